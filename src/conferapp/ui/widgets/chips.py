"""The chips: sentence starters and words of a word bank, each put into the text by one key."""

from collections.abc import Sequence
from typing import ClassVar

from textual.message import Message

from conferapp.ui.widgets.menu import Menu

STARTER = "“"
WORD = "+"


class Chips(Menu):
    """Offers starters and words for a text beside it."""

    DEFAULT_CSS = """
    Chips {
        color: $text-muted;
    }
    """

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

    def __init__(self, starters: Sequence[str], words: Sequence[str]) -> None:
        """Offer starters, then words."""
        super().__init__([*(f"{s.rstrip(' .…')} …" for s in starters), *words], inline=True)
        self._texts = (*starters, *words)
        self._starters = len(starters)

    def mark(self, index: int) -> str:
        """See `Menu.mark`."""
        return STARTER if index < self._starters else WORD

    def act(self, index: int) -> None:
        """See `Menu.act`."""
        self.post_message(self.Chosen(self, self._texts[index]))
