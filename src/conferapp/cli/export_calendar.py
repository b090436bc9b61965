"""The command that makes the next date a file for calendars: `conferapp export calendar NAME`."""

from typing import TYPE_CHECKING, Any

import click

from conferapp.cli.given import Given
from conferapp.cli.making import Made, Making, shared_params

if TYPE_CHECKING:
    from conferapp.ui.press import Press, Source


def _make(**asked: Any) -> None:  # noqa: ANN401  # as click has them
    given = click.get_current_context().find_object(Given)
    if given is not None:
        Making(given, **asked).run(_made)


def _made(press: "Press", source: "Source") -> Made:
    """The next date, under the name by which the handouts' screen notes it, too."""
    from conferapp.ui.leaving import NEXT_DATE

    return Made(NEXT_DATE.id, "ics", NEXT_DATE.name, NEXT_DATE.reader, press.calendar(source))


calendar = click.Command(
    "calendar",
    callback=_make,
    help=(
        "The next date, for a calendar on a computer or phone.\n\n"
        "STUDENT is any part of the student’s name."
    ),
    params=shared_params(),
)
"""The command."""
