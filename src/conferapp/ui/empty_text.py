"""What stands where there is nothing yet: what the place is for, and what to do next."""

from typing import Final, NamedTuple

from textual.content import Content

from conferapp.ui.keymap import Told
from conferapp.ui.text import QUIET_STYLE, literal

_WIDE: Final = 4
"""Columns of the longest key that is named, `Esc`, with a space behind it."""


class Empty(NamedTuple):
    """An empty place.

    Attributes:
        head: That it is empty, in a few words.
        about: What it is for, or when it fills.
        steps: What to do next: a key, a letter in brackets, and what it does.
    """

    head: str
    about: str
    steps: tuple[tuple[str, str], ...] = ()

    def text(self, told: Told) -> Content:
        """The words, with the keys as they are now.

        Args:
            told: Names keys; see `SteadyScreen.told`.
        """
        lines = [literal(self.head, "bold $text-primary"), literal(self.about)]
        if self.steps:
            lines.append(Content(""))
        for key, does in self.steps:
            name = literal(told(key).ljust(_WIDE), "bold $text-accent")
            lines.append(Content.assemble(name, literal(does, QUIET_STYLE)))
        return Content("\n").join(lines)
