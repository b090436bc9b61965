"""A dialog that asks for a reason, which the history keeps."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from conferapp.domain.text import MAX_LINE, clean
from conferapp.ui.dialogs.dialog import Dialog
from conferapp.ui.text import literal

NEEDED = "✗ A word is enough, such as “misheard”, but there has to be one."
NO_NAME = "Your name isn’t set, so it can’t be kept with it. “Your name and code” at home sets it."


class ReasonDialog(Dialog[str]):
    """Asks why something that has ended is to be changed.

    Attributes:
        heading: What is asked.
        about: What happens then.
        who: Whose name is kept with the reason; "" if nobody's.
    """

    ABOUT = """
What has ended can be put right, with a word why. Type the reason and press Enter: it is kept with
the change, your name and the time, so that everybody understands it later. Esc goes back and
changes nothing.
"""

    def __init__(self, heading: str, about: str, *, who: str) -> None:
        """Ask."""
        super().__init__()
        self.heading = heading
        self.about = about
        self.who = who

    def compose(self) -> ComposeResult:
        """The question, a line to type in, and what becomes of it."""
        with Vertical(classes="dialog"):
            yield Static(literal(self.heading, "bold"))
            yield Input(placeholder="A word or a sentence", max_length=MAX_LINE)
            yield Static("", id="reason-problem")
            kept = f"It is kept with the reason, your name ({self.who}), and the time."
            said = f"{self.about} {kept if self.who else NO_NAME}"
            yield Static(literal(said), classes="dialog--keys")
            yield Static("Enter goes on. Esc goes back.", classes="dialog--keys")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the reason."""
        event.stop()
        why = clean(event.value).strip()
        if why:
            self.answer(why)
        else:
            self.query_one("#reason-problem", Static).update(literal(NEEDED, "$text-error"))
