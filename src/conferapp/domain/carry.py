"""Carrying on: what was left open, or drafted earlier, and is offered into a new goal or plan."""

from collections.abc import Iterator
from dataclasses import dataclass

from conferapp.domain.agenda import Page
from conferapp.domain.goal_names import Item, named, taken_up, told_apart
from conferapp.domain.kinds.goal import Goal
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.rows import RowsQuestion
from conferapp.domain.kinds.tables import Actions, Connections
from conferapp.domain.model import Row, as_rows
from conferapp.domain.standing import Standing
from conferapp.domain.text import fold, say_number
from conferapp.domain.thread import kept, unfinished


@dataclass(frozen=True)
class Offer:
    """A row that can be taken over.

    Attributes:
        label: How it is offered, with where it comes from.
        row: The row.
        extra: Whether it is taken only when it is pointed at, not with all the others.
    """

    label: str
    row: Row
    extra: bool = False


def offers(conference: Standing, page: Page, question: Question) -> tuple[Offer, ...]:
    """The rows that a goal or a plan can take over: drafts of this conference, then last time's.

    Strengths can be taken over from where they were named. What the answer has already isn't
    offered, and what is covered here isn't either.
    """
    if isinstance(question, Connections) and question.sort == "strength":
        return tuple(_strengths(conference, page, question))
    if not isinstance(question, Goal | Actions):
        return ()
    listed = "goals" if isinstance(question, Goal) else "actions"
    rows = named(listed, as_rows(conference.value(question.id)))
    found: list[tuple[str, Item]] = []
    for lead, items in (
        *_drafts(conference, page, question, listed),
        *_left(conference, question, listed),
    ):
        taken = taken_up(items, rows)
        left = tuple(item for at, item in enumerate(items) if at not in taken)
        found += ((lead, item) for item in left)
        rows += left
    leads, apart = [lead for lead, _ in found], told_apart([item for _, item in found])
    return tuple(
        Offer(f"{lead}: {item.name}", _taken(question, item.row), extra=lead == KEPT)
        for lead, item in zip(leads, apart, strict=True)
    )


KEPT = "Kept, to go on with"


def _strengths(conference: Standing, page: Page, question: Connections) -> Iterator[Offer]:
    """The strengths that were named in words, to be tied to the effort behind them."""
    taken = {fold(say_number(r.get("from"))) for r in as_rows(conference.value(question.id))}
    for other in conference.agenda.with_role("strengths"):
        if page.who == "tutor" or conference.open_to_student(other.id):
            for line in conference.text(other.id).splitlines():
                if fold(line) and fold(line) not in taken:
                    taken.add(fold(line))
                    yield Offer(f"Named: {line}", question.new_row(line))


def _taken(question: Question, row: Row) -> Row:
    """A row as it is taken over: a goal gets the focus that is asked for."""
    return {**row, "focus": question.focus} if isinstance(question, Goal) else row


def _drafts(
    conference: Standing, page: Page, question: RowsQuestion, listed: str
) -> Iterator[tuple[str, tuple[Item, ...]]]:
    for other in conference.agenda.of_kind(question.kind):
        if other.id == question.id:
            return
        if not _fits(question, getattr(other, "focus", None)):
            continue
        if page.who == "tutor" or conference.open_to_student(other.id):
            yield "Draft", named(listed, as_rows(conference.value(other.id)))


def _fits(question: Question, focus: object) -> bool:
    """Whether a goal with this focus may go where one is asked for, with a focus or without."""
    wanted = getattr(question, "focus", None)
    return None in (wanted, focus) or wanted == focus


def _left(
    conference: Standing, question: RowsQuestion, listed: str
) -> Iterator[tuple[str, tuple[Item, ...]]]:
    thread, record = conference.thread, conference.record
    mine = (item for item in unfinished(thread, record) if item.listed == listed)
    yield "From last time", tuple(i for i in mine if _fits(question, i.row.get("focus")))
    if listed == "actions":
        yield KEPT, tuple(item for item in kept(thread, record) if item.listed == listed)
