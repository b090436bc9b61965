"""Steps of plans per tutor: how many were agreed on, and what was said of them later."""

from collections import Counter, defaultdict
from typing import Final

from conferapp.domain.facts import Facts
from conferapp.domain.lines import ConferenceLine
from conferapp.domain.reports.few import Crowd, together
from conferapp.domain.reports.frame import ALL, Frame
from conferapp.domain.reports.goals import OUTCOMES
from conferapp.domain.reports.table import TUTOR, Cell, Column, Figures, Row, share

_COLUMNS = (
    TUTOR,
    Column("agreed", "Agreed on"),
    Column("looked_at", "Looked at"),
    Column("kept", "Kept"),
    Column("partly", "Partly"),
    Column("not_yet", "Not yet"),
    Column("share_kept", "Share kept", "percent"),
)


_TOO_FEW: Final = (
    "What became of steps isn’t told where it was said of fewer than three students; “All” leaves "
    "that out, too."
)


class Actions:
    """Counts what conferences of the period said of steps, whenever these were agreed on.

    Args:
        frame: What is reckoned in.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._agreed: Counter[str] = Counter()
        self._said: defaultdict[str, Crowd] = defaultdict(Crowd)

    def take(self, line: ConferenceLine, facts: Facts) -> None:
        """See `Tally`."""
        closed = facts.closed.get("actions", {})
        if line.status != "done" or not (facts.actions or closed):
            return
        tutor = self._frame.tutor_of(line)
        said = self._said[tutor]
        self._agreed[tutor] += len(facts.actions)
        outcomes = [OUTCOMES[c.outcome] for c in closed.values() if c.outcome in OUTCOMES]
        said.counts.update(outcomes)
        if outcomes:
            said.students.add(line.student_id)

    def figures(self) -> Figures:
        """See `Tally`."""
        tutors, said = self._frame.tutors, self._said
        rows = tuple(
            (tutors.name(key), *_cells(self._agreed[key], said[key].counts.total(), said[key].told))
            for key in tutors.ordered(said)
        )
        return Figures(_COLUMNS, rows, self._total() if len(rows) > 1 else (), self._note())

    def _total(self) -> Row:
        every = self._said.values()
        looked_at = sum(said.counts.total() for said in every)
        return ALL, *_cells(self._agreed.total(), looked_at, together(every))

    def _note(self) -> str:
        if not self._said:
            return f"No plan was agreed on or looked at from {self._frame.period.said()}."
        return _TOO_FEW if any(said.hidden for said in self._said.values()) else ""


def _cells(agreed: int, looked_at: int, told: Counter[str] | None) -> Row:
    if told is None:
        return agreed, looked_at, None, None, None, None
    said: tuple[Cell, ...] = tuple(told[outcome] for outcome in OUTCOMES.values())
    return agreed, looked_at, *said, share(told["kept"], told.total())
