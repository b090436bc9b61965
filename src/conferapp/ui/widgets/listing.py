"""A list in which a click chooses and a second click, or Enter, opens."""

from typing import Final

from textual.events import Click
from textual.geometry import Size
from textual.widgets import OptionList

_LEAST: Final = 8
"""Columns for which it can be wrapped at least."""


class Listing(OptionList):
    """An option list in which a single click only moves the cursor."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """See `Widget`; beside something wide there may be no room left at all."""
        return super().get_content_height(container, viewport, max(width, _LEAST))

    async def _on_click(self, event: Click) -> None:
        """See `OptionList`, which would open at once."""
        clicked = event.style.meta.get("option")
        if clicked is None or clicked == self.highlighted:
            return
        event.prevent_default()
        if not self.get_option_at_index(clicked).disabled:
            self.highlighted = clicked
