"""A dialog for the tutor's name, and the code that takes the laptop back."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from conferapp.domain.text import MAX_LINE, clean
from conferapp.storage.settings import TutorSettings
from conferapp.ui.dialogs.dialog import Dialog
from conferapp.ui.text import literal

ABOUT_CODE = (
    "A code takes the laptop back from a student. Without one, a key pressed twice does. "
    "Leave it empty to keep things as they are; a single dash takes the code away."
)


class TutorDialog(Dialog[TutorSettings]):
    """Asks for name and code.

    Attributes:
        settings: The settings so far.
    """

    def __init__(self, settings: TutorSettings) -> None:
        """Ask."""
        super().__init__()
        self.settings = settings

    def compose(self) -> ComposeResult:
        """Two lines."""
        with Vertical(classes="dialog"):
            yield Static(literal("You", "bold"))
            yield Input(
                self.settings.tutor,
                placeholder="Your name, as records keep it",
                id="tutor-name",
                max_length=MAX_LINE,
            )
            said = "New code" if self.settings.code else "Code (optional)"
            yield Input(placeholder=said, password=True, id="tutor-code", max_length=64)
            yield Static(ABOUT_CODE, classes="dialog--keys")
            yield Static("Enter takes it. Tab goes on. Esc goes back.", classes="dialog--keys")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take both lines, from either."""
        event.stop()
        name = clean(self.query_one("#tutor-name", Input).value).strip()
        code = self.query_one("#tutor-code", Input).value.strip()
        changed = replace(self.settings, tutor=name)
        if code:
            changed = changed.with_code(None if code == "-" else code)
        self.answer(changed)
