"""Workspaces to measure in: many students for home, one conference to go through."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from benchmarks.answers import ANSWERS
from conferapp.domain.agenda import Agenda
from conferapp.domain.caselist import sections
from conferapp.domain.clock import Clock
from conferapp.domain.conference import Conference, begin
from conferapp.domain.record import AgendaRef, Record
from conferapp.domain.standing import Around
from conferapp.domain.student import Student
from conferapp.storage.caseload import Caseload
from conferapp.storage.library import find_agendas
from conferapp.storage.records import dump, read_record
from conferapp.storage.shipped import shipped_agendas
from conferapp.storage.students import read_student
from conferapp.storage.workspace import Workspace

AGENDA: Final = "goal-setting"
RUN: Final = "import sys; from conferapp.cli.main import main; sys.exit(main())"
"""What the installed command does."""

_NO_CACHE: Final = "PYTHONDONTWRITEBYTECODE"
_STUDENTS: Final = 30
_ENDINGS: Final[tuple[Callable[[Conference], None], ...]] = (
    Conference.finish,
    Conference.finish,
    lambda conference: conference.cancel("No-show"),
    lambda _: None,
)


@dataclass(frozen=True)
class Sample:
    """A workspace with folders of its own around it.

    Attributes:
        folder: Holds all of them.
        names: The students' names, in the order in which home lists them.
        subjects: What home tells of the one beside the list, in the same order.
    """

    folder: Path
    names: tuple[str, ...]
    subjects: tuple[str, ...]

    @property
    def environ(self) -> dict[str, str]:
        """The environment of a program that uses it."""
        return bare_environ() | {
            "CONFERAPP_WORKSPACE": str(self.folder / "workspace"),
            "HOME": str(self.folder),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_STATE_HOME": str(self.folder / "state"),
        }

    def saved_bytes(self) -> int:
        """How much is in the records."""
        files = (self.folder / "workspace" / "records").rglob("*.json")
        return sum(path.stat().st_size for path in files)

    def copy(self, folder: Path) -> "Sample":
        """The same in another folder.

        Args:
            folder: A folder that isn't there yet.
        """
        shutil.copytree(self.folder, folder)
        return replace(self, folder=folder)


def bare_environ() -> dict[str, str]:
    """The environment of a bare app: an ordinary terminal."""
    # Without compiled modules, which an installed app has, each start would compile all of ours.
    environ = {name: value for name, value in os.environ.items() if name != _NO_CACHE}
    return environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


def caseload(folder: Path) -> Sample:
    """Thirty students with two conferences each, finished, cancelled or in progress.

    Args:
        folder: An empty folder.
    """
    agenda, source = _agenda()
    names = tuple(f"Student{number:02} Sample" for number in range(_STUDENTS))
    for number, name in enumerate(names):
        student = _student(folder, number, name)
        for turn in range(2):
            clock = _clock(number * 2 + turn)
            conference = begin(agenda, source, student, tutor="R. Diaz", clock=clock)
            _talk(conference)
            # All but the last few are over.
            _ENDINGS[(number + turn) % 3 if number < _STUDENTS - 3 else turn * 3](conference)
            _write(folder, conference.record)
    order = _order_at_home(folder)
    return Sample(folder, tuple(names[at] for at in order), tuple(map(_subject, order)))


def _order_at_home(folder: Path) -> list[int]:
    """The numbers of the students as home lists them today: who is due stands before the others."""
    today = Clock().today()
    listed = Caseload.read(_workspace(folder), today).listed()
    return [int(key[2:], 16) for part in sections(listed, "", today) for key in part.keys]


def one_conference(folder: Path, page: str | None, *, said: bool) -> Sample:
    """One student with a conference in progress.

    Args:
        folder: An empty folder.
        page: The id of the page where it is, or None for the first.
        said: Whether every question has its answer.
    """
    agenda, source = _agenda()
    student = _student(folder, 0, "Student00 Sample")
    clock = _clock(0)
    conference = begin(agenda, source, student, tutor="R. Diaz", clock=clock)
    _talk(conference)
    _ENDINGS[0](conference)
    _write(folder, conference.record)
    around = Around(history=(conference.record,))
    again = begin(agenda, source, student, tutor="R. Diaz", clock=_clock(1), around=around)
    if said:
        _talk(again)
    place = agenda.page(page) if page else agenda.pages[0]
    assert place is not None, f"the agenda has no page {page}"
    again.enter(place)
    _write(folder, again.record)
    return Sample(folder, (student.name,), (_subject(0),))


def open_conference(sample: Sample) -> Conference:
    """The conference of `one_conference`, as the app opens it.

    Args:
        sample: Its workspace.
    """
    agenda, _ = _agenda()
    files = sorted((sample.folder / "workspace" / "records").rglob("*.json"))
    records = [read_record(path).record for path in files]
    past, now = sorted(records, key=lambda record: record.created)
    student = read_student(_workspace(sample.folder).student_path(now.student.id)).student
    return Conference(now, agenda, student, clock=_clock(1), around=Around(history=(past,)))


def _agenda() -> tuple[Agenda, AgendaRef]:
    loaded = find_agendas(shipped_agendas()).get(AGENDA)
    assert loaded is not None
    assert loaded.agenda is not None
    assert loaded.source is not None
    assert not loaded.agenda.questions.keys() - ANSWERS.keys(), "every question needs an answer"
    return loaded.agenda, loaded.source


def _talk(conference: Conference) -> None:
    """Answer everything, page by page, and open what is covered."""
    for page in conference.agenda.pages:
        conference.enter(page)
        for question in page.questions:
            conference.answer(question.id, ANSWERS[question.id])
            conference.reveal(question.id)


def _student(folder: Path, number: int, name: str) -> Student:
    student = Student(
        id=f"s-{number:08x}", name=name, grade="7", subject=_subject(number), tutor="R. Diaz"
    )
    _put(_workspace(folder).student_path(student.id), dump(student))
    return student


def _subject(number: int) -> str:
    return f"Algebra {number:02}"


def _write(folder: Path, record: Record) -> None:
    path = _workspace(folder).record_path(
        record.student.id, record.created, record.agenda.id, record.id
    )
    _put(path, dump(record))


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _workspace(folder: Path) -> Workspace:
    workspace = Workspace(folder / "workspace")
    if not workspace.students.is_dir():
        workspace.open()
    return workspace


def _clock(days: int) -> Clock:
    """A clock that stands still, each on a day of its own, so that no two records are alike."""
    moment = datetime(2026, 9, 1, 15, 30, tzinfo=UTC) + timedelta(days=days)
    return Clock(now=lambda: moment, ticks=lambda: 0.0)
