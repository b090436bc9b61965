"""A screen of characters: what Textual writes to a terminal, put where it belongs.

It knows no colours: what a benchmark waits for is text and the cursor.
"""

import re
from typing import Final

_PIECE: Final = re.compile(
    r"\x1b\[(?P<args>[0-9;?<>=]*)[ !$\"']*(?P<final>[@-~])"
    r"|\x1b[\]P].*?(?:\x07|\x1b\\)"
    r"|\x1b[^\[\]P]"
    r"|(?P<text>[^\x1b]+)",
    re.DOTALL,
)
_UNFINISHED: Final = re.compile(r"\x1b(?:\[[0-9;?<>= !$\"']*|[\]P][^\x07\x1b]*\x1b?)?\Z")


class Screen:
    """Rows of characters, each one cell wide.

    Args:
        columns: How wide.
        rows: How high.

    Attributes:
        cursor: Column and row, from zero.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self._blank = [" "] * columns
        self._cells = [self._blank[:] for _ in range(rows)]
        self.cursor = (0, 0)

    @property
    def lines(self) -> list[str]:
        """The rows as text."""
        return ["".join(row) for row in self._cells]

    def shows(self, text: str) -> bool:
        """Whether a row has a text in it.

        Args:
            text: The text.
        """
        return any(text in line for line in self.lines)

    @property
    def behind_cursor(self) -> str:
        """The character that was typed last, if the cursor is where it was typed."""
        column, row = self.cursor
        return self._cells[row][column - 1] if column else ""

    def feed(self, text: str) -> str:
        """Draw.

        Args:
            text: What the program wrote.

        Returns:
            The beginning of an escape sequence that isn't all there yet.
        """
        rest = found[0] if (found := _UNFINISHED.search(text)) else ""
        for piece in _PIECE.finditer(text[: len(text) - len(rest)]):
            if piece["text"]:
                self._write(piece["text"])
            elif piece["final"] == "H":
                row, _, column = piece["args"].partition(";")
                self._move(int(column or 1) - 1, int(row or 1) - 1)
            elif piece["final"] == "J":
                self._cells = [self._blank[:] for _ in self._cells]
        return rest

    def _move(self, column: int, row: int) -> None:
        self.cursor = (
            min(max(column, 0), len(self._blank) - 1),
            min(max(row, 0), len(self._cells) - 1),
        )

    def _write(self, text: str) -> None:
        column, row = self.cursor
        for character in text:
            if character == "\n":
                column, row = 0, min(row + 1, len(self._cells) - 1)
            elif character >= " ":
                if column < len(self._blank):
                    self._cells[row][column] = character
                column += 1
        self._move(column, row)
