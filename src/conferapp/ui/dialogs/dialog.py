"""What every dialog has: a frame, a heading, and Esc to go back without having changed anything."""

from typing import ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from conferapp.ui.steady_screen import SteadyScreen

T = TypeVar("T")


class Dialog(ModalScreen[T | None], SteadyScreen[T | None], Generic[T]):
    """A question in front of a screen; its result is None when it was left."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
    }
    Dialog > .dialog {
        width: 64;
        max-width: 92%;
        height: auto;
        max-height: 92%;
        background: $surface;
        border: round $primary;
        padding: 0 2;
    }
    Dialog .dialog--keys {
        color: $text-muted;
        margin-top: 1;
    }
    Dialog Input {
        margin-top: 1;
        border: none;
        height: 1;
        padding: 0 1;
        background: $panel;
    }
    Dialog Input:focus {
        border: none;
        background: $primary-muted;
    }
    Dialog OptionList {
        height: auto;
        max-height: 14;
        margin-top: 1;
        border: none;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="dialog.back", tooltip="Change nothing"),
        # With priority, so that what is typed right behind a Tab lands in the next line.
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
    ]

    _answered = False

    def answer(self, result: T | None) -> None:
        """Give the result, once: a second key may be on its way."""
        if not self._answered:
            self._answered = True
            self.dismiss(result)

    def action_leave(self) -> None:
        """Go back."""
        self.answer(None)
