"""The lines of a text: where in them an offset is."""

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from conferapp.domain.text import clean


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
        self.shown = cache(self._shown)

    def position(self, offset: int) -> Position:
        """Line and column of an offset.

        Args:
            offset: Characters from the beginning.
        """
        line = bisect_right(self._breaks, offset - 1)
        before = self._breaks[line - 1] if line else -1
        return Position(line + 1, offset - before)

    def shown_before(self, at: Position) -> int:
        """How many characters of a line stand before a place, when the line is shown.

        Args:
            at: The place.
        """
        start = self._start(at.line)
        return len(clean(self._text[start : start + at.column - 1]))

    def _start(self, number: int) -> int:
        return self._breaks[number - 2] + 1 if number > 1 else 0

    def _shown(self, number: int) -> str:
        """A line by its number, safe to show; "" if there is none."""
        if not 1 <= number <= len(self._breaks) + 1:
            return ""
        start = self._start(number)
        end = self._breaks[number - 1] if number <= len(self._breaks) else None
        return clean(self._text[start:end]).rstrip()
