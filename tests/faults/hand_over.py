"""A hand-over under attack: marks in all that is the tutor's, hands that do anything, and an eye.

The eye reads every paint as the terminal would get it, and whatever else could carry words away:
the clipboard, toasts, titles.
"""

import asyncio
import base64
import random
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest
import tomli_w
from tests.pilot.laptop import Laptop, Sitting
from tests.pilot.past import held, loaded
from tests.pilot.test_nothing_of_the_tutors import (
    COVERED,
    SECRET,
    SPOKEN,
    before_that,
    fill_in,
)
from textual import events
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.screen import Screen

from conferapp.domain.student import Student
from conferapp.storage.saver import SaveState
from conferapp.storage.settings import TutorSettings
from conferapp.storage.shipped import shipped_agendas
from conferapp.storage.store import KeptApart
from conferapp.ui.app import ConferApp
from conferapp.ui.screens.base import Turn
from conferapp.ui.screens.handing import HandingOver

AGENDAS: Final = ("goal-setting", "data-review")
CODE: Final = "7531 Zq.code"
"""Of letters and digits that no hand here types."""

_KEYS: Final = (
    *(f"f{number}" for number in range(1, 13)),
    *(f"ctrl+{letter}" for letter in "abcdefgklnopqrstuvwxyz"),
    *("enter", "enter", "enter", "tab", "tab", "shift+tab", "escape", "space", "backspace"),
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "delete", "insert"),
    *("shift+f8", "shift+f9", "shift+home", "shift+end", "shift+left", "shift+up", "alt+up"),
    *("ctrl+home", "ctrl+end", "ctrl+left", "ctrl+backslash", "ctrl+underscore", "ctrl+@"),
    *("question_mark", "slash", "p", "s", "t", "n", "u", "a"),
)
_LETTERS: Final = "abcdefghijklm noprstuvwxy 4689.,?"
_PASTES: Final = ("48", "words of my own", "a\tb\nc\td", "[@click=app.quit]x[/]", "x" * 3_000)
_SIZES: Final = ((80, 24), (120, 36), (40, 12), (200, 60), (7, 3), (1, 1))
_ESCAPES: Final = re.compile(r"\x1b\[[0-9;?<>=]*[A-Za-z]")
_COPIED: Final = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")
_TITLE: Final = re.compile(r"\x1b\][012];")


class Eye:
    """Reads all that leaves the app, and counts the marks.

    Attributes:
        seen: Marks that a student saw.
        told: Marks that the tutor saw.
        looks: How many things were read while a student had the laptop.
    """

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()
        self.told: Counter[str] = Counter()
        self.looks = 0
        self._opened = False

    def read(self, app: App[Any], text: str) -> None:
        """Read something."""
        if not isinstance(app, ConferApp):
            return
        theirs = app.desk.handover.holder() is not None and not isinstance(app.screen, HandingOver)
        self.looks += theirs
        if app.flow is not None and app.flow.session.conference.record.reveals:
            self._opened = True  # by the student, who may see the results from now on
        plain = _ESCAPES.sub("", _COPIED.sub(_decoded, text))
        for mark in (SECRET, SPOKEN) if self._opened else (SECRET, SPOKEN, COVERED):
            (self.seen if theirs else self.told).update(mark.findall(plain))
        self.seen.update(_TITLE.findall(text))

    def look_around(self, app: ConferApp) -> None:
        """Read what isn't painted now."""
        told = [str(toast.message) for toast in app._notifications]
        lines = [strip.text for strip in app.screen._compositor.render_strips()]
        self.read(app, "\n".join([*told, app.clipboard, app.title, app.sub_title, *lines]))

    @contextmanager
    def open(self) -> Iterator[None]:
        """Read every paint, and every byte that goes to the terminal besides."""
        paint, write = App._display, HeadlessDriver.write

        def painted(app: App[Any], screen: Screen[Any], update: Any) -> None:  # noqa: ANN401
            if isinstance(update, CompositorUpdate):
                self.read(app, update.render_segments(app.console))
            paint(app, screen, update)

        def written(driver: HeadlessDriver, data: str) -> None:
            self.read(driver._app, data)
            write(driver, data)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(App, "_display", painted)
            patch.setattr(HeadlessDriver, "write", written)
            yield


def _decoded(copied: re.Match[str]) -> str:
    """What is put into the terminal's clipboard."""
    return base64.b64decode(copied[1]).decode("utf-8")


# What is to be kept from a student ------------------------------------------------------------


def marked(agenda_id: str) -> str:
    """A shipped agenda with a mark in every text that is only for the tutor."""
    path = shipped_agendas() / f"{agenda_id}.toml"
    agenda = tomllib.loads(path.read_text(encoding="utf-8"))
    for part in ("preparation", "reflection", "agenda", "follow_up"):
        for page in agenda.get(part, ()):
            if page.get("who") != "student":
                page.update({key: [f"Zt.{key}"] for key in ("say", "good", "weak")})
                page.update({"do": "Zt.do", "tips": [{"text": "Zq.tip"}]})
    for lens in agenda.get("lenses", {}).values():
        lens.update({"name": "Zq.lens", "idea": "Zq.idea"})
    return tomli_w.dumps(agenda)


