"""The bin: what was moved there, and the way back. Nothing is erased from here."""

import asyncio
from collections.abc import Iterator
from itertools import islice
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from conferapp.desk.binning import Binning
from conferapp.desk.desk import Desk
from conferapp.storage.bin_entries import InBin, in_order
from conferapp.storage.bin_words import title_of, told_of
from conferapp.storage.errors import StorageError
from conferapp.ui.screens.base import HELP, HELP_MARK, GoHome
from conferapp.ui.screens.place import PlaceScreen
from conferapp.ui.text import QUIET_STYLE, literal
from conferapp.ui.widgets.keybar import KeyBar
from conferapp.ui.widgets.listing import Listing

AT_ONCE: Final = 30
"""Things that are read before the screen is shown; more fit on no laptop's."""
PORTION: Final = 250
"""Things that are read in a thread before the list grows."""
EMPTY: Final = (
    "The bin is empty. Del in the class list moves a student here with all their conferences, and "
    "Del in a list of conferences moves one. Before a class list is imported, what it changes is "
    "kept here, too."
)
STAYS: Final = (
    "Enter brings it back. What is here stays until then. To remove a student for good, with "
    "everything that is in the bin: conferapp retention remove, on the command line."
)


class BinScreen(PlaceScreen):
    """Lists what is in the bin, the newest first."""

    ABOUT = """
This is the bin. Students and conferences that you moved here wait, as long as you like, and so
does what an import of a class list changed. Choose with Up and Down; Enter brings it back to where
it was.

If something else has taken its place meanwhile, both are kept, and you are told. An import is taken
back as a whole, but for students who were changed since then.

The app erases nothing from here. To remove a student for good, there is a command for whoever looks
after your program's records: conferapp retention remove.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "bring_back",
            "Bring back",
            id="bin.back",
            key_display="enter",
            tooltip="Bring it back to where it was",
        ),
        Binding("escape,f2", "home", "Home", id="bin.home", tooltip="Go home"),
        HELP,
        HELP_MARK,
    ]

    def __init__(self, desk: Desk) -> None:
        """Show the bin of a workspace."""
        super().__init__()
        self._binning = Binning(desk)
        self._found: tuple[InBin, ...] = ()

    def compose(self) -> ComposeResult:
        """The list, and what there is to know about it."""
        yield Static(literal("Bin", "bold $text-primary"), id="top")
        with VerticalScroll(id="about", can_focus=False):
            yield Static(id="explained")
        yield Listing(id="binned")
        yield Static(id="said")
        yield from self.footer()

    def on_mount(self) -> None:
        """Begin with the newest."""
        self._show()

    def _show(self, said: str = "") -> None:
        """Show what is there now, the first of it at once, and a sentence."""
        listed = self.query_one("#binned", OptionList)
        at = listed.highlighted or 0
        reading = self._binning.reading()
        found, problem = _portion(reading, AT_ONCE)
        self._list(in_order(found), at)
        listed.focus()
        self._say(f"{said} {problem}".strip())
        self.run_worker(self._show_rest(reading), exclusive=True, group="reading")

    async def _show_rest(self, reading: Iterator[InBin]) -> None:
        """Show the rest as it is read, in a thread: keys never wait for it."""
        listed = self.query_one("#binned", OptionList)
        while True:
            found, problem = await asyncio.to_thread(_portion, reading, PORTION)
            if problem:
                self._say(problem)
            if not found:
                break
            self._found = (*self._found, *in_order(found))
            listed.add_options(Option(_bin_label(each)) for each in in_order(found))
        ordered = in_order(self._found)
        if ordered != self._found:
            at = listed.highlighted
            self._list(ordered, ordered.index(self._found[at]) if at is not None else 0)

    def _list(self, found: tuple[InBin, ...], at: int) -> None:
        """Put up a list, with the cursor at a place."""
        self._found = found
        listed = self.query_one("#binned", OptionList)
        listed.clear_options()
        listed.add_options(Option(_bin_label(each)) for each in found)
        listed.highlighted = min(at, len(found) - 1) if found else None
        listed.display = bool(found)
        self.query_one("#explained", Static).update(Content(STAYS if found else EMPTY))
        self.query_one(KeyBar).refresh()

    def _say(self, said: str) -> None:
        line = self.query_one("#said", Static)
        line.update(literal(said))
        line.display = bool(said)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Bring back what was chosen."""
        event.stop()
        self.action_bring_back()

    def action_bring_back(self) -> None:
        """Bring back what the cursor is at."""
        at = self.query_one("#binned", OptionList).highlighted
        if at is None or at >= len(self._found):
            return
        each = self._found[at]
        try:
            said = f"✓ {title_of(each)}. {self._binning.bring_back(each)}"
        except StorageError as problem:
            said = str(problem)
        self._show(said)

    def action_home(self) -> None:
        """Go home."""
        self.post_message(GoHome())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`; in an empty bin nothing can come back."""
        return bool(self._found) if action == "bring_back" else True


def _portion(reading: Iterator[InBin], many: int) -> tuple[list[InBin], str]:
    """The next things that are read, and why there are no more where the bin can't be read."""
    found: list[InBin] = []
    try:
        found.extend(islice(reading, many))
    except StorageError as problem:
        return found, str(problem)
    return found, ""


def _bin_label(each: InBin) -> Content:
    return Content.assemble(literal(title_of(each)), "\n  ", literal(told_of(each), QUIET_STYLE))
