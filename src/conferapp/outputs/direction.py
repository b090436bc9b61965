"""In which direction a line runs, so that it begins on the side where its readers begin."""

import unicodedata
from typing import Any

_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def direction(words: dict[str, Any], page: str) -> str:
    """The direction of a line.

    The program's words decide where there are any: what a person said inside them is set apart,
    and runs as it must. A browser would look past what is set apart, and find nothing in a line
    that holds nothing else; so it is told.

    Args:
        words: The line, as the data of a handout has it.
        page: The direction of the page.
    """
    ours = "".join(span["text"] for span in words["spans"] if not span["said"])
    return _first(ours) or _first(words["text"]) or page


def _first(text: str) -> str:
    found = (_STRONG.get(unicodedata.bidirectional(letter), "") for letter in text)
    return next(filter(None, found), "")