def prepare(laptop: Laptop, agenda_id: str, *, code: bool) -> tuple[Student, Student]:
    """Have a workspace in which everything of the tutor's carries a mark.

    Returns:
        The student who is to confer, and another one.
    """
    folder = laptop.places.workspace / "agendas"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{agenda_id}.toml").write_text(marked(agenda_id), encoding="utf-8")
    settings = TutorSettings(tutor="R. Diaz", idle_minutes=30)
    settings.with_code(CODE if code else None).write(laptop.places.settings)
    other = laptop.student("Zqben Ruiz")
    student = laptop.student()
    held(laptop, student, before_that(loaded(laptop, agenda_id)[0]), agenda_id=agenda_id)
    return student, other


async def hand_over(tutor: Sitting) -> None:
    """Fill everything in, copy something, have a toast up, and hand the laptop over."""
    await tutor.until(lambda: tutor.app.flow is not None, "the conference is open")
    fill_in(tutor)
    flow = tutor.app.flow
    assert flow is not None
    flow.session.keep(at_once=True)
    first = next(page for page in flow.session.pages() if page.who == "student")
    tutor.app.post_message(Turn(first.id))
    await tutor.until(lambda: tutor.on == "HandingOver", "the page in between is there")
    tutor.app.copy_to_clipboard("Zq.copied")
    tutor.app.say("Zq.toast")
    await tutor.press("enter")
    await tutor.until(lambda: tutor.on == "StudentScreen", "the student has the laptop")
    assert tutor.desk.saver.flush(5)


async def take_back(person: Sitting, *, code: bool) -> None:
    """Take the laptop back, as the tutor does, and look at a page of the tutor's."""
    person.moment.pass_by(600)
    await person.pilot.resize_terminal(120, 36)
    for _ in range(20):
        if person.on == "GivingBack":
            break
        await person.press("escape" if person.on == "HelpDialog" else "f2")
    if code:
        await person.press(*["backspace"] * 3, "ctrl+u", "ctrl+k")
        person.moment.pass_unattended(400)
        await person.type(f"{CODE}\n")
    else:
        await person.take_back()
    await person.until(lambda: person.desk.handover.holder() is None, "the tutor has the laptop")
    if person.app.flow is not None:
        person.app.post_message(Turn(person.app.flow.session.pages()[0].id))
        await person.until(lambda: person.on == "ConferenceScreen", "a page of the tutor's")


# Hands that do anything -----------------------------------------------------------------------


class Hands:
    """Does whatever comes to mind at the keyboard of somebody else.

    Args:
        chance: What decides.
        person: The app.
        eye: Looks on.
    """

    def __init__(self, chance: random.Random, person: Sitting, eye: Eye) -> None:
        self._chance, self._person, self._eye = chance, person, eye
        self._deeds: tuple[tuple[Callable[[], None], int], ...] = (
            (self._key, 60),
            (self._letters, 8),
            (self._click, 20),
            (self._drag, 3),
            (self._scroll, 3),
            (self._paste, 2),
            (self._resize, 1),
            (self._tidings, 1),
            (self._wait, 2),
        )

    async def do(self, count: int) -> None:
        """Do some deeds, one soon behind the other."""
        deeds, weights = zip(*self._deeds, strict=True)
        for number, deed in enumerate(self._chance.choices(deeds, weights, k=count)):
            deed()
            await asyncio.sleep(0)
            while self._person.app.keys_waiting > 3:
                assert self._person.app.is_running, "no key leads out of the app"
                await asyncio.sleep(0.0005)
            if number % 50 == 49:
                await self._person.pilot._wait_for_screen()
                self._eye.look_around(self._person.app)
        await self._person.pilot.pause()
        self._eye.look_around(self._person.app)

    def _post(self, event: events.Event) -> None:
        event.set_sender(self._person.app)
        self._person.app.post_message(event)

    def _key(self) -> None:
        self._person._send(self._chance.choice(_KEYS))

    def _letters(self) -> None:
        for letter in self._chance.choices(_LETTERS, k=self._chance.randint(1, 8)):
            self._person._send(letter)

    def _paste(self) -> None:
        self._post(events.Paste(self._chance.choice(_PASTES)))

    def _place(self) -> tuple[int, int]:
        size = self._person.app.size
        return self._chance.randrange(size.width), self._chance.randrange(size.height)

    def _mouse(self, kind: type[events.MouseEvent], x: int, y: int, button: int = 1) -> None:
        self._post(kind(None, x, y, 0, 0, button, False, False, False, x, y))

    def _click(self) -> None:
        x, y = self._place()
        self._mouse(events.MouseMove, x, y, 0)
        self._mouse(events.MouseDown, x, y)
        self._mouse(events.MouseUp, x, y)

    def _drag(self) -> None:
        self._mouse(events.MouseDown, *self._place())
        self._mouse(events.MouseMove, *self._place())
        self._mouse(events.MouseUp, *self._place())
        self._person._send("ctrl+c")
        self._person._send("ctrl+v")

    def _scroll(self) -> None:
        kind = self._chance.choice((events.MouseScrollUp, events.MouseScrollDown))
        self._mouse(kind, *self._place(), 0)

    def _resize(self) -> None:
        size = Size(*self._chance.choice(_SIZES))
        self._post(events.Resize(size, size))

    def _tidings(self) -> None:
        """What the saver's thread may have to say at any moment."""
        tidings = self._person.desk.tidings
        tidings.versions(KeptApart("x", Path("Zq.file.json")))
        tidings.saving(SaveState(failing=self._chance.choice(("Not saved. (Zq.folder)", None))))

    def _wait(self) -> None:
        self._person.moment.pass_by(0.05)
        if self._chance.random() < 0.2:
            self._person.moment.pass_unattended(2_000)
            self._person.app.call_later(self._person.app.look_at_clock)
