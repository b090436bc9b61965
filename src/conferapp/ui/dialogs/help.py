"""Help: what this screen is for, in plain words, and every key that works on it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from conferapp.ui.key_names import key_name
from conferapp.ui.steady_screen import SteadyScreen
from conferapp.ui.text import QUIET_STYLE, literal

PALETTE = "Ctrl+P finds each of these by its name."


def keys_text(bindings: Sequence[Binding]) -> Content:
    """A line for each action, with all of its keys and what it does."""
    keys: dict[str, list[str]] = {}
    said: dict[str, str] = {}
    for binding in bindings:
        if binding.description and not binding.system:
            names = keys.setdefault(binding.action, [])
            names += [
                name for key in binding.key.split(",") if (name := key_name(key)) not in names
            ]
            said.setdefault(binding.action, binding.tooltip or binding.description)
    wide = max((len(", ".join(names)) for names in keys.values()), default=0)
    lines = (
        Content.assemble(
            literal(", ".join(names).ljust(wide), "bold $text-accent"), "  ", literal(said[action])
        )
        for action, names in keys.items()
    )
    return Content("\n").join(lines)


def paragraphs(text: str) -> str:
    """A text with a line for each paragraph, whatever lines it was written in."""
    return "\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))


class HelpDialog(ModalScreen[None], SteadyScreen[None]):
    """Explains a screen.

    Attributes:
        about: What the screen is for.
        bindings: The keys that work on it.
        palette: Whether the palette can be opened there.
    """

    DEFAULT_CSS = """
    HelpDialog {
        align: center middle;
    }
    HelpDialog > Vertical {
        width: 76;
        max-width: 96%;
        height: auto;
        max-height: 96%;
        background: $surface;
        border: round $primary;
        padding: 0 2;
    }
    HelpDialog VerticalScroll {
        height: auto;
        max-height: 100%;
        margin-bottom: 1;
    }
    HelpDialog .dialog--keys {
        dock: bottom;
        color: $text-muted;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,enter", "leave", "Close", id="help.close"),
    ]

    def __init__(self, about: str, bindings: Sequence[Binding], *, palette: bool) -> None:
        """Explain."""
        super().__init__()
        self.about = about
        self.palette = palette
        self.bindings = tuple(bindings)

    def compose(self) -> ComposeResult:
        """The words, then the keys."""
        with Vertical():
            with VerticalScroll():
                yield Static(
                    Content.assemble(
                        literal("Help", "bold"),
                        "\n\n",
                        literal(paragraphs(self.about)),
                        "\n\n",
                        keys_text(self.bindings),
                        "\n\n",
                        Content.styled(PALETTE if self.palette else "", QUIET_STYLE),
                        "\n",
                    )
                )
            yield Static("Esc closes. Up and Down move the text.", classes="dialog--keys")

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
