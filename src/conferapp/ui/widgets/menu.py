"""A menu: items in one widget, with a cursor that keys and mouse move.

One widget for all the items, not one each: a page of several questions has to be there at once.
Placing, drawing and pointing share the places of the items, so they are in one module.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size, clamp
from textual.reactive import reactive
from textual.widget import Widget

from conferapp.domain.text import clean
from conferapp.ui.text import literal
from conferapp.ui.widgets.tabs import FIELD_BEFORE, NEXT_FIELD

POINTER = "▸"
SPREAD = "-spread"
"""The class of a menu with a free row between its rows."""

_SHORT = 6  # cells; items up to here run on over several rows, longer ones get a row each
_NARROWEST = 8  # cells that a wrapped text gets even where there is hardly room


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one item is drawn.

    Attributes:
        row: Its first row.
        column: Its first cell.
        width: Its cells, over all of its rows.
        lines: Its text, a line for each row.
    """

    row: int
    column: int
    width: int
    lines: tuple[Content, ...]

    def holds(self, column: int, row: int) -> bool:
        """Whether a cell belongs to this item."""
        across = self.column <= column < self.column + self.width
        return across and self.row <= row < self.row + len(self.lines)


class Menu(Widget, can_focus=True):
    """Items to act on: beside each other where they fit, else below each other.

    A subclass says what stands before an item (`mark`) and what choosing it does (`act`).

    Attributes:
        cursor: The index of the item that the keys act on.
        labels: The texts of the items.
        chosen_items: The indexes of items that stand out, as chosen.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"menu--cursor", "menu--chosen"}
    DEFAULT_CSS = """
    Menu {
        height: auto;
        text-wrap: nowrap;
        text-overflow: clip;
        border-left: vkey $edge;
        pointer: pointer;
        &:focus {
            border-left: outer $border;
        }
        &.-locked {
            color: $text-muted;
        }
        & > .menu--cursor {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
        & > .menu--chosen {
            text-style: bold;
        }
    }
    """
    # Tab is answered before the next key is handed out: what is typed right behind it would
    # otherwise still land here.
    BINDINGS: ClassVar[list[BindingType]] = [
        NEXT_FIELD,
        FIELD_BEFORE,
        Binding("up,left", "move(-1)", "Back", id="choice.back", show=False),
        Binding("down,right", "move(1)", "On", id="choice.on", show=False),
        Binding("home", "move(-1000)", "First", id="choice.first", show=False),
        Binding("end", "move(1000)", "Last", id="choice.last", show=False),
        Binding(
            "space,enter",
            "choose",
            "Choose",
            id="choice.choose",
            show=False,
            tooltip="Choose this one, or take the choice back",
        ),
    ]

    RUNS_ON: ClassVar[bool] = False
    """Whether long items stand beside each other too, in as many rows as it takes."""

    cursor: reactive[int] = reactive(0, init=False)

    def __init__(
        self,
        labels: Sequence[str],
        *,
        inline: bool = False,
        id: str | None = None,  # noqa: A002  # as all widgets call it
        classes: str | None = None,
    ) -> None:
        """Offer items.

        Args:
            labels: Their texts, as somebody wrote them.
            inline: Whether they may stand beside each other.
            id: The id of the widget.
            classes: Its classes.
        """
        super().__init__(id=id, classes=classes)
        self.labels = tuple(literal(clean(label)) for label in labels)
        self.chosen_items: frozenset[int] = frozenset()
        self._inline = inline
        self._drawn: tuple[int, tuple[Spot, ...]] = (-1, ())
        self._pressed: int | None = None

    def spread(self, *, wide: bool) -> None:
        """Leave a free row between rows, or none."""
        self.set_class(wide, SPREAD)
        self._drawn = (-1, ())
        self.refresh(layout=True)

    def relabel(self, labels: Sequence[str]) -> None:
        """Offer other items in place of these."""
        self.labels = tuple(literal(clean(label)) for label in labels)
        self._drawn = (-1, ())
        self.cursor = clamp(self.cursor, 0, max(0, len(labels) - 1))
        self.refresh(layout=True)

    def mark(self, index: int) -> str:
        """What stands before an item; equally wide for all of them."""
        raise NotImplementedError

    def act(self, index: int) -> None:
        """Do what choosing an item does."""
        raise NotImplementedError

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """See `Widget`: everything on one row where it may, else the longest item."""
        longest = max((label.cell_length for label in self.labels), default=0)
        return self._one_row if self._inline else self._lead + longest

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """See `Widget`."""
        return max((spot.row + len(spot.lines) for spot in self._spots(width)), default=1)

    def render(self) -> RenderResult:
        """The items with their marks."""
        width = self.content_size.width
        rows: dict[int, list[Content]] = {}
        filled: dict[int, int] = {}
        for index, spot in enumerate(self._spots(width)):
            for offset, line in enumerate(self._lines(index, spot)):
                row = spot.row + offset
                gap = spot.column - filled.get(row, 0)
                rows.setdefault(row, []).extend((Content(" " * gap), line))
                filled[row] = spot.column + spot.width
        last = max(rows, default=-1)
        return Content("\n").join(Content.assemble(*rows.get(row, ())) for row in range(last + 1))

    def watch_cursor(self) -> None:
        """Keep the item under the cursor on screen."""
        if self.has_focus:
            self._reveal_cursor()

    def action_move(self, by: int) -> None:
        """Move the cursor, up to either end."""
        self.cursor = clamp(self.cursor + by, 0, max(0, len(self.labels) - 1))

    def action_choose(self) -> None:
        """Choose the item under the cursor."""
        if self.labels:
            self.act(self.cursor)

    def on_focus(self) -> None:
        """Show the item that the keys will act on, also in a menu taller than the screen."""
        self.call_after_refresh(self._reveal_cursor)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take note of the item: a line above may go as the focus comes, and move what is here."""
        self._pressed = self._item_at(event)

    def on_click(self, event: events.Click) -> None:
        """Choose the item that was clicked."""
        index, self._pressed = self._pressed, None
        if index is not None and index < len(self.labels):
            event.stop()
            self.cursor = index
            self.act(index)

    def _item_at(self, event: events.MouseEvent) -> int | None:
        place = event.get_content_offset_capture(self)  # as it was then: all may have moved since
        spots = enumerate(self._spots(self.content_size.width))
        return next((n for n, spot in spots if spot.holds(place.x, place.y)), None)

    @property
    def _lead(self) -> int:
        """The cells in front of a text: the pointer, the mark, a space."""
        return len(POINTER) + (len(self.mark(0)) if self.labels else 0) + 1

    @property
    def _one_row(self) -> int:
        """The cells that all the items take beside each other."""
        cells = sum(label.cell_length + self._lead + 1 for label in self.labels)
        return max(cells - 1, 0)

    def _lines(self, index: int, spot: Spot) -> list[Content]:
        """The rows of one item, with the pointer and in its style."""
        here = self.has_focus and index == self.cursor
        first = f"{POINTER if here else ' '}{self.mark(index)} "
        lead = [first] + [" " * self._lead] * (len(spot.lines) - 1)
        lines = [
            Content(before) + line.pad_right(spot.width - self._lead - line.cell_length)
            for before, line in zip(lead, spot.lines, strict=True)
        ]
        if not here and index not in self.chosen_items:
            return lines
        # What is chosen keeps the colour that its own text has.
        style = (
            self.get_visual_style("menu--cursor")
            if here
            else self.get_visual_style("menu--chosen", partial=True)
        )
        return [line.stylize(style) for line in lines]

    def _flows(self, width: int) -> bool:
        """Whether the items stand beside each other in so many cells."""
        short = self.RUNS_ON or all(label.cell_length <= _SHORT for label in self.labels)
        return self._inline and (short or self._one_row <= width)

    def _spots(self, width: int) -> tuple[Spot, ...]:
        """Where each item goes in so many cells; worked out once for each width."""
        if self._drawn[0] != width:
            self._drawn = (width, tuple(self._placed(width)))
        return self._drawn[1]

    def _placed(self, width: int) -> Iterator[Spot]:
        room = max(width - self._lead, _NARROWEST)
        flows = self._flows(width)
        row, column, height = 0, 0, 0
        for label in self.labels:
            taken = self._lead + (min(label.cell_length, room) if flows else room)
            if column and (not flows or column + taken > width):
                row, column, height = row + height + self.has_class(SPREAD), 0, 0
            lines = tuple(label.wrap(room)) if label.cell_length > room else (label,)
            yield Spot(row, column, taken, lines)
            column, height = column + taken + 1, max(height, len(lines))

    def _reveal_cursor(self) -> None:
        """Scroll what is around this widget until the item under the cursor is in view."""
        spots = self._spots(self.content_size.width) if self.is_attached else ()
        around = next(
            (a for a in self.ancestors if isinstance(a, Widget) and a.allow_vertical_scroll), None
        )
        if around is None or not spots:
            return
        spot, view = spots[self.cursor], around.scrollable_content_region
        top = self.content_region.y + spot.row
        below = top + len(spot.lines) - view.bottom
        if top < view.y or below > 0:
            by = min(below, top - view.y) if below > 0 else top - view.y
            around.scroll_relative(y=by, animate=False)
