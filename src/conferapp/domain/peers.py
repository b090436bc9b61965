"""Peers: who has mastered what this student hasn't, and who shares the need.

Names and levels only, and only the tutor sees them; a student is never compared with others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conferapp.domain.text import fold

MOST_NAMES = 6
"""Names that one line holds; more make no small group."""


@dataclass(frozen=True)
class Peer:
    """Another student.

    Attributes:
        name: What they are called.
        levels: The newest level of each topic, by its folded name.
    """

    name: str
    levels: Mapping[str, str]


@dataclass(frozen=True)
class Need:
    """A topic that this student hasn't mastered.

    Attributes:
        topic: The topic.
        mastered: Who has mastered it.
        sharing: Who hasn't either.
    """

    topic: str
    mastered: tuple[str, ...]
    sharing: tuple[str, ...]


def needs(levels: Mapping[str, str], peers: Sequence[Peer]) -> tuple[Need, ...]:
    """For each topic not yet mastered, who could help and who could join a small group.

    Args:
        levels: This student's topics with their levels.
        peers: The others.
    """
    found = [
        Need(
            topic,
            tuple(p.name for p in peers if p.levels.get(fold(topic)) == "mastered"),
            tuple(p.name for p in peers if p.levels.get(fold(topic)) in {"close", "not yet"}),
        )
        for topic, level in levels.items()
        if level != "mastered"
    ]
    return tuple(need for need in found if need.mastered or need.sharing)


def names(said: Sequence[str]) -> str:
    """Names on one line, such as `Ben, Lena and 3 more`."""
    more = len(said) - MOST_NAMES
    return ", ".join(said[:MOST_NAMES]) + (f" and {more} more" if more > 0 else "")
