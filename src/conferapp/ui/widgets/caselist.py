"""A list of thousands: only the lines on screen are ever asked for.

It knows keys and headings, no more. What a line says is asked of whoever made the list, when the
line comes on screen; that may keep the last few hundred.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.content import Content
from textual.events import Click, Leave, MouseMove, Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from conferapp.domain.caselist import Rows, Section
from conferapp.ui.text import QUIET_STYLE, literal

Label = Callable[[str, Section, int], Content]
"""What a line says: of which key, in which section, in how many columns."""

_KEPT: Final = 300
"""Lines that are kept as they were drawn, for whoever goes up and down."""
_ROW: Final = "row"
"""The name under which a line carries its number, for the mouse."""


class CaseList(ScrollView, can_focus=True):
    """Headings with lines below them, of which one is under the cursor; headings never are.

    A click moves the cursor; a second one, or Enter, opens.
    """

    DEFAULT_CSS = """
    CaseList {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        scrollbar-color: $scrollbar;
        scrollbar-color-hover: $scrollbar-hover;
        scrollbar-color-active: $scrollbar-active;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        & > .case-list--cursor {
            color: $block-cursor-blurred-foreground;
            background: $block-cursor-blurred-background;
            text-style: $block-cursor-blurred-text-style;
        }
        &:focus > .case-list--cursor {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
        & > .case-list--hover {
            background: $block-hover-background;
        }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "case-list--line",
        "case-list--cursor",
        "case-list--hover",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", id="students.open", show=False),
        Binding("up", "move(-1)", "Up", id="students.up", show=False),
        Binding("down", "move(1)", "Down", id="students.down", show=False),
        Binding("pageup", "page(-1)", "Page up", id="students.pageup", show=False),
        Binding("pagedown", "page(1)", "Page down", id="students.pagedown", show=False),
        Binding("home", "end(-1)", "First", id="students.first", show=False),
        Binding("end", "end(1)", "Last", id="students.last", show=False),
    ]

    class Highlighted(Message):
        """The cursor has moved to another line; `key` is that of the line."""

        def __init__(self, key: str) -> None:
            """Name the line."""
            super().__init__()
            self.key = key

    class Opened(Message):
        """A line is to be opened; `key` is that of the line."""

        def __init__(self, key: str) -> None:
            """Name the line."""
            super().__init__()
            self.key = key

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # as widgets call it
        """Stand ready; `show` says what to list.

        Args:
            id: The id of the widget.
        """
        super().__init__(id=id)
        self._label: Label = lambda *_: Content("")
        self._rows = Rows()
        self._cursor = self._hovered = -1
        self._drawn: LRUCache[tuple[int, int, Style], Strip] = LRUCache(_KEPT)

    # What is listed ----------------------------------------------------------------------

    def show(self, sections: Sequence[Section], label: Label, at: str | None = None) -> None:
        """List something else, or the same anew. The cursor goes there without a message.

        Args:
            sections: What to list; none of them is empty.
            label: What a line says.
            at: The key of the line to be at; the first one, where it isn't listed.
        """
        self._rows, self._label = Rows(sections), label
        self._cursor = self._rows.of(at)
        self._hovered = -1
        self._drawn.clear()
        if self.is_attached:
            self._lay_out()
            self._keep_in_view()
            self.refresh()

    @property
    def key(self) -> str | None:
        """The key of the line under the cursor, or None where nothing is listed."""
        return self._rows.key(self._cursor)

    # Moving ------------------------------------------------------------------------------

    def action_move(self, rows: int) -> None:
        """Go up or down; headings are skipped."""
        self._go_to(self._cursor + rows, rows)

    def action_page(self, pages: int) -> None:
        """Go up or down by a screenful."""
        self._go_to(self._cursor + pages * max(self.size.height - 1, 1), pages)

    def action_end(self, end: int) -> None:
        """Go to the first or last line."""
        self._go_to(self._rows.count if end > 0 else 0, end)

    def action_open(self) -> None:
        """Open the line under the cursor."""
        if (key := self.key) is not None:
            self.post_message(self.Opened(key))

    def _go_to(self, row: int, direction: int) -> None:
        """Put the cursor on a row, or on the next one in this direction that is no heading."""
        if not self._rows.count:
            return
        row = min(max(row, 0), self._rows.count - 1)
        if self._rows.key(row) is None:  # the line above a heading is none: no section is empty
            row += direction // abs(direction) if row else 1
        before, self._cursor = self._cursor, row
        self._keep_in_view()
        if before != row:
            self.refresh_lines(before)
            self.refresh_lines(row)
            self.post_message(self.Highlighted(self._rows.key(row) or ""))

    def _keep_in_view(self) -> None:
        """Scroll so that the cursor is on screen, and the heading right above it, too."""
        height = self.size.height
        if self._cursor < 0 or not height:
            return
        top = self._cursor - (self._rows.key(self._cursor - 1) is None)
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)
        elif self._cursor >= self.scroll_offset.y + height:
            self.scroll_to(y=self._cursor - height + 1, animate=False)

    def on_click(self, event: Click) -> None:
        """Choose the line under the mouse, or open it where it is chosen."""
        row = event.style.meta.get(_ROW)
        if row is None or self._rows.key(row) is None:
            return
        if row == self._cursor:
            self.action_open()
        else:
            self._go_to(row, 1)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Show what a click would choose."""
        self._hover(event.style.meta.get(_ROW, -1))

    def on_leave(self, _: Leave) -> None:
        """Show it no more."""
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            before, self._hovered = self._hovered, row
            for each in (before, row):
                if each >= 0:
                    self.refresh_lines(each)

    # Drawing -----------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Know how long the list is before it is laid out."""
        self._lay_out()

    def on_resize(self, _: Resize) -> None:
        """Keep the cursor on screen."""
        self._keep_in_view()

    def _lay_out(self) -> None:
        self.virtual_size = Size(self.size.width, self._rows.count)

    def notify_style_update(self) -> None:
        """See `Widget`; another theme has other colours."""
        super().notify_style_update()
        self._drawn.clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """See `Widget`."""
        row, width = self.scroll_offset.y + y, self.scrollable_content_region.width
        line = self.get_visual_style("case-list--line")
        if not 0 <= row < self._rows.count or width <= 0:
            return Strip.blank(max(width, 0), line.rich_style)
        style = line
        if row == self._cursor:
            style = self.get_visual_style("case-list--line", "case-list--cursor")
        elif row == self._hovered and self._rows.key(row) is not None:
            style = self.get_visual_style("case-list--line", "case-list--hover")
        place = (row, width, style)
        if (strip := self._drawn.get(place)) is None:
            strip = self._drawn[place] = self._draw(row, width, style)
        return strip

    def _draw(self, row: int, width: int, style: Style) -> Strip:
        section, key = self._rows.at(row)
        if key is None:
            said = literal(f"{section.heading} · {len(section.keys):,}", QUIET_STYLE)
        else:
            said = self._label(key, section, width)
        said = said.truncate(width, ellipsis=True)
        (strip, *_) = Visual.to_strips(self, said, width, 1, style)
        return strip.extend_cell_length(width, style.rich_style).apply_meta({_ROW: row})
