"""Letters that can be read on whatever they stand on.

A theme sees to its own pairs of colours. What no theme can see to is text in a colour of its own
in a line that the cursor is on, or a theme that somebody else made. So the last step before the
terminal looks at every pair once more, and moves letters away from what they stand on until the
contrast of WCAG 2.2 is reached.
"""

import re
from functools import lru_cache
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.color import BLACK, WHITE, Color
from textual.filter import LineFilter

ENOUGH: Final = 4.5
"""The least contrast of text, by success criterion 1.4.3."""
PLENTY: Final = 7.0
"""The least contrast of text where that matters most, by success criterion 1.4.6."""

_says: Final = re.compile(r"[^\s\u2500-\u259f]").search
"""Finds anything but spaces, and what frames and bars are drawn with."""

_STEPS: Final = 20
_LEFT: Final = 8
"""The number of the colour behind the cursor of a list without the focus: see `themes`."""
_ON_SYSTEM: Final = Style(color="bright_white")
"""Letters on a ground of the terminal's own: see `themes`."""
_NO_COLORS: Final = Style(color="default", bgcolor="default")
_TURNED: Final = Style(reverse=True)
_UNDERLINED: Final = Style(underline=True)


class Legible(LineFilter):
    """Sees that no letter and no mark is too faint; frames and bars are left as they are.

    Args:
        enough: The least contrast.
    """

    def __init__(self, enough: float = ENOUGH) -> None:
        super().__init__()
        self._enough = enough

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """See `LineFilter`.

        Args:
            segments: A part of a line.
            background: What the widget stands on; every segment names its own as well.
        """
        return [
            Segment(text, _legible(style, self._enough), control)
            if style is not None and _says(text)
            else segment
            for segment in segments
            for text, style, control in (segment,)
        ]


class Colorless(LineFilter):
    """Sends no colour at all, and keeps what colour alone would say.

    Textual only takes the colours away, and with them the cursor of a list. Here what stands on a
    ground of its own is turned around, or underlined where the list hasn't the focus.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """See `LineFilter`.

        Args:
            segments: A part of a line.
            background: What the widget stands on.
        """
        return [
            segment if segment.style is None else Segment(segment.text, _colorless(segment.style))
            for segment in segments
        ]


@lru_cache(maxsize=1024)
def _colorless(style: Style) -> Style:
    behind = style.bgcolor
    plain = style + _NO_COLORS
    if behind is None or behind.is_default:
        return plain
    return plain + (_UNDERLINED if behind.number == _LEFT else _TURNED)


@lru_cache(maxsize=1024)
def _legible(style: Style, enough: float) -> Style:
    letters, behind = style.color, style.bgcolor
    if letters is None or behind is None or behind.is_default:
        return style
    if behind.is_system_defined:  # only the terminal knows what it looks like
        return style + _ON_SYSTEM
    if letters.is_default or letters.is_system_defined:
        return style
    said, under = Color.from_rich_color(letters), Color.from_rich_color(behind)
    if style.reverse:
        said, under = under, said
    clear = clearer(said, under, enough)
    if clear == said:
        return style
    if style.reverse:
        return style + Style(bgcolor=clear.rich_color)
    return style + Style(color=clear.rich_color)


def clearer(letters: Color, behind: Color, enough: float = ENOUGH) -> Color:
    """The colour nearest to that of the letters which can be read.

    Args:
        letters: Opaque.
        behind: Opaque.
        enough: The least contrast, if black or white has it.
    """
    if _contrast(letters, behind) >= enough:
        return letters
    end = max((WHITE, BLACK), key=lambda each: _contrast(each, behind))
    ways = (letters.blend(end, step / _STEPS) for step in range(1, _STEPS))
    return next((way for way in ways if _contrast(way, behind) >= enough), end)


def _contrast(one: Color, other: Color) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def _light(color: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
