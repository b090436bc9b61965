"""An agenda that can't be tried yet: what is wrong in it, until it is mended."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from conferapp.ui.screens.base import HELP, HELP_MARK, AppScreen, GoHome
from conferapp.ui.text import literal


class UnreadyScreen(AppScreen):
    """Waits for the file to be mended; the bar on top lists what is wrong."""

    ABOUT = """
There are errors in this agenda, so its pages can't be shown yet. Each is listed with its line,
what is wrong, and what to write instead. Mend them in your editor and save: the first page comes
up by itself. Esc leaves.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f2", "leave", "Leave", id="unready.leave", tooltip="Leave the trial"),
        HELP,
        HELP_MARK,
    ]

    def compose(self) -> ComposeResult:
        """What to do."""
        with VerticalScroll(classes="between", can_focus=False):
            yield Static(
                literal("Mend the file in your editor and save it: its first page comes up here.")
            )
        yield from self.footer()

    def action_leave(self) -> None:
        """Leave the trial."""
        self.post_message(GoHome())
