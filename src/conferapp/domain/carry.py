"""Carrying on: what was left open, or drafted earlier, and is offered into a new goal or plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from conferapp.domain.agenda import Page
from conferapp.domain.almanac import MONTHS, WEEKDAYS, day_of
from conferapp.domain.kinds.goal import Goal
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.rows import RowsQuestion
from conferapp.domain.kinds.tables import Actions
from conferapp.domain.model import Row, as_rows, say_number
from conferapp.domain.speech import last_goal
from conferapp.domain.standing import Standing
from conferapp.domain.text import fold
from conferapp.domain.thread import Item, row_name, unfinished


@dataclass(frozen=True)
class Offer:
    """A row that can be taken over.

    Attributes:
        label: How it is offered, with where it comes from.
        row: The row.
    """

    label: str
    row: Row


def offers(conference: Standing, page: Page, question: Question) -> tuple[Offer, ...]:
    """The rows that a goal or a plan can take over: drafts of this conference, then last time's.

    What the answer has already isn't offered, and what is covered here isn't either.
    """
    if not isinstance(question, Goal | Actions):
        return ()
    listed = "goals" if isinstance(question, Goal) else "actions"
    taken = {fold(row_name(listed, r)) for r in as_rows(conference.value(question.id))}
    found: dict[str, Offer] = {}
    for lead, row in (*_drafts(conference, page, question), *_left(conference, question, listed)):
        name = row_name(listed, row)
        if name and fold(name) not in taken:
            found.setdefault(fold(name), Offer(f"{lead}: {name}", _taken(question, row)))
    return tuple(found.values())


def _taken(question: Question, row: Row) -> Row:
    """A row as it is taken over: a goal gets the focus that is asked for."""
    return {**row, "focus": question.focus} if isinstance(question, Goal) else row


def _drafts(conference: Standing, page: Page, question: RowsQuestion) -> Iterator[tuple[str, Row]]:
    agenda = conference.agenda
    for other in agenda.of_kind(question.kind):
        if other.id == question.id:
            return
        if not _fits(question, getattr(other, "focus", None)):
            continue
        shut = page.who == "student" and "student" not in agenda.share(other)
        if shut or (page.who != "tutor" and conference.covered(other.id)):
            continue
        for row in as_rows(conference.value(other.id)):
            yield "Noted before", row


def _fits(question: Question, focus: object) -> bool:
    """Whether a goal with this focus may go where one is asked for, with a focus or without."""
    wanted = getattr(question, "focus", None)
    return None in (wanted, focus) or wanted == focus


def _left(conference: Standing, question: RowsQuestion, listed: str) -> Iterator[tuple[str, Row]]:
    for item in unfinished(conference.thread, conference.record):
        if item.listed == listed and _fits(question, item.row.get("focus")):
            yield "From last time", item.row


def opening(conference: Standing) -> str | None:
    """Last time in words that can be said aloud; None at a first conference.

    How long ago it was, the goal, each action that stands, and the promised back-up.
    """
    thread = conference.thread
    if thread.day is None:
        return None
    said = [f"We last talked {_ago((conference.clock.today() - thread.day).days)}."]
    if not thread.goals and (reached := last_goal(conference)):
        said.append(f"You reached your goal: {_sentence(reached)}")
    said += [f"Your goal was this: {_sentence(_goal(item))}" for item in thread.goals]
    plans = [_plan(item) for item in thread.actions]
    if plans:
        said.append(f"You planned this: {_sentence('; '.join(plans))}")
    backups = [text for item in thread.actions if (text := say_number(item.row.get("backup")))]
    if backups:
        said.append(f"And if that did not work out: {_sentence('; '.join(backups))}")
    if not thread.items:
        said.append("Nothing was left open then.")
    return " ".join(said)


def _ago(days: int) -> str:
    if days <= 0:
        return "earlier today"
    if days == 1:
        return "yesterday"
    return f"{days // 7} weeks ago" if days >= 14 and days % 7 == 0 else f"{days} days ago"


def _goal(item: Item) -> str:
    day = day_of(item.row.get("by"))
    return f"{item.name}, by {WEEKDAYS[day.weekday()]} {_day(day)}" if day else item.name


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def _plan(item: Item) -> str:
    cells = (item.name, *(say_number(item.row.get(key)) for key in ("when", "dose")))
    return ", ".join(cell.strip().rstrip(".") for cell in cells if cell.strip())


def _sentence(words: str) -> str:
    words = " ".join(words.split())
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."
