"""What was pasted into a small table: lines, a list, or a block out of a spreadsheet.

Spreadsheets put a block on the clipboard as lines and tabs, and quote a cell that holds either.
Editors put bullets and numbers in front of a list. Both become plain rows, and whatever has to be
left out is counted, so that it can be said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conferapp.domain.text import MAX_LINE, clean, limit

MAX_ROWS = 200
"""More rows than anybody talks about, and few enough to be shown at once."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """Rows ready for a table.

    Attributes:
        rows: Rows of one to as many cells as the table has columns; no row is all empty.
        cut: Rows that were left out, since there were more than `MAX_ROWS`.
        shortened: Characters that were left out, since cells were longer than `MAX_LINE`.
    """

    rows: tuple[tuple[str, ...], ...] = ()
    cut: int = 0
    shortened: int = 0

    @property
    def notice(self) -> str | None:
        """What was left out, in a sentence; None when everything was taken."""
        parts = []
        if self.cut:
            rows = "row" if self.cut == 1 else "rows"
            parts.append(f"{self.cut} more {rows} than the {MAX_ROWS} that fit")
        if self.shortened:
            letters = "character" if self.shortened == 1 else "characters"
            parts.append(f"{self.shortened} {letters} of cells longer than {MAX_LINE}")
        return f"Left out: {' and '.join(parts)}." if parts else None


# A line break inside a quoted cell belongs to the cell.
_CELL = re.compile(r'("(?:[^"]|"")*+"(?=[\t\n]|\Z)|[^\t\n]*)([\t\n]|\Z)')
_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")

# Dashes need a blank behind them: “-5” is a number, and a lone “-” in a cell means nothing there.
_DASHES = "[-*+\u2013\u2014]"
_GLYPHS = "\u2022\u2023\u25aa\u25ab\u25cf\u25cb\u25e6\u25a0\u25a1\u2043\uf0b7"
_BOXES = "\u2610\u2611\u2612\u2713\u2714"
_BULLET = re.compile(rf"(?:{_DASHES} +|[{_GLYPHS}]\s*)(?:\[[ xX]?\] +)?|[{_BOXES}]\s*")
# “A. Smith” is somebody: a letter counts as a number only with a bracket.
_NUMBER = re.compile(r"\(?(?:\d{1,3}[.)]|[a-z]\))(?:\s+|\Z)")


def pasted_rows(text: str, columns: int) -> Pasted:
    """Make rows of a pasted text.

    Cells beyond the last column are joined to it with a space. Numbers in front (“1.”, “b)”) are
    taken off only where two lines and half of all lines have one: “3. Quiz” alone is a name.

    Args:
        text: What was pasted, as it came.
        columns: Columns of the table, one or more.
    """
    found = [cells for cells in map(_trimmed, _cells(_BREAK.sub("\n", text))) if any(cells)]
    numbered = sum(bool(_NUMBER.match(_first(cells))) for cells in found)
    marks = [_BULLET]
    if numbered >= 2 and numbered * 2 >= len(found):
        marks.append(_NUMBER)
    rows, shortened = [], 0
    kept = [row for row in (_unmarked(cells, marks) for cells in found) if any(row)]
    for cells in kept[:MAX_ROWS]:
        joined = [*cells[: columns - 1], " ".join(filter(None, cells[columns - 1 :]))]
        limited = [limit(cell, MAX_LINE) for cell in joined[: len(cells)]]
        rows.append(tuple(cell for cell, _ in limited))
        shortened += sum(cut for _, cut in limited)
    return Pasted(tuple(rows), len(kept) - len(rows), shortened)


def _cells(text: str) -> Iterator[list[str]]:
    """The cells of each line, out of their quotes where a spreadsheet put them in."""
    row: list[str] = []
    for match in _CELL.finditer(text):
        row.append(_unquoted(match[1]))
        if match[2] != "\t":
            yield row
            row = []


def _unquoted(cell: str) -> str:
    """Take off quotes that a spreadsheet put around a cell, but not those that somebody wrote."""
    inside = cell[1:-1]
    needed = len(cell) > 1 and cell[0] == cell[-1] == '"' and re.search('[\t\n]|""', inside)
    return inside.replace('""', '"') if needed else cell


def _trimmed(cells: list[str]) -> list[str]:
    return [clean(cell).strip() for cell in cells]


def _first(cells: list[str]) -> str:
    return next(filter(None, cells), "")


def _unmarked(cells: list[str], marks: list[re.Pattern[str]]) -> list[str]:
    """Take the mark off the front of a row, with the tabs that indented it or stood behind it."""
    at = cells.index(_first(cells))
    for mark in marks:
        if match := mark.match(cells[at]):
            rest = cells[at][match.end() :]
            return [rest, *cells[at + 1 :]] if rest else cells[at + 1 :]
    return cells
