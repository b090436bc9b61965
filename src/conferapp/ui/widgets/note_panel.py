"""The note panel: a place to write on any step, never in the way."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from conferapp.ui.text import QUIET_STYLE, literal
from conferapp.ui.widgets.words import Words


class NotePanel(Widget):
    """Writes one note, with the earlier ones of the page above it.

    Attributes:
        earlier: The notes that the page has already.
        heading: What the panel is for.
    """

    class Changed(Message):
        """The words of the note changed."""

        def __init__(self, text: str) -> None:
            """Report all of the note's words."""
            super().__init__()
            self.text = text

    DEFAULT_CSS = """
    NotePanel {
        dock: bottom;
        height: auto;
        max-height: 12;
        margin-bottom: 1;
        background: $panel;
        border-top: solid $accent;
        padding: 0 1;
    }
    NotePanel Words {
        max-height: 6;
    }
    """

    def __init__(self, heading: str, earlier: Sequence[str] = (), *, value: str = "") -> None:
        """Open the panel.

        Args:
            heading: What the panel is for.
            earlier: The notes that the page has already.
            value: The words of the note, where it isn't a new one.
        """
        super().__init__()
        self.heading = heading
        self.earlier = tuple(earlier)
        self._words = Words(value)

    def compose(self) -> ComposeResult:
        """Earlier notes, then the new one."""
        lines = [Content.assemble(literal(self.heading, "bold"), "   Esc closes, and it is saved")]
        lines += [literal(f"• {note}", QUIET_STYLE) for note in self.earlier[-3:]]
        yield Static(Content("\n").join(lines))
        yield self._words

    def on_mount(self) -> None:
        """Be ready to be typed in."""
        self._words.move_cursor(self._words.document.end)
        self._words.focus()

    def on_text_area_changed(self, event: Words.Changed) -> None:
        """Report every change, so that a note is saved as it is written."""
        event.stop()
        self.post_message(self.Changed(event.text_area.text))
