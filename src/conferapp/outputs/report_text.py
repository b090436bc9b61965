"""A report as lines of text whose columns stand below each other, for terminals.

Widths are those of cells on screen, so that names in any script keep the columns straight.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from conferapp.domain.pictures import cells
from conferapp.domain.reports.table import Column, Figures, Row, Table, cell_text
from conferapp.domain.text import clean, limit
from conferapp.outputs.wrapping import wrapped

_GAP: Final = "  "
_LONGEST: Final = 48
"""Cells of the longest text in a column; a web page has room for more."""
_NOTE: Final = 100
"""Cells of a line of a note."""
_SHORTEST: Final = 18
"""Cells that a text may have at least, however little room there is: a first name and a last."""


@dataclass(frozen=True)
class Aligned:
    """The lines of a table, or of some of its columns.

    Attributes:
        head: The names of the columns, on as many lines as they need.
        groups: The lines of the rows, below the heading of each group; "" heads none.
        total: The line for all of them, or "".
        more: Whether columns are left out at the right.
    """

    head: tuple[str, ...]
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    total: str = ""
    more: bool = False

    @property
    def width(self) -> int:
        """Cells of the widest line."""
        rows = (row for _, rows in self.groups for row in rows)
        return max(map(cells, (*self.head, *rows, self.total)))


def aligned(table: Table, *, room: int | None = None, skip: int = 0) -> Aligned | None:
    """The lines of a report; None where there are no rows.

    Args:
        table: The report.
        room: Cells of a line, so that columns that don't fit are left out; None for all of them.
        skip: How many columns are left out behind those that say what a row is about.
    """
    figures = table.figures
    if not figures.rows:
        return None
    longest = _LONGEST if room is None else max(room // 2 // figures.heads, _SHORTEST)
    said = [(name, [_said(figures, row, longest) for row in rows]) for name, rows in figures.groups]
    total = [_said(figures, figures.total, longest)] if figures.total else []
    every = [*total, *(row for _, rows in said for row in rows)]
    columns = [figures.columns[at] for at in figures.shown]
    widths = [
        max(map(cells, (*column.name.split(), *(row[at] for row in every))))
        for at, column in enumerate(columns)
    ]
    places = _that_fit(widths, figures.heads, room, skip)

    def line(row: Sequence[str]) -> str:
        return _line([(row[at], columns[at], widths[at]) for at in places])

    heads = [wrapped(c.name, width=w).split("\n") for c, w in zip(columns, widths, strict=True)]
    return Aligned(
        tuple(map(line, _stacked(heads, max(len(heads[at]) for at in places)))),
        tuple((name, tuple(map(line, rows))) for name, rows in said),
        next(map(line, total), ""),
        more=places[-1] < len(columns) - 1,
    )


def _that_fit(widths: Sequence[int], heads: int, room: int | None, skip: int) -> list[int]:
    """The places of the columns that fit: those in front, and as many of the others as can be."""
    places = list(range(heads))
    taken = sum(widths[:heads]) + len(_GAP) * (heads - 1)
    for at in range(heads + skip, len(widths)):
        taken += len(_GAP) + widths[at]
        if room is not None and taken > room and len(places) > heads:
            break
        places.append(at)
    return places


def report_text(table: Table) -> str:
    """A report as plain text, with its heading and what it tells.

    Args:
        table: The report.
    """
    note = wrapped(table.figures.note, width=_NOTE)
    parts = (table.title, "=" * cells(table.title), *_lines(table), *((note,) if note else ()))
    return "\n".join(parts) + "\n"


def _lines(table: Table) -> Iterator[str]:
    lines = aligned(table)
    if lines is None:
        return
    rule = "-" * lines.width
    yield from lines.head
    yield rule
    for number, (name, rows) in enumerate(lines.groups):
        if name:
            yield from (("",) if number else ())
            yield name
        yield from rows
    if lines.total:
        yield rule
        yield lines.total


def _said(figures: Figures, row: Row, longest: int) -> list[str]:
    return [_short(cell_text(row[at], figures.columns[at].kind), longest) for at in figures.shown]


def _short(text: str, longest: int) -> str:
    """A text on one line, cut where it is long."""
    said = kept = clean(" ".join(text.split()))
    while cells(kept) > longest:
        kept, _ = limit(kept, len(kept) - 1)
    return kept if kept == said else f"{kept.rstrip()}…"


def _stacked(heads: Sequence[Sequence[str]], high: int) -> Iterator[list[str]]:
    """The names of the columns line by line, so that all end on the last one."""
    for line in range(high):
        yield [head[at] if (at := line - (high - len(head))) >= 0 else "" for head in heads]


def _line(placed: Sequence[tuple[str, Column, int]]) -> str:
    told = []
    for text, column, width in placed:
        blank = " " * (width - cells(text))
        told.append(text + blank if column.kind == "text" else blank + text)
    return _GAP.join(told).rstrip()
