"""Fewer than three: what is about so few students isn't told, since it would tell of a child.

Nor can it be worked out. Whatever a row for all says, it says from the rows that show it, so that
nothing is left when these are taken away from it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

FEWEST: Final = 3
"""Different students that a figure has to be about."""


@dataclass
class Crowd:
    """Counts, and the students whom they are about.

    Attributes:
        counts: The counts.
        students: The ids of the students.
    """

    counts: Counter[str] = field(default_factory=Counter)
    students: set[str] = field(default_factory=set)

    @property
    def hidden(self) -> bool:
        """Whether they are about too few to be told; of nobody there is nothing to hide."""
        return 0 < len(self.students) < FEWEST

    @property
    def told(self) -> Counter[str] | None:
        """The counts, or None where they are hidden."""
        return None if self.hidden else self.counts


def together(crowds: Iterable[Crowd]) -> Counter[str] | None:
    """The counts of all rows that show theirs; None where none does.

    Args:
        crowds: A crowd for each row.
    """
    shown = [crowd.counts for crowd in crowds if not crowd.hidden]
    return sum(shown, Counter()) if shown else None
