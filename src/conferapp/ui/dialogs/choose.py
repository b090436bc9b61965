"""A dialog that chooses one thing out of a list by typing a part of its name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key, Resize
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from conferapp.domain.text import fold, shortened
from conferapp.ui.dialogs.dialog import Dialog
from conferapp.ui.text import literal

NOTHING = "Nothing here has that in its name. Backspace shows the others again."
KEYS: Final = "↑ ↓ choose, Enter takes the marked one."
_MOST: Final = 14
_FEWEST: Final = 3
"""Rows of the list: more are hard to take in, and with fewer nobody sees where the cursor goes."""
_LONGEST: Final = 180
_ABOUT: Final = 4
"""Characters and rows of what is said about an entry: the page that it leads to says it whole."""
_SHARE: Final = 0.92
"""The part of the screen's height that a dialog may take, as in the style of all dialogs."""
_FRAME: Final = 2
_BAR: Final = 1
"""The row of keys below the dialog."""


@dataclass(frozen=True)
class Entry:
    """Something to choose.

    Attributes:
        id: What the dialog gives back.
        label: What it shows.
        about: What more there is to say about it, or "".
    """

    id: str
    label: str
    about: str = ""


class ChooseDialog(Dialog[str]):
    """Chooses one entry; typing narrows the list, arrows move in it.

    Attributes:
        heading: What is to be chosen.
        entries: The list.
        here: The id of the entry to begin at.
        notes: What there is to know about things that can't be chosen.
    """

    ABOUT = """
Here one thing is chosen out of a list. Type a part of its name, and the list gets shorter; Up and
Down move in it. Enter takes what is marked, and so does a click. Esc goes back and changes nothing.

Below the list stands more about the one that is marked.
"""

    DEFAULT_CSS = """
    ChooseDialog #about {
        max-height: 4;
    }
    """

    def __init__(
        self,
        heading: str,
        entries: Sequence[Entry],
        *,
        here: str = "",
        notes: Sequence[str] = (),
    ) -> None:
        """Ask."""
        super().__init__()
        self.heading = heading
        self.entries = tuple(entries)
        self.here = here
        self.notes = tuple(notes)
        self._found = self.entries

    def compose(self) -> ComposeResult:
        """A line to type in, and the list."""
        with Vertical(classes="dialog"):
            yield Static(literal(self.heading, "bold"))
            yield Input(placeholder="type a part of the name")
            yield OptionList(*(Option(literal(entry.label)) for entry in self.entries))
            yield Static(id="about", classes="dialog--keys")
            for note in self.notes:
                yield Static(literal(f"✗ {note}"), classes="dialog--keys")
            yield Static(KEYS, classes="dialog--keys")

    def on_mount(self) -> None:
        """Begin where the tutor is."""
        places = [entry.id for entry in self.entries]
        self.query_one(OptionList).highlighted = (
            places.index(self.here) if self.here in places else 0
        )

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list; what begins with the words comes first."""
        event.stop()
        wanted = fold(event.value)
        found = [entry for entry in self.entries if wanted in fold(entry.label)]
        if wanted:
            found.sort(key=lambda entry: not fold(entry.label).startswith(wanted))
        self._found = tuple(found)
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options([Option(literal(entry.label)) for entry in self._found])
        listed.highlighted = 0 if self._found else None
        if not self._found:
            self._tell(NOTHING)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say more about the entry under the cursor."""
        event.stop()
        at = event.option_index  # word of a longer list may come when it is narrowed already
        if at < len(self._found):
            self._tell(self._found[at].about)

    def _tell(self, about: str) -> None:
        """Say more in a line that is there only when it says something."""
        line = self.query_one("#about", Static)
        line.update(literal(shortened(about, _LONGEST)))
        line.display = bool(about)

    def on_resize(self, _: Resize) -> None:
        """Fit into the size, once the heading and the notes have found theirs."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Let the list be as short as it must be for the lines below it to be in view.

        It has the same height whatever stands under the cursor, so that nothing jumps.
        """
        frame, listed = self.query_one(".dialog"), self.query_one(OptionList)
        steady = [child for child in frame.children if child.id != "about" and child is not listed]
        longest = max((cell_len(entry.about[:_LONGEST]) for entry in self.entries), default=0)
        about = 1 + min(_ABOUT, 1 + longest // max(1, frame.content_size.width)) if longest else 0
        taken = sum(child.virtual_region_with_margin.height for child in steady) + about
        frames = _FRAME + listed.styles.margin.height
        room = int((self.size.height - _BAR) * _SHARE) - frames - taken
        listed.styles.max_height = min(_MOST, max(_FEWEST, room))
        listed.call_after_refresh(listed.scroll_to_highlight)

    def on_key(self, event: Key) -> None:
        """Let the arrows move in the list while the line has the focus."""
        listed = self.query_one(OptionList)
        if event.key in {"up", "down"} and self.focused is not listed:
            event.stop()
            (listed.action_cursor_up if event.key == "up" else listed.action_cursor_down)()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the highlighted entry."""
        event.stop()
        listed = self.query_one(OptionList)
        if listed.highlighted is not None:
            self.answer(self._found[listed.highlighted].id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the entry."""
        event.stop()
        if event.option_index < len(self._found):
            self.answer(self._found[event.option_index].id)
