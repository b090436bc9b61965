"""Amending: a conference that has ended is opened again, and keeps what each change replaces.

Its agenda may have changed since. An answer that no longer fits there stays in the record as it is,
and isn't shown: it can be neither reshaped nor lost.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from conferapp.domain.agenda import Agenda, Page
from conferapp.domain.clock import Clock
from conferapp.domain.conference import Conference
from conferapp.domain.kinds.question import By, Question
from conferapp.domain.model import Value
from conferapp.domain.record import Answer, Event, Note, Record, Removed
from conferapp.domain.record_changes import RecordChange, record_changes, same_words
from conferapp.domain.renewal import fits
from conferapp.domain.speech import Speech
from conferapp.domain.standing import ALONE, Around
from conferapp.domain.student import Student


@dataclass(frozen=True)
class Occasion:
    """On what occasion a conference that has ended is opened again.

    Attributes:
        who: Who opens it; "" where no name is set.
        why: Their reason; "" where none is needed.
        renewed: Whether the agenda has changed since it ended.
    """

    who: str
    why: str = ""
    renewed: bool = False


class Amendment(Conference):
    """A conference that has ended, for as long as it is open again.

    What a change replaces goes into the history with the first letter of it, in one snapshot with
    it, and is taken back when everything is as it was.

    Attributes:
        found: The record as it was when it was opened.
        occasion: Who opened it, and why.
        apart: The ids of the answers that don't fit the agenda as it is now.
    """

    def __init__(
        self,
        record: Record,
        agenda: Agenda,
        student: Student,
        *,
        clock: Clock,
        around: Around = ALONE,
        occasion: Occasion,
    ) -> None:
        """Open a conference that has ended, with the agenda that has its id now."""
        super().__init__(record, agenda, student, clock=clock, around=around)
        self.found = record
        self.occasion = occasion
        self.apart = frozenset(_apart(record, agenda, renewed=occasion.renewed))
        self._marks: dict[str, Event] = {}

    # What can be read --------------------------------------------------------------------

    def value(self, question_id: str) -> Value:
        """See `Standing.value`; an answer that doesn't fit is none."""
        return None if question_id in self.apart else super().value(question_id)

    def typed(self, question_id: str) -> str | None:
        """See `Standing.typed`."""
        return None if question_id in self.apart else super().typed(question_id)

    def questions(self, page: Page) -> tuple[Question, ...]:
        """See `Standing.questions`."""
        return tuple(q for q in super().questions(page) if q.id not in self.apart)

    def speech(self, page: Page, *, overheard: bool = False) -> Speech:
        """See `Standing.speech`; what was asked is asked again in the words of then."""
        return AsAsked(self, page, overheard=overheard)

    # What happens ------------------------------------------------------------------------

    def takes(self, question_id: str) -> bool:
        """See `Answering.takes`."""
        return question_id not in self.apart and super().takes(question_id)

    def amend_note(self, number: int, text: str) -> None:
        """See `Answering.amend_note`; one that loses its words keeps its place.

        Notes are told apart by their places for as long as this is open. Only the newest goes.
        """
        newest = number == len(self._record.notes) - 1 and number >= len(self.found.notes)
        if newest or self._words(text):
            super().amend_note(number, text)
            return
        notes = list(self._record.notes)
        notes[number] = notes[number].model_copy(update={"text": ""})
        self._change(notes=tuple(notes))

    def noted(self, changes: Iterable[RecordChange]) -> Iterable[RecordChange]:
        """Those changes that the history keeps."""
        return changes

    # How it is kept ----------------------------------------------------------------------

    def _answer(
        self,
        question: Question,
        value: Value,
        typed: str | None,
        by: By | None,
        before: Answer | None,
    ) -> Answer:
        """See `Answering`; a new value is read by the keys of the question that was answered."""
        answer = super()._answer(question, value, typed, by, before)
        own = {key: cell for key, cell in question.keys().items() if key in question.OWN_KEYS}
        return answer.model_copy(update={"keys": answer.keys | own})

    def _change(self, **changed: object) -> None:
        record = self._record.model_copy(update=changed)
        if "answers" in changed:
            record = record.model_copy(update={"answers": self._in_place(record.answers)})
            changed["answers"] = record.answers
        changed["history"] = history = self._history(record)
        if "removed" in changed:  # the history has what stood there when this was opened
            told = {(event.question, event.page) for event in history if event.was is not None}
            before = self._record.removed
            if any(_place_of(each) in told for each in record.removed if each not in before):
                changed["removed"] = before
        super()._change(**changed)

    def _in_place(self, answers: dict[str, Answer]) -> dict[str, Answer]:
        """Answers in the order of before; one that says what it said then is that of then."""
        was = self.found.answers
        return {
            name: was[name] if same_words(was.get(name), answers[name]) else answers[name]
            for name in {**was, **answers}
            if name in answers
        }

    def _history(self, record: Record) -> tuple[Event, ...]:
        """The history with one event for each answer or note that isn't as it was found."""
        own = {id(event) for event in self._marks.values()}
        others = tuple(event for event in record.history if id(event) not in own)
        now = {c.key: c for c in self.noted(record_changes(self.found, record))}
        keys = dict.fromkeys([key for key in self._marks if key in now] + [*now])
        self._marks = {key: self._event(now[key], self._marks.get(key)) for key in keys}
        return (*others, *self._marks.values())

    def _event(self, change: RecordChange, before: Event | None) -> Event:
        if before is not None and before.what == change.what:
            return before
        return Event(
            at=before.at if before else self.clock.stamp(),
            who=self.occasion.who,
            what=change.what,
            why=self._words(self.occasion.why) or None,
            question=change.question,
            page=change.page,
            was=change.was,
        )


def _place_of(removed: Removed) -> tuple[str | None, str | None]:
    note = removed.was if isinstance(removed.was, Note) else None
    return (None, note.page) if note else (removed.question, None)


class AsAsked(Speech):
    """The wording of an agenda, except that an answer keeps the question that it was given to."""

    def ask(self, question: Question) -> str:
        """See `Speech.ask`."""
        answer = self._conference.record.answers.get(question.id)
        return answer.ask if answer else super().ask(question)


def _apart(record: Record, agenda: Agenda, *, renewed: bool) -> Iterator[str]:
    """The answers whose question is gone, asks for something else, or is for others now."""
    for name, answer in record.answers.items():
        question, visit = agenda.questions.get(name), record.visit(answer.page)
        if question is None or question.kind != answer.kind:
            yield name
        elif renewed:
            others = visit is not None and visit.who != agenda.page_of[name].who
            if others or not fits(agenda, name, answer):
                yield name
