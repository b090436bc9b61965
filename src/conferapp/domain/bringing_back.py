"""Bringing back: what was removed in a conference comes to stand where it stood.

Nothing that stands there now is lost by that: it stays above, or takes the other's place in the
list of what was removed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from conferapp.domain.answering import Answering
from conferapp.domain.erased import words_gone
from conferapp.domain.kinds.goal import Goal
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.rows import MAX_ROWS, RowsQuestion
from conferapp.domain.kinds.words import Long
from conferapp.domain.model import Row, Value, as_rows
from conferapp.domain.record import Answer, Note, Removed
from conferapp.domain.removed import Keep
from conferapp.domain.stood_rows import filled

BACK: Final = "It is back."
BELOW: Final = "It is back, below what stands there now."
INSTEAD: Final = "It is back. What stood there now is in this list, so that it can come back, too."
NO_QUESTION: Final = "This agenda doesn’t ask that any more, so the words stay in this list."
NO_CHANGE: Final = "That answer can’t be changed any more, so the words stay in this list."
NO_ROOM: Final = "There is no room for it there, so the words stay in this list."


@dataclass(frozen=True)
class CameBack:
    """What became of something that was to come back.

    Attributes:
        said: A sentence that says it.
        done: Whether it stands again.
        undo: Takes it away again, as long as nothing else was done there; tells whether it could.
    """

    said: str
    done: bool = False
    undo: Callable[[], bool] = lambda: False


def bring_back(conference: Answering, removed: Removed) -> CameBack:
    """Bring something back to where it stood; nothing that stands there now is lost.

    Args:
        conference: The conference.
        removed: What was removed.
    """
    was = removed.was
    if isinstance(was, Note):
        return _note_back(conference, was)
    name = removed.question or ""
    question = conference.agenda.questions.get(name)
    if question is None or question.kind != was.kind:
        return CameBack(NO_QUESTION)
    if not conference.takes(name):
        return CameBack(NO_CHANGE)
    before = conference.record.answers.get(name)
    joined, said, keep = _joined(question, before, removed)
    if not said:
        return CameBack(NO_ROOM)
    whose = was.by if before is None or keep == "all" else None
    typed = was.typed if joined is None else None
    conference.answer(name, joined, typed=typed, by=whose, keep=keep)
    now = conference.record.answers.get(name)

    def undo() -> bool:
        if conference.record.answers.get(name) != now:
            return False
        old = (before.value, before.typed, before.by) if before else (None, None, None)
        return conference.answer(name, old[0], typed=old[1], by=old[2], keep="nothing")

    return CameBack(said, done=True, undo=undo)


def _joined(question: Question, before: Answer | None, removed: Removed) -> tuple[Value, str, Keep]:
    """The answer with what comes back, what to say of it, and what of the one before is kept.

    Nothing is said where there is no room.
    """
    was = removed.was
    if isinstance(was, Note):
        raise TypeError(removed.what)
    if before is None:
        return was.value, BACK, "nothing"
    if isinstance(question, RowsQuestion) and removed.what == "rows" and before.value is not None:
        here = as_rows(before.value)
        restored = _restored(here, as_rows(was.value)) if removed.changed else None
        if restored is not None:
            return restored, BACK, "nothing"
        most = question.at_most if isinstance(question, Goal) else MAX_ROWS
        rows = [*here, *as_rows(was.value)]
        if most > 1:
            return [*rows], BELOW if len(rows) <= most else "", "nothing"
    texts = isinstance(before.value, str) and isinstance(was.value, str)
    if isinstance(question, Long) and texts and words_gone(f"{before.value}", f"{was.value}"):
        text = f"{before.value}".rstrip() + f"\n{was.value}"
        if question.problem(text) is None:
            return text, BELOW, "nothing"
    return was.value, INSTEAD, "all"


def _restored(here: Sequence[Row], rows: Sequence[Row]) -> Value:
    """A table with the words again that cells of it have lost; None where others stand there."""
    restored = [*here]
    for row in rows:
        found = ((at, filled(there, row)) for at, there in enumerate(restored))
        at, whole = next((pair for pair in found if pair[1] is not None), (0, None))
        if whole is None:
            return None
        restored[at] = whole
    return [*restored]


def _note_back(conference: Answering, was: Note) -> CameBack:
    page = conference.agenda.page(was.page) or conference.place()
    conference.note(page, was.text, by=was.by, question=was.question)
    number = len(conference.record.notes) - 1
    note = conference.record.notes[number]

    def undo() -> bool:
        notes = conference.record.notes
        if number >= len(notes) or notes[number] != note:
            return False
        conference.amend_note(number, "")
        return True

    return CameBack("The note is back.", done=True, undo=undo)
