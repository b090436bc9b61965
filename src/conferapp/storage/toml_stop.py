"""Where the parser of the standard library stopped in a broken text, and what that means."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from conferapp.storage.toml_tokens import open_brackets, pieces

_AT: Final = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_LINES_OF_AGENDA: Final = re.compile(
    r"^[ \t]*(?:\[\[[\w.]+\]\]|(?:id|kind|ask|title|say|do|who|show)[ \t]*=)", re.MULTILINE
)


@dataclass(frozen=True)
class Mistake:
    """One thing that keeps a text from being TOML.

    Attributes:
        offset: Where it is, in characters from the beginning.
        message: What is wrong.
        hint: What to write instead.
        also: The line that has a part in it, counted from 1.
        alone: Whether the line can be left out to look for more mistakes behind it.
        mended: The text as it was meant, with each character where it was, to look for more
            mistakes in it; "" if that can't be told.
    """

    offset: int
    message: str
    hint: str = ""
    also: int | None = None
    alone: bool = False
    mended: str = ""


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

    @cached_property
    def bare(self) -> str:
        """The text with an underscore for each character of its words in quotes and comments."""
        return bare(self.text)

    @cached_property
    def inside(self) -> bool:
        """Whether it stopped between the brackets of a list or a table on one line."""
        return bool(open_brackets(self.text, self.start))

    def mend(self, pattern: re.Pattern[str], write: Callable[[re.Match[str]], str]) -> str:
        """The text with what is found from its line on, outside of quotes, written as it was meant.

        Args:
            pattern: What to look for.
            write: What to write instead; it has to be as long.
        """
        found = pattern.finditer(self.bare, self.start)
        return replaced(self.text, ((each.start(), each.end(), write(each)) for each in found))

    def with_more(self, hint: str, pattern: re.Pattern[str]) -> str:
        """A hint, and where else further down the same has to be done.

        Args:
            hint: What to do.
            pattern: What to look for outside of quotes.
        """
        found = [each.start() for each in pattern.finditer(self.bare, self.start)]
        end = self.start + len(self.line)
        return self.with_lines(hint, [start for start in found if start >= end])

    def with_lines(self, hint: str, starts: list[int]) -> str:
        """A hint, and in which other lines the same has to be done.

        Args:
            hint: What to do.
            starts: Where the same stands, in their order.
        """
        breaks = {self.text.rfind("\n", 0, start) for start in starts}
        if not breaks:
            return hint
        where = f"line {self.number(starts[0])}"
        if len(breaks) > 1:
            where = f"{len(breaks)} more lines, the next of them {where}"
        ended = hint[-1] in ".?!\"'"
        return f"{hint}{' T' if ended else '; t'}he same stands in {where}."

    def earlier(self, pattern: str, before: int, after: int = 0) -> int | None:
        """The line where something stands already, counted from 1.

        Args:
            pattern: What to look for, with nothing but spaces in front of it on its line.
            before: Where to stop.
            after: Where to begin.
        """
        found = re.compile(pattern, re.MULTILINE).search(self.text, after, before)
        spaces = len(found[0]) - len(found[0].lstrip()) if found else 0
        return self.number(found.start() + spaces) if found else None

    def number(self, offset: int) -> int:
        """The line of an offset, counted from 1."""
        return self.text.count("\n", 0, offset) + 1


def bare(text: str) -> str:
    """A text with an underscore for each character of its words in quotes and comments.

    Args:
        text: The text.
    """
    kept = list(text)
    for sort, start, piece in pieces(text):
        if sort in {"text", "comment"}:
            kept[start : start + len(piece)] = re.sub(r"[^\n]", "_", piece)
    return "".join(kept)


def goes_on(line: str) -> bool:
    """Whether a list or a table begins or ends in a line, whose other end is in another line.

    Args:
        line: The line. Where a quote is missing in it, its brackets count as they stand as well.
    """
    return all(
        sum(map(piece.count, "[{")) != sum(map(piece.count, "]}")) for piece in (line, bare(line))
    )


def replaced(text: str, parts: Iterable[tuple[int, int, str]]) -> str:
    """A text with some parts of it written anew.

    Args:
        text: The text.
        parts: Where each begins and ends, and what to write there, in their order.
    """
    made, last = [], 0
    for start, end, anew in parts:
        made += [text[last:start], anew]
        last = end
    return "".join((*made, text[last:]))


Look = Callable[[Stop], Mistake | None]
"""Recognises a mistake, or leaves it to others."""


def _huge_number(stop: Stop) -> Mistake | None:
    if "limit" not in stop.said or "digits" not in stop.said:
        return None
    found = re.search(r"\d{1000,}", stop.text)
    message = "This number has more digits than anybody can mean."
    return Mistake(found.start() if found else 0, message, "Write a smaller one.")


def _swallowed(stop: Stop) -> Mistake | None:
    """A text of several lines that ends with the quotes of the next one, so that all is reversed.

    It is told by the headers and keys that stand in it.
    """
    for sort, start, piece in pieces(stop.text, stop.offset):
        if sort == "text" and piece.startswith(('"""', "'''")):
            lines = _LINES_OF_AGENDA.findall(piece)
            if len(lines) > 1 or "[[" in "".join(lines):
                quotes, short = piece[:3], re.search(r"""^[ \t]*(""|'')[ \t]*$""", piece, re.M)
                message = f"A quote is missing: the text that begins here with {quotes} never ends."
                at = stop.number(start + short.start(1)) if short else 0
                hint = f"Put {quotes} behind its last word."
                hint = f"In line {at} write {quotes}, three quotes in a row." if short else hint
                return Mistake(start, message, hint)
    return None


FIRST: Final[tuple[Look, ...]] = (_huge_number, _swallowed)
"""What makes everything behind it look like a mistake; looked for before all else."""


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
