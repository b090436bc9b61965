"""A glance at goals: what a conference set, and what it said became of those of before.

Imports no pydantic, because home shows before that is loaded.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from conferapp.domain.goal_names import Closing, Item, carried, named
from conferapp.domain.goal_words import REACHED, goal_line, that_count
from conferapp.domain.text import MAX_LINE, clean, fold, say_number
from conferapp.storage.documents import peek, read_document
from conferapp.storage.sealing import PLAIN, Seal


@dataclass(frozen=True, slots=True)
class GoalGlance:
    """What a conference says of goals.

    Attributes:
        agreed: The goals that it set, as far as the student may have them.
        closed: What it said became of goals of before, by folded name.
    """

    agreed: tuple[Item, ...] = ()
    closed: Mapping[str, Closing] = field(default_factory=dict)


def glance_at_goal(path: Path, seal: Seal = PLAIN) -> GoalGlance:
    """The goals that were set in a conference, and what it says became of others.

    Args:
        path: The record's file.
        seal: How the files of its workspace are sealed.

    Raises:
        Unreadable: It can't be read, or isn't JSON.
    """
    answers = peek(read_document(path, seal), ("answers",)).get("answers")
    every = answers.values() if isinstance(answers, dict) else ()
    told = [answer for answer in every if isinstance(answer, dict)]
    goals = (a for a in told if a.get("kind") == "goal" and _for_student(a))
    rows = that_count((str(a.get("part")), a.get("value")) for a in goals)
    return GoalGlance(named("goals", map(_cleaned, rows)), dict(_closings(told)))


def goal_in_view(glances: Iterable[GoalGlance]) -> str:
    """The newest goal that stands, in few words, or else the last one that was reached.

    The same rule as a conference's own thread. Usually the newest goal that was set settles it,
    and no older file has to be read.

    Args:
        glances: Finished conferences, the newest first.
    """
    read: list[GoalGlance] = []
    newest: tuple[Item, ...] = ()
    for glance in glances:
        if glance.agreed and not newest:
            newest = glance.agreed
            if surely := _surely(newest, read):
                return _line(surely)
        read.append(glance)
    standing: tuple[Item, ...] = ()
    for glance in reversed(read):
        anew = bool(glance.agreed)
        standing = carried(standing, glance.agreed, glance.closed, anew=anew)
    if standing:
        return _line(standing[0])
    return f"{REACHED} {_line(newest[0])}" if newest else ""


def _surely(newest: tuple[Item, ...], later: Iterable[GoalGlance]) -> Item | None:
    """The first of the newest goals that stands, if no older conference could change that.

    It could where a name was closed that none of these goals has: one of them may have taken the
    place of an older goal with that name.
    """
    kept = {name for glance in later for name, said in glance.closed.items() if said.kept}
    if not kept <= {fold(item.name) for item in newest}:
        return None
    return next((item for item in newest if fold(item.name) not in kept), None)


def _line(item: Item) -> str:
    return goal_line(item.row)[:MAX_LINE]


def _for_student(answer: Mapping[str, object]) -> bool:
    """The same as `Answer.for_student`."""
    share = answer.get("share")
    return answer.get("by") == "student" or (isinstance(share, list) and "student" in share)


def _cleaned(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: clean(cell) if isinstance(cell, str) else cell for key, cell in row.items()}


def _closings(answers: Iterable[Mapping[str, object]]) -> Iterator[tuple[str, Closing]]:
    """The folded names of goals that were closed, with what became of each."""
    for answer in answers:
        if answer.get("kind") == "last_goal":
            value = answer.get("value")
            closed = value.get("goals") if isinstance(value, dict) else None
            for row in closed if isinstance(closed, list) else ():
                if isinstance(row, dict) and row.get("outcome"):
                    yield (
                        fold(clean(say_number(row.get("goal")))),
                        Closing(row["outcome"] == "kept"),
                    )
