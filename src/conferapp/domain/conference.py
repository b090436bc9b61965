"""The conference: one in progress, and the only thing that changes while it runs.

It holds a frozen `Record` and puts a new one in its place at every change, so that a snapshot
for the saver costs nothing and order is simply the record's `revision`. Widgets show what is
here and report to it; nothing reads a widget to learn an answer.

Longer than other modules, because everything that can change a conference is here and nowhere else.
"""

from collections.abc import Callable, Iterator
from typing import Any, Literal

from conferapp.domain.agenda import Agenda, Page
from conferapp.domain.clock import Clock
from conferapp.domain.conditions import Fact, shown
from conferapp.domain.ids import record_id
from conferapp.domain.kinds.question import Question
from conferapp.domain.model import Value
from conferapp.domain.record import (
    AgendaRef,
    Answer,
    By,
    Event,
    Note,
    Place,
    Record,
    Reveal,
    StudentRef,
    Visit,
)
from conferapp.domain.speech import Speech
from conferapp.domain.student import Student
from conferapp.domain.text import MAX_LONG, clean, limit

LONGEST_STRETCH = 90.0
"""Seconds that count at most between two looks at the clock: a closed lid is not a long step."""


def begin(
    agenda: Agenda,
    source: AgendaRef,
    student: Student,
    *,
    tutor: str,
    clock: Clock,
    previous: Record | None = None,
) -> "Conference":
    """A new conference, planned and not begun.

    Args:
        agenda: What it follows.
        source: The agenda's file as it is now, for the record to keep.
        student: Whom it is with.
        tutor: Who leads it.
        clock: Tells the time.
        previous: The student's last finished conference.
    """
    now = clock.stamp()
    record = Record(
        id=record_id(clock.now()),
        status="planned",
        agenda=source,
        student=StudentRef(id=student.id, name=student.name),
        tutor=tutor,
        created=now,
        updated=now,
        previous=previous.id if previous else None,
    )
    return Conference(record, agenda, student, clock=clock, previous=previous)


class Conference:
    """One conference in progress.

    Attributes:
        agenda: What it follows.
        student: Whom it is with.
        previous: The record of the student's last finished conference.
        clock: Tells the time.
    """

    def __init__(
        self,
        record: Record,
        agenda: Agenda,
        student: Student,
        *,
        clock: Clock,
        previous: Record | None = None,
    ) -> None:
        """Take up a conference where its record says it was."""
        self._record = record
        self.agenda = agenda
        self.student = student
        self.previous = previous
        self.clock = clock
        self._looked = clock.ticks()

    @property
    def record(self) -> Record:
        """The newest snapshot."""
        return self._record

    # What is there -----------------------------------------------------------------------

    def value(self, question_id: str) -> Value:
        """The answer to a question, or None."""
        answer = self._record.answers.get(question_id)
        return answer.value if answer else None

    def typed(self, question_id: str) -> str | None:
        """What was typed for a question and could not be read yet."""
        answer = self._record.answers.get(question_id)
        return answer.typed if answer else None

    def text(self, question_id: str) -> str:
        """The answer to a question as text for people, "" without one."""
        value = self.value(question_id)
        return "" if value is None else self.agenda.questions[question_id].as_text(value)

    def covered(self, question_id: str) -> bool:
        """Whether the student may not see this answer yet."""
        question = self.agenda.questions.get(question_id)
        if question is None or question.reveal_after is None:
            return False
        return all(reveal.question != question_id for reveal in self._record.reveals)

    def locked(self, question_id: str) -> bool:
        """Whether an answer can only be commented on, because what it predicts was opened."""
        return any(reveal.after == question_id for reveal in self._record.reveals)

    def seen_on(self, page: Page) -> "SeenOn":
        """What conditions on a page may know."""
        return SeenOn(self, page)

    def speech(self, page: Page) -> Speech:
        """The wording of a page as it is shown in this conference."""
        return Speech(self, page)

    def pages(self) -> tuple[Page, ...]:
        """The pages that are shown now, in order."""
        return tuple(p for p in self.agenda.pages if shown(p.show_if, self.seen_on(p)))

    def questions(self, page: Page) -> tuple[Question, ...]:
        """The questions of a page that are shown now, in order."""
        seen = self.seen_on(page)
        return tuple(q for q in page.questions if shown(q.show_if, seen))

    def place(self) -> Page:
        """The page where the conference is; the first one before it began."""
        at = self._record.at
        page = self.agenda.page(at.page) if at else None
        return page or self.pages()[0]

    def beyond(self, page: Page, steps: int = 1) -> Page | None:
        """The page some steps further on (or back), or None past either end."""
        pages = self.pages()
        order = {p.id: number for number, p in enumerate(self.agenda.pages)}
        here = sum(order[p.id] < order[page.id] for p in pages)
        there = here + steps if page in pages or steps < 0 else here + steps - 1
        return pages[there] if 0 <= there < len(pages) else None

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
            by=by or ("tutor" if page.who == "tutor" else "student"),
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
        if status == "planned" and page.part in {"reflection", "agenda"}:
            status = "open"
        visits = record.pages
        if record.visit(page.id) is None:
            visits = (*visits, self._visit(page))
            for question in self.questions(page):
                if question.default is not None and question.id not in record.answers:
                    self.answer(question.id, question.default)
        elsewhere = record.at is None or record.at.page != page.id
        self._change(
            status=status,
            started=record.started or (self.clock.stamp() if page.part == "agenda" else None),
            pages=visits,
            at=Place(page=page.id) if elsewhere else record.at,
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


class SeenOn:
    """What the conditions on one page may know: a covered answer satisfies none of them."""

    def __init__(self, conference: Conference, page: Page) -> None:
        """Look at a conference from one of its pages."""
        self._conference = conference
        self._page = page

    def fact(self, question: str) -> Fact | None:
        """See `Seen.fact`."""
        conference = self._conference
        asked = conference.agenda.questions.get(question)
        value = conference.value(question)
        return None if asked is None or value is None else asked.fact(value)

    def covered(self, question: str) -> bool:
        """See `Seen.covered`."""
        return self._page.who != "tutor" and self._conference.covered(question)

    @property
    def supports(self) -> tuple[str, ...]:
        """See `Seen.supports`."""
        return self._conference.student.supports


def live_pages(conference: Conference) -> Iterator[Page]:
    """The pages of the live part that are shown now."""
    return (page for page in conference.pages() if page.part == "agenda")
