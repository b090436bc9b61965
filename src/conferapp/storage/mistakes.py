"""Broken TOML, explained to somebody who doesn't know what a parser is.

The parser stops where it can't go on. What its author did there is looked up in a table: the first
row that recognises the place says what happened and what to write instead.
"""

import tomllib
from collections.abc import Iterator
from typing import Final

from conferapp.storage.broken_structure import BRACKETS, HEADERS, REPEATED
from conferapp.storage.broken_values import ENDS, QUOTES, SIGNS, VALUES, anything
from conferapp.storage.toml_stop import Look, Mistake, stop_of

LOOKS: Final[tuple[Look, ...]] = (*REPEATED, *SIGNS, *ENDS, *BRACKETS, *QUOTES, *HEADERS, *VALUES)
"""The rows of the table, in the order in which they are tried."""
MOST: Final = 20
"""Mistakes that are looked for in one text; each takes the parser once more through it."""


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

    Behind a mistake that keeps to its line, the search goes on as if the line weren't there.

    Args:
        text: The text, with plain newlines.
    """
    for _ in range(MOST):
        try:
            tomllib.loads(text)
        except ValueError as error:
            found = explain(text, error)
        else:
            return
        yield found
        if not found.alone or _spills(text):
            return
        start = text.rfind("\n", 0, found.offset) + 1
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        text = text[:start] + " " * (end - start) + text[end:]


def _spills(text: str) -> bool:
    """Whether a text of several lines may be open, so that prose looks like broken lines."""
    return bool(text.count('"""') % 2 or text.count("'''") % 2)
