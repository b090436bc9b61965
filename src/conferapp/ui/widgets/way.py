"""A word to be clicked where a key is pressed, on a page that has no key bar to click in."""

from textual.message import Message
from textual.visual import VisualType
from textual.widgets import Static


class Way(Static):
    """Says that it was clicked; fingers have the key, so that it takes no focus."""

    class Taken(Message):
        """It was clicked."""

    def __init__(self, label: VisualType, *, id: str | None = None) -> None:  # noqa: A002  # as Static
        """Show a label."""
        super().__init__(label, id=id)

    def on_click(self) -> None:
        """Say so."""
        self.post_message(self.Taken())
