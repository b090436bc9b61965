"""The lines of a text: where in them an offset is."""

import re
from bisect import bisect_right
from typing import Final, NamedTuple

from conferapp.domain.text import clean

_AROUND: Final = 250
"""Characters on each side of a place; more than fit into any window."""


class Position(NamedTuple):
    """A place in a text: line and column in characters, both counted from 1."""

    line: int
    column: int


class Lines:
    """A text by its lines.

    Args:
        text: The text, with plain newlines.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._breaks = [found.start() for found in re.finditer("\n", text)]

    def position(self, offset: int) -> Position:
        """Line and column of an offset.

        Args:
            offset: Characters from the beginning.
        """
        line = bisect_right(self._breaks, offset - 1)
        before = self._breaks[line - 1] if line else -1
        return Position(line + 1, offset - before)

    def around(self, at: Position) -> tuple[str, int]:
        """A line that is safe to show, and how many of its characters stand before a place in it.

        Of a line that is far too long only the piece around the place is given.

        Args:
            at: The place; "" and 0 where the text has no such line.
        """
        if not 1 <= at.line <= len(self._breaks) + 1:
            return "", 0
        start = self._breaks[at.line - 2] + 1 if at.line > 1 else 0
        end = self._breaks[at.line - 1] if at.line <= len(self._breaks) else len(self._text)
        place = start + at.column - 1
        if end - start > 2 * _AROUND:
            start, end = max(start, place - _AROUND), min(end, place + _AROUND)
        shown = clean(self._text[start:end]).rstrip()
        return shown, min(len(clean(self._text[start:place])), len(shown))
