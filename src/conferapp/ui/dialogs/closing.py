"""The question before the app closes with words that aren't on disk; Ctrl+Q never confirms it."""

from typing import ClassVar, Final

from textual.binding import Binding, BindingType

from conferapp.ui.dialogs.sure import SureDialog

CLOSE: Final = "Close all the same"
NOT_SAVED: Final = "Not everything is saved yet."


class ClosingDialog(SureDialog):
    """Stays, unless `c` or the line that says so is chosen; that needs no disk."""

    ABOUT = """
Something you typed isn’t on disk yet: the disk is slow, or it is full. The line at the bottom of
the page below says why. Enter stays, and so does Esc; what you typed is tried again all the time,
and once it is saved, Ctrl+Q closes at once. [c] closes without it, or Down and then Enter. The key
that asked does nothing here: one that is held down loses nothing.
"""
    SAFE = "Stay until it is saved"
    SURE = f"{CLOSE}  ([c])"
    CALMLY = "If you close now, what never got to the disk is gone."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "sure", CLOSE, id="closing.close", tooltip="Close, without what isn’t saved"),
    ]

    def __init__(self) -> None:
        """Ask."""
        super().__init__(NOT_SAVED)
