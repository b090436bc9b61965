"""A record as a person reads it, from its own words, whether its agenda still exists or not."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, NamedTuple

from textual.content import Content

from conferapp.domain.agenda import PART_NAMES
from conferapp.domain.days import say_short
from conferapp.domain.kinds.day import day_of
from conferapp.domain.reading import text_of
from conferapp.domain.record import Answer, Note, Record, Visit
from conferapp.ui.history_text import history_on_top, history_text
from conferapp.ui.text import QUIET_STYLE, literal

MOST_LINES: Final = 3_000
"""Lines of a record that are shown: to lay out many more would keep everybody waiting."""
MOST_CHARACTERS: Final = 200_000
"""The same in characters."""
_CUT: Final = "⚑ This conference is too long to be shown whole. All of it stands in its file."
_BLOCK: Final = "\n\n"
_LINE: Final = "\n"

_HERE: Final = "bold reverse"


class Piece(NamedTuple):
    """Some text.

    Attributes:
        gap: What stands in front of it.
        text: The text.
        here: Whether reading begins at it.
    """

    gap: str
    text: Content
    here: bool = False


def record_text(record: Record, notice: str = "") -> Content:
    """A record page by page, with whose words they are.

    Args:
        record: The conference.
        notice: What to say first of all, or "".
    """
    above, below = record_texts(record, notice)
    return Content.assemble(above, below)


def record_texts(record: Record, notice: str = "", question: str = "") -> tuple[Content, Content]:
    """The same in two parts: what stands above a question, and what begins with it.

    Args:
        record: The conference.
        notice: What to say first of all, or "".
        question: The id of the question, which is marked; "" where there is none.
    """
    above: list[str | Content] = []
    below: list[str | Content] = []
    for piece in _shown(_pieces(record, notice, question)):
        if piece.here:
            above.append(piece.gap.removesuffix(_LINE))  # the second part begins a line by itself
            below.append(piece.text)
        else:
            (below or above).extend((piece.gap, piece.text))
    return Content.assemble(*above), Content.assemble(*below)


def _shown(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, as far as they can be shown."""
    lines, characters = MOST_LINES, MOST_CHARACTERS
    for gap, text, here in pieces:
        plain = text.plain[:characters]
        kept = "\n".join(plain.split("\n", lines)[:lines])
        yield Piece(gap, text if len(kept) == len(text.plain) else text[: len(kept)], here)
        lines -= kept.count("\n") + len(gap)
        characters -= len(kept)
        if len(kept) < len(text.plain) or lines <= 0:
            yield Piece(_BLOCK, literal(_CUT, "$text-warning"))
            return


def _pieces(record: Record, notice: str, question: str) -> Iterator[Piece]:
    yield Piece("", literal(f"{record.student.name} · {record.agenda.title}", "bold $text-primary"))
    day = day_of(record.started or record.created)
    facts = [f"{say_short(day, day)} {day.year}" if day else "", record.status, record.tutor]
    yield Piece(_LINE, literal(" · ".join(fact for fact in facts if fact), QUIET_STYLE))
    if notice:
        yield Piece(_BLOCK, literal(f"⚑ {notice}", "$text-warning"))
    yield from (Piece(_BLOCK, block) for block in history_on_top(record))
    yield from _pages(record, question)
    yield from (Piece(_BLOCK, block) for block in history_text(record))


def _pages(record: Record, question: str) -> Iterator[Piece]:
    answers: dict[str, list[tuple[str, Answer]]] = {}
    for question_id, answer in record.answers.items():
        answers.setdefault(answer.page, []).append((question_id, answer))
    notes: dict[str, list[Note]] = {}
    for note in record.notes:
        if note.text:  # one that was taken away later has no words
            notes.setdefault(note.page, []).append(note)
    part = ""
    for visit in (*record.pages, *_unseen(record)):
        here = answers.get(visit.page, ()), notes.get(visit.page, ())
        if not (visit.skipped or any(here)):
            continue
        if visit.part != part:
            part = visit.part
            yield Piece(_BLOCK, literal(PART_NAMES[part].upper(), "bold $text-accent"))
        yield from _page(visit, *here, question)


def _page(
    visit: Visit, answers: Iterable[tuple[str, Answer]], notes: Iterable[Note], question: str
) -> Iterator[Piece]:
    lines: Iterator[tuple[Content, bool]] = chain(
        [(literal(visit.title, "bold"), False)] if visit.title else [],
        chain.from_iterable(_answer(*each, question) for each in answers),
        ((literal(f"  ✎ {note.text}"), False) for note in notes),
        [(literal(f"⊘ Skipped: {visit.skipped}", QUIET_STYLE), False)] if visit.skipped else [],
    )
    for number, (line, here) in enumerate(lines):
        yield Piece(_LINE if number else _BLOCK, line, here)


def _answer(question_id: str, answer: Answer, question: str) -> Iterator[tuple[Content, bool]]:
    said = text_of(question_id, answer).replace("\n", "\n    ")
    here = question_id == question
    mark, style = ("▸", _HERE) if here else (" ", QUIET_STYLE)
    yield literal(f"{mark} {answer.ask}  ({answer.by})", style), here
    yield literal(f"    {said}"), False


def _unseen(record: Record) -> list[Visit]:
    """Pages with answers that were never on screen: their questions were asked elsewhere."""
    seen = {visit.page for visit in record.pages}
    unseen = {a.page: a for a in record.answers.values() if a.page not in seen}
    return [
        Visit(page=page, part=answer.part, title="", who="tutor") for page, answer in unseen.items()
    ]
