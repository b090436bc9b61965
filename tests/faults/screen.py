"""What a terminal shows: as much of one as is needed to read a screen of 80 by 24."""

import codecs
import re
from typing import Final

COLUMNS: Final = 80
ROWS: Final = 24

# A place, another control sequence, a title or other string, another escape, a line end, or text.
_PIECE: Final = re.compile(
    r"\x1b\[(?P<row>\d*);?(?P<column>\d*)H"
    r"|\x1b\[(?P<erase>2?)J"
    r"|\x1b\[[0-?]*[ -/]*[@-~]"
    r"|\x1b[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|\x1b[ -/]*[0-OQ-WYZ\\`-~]"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f])"
    r"|(?P<text>[^\x00-\x1f]+)"
)


class Screen:
    """Cells, filled by what a program writes; each character is taken to be one cell wide."""

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        self._rest = ""
        self._row = self._column = 0
        self._clear()

    @property
    def lines(self) -> list[str]:
        """The rows from the top, without the blanks at their ends."""
        return ["".join(cells).rstrip() for cells in self._cells]

    def shows(self, words: str) -> bool:
        """Whether words stand on it, in one row.

        Args:
            words: The words.
        """
        return any(words in line for line in self.lines)

    def beginning(self, words: str) -> int:
        """How many characters of words stand on it, from the first one; the row may go on.

        Args:
            words: Words that fit in a row, without blanks.
        """
        length = len(words)
        while length and not self.shows(words[:length]):
            length -= 1
        return length

    def feed(self, data: bytes) -> None:
        """Take in what the program wrote.

        Args:
            data: Bytes; a sequence may go on in the next ones.
        """
        text, at = self._rest + self._decode(data), 0
        while piece := _PIECE.match(text, at):
            at = piece.end()
            self._draw(piece)
        self._rest = text[at:]

    def _draw(self, piece: re.Match[str]) -> None:
        if piece["text"]:
            self._write(piece["text"])
        elif piece["row"] is not None:
            self._row, self._column = int(piece["row"] or 1) - 1, int(piece["column"] or 1) - 1
        elif piece["erase"] is not None:
            self._clear()
        elif piece["control"] == "\r":
            self._column = 0
        elif piece["control"] == "\n":
            self._row += 1

    def _write(self, text: str) -> None:
        for character in text:
            if 0 <= self._row < ROWS and self._column < COLUMNS:
                self._cells[self._row][self._column] = character
            self._column += 1

    def _clear(self) -> None:
        self._cells = [[" "] * COLUMNS for _ in range(ROWS)]
