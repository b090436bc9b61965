"""The page that rests over whatever is open while nobody is there: no name is on it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Center, Vertical
from textual.content import Content
from textual.events import Key, MouseDown
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static

from conferapp.desk.keeper import Keeper
from conferapp.domain.unsaved import SAVED
from conferapp.ui.dialogs.help import paragraphs
from conferapp.ui.screens.base import HELP, AppScreen
from conferapp.ui.text import QUIET_STYLE, literal
from conferapp.ui.widgets.code_line import CodeLine

NOT_YET = "Not everything is saved yet. Conferapp keeps trying."


class RestingScreen(AppScreen, inherit_bindings=False):
    """Covers everything, and has no key but the one that leads back, and the one that explains."""

    ABOUT = """
Nobody was here for a while, or somebody wanted a rest: so nothing of what was open can be seen.
Nothing is lost, and the place is kept. Whoever began goes on as the line above says.
"""
    PRIVATE = True
    BINDINGS: ClassVar[list[BindingType]] = [HELP]

    class Woken(Message):
        """Somebody is there who may go on."""

    def __init__(self, keeper: Keeper | None, *, anybody: bool = False) -> None:
        """Rest.

        Args:
            keeper: Knows the tutor's code; None when no code is set.
            anybody: Whether any key leads back, because what is behind is a student's page.
        """
        super().__init__()
        self._keeper, self._anybody = keeper, anybody

    def compose(self) -> ComposeResult:
        """That it rests, and the way back."""
        with Vertical(classes="between"):
            yield Static(Content.styled("This screen is resting.", "bold $text-primary"))
            yield Static("", id="resting-saved")
            if self._anybody:
                yield Static("Press any key to go on.", classes="between--how")
            elif self._keeper:
                yield Static("Type your code, then Enter", classes="between--how")
                yield CodeLine(self._keeper)
            else:
                yield Static("Enter goes back to where you were.", classes="between--how")
                with Center():
                    yield Button("Go on", variant="primary")

            yield Static("", id="resting-about")

    def action_help(self) -> None:
        """Explain it on the page itself: nothing may lie on top of what covers everything."""
        about = self.query_one("#resting-about", Static)
        about.update(literal(f"\n{paragraphs(self.ABOUT)}", QUIET_STYLE))

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Have no place for toasts and tooltips: what they say waits until they can be seen."""

    def show_saved(self, saved: str, failing: str | None) -> None:
        """See `AppScreen.show_saved`; no reason is told, since it may name a folder."""
        for line in self.query("#resting-saved").results(Static):
            line.update(NOT_YET if failing else SAVED)

    def on_key(self, event: Key) -> None:
        """Lead back at any key, where nothing of the tutor's is behind."""
        if self._anybody:
            event.stop()
            self.post_message(self.Woken())

    def on_mouse_down(self, _: MouseDown) -> None:
        """The same for a click."""
        if self._anybody:
            self.post_message(self.Woken())

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Lead back on purpose."""
        event.stop()
        self.post_message(self.Woken())

    def on_code_line_right(self, event: CodeLine.Right) -> None:
        """Lead back who knows the code."""
        event.stop()
        self.post_message(self.Woken())
