"""What can be seen of a screen, and whether it can be read: its letters, their colors, its edges.

What counts: every sign that isn't a space stands at least 4.5:1 on what is behind it. Frames, rules
and blocks (U+2500 to U+259F) are drawn and not read: they are let off, unless they are the frame of
a field that has the focus, which tells where the keys go: 3:1. (A button tells it by its words.)
Marks (arrows, boxes, circles, ticks and the like) tell a state: 3:1. What is disabled is let off,
as WCAG does. What lies behind a dialog isn't looked at: nothing can be done there. An emoji brings
colors of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from rich.cells import cell_len
from rich.style import Style
from tests.contrast import STATE, TEXT, contrast
from tests.pilot.laptop import Sitting
from textual.color import Color
from textual.errors import NoWidget
from textual.filter import dim_color
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Static

from conferapp.ui.widgets.keybar import KeyBar

DRAWN: Final = range(0x2500, 0x25A0)
"""Frames, rules and blocks."""
MARKS: Final = (range(0x2190, 0x2500), range(0x25A0, 0x2C00))
"""Signs that are no letters and tell a state."""
EMOJI: Final = range(0x1F300, 0x1FB00)


@dataclass(frozen=True)
class Faint:
    """Words that can't be told from what is behind them.

    Attributes:
        words: The words, or the sign.
        on: What shows them.
        ratio: How well they can be told from it; see `contrast`.
        least: How well it should be.
    """

    words: str
    on: str
    ratio: float
    least: float

    def __str__(self) -> str:
        """As a list of faults says it."""
        return f"{self.words!r} of {self.on}: {self.ratio:.2f}:1, not {self.least}:1"


def text_of(someone: Sitting) -> str:
    """The screen, line by line, with an end of line after each."""
    return "\n".join(someone.lines) + "\n"


def words_of(someone: Sitting) -> list[str]:
    """The screen, line by line, without what is drawn, and without what keeps words apart."""
    blank = str.maketrans(dict.fromkeys(DRAWN, " "))
    return [" ".join(line.translate(blank).split()) for line in someone.lines]


# Colors ----------------------------------------------------------------------------------


def faint_in(screen: Screen[Any]) -> list[Faint]:
    """What can't be read because of its colors, each once."""
    return list(dict.fromkeys(_faint(screen)))


def _faint(screen: Screen[Any]) -> Iterator[Faint]:
    frame = _frame_of_focus(screen)
    for row, strip in enumerate(screen._compositor.render_strips()):
        column = 0
        for text, style, control in strip:
            width = 0 if control else cell_len(text)
            least = _least(text, framing=width > 0 and (column, row) in frame)
            if least and style is not None and ratio_of(style) < least:
                shower = _at(screen, column + len(text) - len(text.lstrip()), row)
                if shower is not None and not shower.disabled:
                    said = f"{type(shower).__name__}#{shower.id or ''}"
                    yield Faint(text.strip(), said, round(ratio_of(style), 2), least)
            column += width


@cache
def _least(text: str, *, framing: bool) -> float:
    """How well a text has to be told from what is behind it; 0.0 where it need not be."""
    signs = {ord(sign) for sign in text if not (sign.isspace() or ord(sign) in EMOJI)}
    drawn = {sign for sign in signs if sign in DRAWN}
    marks = {sign for sign in signs if any(sign in each for each in MARKS)}
    if signs - drawn - marks:
        return TEXT
    return STATE if marks or (framing and drawn) else 0.0


@cache
def ratio_of(style: Style) -> float:
    """How well the letters of a style can be told from what is behind them; see `contrast`."""
    assert style.color is not None, "letters without a color"
    assert style.bgcolor is not None, "letters on nothing"
    over, under = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    if style.dim:
        over = Color.from_rich_color(dim_color(style.bgcolor, style.color))
    return contrast(under, over) if style.reverse else contrast(over, under)


def _frame_of_focus(screen: Screen[Any]) -> frozenset[tuple[int, int]]:
    """The cells around what has the focus, if it has a frame of its own on all sides."""
    focused = screen.focused
    if focused is None or isinstance(focused, Button):
        return frozenset()
    if not all(kind for kind, _ in focused.styles.border):
        return frozenset()
    region, inside = focused.region, focused.content_region
    rows = range(region.y, region.bottom)
    cells = {(column, row) for row in rows for column in range(region.x, region.right)}
    return frozenset(cell for cell in cells if not inside.contains(*cell))


def _at(screen: Screen[Any], column: int, row: int) -> Widget | None:
    try:
        return screen.get_widget_at(column, row)[0]
    except NoWidget:
        return None


# What fits -------------------------------------------------------------------------------


def faults_of(screen: Screen[Any]) -> list[str]:
    """What is wrong with how a screen is laid out, whatever it shows."""
    lines = [strip.text for strip in screen._compositor.render_strips()]
    faults = [] if any(lines) else ["nothing is on it"]
    if any(_visible(top) for top in screen.query("#top")) and not lines[0].strip():
        faults.append("its first line is empty")
    bars = [bar for bar in screen.query(KeyBar) if bar.display]
    for bar in bars:
        if not _visible(bar) or not lines[bar.region.y].strip():
            faults.append("its keys are out of sight")
    focused = screen.focused
    if focused is not None and focused.display and not _visible(focused):
        faults.append(f"{focused!r} has the focus and is out of sight")
    faults += [f"{said!r} is cut" for said in map(_cut, screen.query(Static)) if said]
    return faults


def _visible(widget: Widget) -> bool:
    """Whether something of it can be seen."""
    try:
        return bool(widget.screen.find_widget(widget).visible_region.area)
    except NoWidget:
        return False


def _cut(label: Static) -> str:
    """The words of a label that has not the room for them, or "" where it has.

    A label whose style ends it with … may be longer than it can show, and says so.
    """
    region = label.content_region
    if not (label.display and region.area and _visible(label)):
        return ""
    rules, visual = label.styles.get_rules(), label._render()
    if label.styles.text_wrap == "nowrap":
        missing = (
            label.styles.text_overflow == "clip"
            and visual.get_optimal_width(rules, region.width) > region.width
        )
    else:
        missing = visual.get_height(rules, region.width) > region.height
    return str(label.render()).strip() if missing else ""
