"""The curtain: covers a result until the prediction is in, and makes opening it a moment."""

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static

from conferapp.domain.reveal import READY
from conferapp.domain.reveal import Curtain as Covered
from conferapp.ui.text import QUIET_STYLE, literal


class Curtain(Widget):
    """Stands in for covered results.

    Attributes:
        covered: What is covered, and what it waits for.
    """

    class Opened(Message):
        """Somebody asked to see the result; `key` is the question that it waited for."""

        def __init__(self, key: str) -> None:
            """Report it."""
            super().__init__()
            self.key = key

    class GuessFirst(Message):
        """Somebody wants to go where the guess is made; `page` is its id."""

        def __init__(self, page: str) -> None:
            """Report it."""
            super().__init__()
            self.page = page

    DEFAULT_CSS = """
    Curtain {
        height: auto;
        border: round $accent;
        padding: 1 2;
        margin-bottom: 1;
    }
    Curtain Button {
        margin-top: 1;
    }
    """

    def __init__(self, covered: Covered) -> None:
        """Cover the results of a page."""
        super().__init__()
        self.covered = covered

    def compose(self) -> ComposeResult:
        """The guess and a way to open the result, or else the way to the guess."""
        covered = self.covered
        if covered.ready:
            yield Static(
                Content.assemble(
                    literal(covered.ask, QUIET_STYLE),
                    "\n",
                    literal(covered.said, "bold"),
                    "\n\n",
                    READY,
                )
            )
            yield Button("Show the result", variant="primary")
        else:
            yield Static(literal(covered.waits))
            yield Button("Go and guess", variant="primary")

    def enter(self) -> None:
        """Take the focus."""
        self.query_one(Button).focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Open, or go to the guess."""
        event.stop()
        covered = self.covered
        self.post_message(
            self.Opened(covered.key) if covered.ready else self.GuessFirst(covered.page.id)
        )
