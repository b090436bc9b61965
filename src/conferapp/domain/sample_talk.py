"""The conference of the tour: with a sample student, who has a past, and much of it filled in."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from conferapp.domain.agenda import Agenda, Page
from conferapp.domain.authoring.rehearsal import held_before
from conferapp.domain.clock import Clock
from conferapp.domain.conference import Conference, begin
from conferapp.domain.model import Many, Model, Row, Value, as_row
from conferapp.domain.pictures import Picture
from conferapp.domain.record import AgendaRef
from conferapp.domain.standing import Around
from conferapp.domain.student import Student

SAMPLE_ID: Final = "sample-student"
_DAYS: Final = re.compile(r"\{([+-]\d{1,3})\}")


class SampleStudent(Model):
    """Who the tour is with: nobody, and the name says so."""

    name: str
    called: str
    grade: str
    subject: str


class SamplePast(Model):
    """The conference before.

    Attributes:
        days_ago: When it was.
        title: What its agenda was called.
        goal: The goal, cell by cell.
        steps: The plan.
    """

    days_ago: int
    title: str
    goal: Row
    steps: Many[Row]


class SampleTalk(Model):
    """What stands in the tour's file; `{+7}` in a text is the day in seven days.

    Attributes:
        student: Who it is with.
        past: What it looks back on.
        says: What is filled in when a page is opened, by the question.
    """

    student: SampleStudent
    past: SamplePast
    says: dict[str, Value]

    def begun(
        self,
        agenda: Agenda,
        source: AgendaRef,
        pictures: Mapping[str, Picture],
        *,
        tutor: str,
        clock: Clock,
    ) -> "FilledIn":
        """The conference, about to begin.

        Args:
            agenda: What it follows.
            source: Its file.
            pictures: The picture clues, by name.
            tutor: Who leads it.
            clock: Tells the time.
        """
        today, past = clock.today(), self.past
        student = Student(id=SAMPLE_ID, **self.student.model_dump())
        goal, *steps = (as_row(with_days(row, today)) for row in (past.goal, *past.steps))
        then = clock.now() - timedelta(days=past.days_ago)
        around = Around((held_before(student, then, past.title, goal, steps),), pictures)
        planned = begin(agenda, source, student, tutor=tutor, clock=clock, around=around)
        said = {name: with_days(value, today) for name, value in self.says.items()}
        talk = FilledIn(planned.record, agenda, student, clock=clock, around=around)
        talk.says = said
        return talk


class FilledIn(Conference):
    """A conference that fills in what was said as each page is opened for the first time.

    Not all at once: the goal on top and the strengths that are counted grow as in a real one.

    Attributes:
        says: What is said, by the question.
    """

    says: dict[str, Value]

    def enter(self, page: Page) -> None:
        """See `Conference.enter`."""
        first = self.record.visit(page.id) is None
        super().enter(page)
        for question in page.questions if first else ():
            if question.id in self.says and self.value(question.id) is None:
                self.answer(question.id, self.says[question.id])


def with_days(value: Value, today: date) -> Value:
    """A value with every `{+7}` in its texts replaced by a day.

    Args:
        value: The value.
        today: The day from which is counted.
    """
    if isinstance(value, dict):
        return {key: with_days(each, today) for key, each in value.items()}
    if isinstance(value, list):
        return [with_days(each, today) for each in value]
    if isinstance(value, str):
        return _DAYS.sub(lambda m: (today + timedelta(days=int(m[1]))).isoformat(), value)
    return value
