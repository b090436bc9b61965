"""A question that the key which asked it never confirms: it stands on the answer that is safe."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from conferapp.ui.dialogs.dialog import Dialog
from conferapp.ui.text import literal


class SureDialog(Dialog[bool]):
    """Says what is at stake, and takes a key of its own, or the line that says so.

    A kind of it binds that key to `sure`.

    Attributes:
        heading: What is asked.
        lines: What is at stake, line by line.
    """

    SAFE: ClassVar[str]
    """The answer that changes nothing, on which it stands."""
    SURE: ClassVar[str]
    """The other answer, with its key in brackets."""
    CALMLY: ClassVar[str]
    """What there is to know before either."""

    def __init__(self, heading: str, lines: Sequence[str] = ()) -> None:
        """Ask."""
        super().__init__()
        self.heading, self.lines = heading, tuple(lines)

    def compose(self) -> ComposeResult:
        """What is at stake, and the two answers, the one that changes nothing first."""
        with Vertical(classes="dialog"):
            yield Static(literal(self.heading, "bold"))
            if self.lines:
                yield Static(literal("\n".join(self.lines)))
            yield Static(literal(self.told(self.CALMLY)), classes="dialog--keys")
            yield OptionList(Option(Content(self.SAFE)), Option(literal(self.told(self.SURE))))

    def on_mount(self) -> None:
        """Stand on the answer that changes nothing."""
        self.query_one(OptionList).highlighted = 0
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the answer."""
        event.stop()
        self.answer(event.option_index == 1)

    def action_sure(self) -> None:
        """Be sure."""
        self.answer(True)
