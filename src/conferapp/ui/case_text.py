"""How a student stands, in one line of the caseload: a mark, the name, and few words."""

from datetime import date
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from conferapp.domain.almanac import MONTHS
from conferapp.domain.at_a_glance import going_on
from conferapp.domain.due import days_overdue
from conferapp.storage.caseload import ConferenceLine, StudentLine
from conferapp.ui.text import QUIET_STYLE, literal

PLANNED, OPEN, DONE, CANCELLED = "◔", "◐", "●", "⊘"
STANDS = OPEN
"""The mark of a step that is still to be done, wherever a plan is shown."""
MARKS = {"planned": PLANNED, "open": OPEN, "done": DONE, "cancelled": CANCELLED}
NOBODY = "○"
LATE, TODAY = "!", "●"
"""In front of somebody whose talk is overdue, or due today."""
MARK_WIDE: Final = 2
GAP: Final = 2
"""Columns between a name and what stands at the right of it."""
LEAST_NAME: Final = 6
"""Columns that are left to a name, whatever stands beside it."""
_ROOMY: Final = (38, 33)
"""Columns below which all lines of a list say how late somebody is in a shorter way, and in the
shortest: one list isn't to say the same thing in two ways."""


def student_label(student: StudentLine, today: date, width: int, *, mixed: bool) -> Content:
    """A student in the list: a mark, the name, and at the right how they stand.

    Where the name would have to be cut, the words at the right are put shorter first.

    Args:
        student: The student.
        today: The day.
        width: Columns for all of it.
        mixed: Whether the line has to say that somebody was never met.
    """
    doubled = student.copies or any(line.copies for line in student.conferences)
    flag = " ⚑" if doubled else ""
    said = _states(student, today, mixed=mixed, shorter=sum(width < each for each in _ROOMY))
    room = width - MARK_WIDE - cell_len(flag)
    name = literal(student.name, "" if _mark(student, today) == NOBODY else "bold")
    fitting = (each for each in said if name.cell_length + _beside(each) <= room)
    state = next(fitting, said[-1])
    name = name.truncate(max(room - _beside(state), LEAST_NAME), ellipsis=True)
    gap = " " * (room - name.cell_length - cell_len(state))
    return Content.assemble(
        literal(f"{_mark(student, today)} "),
        name,
        literal(f"{gap}{state}", QUIET_STYLE),
        Content.styled(flag, "$text-warning"),
    )


def _beside(state: str) -> int:
    return cell_len(state) + GAP if state else 0


def _mark(student: StudentLine, today: date) -> str:
    line = going_on(student)
    if line is not None:
        return MARKS[line.status]
    late = days_overdue(student, today)
    return NOBODY if student.due is None or late < 0 else LATE if late else TODAY


def _states(student: StudentLine, today: date, *, mixed: bool, shorter: int) -> tuple[str, ...]:
    """How a student stands in few words, and in fewer."""
    line = going_on(student)
    if line is not None and line.status == "open":
        short = f"{line.step} of {line.steps}" if line.step and line.steps else "open"
        return where(line), short
    told = when(student, today)
    said = told[min(shorter, len(told) - 1) :] if told else ()
    if not said and mixed and line is None:
        said = ("never met",)
    if line is None:
        return said or ("",)
    # The mark says that it is prepared; when somebody is due, nothing else does.
    return *(f"prepared, {each}" for each in said), *(said or ("prepared",))


def when(student: StudentLine, today: date) -> tuple[str, ...]:
    """When a student is due, in few words and in fewer; nothing where they aren't."""
    if student.due is None:
        return ()
    late = days_overdue(student, today)
    if late > 0:
        days = "1 day" if late == 1 else f"{late} days"
        return f"{days} overdue", f"{late} d overdue", f"{late} d over"
    return ("today",) if late == 0 else (day_and_month(student.due, today),)


def where(line: ConferenceLine) -> str:
    """Where a conference in progress is, in few words."""
    if line.status == "planned":
        return "prepared"
    if line.step and line.steps:
        return f"step {line.step} of {line.steps}"
    return line.page or "in progress"


def day_and_month(day: date, today: date) -> str:
    """A day in a narrow place: `2 Dec`, with the year when it isn't this one."""
    year = f" {day.year}" if day.year != today.year else ""
    return f"{day.day} {MONTHS[day.month - 1][:3]}{year}"
