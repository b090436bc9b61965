"""Due: who is to be met when, and in which group of the caseload that puts a student."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final, Literal

from conferapp.domain.lines import StudentLine

Group = Literal["due", "in progress", "later", "never met"]
GROUPS: Final[Mapping[Group, str]] = {
    "due": "Due",
    "in progress": "In progress",
    "later": "Later",
    "never met": "Never met",
}
"""The groups in the order in which they are listed, each with its heading."""


def due_on(last: date | None, agreed: date | None, cadence: int) -> date | None:
    """The day on which the next conference is due.

    Args:
        last: The day of the last finished one, or None.
        agreed: The day that was agreed for the next one; it counts only behind `last`.
        cadence: Days from one conference to the next.

    Returns:
        The day; None where there was no conference yet and no day was agreed.
    """
    if last is None:
        return agreed
    if agreed is not None and agreed > last:
        return agreed
    try:
        return last + timedelta(cadence)
    except OverflowError:  # somebody's clock was in the year 9999
        return last


def group_of(student: StudentLine, today: date) -> Group:
    """The group of a student.

    Somebody who is only prepared stays where they are due: the talk is still to come.

    Args:
        student: The student.
        today: The day.
    """
    running = any(line.status == "open" for line in student.conferences)
    return group_by_due(student.due, today, running=running)


def group_by_due(due: date | None, today: date, *, running: bool) -> Group:
    """The group of a student of whom no more is known.

    Args:
        due: The day on which the next conference is due, or None.
        today: The day.
        running: Whether a conference is under way.
    """
    if running:
        return "in progress"
    if due is None:
        return "never met"
    return "due" if due <= today else "later"


def days_overdue(student: StudentLine, today: date) -> int:
    """Days since a conference was due; negative before, and 0 where none is.

    Args:
        student: The student.
        today: The day.
    """
    return (today - student.due).days if student.due else 0
