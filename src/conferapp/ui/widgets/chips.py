"""The chips: sentence starters and words of a word bank, each put into the text by one key."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.message import Message

from conferapp.ui.widgets.menu import Menu

STARTER = "“"
WORD = "+"
MORE = "▾"
FOLDED = "Ideas to start with"


class Chips(Menu):
    """Offers starters and words for a text beside it."""

    DEFAULT_CSS = """
    Chips {
        color: $text-muted;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,escape", "back", "Back to the text", id="chips.back", show=False),
    ]

    # A dozen words below each other would push the text off the screen.
    RUNS_ON: ClassVar[bool] = True

    class Chosen(Message):
        """A chip was chosen.

        Attributes:
            chips: Where.
            text: What it stands for, as the agenda wrote it.
        """

        def __init__(self, chips: "Chips", text: str) -> None:
            """Say what was chosen."""
            super().__init__()
            self.chips = chips
            self.text = text

        @property
        def control(self) -> "Chips":
            """Where."""
            return self.chips

    class Left(Message):
        """The text wants the focus back, with what was typed meanwhile.

        Attributes:
            chips: Where.
            typed: A letter, or "".
        """

        def __init__(self, chips: "Chips", typed: str) -> None:
            """Say what was typed."""
            super().__init__()
            self.chips = chips
            self.typed = typed

        @property
        def control(self) -> "Chips":
            """Where."""
            return self.chips

    def __init__(
        self, starters: Sequence[str], words: Sequence[str], *, folded: bool = False
    ) -> None:
        """Offer starters, then words.

        Args:
            starters: Beginnings of sentences.
            words: Words of a word bank.
            folded: Whether they wait behind a first key or click, out of the way.
        """
        self._shown = [*(f"{s.rstrip(' .…')} …" for s in starters), *words]
        super().__init__([FOLDED] if folded else self._shown, inline=True)
        self.can_focus = False
        self._texts = (*starters, *words)
        self._starters = len(starters)
        self._folded = folded

    def mark(self, index: int) -> str:
        """See `Menu.mark`."""
        if self._folded:
            return MORE
        return STARTER if index < self._starters else WORD

    def unfold(self) -> None:
        """Lay out what waited."""
        if self._folded:
            self._folded = False
            self.relabel(self._shown)

    def come(self) -> None:
        """Take the focus. Tab passes by: it leads from question to question."""
        self.unfold()
        self.can_focus = True
        self.focus()

    def on_blur(self) -> None:
        """Let Tab pass by again."""
        self.can_focus = False

    def on_key(self, event: Key) -> None:
        """Take letters to the text: only Enter puts a chip in."""
        if event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self.post_message(self.Left(self, event.character))

    def action_back(self) -> None:
        """Go back to the text."""
        self.post_message(self.Left(self, ""))

    def act(self, index: int) -> None:
        """See `Menu.act`."""
        if self._folded:
            self.come()
        else:
            self.post_message(self.Chosen(self, self._texts[index]))
