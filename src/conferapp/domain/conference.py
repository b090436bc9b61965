"""The conference: one in progress, and the only thing that changes while it runs.

What is said in it is in `Answering`; here it begins, goes from page to page, and ends. What can be
read of it is in `Standing`.
"""

from collections.abc import Callable, Sequence
from typing import Any

from conferapp.domain.agenda import Agenda, Page
from conferapp.domain.answering import Answering
from conferapp.domain.clock import Clock
from conferapp.domain.exports import noted_export
from conferapp.domain.ids import record_id
from conferapp.domain.kinds.options import members
from conferapp.domain.record import AgendaRef, Event, Place, Record, StudentRef, Visit
from conferapp.domain.standing import ALONE, Around, first_answer
from conferapp.domain.student import Student

LONGEST_STRETCH = 90.0
"""Seconds that count at most between two looks at the clock: a closed lid is not a long step."""


def begin(
    agenda: Agenda,
    source: AgendaRef,
    student: Student,
    *,
    tutor: str,
    clock: Clock,
    around: Around = ALONE,
) -> "Conference":
    """A new conference, planned and not begun.

    Args:
        agenda: What it follows.
        source: The agenda's file as it is now, for the record to keep.
        student: Whom it is with.
        tutor: Who leads it.
        clock: Tells the time.
        around: What is known from elsewhere.
    """
    now = clock.stamp()
    before = around.history[-1].id if around.history else None
    record = Record(
        id=record_id(clock.now()),
        status="planned",
        agenda=source,
        student=StudentRef(id=student.id, name=student.name),
        tutor=tutor,
        created=now,
        updated=now,
        previous=before,
    )
    return Conference(record, agenda, student, clock=clock, around=around)


class Conference(Answering):
    """One conference in progress."""

    def __init__(
        self,
        record: Record,
        agenda: Agenda,
        student: Student,
        *,
        clock: Clock,
        around: Around = ALONE,
    ) -> None:
        """Take up a conference where its record says it was."""
        super().__init__(record, agenda, student, clock=clock, around=around)
        self._looked = clock.ticks()

    # What happens ------------------------------------------------------------------------

    def enter(self, page: Page) -> None:
        """Be on a page: it is where a resumed conference opens, and where time counts."""
        self.look()
        self.leave()
        record = self._record
        status = record.status
        previous = record.previous
        if status == "planned" and page.part in {"reflection", "agenda"}:
            status = "open"
            # Others may have been held since it was prepared: it goes on from the last of them.
            previous = self.previous.id if self.previous else previous
        visits = record.pages
        if record.visit(page.id) is None:
            visits = (*visits, self._visit(page))
            for question in self.questions(page):
                first = first_answer(self, question)
                if first is not None and question.id not in record.answers:
                    self.answer(question.id, first)
        self._change(
            status=status,
            started=record.started or (self.clock.stamp() if page.part == "agenda" else None),
            pages=visits,
            at=self.turned_to(page),
            previous=previous,
        )

    def focus(self, question_id: str) -> None:
        """Remember the question that has the focus."""
        if self._record.at is None or self._record.at.question != question_id:
            self.leave()
        self._change(at=Place(page=self.agenda.page_of[question_id].id, question=question_id))

    def look(self) -> None:
        """Add the time since the last look to the page where the conference is."""
        now, at = self.clock.ticks(), self._record.at
        spent, self._looked = min(now - self._looked, LONGEST_STRETCH), now
        if at is None or self._record.ended or self._record.visit(at.page) is None:
            return
        tenths = round(max(spent, 0.0), 1)
        self._looked -= spent - tenths  # what rounding leaves over counts at the next look
        self._revisit(at.page, lambda visit: {"seconds": round(visit.seconds + tenths, 1)})

    def skip(self, page: Page, why: str) -> None:
        """Skip a page on purpose; "" takes that back."""
        reason = self._words(why) or None
        if reason and self._record.visit(page.id) is None:
            self._change(pages=(*self._record.pages, self._visit(page)))
        self._revisit(page.id, lambda _: {"skipped": reason})

    def meet(self, student: Student) -> None:
        """Know the student anew: supports and language may change in the middle of a talk."""
        self.student = student

    def profile(self) -> Student:
        """The student with what this conference found out about how they like to learn."""
        role = self.agenda.roles.get("ways-of-learning")
        value = self.value(role.id) if role else None
        said = value.splitlines() if isinstance(value, str) else members(value)
        ways = tuple(way.strip() for way in said if way.strip())
        if not ways or ways == self.student.ways_of_learning:
            return self.student
        return self.student.changed(ways_of_learning=ways)

    def exported(self, what: str, to_whom: str, *, who: str) -> None:
        """Note that something of this conference was handed on; see `noted_export`."""
        self._record = noted_export(self._record, what, to_whom, who=who, at=self.clock.stamp())

    def take_back(self, pages: Sequence[str], events: tuple[Event, ...]) -> None:
        """Note that pages which the student had with them have come back.

        They count as seen, and the conference as begun, as if the student had filled them in here;
        the place where it opens stays.

        Args:
            pages: The ids of the pages.
            events: What the history is to say of it.
        """
        record = self._record
        new = (self.agenda.page(name) for name in pages if record.visit(name) is None)
        visits = (*record.pages, *(self._visit(page) for page in new if page is not None))
        planned = record.status == "planned" and bool(pages)
        previous = self.previous.id if self.previous else record.previous
        self._change(
            status="open" if planned else record.status,
            previous=previous if planned else record.previous,
            pages=visits,
            history=(*record.history, *events),
        )

    def finish(self) -> None:
        """End the conference; from now on the record stands without its agenda."""
        self.look()
        self.leave()
        source = self._record.agenda.model_copy(update={"text": None})
        self._change(status="done", ended=self.clock.stamp(), agenda=source)

    def cancel(self, why: str) -> None:
        """End a conference that didn't happen; it never counts."""
        self.look()
        self.leave()
        source = self._record.agenda.model_copy(update={"text": None})
        self._change(status="cancelled", ended=self.clock.stamp(), agenda=source)
        self._happened("cancelled", why)

    # How it is kept ----------------------------------------------------------------------

    def _happened(self, what: str, why: str) -> None:
        event = Event(
            at=self.clock.stamp(), who=self._record.tutor, what=what, why=self._words(why) or None
        )
        self._change(history=(*self._record.history, event))

    def _visit(self, page: Page) -> Visit:
        title = self.speech(page).say(page.title)
        return Visit(page=page.id, part=page.part, title=title, who=page.who)

    def _revisit(self, page_id: str, changed: Callable[[Visit], dict[str, Any]]) -> None:
        self._change(
            pages=tuple(
                v.model_copy(update=changed(v)) if v.page == page_id else v
                for v in self._record.pages
            )
        )
