"""Bounds: what no file of this app needs, found in a TOML text before anything costly is done.

A text can be made to take a parser seconds and hundreds of megabytes, and the checks behind it far
longer. One walk over the text tells; what it lets through is read in well under a second.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from conferapp.storage.toml_tokens import pieces

_DEEPEST: Final = 32
"""Brackets inside brackets: an agenda needs five, and the parser calls itself for each."""
_MOST_DOTS: Final = 16
"""Dots in one key: an agenda needs three, and the parser's time grows with their square."""
_LONGEST_LINE: Final = 10_000
"""Characters in one line: the words of a whole page, if somebody never starts a new line."""


class Bounds(NamedTuple):
    """How much a text may hold.

    Attributes:
        what: What it is, such as “an agenda”.
        lines: Lines.
        headers: Headers in brackets; in an agenda one for each page and question.
        keys: Keys, all in all.
        entries: Entries of one list.
        signs: Brackets that open, commas between them, and dots in keys, all in all.
    """

    what: str
    lines: int
    headers: int
    keys: int
    entries: int
    signs: int


AGENDA: Final = Bounds(
    "an agenda", lines=20_000, headers=1_000, keys=10_000, entries=400, signs=12_000
)
"""About ten times of what the largest agenda has that comes with the app."""
PICTURE: Final = Bounds("a picture", lines=1_000, headers=10, keys=100, entries=10, signs=100)
"""One of a file; a picture has four keys."""
WORDS: Final = Bounds("such a file", lines=3_000, headers=100, keys=1_000, entries=100, signs=1_000)
"""The words of one language: several times the English ones."""
SETTINGS: Final = Bounds("such a file", lines=1_000, headers=10, keys=100, entries=100, signs=200)
KEYS: Final = Bounds("such a file", lines=3_000, headers=50, keys=600, entries=10, signs=3_000)
"""The keys of one tutor: twice as many as there are."""


class Excess(NamedTuple):
    """Where a text goes beyond its bounds.

    Attributes:
        offset: The place, in characters from the beginning.
        message: What is wrong.
        hint: What to do.
    """

    offset: int
    message: str
    hint: str


def excess(text: str, bounds: Bounds = AGENDA) -> Excess | None:
    """Where a text has too much of something to be read in good time, or None if it hasn't.

    Args:
        text: The TOML, broken or not, with plain newlines.
        bounds: What it may hold.
    """
    start = 0
    for number, line in enumerate(text.split("\n")):
        if len(line) > _LONGEST_LINE:
            message = f"This line is longer than {_LONGEST_LINE} characters."
            return Excess(start, message, "Break it into shorter lines, or take it out.")
        if number >= bounds.lines:
            return _more(start, bounds)
        start += len(line) + 1
    return next(_beyond(text, bounds), None)


def _beyond(text: str, bounds: Bounds) -> Iterator[Excess]:
    """Each place where something is too much; nobody walks on behind the first."""
    opened: list[int] = []
    dots = headers = keys = signs = 0
    for sort, at, sign in pieces(text):
        if sort == "dot":
            dots += 1
            signs += 1
        elif sort == "open":
            headers += not opened and not text[text.rfind("\n", 0, at) + 1 : at].strip("[ \t")
            opened.append(1)
            signs += 1
        elif sort == "close" and opened:
            opened.pop()
        elif sort == "stop":
            dots = 0
            keys += sign == "="
            if sign == "," and opened:
                opened[-1] += 1
                signs += 1
        if len(opened) > _DEEPEST or dots > _MOST_DOTS:
            message = f"Here are more things inside each other than {bounds.what} can have."
            yield Excess(at, message, "Count brackets and dots.")
        if opened and opened[-1] > bounds.entries:
            message = f"This list has more than {bounds.entries} entries."
            yield Excess(at, message, "Keep those that are needed, or part it in two.")
        if headers > bounds.headers or keys > bounds.keys or signs > bounds.signs:
            yield _more(at, bounds)


def _more(at: int, bounds: Bounds) -> Excess:
    message = f"From here on there is more in this file than {bounds.what} can have."
    return Excess(at, message, "Make two of it, or look whether something stands in it twice.")
