"""The question before something goes into the bin; the key that asked for it never confirms it."""

from typing import ClassVar, Final

from textual.binding import Binding, BindingType

from conferapp.ui.dialogs.sure import SureDialog

MOVE: Final = "Move to the bin"


class ToBinDialog(SureDialog):
    """Names what goes, and takes `b`, or the line that says so; Enter alone keeps it."""

    ABOUT = """
This asks before something moves into the bin. Enter keeps it, and so does Esc. [b] moves it, or
Down and then Enter. The key that asked does nothing here: one that is held down moves nothing.
"""
    SAFE = "Keep it"
    SURE = f"{MOVE}  ([b])"
    CALMLY = "Nothing is erased: the bin ([x home.bin] at home) brings it back whenever you like."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "sure", MOVE, id="to-bin.move", tooltip="Move it into the bin"),
    ]
