"""Fates: what became of goals, told while their conferences come by one after the other.

Found as the thread finds it (see `goal_ends`): a goal that a later conference takes up in the same
words goes on in that one, and counts once, as it was said last.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conferapp.domain.facts import Facts
from conferapp.domain.goal_names import Item, carried, looked_at, taken_up

if TYPE_CHECKING:
    from conferapp.domain.model import Row


@dataclass
class Fate:
    """A goal, and the last that was said of it.

    Attributes:
        student: The id of whose it is.
        tutor: The key of who led the conference that agreed on it.
        row: The goal.
        outcome: `kept`, `partly`, `not yet`, or "" while nothing was said.
    """

    student: str
    tutor: str
    row: "Row"
    outcome: str = ""


@dataclass
class _Standing:
    """What stands for one student; fates by the identity of their rows, which items keep."""

    items: tuple[Item, ...] = ()
    fates: dict[int, Fate] = field(default_factory=dict)


class Fates:
    """Follows the goals of every student, and keeps only those that stand.

    Args:
        settled: Gets each fate of which nothing more can be said.
    """

    def __init__(self, settled: Callable[[Fate], None]) -> None:
        self._settled = settled
        self._of: dict[str, _Standing] = {}

    def take(self, student_id: str, tutor: str, facts: Facts) -> None:
        """Take a finished conference.

        Args:
            student_id: Whose it is.
            tutor: The key of who led it.
            facts: What is known of it.
        """
        stands = self._of.setdefault(student_id, _Standing())
        closed, fates = facts.closed.get("goals", {}), stands.fates
        looked = looked_at(stands.items, closed)
        for at, closing in looked.items():
            fates[id(stands.items[at].row)].outcome = closing.outcome
        left = [item for at, item in enumerate(stands.items) if at not in looked]
        for place in taken_up(left, facts.goals):
            del fates[id(left[place].row)]  # it goes on, and counts there
        fates |= {id(item.row): Fate(student_id, tutor, item.row) for item in facts.goals}
        stands.items = carried(stands.items, facts.goals, closed, anew=bool(facts.goals))
        for row in fates.keys() - {id(item.row) for item in stands.items}:
            self._settled(fates.pop(row))

    def end(self) -> None:
        """Settle what still stands."""
        for stands in self._of.values():
            for fate in stands.fates.values():
                self._settled(fate)
        self._of.clear()
