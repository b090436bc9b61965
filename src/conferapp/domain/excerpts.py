"""Excerpts: a few lines around the place where sought words stand, and where in them they stand.

A text shows the words as they were written, so what is marked is found anew in it. In scripts
without spaces the index knows letters only; here their order counts as well.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from conferapp.domain.text import fold
from conferapp.domain.words import parted, places, runs, wanted

CUT: Final = "…"
LINE: Final = " / "
"""What stands between two lines of a text that is put on one."""
_BEFORE: Final = 3
"""The share of an excerpt that stands before the first word: a third of it."""
_NEAR: Final = 24
"""Letters within which a cut looks for the end of a word."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody looks for.

    Attributes:
        words: Words, each of which begins a word of the text.
        runs: Stretches of letters of scripts without spaces.
    """

    words: tuple[str, ...] = ()
    runs: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.words or self.runs)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of a text, on one line.

    Attributes:
        text: The part, with `…` where it was cut.
        marks: Where in it the sought words begin and end.
    """

    text: str
    marks: tuple[Span, ...]


def sought(said: str) -> Sought:
    """What to look for.

    Args:
        said: What was typed.
    """
    solid = runs(said)
    letters = set("".join(solid))
    return Sought(tuple(word for word in wanted(said) if word not in letters), solid)


def marks(text: str, looked_for: Sought) -> tuple[Span, ...]:
    """Where in a text the sought words begin and end, in their order.

    Args:
        text: The text.
        looked_for: What is looked for.
    """
    found = {*places(text, looked_for.words), *_run_places(text, looked_for.runs)}
    return tuple(sorted(found))


def has_all(texts: Sequence[str], looked_for: Sought) -> bool:
    """Whether each sought word stands in one of these texts.

    Args:
        texts: The texts.
        looked_for: What is looked for.
    """
    there = parted("\n".join(texts))
    words = all(_begins(there, (word,)) for word in looked_for.words)
    return words and all(
        any(True for text in texts for _ in _run_places(text, (run,))) for run in looked_for.runs
    )


def worth(text: str, looked_for: Sought) -> int:
    """How many of the sought words stand in a text.

    Args:
        text: The text.
        looked_for: What is looked for.
    """
    there = parted(text)
    words = sum(_begins(there, (word,)) for word in looked_for.words)
    return words + sum(any(True for _ in _run_places(text, (r,))) for r in looked_for.runs)


def excerpt(text: str, looked_for: Sought, room: int) -> Excerpt | None:
    """The part of a text around the first place of a sought word, or None where there is none.

    Args:
        text: The text; its lines are put behind each other.
        looked_for: What is looked for.
        room: Letters that it may have, more or less.
    """
    if not (looked_for.runs or _begins(parted(text), looked_for.words)):
        return None  # which is the case for most, and this is quicker than to look for the place
    flat = LINE.join(" ".join(line.split()) for line in text.splitlines() if line.strip())
    found = marks(flat, looked_for)
    if not found:
        return None
    begin, end = _window(flat, found[0], room)
    lead, tail = CUT if begin else "", CUT if end < len(flat) else ""
    shift = len(lead) - begin
    inside = ((start + shift, stop + shift) for start, stop in found if stop <= end)
    return Excerpt(f"{lead}{flat[begin:end]}{tail}", tuple(inside))


def _begins(there: Iterable[str], words: Sequence[str]) -> bool:
    return any(word.startswith(one) for word in there for one in words)


def _window(text: str, first: Span, room: int) -> Span:
    """What is shown of a text: whole words where that can be, and all of the first place."""
    if len(text) <= room:
        return 0, len(text)
    start, stop = first
    begin = max(min(start - room // _BEFORE, len(text) - room), 0)
    line = text.rfind(LINE, 0, start) + len(LINE)
    if line >= len(LINE) and start - line < room // 2:
        begin = line
    elif begin:
        space = text.find(" ", begin, min(begin + _NEAR, start))
        begin = _whole(text, space + 1 if space >= 0 else begin)
    end = max(begin + room, stop)
    if end < len(text):
        space = text.rfind(" ", max(end - _NEAR, stop), end + 1)
        end = _whole(text, space if space >= 0 else end)
    return min(begin, start), min(end, len(text))


def _whole(text: str, at: int) -> int:
    """A place to cut that leaves a letter its accents."""
    while at < len(text) and unicodedata.combining(text[at]):
        at += 1
    return at


def _run_places(text: str, wanted_runs: Iterable[str]) -> Iterator[Span]:
    wanted_runs = tuple(wanted_runs)
    if not wanted_runs:
        return
    bare, origins = [], []
    for at, letter in enumerate(text):
        for one in " " if letter.isspace() else fold(letter):
            bare.append(one)
            origins.append(at)
    folded = "".join(bare)
    for run in wanted_runs:
        at = folded.find(run)
        while at >= 0:
            yield origins[at], origins[at + len(run) - 1] + 1
            at = folded.find(run, at + len(run))
