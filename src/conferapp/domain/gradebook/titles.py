"""The row that names the columns, where a gradebook has lines about the class above it."""

from collections.abc import Iterator, Sequence

from conferapp.domain.gradebook.guessing import names_a_student
from conferapp.domain.table_file import TableFile
from conferapp.domain.text import fold

_LOOKED_AT = 12
"""Rows among which it is looked for."""


def titled(table: TableFile) -> TableFile:
    """The table below the row that names its columns; most tables as they are.

    Args:
        table: The table, with its first row as the header.
    """
    if any(map(names_a_student, table.header)):
        return table
    for place, row in enumerate(table.rows[:_LOOKED_AT]):
        if sum(map(bool, row)) > 1 and any(map(names_a_student, row)):
            below = place + 1
            header = tuple(_told_apart(row))
            return TableFile(header, table.rows[below:], table.numbers[below:], table.shortened)
    return table


def _told_apart(row: Sequence[str]) -> Iterator[str]:
    """The names in a row, no two of them the same."""
    seen: set[str] = set()
    for number, cell in enumerate(row, 1):
        name = cell or f"Column {number}"
        if fold(name) in seen:
            name = f"{name} (column {number})"
        seen.add(fold(name))
        yield name
