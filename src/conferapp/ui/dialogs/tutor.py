"""A dialog for the tutor's name, the code that takes the laptop back, and when the screen rests."""

import asyncio
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from conferapp.domain.text import MAX_LINE, clean
from conferapp.storage.settings import IDLE_WANTED, TutorSettings
from conferapp.ui.dialogs.dialog import Dialog
from conferapp.ui.text import literal

ABOUT_CODE = (
    "A code takes the laptop back from a student, and wakes the screen when it has rested. "
    "Without one, two keys do, and Enter. "
    "Leave it empty to keep things as they are; a single dash takes the code away."
)
ABOUT_IDLE = "The screen rests after so many minutes without a key; 0 is never."


class TutorDialog(Dialog[TutorSettings]):
    """Asks for name, code and minutes.

    Attributes:
        settings: The settings so far.
    """

    ABOUT = """
This is about you: your name, as it is kept with what you write; a code, so that only you take the
laptop back from a student; and when this screen rests by itself. All of it can be left as it is.

Tab goes to the next line. Enter keeps all three from any of them, and Esc goes back and changes
nothing. Nobody can read the code, and it can’t be found again: the tutor’s guide tells what to do
when it was forgotten.
"""

    def __init__(self, settings: TutorSettings) -> None:
        """Ask."""
        super().__init__()
        self.settings = settings

    def compose(self) -> ComposeResult:
        """Three lines."""
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
            yield Input(
                str(self.settings.idle_minutes),
                placeholder="Minutes, such as 5",
                id="tutor-idle",
                max_length=3,
            )
            yield Static(ABOUT_IDLE, classes="dialog--keys", id="tutor-idle-about")
            yield Static("Enter takes it. Tab goes on. Esc goes back.", classes="dialog--keys")

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take all lines, from any; the code takes a moment to be made unreadable."""
        event.stop()
        name = clean(self.query_one("#tutor-name", Input).value).strip()
        code = self.query_one("#tutor-code", Input).value.strip()
        rested = self.settings.with_idle(self.query_one("#tutor-idle", Input).value)
        if rested is None:
            self.query_one("#tutor-idle-about", Static).update(
                Content.assemble("✗ ", literal(IDLE_WANTED))
            )
            self.query_one("#tutor-idle", Input).focus()
            return
        changed = replace(rested, tutor=name)
        if code:
            changed = await asyncio.to_thread(changed.with_code, None if code == "-" else code)
        self.answer(changed)
