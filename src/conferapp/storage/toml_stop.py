"""Where the parser of the standard library stopped in a broken text, and what that means."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

_AT: Final = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)


@dataclass(frozen=True)
class Mistake:
    """One thing that keeps a text from being TOML.

    Attributes:
        offset: Where it is, in characters from the beginning.
        message: What is wrong.
        hint: What to write instead.
        also: The line that has a part in it, counted from 1.
        alone: Whether the line can be left out to look for more mistakes behind it.
    """

    offset: int
    message: str
    hint: str = ""
    also: int | None = None
    alone: bool = False


@dataclass(frozen=True)
class Stop:
    """Where the parser stopped.

    Attributes:
        text: The whole text.
        said: What the parser said.
        offset: Where it stopped.
    """

    text: str
    said: str
    offset: int

    @property
    def start(self) -> int:
        """Where the line begins."""
        return self.text.rfind("\n", 0, self.offset) + 1

    @property
    def line(self) -> str:
        """The line."""
        return self.text[self.start :].partition("\n")[0]

    @property
    def rest(self) -> str:
        """The line from there on."""
        return self.line[self.offset - self.start :]

    def number(self, offset: int) -> int:
        """The line of an offset, counted from 1."""
        return self.text.count("\n", 0, offset) + 1


Look = Callable[[Stop], Mistake | None]
"""Recognises a mistake, or leaves it to others."""


def stop_of(text: str, error: ValueError) -> Stop:
    """Where the parser stopped.

    Args:
        text: The text, with plain newlines.
        error: What the parser raised.
    """
    found = _AT.fullmatch(str(error))
    said = found[1] if found else str(error)
    if found is None or found[2] is None:
        return Stop(text, said, len(text.rstrip()))
    offset = 0
    for _ in range(int(found[2]) - 1):
        offset = text.find("\n", offset) + 1
    return Stop(text, said, min(offset + int(found[3]) - 1, len(text)))
