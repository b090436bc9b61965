"""The line: an input of one row that takes pasted lines whole, and says what it had to cut."""

from collections.abc import Iterable
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.suggester import SuggestFromList
from textual.widgets import Input

from conferapp.domain.one_line import on_one_line, spaced
from conferapp.domain.text import MAX_LINE, clean, limit
from conferapp.ui.widgets.tabs import FIELD_BEFORE, NEXT_FIELD

MORE: Final = "…"
_LEAST: Final = 4
"""Cells in which a letter tells more than that others follow."""


class Line(Input):
    """Takes one line of text. What was there from the start is not reported as a change.

    Attributes:
        limit: The most characters that it takes.
        locked: Whether it can be read only.
    """

    DEFAULT_CSS = """
    Line {
        height: 1;
        border: none;
        border-left: vkey $edge;
        padding: 0 1 0 0;
        &:focus {
            border: none;
            border-left: outer $border;
        }
        &.-locked {
            color: $text-muted;
        }
    }
    """
    # Tab is answered before the next key is handed out: what is typed right behind it would
    # otherwise still land here.
    BINDINGS: ClassVar[list[BindingType]] = [
        NEXT_FIELD,
        FIELD_BEFORE,
        Binding("down", "down", "Words to take", id="line.words", show=False),
    ]

    class Cut(Message):
        """Not everything had room.

        Attributes:
            line: Where.
            count: How many characters were left out.
        """

        def __init__(self, line: "Line", count: int) -> None:
            """Say how much was left out."""
            super().__init__()
            self.line = line
            self.count = count

        @property
        def control(self) -> "Line":
            """Where."""
            return self.line

    class Down(Message):
        """There is no further way down in the text: what stands below it is wanted."""

    def __init__(
        self,
        text: str = "",
        *,
        limit: int = MAX_LINE,
        suggest: Iterable[str] = (),
        placeholder: str = "",
        locked: bool = False,
        id: str | None = None,  # noqa: A002  # as all widgets call it
        classes: str | None = None,
    ) -> None:
        """Show a text to be edited.

        Args:
            text: The text so far.
            limit: The most characters that it takes.
            suggest: Whole answers to offer while their beginning is typed.
            placeholder: What an empty line shows.
            locked: Whether it can be read only.
            id: The id of the widget.
            classes: Its classes.
        """
        offers = [on_one_line(offer) for offer in suggest]
        super().__init__(
            placeholder=clean(placeholder),
            suggester=SuggestFromList(offers, case_sensitive=False) if offers else None,
            select_on_focus=False,
            id=id,
            classes=classes,
        )
        self.limit = limit
        self.locked = locked
        self.cursor_blink = False  # each blink is a repaint, and may come between key and paint
        self.set_class(locked, "-locked")
        self.show(text)

    def render_line(self, y: int) -> Strip:
        """See `Input.render_line`; where more follows than has room, its last cell says so."""
        strip = super().render_line(y)
        room = self.scrollable_content_region.width
        right = self.scroll_offset.x + room
        at_edge = self.has_focus and self.cursor_screen_offset.x == self.content_region.right - 1
        if y or room < _LEAST or cell_len(self.value) <= right or at_edge:
            return strip
        more = Strip([Segment(MORE, self.rich_style)])
        return Strip.join([strip.crop(0, room - 1), more]).extend_cell_length(strip.cell_length)

    def action_down(self) -> None:
        """Ask for what stands below."""
        self.post_message(self.Down())

    def type_in(self, letter: str) -> None:
        """Take a letter that was typed elsewhere."""
        self.insert(letter, self.cursor_position)

    def on_blur(self) -> None:
        """Show the beginning of what is there, which tells more than its end."""
        self.scroll_to(x=0, animate=False)

    def show(self, text: str) -> None:
        """Put a text in, with the cursor behind it, without reporting a change."""
        with self.prevent(Input.Changed):
            self.value = on_one_line(text)
        self.to_end()

    def to_end(self) -> None:
        """Put the cursor behind the text."""
        self.cursor_position = len(self.value)

    def put(self, phrase: str) -> None:
        """Put words in at the cursor, with spaces around them where they are needed."""
        at = self.cursor_position
        self.insert(spaced(self.value[:at], on_one_line(phrase), self.value[at:]), at)

    def replace(self, text: str, start: int, end: int) -> None:
        """See `Input.replace`: every key and every paste comes through here."""
        if self.locked:
            return
        start, end = sorted((max(0, start), min(len(self.value), end)))
        room = max(0, self.limit - len(self.value) + end - start)
        kept, cut = limit(clean(text), room)
        if kept or not cut:
            super().replace(kept, start, end)
        if cut:
            self.post_message(self.Cut(self, cut))

    def on_paste(self, event: events.Paste) -> None:
        """Take all the lines that are pasted, on one."""
        event.prevent_default()
        event.stop()
        self.replace(on_one_line(event.text), *self.selection)

    def action_paste(self) -> None:
        """The same for the app's own clipboard."""
        self.replace(on_one_line(self.app.clipboard), *self.selection)

    def action_cut(self) -> None:
        """Cut the selected text, where it may be changed."""
        if not self.locked:
            super().action_cut()
