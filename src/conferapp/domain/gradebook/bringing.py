"""Bringing a gradebook's topics into an answer: what is new, what differs, and what stays."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Literal

from conferapp.domain.gradebook.reading import Scored
from conferapp.domain.kinds.tables import Topics
from conferapp.domain.model import Row, Value, as_rows
from conferapp.domain.text import fold, say_number

Sort = Literal["new", "filled", "same", "differs"]
"""How a topic of the file stands to the answer; only what `differs` has to be chosen."""


@dataclass(frozen=True)
class Coming:
    """One topic of a file beside what the answer has.

    Attributes:
        sort: How the two stand to each other.
        scored: What the file says.
        before: The row that is there, or None.
    """

    sort: Sort
    scored: Scored
    before: Row | None = None

    @property
    def key(self) -> str:
        """What tells this topic from the others."""
        return fold(self.scored.topic)


def coming(value: Value, scored: Iterable[Scored]) -> tuple[Coming, ...]:
    """Hold the topics of a file against an answer.

    Args:
        value: The answer to a `topics` question, or None.
        scored: The topics.
    """
    there: dict[str, Row] = {}
    for row in as_rows(value):
        there.setdefault(fold(say_number(row.get("topic"))), row)
    found = []
    for one in scored:
        before = there.get(fold(one.topic))
        found.append(Coming("new" if before is None else _sort(before, one), one, before))
    return tuple(found)


def _sort(before: Row, scored: Scored) -> Sort:
    points, out_of = before.get("points"), before.get("out_of")
    if points is None and (out_of is None or scored.out_of in {None, out_of}):
        return "filled"
    if points != scored.points:
        return "differs"
    if scored.out_of is None or out_of == scored.out_of:
        return "same"
    return "filled" if out_of is None else "differs"


def brought(
    question: Topics, value: Value, comings: Iterable[Coming], chosen: Container[str]
) -> Value:
    """The answer with the topics in it; rows that the file doesn't know stay as they are.

    A level follows the points where it came from points, by the question's own rule; one that a
    person or a quick check gave stays.

    Args:
        question: The question.
        value: Its answer, or None.
        comings: What comes in; see `coming`.
        chosen: The keys of those that replace other points.
    """
    rows = list(as_rows(value))
    names = [fold(say_number(row.get("topic"))) for row in rows]
    given = {fold(say_number(row.get("topic"))): row for row in question.first_rows()}
    for each in comings:
        if each.sort == "new":
            rows.append(_scored(question, given.get(each.key) or _named(question, each), each))
        elif each.sort == "filled" or (each.sort == "differs" and each.key in chosen):
            at = names.index(each.key)
            rows[at] = _scored(question, rows[at], each)
    return list(rows) or None


@dataclass(frozen=True)
class Tally:
    """How many topics do what.

    Attributes:
        came: How many come in, or get their points.
        replaced: How many get other points.
        kept: How many keep the points that are there, which differ.
    """

    came: int = 0
    replaced: int = 0
    kept: int = 0

    @property
    def idle(self) -> bool:
        """Whether nothing changes."""
        return not (self.came or self.replaced)


def tally(comings: Iterable[Coming], chosen: Container[str]) -> Tally:
    """Count what topics do.

    Args:
        comings: The topics.
        chosen: The keys of those that replace other points.
    """
    sorts = [
        "chosen" if each.sort == "differs" and each.key in chosen else each.sort for each in comings
    ]
    came = sorts.count("new") + sorts.count("filled")
    return Tally(came, sorts.count("chosen"), sorts.count("differs"))


def _named(question: Topics, each: Coming) -> Row:
    return question.new_row(each.scored.topic)


def _scored(question: Topics, row: Row, each: Coming) -> Row:
    row = question.with_cell(row, "points", each.scored.points, "tutor")
    if each.scored.out_of is None:
        return row
    return question.with_cell(row, "out_of", each.scored.out_of, "tutor")
