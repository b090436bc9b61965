"""A difference: what two versions say in one place, and which of it is taken."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from conferapp.domain.weaving import Choice
from conferapp.ui.merging_text import Item, Said
from conferapp.ui.text import QUIET_STYLE, literal

CHOSEN, OPEN = "◉", "○"
SIDES: Mapping[Choice, str] = {
    "left": "◂ left",
    "right": "right ▸",
    "both": "both, one after the other",
}


class SideText(Static):
    """One side of a difference; a click takes it."""

    DEFAULT_CSS = """
    SideText {
        width: 1fr;
        height: auto;
        padding: 0 1;
        pointer: pointer;
    }
    SideText.-chosen {
        background: $surface;
    }
    SideText.-right {
        margin-left: 1;
    }
    """

    class Clicked(Message):
        """It was clicked."""

        def __init__(self, choice: Choice) -> None:
            """Name the side."""
            super().__init__()
            self.choice = choice

    def __init__(self, choice: Choice, said: Said) -> None:
        """Show what is there."""
        super().__init__(classes=f"-{choice}")
        self.choice, self.said = choice, said

    def tell(self, *, chosen: bool) -> None:
        """Say whether it is the one that is taken."""
        self.set_class(chosen, "-chosen")
        mark = f"{CHOSEN if chosen else OPEN} {SIDES[self.choice]}"
        lines = [literal(mark, "bold" if chosen else QUIET_STYLE)]
        lines += [literal(self.said.words)] if self.said.words else []
        lines += [literal(self.said.facts, QUIET_STYLE)] if self.said.facts else []
        self.update(Content("\n").join(lines))

    def on_click(self, event: Click) -> None:
        """Take it."""
        event.stop()
        self.post_message(self.Clicked(self.choice))


class DifferenceBox(Vertical, can_focus=True):
    """A place where the two versions differ.

    Attributes:
        item: What differs.
        choice: What is taken, or None.
    """

    DEFAULT_CSS = """
    DifferenceBox {
        height: auto;
        margin-top: 1;
        border-left: vkey $edge;
        padding-left: 1;
        &:focus {
            border-left: outer $border;
        }
        & > Horizontal {
            height: auto;
        }
    }
    """

    class Taken(Message):
        """One side is to be taken."""

        def __init__(self, box: "DifferenceBox", choice: Choice) -> None:
            """Name the difference and the side."""
            super().__init__()
            self.box, self.choice = box, choice

    def __init__(self, item: Item, number: int, count: int) -> None:
        """Show it as one of several."""
        super().__init__()
        self.item = item
        self.choice: Choice | None = item.difference.likely
        self._head = f"{number} of {count}  " if count > 1 else ""

    def compose(self) -> ComposeResult:
        """What was asked, and the two sides."""
        yield Static(id="asked")
        with Horizontal():
            yield SideText("left", self.item.left)
            yield SideText("right", self.item.right)
        if self.item.difference.both is not None:
            yield SideText("both", Said(""))

    def on_mount(self) -> None:
        """Show what is proposed."""
        self._show()

    def take(self, choice: Choice) -> bool:
        """Take one side; whether that can be."""
        if choice == "both" and self.item.difference.both is None:
            return False
        self.choice = choice
        self._show()
        return True

    def on_side_text_clicked(self, event: SideText.Clicked) -> None:
        """Take the side that was clicked."""
        event.stop()
        self.focus(scroll_visible=False)
        self.post_message(self.Taken(self, event.choice))

    def _show(self) -> None:
        mark = "✓ " if self.choice else "? "
        head = literal(f"{mark}{self._head}{self.item.title}", "bold")
        self.query_one("#asked", Static).update(head)
        for side in self.query(SideText):
            side.tell(chosen=side.choice == self.choice)
