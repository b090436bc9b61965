"""Picture clues: drawings in letters that bring a goal back to mind, with a few words each.

A student leaves a conference with a card that carries one. The drawings are text, so that every
terminal shows them and every printer prints them, in black and white.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from conferapp.domain.text import fold

_JOINERS = "\u200c\u200d"


@dataclass(frozen=True)
class Picture:
    """A picture clue.

    Attributes:
        name: The id: lower-case words joined by hyphens.
        subject: The heading that it is listed under, such as “Reading”.
        words: The few words that are offered with it.
        art: The drawing, line by line, without blank lines and spaces around it.
    """

    name: str
    subject: str
    words: str
    art: tuple[str, ...]

    @property
    def width(self) -> int:
        """How many cells of a terminal the longest line takes."""
        return max(map(cells, self.art), default=0)

    @property
    def height(self) -> int:
        """How many lines it has."""
        return len(self.art)


def by_subject(pictures: Iterable[Picture]) -> tuple[tuple[str, tuple[Picture, ...]], ...]:
    """The pictures under their headings, both in the order in which they first come up.

    Headings that differ only in case or accents are one, spelled as it was first.

    Args:
        pictures: The pictures.
    """
    groups: dict[str, list[Picture]] = {}
    for picture in pictures:
        groups.setdefault(fold(picture.subject) or picture.subject, []).append(picture)
    return tuple((group[0].subject, tuple(group)) for group in groups.values())


def cells(line: str) -> int:
    """How many cells of a terminal a line takes, by the widths that Unicode gives its letters.

    Terminals disagree about some emoji; drawings are better off without them.

    Args:
        line: One line of clean text.
    """
    return len(line) if line.isascii() else sum(map(_cells, line))


def _cells(letter: str) -> int:
    if letter in _JOINERS or unicodedata.category(letter) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
