"""What a command needs that writes into the workspace."""

from typing import TYPE_CHECKING, Final

import click

from conferapp.cli.asked import there
from conferapp.cli.given import CannotGoOn, Given

if TYPE_CHECKING:
    from conferapp.desk.desk import Desk

STUDENT_HAS_IT: Final = "A student has the laptop just now. Open Conferapp and take it back first."


def desk_to_write(given: Given, *, begin: bool = False) -> "Desk":
    """A desk on which something may be written.

    Args:
        given: What `main` hands to the commands.
        begin: Whether the usual folder is made where there is none yet, as the app does it. One
            that was named isn't: it may be a slip.

    Raises:
        CannotGoOn: A student has the laptop, or nothing can be kept in the workspace.
    """
    from conferapp.desk.desk import lay_desk
    from conferapp.storage.handover import Handover

    if not begin or given.workspace is not None:
        there(given.sealed_workspace())
    places = given.places()
    if Handover(places.handover).holder() is not None:
        raise CannotGoOn(STUDENT_HAS_IT)
    desk = lay_desk(places, given.clock, given.seal)
    click.get_current_context().call_on_close(desk.index.close)
    if desk.only_reads:
        raise CannotGoOn(desk.only_reads)
    desk.tidings.of_versions = lambda apart: click.echo(apart.sentence, err=True)
    return desk
