"""Goals per tutor: what they name, and what became of them."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from conferapp.domain.almanac import day_of
from conferapp.domain.facts import Facts
from conferapp.domain.lines import ConferenceLine
from conferapp.domain.reports.fates import Fate, Fates
from conferapp.domain.reports.frame import Frame, new_counts, per_tutor
from conferapp.domain.reports.table import TUTOR, Column, Figures, Row, share
from conferapp.domain.text import say_number

if TYPE_CHECKING:
    from conferapp.domain.model import Row as GoalRow

OUTCOMES: Final[Mapping[str, str]] = {"kept": "kept", "partly": "partly", "not yet": "not_yet"}
"""What can be said of a goal or of a step of the plan, each with the key of its column."""
_OPEN: Final = "still_open"
_COLUMNS = (
    TUTOR,
    Column("goals", "Goals"),
    Column("share_measure", "With a measure", "percent"),
    Column("share_date", "With a date", "percent"),
    Column("share_both", "With both", "percent"),
    Column("share_topic", "With a topic", "percent"),
    Column("kept", "Kept"),
    Column("partly", "Partly"),
    Column("not_yet", "Not yet"),
    Column(_OPEN, "Still open"),
)


class Goals:
    """Counts the goals that finished conferences of the period agreed on.

    Args:
        frame: What is reckoned in.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._counts = new_counts()
        self._fates = Fates(self._count)

    def take(self, line: ConferenceLine, facts: Facts) -> None:
        """See `Tally`."""
        if line.status == "done":
            self._fates.take(line.student_id, self._frame.tutor_of(line), facts)

    def _count(self, fate: Fate) -> None:
        counts = self._counts[fate.tutor]
        counts["goals"] += 1
        counts.update(name for name, names in _NAMES.items() if names(fate.row))
        counts[OUTCOMES.get(fate.outcome, _OPEN)] += 1

    def figures(self) -> Figures:
        """See `Tally`."""
        self._fates.end()
        rows, total = per_tutor(self._frame, self._counts, _row)
        note = "" if rows else f"No goal was agreed on from {self._frame.period.said()}."
        return Figures(_COLUMNS, rows, total, note)


def _row(counts: Counter[str]) -> Row:
    return (
        counts["goals"],
        *(share(counts[name], counts["goals"]) for name in _NAMES),
        *(counts[outcome] for outcome in (*OUTCOMES.values(), _OPEN)),
    )


def _measured(row: "GoalRow") -> bool:
    """Whether it says by what it is measured; a number to get to is a measure."""
    return bool(say_number(row.get("measure")).strip()) or row.get("to") is not None


def _dated(row: "GoalRow") -> bool:
    return day_of(row.get("by")) is not None


def _both(row: "GoalRow") -> bool:
    return _measured(row) and _dated(row)


def _of_topic(row: "GoalRow") -> bool:
    return bool(say_number(row.get("topic")).strip())


_NAMES: Final[Mapping[str, Callable[["GoalRow"], bool]]] = {
    "a measure": _measured,
    "a date": _dated,
    "both of them": _both,
    "a topic": _of_topic,
}
"""What a goal may name, in the order of the columns."""
