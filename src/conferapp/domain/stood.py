"""Stood: what stood in an answer or a note at its longest, so that taking it away is noticed.

Letter by letter nothing is ever taken away but a letter. So what counts is what stood there when
the field was entered, or the longest since: that is kept once nothing of it is left, or once more
than half of it goes in one step.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from pydantic import JsonValue

from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.rows import RowsQuestion
from conferapp.domain.kinds.words import TextQuestion
from conferapp.domain.model import Row, as_rows
from conferapp.domain.record import Answer, Note
from conferapp.domain.text import fold, say_number

_INNER: Final = frozenset({"focus", "set", "was"})
"""Cells that nobody types: they come with a row."""
SLIPS: Final = 3
"""Characters: fewer words than that are a slip of the finger, and nobody wants them back."""


class Stood:
    """What stood longest in each answer and note, since its field was entered."""

    def __init__(self) -> None:
        """Know nothing yet: what stands when something changes is the longest then."""
        self._answers: dict[str, Answer] = {}
        self._rows: dict[str, Sequence[Row]] = {}
        self._notes: dict[int, Note] = {}

    def entered(self, question: str) -> None:
        """Begin anew with an answer, because its field was entered.

        Args:
            question: The id of the question.
        """
        self._answers.pop(question, None)
        self._rows.pop(question, None)

    def lost(
        self, question: Question, before: Answer | None, after: Answer | None
    ) -> Answer | None:
        """What an answer loses with a change.

        Args:
            question: The question.
            before: The answer before it.
            after: The answer behind it.

        Returns:
            The answer as it stood at its longest, of a small table with the lost rows alone; None
            where nothing is lost.
        """
        if before is None:
            self.entered(question.id)
            return None
        if isinstance(question, RowsQuestion) and before.value is not None:
            return self._lost_rows(question.id, before, after)
        longest = _longer(question, self._answers.get(question.id, before), before)
        worded = isinstance(question, TextQuestion)
        if after is None:
            self.entered(question.id)
            slip = worded or longest.value is None
            return None if slip and _is_slip(_text(question, longest)) else longest
        if worded and mostly_gone(_text(question, before), _text(question, after)):
            self._answers[question.id] = after
            return longest
        self._answers[question.id] = _longer(question, longest, after)
        return None

    def lost_note(self, number: int, before: Note, words: str) -> Note | None:
        """What a note loses with a change; see `lost`.

        Args:
            number: Its place in the record.
            before: The note before it.
            words: Its words behind it.
        """
        stood = self._notes.get(number, before)
        longest = stood if len(stood.text) > len(before.text) else before
        if words:
            gone = mostly_gone(before.text, words)
            self._notes[number] = before.model_copy(update={"text": words}) if gone else longest
            return longest if gone else None
        self._notes.clear()  # those behind it have other places now
        return None if _is_slip(longest.text) else longest

    def _lost_rows(self, question: str, before: Answer, after: Answer | None) -> Answer | None:
        here, there = as_rows(before.value), as_rows(after.value if after else None)
        stood = self._rows.get(question, here)
        lost, self._rows[question] = _rows_lost(
            here, stood if len(stood) == len(here) else here, there
        )
        return before.model_copy(update={"value": list(lost), "typed": None}) if lost else None


def mostly_gone(before: str, after: str) -> bool:
    """Whether more than half of a text goes in one step, and isn't a part of what comes.

    Args:
        before: The text.
        after: What stands in its place.
    """
    old, new = before.strip(), after.strip()
    if _is_slip(old) or _has_half(old, new) or fold(old) in fold(new):
        return False
    most = min(len(old), len(new))
    front = next((at for at in range(most) if old[at] != new[at]), most)
    left = most - front
    back = next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)
    return (front + back) * 2 < len(old)


def _has_half(old: str, new: str) -> bool:
    """Whether half of a text is plainly there still: asked first, at every letter of a long one."""
    half, quarter = (len(old) + 1) // 2, (len(old) + 3) // 4
    around = len(new) >= 2 * quarter and new.startswith(old[:quarter])
    return (
        new.startswith(old[:half])
        or new.endswith(old[-half:])
        or (around and new.endswith(old[-quarter:]))
    )


def row_words(row: Mapping[str, JsonValue]) -> str:
    """The words and numbers of a row, for people.

    Args:
        row: The row.
    """
    said = (cell for key, cell in row.items() if key not in _INNER and not isinstance(cell, bool))
    return " · ".join(say_number(cell) for cell in said if isinstance(cell, str | int | float))


def _rows_lost(
    before: Sequence[Row], stood: Sequence[Row], after: Sequence[Row]
) -> tuple[list[Row], list[Row]]:
    """The rows that a change takes away as they stood longest, and what stood in those that stay.

    A row that was only moved, or written on, isn't lost.
    """
    longest: dict[int, Row] = {}
    waiting = [*range(len(before))]
    new: list[int] = []
    for at, row in enumerate(after):
        twin = next((old for old in waiting if before[old] == row), None)
        if twin is None:
            new.append(at)
        else:
            waiting.remove(twin)
            longest[at] = stood[twin]
    lost: list[Row] = []
    for at in new:
        old = waiting.pop(0) if waiting else None
        if old is None:
            longest[at] = after[at]
        elif mostly_gone(row_words(before[old]), row_words(after[at])):
            lost.append(stood[old])
            longest[at] = after[at]
        else:
            longest[at] = max(stood[old], after[at], key=_size)
    lost += [stood[old] for old in waiting]
    return [row for row in lost if _says_something(row)], [longest[at] for at in range(len(after))]


def _says_something(row: Row) -> bool:
    counted = any(isinstance(cell, int | float) and cell is not True for cell in row.values())
    return counted or not _is_slip(row_words(row))


def _size(row: Row) -> int:
    return len(row_words(row))


def _longer(question: Question, one: Answer, other: Answer) -> Answer:
    """Of two the one with more words, or else the later one."""
    return one if len(_text(question, one)) > len(_text(question, other)) else other


def _text(question: Question, answer: Answer) -> str:
    return (answer.typed or "") if answer.value is None else question.as_text(answer.value)


def _is_slip(text: str) -> bool:
    return len(text.strip()) < SLIPS
