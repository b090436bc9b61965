"""The screen below all others: its keys have words, and no click and no copying fails."""

from typing import Generic, TypeVar

from rich.style import Style
from textual.binding import Binding
from textual.errors import NoWidget
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

T = TypeVar("T")


class SteadyScreen(Screen[T], Generic[T]):
    """Mends what Textual 8.2 gets wrong about the mouse; each of these would end the app."""

    def worded(self, binding: Binding) -> Binding:
        """One of the screen’s keys in the words that fit just now.

        Args:
            binding: The key, as it is declared.
        """
        return binding

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """See `Screen`; what a page turn has just taken away is none."""
        return (None, None) if self._is_gone(x, y) else super().get_widget_and_offset_at(x, y)

    def get_style_at(self, x: int, y: int) -> Style:
        """See `Screen`; the same for its style."""
        return Style.null() if self._is_gone(x, y) else super().get_style_at(x, y)

    def get_selected_text(self) -> str | None:
        """See `Screen`; where a text is wrapped, it may look for a line that isn't there."""
        try:
            return super().get_selected_text()
        except IndexError:
            return None

    def _is_gone(self, x: int, y: int) -> bool:
        try:
            return self.get_widget_at(x, y)[0].parent is None
        except NoWidget:
            return False
