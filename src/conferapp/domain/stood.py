"""Stood: what stood in an answer or a note at its longest, so that taking it away is noticed.

Letter by letter nothing is ever taken away but a letter. So what counts is what stood there when
the field was entered, or the longest since: that is kept once nothing of it is left, or once more
than half of it goes in one step. When the field has been left, it is also kept where a run of its
words, or a line, is gone: see `erased`. The same holds for the words in a cell of a row that stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conferapp.domain.erased import is_slip, mostly_gone, words_gone
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.rows import RowsQuestion
from conferapp.domain.kinds.words import TextQuestion
from conferapp.domain.model import Row, as_rows
from conferapp.domain.record import Answer, Note, Record
from conferapp.domain.stood_rows import cells_gone, follow, word_keys


@dataclass(frozen=True)
class Lost:
    """Something that was taken away.

    Attributes:
        question: The id of the question, or None.
        was: What stood there; of a small table, with the rows alone that lost something.
        changed: Whether these rows are still there, without words that stood in them.
    """

    question: str | None
    was: Answer | Note
    changed: bool = False


class Stood:
    """What stood longest in each answer and note, since its field was entered."""

    def __init__(self) -> None:
        """Know nothing yet: what stands when something changes is the longest then."""
        self._begun: dict[str, Answer] = {}
        self._answers: dict[str, Answer] = {}
        self._rows: dict[str, Sequence[Row]] = {}
        self._notes: dict[int, Note] = {}

    def left(self, questions: Mapping[str, Question], record: Record) -> list[Lost]:
        """What lost a run of its words, or a line, meanwhile; everything begins anew then.

        Args:
            questions: The questions by id.
            record: The conference as it is now.
        """
        now = record.answers
        lost: list[Lost] = []
        for name, longest in self._answers.items():
            if name in now:
                question, stands = questions[name], now[name]
                lost += self._erased(question, longest, _text(question, stands))
        for name, stood in self._rows.items():
            question = questions[name]
            if name in now and isinstance(question, RowsQuestion):
                pairs = zip(stood, as_rows(now[name].value), strict=False)
                keys = word_keys(question)
                rows = [was for was, row in pairs if cells_gone(was, row, keys)]
                lost += _changed_rows(name, now[name], rows)
        for number, note in self._notes.items():
            if number < len(record.notes) and words_gone(note.text, record.notes[number].text):
                lost.append(Lost(note.question, note))
        self.forget()
        return lost

    def forget(self) -> None:
        """Begin anew everywhere."""
        for stood in (self._begun, self._answers, self._rows, self._notes):
            stood.clear()

    def lost(self, question: Question, before: Answer | None, after: Answer | None) -> list[Lost]:
        """What an answer loses with a change.

        Args:
            question: The question.
            before: The answer before it.
            after: The answer behind it.

        Returns:
            The answer as it stood at its longest, of a small table with the lost rows alone; none
            where nothing is lost.
        """
        if before is None:
            self._enter(question.id)
            return []
        if isinstance(question, RowsQuestion) and before.value is not None:
            return self._lost_rows(question, before, after)
        longest = _longer(question, self._answers.get(question.id, before), before)
        worded = isinstance(question, TextQuestion)
        if worded:
            self._begun.setdefault(question.id, before)
        if after is None:
            typed = worded or longest.value is None
            slip = typed and is_slip(_text(question, longest))
            lost = [] if slip else self._erased(question, longest, "", at_once=True)
            self._enter(question.id)
            return lost
        if worded and mostly_gone(_text(question, before), _text(question, after)):
            lost = self._erased(question, longest, _text(question, after), at_once=True)
            self._begun[question.id] = self._answers[question.id] = after
            return lost
        self._answers[question.id] = _longer(question, longest, after)
        return []

    def lost_note(self, number: int, before: Note, words: str) -> list[Lost]:
        """What a note loses with a change; see `lost`.

        Args:
            number: Its place in the record.
            before: The note before it.
            words: Its words behind it.
        """
        stood = self._notes.get(number, before)
        longest = stood if len(stood.text) > len(before.text) else before
        lost = [Lost(before.question, longest)]
        if words:
            gone = mostly_gone(before.text, words)
            self._notes[number] = before.model_copy(update={"text": words}) if gone else longest
            return lost if gone else []
        self._notes.clear()  # those behind it have other places now
        return [] if is_slip(longest.text) else lost

    def _enter(self, question: str) -> None:
        """Begin anew with an answer."""
        for stood in (self._begun, self._answers, self._rows):
            stood.pop(question, None)

    def _erased(
        self, question: Question, longest: Answer, now: str, *, at_once: bool = False
    ) -> list[Lost]:
        """The answer at its longest, and as it was when its field was entered, if words are gone.

        Args:
            question: The question.
            longest: The answer at its longest.
            now: What stands there now.
            at_once: Whether the longest is gone, as is known already.
        """
        lost: list[Lost] = []
        begun = self._begun.get(question.id)
        if not isinstance(question, TextQuestion):
            return [Lost(question.id, longest)] if at_once else []
        if at_once or words_gone(_text(question, longest), now):
            lost, now = [Lost(question.id, longest)], f"{_text(question, longest)}\n{now}"
        if begun is not None and words_gone(_text(question, begun), now):
            lost.insert(0, Lost(question.id, begun))
        return lost

    def _lost_rows(
        self, question: RowsQuestion, before: Answer, after: Answer | None
    ) -> list[Lost]:
        here, there = as_rows(before.value), as_rows(after.value if after else None)
        stood = self._rows.get(question.id, here)
        rows = follow(here, stood if len(stood) == len(here) else here, there, word_keys(question))
        self._rows[question.id] = rows.longest
        whole = _answer_with(before, rows.lost)
        gone = [Lost(question.id, whole)] if rows.lost else []
        return [*_changed_rows(question.id, before, rows.changed), *gone]


def _changed_rows(question: str, answer: Answer, rows: Sequence[Row]) -> list[Lost]:
    return [Lost(question, _answer_with(answer, [row]), changed=True) for row in rows]


def _answer_with(answer: Answer, rows: Sequence[Row]) -> Answer:
    return answer.model_copy(update={"value": [*rows], "typed": None})


def _longer(question: Question, one: Answer, other: Answer) -> Answer:
    """Of two the one with more words, or else the later one."""
    return one if len(_text(question, one)) > len(_text(question, other)) else other


def _text(question: Question, answer: Answer) -> str:
    return (answer.typed or "") if answer.value is None else question.as_text(answer.value)
