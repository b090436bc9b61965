"""The laptop between tutor and student: the app on it, the keys, and what the screen says."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from time import monotonic
from typing import Any, Final

from rich.cells import cell_len
from tests.pilot.agendas import SHORT
from tests.pilot.hands import Hands
from textual import events
from textual.keys import _character_to_key
from textual.widget import Widget

from conferapp.desk.desk import Desk, lay_desk
from conferapp.desk.first_start import welcomed
from conferapp.desk.trial_desk import lay_trial_desk
from conferapp.domain.clock import Clock
from conferapp.domain.conference import Conference
from conferapp.domain.model import Value, as_rows
from conferapp.domain.student import Student
from conferapp.storage.places import Places
from conferapp.storage.saver import Savable, Saver
from conferapp.storage.store import Store
from conferapp.storage.students import new_student
from conferapp.storage.trial import Trial
from conferapp.storage.workspace import Workspace
from conferapp.ui.app import ConferApp
from conferapp.ui.fields.field import Field
from conferapp.ui.screens.base import AppScreen, Turn

START: Final = datetime(2026, 11, 22, 15, 30, tzinfo=timezone(timedelta(hours=-5)))
SMALL: Final = (80, 24)
LARGE: Final = (120, 36)

_PATIENCE: Final = 20.0  # seconds
_GLANCE: Final = 0.005
_BORDER: Final = "│"


class Moment:
    """A clock that stands at 2026-11-22 15:30 until somebody moves it."""

    def __init__(self) -> None:
        self._now, self._ticks, self._away = START, 0.0, 0.0

    def pass_by(self, seconds: float) -> None:
        """Move on, while somebody is at the laptop."""
        self._now += timedelta(seconds=seconds)
        self._ticks += seconds

    def pass_unattended(self, seconds: float, *, asleep: bool = False) -> None:
        """Move on while nobody is there, or while the laptop sleeps."""
        self._now += timedelta(seconds=seconds)
        self._ticks += 0.0 if asleep else seconds
        self._away += seconds

    @property
    def clock(self) -> Clock:
        """What the app gets."""
        return Clock(
            now=lambda: self._now, ticks=lambda: self._ticks, through_sleep=lambda: self._away
        )


@dataclass
class Sitting:
    """The app while it is open.

    Attributes:
        app: The app.
        pilot: The hands on it.
        desk: What the app works with.
        moment: The clock.
    """

    app: ConferApp
    pilot: Hands
    desk: Desk
    moment: Moment
    _presses: int = 0

    # Hands -------------------------------------------------------------------------------

    async def press(self, *keys: str) -> None:
        """Press keys by name, each when the one before has done its work."""
        for key in keys:
            self._send(key)
            await self._settle()

    async def type(self, text: str) -> None:
        """Type a text, each line at one go; a new line is Enter."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self._send("enter")
                await self._settle()
            for letter in line:
                self._send(letter)
            await self._settle()

    async def _settle(self) -> None:
        """Let what a key sets off go round: to a widget, up again, and to another widget."""
        await self.pilot.pause()

    def _send(self, key: str) -> None:
        if len(key) == 1:
            event = events.Key(_character_to_key(key), key)
        else:
            event = events.Key(key, {"enter": "\r", "tab": "\t", "space": " "}.get(key))
        self._presses += 1
        event.time += self._presses  # a second apart: nothing here is a key that is held down
        event.set_sender(self.app)
        self.app.post_message(event)

    async def paste(self, text: str) -> None:
        """Paste a text where the focus is."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def click(self, words: str, *, last: bool = False) -> None:
        """Click on the first (or last) place where the screen says something."""
        places = [(y, line) for y, line in enumerate(self.lines) if words in line]
        assert places, f"{words!r} isn't there to be clicked:\n{self.screen}"
        row, line = places[-1 if last else 0]
        column = cell_len(line[: line.index(words)])
        await self.click_at(column, row)

    async def click_at(self, x: int, y: int, *, down: int = 0) -> None:
        """Press in a cell and let go, there or some rows down, as a terminal reports it."""
        for kind, row in ((events.MouseDown, y), (events.MouseUp, y + down)):
            event = kind(None, x, row, 0, 0, button=1, shift=False, meta=False, ctrl=False)
            self.app.post_message(event)
            await self._settle()

    async def to_field(self, question: str) -> Field:
        """Press Tab until a question has the focus."""
        for _ in range(40):
            here = self.question
            if here == question:
                return self.field(question)
            await self.press("tab")
        raise AssertionError(f"Tab never came to {question}:\n{self.screen}")

    async def say(self, question: str, words: str) -> None:
        """Answer a question in words, or by pressing what they spell."""
        await self.to_field(question)
        await self.type(words)

    async def begin(self, key: str = "p", title: str = "goal-setting") -> None:
        """Begin a conference at home, and choose which one by a part of its title."""
        await self.press(key)
        await self.until_seen("Which conference?")
        await self.type(f"{title}\n")
        await self.until(lambda: self.app.flow is not None, "the conference is open")

    async def go_to(self, page: str, title: str) -> None:
        """Go to a page by a part of its title."""
        await self.press("ctrl+g")
        await self.type(f"{title}\n")
        await self.until(lambda: self.page == page, f"{page} is there")

    async def turn_to(self, page: str) -> None:
        """Be on a page, whichever way leads there: what is looked at only begins there."""
        self.app.post_message(Turn(page))
        await self.until(lambda: self.page == page, f"{page} is there")

    async def finish(self, *keys: str) -> None:
        """Finish on the finish screen, say goodbye, and go home."""
        await self.press(*(keys or ("f8", "f8")))
        await self.until_seen("Thank you, ")
        await self.press("enter")
        await self.until(lambda: self.on == "HomeScreen", "home is there")

    async def take_back(self) -> None:
        """Take the laptop back from the page in between, without a code."""
        await self.press("f2")
        self.moment.pass_by(1)
        await self.press("f9")

    async def skip(self, why: str) -> None:
        """Skip the page in front."""
        await self.press("f5", "tab")
        await self.type(f"{why}\n")

    # Eyes --------------------------------------------------------------------------------

    @property
    def lines(self) -> list[str]:
        """What is on the screen, line by line, without spaces at the ends."""
        strips = self.app.screen._compositor.render_strips()
        lines = [strip.text.rstrip() for strip in strips]
        return lines[:-1] if lines and not lines[-1] else lines  # none before it is laid out

    @property
    def screen(self) -> str:
        """What is on the screen."""
        return "\n".join(self.lines)

    def sees(self, *words: str) -> bool:
        """Whether all of these are on the screen, however lines are broken within a column."""
        lines = self.lines
        left = [line.partition(_BORDER)[0] for line in lines]
        steps = next((widget.region.right for widget in self.app.screen.query("#steps")), 0)
        columns = (
            lines,
            left,
            [line[steps:] for line in left],
            [line.rpartition(_BORDER)[2] for line in lines],
        )
        texts = [_flat(column) for column in columns]
        return all(any(_flat([each]) in text for text in texts) for each in words)

    def must_see(self, *words: str) -> None:
        """Fail where something isn't on the screen."""
        for each in words:
            assert self.sees(each), f"{each!r} isn't on the screen:\n{self.screen}"

    def must_not_see(self, *words: str) -> None:
        """Fail where something is on the screen."""
        for each in words:
            assert not self.sees(each), f"{each!r} is on the screen:\n{self.screen}"

    async def until(self, told: Callable[[], bool], what: str) -> None:
        """Go on as soon as the app has nothing left to do and something holds."""
        begun = monotonic()
        while monotonic() - begun < _PATIENCE:
            await self.pilot.pause()
            if told():
                return
            await asyncio.sleep(_GLANCE)
        raise AssertionError(f"It never came about that {what}:\n{self.screen}")

    async def until_seen(self, words: str) -> None:
        """Go on as soon as the screen says something."""
        await self.until(lambda: self.sees(words), f"the screen says {words!r}")

    @property
    def on(self) -> str:
        """The name of the screen in front."""
        return type(self.app.screen).__name__

    @property
    def main(self) -> AppScreen:
        """The screen behind any dialog."""
        return next(s for s in reversed(self.app.screen_stack) if isinstance(s, AppScreen))

    @property
    def focus(self) -> Widget | None:
        """What has the focus."""
        return self.app.screen.focused

    @property
    def question(self) -> str | None:
        """The question that has the focus."""
        nodes = self.focus.ancestors_with_self if self.focus else ()
        return next((n.prompt.question.id for n in nodes if isinstance(n, Field)), None)

    def field(self, question: str) -> Field:
        """The field of a question."""
        return self.app.screen.query_one(f"#field-{question}", Field)

    @property
    def page(self) -> str:
        """The id of the page in front."""
        return str(getattr(self.main, "page").id)  # noqa: B009  # screens without pages have none

    # What is kept ------------------------------------------------------------------------

    @property
    def conference(self) -> Conference:
        """The conference that is open."""
        assert self.app.flow is not None
        return self.app.flow.session.conference

    def answer(self, question: str) -> Value:
        """The answer to a question as it stands now, on disk or not."""
        return self.conference.value(question)

    def rows(self, question: str, *keys: str) -> list[tuple[object, ...]]:
        """Some cells of an answer that consists of rows."""
        return [tuple(row.get(key) for key in keys) for row in as_rows(self.answer(question))]

    async def saved(self) -> dict[str, Any]:
        """The one record, once it is on disk."""
        assert self.desk.saver.flush(5)
        await self.pilot.pause()
        (record,) = records(self.desk.places)
        return record

    async def saved_last(self) -> dict[str, Any]:
        """The record of the conference that is open, once it is on disk."""
        assert self.desk.saver.flush(5)
        await self.pilot.pause()
        own = self.conference.record.id
        return next(record for record in records(self.desk.places) if record["id"] == own)


