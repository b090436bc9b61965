"""The table: the rows of an answer in one widget, with a pointer, keys and words to click."""

from bisect import bisect_right
from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from conferapp.domain.row_edits import RowEdits
from conferapp.domain.row_entry import RowEntry
from conferapp.ui.widgets.menu import POINTER
from conferapp.ui.widgets.row_deeds import DEED, Deed, words_below
from conferapp.ui.widgets.row_lines import Drawn, draw
from conferapp.ui.widgets.tabs import FIELD_BEFORE, NEXT_FIELD

_KEYS: Mapping[str, Deed] = {"enter": "edit", "backspace": "delete"}


class RowsTable(Widget, can_focus=True):
    """Shows rows and asks for what keys and clicks mean; it changes nothing itself.

    Attributes:
        entry: How the rows are entered.
        edits: The rows and the one that is pointed at.
        gap: Lines left free below that row, for the form.
        locked: Whether the rows can be looked at only.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows-table--pointed"}
    DEFAULT_CSS = """
    RowsTable {
        height: auto;
        border-left: vkey $edge;
        pointer: pointer;
        &:focus {
            border-left: outer $border;
        }
        & > .rows-table--pointed {
            background: $boost;
            text-style: bold;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        NEXT_FIELD,
        FIELD_BEFORE,
        Binding("up", "point(-1)", "Row above", id="rows.above", show=False),
        Binding("down", "point(1)", "Row below", id="rows.below", show=False),
        Binding("home", "point(-1000)", "First row", id="rows.first", show=False),
        Binding("end", "point(1000)", "Last row", id="rows.last", show=False),
        *(
            Binding(keys, f"ask('{deed}')", said, id=f"rows.{deed}", show=False, tooltip=said)
            for deed, keys, said in (
                ("edit", "enter", "Edit the row"),
                ("add", "insert,plus", "Add a row"),
                ("delete", "delete,backspace", "Delete the row"),
                ("up", "shift+up,alt+up", "Move the row up"),
                ("down", "shift+down,alt+down", "Move the row down"),
            )
        ),
    ]

    class Asked(Message):
        """Something is to be done to the rows.

        Attributes:
            deed: What.
            at: The row it is about.
            column: The key of the column that was clicked, or "".
            text: What was typed or pasted.
        """

        def __init__(self, deed: Deed, at: int, column: str = "", text: str = "") -> None:
            """Ask for something."""
            super().__init__()
            self.deed = deed
            self.at = at
            self.column = column
            self.text = text

    def __init__(self, entry: RowEntry, edits: RowEdits, *, locked: bool = False) -> None:
        """Show rows."""
        super().__init__()
        self.entry = entry
        self.edits = edits
        self.gap = 0
        self.locked = locked
        self._width = -1
        self._drawn = Drawn()
        self._words: tuple[Content, ...] = ()
        self._fresh = False
        self._opening = False
        self.can_focus = bool(edits.rows)  # an empty table is no stop for Tab

    def show(self, edits: RowEdits, gap: int = 0) -> None:
        """Show other rows, or point at another one."""
        tall, at = self._height, self.edits.at
        self.edits, self.gap = edits, gap
        self.can_focus = bool(edits.rows)
        if self._width > 0:
            self._draw(self._width)
        self.refresh(layout=self._height != tall)
        if edits.at != at and self.has_focus:
            self.call_after_refresh(self._reveal)

    @property
    def below(self) -> int:
        """The line below the row that is pointed at: where the form goes."""
        tops = self._drawn.tops
        if not self.edits.rows or self.edits.at + 1 >= len(tops):  # or not drawn yet
            return tops[-1]
        return tops[self.edits.at + 1] - self.gap

    # How it is drawn ---------------------------------------------------------------------

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """See `Widget`."""
        if width != self._width:
            self._draw(width)
        return self._height

    def render(self) -> RenderResult:
        """Nothing at once: only the lines on screen are drawn."""
        return ""

    def render_line(self, y: int) -> Strip:
        """One line, lit up where it belongs to the row that is pointed at."""
        width = self.content_size.width
        if width != self._width:
            self._draw(width)
        lines = (*self._drawn.lines, *self._words)
        if y >= len(lines):
            return Strip.blank(width, self.visual_style.rich_style)
        line = lines[y]
        if (self.has_focus or self.gap) and self._row_at(y) == self.edits.at:
            if y == self._drawn.tops[self.edits.at]:
                line = Content.styled(POINTER, "$text-accent") + line[len(POINTER) :]
            line = line.pad_right(max(0, width - line.cell_length))
            line = line.stylize(self.get_visual_style("rows-table--pointed", partial=True))
        return Visual.to_strips(self, line, width, 1, self.visual_style)[0]

    @property
    def _height(self) -> int:
        return len(self._drawn.lines) + len(self._words)

    def _draw(self, width: int) -> None:
        kept = self._drawn.kept if width == self._width else {}
        self._width = width
        self._drawn = draw(self.entry, self.edits, width, self.gap, kept)
        self._words = words_below(self.edits, width, locked=self.locked)

    def _row_at(self, y: int) -> int | None:
        tops = self._drawn.tops
        at = bisect_right(tops, y) - 1
        if not 0 <= at < len(self.edits.rows):
            return None
        in_gap = at == self.edits.at and y >= self.below
        return None if in_gap else at

    def _reveal(self) -> None:
        """Scroll what is around this widget until the row that is pointed at is in view."""
        around = next(
            (a for a in self.ancestors if isinstance(a, Widget) and a.allow_vertical_scroll), None
        )
        if around is None or not self.edits.rows or self.edits.at >= len(self._drawn.tops):
            return
        view = around.scrollable_content_region
        top = self.content_region.y + self._drawn.tops[self.edits.at]
        over, under = top - view.y, self.content_region.y + self.below - view.bottom
        if over < 0 or under > 0:
            around.scroll_relative(y=over if over < 0 else min(under, over), animate=False)

    # What keys and clicks ask for --------------------------------------------------------

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """See `Widget`: a letter or a digit begins to fill the row in."""
        return not self.locked and character is not None and character.isalnum()

    def action_point(self, by: int) -> None:
        """Point at another row."""
        self.post_message(self.Asked("point", self.edits.at + by))

    def action_ask(self, deed: Deed) -> None:
        """Ask for something to be done to the row that is pointed at."""
        if not self.locked:
            self.post_message(self.Asked(deed, self.edits.at))

    def on_focus(self) -> None:
        """Take note that the next click may be the one that brought the focus."""
        self._fresh = True

    def on_key(self, event: events.Key) -> None:
        """Begin to type into the row.

        Enter and Backspace are answered here too, not through their bindings: those are looked
        up only after the keys behind them were handed out, and `8 Enter 9` would read 89. While the
        form is on its way, spaces and signs are letters too: they belong to what is typed.
        """
        deed: Deed | None = _KEYS.get(event.key)
        letter = self.check_consume_key(event.key, event.character)
        if deed is None and (letter or (self._opening and event.is_printable)):
            deed = "type"
        if deed is not None and self.edits.rows and not self.locked:
            event.stop()
            self._opening = self._opening or deed == "edit" or (letter and self._takes_letters)
            self.post_message(self.Asked(deed, self.edits.at, text=event.character or ""))

    @property
    def _takes_letters(self) -> bool:
        """Whether a letter opens the form: a full row without numbers has no cell to begin."""
        row = self.edits.row or {}
        empty = any(row.get(column.key) is None for column in self.entry.columns)
        return empty or self.entry.counted is not None

    def on_blur(self) -> None:
        """Take note that the form has come, or that the focus went elsewhere."""
        self._opening = False

    def on_paste(self, event: events.Paste) -> None:
        """Pass on what was pasted."""
        event.stop()
        if not self.locked:
            self.post_message(self.Asked("paste", self.edits.at, text=event.text))

    def on_click(self, event: events.Click) -> None:
        """A click points at a row, a second one edits it; a click on a word does what it says."""
        place, fresh = event.get_content_offset_capture(self), self._fresh
        self._fresh = False
        deed = event.style.meta.get(DEED)
        if deed:
            self.action_ask(deed)
            return
        at = self._row_at(place.y)
        if at is None:
            return
        again = event.chain > 1 or (not fresh and at == self.edits.at)
        column = self._drawn.grid.column_at(place.x - self._drawn.lead)
        wanted: Deed = "edit" if again and not self.locked else "point"
        self.post_message(self.Asked(wanted, at, column.key if column else ""))
