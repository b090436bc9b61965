"""The dialog that chooses colours, and shows them while one moves through the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from conferapp.ui.dialogs.dialog import Dialog
from conferapp.ui.palettes import CONTRAST, CONTRAST_LIGHT, DARK, LIGHT, TERMINAL
from conferapp.ui.text import QUIET_STYLE, literal

MORE: Final = "more"
"""What the dialog gives back for the entry that leads to the themes of others."""


@dataclass(frozen=True)
class Look:
    """Colours to choose.

    Attributes:
        id: The name of the theme, or `MORE`.
        name: What it is called on screen.
        about: A sentence on it, or "".
    """

    id: str
    name: str
    about: str = ""


OURS: Final[Sequence[Look]] = (
    Look(DARK, "Ink", "Dark and quiet; what Conferapp begins with."),
    Look(LIGHT, "Paper", "Light, for bright rooms and projectors."),
    Look(CONTRAST, "High contrast", "White and yellow on black, for tired eyes."),
    Look(CONTRAST_LIGHT, "High contrast, light", "Black and blue on white."),
    Look(TERMINAL, "Like the terminal", "Your terminal’s own colors and background."),
    Look(MORE, "More …", "Themes that come with Textual."),
)
"""The short list."""


class ThemeDialog(Dialog[str]):
    """Chooses colours; each is put on as soon as the cursor comes to it.

    Attributes:
        looks: What can be chosen.
        here: The name of the theme to begin at.
    """

    ABOUT = """
Here you choose how Conferapp looks. Up and Down go through the list, and each look is shown at
once; nothing is kept before Enter, or a click, takes one. Esc goes back to how it was.

Two are made for tired eyes, with the strongest contrast. None of them changes what is kept of a
student.
"""

    DEFAULT_CSS = """
    ThemeDialog OptionList {
        max-height: 18;
    }
    ThemeDialog.-short .dialog--keys {
        margin-top: 0;
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-tall")]  # noqa: RUF012  # Textual declares it

    class Seen(Message):
        """The cursor is on a theme, named `theme`."""

        def __init__(self, theme: str) -> None:
            """Name the theme."""
            super().__init__()
            self.theme = theme

    def __init__(self, looks: Sequence[Look], *, here: str) -> None:
        """Ask."""
        super().__init__()
        self.looks, self.here = tuple(looks), here

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled("Colors", "bold"))
            yield OptionList(*(Option(_look_label(look)) for look in self.looks))
            yield Static(
                Content("Up and Down show them, Enter keeps one."),
                classes="dialog--keys",
            )

    def on_mount(self) -> None:
        """Begin at the theme that is on."""
        places = [look.id for look in self.looks]
        listed = self.query_one(OptionList)
        listed.highlighted = places.index(self.here) if self.here in places else 0
        listed.focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Put the colours on."""
        event.stop()
        look = self.looks[event.option_index]
        if look.id != MORE:
            self.post_message(self.Seen(look.id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Keep them."""
        event.stop()
        self.answer(self.looks[event.option_index].id)


def _look_label(look: Look) -> Content:
    if not look.about:
        return literal(look.name)
    return Content.assemble(
        literal(look.name, "bold"), "\n", literal(f"  {look.about}", QUIET_STYLE)
    )
