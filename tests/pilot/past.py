"""What went before: conferences that were held, in the workspace as the app leaves them."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Final

from tests.pilot.laptop import START, Laptop

from conferapp.domain.agenda import Agenda
from conferapp.domain.clock import Clock
from conferapp.domain.conference import begin
from conferapp.domain.model import Row, Value
from conferapp.domain.record import AgendaRef, Record
from conferapp.domain.standing import Around
from conferapp.domain.student import Student
from conferapp.storage.agendas import load_agenda
from conferapp.storage.shipped import shipped_agendas
from conferapp.storage.store import Store
from conferapp.storage.workspace import Workspace

GOAL: Final[Row] = {"goal": "75 on the Unit 3 test", "by": "2026-11-20", "why": "Nurse"}
PLAN: Final[tuple[Row, ...]] = (
    {
        "what": "Flashcards",
        "when": "every night",
        "dose": "15 minutes",
        "backup": "Grandma quizzes me",
    },
    {"what": "Calculator practice", "when": "Mon and Wed"},
)
"""A goal and a plan of last time."""


def agenda_file(laptop: Laptop, agenda_id: str) -> Path:
    """The file of an agenda: the workspace's, or else the one that comes with the app."""
    own = laptop.places.workspace / "agendas" / f"{agenda_id}.toml"
    return own if own.exists() else shipped_agendas() / f"{agenda_id}.toml"


def loaded(laptop: Laptop, agenda_id: str) -> tuple[Agenda, AgendaRef]:
    """An agenda, and its file as a record keeps it."""
    found = load_agenda(agenda_file(laptop, agenda_id))
    assert found.agenda is not None
    assert found.source is not None, found.problems
    return found.agenda, found.source


def keep(laptop: Laptop, record: Record) -> None:
    """Put a conference into the workspace."""
    Store(Workspace(laptop.places.workspace), tell=lambda _: None).save(record)


def held(
    laptop: Laptop,
    student: Student,
    answers: Mapping[str, Value],
    *,
    agenda_id: str = "goal-setting",
    days_ago: int = 14,
    before: tuple[Record, ...] = (),
) -> Record:
    """Hold a whole conference some days ago.

    Args:
        laptop: The laptop that it was held on.
        student: The student.
        answers: What was said, by question.
        agenda_id: The agenda.
        days_ago: When.
        before: What had been held before, the oldest first.
    """
    then = START - timedelta(days=days_ago)
    clock = Clock(now=lambda: then, ticks=lambda: 0.0)
    agenda, source = loaded(laptop, agenda_id)
    around = Around(history=before)
    conference = begin(agenda, source, student, tutor="R. Diaz", clock=clock, around=around)
    for page in agenda.pages:
        conference.enter(page)
    for question, value in answers.items():
        assert conference.answer(question, value), question
    conference.finish()
    keep(laptop, conference.record)
    return conference.record
