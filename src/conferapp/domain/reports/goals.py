"""Goals per tutor: what they name, and what became of them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from conferapp.domain.almanac import day_of
from conferapp.domain.facts import Facts
from conferapp.domain.lines import ConferenceLine
from conferapp.domain.reports.fates import Fate, Fates
from conferapp.domain.reports.few import Crowd, together
from conferapp.domain.reports.frame import ALL, Frame
from conferapp.domain.reports.table import TUTOR, Cell, Column, Figures, Row, share
from conferapp.domain.text import say_number

if TYPE_CHECKING:
    from conferapp.domain.model import Row as GoalRow

OUTCOMES: Final[Mapping[str, str]] = {"kept": "kept", "partly": "partly", "not yet": "not_yet"}
"""What can be said of a goal or of a step of the plan, each with the key of its column."""
_GOALS, _OPEN = "goals", "still_open"
_COLUMNS = (
    TUTOR,
    Column(_GOALS, "Goals"),
    Column("share_measure", "With a measure", "percent"),
    Column("share_date", "With a date", "percent"),
    Column("share_both", "With both", "percent"),
    Column("share_topic", "With a topic", "percent"),
    Column("kept", "Kept"),
    Column("partly", "Partly"),
    Column("not_yet", "Not yet"),
    Column(_OPEN, "Still open"),
)


_TOO_FEW: Final = (
    "What goals name isn’t told where they are of fewer than three students, and what became of "
    "them isn’t told where it was said of fewer than three. “All” leaves that out, too."
)


@dataclass
class _Goals:
    """The goals of a tutor: how many, what they name, and what became of them."""

    many: int = 0
    names: Crowd = field(default_factory=Crowd)
    fates: Crowd = field(default_factory=Crowd)

    def take(self, fate: Fate) -> None:
        """Count a goal."""
        self.many += 1
        self.names.counts.update(name for name, names in _NAMES.items() if names(fate.row))
        self.names.counts[_GOALS] += 1
        self.names.students.add(fate.student)
        outcome = OUTCOMES.get(fate.outcome, _OPEN)
        self.fates.counts[outcome] += 1
        if outcome != _OPEN:
            self.fates.students.add(fate.student)

    @property
    def hidden(self) -> bool:
        """Whether something isn't told."""
        return self.names.hidden or self._told_fates is None

    @property
    def _told_fates(self) -> Counter[str] | None:
        return None if self.names.hidden else self.fates.told

    def cells(self) -> Row:
        """What is told of them."""
        return _cells(self.many, self.names.told, self._told_fates)


class Goals:
    """Counts the goals that finished conferences of the period agreed on.

    Args:
        frame: What is reckoned in.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._goals: defaultdict[str, _Goals] = defaultdict(_Goals)
        self._fates = Fates(self._count)

    def take(self, line: ConferenceLine, facts: Facts) -> None:
        """See `Tally`."""
        if line.status == "done":
            self._fates.take(line.student_id, self._frame.tutor_of(line), facts)

    def _count(self, fate: Fate) -> None:
        self._goals[fate.tutor].take(fate)

    def figures(self) -> Figures:
        """See `Tally`."""
        self._fates.end()
        tutors = self._frame.tutors
        rows = tuple(
            (tutors.name(key), *self._goals[key].cells()) for key in tutors.ordered(self._goals)
        )
        return Figures(_COLUMNS, rows, self._total() if len(rows) > 1 else (), self._note())

    def _total(self) -> Row:
        every = self._goals.values()
        names = together(goals.names for goals in every)
        fates = together(goals.fates for goals in every if not goals.names.hidden)
        return ALL, *_cells(sum(goals.many for goals in every), names, fates)

    def _note(self) -> str:
        if not self._goals:
            return f"No goal was agreed on from {self._frame.period.said()}."
        return _TOO_FEW if any(goals.hidden for goals in self._goals.values()) else ""


def _cells(many: int, names: Counter[str] | None, fates: Counter[str] | None) -> Row:
    shares = (share(names[name], names[_GOALS]) if names is not None else None for name in _NAMES)
    said: tuple[Cell, ...] = tuple(
        fates[outcome] if fates is not None else None for outcome in (*OUTCOMES.values(), _OPEN)
    )
    return many, *shares, *said


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
