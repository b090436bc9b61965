"""The command for the tutor's own: name, code, when the screen rests, colors."""

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import click

from conferapp.cli.given import CannotGoOn, Given
from conferapp.cli.unlocking import ask
from conferapp.cli.writing import STUDENT_HAS_IT
from conferapp.domain.text import MAX_LINE, clean

if TYPE_CHECKING:
    from conferapp.desk.desk import Desk
    from conferapp.storage.settings import TutorSettings

_LONGEST_CODE: Final = 64
"""As much as the lines on the screens take."""
_UNCHANGED: Final = "Nothing was changed."
_USUAL: Final = "the usual ones"


@click.command()
@click.option("--name", metavar="NAME", help="Your name, as records keep it.")
@click.option("--code/--no-code", default=None, help="Set a code; take it away.")
@click.option("--rest", metavar="MINUTES", help="The screen rests after so many; 0 is never.")
@click.option("--theme", metavar="NAME", help="The colors; two quotes alone are the usual ones.")
@click.pass_obj
def tutor(
    given: Given, name: str | None, rest: str | None, theme: str | None, *, code: bool | None
) -> None:
    """Tell who you are on this computer, or change it.

    A code is asked for twice and isn't shown; where one is set, the old one is asked for first. A
    script gives each as a line. What is changed holds from the next start of Conferapp on.
    """
    from conferapp.desk.desk import spread_desk
    from conferapp.storage.handover import Handover

    places = given.places()
    desk = spread_desk(places, given.clock)
    click.get_current_context().call_on_close(desk.index.close)
    if {name, rest, theme, code} != {None}:
        if Handover(places.handover).holder() is not None:
            raise CannotGoOn(STUDENT_HAS_IT)
        changed = _with(desk.tutor, name, rest, theme)
        if code is not None:
            changed = _with_code(desk, changed, wanted=code)
        changed.write(places.settings)
        desk.tutor = changed
    for problem in desk.tutor.problems:
        click.echo(problem, err=True)
    for line in _told(desk.tutor):
        click.echo(clean(line))


def _told(tutor: "TutorSettings") -> list[str]:
    minutes = f"{tutor.idle_minutes} minute{'' if tutor.idle_minutes == 1 else 's'}"
    rests = f"the screen rests after {minutes} without a key"
    return [
        f"Name: {tutor.tutor or 'none yet'}",
        f"Code: {'is set' if tutor.code else 'none'}",
        f"Rest: {rests if tutor.idle_minutes else 'never'}",
        f"Colors: {_looks().get(tutor.theme, tutor.theme) if tutor.theme else _USUAL}",
    ]


def _with(
    tutor: "TutorSettings", name: str | None, rest: str | None, theme: str | None
) -> "TutorSettings":
    """The same settings with what was said.

    Raises:
        CannotGoOn: The minutes make no sense, or there is no such theme.
    """
    from conferapp.storage.settings import IDLE_WANTED

    rested = tutor.with_idle(rest or "")
    if rested is None:
        raise CannotGoOn(f"{IDLE_WANTED} {_UNCHANGED}")
    if name is not None:
        rested = replace(rested, tutor=clean(name).strip()[:MAX_LINE])
    return rested if theme is None else replace(rested, theme=_theme(theme))


def _looks() -> dict[str, str]:
    """Every theme by its id, with what it is called on screen."""
    from textual.theme import BUILTIN_THEMES

    from conferapp.ui.dialogs.theme import MORE, OURS

    return {
        **{look.id: look.name for look in OURS if look.id != MORE},
        **{id_: id_ for id_ in BUILTIN_THEMES},
    }


def _theme(said: str) -> str:
    """The id of a theme, by that or by what it is called; "" for the usual one.

    Raises:
        CannotGoOn: There is none.
    """
    from conferapp.domain.spelling import did_you_mean
    from conferapp.domain.text import fold

    if not said.strip():
        return ""
    looks = _looks()
    for id_, name in looks.items():
        if fold(said) in {fold(id_), fold(name)}:
            return id_
    names = list(looks.values())
    hint = did_you_mean(said, names) or f"There are: {'; '.join(names)}."
    raise CannotGoOn(f"No colors are called “{clean(said)}”. {hint} {_UNCHANGED}")


def _with_code(desk: "Desk", changed: "TutorSettings", *, wanted: bool) -> "TutorSettings":
    """The same settings with another code, or with none.

    Raises:
        CannotGoOn: The old code isn't known, or the new one is no code.
    """
    from conferapp.desk.keeper import Keeper

    if desk.tutor.code:
        old = clean(ask("Your code until now"))
        if problem := asyncio.run(Keeper(desk).lets_in(old)):
            raise CannotGoOn(f"{problem.removeprefix('✗ ')} {_UNCHANGED}")
    if not wanted:
        return changed.with_code(None)
    new = clean(ask("The new code")).strip()
    if not new or len(new) > _LONGEST_CODE:
        raise CannotGoOn(f"A code has 1 to {_LONGEST_CODE} characters. {_UNCHANGED}")
    if clean(ask("Once more")).strip() != new:
        raise CannotGoOn(f"The two differ. {_UNCHANGED}")
    return changed.with_code(new)
