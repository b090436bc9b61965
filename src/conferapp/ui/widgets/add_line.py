"""The line under a table: what is typed there, or pasted, becomes rows."""

from textual import events
from textual.message import Message

from conferapp.ui.widgets.line import Line


class AddLine(Line):
    """Takes the first cell of a new row, or a whole pasted block.

    It acts on Enter and on a paste before the next key is read, so that a list typed in one go,
    or sent by a terminal that pastes as if it typed, comes out as its lines.
    """

    class Added(Message):
        """A row is to be added.

        Attributes:
            text: Its first cell.
        """

        def __init__(self, text: str) -> None:
            """Ask for a row."""
            super().__init__()
            self.text = text

    class Pasted(Message):
        """Several cells were pasted.

        Attributes:
            text: What was pasted, as it came.
        """

        def __init__(self, text: str) -> None:
            """Pass on a block."""
            super().__init__()
            self.text = text

    def on_key(self, event: events.Key) -> None:
        """Enter adds a row; in an empty line it means what it means elsewhere."""
        if event.key == "enter" and self.take():
            event.stop()
            event.prevent_default()

    def take(self) -> bool:
        """Turn what is in the line into a row; False where there is nothing."""
        text = self.value.strip()
        if text:
            self.post_message(self.Added(text))
            self.show("")
        return bool(text)

    def on_paste(self, event: events.Paste) -> None:
        """Pass on several cells; a single one goes into the line."""
        if self._several(event.text):
            event.stop()
            event.prevent_default()

    def action_paste(self) -> None:
        """The same for the app's own clipboard."""
        if not self._several(self.app.clipboard):
            super().action_paste()

    def _several(self, text: str) -> bool:
        several = several_cells(text)
        if several:
            self.post_message(self.Pasted(text))
        return several


def several_cells(text: str) -> bool:
    """Whether a pasted text is more than one cell."""
    return len(text.strip("\r\n").splitlines()) > 1 or "\t" in text.strip()
