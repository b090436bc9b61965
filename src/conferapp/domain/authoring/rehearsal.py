"""Rehearsal: a conference with a sample student, in which an agenda is tried out.

The agenda may change in the middle of it. What was answered stays as long as the question is
there, and comes back with a question that was away.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from conferapp.domain.agenda import Agenda
from conferapp.domain.clock import Clock
from conferapp.domain.conference import Conference, begin
from conferapp.domain.ids import record_id
from conferapp.domain.model import Row, Value
from conferapp.domain.record import AgendaRef, Answer, Record, StudentRef
from conferapp.domain.renewal import fits, place_in
from conferapp.domain.standing import ALONE, Around
from conferapp.domain.student import Student

SAMPLE = Student(id="sample-student", name="Sample Student", called="Sample")
"""Nobody; the name says so."""
TUTOR = "Sample Tutor"


def sample_past(clock: Clock) -> Record:
    """A finished conference of the sample student's, so that there is something to look back on.

    Args:
        clock: Tells the time; the conference was two weeks ago.
    """
    due = clock.today() + timedelta(days=7)
    goal: Row = {"goal": "a sample goal from last time", "by": due.isoformat()}
    step: Row = {"what": "A sample step from last time", "when": "Tuesdays", "dose": "15 minutes"}
    then = clock.now() - timedelta(days=14)
    return held_before(SAMPLE, then, "A sample conference", goal, [step])


def held_before(
    student: Student, then: datetime, title: str, goal: Row, steps: Sequence[Row]
) -> Record:
    """A finished conference of a sample student's, with what was agreed in it.

    Args:
        student: The student.
        then: When it was.
        title: What its agenda was called.
        goal: The goal, cell by cell.
        steps: The plan.
    """
    stamp = then.isoformat(timespec="milliseconds")
    answers = {
        "sample-goal": _said("goal", [goal], stamp),
        "sample-plan": _said("actions", [*steps], stamp),
    }
    return Record(
        id=record_id(then),
        status="done",
        agenda=AgendaRef(id="sample", title=title, fingerprint=""),
        student=StudentRef(id=student.id, name=student.name),
        tutor=TUTOR,
        created=stamp,
        updated=stamp,
        started=stamp,
        ended=stamp,
        answers=answers,
    )


def _said(kind: str, value: Value, at: str) -> Answer:
    return Answer(
        kind=kind,
        part="agenda",
        page="sample",
        by="student",
        ask="Sample",
        at=at,
        share=("student",),
        value=value,
    )


@dataclass
class Rehearsal:
    """A conference that goes on while its agenda changes.

    Attributes:
        clock: Tells the time.
        around: What the sample conference knows from elsewhere.
        conference: The conference with the newest agenda; None before there is one.
    """

    clock: Clock
    around: Around = ALONE
    conference: Conference | None = None
    _aside: dict[str, Answer] = field(default_factory=dict)

    def follow(self, agenda: Agenda, source: AgendaRef) -> Conference:
        """Go on with an agenda, with every answer that still has its question.

        Args:
            agenda: The agenda as it is now.
            source: Its file.
        """
        before = self.conference
        if before is None:
            self.conference = begin(
                agenda, source, SAMPLE, tutor=TUTOR, clock=self.clock, around=self.around
            )
            return self.conference
        said = self._aside | before.record.answers
        answers = {name: answer for name, answer in said.items() if fits(agenda, name, answer)}
        self._aside = {name: said[name] for name in said.keys() - answers.keys()}
        record = before.record.model_copy(
            update={
                "agenda": source,
                "answers": answers,
                "at": place_in(before, agenda),
            }
        )
        self.conference = Conference(
            record, agenda, before.student, clock=self.clock, around=self.around
        )
        return self.conference
