"""Every screen and dialog of the app, by name: how each is come to, in a workspace of its own.

A new screen needs a row here, in `every_place`, `every_page` or `every_dialog`; a test asks for it.
A row says which class is in front, in which room it begins (how the workspace is prepared), and
what is done to come there. The clock stands at 2026-11-22 15:30, and nothing is left to chance.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, TypedDict

from tests.pilot.laptop import Laptop, Moment, Sitting
from textual.message import Message
from textual.screen import Screen

from conferapp.storage.demo import make_demo
from conferapp.storage.settings import TutorSettings
from conferapp.ui.screens.base import AppScreen, GoTo

TUTOR: Final = "Sample Tutor"
STUDENTS: Final = 8
CONFERENCES: Final = 18


class Opening(TypedDict, total=False):
    """How the app is opened; see `Laptop.open`."""

    student: str | None
    agenda: str | None
    new: bool
    tour: bool


Room = Callable[[Laptop], Opening]
"""Prepares a workspace, and says how the app is opened on it."""
Reach = Callable[[Sitting], Awaitable[None]]
"""Goes from where the app opens to the view."""


async def stay(_: Sitting) -> None:
    """Go nowhere: the app opens on it."""


@dataclass(frozen=True)
class View:
    """A screen in one state.

    Attributes:
        shows: The name of the class of the screen in front.
        room: The workspace in which it is looked at.
        reach: How it is come to.
    """

    shows: str
    room: Room
    reach: Reach = stay


Views = Mapping[str, View]


# Rooms -----------------------------------------------------------------------------------


def empty(laptop: Laptop) -> Opening:
    """A workspace in which there is nothing yet."""
    TutorSettings(tutor=TUTOR).write(laptop.places.settings)
    return {}


def unknown(_: Laptop) -> Opening:
    """A laptop on which the app was never opened."""
    return {"new": True}


def a_class(laptop: Laptop) -> Opening:
    """The sample class, smaller."""
    for path, content in sample_class().items():
        own = laptop.places.workspace / path
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_bytes(content)
    return empty(laptop)


@cache
def sample_class() -> Mapping[Path, bytes]:
    """The files of the sample class; made once, since they are the same each time."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch) / "class"
        make_demo(folder, Moment().clock, students=STUDENTS, conferences=CONFERENCES)
        files = [path for path in folder.rglob("*") if path.is_file()]
        return {path.relative_to(folder): path.read_bytes() for path in files}


# Ways ------------------------------------------------------------------------------------


def press(*keys: str) -> Reach:
    """Press keys."""

    async def reach(someone: Sitting) -> None:
        await someone.press(*keys)

    return reach


def write(words: str) -> Reach:
    """Type words."""

    async def reach(someone: Sitting) -> None:
        await someone.type(words)

    return reach


def until(words: str) -> Reach:
    """Wait until the screen says something, which a thread has to find first."""

    async def reach(someone: Sitting) -> None:
        await someone.until_seen(words)

    return reach


def post(make: Callable[[], Message]) -> Reach:
    """Have the screen in front ask for something."""

    async def reach(someone: Sitting) -> None:
        someone.app.screen.post_message(make())
        await someone.pilot.pause()

    return reach


def place(name: str, *, at: str = "", called: str = "") -> Reach:
    """Go to one of the places, about a student of that first name where one is given."""

    async def reach(someone: Sitting) -> None:
        student = someone_called(someone, called) if called else ""
        someone.app.screen.post_message(GoTo(name, student, at))
        await someone.pilot.pause()

    return reach


def put_up(make: Callable[[Sitting], AppScreen]) -> Reach:
    """Show a screen that only an accident would show."""

    async def reach(someone: Sitting) -> None:
        await someone.app.put_up(make(someone))
        await someone.pilot.pause()

    return reach


def ask(make: Callable[[Sitting], Screen[Any]]) -> Reach:
    """Show a dialog in front of what is there."""

    async def reach(someone: Sitting) -> None:
        await someone.app.push_screen(make(someone))
        await someone.pilot.pause()

    return reach


def pass_by(seconds: float) -> Reach:
    """Let time go on."""

    async def reach(someone: Sitting) -> None:
        someone.moment.pass_by(seconds)

    return reach


def then(*ways: Reach) -> Reach:
    """Go several ways, one after the other."""

    async def reach(someone: Sitting) -> None:
        for way in ways:
            await way(someone)

    return reach


def someone_called(person: Sitting, called: str) -> str:
    """The id of the student of a first name."""
    lines = person.desk.caseload().students
    return next(line.id for line in lines if line.name.startswith(f"{called} "))
