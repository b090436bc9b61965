"""Line mode without a terminal: lines that are typed, and what was said to them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Final

from conferapp.desk.desk import Desk, lay_desk
from conferapp.desk.session import Session
from conferapp.domain.clock import Clock
from conferapp.domain.student import Student
from conferapp.plain.askers.table import asker_for
from conferapp.plain.opening import Opening
from conferapp.plain.orders import obey
from conferapp.plain.voice import Ended, Voice
from conferapp.plain.walk import Walk
from conferapp.storage.places import Places
from conferapp.storage.settings import TutorSettings
from conferapp.storage.store import Store
from conferapp.storage.students import new_student
from conferapp.storage.workspace import Workspace

START: Final = datetime(2026, 11, 22, 15, 30, tzinfo=timezone(timedelta(hours=-5)))


class Time:
    """A clock that stands at 2026-11-22 15:30 until somebody moves it."""

    def __init__(self) -> None:
        self._now, self._ticks = START, 0.0

    def passes(self, seconds: float) -> None:
        """Let time go by."""
        self._now += timedelta(seconds=seconds)
        self._ticks += seconds

    @property
    def clock(self) -> Clock:
        """What the app gets."""
        ticks = lambda: self._ticks  # noqa: E731  # twice the same
        return Clock(now=lambda: self._now, ticks=ticks, through_sleep=ticks)


@dataclass
class Paper:
    """A terminal on paper: it takes lines from a list, and keeps what was said.

    Attributes:
        lines: What is typed, the next first; a callable is called in its place.
        secrets: Codes that are typed.
        patient: Whether a person types.
        clears: Whether it can be cleared.
        said: Everything that was said.
        theirs: Whether keys that lead out are out of reach.
    """

    lines: list[str | Callable[[], None]]
    secrets: list[str] = field(default_factory=list)
    patient: bool = True
    clears: bool = True
    said: str = ""
    theirs: bool = False

    def write(self, text: str) -> None:
        """Keep what is said."""
        self.said += text

    def read(self, lead: str) -> str:
        """Give the next line."""
        self.said += lead
        while self.lines and callable(self.lines[0]):
            step = self.lines.pop(0)
            assert callable(step)
            step()
        if not self.lines:
            raise EOFError
        line = self.lines.pop(0)
        assert isinstance(line, str)
        self.said += f"{line}\n"
        return line

    def read_secret(self, lead: str) -> str:
        """Give the next code, which isn't seen."""
        self.said += f"{lead}\n"
        if not self.secrets:
            raise EOFError
        return self.secrets.pop(0)

    def clear(self) -> bool:
        """Forget what was said, if that can be done here."""
        self.said = "" if self.clears else self.said
        return self.clears

    def give_away(self) -> None:
        """Take keys out of reach."""
        self.theirs = True

    def put_back(self) -> None:
        """Give them back."""
        self.theirs = False

    def is_there(self) -> bool:
        """Whether somebody can still type; a list of lines comes to its end."""
        return False


@dataclass
class Sitting:
    """One run of line mode.

    Attributes:
        desk: What it worked with.
        paper: What was said.
        voice: Who said it.
        walk: The walk, if it came to one.
    """

    desk: Desk
    paper: Paper
    voice: Voice
    walk: Walk | None

    @property
    def said(self) -> str:
        """Everything that was said since the paper was last cleared."""
        return self.paper.said

    @property
    def session(self) -> Session:
        """The conference."""
        assert self.walk is not None
        return self.walk.session

    def value(self, question: str) -> object:
        """The answer to a question."""
        return self.session.conference.value(question)


@dataclass
class LineMode:
    """A laptop in whose workspace conferences are held in lines.

    Attributes:
        places: The folders.
        time: The clock.
        only_reads: Why nothing can be kept in the workspace, or "".
    """

    places: Places
    time: Time = field(default_factory=Time)
    only_reads: str = ""

    @classmethod
    def under(cls, folder: Path, agenda: str = "", *, tutor: str = "") -> "LineMode":
        """A laptop whose folders are below another one, perhaps with an agenda and a tutor."""
        laptop = cls(Places(folder / "workspace", folder / "config", folder / "state"))
        if agenda:
            laptop.agenda(agenda)
        if tutor:
            TutorSettings(tutor=tutor).write(laptop.places.settings)
        return laptop

    def agenda(self, text: str, *, id: str = "talk", title: str = "A short talk") -> None:  # noqa: A002  # as agendas call it
        """Put an agenda into the workspace."""
        folder = self.places.workspace / "agendas"
        folder.mkdir(parents=True, exist_ok=True)
        head = f'format = 1\nid = "{id}"\ntitle = "{title}"\n'
        (folder / f"{id}.toml").write_text(head + text, encoding="utf-8")

    def student(self, name: str = "Amara Okafor", **own: Any) -> Student:  # noqa: ANN401  # any of its keys
        """Put a student into the workspace."""
        student = new_student(name, called=None, grade="7", subject="Algebra", tutor=None)
        workspace = Workspace(self.places.workspace)
        workspace.open()
        student = student.model_copy(update=own)
        Store(workspace, tell=lambda _: None).save(student)
        return student

    def hold(
        self,
        student: Student,
        lines: Sequence[str | Callable[[], None]],
        *,
        agenda: str | None = "talk",
        behind: bool = False,
        **paper: Any,  # noqa: ANN401  # as `Paper` has them
    ) -> Sitting:
        """Type lines to a student's conference, until they are over or it is left."""
        desk = replace(lay_desk(self.places, self.time.clock), only_reads=self.only_reads)
        sheet = Paper([*lines], **paper)
        voice = Voice(sheet.write, sheet.read, sheet.patient)
        sitting = Sitting(desk, sheet, voice, None)
        desk.saver.start()
        try:
            opening = Opening(desk, voice, sheet)
            held = desk.handover.holder()
            session = (
                opening.of_student(student.id, agenda)
                if held is None
                else opening.of_student_with_laptop(held)
            )
            if session is not None:
                sitting.walk = Walk(desk, session, voice, sheet, asker_for, obey)
                sitting.walk.run_from(behind=behind)
        except Ended:
            pass
        finally:
            if sitting.walk is not None:
                sitting.walk.session.end()
            assert desk.saver.close(5)
            if sitting.walk is not None:
                sitting.walk.session.release()
            desk.index.close()
        return sitting
