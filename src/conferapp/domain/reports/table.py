"""Tables: what a report says, as values, before anybody decides how it looks."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final, Literal

from conferapp.domain.almanac import MONTHS
from conferapp.domain.text import say_number

Kind = Literal["text", "number", "percent", "minutes", "decimal", "points", "date"]
Cell = str | int | float | date | None
"""A text, a number or a day; None where there is nothing to say."""
Row = tuple[Cell, ...]
NOTHING: Final = "–"
"""Stands where there is nothing to say, so that nobody takes it for a zero."""


@dataclass(frozen=True)
class Column:
    """A column.

    Attributes:
        key: Its name for other programs; it stays the same.
        name: Its name for people.
        kind: What its cells are. Percentages go from 0 to 100; points are percentage points with a
            sign, and decimals such points without.
        shown: Whether people see it; what is only of use to programs would be in their way.
    """

    key: str
    name: str
    kind: Kind = "number"
    shown: bool = True


@dataclass(frozen=True)
class Figures:
    """What was reckoned for a table.

    Attributes:
        columns: The columns.
        rows: The rows, each with a cell for every column.
        total: A row for all of them, or () where one would say nothing.
        note: A sentence about these very figures, or "".
        grouped: Whether rows with the same first cell stand below a heading of that name, where
            people read it.
        heads: How many columns in front say what a row is about, as people see them.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row = ()
    note: str = ""
    grouped: bool = False
    heads: int = 1

    @property
    def groups(self) -> tuple[tuple[str, tuple[Row, ...]], ...]:
        """The rows for people, below their headings; all below "" where there are none."""
        if not self.grouped:
            return (("", self.rows),)
        first = self.columns[0]
        return tuple(
            (cell_text(name, first.kind), tuple(rows))
            for name, rows in groupby(self.rows, key=lambda row: row[0])
        )

    @property
    def shown(self) -> tuple[int, ...]:
        """The places of the columns that people see."""
        return tuple(
            at
            for at, column in enumerate(self.columns)
            if column.shown and not (self.grouped and at == 0)
        )


@dataclass(frozen=True)
class Table:
    """A report.

    Attributes:
        id: Its name for other programs and on the command line.
        title: Its heading.
        about: What it tells, in a sentence or two.
        figures: What was reckoned.
    """

    id: str
    title: str
    about: str
    figures: Figures

    @property
    def names_students(self) -> bool:
        """Whether the names of students are in it."""
        return any(column.key == STUDENT.key for column in self.figures.columns)


TUTOR: Final = Column("tutor", "Tutor", "text")
STUDENT: Final = Column("student", "Student", "text")


def cell_text(cell: Cell, kind: Kind) -> str:
    """A cell as people read it.

    Args:
        cell: The cell.
        kind: What the cells of its column are.
    """
    return NOTHING if cell is None else _SAID[kind](cell)


def share(part: float, whole: float) -> float | None:
    """A share as a percentage with one place; None of nothing.

    Args:
        part: The part.
        whole: The whole.
    """
    return round(100 * part / whole, 1) if whole else None


def mean(numbers: Sequence[float]) -> float:
    """The mean with one place.

    Args:
        numbers: At least one number.
    """
    return round(sum(numbers) / len(numbers), 1)


def median(numbers: Iterable[float]) -> float | None:
    """The number in the middle, with one place; None of none.

    Written here since `statistics` takes longer to import than all of this.

    Args:
        numbers: Any numbers.
    """
    ordered = sorted(numbers)
    if not ordered:
        return None
    half = (len(ordered) - 1) // 2
    return mean(ordered[half : len(ordered) - half])


def say_day(day: date) -> str:
    """A day in a narrow place, such as `4 Dec 2026`.

    Args:
        day: The day.
    """
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _number(cell: Cell) -> str:
    return f"{cell:,}" if isinstance(cell, int) else say_number(cell)


def _percent(cell: Cell) -> str:
    return f"{cell:.0f} %" if isinstance(cell, int | float) else str(cell)


def _one_place(cell: Cell) -> str:
    return f"{cell:,.1f}" if isinstance(cell, int | float) else str(cell)


def _points(cell: Cell) -> str:
    signed = f"{cell:+.1f}" if isinstance(cell, int | float) else str(cell)
    return signed.replace("-", "−")


def _day(cell: Cell) -> str:
    return say_day(cell) if isinstance(cell, date) else str(cell)


_SAID: Final[Mapping[Kind, Callable[[Cell], str]]] = {
    "text": str,
    "number": _number,
    "percent": _percent,
    "minutes": _one_place,
    "decimal": _one_place,
    "points": _points,
    "date": _day,
}
