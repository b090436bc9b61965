"""Guesses beside results, per tutor and agenda, and whether they get closer.

Of a student alone nothing is told. Where a row is about fewer than three students, it says how many
guesses there were, and no more. Closer or not, each student is held against their own earlier
guesses.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from conferapp.domain.facts import Facts
from conferapp.domain.lines import ConferenceLine
from conferapp.domain.reports.frame import ALL, Frame
from conferapp.domain.reports.table import TUTOR, Column, Figures, Row, mean, share
from conferapp.domain.text import fold

FEWEST: Final = 3
"""Students that a row has to be about before it says more than how many guesses there were."""
WITHIN: Final = 10
"""Percentage points up to which a guess is close."""
_COLUMNS = (
    TUTOR,
    Column("agenda", "Agenda", "text"),
    Column("guesses", "Guesses"),
    Column("students", "Students"),
    Column("mean_gap", "Mean gap", "points"),
    Column("mean_distance", "Mean distance", "decimal"),
    Column("share_within_10", "Within 10 points", "percent"),
    Column("earlier_distance", "Distance, earlier half", "decimal"),
    Column("later_distance", "Distance, later half", "decimal"),
)
_TOO_FEW: Final = (
    "Where guesses are of fewer than three students, nothing is told but their number."
)


@dataclass
class _Guesses:
    """Guesses of some students: the gap of each, in the order in which they were made."""

    gaps: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def cells(self) -> Row:
        """What they come to."""
        gaps = [gap for own in self.gaps.values() for gap in own]
        head = len(gaps), len(self.gaps)
        if len(self.gaps) < FEWEST:
            return *head, None, None, None, None, None
        near = sum(abs(gap) <= WITHIN for gap in gaps)
        earlier, later = self._halves()
        return *head, mean(gaps), _distance(gaps), share(near, len(gaps)), earlier, later

    def _halves(self) -> tuple[float | None, float | None]:
        """How far off the earlier and the later half of each student's guesses are, on average."""
        again = [own for own in self.gaps.values() if len(own) > 1]
        if len(again) < FEWEST:
            return None, None
        earlier = [_distance(own[: len(own) // 2]) for own in again]
        later = [_distance(own[-(len(own) // 2) :]) for own in again]
        return mean(earlier), mean(later)


class Calibration:
    """Holds guesses against results, in finished conferences that have both.

    Args:
        frame: What is reckoned in.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._titles: dict[str, str] = {}
        self._guesses: defaultdict[tuple[str, str], _Guesses] = defaultdict(_Guesses)
        self._all = _Guesses()

    def take(self, line: ConferenceLine, facts: Facts) -> None:
        """See `Tally`."""
        if line.status != "done" or facts.predicted is None or facts.result is None:
            return
        gap = facts.result - facts.predicted
        self._titles[line.agenda_id] = line.agenda_title or line.agenda_id
        key = self._frame.tutor_of(line), line.agenda_id
        for guesses in (self._guesses[key], self._all):
            guesses.gaps[line.student_id].append(gap)

    def figures(self) -> Figures:
        """See `Tally`."""
        tutors = self._frame.tutors.ordered(tutor for tutor, _ in self._guesses)
        place = {tutor: number for number, tutor in enumerate(tutors)}
        keys = sorted(self._guesses, key=lambda key: (place[key[0]], fold(self._titles[key[1]])))
        rows = tuple(
            (self._frame.tutors.name(key[0]), self._titles[key[1]], *self._guesses[key].cells())
            for key in keys
        )
        total = (ALL, "", *self._all.cells()) if len(rows) > 1 else ()
        return Figures(_COLUMNS, rows, total, self._note(rows), heads=2)

    def _note(self, rows: Sequence[Row]) -> str:
        if not rows:
            period = self._frame.period.said()
            return f"No guess was held against a result from {period}."
        few = any(len(guesses.gaps) < FEWEST for guesses in self._guesses.values())
        return _TOO_FEW if few else ""


def _distance(gaps: Sequence[float]) -> float:
    return mean([abs(gap) for gap in gaps])
