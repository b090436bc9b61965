"""The thread: what goes on from one conference to the next, whatever agendas they followed.

A goal stands until it is closed as kept, or until it was looked at and a new one was agreed.
An action stands until it is closed as kept, or until it was looked at and both a new goal and a
new plan were agreed: a short check-in adds its next step to the plan. What nobody has looked at
stands, so that a page that was skipped or a conference that was put off loses nothing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from conferapp.domain.almanac import day_of
from conferapp.domain.goal_words import goal_line, that_count
from conferapp.domain.kinds.looking_back import LISTS, closings, outcome_text
from conferapp.domain.model import Row, as_row, say_number
from conferapp.domain.record import Record
from conferapp.domain.text import fold

MOST = 40
"""Goals, or actions, that are carried on: a bound for what nobody ever closes."""


@dataclass(frozen=True)
class Item:
    """A goal or an action that was left open.

    Attributes:
        listed: Where its outcome goes in a `last_goal` answer: `goals` or `actions`.
        name: What it says, by which its outcome is kept.
        row: The whole row.
        said: What was last said of it, such as `◑ partly (the bus was late)`, or "".
    """

    listed: str
    name: str
    row: Row
    said: str = ""


@dataclass(frozen=True)
class Thread:
    """What earlier conferences have left open.

    Attributes:
        record: The id of the last one, or "".
        day: The day of the last one.
        title: The title of its agenda.
        items: The goals that stand, the newest first, then the actions.
    """

    record: str = ""
    day: date | None = None
    title: str = ""
    items: tuple[Item, ...] = ()

    @property
    def goals(self) -> tuple[Item, ...]:
        """The goals that stand."""
        return tuple(item for item in self.items if item.listed == "goals")

    @property
    def actions(self) -> tuple[Item, ...]:
        """The actions that stand."""
        return tuple(item for item in self.items if item.listed == "actions")

    @property
    def goal(self) -> str | None:
        """The newest goal that stands, in few words."""
        return next((line for item in self.goals if (line := goal_line(item.row))), None)


def thread_of(history: Sequence[Record]) -> Thread:
    """What a student's finished conferences have left open.

    Args:
        history: The conferences, the oldest first.
    """
    goals: tuple[Item, ...] = ()
    actions: tuple[Item, ...] = ()
    for record in history:
        new_goals, new_actions = items_of(record, "goals"), items_of(record, "actions")
        closed = closed_by(record)
        goals = _carried(goals, new_goals, closed, anew=bool(new_goals))
        actions = _carried(actions, new_actions, closed, anew=bool(new_goals and new_actions))
    if not history:
        return Thread()
    last = history[-1]
    day = day_of(last.started or last.ended or last.created)
    return Thread(last.id, day, last.agenda.title, (*goals, *actions))


def items_of(record: Record, listed: str) -> tuple[Item, ...]:
    """The goals, or the actions, that a conference agreed on."""
    kind = {"goals": "goal", "actions": "actions"}[listed]
    told = (a for a in record.answers.values() if a.kind == kind and a.for_student)
    rows = [as_row(row) for row in that_count((a.part, a.value) for a in told)]
    return tuple(Item(listed, name, row) for name, row in named(listed, rows) if name)


def named(listed: str, rows: Sequence[Row]) -> tuple[tuple[str, Row], ...]:
    """Rows, each with the name by which its outcome is kept; no two have the same.

    Steps of a plan that begin alike are told apart by their days, or else by a number. A row that
    says nothing new is left out.
    """
    key = LISTS[listed]
    different: dict[tuple[str, str], Row] = {}
    for row in rows:
        rest = sorted((k, str(cell)) for k, cell in row.items() if k != key and cell is not None)
        different.setdefault((fold(_name(listed, row)), str(rest)), row)
    count = Counter(name for name, _ in different)
    found: dict[str, tuple[str, Row]] = {}
    for (folded, _), row in different.items():
        name = _name(listed, row)
        when = say_number(row.get("when")) or say_number(row.get("dose"))
        full = f"{name} ({when})" if folded and count[folded] > 1 and when else name
        number = 2
        while fold(full) in found:
            full, number = f"{name} ({number})", number + 1
        found[fold(full)] = (full, row)
    return tuple(found.values())


def _name(listed: str, row: Row) -> str:
    """What a row says; a goal of which only the measure is known goes by that."""
    said = say_number(row.get(LISTS[listed]))
    return said or (say_number(row.get("measure")) if listed == "goals" else "")


def closed_by(record: Record) -> Mapping[tuple[str, str], Row]:
    """What a conference said became of goals and actions, by list and folded name."""
    return {
        (listed, fold(name)): row
        for answer in record.answers.values()
        if answer.kind == "last_goal"
        for listed, name, row in closings(answer.value)
        if row.get("outcome")
    }


def unfinished(thread: Thread, record: Record) -> Iterator[Item]:
    """What is still open of the thread once a conference's own answers are counted."""
    gone = {(item.listed, item.name) for item in kept(thread, record)}
    return (item for item in thread.items if (item.listed, item.name) not in gone)


def kept(thread: Thread, record: Record) -> Iterator[Item]:
    """What a conference closed of the thread as kept."""
    closed = closed_by(record)
    for item in thread.items:
        row = closed.get((item.listed, fold(item.name)), {})
        if row.get("outcome") == "kept":
            yield item


def _carried(
    before: tuple[Item, ...],
    new: tuple[Item, ...],
    closed: Mapping[tuple[str, str], Row],
    *,
    anew: bool,
) -> tuple[Item, ...]:
    """What stands behind a conference.

    Args:
        before: What stood before it.
        new: What it agreed on.
        closed: What it closed.
        anew: Whether what it looked at gives way to what it agreed on.
    """
    names = {fold(item.name) for item in new}

    left = []
    for item in before:
        row = closed.get((item.listed, fold(item.name)))
        gone = row is not None and (anew or row.get("outcome") == "kept")
        if not gone and fold(item.name) not in names:
            left.append(item if row is None else replace(item, said=outcome_text(row)))
    return (*new, *left)[:MOST]
