"""The ways to begin, for whoever has nobody here yet: one press each."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Final, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from conferapp.storage.spoken_place import spoken
from conferapp.ui.text import QUIET_STYLE, literal

TOUR, IMPORT, ADD, LATER, QUIT = "tour", "import", "add", "later", "quit"
"""The ways, by name."""
LOW: Final = 23
"""Rows of a screen from which on there is room for two lines each."""


class Way(NamedTuple):
    """A way to begin.

    Attributes:
        name: Its name.
        title: What it is.
        about: A few words more.
    """

    name: str
    title: str
    about: str


FIRST: Final = (
    Way(
        TOUR,
        "Try it with a sample student",
        "Less than ten minutes, step by step. Nothing is kept.",
    ),
    Way(IMPORT, "Import a class list", "A CSV file from your school’s system or a spreadsheet."),
    Way(ADD, "Add a student", "A name is enough."),
)
"""For somebody who has nobody here yet."""
AROUND: Final = Way(LATER, "Look around first", "Nothing has to be done now.")
CLOSE: Final = Way(QUIT, "Close Conferapp", "Mend the folder first, or start with another one.")


class Beginnings(OptionList):
    """Lists the ways, each with a digit; a click, Enter or the digit takes one."""

    DEFAULT_CSS = """
    Beginnings {
        height: auto;
        border: none;
        background: $background;
        padding: 0;
        &:focus {
            border: none;
        }
        & > .option-list--option {
            padding: 0 1;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(number), f"take({number})", f"Way {number}", id=f"welcome.{number}", show=False)
        for number in range(1, 6)
    ]

    class Chosen(Message):
        """A way was chosen; `what` is its name."""

        def __init__(self, what: str) -> None:
            """Name it."""
            super().__init__()
            self.what = what

    def __init__(self, ways: Sequence[Way], *, id: str | None = None) -> None:  # noqa: A002  # as widgets call it
        """List some ways.

        Args:
            ways: The ways.
            id: The id of the widget.
        """
        super().__init__(
            *(Option(_label(number, way)) for number, way in enumerate(ways, 1)), id=id
        )
        self.ways = tuple(ways)
        self.highlighted = 0
        self._low = False

    def on_resize(self) -> None:
        """Leave the words below each way out where the screen is low."""
        low = self.screen.size.height < LOW
        if low != self._low:
            self._low = low
            for at, way in enumerate(self.ways):
                self.replace_option_prompt_at_index(at, _label(at + 1, way, low=low))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the one that was clicked, or at which Enter was pressed."""
        event.stop()
        self.action_take(event.option_index + 1)

    def action_take(self, number: int) -> None:
        """Take a way by its number."""
        if number <= len(self.ways):
            self.post_message(self.Chosen(self.ways[number - 1].name))


class Nobody(Vertical):
    """What stands at home while nobody is there: the ways to begin, and where all will be kept."""

    DEFAULT_CSS = """
    Nobody {
        height: 1fr;
        align: center middle;
        & > * {
            width: 62;
            max-width: 100%;
            height: auto;
        }
        & > Beginnings {
            margin: 1 0;
        }
    }
    """

    def __init__(self, folder: Path) -> None:
        """Stand for a workspace.

        Args:
            folder: Its folder.
        """
        super().__init__()
        self._folder = folder

    def compose(self) -> ComposeResult:
        """Words, ways, folder."""
        yield Static(
            Content.assemble(
                literal("Your students will stand here", "bold $text-primary"),
                literal("\nPress a number, or Enter for what is marked.", QUIET_STYLE),
            )
        )
        yield Beginnings(FIRST)
        kept = spoken(self._folder, Path.home())
        yield Static(literal(f"Everything is kept in {kept}", QUIET_STYLE))


def _label(number: int, way: Way, *, low: bool = False) -> Content:
    return Content.assemble(
        literal(f"{number}  ", "bold $text-accent"),
        literal(way.title, "bold"),
        literal("" if low else f"\n   {way.about}", QUIET_STYLE),
    )
