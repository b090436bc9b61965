"""The conference: one in progress, and the only thing that changes while it runs.

It holds a frozen `Record` and puts a new one in its place at every change, so that a snapshot
for the saver costs nothing and order is simply the record's `revision`. Widgets show what is
here and report to it; nothing reads a widget to learn an answer.

Everything that can change a conference is here and nowhere else; what can be read is in `Standing`.
"""

from collections.abc import Callable
from typing import Any, Literal

from conferapp.domain.agenda import Agenda, Page
from conferapp.domain.clock import Clock
from conferapp.domain.ids import record_id
from conferapp.domain.kinds.options import members
from conferapp.domain.kinds.question import By, Question
from conferapp.domain.kinds.tables import Topics
from conferapp.domain.model import Value, as_rows
from conferapp.domain.quick_check import Check, checked
from conferapp.domain.record import (
    AgendaRef,
    Answer,
    Event,
    Note,
    Place,
    Record,
    Reveal,
    StudentRef,
    Visit,
)
from conferapp.domain.standing import ALONE, Around, Standing, first_answer
from conferapp.domain.student import Student
from conferapp.domain.text import MAX_LONG, clean, limit, say_number

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


class Conference(Standing):
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

    def answer(
        self, question_id: str, value: Value, *, typed: str | None = None, by: By | None = None
    ) -> bool:
        """Take an answer.

        Args:
            question_id: The question.
            value: The answer, shaped by its kind; None or something empty takes it away.
            typed: What was typed, where it could not be read as an answer.
            by: Whose words they are; by default the tutor's on tutor pages, else the student's.

        Returns:
            Whether anything changed. A locked answer never does.
        """
        question = self.agenda.questions[question_id]
        before = self._record.answers.get(question_id)
        value, typed = question.tidy(value), typed or None
        same = (before.value, before.typed) if before else (None, None)
        whose = before is None or by in {None, before.by}
        if self.locked(question_id) or (whose and same == (value, typed)):
            return False
        answers = dict(self._record.answers)
        if value is None and typed is None:
            answers.pop(question_id, None)
        else:
            answers[question_id] = self._answer(question, value, typed, by, before)
        self._change(answers=answers)
        return True

    def _answer(
        self,
        question: Question,
        value: Value,
        typed: str | None,
        by: By | None,
        before: Answer | None,
    ) -> Answer:
        changed = {"value": value, "typed": typed, "at": self.clock.stamp()}
        if before is not None:
            return before.model_copy(update=changed | ({"by": by} if by else {}))
        page = self.agenda.page_of[question.id]
        return Answer(
            kind=question.kind,
            part=page.part,
            page=page.id,
            by=by or self.agenda.by(question),
            ask=self.speech(page).ask(question),
            keys=question.keys(),
            share=self.agenda.share(question),
            **changed,  # type: ignore[arg-type]  # a mapping of mixed values
        )

    def enter(self, page: Page) -> None:
        """Be on a page: it is where a resumed conference opens, and where time counts."""
        self.look()
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
        elsewhere = record.at is None or record.at.page != page.id
        self._change(
            status=status,
            started=record.started or (self.clock.stamp() if page.part == "agenda" else None),
            pages=visits,
            at=Place(page=page.id) if elsewhere else record.at,
            previous=previous,
        )

    def focus(self, question_id: str) -> None:
        """Remember the question that has the focus."""
        place = Place(page=self.agenda.page_of[question_id].id, question=question_id)
        if self._record.at != place:
            self._change(at=place)

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

    def note(self, page: Page, text: str, *, by: By = "tutor", question: str | None = None) -> None:
        """Add a note to a page, or a comment on one of its answers."""
        words = self._words(text)
        if words:
            note = Note(at=self.clock.stamp(), page=page.id, by=by, text=words, question=question)
            self._change(notes=(*self._record.notes, note))

    def amend_note(self, number: int, text: str) -> None:
        """Change the words of a note by its place in the record; "" removes it."""
        notes = list(self._record.notes)
        words = self._words(text)
        notes[number : number + 1] = (
            [notes[number].model_copy(update={"text": words})] if words else []
        )
        self._change(notes=tuple(notes))

    def check_skill(self, page: Page, found: Check, points: float, out_of: float) -> str:
        """Take the result of a quick check: the skill's level moves, and a note keeps the result.

        Args:
            page: The page on which it was done.
            found: The skill.
            points: Points in the check.
            out_of: How many there were, above 0.

        Returns:
            What happened, in a sentence.
        """
        question = self.agenda.questions[found.question]
        if not isinstance(question, Topics):
            raise TypeError(question.kind)
        rows = [
            checked(question, row, points, out_of) if number == found.row else row
            for number, row in enumerate(as_rows(self.value(question.id)))
        ]
        self.answer(question.id, list(rows))
        now = rows[found.row].get("level")
        result = f"{say_number(points)} of {say_number(out_of)}"
        moved = f"{found.level or 'no level'} → {now}" if now != found.level else f"still {now}"
        said = f"Quick check, {found.topic}: {result}, {moved}"
        self.note(page, said, question=question.id)
        return said

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

    def reveal(self, key: str, *, by_tutor: bool = False) -> bool:
        """Open all answers that wait for a question.

        Args:
            key: The question that they wait for.
            by_tutor: Whether the tutor opens them on purpose, answered or not.

        Returns:
            Whether they are open now.
        """
        if self.value(key) is None and not by_tutor:
            return self.locked(key)
        now = self.clock.stamp()
        by: Literal["answer", "tutor"] = "answer" if self.value(key) is not None else "tutor"
        opened = tuple(
            Reveal(question=q.id, at=now, after=key, by=by)
            for q in self.agenda.questions.values()
            if q.reveal_after == key and self.covered(q.id)
        )
        if opened:
            self._change(reveals=(*self._record.reveals, *opened))
        return True

    def finish(self) -> None:
        """End the conference; from now on the record stands without its agenda."""
        self.look()
        source = self._record.agenda.model_copy(update={"text": None})
        self._change(status="done", ended=self.clock.stamp(), agenda=source)

    def cancel(self, why: str) -> None:
        """End a conference that didn't happen; it never counts."""
        self.look()
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

    def _words(self, text: str) -> str:
        return limit(clean(text, lines=True).strip(), MAX_LONG)[0]

    def _change(self, **changed: object) -> None:
        if all(getattr(self._record, name) == value for name, value in changed.items()):
            return
        self._record = self._record.model_copy(
            update={**changed, "revision": self._record.revision + 1, "updated": self.clock.stamp()}
        )
