"""What to do next for a student: one sentence, and what Enter does."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from conferapp.domain.at_a_glance import going_on
from conferapp.domain.days import say_short
from conferapp.domain.due import days_overdue
from conferapp.domain.lines import ConferenceLine, StudentLine

SOON = 3
"""Days before a talk from which on it is time to prepare it."""


class Case(NamedTuple):
    """What the sentence depends on.

    Attributes:
        student: The student.
        today: The day.
        unlooked: The last talk, where it has pages for afterwards that nobody has filled in.
    """

    student: StudentLine
    today: date
    unlooked: ConferenceLine | None = None


def next_text(case: Case) -> str:
    """What to do next, as one sentence; what presses most comes first.

    Args:
        case: The student, and what is known.
    """
    return next(said for tell in _IN_ORDER if (said := tell(case)))


def enter_text(student: StudentLine, told: Callable[[str], str]) -> str:
    """What Enter does for a student.

    Args:
        student: The student.
        told: Names the keys of a sentence as they are now.
    """
    line = going_on(student)
    if line is None:
        return "begins a conference: first the pages that you prepare"
    if line.status == "planned":
        return f"goes on preparing; {told('[s] starts')} with {student.first}"
    return f"goes on where you were: {line.page or line.agenda_title}"


def _doubled(case: Case) -> str:
    doubled = case.student.copies or any(line.copies for line in case.student.conferences)
    return "Put the two versions together." if doubled else ""


def _running(case: Case) -> str:
    line = going_on(case.student)
    if line is None or line.status != "open":
        return ""
    return f"Go on with the talk of {say_short(line.day, case.today)}."


def _prepared(case: Case) -> str:
    if going_on(case.student) is None:
        return ""
    if case.student.due is None:
        return "Start the talk: it is prepared."
    late = days_overdue(case.student, case.today)
    when = _late(late) if late >= 0 else f"due {_soon(-late, case)}"
    return f"Start the talk: it is prepared, and {when}."


def _due(case: Case) -> str:
    late = days_overdue(case.student, case.today)
    if case.student.due is None or late < 0:
        return ""
    return f"Meet {case.student.first}: {_late(late)}."


def _look_back(case: Case) -> str:
    if case.unlooked is None:
        return ""
    day = say_short(case.unlooked.day, case.today)
    return f"Look back on the talk of {day}: open it below (Tab, Enter), then “Afterwards”."


def _to_come(case: Case) -> str:
    if case.student.due is None:
        return ""
    days = -days_overdue(case.student, case.today)
    if days > SOON:
        return f"Nothing yet: the next talk is due {_soon(days, case)}."
    return f"Prepare the talk: it is due {_soon(days, case)}."


def _first(_: Case) -> str:
    return "Plan a first talk."


_IN_ORDER: tuple[Callable[[Case], str], ...] = (
    _doubled,
    _running,
    _prepared,
    _due,
    _look_back,
    _to_come,
    _first,
)


def _late(days: int) -> str:
    return "due today" if days == 0 else f"{'1 day' if days == 1 else f'{days} days'} overdue"


def _soon(days: int, case: Case) -> str:
    if days <= SOON:
        return "tomorrow" if days == 1 else f"in {days} days"
    return f"on {say_short(case.student.due, case.today)}" if case.student.due else ""
