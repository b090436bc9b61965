"""A glance at goals: what a conference set, and what it said became of those of before.

Imports no pydantic, because home shows before that is loaded.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from conferapp.domain.goal_words import goal_line, that_count
from conferapp.domain.text import MAX_LINE, clean, fold
from conferapp.storage.documents import peek, read_document


@dataclass(frozen=True, slots=True)
class GoalGlance:
    """What a conference says of goals.

    Attributes:
        goals: The goals that it set: the folded name by which others refer to it, and few words.
        kept: The goals of before that it closed as kept, folded.
        closed: All goals of before that it closed, folded.
    """

    goals: tuple[tuple[str, str], ...] = ()
    kept: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()


def glance_at_goal(path: Path) -> GoalGlance:
    """The goals that were set in a conference, and those that it found reached.

    Args:
        path: The record's file.

    Raises:
        Unreadable: It can't be read, or isn't JSON.
    """
    answers = peek(read_document(path), ("answers",)).get("answers")
    every = answers.values() if isinstance(answers, dict) else ()
    told = [answer for answer in every if isinstance(answer, dict)]
    goals = [(str(a.get("part")), a.get("value")) for a in told if a.get("kind") == "goal"]
    lines = (
        (fold(clean(str(row.get("goal") or row.get("measure")))), clean(line)[:MAX_LINE])
        for row in that_count(goals)
        if (line := goal_line(row))
    )
    outcomes = dict(_outcomes(told))
    kept = frozenset(name for name, outcome in outcomes.items() if outcome == "kept")
    return GoalGlance(tuple(lines), kept, frozenset(outcomes))


def _outcomes(answers: Iterable[Mapping[str, object]]) -> Iterator[tuple[str, object]]:
    """The folded names of goals that were closed, with what became of each."""
    for answer in answers:
        if answer.get("kind") == "last_goal":
            value = answer.get("value")
            closed = value.get("goals") if isinstance(value, dict) else None
            for row in closed if isinstance(closed, list) else ():
                if isinstance(row, dict) and row.get("outcome"):
                    yield fold(clean(str(row.get("goal") or ""))), row["outcome"]
