"""Words: how texts are parted into words to be found by, and where in a text they stand.

Case, accents and apostrophes make no difference. Where a script has no spaces between words, every
letter counts as one, and the place in the text decides.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from conferapp.domain.text import fold

FEWEST: Final = 2
"""Letters from which on a part of a word is looked for: one alone would find nearly everything."""
MOST: Final = 12
"""Words that are looked for at once."""
_LONGEST: Final = 40
"""Letters of a word by which it is looked for; what begins with as many is found."""

_TO_SPACES: Final = bytes(at if chr(at).isalnum() and at < 128 else ord(" ") for at in range(256))
_DROPPED: Final = b"'`"
"""What stands inside a word without being one of its letters, as `fold` has it."""
_SOLID: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Scripts without spaces between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer."""
_WORD: Final = f"[{_SOLID}]|[^\\W_{_SOLID}]+"
"""Left to `re` to compile when needed: that takes milliseconds, and the start can't spare any."""


def parted(text: str) -> set[str]:
    """Every word of a text once, folded.

    Args:
        text: Any text.
    """
    if text.isascii():  # most are, and this is ten times as quick
        bare = text.lower().encode("ascii").translate(_TO_SPACES, _DROPPED)
        return set(bare.decode("ascii").split())
    return set(re.findall(_WORD, fold(text)))


def wanted(said: str) -> tuple[str, ...]:
    """The words that somebody looks for, each once; a single letter only in scripts without spaces.

    Args:
        said: What was typed.
    """
    words = dict.fromkeys(word[:_LONGEST] for word in re.findall(_WORD, fold(said)))
    return tuple(w for w in words if len(w) >= FEWEST or not w.isascii())[:MOST]


def runs(said: str) -> tuple[str, ...]:
    """The stretches of letters of scripts without spaces, as they have to stand in a text.

    Args:
        said: What was typed.
    """
    return tuple(dict.fromkeys(re.findall(f"[{_SOLID}]+", fold(said))))[:MOST]


def places(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where in a text the words begin and end, as they are written there.

    A word is found where another one begins with it; in scripts without spaces anywhere.

    Args:
        text: The text.
        words: What `wanted` gave.
    """
    if not words:
        return ()
    found = [
        (start, end)
        for start, end, word in _written(text)
        if any(word.startswith(one) for one in words)
    ]
    return tuple(found)


def _written(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text with their places, folded one by one."""
    for piece in re.finditer(r"[^\s\-\u2010-\u2013,.]+", text):
        start = piece.start()
        for part in re.finditer(f"[{_SOLID}]|[^{_SOLID}]+", piece[0]):
            for word in re.findall(_WORD, fold(part[0])):
                yield start + part.start(), start + part.end(), word
