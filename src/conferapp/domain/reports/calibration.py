"""Guesses beside results, per tutor and agenda, and whether they get closer.

Of a student alone nothing is told. Where a row is about fewer than three students, it says how many
guesses there were, and no more. The row for all is reckoned from what the others show, so that it
gives away nothing that they hide. Closer or not, each student is held against their own earlier
guesses.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from conferapp.domain.facts import Facts
from conferapp.domain.lines import ConferenceLine
from conferapp.domain.reports.few import FEWEST
from conferapp.domain.reports.frame import ALL, Frame
from conferapp.domain.reports.table import TUTOR, Column, Figures, Row, mean, share
from conferapp.domain.text import fold

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
    "Where guesses are of fewer than three students, nothing is told but their number. “All” "
    "leaves out what the other rows don’t tell."
)


class _Halves(NamedTuple):
    """How far off the guesses of a student were, earlier and later."""

    earlier: float
    later: float


@dataclass
class _Guesses:
    """Guesses of some students: the gap of each, in the order in which they were made."""

    gaps: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    @property
    def many(self) -> int:
        """How many there are."""
        return sum(map(len, self.gaps.values()))

    @property
    def told(self) -> list[float]:
        """Every gap; none where they are of too few."""
        enough = len(self.gaps) >= FEWEST
        return [gap for own in self.gaps.values() for gap in own] if enough else []

    @property
    def halves(self) -> list[_Halves]:
        """The halves of each who guessed more than once; none where these are too few."""
        again = [own for own in self.gaps.values() if len(own) > 1]
        return [_halves(own) for own in again] if len(again) >= FEWEST else []


class Calibration:
    """Holds guesses against results, in finished conferences that have both.

    Args:
        frame: What is reckoned in.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._titles: dict[str, str] = {}
        self._guesses: defaultdict[tuple[str, str], _Guesses] = defaultdict(_Guesses)

    def take(self, line: ConferenceLine, facts: Facts) -> None:
        """See `Tally`."""
        if line.status != "done" or facts.predicted is None or facts.result is None:
            return
        self._titles[line.agenda_id] = line.agenda_title or line.agenda_id
        key = self._frame.tutor_of(line), line.agenda_id
        self._guesses[key].gaps[line.student_id].append(facts.result - facts.predicted)

    def figures(self) -> Figures:
        """See `Tally`."""
        tutors = self._frame.tutors.ordered(tutor for tutor, _ in self._guesses)
        place = {tutor: number for number, tutor in enumerate(tutors)}
        keys = sorted(self._guesses, key=lambda key: (place[key[0]], fold(self._titles[key[1]])))
        rows = tuple(
            (self._frame.tutors.name(key[0]), self._titles[key[1]], *_cells([self._guesses[key]]))
            for key in keys
        )
        total = (ALL, "", *_cells(self._guesses.values())) if len(rows) > 1 else ()
        return Figures(_COLUMNS, rows, total, self._note(rows), heads=2)

    def _note(self, rows: Sequence[Row]) -> str:
        if not rows:
            period = self._frame.period.said()
            return f"No guess was held against a result from {period}."
        few = any(len(guesses.gaps) < FEWEST for guesses in self._guesses.values())
        return _TOO_FEW if few else ""


def _cells(rows: Collection[_Guesses]) -> Row:
    """What the guesses of one row or of several come to, from what each of them tells."""
    students = {student for guesses in rows for student in guesses.gaps}
    gaps = [gap for guesses in rows for gap in guesses.told]
    halves = [half for guesses in rows for half in guesses.halves]
    head = sum(guesses.many for guesses in rows), len(students)
    if not gaps:
        return *head, None, None, None, None, None
    near = share(sum(abs(gap) <= WITHIN for gap in gaps), len(gaps))
    earlier = mean([half.earlier for half in halves]) if halves else None
    later = mean([half.later for half in halves]) if halves else None
    return *head, mean(gaps), _distance(gaps), near, earlier, later


def _halves(own: Sequence[float]) -> _Halves:
    half = len(own) // 2
    return _Halves(_distance(own[:half]), _distance(own[-half:]))


def _distance(gaps: Sequence[float]) -> float:
    return mean([abs(gap) for gap in gaps])
