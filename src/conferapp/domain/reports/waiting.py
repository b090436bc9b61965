"""The students who were never met, or whose next conference is overdue, by name."""

from collections.abc import Iterator
from datetime import timedelta

from conferapp.domain.due import days_overdue
from conferapp.domain.facts import Facts
from conferapp.domain.lines import ConferenceLine, StudentLine
from conferapp.domain.reports.frame import Frame
from conferapp.domain.reports.table import STUDENT, TUTOR, Column, Figures, Row
from conferapp.domain.text import fold

_COLUMNS = (
    TUTOR,
    STUDENT,
    Column("student_id", "Id", "text", shown=False),
    Column("state", "State", "text"),
    Column("days_overdue", "Days overdue"),
    Column("due", "Due", "date"),
    Column("last_met", "Last met", "date"),
    Column("under_way", "Under way", "text"),
)


class Waiting:
    """Lists who waits today, whatever the period is; the longest overdue come first.

    Args:
        frame: What is reckoned in.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def take(self, line: ConferenceLine, facts: Facts) -> None:
        """See `Tally`; the students alone tell who waits."""

    def _waiting(self) -> Iterator[Row]:
        today = self._frame.today
        for tutor in self._frame.tutors.ordered(self._frame.here):
            name = self._frame.tutors.name(tutor)
            students = sorted(self._frame.here[tutor], key=self._order)
            for student in students:
                overdue = days_overdue(student, today)
                if student.days_since is None:
                    yield self._row(name, student, "never met", None)
                elif overdue > 0:
                    yield self._row(name, student, "overdue", overdue)

    def _row(self, tutor: str, student: StudentLine, state: str, overdue: int | None) -> Row:
        since = student.days_since
        last = self._frame.today - timedelta(since) if since is not None else None
        under_way = "yes" if student.id in self._frame.running else ""
        return tutor, student.name, student.id, state, overdue, student.due, last, under_way

    def _order(self, student: StudentLine) -> tuple[bool, int, str, str]:
        never = student.days_since is None
        overdue = 0 if never else days_overdue(student, self._frame.today)
        return never, -overdue, fold(student.name), student.id

    def figures(self) -> Figures:
        """See `Tally`."""
        rows = tuple(self._waiting())
        nobody = "Nobody waits: everybody was met, and nobody is overdue."
        none = nobody if any(self._frame.here.values()) else "There are no students here."
        note = "" if rows else none
        return Figures(_COLUMNS, rows, note=note, heads=2)
