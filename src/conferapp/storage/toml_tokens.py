"""The pieces of a TOML text, found also where the text is broken.

The parser of the standard library stops at the first thing it can't read, and says what it
wanted there, which is often not where the mistake is. These pieces show where a text or a list
was opened.
"""

import re
from collections.abc import Iterator
from typing import Final

_PIECES: Final = re.compile(
    r'''(?P<text>"""(?:\\.|[^\\])*?(?:"{3,5}|\\?\Z)|\'\'\'.*?(?:\'{3,5}|\Z)'''
    r"""|"(?:\\[^\n]|[^"\\\n])*+"?|'[^'\n]*+'?)"""
    r"|(?P<comment>#[^\n]*+)|(?P<open>[\[{])|(?P<close>[\]}])|(?P<dot>\.)|(?P<stop>[\n=,])",
    re.DOTALL,
)

_CLOSED: Final = re.compile(
    r'''"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\])*+"|'[^']*+\'''', re.DOTALL
)


def pieces(text: str, end: int | None = None) -> Iterator[tuple[str, int, str]]:
    """The pieces of a TOML text: its sort, where it begins, and what it is.

    The sorts are `text` (a string with its quotes), `comment`, `open` and `close` (brackets and
    braces), `dot`, and `stop` (a line break, an equals sign or a comma).

    Args:
        text: The TOML.
        end: Where to stop; None for the end.
    """
    for found in _PIECES.finditer(text):
        if end is not None and found.start() >= end:
            return
        yield str(found.lastgroup), found.start(), found[0]


def open_brackets(text: str, end: int) -> list[int]:
    """Where the brackets and braces begin that are still open at a place, the outermost first.

    Args:
        text: The TOML.
        end: The place.
    """
    opened: list[int] = []
    for sort, start, _ in pieces(text, end):
        if sort == "open":
            opened.append(start)
        elif sort == "close" and opened:
            opened.pop()
    return opened


def unclosed_text(text: str) -> int | None:
    """Where a string begins that nothing closes, or None if all are closed.

    Args:
        text: The TOML.
    """
    for sort, start, piece in pieces(text):
        if sort == "text" and not closed(piece):
            return start
    return None


def closed(piece: str) -> bool:
    """Whether a string ends with the quotes that it begins with, unescaped.

    Args:
        piece: The string with its quotes.
    """
    return _CLOSED.fullmatch(piece) is not None
