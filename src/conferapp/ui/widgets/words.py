"""The words: a text area for a long answer, as tall as its text within bounds."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from conferapp.domain.one_line import spaced
from conferapp.domain.text import MAX_LONG, clean, limit
from conferapp.ui.widgets.tabs import FIELD_BEFORE, NEXT_FIELD

_KEPT_FOR_PAGES = {"f6", "f7"}  # keys that turn pages here, and select text in a stock text area


def _key(binding: BindingType) -> str:
    return binding.key if isinstance(binding, Binding) else binding[0]


class Words(TextArea, inherit_bindings=False):
    """Takes several lines of text. What was there from the start is not reported as a change.

    Attributes:
        limit: The most characters that it takes.
    """

    DEFAULT_CSS = """
    Words {
        height: auto;
        min-height: 3;
        max-height: 10;
        padding: 0;
        scrollbar-gutter: stable;
        scrollbar-size-horizontal: 0;
        scrollbar-size-vertical: 1;
        border: none;
        border-left: vkey $edge;
        &:focus {
            border: none;
            border-left: outer $border;
        }
        &.-locked {
            color: $text-muted;
            min-height: 1;
        }
    }
    """
    # Tab is answered before the next key is handed out: what is typed right behind it would
    # otherwise still land here.
    BINDINGS: ClassVar[list[BindingType]] = [
        *(b for b in TextArea.BINDINGS if _key(b) not in _KEPT_FOR_PAGES),
        NEXT_FIELD,
        FIELD_BEFORE,
    ]

    class Cut(Message):
        """Not everything had room.

        Attributes:
            words: Where.
            count: How many characters were left out.
        """

        def __init__(self, words: "Words", count: int) -> None:
            """Say how much was left out."""
            super().__init__()
            self.words = words
            self.count = count

        @property
        def control(self) -> "Words":
            """Where."""
            return self.words

    class Down(Message):
        """There is no further way down in the text: what stands below it is wanted."""

    def __init__(self, text: str = "", *, limit: int = MAX_LONG, locked: bool = False) -> None:
        """Show a text to be edited.

        Args:
            text: The text so far.
            limit: The most characters that it takes.
            locked: Whether it can be read only.
        """
        self.limit = limit
        self._entered = False
        self._wrapped_in = -1
        super().__init__(
            clean(text, lines=True),
            tab_behavior="focus",
            read_only=locked,
            show_cursor=not locked,
            highlight_cursor_line=False,
        )
        self.set_class(locked, "-locked")
        self.match_cursor_bracket = False
        self.cursor_blink = False  # each blink is a repaint, and may come between key and paint

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """See `Widget`: wrapped before the first layout, so that the page is laid out once."""
        room = max(0, width - self.gutter_width - self.scrollbar_size_vertical - 1)
        if room != self._wrapped_in:
            self._wrapped_in = room
            self.wrapped_document.wrap(room, tab_width=self.indent_width)
        return self.wrapped_document.height

    def action_cursor_down(self, select: bool = False) -> None:
        """Go down; from the end of the text to what stands below it."""
        if not select and self.cursor_location == self.document.end:
            self.post_message(self.Down())
        else:
            super().action_cursor_down(select)

    def type_in(self, letter: str) -> None:
        """Take a letter that was typed elsewhere."""
        self.insert(letter, maintain_selection_offset=False)

    def on_paste(self, event: events.Paste) -> None:
        """Keep what is pasted here: a screen passes on what comes by, and would do it twice."""
        event.stop()

    def on_focus(self) -> None:
        """Go on behind the text that is there, the first time."""
        if not self._entered:
            self.to_end()

    def put(self, phrase: str) -> None:
        """Put words in at the cursor, with spaces around them where they are needed."""
        if not self._entered:
            self.to_end()
        row, column = self.cursor_location
        line = self.document.get_line(row)
        text = spaced(line[:column], clean(phrase), line[column:])
        self.insert(text, maintain_selection_offset=False)

    def to_end(self) -> None:
        """Put the cursor behind the text."""
        self._entered = True
        self.move_cursor(self.document.end)

    def edit(self, edit: Edit) -> EditResult:
        """See `TextArea.edit`: every key and every paste comes through here."""
        if not edit.text:
            return super().edit(edit)
        lines = self.wrapped_document.height
        replaced = len(self.get_text_range(edit.top, edit.bottom))
        room = max(0, self.limit - len(self.text) + replaced)
        kept, cut = limit(clean(edit.text, lines=True), room)
        if kept or not cut:
            if kept != edit.text:
                edit = Edit(
                    kept, edit.from_location, edit.to_location, edit.maintain_selection_offset
                )
            result = super().edit(edit)
        else:
            result = EditResult(edit.bottom, "")
        if cut:
            self.post_message(self.Cut(self, cut))
        if self.wrapped_document.height != lines:  # one more is laid out before it is scrolled to
            self.call_after_refresh(self.scroll_cursor_visible)
        return result
