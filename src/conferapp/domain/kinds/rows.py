"""Answers that are rows of a small table. One control edits them all; columns are what differs."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import JsonValue

from conferapp.domain.conditions import Fact
from conferapp.domain.kinds.cells import CELL_PROBLEMS, TYPED, Column, read_cell
from conferapp.domain.kinds.phrases import ENGLISH, Words
from conferapp.domain.kinds.question import Question
from conferapp.domain.model import Many, Row, Value, as_rows
from conferapp.domain.text import say_number
from conferapp.domain.wording import Text, word

MAX_ROWS = 200
"""More rows than anybody talks about; it bounds what a paste can do."""


class RowsQuestion(Question):
    """An answer that is a list of rows."""

    COLUMNS: ClassVar[tuple[Column, ...]] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that this question asks for."""
        return self.COLUMNS

    def problem(self, value: Value) -> str | None:
        """See `Question.problem`: the first cell that isn't what its column holds."""
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            return "Please enter rows."
        if len(value) > MAX_ROWS:
            return f"Please keep this to {MAX_ROWS} rows; there are {len(value)}."
        for number, row in enumerate(as_rows(value), 1):
            for column in self.columns:
                typed = row.get(column.key + TYPED)
                unread = column.type == "day" and row.get(column.key) is None
                wrong = self.cell_problem(column, typed if unread else row.get(column.key))
                if wrong:
                    return f"Row {number}, {column.title}: {wrong}"
        return None

    def cell_problem(self, column: Column, cell: JsonValue) -> str | None:
        """What is wrong with one cell; an empty one is fine."""
        if column.options and cell is not None and cell not in column.options:
            return f"Please choose one of: {', '.join(column.options)}."
        return None if cell is None else CELL_PROBLEMS[column.type](cell)

    def tidy(self, value: Value) -> Value:
        """Rows without any cell are left out, and empty cells are null."""
        rows = [
            {
                key: None if isinstance(cell, str) and not cell.strip() else cell
                for key, cell in row.items()
            }
            for row in as_rows(value)
        ]
        return [row for row in rows if any(cell is not None for cell in row.values())] or None

    def as_text(self, value: Value, words: Words = ENGLISH) -> str:
        """A line for each row."""
        return "\n".join(said for row in as_rows(value) if (said := self.row_text(row, words)))

    def row_text(self, row: Mapping[str, JsonValue], words: Words = ENGLISH) -> str:
        """One row on one line."""
        cells = (say_number(row.get(column.key)) for column in self.columns)
        return " · ".join(cell for cell in cells if cell)

    def first_rows(self) -> tuple[Row, ...]:
        """The rows that an empty answer shows, ready to be filled in."""
        return ()

    def new_row(self, *cells: str) -> Row:
        """A row with its first cells filled in."""
        row: Row = {column.key: None for column in self.COLUMNS}
        for column, cell in zip(self.columns, cells, strict=False):
            row = self.with_cell(row, column.key, read_cell(column, cell), "tutor")
        return row

    def with_cell(self, row: Row, key: str, cell: JsonValue, by: str) -> Row:
        """The row with one cell changed by `tutor` or `student`."""
        return {**row, key: cell}

    def nudge(self, row: Mapping[str, JsonValue]) -> str | None:
        """A quiet question that the tutor can ask aloud about this row; it never blocks."""
        return None

    def fact(self, value: Value) -> Fact:
        """See `Question.fact`: a table includes what stands in its first column."""
        first = self.columns[0].key
        rows = as_rows(value)
        names = (say_number(row.get(first)) for row in rows)
        return Fact(value, float(len(rows)), tuple(name for name in names if name))


class NamedRows(RowsQuestion):
    """Rows that start from names which the agenda gives.

    Attributes:
        rows: The names in the first column to start from.
    """

    rows: Many[Text] = ()

    def first_rows(self) -> tuple[Row, ...]:
        """See `RowsQuestion.first_rows`."""
        return tuple(self.new_row(word(name)) for name in self.rows)
