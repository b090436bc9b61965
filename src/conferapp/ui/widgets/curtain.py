"""The curtain: covers a result until the prediction is in, and makes opening it a moment."""

from typing import Final

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static

from conferapp.domain.reveal import READY
from conferapp.domain.reveal import Curtain as Covered
from conferapp.ui.steady_screen import told
from conferapp.ui.text import QUIET_STYLE, literal

STILL: Final = "The result is still covered: Enter opens it. F8 again goes on without it."


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
    Curtain #still {
        display: none;
        height: auto;
        margin-top: 1;
    }
    """

    def __init__(self, covered: Covered) -> None:
        """Cover the results of a page."""
        super().__init__()
        self.covered = covered
        self._asked = False

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
            yield Static(id="still")
        else:
            yield Static(literal(covered.waits))
            yield Button("Go and guess", variant="primary")

    def enter(self) -> None:
        """Take the focus."""
        self.query_one(Button).focus()

    def stays(self) -> bool:
        """Say, at the first time, that whoever goes on has not seen the result yet.

        Returns:
            Whether it was said just now, so that the page stays.
        """
        if self._asked or not self.covered.ready:
            return False
        self._asked = True
        still = self.query_one("#still", Static)
        still.display = True
        still.update(Content(told(self, STILL)))
        self.enter()
        self.call_after_refresh(still.scroll_visible, animate=False)
        return True

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Open, or go to the guess."""
        event.stop()
        covered = self.covered
        self.post_message(
            self.Opened(covered.key) if covered.ready else self.GuessFirst(covered.page.id)
        )
