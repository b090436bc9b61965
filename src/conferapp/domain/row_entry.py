"""How the cells of one small table are typed, pasted, read back and reported."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import JsonValue

from conferapp.domain.days import read_day, say_day, say_short
from conferapp.domain.kinds.cells import POINTS_OF, TYPED, Column, read_cell
from conferapp.domain.kinds.day import day_of
from conferapp.domain.kinds.question import By
from conferapp.domain.kinds.rows import MAX_ROWS, RowsQuestion
from conferapp.domain.model import Row, Value, as_rows
from conferapp.domain.text import MAX_LINE, clean, fold, limit, say_number


@dataclass(frozen=True, slots=True)
class RowEntry:
    """The rules by which rows of one question are entered.

    Attributes:
        question: What is asked.
        by: Whose words new cells are.
        today: The local day, for days typed as words.
        first: The rows that an empty table shows; None for those that the question has by itself.
    """

    question: RowsQuestion
    by: By = "tutor"
    today: date = date.min
    first: tuple[Row, ...] | None = None

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the table."""
        return self.question.columns

    @property
    def first_rows(self) -> tuple[Row, ...]:
        """The rows that an empty table shows."""
        return self.question.first_rows() if self.first is None else self.first

    @property
    def counted(self) -> Column | None:
        """The column that a tutor runs down with a gradebook at hand: the first with numbers."""
        return next((c for c in self.columns if c.type in {"number", "amount"}), None)

    def shown(self, value: Value) -> tuple[Row, ...]:
        """The rows to show for an answer: its own, and those still waiting to be filled in.

        A name that the agenda gives stands behind the name that it follows there.
        """
        rows = list(as_rows(value))
        first = self.first_rows
        key = self.columns[0].key
        before = None
        for row in first:
            name = row.get(key)
            names = [other.get(key) for other in rows]
            if name is None:
                if len(rows) < len(first):
                    rows.append(row)
            elif name not in names:
                rows.insert(0 if before is None else names.index(before) + 1, row)
            before = name
        return tuple(rows)

    def waiting(self, row: Row) -> bool:
        """Whether nobody has put anything in this row yet, beyond what the agenda gives."""
        filled = _filled(row)
        given = (*self.first_rows, self.question.new_row())
        return not filled or any(filled == _filled(other) for other in given)

    def reported(self, rows: Iterable[Row]) -> Value:
        """The rows as an answer: names without anything to them aren't one."""
        kept: list[JsonValue] = [row for row in rows if not self.waiting(row)]
        return kept or None

    def cell(self, row: Row, column: Column, typed: str) -> Row:
        """The row with one cell as typed. “8 of 10” in a column of numbers fills two cells."""
        words = limit(clean(typed), MAX_LINE)[0].strip()
        if column.type == "day":
            return self._day(row, column, words)
        whole = next((c for c in self.columns if c.key == "out_of"), None)
        both = POINTS_OF.fullmatch(words)
        if both and whole and column == self.counted:
            row = self.set(row, whole, read_cell(whole, both[2]))
            words = both[1]
        return self.set(row, column, read_cell(column, words))

    def set(self, row: Row, column: Column, cell: JsonValue) -> Row:
        """The row with one cell picked."""
        return self.question.with_cell(row, column.key, cell, self.by)

    def _day(self, row: Row, column: Column, words: str) -> Row:
        read = read_day(words, self.today)
        rest = {key: cell for key, cell in row.items() if key != column.key + TYPED}
        if read.problem:
            rest[column.key + TYPED] = words
        return self.set(rest, column, read.day.isoformat() if read.day else None)

    def words(self, row: Row, column: Column) -> str:
        """A cell as it is typed."""
        cell = row.get(column.key)
        if column.type == "day":
            day = day_of(cell)
            if day is None or len(str(cell)) > 10:
                return say_number(row.get(column.key + TYPED) or cell)
            return f"{say_short(day, day)} {day.year}"
        if isinstance(cell, bool):
            return "yes" if cell else "no"
        return say_number(cell)

    def read_back(self, row: Row, column: Column) -> str:
        """A day in full, so that it can be heard whether the right one was understood."""
        day = day_of(row.get(column.key)) if column.type == "day" else None
        return "" if day is None else say_day(day, self.today)

    def problem(self, row: Row, column: Column) -> str | None:
        """What is wrong with one cell."""
        typed = row.get(column.key + TYPED)
        if column.type == "day" and row.get(column.key) is None and isinstance(typed, str):
            return read_day(typed, self.today).problem
        return self.question.cell_problem(column, row.get(column.key))

    def first_problem(self, rows: Sequence[Row]) -> str | None:
        """What is wrong with the first cell that isn't what its column holds, and where it is."""
        for number, row in enumerate(rows, 1):
            for column in self.columns:
                if wrong := self.problem(row, column):
                    place = f"Row {number}, {column.title}" if len(rows) > 1 else column.title
                    return f"{place}: {wrong}"
        return None

    def new_row(self, cells: Sequence[str] = ()) -> Row:
        """A row out of typed cells, from the first column on."""
        return self._across(self.question.new_row(), self.columns, cells)

    def _across(self, row: Row, columns: Iterable[Column], cells: Sequence[str]) -> Row:
        for column, typed in zip(columns, cells, strict=False):
            if typed.strip():
                row = self.cell(row, column, typed)
        return row

    def with_block(self, rows: Sequence[Row], block: Sequence[Sequence[str]]) -> tuple[Row, ...]:
        """Rows with a pasted block behind them.

        A pasted row that has the name of one still to be filled in goes there; the empty rows
        are used up before new ones are made.
        """
        after = list(rows)
        waiting = [n for n, row in enumerate(after) if self.waiting(row)]
        names = {n: fold(say_number(after[n].get(self.columns[0].key))) for n in waiting}
        for cells in block:
            name = fold(cells[0])
            place = next((n for n in names if names[n] in {name, ""}), None)
            if place is None:
                after.append(self.new_row(cells))
            else:
                known = 1 if names.pop(place) else 0  # the name stays as the agenda writes it
                after[place] = self._across(after[place], self.columns[known:], cells[known:])
        return tuple(after)

    def filled_down(
        self, rows: Sequence[Row], at: int, column: Column, cells: Sequence[Sequence[str]]
    ) -> tuple[Row, ...]:
        """Rows with a pasted column in them, from one cell downwards.

        An empty cell skips its row, so that a gradebook's gaps stay gaps; what goes beyond the
        last row makes new ones.
        """
        after = list(rows)
        columns = self.columns[self.columns.index(column) :]
        for place, across in enumerate(cells[:MAX_ROWS], at):
            if place >= len(after):
                after.append(self.question.new_row())
            after[place] = self._across(after[place], columns, across)
        return tuple(after)


def within(rows: Sequence[Row], most: int) -> tuple[tuple[Row, ...], str]:
    """As many rows as there is room for.

    Args:
        rows: The rows.
        most: How many there is room for.

    Returns:
        The rows that stay, and a sentence on those that had no room; "" where all had.
    """
    out = len(rows) - most
    room = f"There is room for {most} {'row' if most == 1 else 'rows'}: {out} stayed out."
    return tuple(rows[:most]), room if out > 0 else ""


def pasted_cells(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of a pasted text as they stand, the empty ones too.

    Unlike `pasted_rows` it leaves out nothing, because the place of a cell says whose it is.
    """
    lines = re.sub("\r\n?", "\n", text).removesuffix("\n").split("\n")
    return tuple(tuple(clean(cell).strip() for cell in line.split("\t")) for line in lines)


def _filled(row: Row) -> Row:
    return {key: cell for key, cell in row.items() if cell not in (None, "")}
