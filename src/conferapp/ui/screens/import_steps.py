"""The steps of an import: how each is laid out, and the way from one to the next."""

from typing import ClassVar, Final, Literal

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from conferapp.desk.desk import Desk
from conferapp.domain.roster import Item
from conferapp.domain.roster_columns import FIELDS
from conferapp.ui.importing import Importing
from conferapp.ui.roster_text import (
    ABOUT_FILE,
    NONE_FOUND,
    column_label,
    columns_text,
    item_label,
    more_label,
    plan_text,
)
from conferapp.ui.screens.dry_run import DryRunScreen
from conferapp.ui.screens.roster_keys import IMPORT_KEYS
from conferapp.ui.text import QUIET_STYLE, literal
from conferapp.ui.widgets.keybar import KeyBar
from conferapp.ui.widgets.listing import Listing

Step = Literal["file", "columns", "plan", "done"]
MOST_LINES: Final = 1_000
"""Lines of what would change that are laid out; a district's list has tens of thousands."""
TITLES: Final = {
    "file": "Import a class list: the file",
    "columns": "Import a class list: what is where",
    "plan": "Import a class list: what would change",
    "done": "Import a class list: done",
}


class ImportSteps(DryRunScreen):
    """Lays out the steps: a line for the file, the columns, and what would change.

    Attributes:
        desk: What the app works with.
        step: Which one it is now.
        importing: The list that is on its way in, once its file was read.
        found: What would change, as far as it has the words that are wanted.
        wanted: Words by which what would change is narrowed.
    """

    BINDINGS: ClassVar[list[BindingType]] = IMPORT_KEYS

    def __init__(self, desk: Desk) -> None:
        """Ask for a list for a workspace."""
        super().__init__()
        self.desk = desk
        self.step: Step = "file"
        self.importing: Importing | None = None
        self.fields = tuple(FIELDS)
        self.wanted = ""
        self.found: tuple[Item, ...] = ()
        self._items: list[Item | None] = []

    def compose(self) -> ComposeResult:
        """What to do, the line for the file, and the list of columns or changes."""
        yield Static(id="top")
        with VerticalScroll(id="about", can_focus=False):
            yield Static(id="explained")
        yield Input(placeholder="such as ~/Downloads/class.csv", id="path")
        yield Input(placeholder="words that stand in a line", id="find")
        yield Listing(id="lines")
        yield Static(id="said")
        yield from self.footer()

    def on_mount(self) -> None:
        """Begin with the file."""
        self.go("file")

    def go(self, step: Step) -> None:
        """Go to a step, to the top of its list.

        Args:
            step: The step.
        """
        self.step = step
        self.show_all()
        self.query_one("#lines", OptionList).highlighted = None
        self.query_one("#path", Input).display = step == "file"
        self.query_one("#lines").display = step in {"columns", "plan"}
        self.query_one("#top", Static).update(literal(TITLES[step], "bold $text-primary"))
        self.lay_out()
        self.query_one("#path" if step == "file" else "#lines").focus()
        self.query_one("#about", VerticalScroll).scroll_home(animate=False)
        self.query_one(KeyBar).refresh()

    def show_all(self) -> None:
        """Show the whole list again."""
        self.wanted = ""
        self.remove_class("-finding")
        self.query_one("#find", Input).value = ""

    def say(self, sentence: str) -> None:
        """Say a sentence at the bottom; "" takes it away."""
        said = self.query_one("#said", Static)
        said.update(literal(sentence))
        said.display = bool(sentence)

    def lay_out(self) -> None:
        """Fill the list for this step, staying where the cursor was."""
        self.tell()
        listed = self.query_one("#lines", OptionList)
        here = listed.highlighted or 0
        listed.clear_options()
        if self.importing is None or self.step not in {"columns", "plan"}:
            return
        options = self._changes() if self.step == "plan" else self._columns()
        listed.add_options(options)
        after = [at for at, option in enumerate(options) if not option.disabled]
        listed.highlighted = next((at for at in after if at >= here), after[-1] if after else None)

    def _columns(self) -> list[Option]:
        importing = self.importing
        return [Option(column_label(key, importing)) for key in self.fields] if importing else []

    def _changes(self) -> list[Option]:
        """The lines of what would change, up to what a list can hold in good time."""
        options: list[Option] = []
        self._items, self.found = [], ()
        for heading, items in self.importing.groups(self.wanted) if self.importing else ():
            cut = max(MOST_LINES - len(options), 0)
            self.found += items
            options.append(Option(Content.styled(heading, QUIET_STYLE), disabled=True))
            options += [Option(item_label(item, taken=self.taken(item))) for item in items[:cut]]
            self._items += [None, *items[:cut]]
            if len(items) > cut:
                options.append(Option(more_label(len(items) - cut, self.told), disabled=True))
                self._items.append(None)
        if self.wanted and not options:
            options.append(Option(literal(NONE_FOUND, QUIET_STYLE), disabled=True))
        return options

    def tell(self) -> None:
        """Say on top what this step is about."""
        importing = self.importing
        if self.step == "file" or importing is None:
            told = literal(ABOUT_FILE)
        else:
            told = (
                columns_text(importing.table, self.told)
                if self.step == "columns"
                else plan_text(importing, self.told)
            )
        if self.step != "done":
            self.query_one("#explained", Static).update(told)

    def taken(self, item: Item) -> bool:
        """Whether something is to be done."""
        return self.importing is not None and item.key in self.importing.taken

    def item(self) -> Item | None:
        """What the cursor is at, among what would change."""
        at = self.query_one("#lines", OptionList).highlighted
        return self._items[at] if at is not None and at < len(self._items) else None
