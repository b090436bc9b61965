"""A goal in few words, and which of several answers counts as the goal or the plan.

Plain Python, because home shows goals before pydantic is loaded.
"""

import re
from collections.abc import Iterable, Mapping

from conferapp.domain.almanac import MONTHS, WEEKDAYS, day_of
from conferapp.domain.days import say_short
from conferapp.domain.text import say_number

REACHED = "✓ reached:"
"""In front of a goal that was closed as kept, while there is no new one."""
COUNTING = ("agenda", "reflection", "preparation", "follow_up")
"""The parts in the order in which they count: what a student drafts gives way to what is agreed."""


def goal_line(row: Mapping[str, object]) -> str:
    """A goal for the top of every page: the statement and the day, or "" without a statement.

    Args:
        row: One row of a `goal` answer.
    """
    said = _statement(row)
    day = day_of(row.get("by"))
    return f"{said}, by {say_short(day, day)}" if said and day else said


def goal_said(row: Mapping[str, object]) -> str:
    """A goal as it is said aloud, the day in full unless the statement names one itself."""
    said = _statement(row).strip().rstrip(".")
    day = day_of(row.get("by"))
    if not said or day is None or re.search(r"\bby\b.*\d|\bby (next|the)\b", said, re.IGNORECASE):
        return said
    return f"{said}, by {WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def that_count(answers: Iterable[tuple[str, object]]) -> tuple[Mapping[str, object], ...]:
    """The rows of the first part that has any, out of several answers of one kind.

    Args:
        answers: The part of each answer, and its value.
    """
    by_part: dict[str, list[Mapping[str, object]]] = {}
    for part, value in answers:
        rows = value if isinstance(value, list) else ()
        by_part.setdefault(part, []).extend(row for row in rows if isinstance(row, Mapping))
    return next((tuple(by_part[part]) for part in COUNTING if by_part.get(part)), ())


def _statement(row: Mapping[str, object]) -> str:
    return say_number(row.get("goal")) or say_number(row.get("measure"))
