"""What every dialog has: a frame, a heading, help, and a way back that changes nothing."""

from typing import ClassVar, Final, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, OptionList

from conferapp.ui.dialogs.help import explain
from conferapp.ui.steady_screen import SteadyScreen
from conferapp.ui.widgets.keybar import KeyBar
from conferapp.ui.widgets.tabs import FIELD_BEFORE, NEXT_FIELD

T = TypeVar("T")

BACK: Final = Binding("escape", "leave", "Back", id="dialog.back", tooltip="Change nothing")
HELP: Final = Binding("f1", "help", "Help", id="help", tooltip="Explain this in plain words")


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
        Binding("enter", "take", "Take it", id="dialog.take", tooltip="Take what stands there"),
        BACK,
        HELP,
        Binding("question_mark", "help", "Help", show=False, id="help.mark"),
        Binding("ctrl+q", "app.quit", "Quit", id="quit", show=False, system=True),
        NEXT_FIELD,
        FIELD_BEFORE,
    ]

    _answered = False

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """See `Screen`; the keys stand where they always do, below whatever a dialog shows."""
        super()._extend_compose(widgets)
        widgets.append(KeyBar())

    def on_mount(self) -> None:
        """Begin at the heading, where the focus would bring the first line to the top."""
        for frame in self.query(".dialog"):
            self.call_after_refresh(frame.scroll_home, animate=False)

    def answer(self, result: T | None) -> None:
        """Give the result, once: a second key may be on its way."""
        if not self._answered:
            self._answered = True
            self.dismiss(result)

    def action_leave(self) -> None:
        """Go back."""
        self.answer(None)

    async def action_take(self) -> None:
        """Take what stands there, as Enter does in the line or the list itself."""
        focused = self.focused
        at = focused if isinstance(focused, Input | OptionList) else None
        for place in (at, *self.query(Input), *self.query(OptionList)):
            if isinstance(place, Input):
                await place.action_submit()
                return
            if place is not None:
                place.action_select()
                return

    def action_help(self) -> None:
        """Explain this dialog."""
        explain(self)