def records(places: Places) -> list[dict[str, Any]]:
    """All records of a workspace."""
    return [json.loads(p.read_text("utf-8")) for p in sorted(places.workspace.glob("records/*/*"))]


@dataclass
class Laptop:
    """A laptop with a workspace, on which the app is opened and closed.

    Attributes:
        places: The folders.
        moment: The clock.
    """

    places: Places
    moment: Moment = field(default_factory=Moment)

    def agenda(self, text: str, *, title: str = "A short talk", id: str = "goal-setting") -> None:  # noqa: A002  # as agendas call it
        """Put an agenda into the workspace; with the usual id it replaces the shipped one."""
        folder = self.places.workspace / "agendas"
        folder.mkdir(parents=True, exist_ok=True)
        head = f'format = 1\nid = "{id}"\ntitle = "{title}"\n'
        (folder / f"{id}.toml").write_text(head + text, encoding="utf-8")

    def student(
        self,
        name: str = "Amara Okafor",
        *,
        grade: str | None = None,
        subject: str | None = None,
        tutor: str | None = None,
        archived: bool = False,
        supports: Sequence[str] = (),
        language: str | None = None,
    ) -> Student:
        """Put a student into the workspace."""
        student = new_student(name, called=None, grade=grade, subject=subject, tutor=tutor)
        workspace = Workspace(self.places.workspace)
        workspace.open()
        own = {"archived": archived, "supports": tuple(supports), "language": language}
        student = student.model_copy(update=own)
        Store(workspace, tell=lambda _: None).save(student)
        return student

    @asynccontextmanager
    async def open(
        self,
        size: tuple[int, int] = SMALL,
        *,
        student: str | None = None,
        agenda: str | None = "goal-setting",
        disk: "Disk | None" = None,
        new: bool = False,
        tour: bool = False,
    ) -> AsyncIterator[Sitting]:
        """Open the app; at the end it is gone at once, as when a process is killed.

        Whoever sits there has seen the welcome before, unless they are new.
        """
        desk = lay_desk(self.places, self.moment.clock)
        if not new:
            welcomed(desk)
        if disk is not None:
            desk.saver = disk.saver(desk)
        desk.saver.start()
        app = ConferApp(desk, student=student, agenda=agenda, tour=tour)
        app.animation_level = "none"
        try:
            async with app.run_test(size=size, notifications=True):
                sitting = Sitting(app, Hands(app), desk, self.moment)
                await sitting.until(lambda: len(app.screen_stack) > 1, "a screen is up")
                await sitting.pilot.pause()
                yield sitting
                assert not app.faults  # those beside the conference don't end it
        finally:
            desk.saver.close(5)
            desk.index.close()
            for record in list(desk.locks._held):
                desk.locks.release(record)

    @asynccontextmanager
    async def trying(self, trial: Trial, size: tuple[int, int] = LARGE) -> AsyncIterator[Sitting]:
        """Try an agenda out, as the command line does."""
        desk = lay_trial_desk(self.places, self.moment.clock)
        app = ConferApp(desk, trial=trial)
        app.animation_level = "none"
        async with app.run_test(size=size, notifications=True):
            sitting = Sitting(app, Hands(app), desk, self.moment)
            await sitting.until(lambda: len(app.screen_stack) > 1, "a screen is up")
            await sitting.pilot.pause()
            yield sitting

    @asynccontextmanager
    async def confer(
        self, size: tuple[int, int] = LARGE, *, agenda: str = SHORT, disk: "Disk | None" = None
    ) -> AsyncIterator[Sitting]:
        """Open the app in a conference with a new student, at its first page."""
        self.agenda(agenda)
        student = self.student()
        async with self.open(size, student=student.id, disk=disk) as tutor:
            await tutor.until(lambda: tutor.app.flow is not None, "the conference is open")
            await tutor.pilot.pause()
            yield tutor

    @property
    def records(self) -> list[dict[str, Any]]:
        """All records."""
        return records(self.places)


class Disk:
    """A disk that can be slow, or refuse.

    Attributes:
        refuses: What to raise at each save, or None to save.
        delay: Seconds from a change to its save.
    """

    def __init__(self, *, delay: float = 0.25) -> None:
        self.refuses: Exception | None = None
        self.delay = delay

    def saver(self, desk: Desk) -> Saver:
        """A saver that writes to this disk."""

        def write(item: Savable) -> None:
            if self.refuses is not None:
                raise self.refuses
            desk.shelf.save(item)

        return Saver(write, now=desk.clock.now, tell=desk.tidings.saving, delay=self.delay)


def _flat(lines: Sequence[str]) -> str:
    """Lines as one text, as an eye reads over line breaks."""
    return " ".join(" ".join(lines).split())


def folders(top: Path) -> Places:
    """Folders of their own for one test."""
    return Places(workspace=top / "workspace", config=top / "config", state=top / "state")
