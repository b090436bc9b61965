"""How many of each tutor's students were met, and how many wait."""

from collections import Counter

from conferapp.domain.due import days_overdue
from conferapp.domain.facts import Facts
from conferapp.domain.lines import ConferenceLine
from conferapp.domain.reports.few import FEWEST
from conferapp.domain.reports.frame import MET_BY_OTHERS, Frame, new_counts, per_tutor
from conferapp.domain.reports.table import TUTOR, Column, Figures, Row, share

_COLUMNS = (
    TUTOR,
    Column("students", "Students"),
    Column("met", "Met"),
    Column("share_met", "Share met", "percent"),
    Column("never_met", "Never met"),
    Column("overdue", "Overdue"),
)


class Met:
    """Counts the students who are here, by their own tutor, whoever met them.

    Args:
        frame: What is reckoned in.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._met: set[str] = set()
        self._led: set[str] = set()

    def take(self, line: ConferenceLine, facts: Facts) -> None:  # noqa: ARG002  # the line tells all
        """See `Tally`."""
        if line.status == "done" and not line.of_group:
            self._met.add(line.student_id)
            self._led.add(self._frame.tutor_of(line))

    def _row(self, counts: Counter[str]) -> Row:
        students, met = counts["students"], counts["met"]
        told = share(met, students) if students >= FEWEST else None
        return students, met, told, counts["never_met"], counts["overdue"]

    def figures(self) -> Figures:
        """See `Tally`."""
        counts = new_counts()
        for tutor, students in self._frame.here.items():
            counts[tutor].update(
                {
                    "students": len(students),
                    "met": sum(student.id in self._met for student in students),
                    "never_met": sum(student.days_since is None for student in students),
                    "overdue": sum(
                        student.days_since is not None
                        and days_overdue(student, self._frame.today) > 0
                        for student in students
                    ),
                }
            )
        rows, total = per_tutor(self._frame, counts, self._row)
        if not rows:
            return Figures(_COLUMNS, rows, total, "There are no students here.")
        by_others = any(count["met"] and key not in self._led for key, count in counts.items())
        return Figures(_COLUMNS, rows, total, MET_BY_OTHERS if by_others else "")
