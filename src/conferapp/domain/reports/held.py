"""Conferences held, per tutor and week."""

from collections import Counter
from typing import Final

from conferapp.domain.facts import Facts
from conferapp.domain.lines import ConferenceLine
from conferapp.domain.reports.frame import MET_BY_OTHERS, Frame, new_counts, per_tutor
from conferapp.domain.reports.period import Span, monday
from conferapp.domain.reports.table import TUTOR, Column, Figures, Row

_THIS_WEEK: Final = "this week"
_LAST_WEEKDAY: Final = 6
_HELD, _GROUPS, _CANCELLED, _STUDENTS = "held", "groups", "cancelled", "students"


class Held:
    """Counts finished conferences by tutor and week; cancelled ones and seats in groups apart.

    A tutor who has students is there with zeros, because that is what a lead looks for.

    Args:
        frame: What is reckoned in.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame, self._spans = frame, frame.period.spans
        self._counts = new_counts()
        self._met: set[str | None] = set()
        for tutor, students in frame.here.items():
            self._counts[tutor][_STUDENTS] = len(students)

    def take(self, line: ConferenceLine, facts: Facts) -> None:  # noqa: ARG002  # the line tells all
        """See `Tally`."""
        if line.status not in {"done", "cancelled"}:
            return
        counts = self._counts[self._frame.tutor_of(line)]
        if line.status == "cancelled":
            counts[_CANCELLED] += 1
            return
        if line.of_group:
            counts[_GROUPS] += 1
            return
        self._met.add(self._frame.own_tutor(line))
        counts[_HELD] += 1
        counts[self._span(line)] += 1

    def _span(self, line: ConferenceLine) -> str:
        first = self._spans[0]
        weeks = (monday(line.day) - first.first).days // 7
        return self._spans[weeks // first.weeks].key

    def _row(self, counts: Counter[str]) -> Row:
        weeks = (counts[span.key] for span in self._spans)
        return counts[_STUDENTS], counts[_HELD], counts[_GROUPS], counts[_CANCELLED], *weeks

    def figures(self) -> Figures:
        """See `Tally`."""
        columns = (
            TUTOR,
            Column(_STUDENTS, "Students"),
            Column(_HELD, "Held"),
            Column(_GROUPS, "In groups"),
            Column(_CANCELLED, "Cancelled"),
            *(Column(span.key, self._name(span)) for span in self._spans),
        )
        rows, total = per_tutor(self._frame, self._counts, self._row)
        return Figures(columns, rows, total, self._note())

    def _running(self, span: Span) -> bool:
        """Whether a week is on, so that few conferences in it say nothing yet."""
        today = self._frame.today
        return span.last == monday(today) and today.weekday() < _LAST_WEEKDAY

    def _name(self, span: Span) -> str:
        return _THIS_WEEK if span.weeks == 1 and self._running(span) else span.name

    def _note(self) -> str:
        if not any(counts[_HELD] for counts in self._counts.values()):
            return self._frame.nothing
        together = self._spans[0].weeks
        by_others = any(key in self._met and not c[_HELD] for key, c in self._counts.items())
        notes = (
            (together > 1, f"Each column counts {together} weeks, from its Monday on."),
            (self._running(self._spans[-1]), "The last column isn’t over yet."),
            (by_others, MET_BY_OTHERS),
        )
        return " ".join(note for holds, note in notes if holds)
