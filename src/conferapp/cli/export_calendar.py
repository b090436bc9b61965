"""The command that makes the next date a file for calendars: `conferapp export calendar NAME`."""

from typing import TYPE_CHECKING, Any, Final

import click

from conferapp.cli.given import Given
from conferapp.cli.making import Made, Making, shared_params

if TYPE_CHECKING:
    from conferapp.ui.press import Press, Source


_ABOUT: Final = "Next date. For a calendar on a computer or phone."


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
    help=f"{_ABOUT}\n\nSTUDENT is any part of the student’s name.",
    short_help=_ABOUT,
    params=shared_params(),
)
"""The command."""
