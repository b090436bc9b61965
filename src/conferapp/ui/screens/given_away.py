"""Says that another window has the conference now, and shows nothing of it."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import Static

from conferapp.desk.elsewhere import TAKEN
from conferapp.ui.screens.base import HELP, HELP_MARK, AppScreen
from conferapp.ui.text import QUIET_STYLE, literal

MOST = 200
"""Letters that are shown of what was typed too late."""


class GivenAwayScreen(AppScreen):
    """Stands where a page was: a student may sit beside, so the record waits for a key.

    Attributes:
        path: The file of the conference.
    """

    ABOUT = """
Another window of this computer goes on with this conference. Everything that was typed here was
saved before it let go. F4 shows what is saved, with your notes; F2, pressed twice, leads to where
you came from.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f4", "read", "Read it", id="given.read", tooltip="Read the conference here"),
        Binding("f2", "home", "Home", id="given.home", tooltip="Go home"),
        HELP,
        HELP_MARK,
    ]

    class Read(Message):
        """Asks for the conference, to read it."""

        def __init__(self, path: Path) -> None:
            """Name its file."""
            super().__init__()
            self.path = path

    def __init__(self, path: Path) -> None:
        """Say so."""
        super().__init__()
        self.path = path
        self._since = ""

    def compose(self) -> ComposeResult:
        """What happened, and what can be done."""
        way = f"back to {self.back_to.the}" if self.back_to else "home"
        with Vertical(classes="between"):
            yield Static(
                Content.assemble(
                    Content.styled(TAKEN, "bold $text-primary"),
                    "\n\n",
                    literal(
                        self.told("F4 shows it, with all that is yours. F2, pressed twice, goes ")
                        + f"{way}.",
                        QUIET_STYLE,
                    ),
                )
            )
            yield Static(id="since")
        yield from self.footer()

    def on_key(self, event: Key) -> None:
        """Show what was still on its way to a field, since it is kept nowhere."""
        if event.is_printable and event.character is not None:
            self._since = (self._since + event.character)[:MOST]
            said = literal(f"Typed since then, and not kept: {self._since}", "$text-warning")
            self.query_one("#since", Static).update(Content.assemble("\n", said))

    def action_read(self) -> None:
        """Read the conference."""
        self.post_message(self.Read(self.path))

    def action_home(self) -> None:
        """Go home, where other students can be seen."""
        self.leave_for_home()
