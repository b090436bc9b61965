"""Steps of plans per tutor: how many were agreed on, and what was said of them later."""

from collections import Counter

from conferapp.domain.facts import Facts
from conferapp.domain.lines import ConferenceLine
from conferapp.domain.reports.frame import Frame, new_counts, per_tutor
from conferapp.domain.reports.goals import OUTCOMES
from conferapp.domain.reports.table import TUTOR, Column, Figures, Row, share

_COLUMNS = (
    TUTOR,
    Column("agreed", "Agreed on"),
    Column("looked_at", "Looked at"),
    Column("kept", "Kept"),
    Column("partly", "Partly"),
    Column("not_yet", "Not yet"),
    Column("share_kept", "Share kept", "percent"),
)


class Actions:
    """Counts what conferences of the period said of steps, whenever these were agreed on.

    Args:
        frame: What is reckoned in.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._counts = new_counts()

    def take(self, line: ConferenceLine, facts: Facts) -> None:
        """See `Tally`."""
        closed = facts.closed.get("actions", {})
        if line.status != "done" or not (facts.actions or closed):
            return
        counts = self._counts[self._frame.tutor_of(line)]
        counts["agreed"] += len(facts.actions)
        outcomes = (OUTCOMES.get(closing.outcome) for closing in closed.values())
        counts.update(outcome for outcome in outcomes if outcome)

    def figures(self) -> Figures:
        """See `Tally`."""
        rows, total = per_tutor(self._frame, self._counts, _row)
        period = self._frame.period.said()
        note = "" if rows else f"No plan was agreed on or looked at from {period}."
        return Figures(_COLUMNS, rows, total, note)


def _row(counts: Counter[str]) -> Row:
    said = tuple(counts[outcome] for outcome in OUTCOMES.values())
    return counts["agreed"], sum(said), *said, share(counts["kept"], sum(said))
