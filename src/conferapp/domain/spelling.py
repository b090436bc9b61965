"""Spelling: the nearest right word for a wrong one, and an id for what was meant as one."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from itertools import islice

LONGEST_ID = 64
"""Characters in an id (see `domain.model.Id`)."""
MOST_WORDS = 1000
"""More words than this are not compared: it would take longer than looking them through."""


def nearest(wrong: str, right: Iterable[str]) -> str | None:
    """The right word that looks most like the wrong one, or None if none does.

    Args:
        wrong: What was written.
        right: What could have been meant.
    """
    loose = {_loosened(word): word for word in islice(right, MOST_WORDS + 1)}
    if len(loose) > MOST_WORDS:
        return None
    said = _loosened(wrong[:LONGEST_ID])
    # Two letters in the wrong order weigh too much in a short word.
    found = [word for word in loose if sorted(word) == sorted(said)]
    found = found or difflib.get_close_matches(said, loose, n=1, cutoff=0.7)
    return loose[found[0]] if found else None


def did_you_mean(wrong: str, right: Iterable[str]) -> str | None:
    """The hint with the nearest right word, or None if none is near."""
    meant = nearest(wrong, right)
    return f"Did you mean `{meant}`?" if meant else None


def as_id(words: str) -> str:
    """Words made into an id: lower case, joined by hyphens, accents taken off; "" if none is left.

    Args:
        words: What was meant as an id, or a title.
    """
    bare = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", bare))[:LONGEST_ID].strip("-")


def _loosened(word: str) -> str:
    return word.casefold().replace("-", "_").replace(" ", "_")
