"""Plain text in lines of a given width, counted in cells, as terminals and typewriters show it."""

import re
from collections.abc import Iterator

from conferapp.domain.pictures import cells

WIDTH = 72
"""Cells of a line in a mail or a file that is only text."""
CARD = 44
"""Cells from side to side of a card."""

_WIDE = "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60"
_CLOSING = "\u3001\u3002\u300b\u300d\u300f\u3011\uff01\uff09\uff0c\uff1a\uff1b\uff1f\u201d\u2019"
_OPENING = "\u300a\u300c\u300e\u3010\uff08\u201c\u2018"
# Between two Chinese or Japanese letters a line may end, but not before what closes. More than a
# few signs that open stand nowhere, and to look for their end from each takes without end.
_PIECE = re.compile(
    rf" +|[{_OPENING}]{{0,4}}[{_WIDE}][{_CLOSING}]*"
    rf"|(?:(?![{_WIDE}])[^ ])+?(?=[{_OPENING}]{{0,4}}[{_WIDE}]|[ ]|\Z)"
)
_TIED = re.compile("[\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")


def wrapped(text: str, first: str = "", rest: str | None = None, width: int = WIDTH) -> str:
    """A text in lines that are short enough.

    Args:
        text: Clean text, maybe of several lines.
        first: What stands before the first line, such as `- `.
        rest: What stands before the others; as many spaces by default.
        width: The most cells of a line, with what stands before it.
    """
    hanging = " " * cells(first) if rest is None else rest
    room = max(width - max(cells(first), cells(hanging)), 2)
    lines = [line for paragraph in text.split("\n") for line in _lines(paragraph, room)]
    leads = (first if number == 0 else hanging for number in range(len(lines)))
    return "\n".join((lead + line).rstrip() for lead, line in zip(leads, lines, strict=True))


def ruled(text: str, mark: str = "=", width: int = WIDTH) -> str:
    """A heading, underlined as wide as its longest line.

    Args:
        text: Clean text.
        mark: What the line is made of.
        width: The most cells of a line.
    """
    heading = wrapped(text, width=width)
    return f"{heading}\n{mark * max(map(cells, heading.split(chr(10))))}"


def framed(text: str, width: int = CARD) -> str:
    """Text with a frame around it, as a card looks.

    Args:
        text: Lines that fit; those that don't are wrapped. A line that is a form feed, which no
            clean text holds, becomes a rule.
        width: Cells from side to side, with the frame.
    """
    inner = width - 4
    lines: list[str] = []
    for line in text.strip("\n").split("\n"):
        if line == "\f":
            lines.append(f"├{'─' * (width - 2)}┤")
            continue
        parts = [line] if cells(line) <= inner else wrapped(line, width=inner).split("\n")
        lines += (f"│ {part}{' ' * (inner - cells(part))} │" for part in parts)
    return "\n".join((f"┌{'─' * (width - 2)}┐", *lines, f"└{'─' * (width - 2)}┘"))


def centred(drawing: str | list[str], width: int) -> str:
    """A drawing, or some lines, in the middle, in place to each other.

    Args:
        drawing: Its lines.
        width: The room, in cells.
    """
    lines = drawing.split("\n") if isinstance(drawing, str) else drawing
    left = " " * max((width - max(map(cells, lines), default=0)) // 2, 0)
    return "\n".join((left + line).rstrip() for line in lines)


def _lines(paragraph: str, room: int) -> Iterator[str]:
    line = ""
    for match in _PIECE.finditer(paragraph):
        piece = match[0]
        if cells(line) + cells(piece.rstrip()) <= room:
            line += piece
            continue
        if line.strip():
            yield line.rstrip()
        line = piece.lstrip()
        if cells(line) > room:  # one word that is longer than the line
            *heads, line = _parts(line, room)
            yield from heads
    yield line.rstrip()


def _parts(word: str, room: int) -> Iterator[str]:
    """A word in parts that fit, none of which parts a letter from its marks."""
    start = end = taken = since = 0
    for place, sign in enumerate(word):
        width = cells(sign)
        joined = place and (_TIED.match(sign) or not width or word[place - 1] == "\u200d")
        if not joined:
            end, since = place, 0
        if taken + width > room and end > start:
            yield word[start:end]
            start, taken = end, since
        taken += width
        since += width
    yield word[start:]
