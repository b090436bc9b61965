"""A table out of a spreadsheet's or gradebook's file, as plain text cells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class TableFile:
    """A table; every cell is clean, on one line, and without spaces at its ends.

    Attributes:
        header: The names of the columns, no two the same; one without a name has its letter.
        rows: The rows that hold anything, each with a cell for every column.
        numbers: For each row, which row of the file it is, as a spreadsheet counts.
        shortened: How many cells were longer than is kept.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    shortened: int = 0

    def example(self, column: str) -> str:
        """The first cell of a column that holds anything, or "".

        Args:
            column: Its name; one that isn't there has none.
        """
        if column not in self.header:
            return ""
        place = self.header.index(column)
        return next((row[place] for row in self.rows if row[place]), "")

    def lines(self) -> Iterator[tuple[int, Mapping[str, str]]]:
        """Each row by its number, with its cells by the names of their columns."""
        for number, row in zip(self.numbers, self.rows, strict=True):
            yield number, dict(zip(self.header, row, strict=True))
