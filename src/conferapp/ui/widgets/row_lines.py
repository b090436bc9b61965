"""The lines of a small table: its rows in columns where they fit, else a sentence for each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from textual.content import Content

from conferapp.domain.amounts import is_number
from conferapp.domain.kinds.cells import Column
from conferapp.domain.kinds.tables import LEVEL_MARKS
from conferapp.domain.model import Row
from conferapp.domain.row_edits import RowEdits
from conferapp.domain.row_entry import RowEntry
from conferapp.ui.look import LEVEL_STYLES
from conferapp.ui.text import QUIET_STYLE, literal
from conferapp.ui.widgets.menu import POINTER

MUTED = QUIET_STYLE

WRONG = "✗"
QUIET = "?"

_WIDTHS = {"number": 6, "amount": 8, "day": 12, "one_of": 6, "tick": 8, "words": 10}
_GAP = 2
_NAME = 14  # cells that the first column of a table of numbers needs
_WORDS = 20  # cells that each column of words needs in a table of words
_MOST_COLUMNS = 3  # of words: more of them are easier to read as a sentence


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns stand.

    Attributes:
        columns: The columns, or none where each row is a sentence.
        starts: The first cell of each column.
        widths: The cells of each column.
    """

    columns: tuple[Column, ...] = ()
    starts: tuple[int, ...] = ()
    widths: tuple[int, ...] = ()

    def column_at(self, x: int) -> Column | None:
        """The column at a cell."""
        found = [c for c, start in zip(self.columns, self.starts, strict=True) if start <= x]
        return found[-1] if found else None


def grid(entry: RowEntry, width: int) -> Grid:
    """The columns in so many cells. It depends on no answer, so that nothing jumps in typing."""
    columns = entry.columns
    if entry.counted:
        fixed = [_WIDTHS[column.type] for column in columns[1:]]
        first = width - sum(fixed) - _GAP * len(fixed)
        widths = [first, *fixed] if first >= _NAME else []
    else:
        share = (width - _GAP * (len(columns) - 1)) // len(columns)
        fits = share >= _WORDS and len(columns) <= _MOST_COLUMNS
        widths = [share] * len(columns) if fits else []
    if not widths:
        return Grid()
    starts = [sum(widths[:n]) + _GAP * n for n in range(len(widths))]
    return Grid(columns, tuple(starts), tuple(widths))


Kept = Mapping[int, tuple[Row, list[Content]]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table in so many cells.

    Attributes:
        lines: All of its lines, each with room for the pointer in front.
        tops: The first line of each row, and the line behind the last one.
        grid: Where the columns stand, counted from behind the numbers of the rows.
        lead: The cells in front of the columns.
        kept: The wrapped lines of each row by its identity, for the next time.
    """

    lines: tuple[Content, ...] = ()
    tops: tuple[int, ...] = (0,)
    grid: Grid = Grid()
    lead: int = 0
    kept: Kept = field(default_factory=dict)


def draw(entry: RowEntry, edits: RowEdits, width: int, gap: int, kept: Kept) -> Drawn:
    """Wrap rows; those that are among the kept ones are wrapped already.

    Args:
        entry: How the rows are entered.
        edits: The rows.
        width: The cells of a line.
        gap: Lines left free below the row that is pointed at; what is typed there isn't judged.
        kept: What was wrapped before, in the same width.
    """
    digits = len(str(len(edits.rows)))
    lead = len(POINTER) + digits + 2
    places = grid(entry, width - lead)
    blank = Content(" " * lead)
    lines = [blank + line for line in head_lines(places) if edits.rows]
    tops: list[int] = []
    now: dict[int, tuple[Row, list[Content]]] = {}
    for at, row in enumerate(edits.rows):
        key = id(row)
        now[key] = kept.get(key) or (row, row_lines(entry, row, places, width - lead))
        tops.append(len(lines))
        open_here = gap > 0 and at == edits.at
        wrong = not open_here and any(entry.problem(row, column) for column in entry.columns)
        first = Content.assemble(
            " " * len(POINTER),
            (f"{at + 1:>{digits}}", MUTED),
            (f"{WRONG} " if wrong else "  ", "$text-error"),
        )
        lines += [(blank if n else first) + line for n, line in enumerate(now[key][1])]
        question = None if open_here else entry.question.nudge(row)
        if question:
            asked = Content.styled(f"{QUIET} {question}", f"italic {MUTED}")
            lines += [blank + line for line in asked.wrap(max(width - lead, 1))]
        lines += [Content("")] * (gap if open_here else 0)
    return Drawn(tuple(lines), (*tops, len(lines)), places, lead, now)


def head_lines(places: Grid) -> list[Content]:
    """The titles of the columns."""
    titles = [literal(column.title, MUTED) for column in places.columns]
    return list(_beside(places, titles)) if titles else []


def row_lines(entry: RowEntry, row: Row, places: Grid, width: int) -> list[Content]:
    """A row, wrapped so that nothing of it is lost."""
    if not places.columns:
        return _sentence(entry, row, width)
    cells = [_cell(entry, row, column) for column in places.columns]
    if not any(cells):
        return [Content.styled("to be filled in", MUTED)]
    return list(_beside(places, cells))


def _sentence(entry: RowEntry, row: Row, width: int) -> list[Content]:
    said = literal(entry.question.row_text(row) or "to be filled in")
    if entry.waiting(row):
        said = said.stylize(MUTED)
    level = str(row.get("level"))
    if level in LEVEL_MARKS:
        said = said.stylize(LEVEL_STYLES[level], 0, len(LEVEL_MARKS[level]))
    return said.wrap(max(width, 1))


def _cell(entry: RowEntry, row: Row, column: Column) -> Content:
    cell = row.get(column.key)
    if column.type == "tick":
        return Content("★" if cell is True else "")
    if column.type == "one_of" and str(cell) in LEVEL_MARKS:
        return Content.styled(LEVEL_MARKS[str(cell)], LEVEL_STYLES[str(cell)])
    return literal(entry.words(row, column), MUTED if entry.waiting(row) else "")


def _beside(places: Grid, cells: Sequence[Content]) -> Iterator[Content]:
    """Wrap each cell in its column; numbers and their titles stand to the right."""
    wrapped = [
        [_placed(column, line, width) for line in cell.wrap(width)]
        for column, cell, width in zip(places.columns, cells, places.widths, strict=True)
    ]
    for number in range(max(map(len, wrapped))):
        parts = [
            lines[number] if number < len(lines) else Content(" " * width)
            for lines, width in zip(wrapped, places.widths, strict=True)
        ]
        yield Content(" " * _GAP).join(parts)


def _placed(column: Column, line: Content, width: int) -> Content:
    room = max(0, width - line.cell_length)
    counted = column.type in {"number", "amount"}
    right = counted and (line.plain == column.title or is_number(_number(line.plain)))
    return line.pad_left(room) if right else line.pad_right(room)


def _number(words: str) -> float | None:
    try:
        return float(words)
    except ValueError:
        return None
