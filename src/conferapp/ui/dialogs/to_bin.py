"""The question before something goes into the bin; the key that asked for it never confirms it."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from conferapp.ui.dialogs.dialog import Dialog
from conferapp.ui.text import literal

KEEP, MOVE = "Keep it", "Move to the bin"
SAFE: Final = "Nothing is erased: the bin ([x home.bin] at home) brings it back whenever you like."


class ToBinDialog(Dialog[bool]):
    """Names what goes, and takes `b`, or the line that says so; Enter alone keeps it.

    Attributes:
        heading: What is asked.
        goes: What goes, line by line.
    """

    ABOUT = """
This asks before something moves into the bin. Enter keeps it, and so does Esc. [b] moves it, or
Down and then Enter. The key that asked does nothing here: one that is held down moves nothing.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "move", MOVE, id="to-bin.move", tooltip="Move it into the bin"),
    ]

    def __init__(self, heading: str, goes: Sequence[str]) -> None:
        """Ask."""
        super().__init__()
        self.heading, self.goes = heading, tuple(goes)

    def compose(self) -> ComposeResult:
        """What goes, and the two answers, the one that changes nothing first."""
        with Vertical(classes="dialog"):
            yield Static(literal(self.heading, "bold"))
            yield Static(literal("\n".join(self.goes)))
            yield Static(literal(self.told(SAFE)), classes="dialog--keys")
            yield OptionList(
                Option(Content(KEEP)), Option(literal(f"{MOVE}  {self.told('([b])')}"))
            )

    def on_mount(self) -> None:
        """Stand on the answer that changes nothing."""
        self.query_one(OptionList).highlighted = 0
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the answer."""
        event.stop()
        self.answer(event.option_index == 1)

    def action_move(self) -> None:
        """Move it."""
        self.answer(True)
