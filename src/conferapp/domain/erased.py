"""Erased: whether words that stood in a text are nowhere in it any more.

`words_gone` is asked once a field has been left, when what went letter by letter can be told from a
slip that was mended. What counts is a run of five words or more, or a whole line:

- In a line of five words or more a word is gone where neither the word before it nor the one behind
  it stands beside it anywhere in the new text. Five such words in a row are a run that is gone.
- A shorter line is gone where it stands nowhere in the new text, and no new line has more than half
  of its words, as they were or nearly so.

So a typo that was mended, up to four words put in place of others, a line that was moved, broken or
written on, and another case or punctuation are none; nor are fewer than three letters.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import pairwise
from typing import Final

from conferapp.domain.text import fold

RUN: Final = 5
"""Words in a row that somebody would miss."""
SLIPS: Final = 3
"""Characters: fewer words than that are a slip of the finger, and nobody wants them back."""
_MANY: Final = 12
"""Lines that are missing at once: nobody mended so many slips, and looking closer takes time."""
_WORD: Final = re.compile(r"\w+(?:['’]\w+)*")


def words_gone(old: str, new: str) -> bool:
    """Whether a run of words or a whole line of a text is nowhere in another.

    Args:
        old: The text that stood there.
        new: The text that stands there now.
    """
    if old.strip() in new:
        return False
    before, after = _lines(old), _lines(new)
    now = [word for line in after for word in line]
    pairs = set(pairwise(now))
    if any(_has_run(line, pairs) for line in before if len(line) >= RUN):
        return True
    flat = f" {' '.join(now)} "
    short = (line for line in before if len(line) < RUN and len("".join(line)) >= SLIPS)
    missing = [line for line in short if f" {' '.join(line)} " not in flat]
    known = {tuple(line) for line in before}
    fresh = [line for line in after if tuple(line) not in known]
    return len(missing) > _MANY or any(not _is_mended(line, fresh) for line in missing)


def mostly_gone(before: str, after: str) -> bool:
    """Whether more than half of a text goes in one step, and isn't a part of what comes.

    Args:
        before: The text.
        after: What stands in its place.
    """
    old, new = before.strip(), after.strip()
    if is_slip(old) or _has_half(old, new) or fold(old) in fold(new):
        return False
    most = min(len(old), len(new))
    front = next((at for at in range(most) if old[at] != new[at]), most)
    left = most - front
    back = next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)
    return (front + back) * 2 < len(old)


def _has_half(old: str, new: str) -> bool:
    """Whether half of a text is plainly there still: asked first, at every letter of a long one."""
    half, quarter = (len(old) + 1) // 2, (len(old) + 3) // 4
    around = len(new) >= 2 * quarter and new.startswith(old[:quarter])
    return (
        new.startswith(old[:half])
        or new.endswith(old[-half:])
        or (around and new.endswith(old[-quarter:]))
    )


def is_slip(text: str) -> bool:
    """Whether words are so few that nobody wants them back.

    Args:
        text: The words.
    """
    return len(text.strip()) < SLIPS


def _lines(text: str) -> list[list[str]]:
    found = (_WORD.findall(line) for line in text.casefold().splitlines())
    return [line for line in found if line]


def _has_run(line: Sequence[str], pairs: set[tuple[str, str]]) -> bool:
    """Whether so many words in a row stand beside none of their neighbours any more."""
    run = 0
    for stands in _stand(line, pairs):
        run = 0 if stands else run + 1
        if run == RUN:
            return True
    return False


def _stand(line: Sequence[str], pairs: set[tuple[str, str]]) -> Iterator[bool]:
    beside = [False, *(pair in pairs for pair in pairwise(line)), False]
    return (before or behind for before, behind in pairwise(beside))


def _is_mended(line: Sequence[str], fresh: Sequence[Sequence[str]]) -> bool:
    """Whether a new line has more than half of the words of one, or words that are nearly those."""
    return any(
        sum(bool(get_close_matches(word, other, 1)) for word in line) * 2 > len(line)
        for other in fresh
    )
