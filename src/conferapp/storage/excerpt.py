"""An excerpt of a line with a caret below the place that a problem is about."""

from typing import NamedTuple

from conferapp.domain.pictures import cells

_LEAD = 30
"""Cells that stay visible before the place in a line that is too long."""


class Excerpt(NamedTuple):
    """A line, or the piece of it around a place.

    Attributes:
        text: The piece; `…` stands where something is cut away.
        below: What stands on the line below: spaces, and a caret under the place.
    """

    text: str
    below: str


def excerpt(line: str, caret: int, width: int) -> Excerpt:
    """The piece of a line around a place, on one line of a terminal.

    Args:
        line: The line, safe to show.
        caret: How many of its characters stand before the place.
        width: Cells that there are; at least 20.
    """
    start = 0
    if cells(line) > width:
        while cells(line[start:caret]) > min(_LEAD, width // 2):
            start += 1
    lead = "…" if start else ""
    piece = lead + line[start:]
    if cells(piece) > width:
        while cells(piece) > width - 1:
            piece = piece[:-1]
        piece += "…"
    before = lead + line[start:caret]
    return Excerpt(piece, " " * cells(before) + "^")
