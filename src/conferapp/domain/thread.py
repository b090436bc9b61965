"""The thread: what goes on from one conference to the next, whatever agendas they followed.

A goal stands until it is closed as kept, or until it was looked at and a new one was agreed.
An action stands until it is closed as kept, or until it was looked at and both a new goal and a
new plan were agreed: a short check-in adds its next step to the plan. What nobody has looked at
stands, so that a page that was skipped or a conference that was put off loses nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from conferapp.domain.almanac import day_of
from conferapp.domain.goal_names import Closing, Item, carried, looked_at, named
from conferapp.domain.goal_words import goal_line, that_count
from conferapp.domain.kinds.looking_back import closings, outcome_text
from conferapp.domain.lines import GROUP_AGENDA
from conferapp.domain.model import as_row
from conferapp.domain.record import Record
from conferapp.domain.text import fold, say_number

__all__ = ["Item", "Thread", "items_of", "kept", "last_talk", "thread_of", "unfinished"]


@dataclass(frozen=True)
class Thread:
    """What earlier conferences have left open.

    Attributes:
        record: The id of the last one, or "".
        day: The day of the last talk; what was kept of a small group is none.
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
        goals = carried(goals, new_goals, closed["goals"], anew=bool(new_goals))
        both = bool(new_goals and new_actions)
        actions = carried(actions, new_actions, closed["actions"], anew=both)
    if not history:
        return Thread()
    last = last_talk(history)
    day = day_of(last.started or last.ended or last.created) if last is not None else None
    title = last.agenda.title if last is not None else ""
    return Thread(history[-1].id, day, title, (*goals, *actions))


def last_talk(history: Sequence[Record]) -> Record | None:
    """The last conference in which somebody talked with the student alone, or None.

    Args:
        history: The conferences, the oldest first.
    """
    return next((one for one in reversed(history) if one.agenda.id != GROUP_AGENDA), None)


def items_of(record: Record, listed: str) -> tuple[Item, ...]:
    """The goals, or the actions, that a conference agreed on."""
    kind = {"goals": "goal", "actions": "actions"}[listed]
    told = (a for a in record.answers.values() if a.kind == kind and a.for_student)
    return named(listed, map(as_row, that_count((a.part, a.value) for a in told)))


def closed_by(record: Record) -> Mapping[str, Mapping[str, Closing]]:
    """What a conference said became of goals and actions: by list, then by folded name."""
    closed: dict[str, dict[str, Closing]] = {"goals": {}, "actions": {}}
    for answer in record.answers.values():
        for listed, name, row in closings(answer.value) if answer.kind == "last_goal" else ():
            if row.get("outcome"):
                outcome, because = say_number(row["outcome"]), say_number(row.get("because"))
                closed[listed][fold(name)] = Closing(
                    outcome == "kept", outcome_text(row), outcome, because.strip()
                )
    return closed


def unfinished(thread: Thread, record: Record) -> Iterator[Item]:
    """What is still open of the thread once a conference's own answers are counted."""
    gone = {(item.listed, item.name) for item in kept(thread, record)}
    return (item for item in thread.items if (item.listed, item.name) not in gone)


def kept(thread: Thread, record: Record) -> Iterator[Item]:
    """What a conference closed of the thread as kept."""
    closed = closed_by(record)
    for items, listed in ((thread.goals, "goals"), (thread.actions, "actions")):
        looked = looked_at(items, closed[listed])
        yield from (item for at, item in enumerate(items) if at in looked and looked[at].kept)
