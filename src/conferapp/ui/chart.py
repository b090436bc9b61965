"""A chart as letters: points over conferences, laid out in cells. What draws it adds the colours.

It knows no widget, so that what stands in which cell can be tested as text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from conferapp.domain.pictures import cells

LEAST_HEIGHT = 8
"""Lines: fewer show no course any more."""
LEAST_WIDTH = 24
"""Columns of the field itself, below which there is no chart."""
BOTH = "◉"
"""Where two points fall into one cell."""
TIE = "┊"
"""Ties the two points of one conference."""
_AXIS = 2
"""Lines of the axis and its labels."""
_APART = 2
"""Columns from point to point at least, so that each can be told from the next."""
_WIDEST = 12
"""Columns from point to point at most, so that two conferences don't look like years."""


@dataclass(frozen=True)
class Line:
    """One series of points.

    Attributes:
        name: What it is, in a word or two.
        glyph: What a point of it looks like; no other line has the same.
        style: The style of its points, such as `$text-accent`.
        heights: How high each point is, 0 to 1; None where there is none.
    """

    name: str
    glyph: str
    style: str
    heights: tuple[float | None, ...]


@dataclass(frozen=True)
class Chart:
    """What is to be drawn.

    Attributes:
        labels: A short label for each conference, such as `7 Nov`.
        lines: The series; each has a height for each label.
        left: What stands at the left side, each with its height, 0 to 1.
        right: Likewise at the right side.
    """

    labels: tuple[str, ...]
    lines: tuple[Line, ...]
    left: tuple[tuple[float, str], ...]
    right: tuple[tuple[float, str], ...] = ()

    @property
    def points(self) -> int:
        """For how many conferences there is a point at all."""
        return sum(any(line.heights[at] is not None for line in self.lines) for at in self._all)

    @property
    def _all(self) -> range:
        return range(len(self.labels))


@dataclass(frozen=True)
class Cell:
    """One cell of the drawing.

    Attributes:
        letter: What stands in it.
        line: The series whose point it is, or None.
    """

    letter: str = " "
    line: int | None = None


BLANK = Cell()


@dataclass(frozen=True)
class Drawn:
    """A chart in cells.

    Attributes:
        rows: The rows from top to bottom; the axis and its labels are the last.
        left_out: How many conferences there was no column for.
    """

    rows: tuple[tuple[Cell, ...], ...]
    left_out: int = 0


def thinned(count: int, most: int) -> tuple[int, ...]:
    """Which of many points are drawn, evenly chosen, the first and the last among them.

    Args:
        count: How many there are.
        most: How many can be drawn, at least one.
    """
    if count <= most:
        return tuple(range(count))
    if most == 1:
        return (count - 1,)
    return tuple(round(at * (count - 1) / (most - 1)) for at in range(most))


def drawn(chart: Chart, width: int, height: int) -> Drawn | None:
    """Lay a chart out, or None where there is too little room for one, or nothing to show.

    Args:
        chart: The chart.
        width: The columns that there are.
        height: The lines that there are, those of the axis included.
    """
    left = _scale(chart.left, height - _AXIS)
    right = _scale(chart.right, height - _AXIS)
    before, behind = (max(map(cells, scale), default=0) for scale in (left, right))
    # A space, the line of the scale, and a space before the scale at the right.
    room = width - before - 2 - (behind + 1 if behind else 0)
    if room < LEAST_WIDTH or height < LEAST_HEIGHT or not chart.points:
        return None
    shown = thinned(len(chart.labels), (room - 1) // _APART + 1)
    columns = _columns(len(shown), room)
    field = _field(chart, shown, columns, (room, height - _AXIS))
    rows = [
        (*_letters(f"{one:>{before}} {'┤' if one else '│'}"), *row, *_letters(_padded(two, behind)))
        for one, row, two in zip(left, field, right, strict=True)
    ]
    axis = f"{' ' * before} └{'─' * room}{_padded('', behind)}"
    below = _below(chart, shown, columns, before + 2, width)
    return Drawn((*rows, _letters(axis), _letters(below)), len(chart.labels) - len(shown))


def _letters(text: str) -> tuple[Cell, ...]:
    return tuple(map(Cell, text))


def _padded(label: str, wide: int) -> str:
    return f" {label:<{wide}}" if wide else ""


def _scale(ticks: Sequence[tuple[float, str]], height: int) -> list[str]:
    """What stands beside each row; of labels that fall on one row, the one that is nearest."""
    rows = range(max(height, 0))
    return [
        min(
            (
                (abs(_depth(share, height) - row), label)
                for share, label in ticks
                if _row(share, height) == row
            ),
            default=(0, ""),
        )[1]
        for row in rows
    ]


def _columns(count: int, room: int) -> tuple[int, ...]:
    """The column of each point."""
    start = 1 if (count - 1) * _APART <= room - 3 else 0
    step = min((room - 1 - 2 * start) / max(count - 1, 1), _WIDEST)
    return tuple(start + round(at * step) for at in range(count))


def _field(
    chart: Chart, shown: Sequence[int], columns: Sequence[int], size: tuple[int, int]
) -> list[list[Cell]]:
    """The points, with a tie between the two of one conference."""
    room, height = size
    field = [[BLANK] * room for _ in range(height)]
    for conference, column in zip(shown, columns, strict=True):
        rows: dict[int, Cell] = {}
        for number, line in enumerate(chart.lines):
            share = line.heights[conference]
            if share is not None:
                row = _row(share, height)
                rows[row] = Cell(BOTH if row in rows else line.glyph, number)
        for row in range(min(rows, default=0), max(rows, default=-1) + 1):
            field[row][column] = rows.get(row, Cell(TIE))
    return field


def _row(share: float, height: int) -> int:
    """The row of a height, counted from the top."""
    return round(_depth(share, height))


def _depth(share: float, height: int) -> float:
    """How far below the top a height is; what is beyond the scale stands at its end."""
    return (1 - min(max(share, 0.0), 1.0)) * (height - 1)


def _below(
    chart: Chart, shown: Sequence[int], columns: Sequence[int], start: int, width: int
) -> str:
    """The labels below the axis: the last first, then as many as find room."""
    line = [" "] * width
    for at in (len(shown) - 1, *range(len(shown) - 1)):
        label = chart.labels[shown[at]]
        begin = max(min(start + columns[at] - 1, width - len(label)), 0)
        around = "".join(line[max(begin - 2, 0) : begin + len(label) + 2])
        if not around.strip():
            line[begin : begin + len(label)] = label
    return "".join(line)
