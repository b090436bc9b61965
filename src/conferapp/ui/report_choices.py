"""What can be chosen for reports: which days count, and which reports are written.

Imports no Textual.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from conferapp.domain.reports.period import WEEKS, Period, last_weeks
from conferapp.ui.reckoned import CAREFUL, Reckoned

PERIODS: Final = (8, 12, 52, 4)
"""Weeks that are offered."""
WITHOUT, EVERY = "without", "every"
"""What can be written beside the report that is shown: all that name nobody, or all."""
_LEFT_OUT: Final = "“Never met or overdue” isn’t among them, because it names students."


@dataclass(frozen=True)
class Days:
    """The days that are wanted.

    Attributes:
        weeks: How many weeks, up to today.
        own: Days that somebody typed, instead of weeks.
    """

    weeks: int = WEEKS
    own: Period | None = None

    def period(self, today: date) -> Period:
        """The days that count.

        Args:
            today: The day.
        """
        return self.own or last_weeks(today, self.weeks)

    @property
    def said(self) -> str:
        """What they are called."""
        return "your own days" if self.own else f"the last {self.weeks} weeks"


def what_to_write(reckoned: Reckoned, at: str) -> list[tuple[str, str, str]]:
    """What can be written: an id, a line, and more about it; what is shown comes first.

    Args:
        reckoned: The reports.
        at: The id of what is shown.
    """
    shown = next((table for table in reckoned.tables if table.id == at), None)
    offered = [
        (WITHOUT, "All reports that name no student", _LEFT_OUT),
        (EVERY, "All reports, with the names of students who wait", CAREFUL),
    ]
    if shown is None:
        return offered
    about = CAREFUL if shown.names_students else ""
    return [(shown.id, f"Only this one: {shown.title}", about), *offered]


def chosen(reckoned: Reckoned, what: str) -> Reckoned:
    """The reports that are to be written.

    Args:
        reckoned: All of them.
        what: The id of what was chosen.
    """
    if what == EVERY:
        return reckoned
    if what == WITHOUT:
        return reckoned.only(lambda table: not table.names_students)
    return reckoned.only(lambda table: table.id == what)
