"""What differs between a conference that had ended and the same one now, in plain words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conferapp.domain.record import Answer, Note, Record


@dataclass(frozen=True)
class RecordChange:
    """One answer, note or opened result that isn't as it was.

    Attributes:
        key: What tells it from other changes.
        what: What was done, in plain words.
        question: The question whose answer it is, or None.
        page: The page on which the note stands, or None.
        was: What was there before, or None.
    """

    key: str
    what: str
    question: str | None = None
    page: str | None = None
    was: Answer | Note | None = None


def record_changes(before: Record, now: Record) -> Iterator[RecordChange]:
    """Every difference in what was said.

    Args:
        before: The conference as it was found.
        now: The same one, to which notes were only ever added at the end.
    """
    yield from _answers(before.answers, now.answers)
    for number, note in enumerate(now.notes):
        was = before.notes[number] if number < len(before.notes) else None
        words = was.text if was else ""
        if note.text != words:
            what = f"{_done(words, note.text)} a note{_where(now, note.page)}"
            yield RecordChange(f"note {number}", what, page=note.page, was=was)
    for reveal in now.reveals[len(before.reveals) :]:
        asked = now.answers.get(reveal.question)
        what = f"opened the covered answer to “{asked.ask if asked else reveal.question}”"
        yield RecordChange(f"reveal {reveal.question}", what, question=reveal.question)


def same_words(was: Answer | None, now: Answer | None) -> bool:
    """Whether two answers say the same, whenever they were given."""
    if was is None or now is None:
        return was is now
    return was is now or (was.value, was.typed, was.by) == (now.value, now.typed, now.by)


def _answers(was: Mapping[str, Answer], now: Mapping[str, Answer]) -> Iterator[RecordChange]:
    for name in {**was, **now}:
        before, after = was.get(name), now.get(name)
        known = before or after
        if known is not None and not same_words(before, after):
            what = f"{_done(before, after)} the answer to “{known.ask}”"
            yield RecordChange(f"answer {name}", what, question=name, was=before)


def _done(before: object, after: object) -> str:
    return "changed" if before and after else "took away" if before else "added"


def _where(record: Record, page: str) -> str:
    visit = record.visit(page)
    return f" on “{visit.title}”" if visit and visit.title else ""
