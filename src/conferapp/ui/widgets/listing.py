"""A list in which a click chooses and a second click, or Enter, opens."""

from textual.events import Click
from textual.widgets import OptionList


class Listing(OptionList):
    """An option list in which a single click only moves the cursor."""

    async def _on_click(self, event: Click) -> None:
        """See `OptionList`, which would open at once."""
        clicked = event.style.meta.get("option")
        if clicked is None or clicked == self.highlighted:
            return
        event.prevent_default()
        if not self.get_option_at_index(clicked).disabled:
            self.highlighted = clicked
