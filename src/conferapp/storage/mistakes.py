"""Broken TOML, explained to somebody who doesn't know what a parser is.

The parser stops where it can't go on. What its author did there is looked up in a table: the first
row that recognises the place says what happened and what to write instead.
"""

import re
import tomllib
from collections.abc import Iterator
from typing import Final

from conferapp.storage.broken_copies import PASTED
from conferapp.storage.broken_structure import BRACKETS, HEADERS, LINES, REPEATED
from conferapp.storage.broken_values import ENDS, LOST, QUOTES, SIGNS, VALUES, anything
from conferapp.storage.toml_stop import FIRST, Look, Mistake, goes_on, stop_of

_LINE_TO_WRITE: Final = re.compile(r"Write (?P<line>(?P<key>[\w-]+) = .+)")
LOOKS: Final[tuple[Look, ...]] = (
    *(
        *FIRST,
        *REPEATED,
        *PASTED,
        *SIGNS,
        *LINES,
        *LOST,
        *ENDS,
        *BRACKETS,
        *QUOTES,
        *HEADERS,
        *VALUES,
    ),
)
"""The rows of the table, in the order in which they are tried."""
MOST: Final = 20
"""Mistakes that are looked for in one text; each takes the parser once more through it."""
_MOST_READ: Final = 800_000
"""Characters that the search goes through, all in all: in a large text it ends sooner."""


def explain(text: str, error: ValueError) -> Mistake:
    """What happened where the parser stopped.

    Args:
        text: The text, with plain newlines.
        error: What the parser raised.
    """
    stop = stop_of(text, error)
    found = (look(stop) for look in LOOKS)
    return next((mistake for mistake in found if mistake is not None), None) or anything(stop)


def mistakes(text: str) -> Iterator[Mistake]:
    """Every mistake that can be told apart in a text, or nothing if it is TOML.

    Args:
        text: The text, with plain newlines.
    """
    return iter(Search(text).found)


class Search:
    """The search for all mistakes in a text.

    Where it is plain what was meant, it goes on in the text as it was meant, and behind another
    mistake that keeps to its line as if the line weren't there. A line has one mistake.

    Args:
        text: The text, with plain newlines.

    Attributes:
        found: The mistakes.
        meant: The text as it was meant, each line where it was, and outside of the lines with
            mistakes each character; None if that can't be told.
    """

    def __init__(self, text: str) -> None:
        self.meant: str | None = None
        self.found = tuple(self._search(text))

    def _search(self, text: str) -> Iterator[Mistake]:
        told: set[int] = set()
        whole = True
        for _ in range(min(MOST, 1 + _MOST_READ // (len(text) + 1))):
            try:
                tomllib.loads(text)
            except ValueError as error:
                found = explain(text, error)
            else:
                self.meant = text if whole else None
                return
            start = text.rfind("\n", 0, found.offset) + 1
            if start not in told:
                yield found
            mended = found.mended or _as_hinted(text, start, found)
            if mended and start not in told:
                text = mended
            elif found.alone and not _spills(text):
                whole, text = False, _without_line(text, start)
            else:
                return
            if not text:
                return
            told.add(start)


def _as_hinted(text: str, start: int, found: Mistake) -> str:
    """A text whose line is as the hint says, where that is a whole line; otherwise "".

    Args:
        text: The text.
        start: Where the line begins.
        found: The mistake in it.
    """
    line = text[start:].partition("\n")[0]
    meant = _LINE_TO_WRITE.fullmatch(found.hint)
    if not found.alone or meant is None or not re.match(rf"\s*{meant['key']}\b", line):
        return ""
    try:
        tomllib.loads(meant["line"])
    except ValueError:
        return ""
    return f"{text[:start]}{meant['line']}{text[start + len(line) :]}"


def _without_line(text: str, start: int) -> str:
    """A text with spaces in place of a line; "" where other lines hang on it.

    Args:
        text: The text.
        start: Where the line begins.
    """
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    blank = text[:start] + " " * (end - start) + text[end:]
    return "" if goes_on(text[start:end]) or _spills(blank) else blank


def _spills(text: str) -> bool:
    """Whether a text of several lines may be open, so that prose looks like broken lines."""
    return bool(text.count('"""') % 2 or text.count("'''") % 2)
