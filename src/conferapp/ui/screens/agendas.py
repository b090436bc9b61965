"""The agendas at hand: how each of them stands, what is wrong, and what it says."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from conferapp.desk.desk import Desk
from conferapp.storage.errors import StorageError
from conferapp.storage.library import Entry, FolderWatch, Library, find_agendas
from conferapp.storage.pictures import find_pictures
from conferapp.storage.shipped import shipped_agendas
from conferapp.ui.agenda_text import agenda_label, agenda_text, no_agendas
from conferapp.ui.screens.base import HELP, HELP_MARK, READ_SHOWN, AppScreen, GoHome
from conferapp.ui.text import QUIET_STYLE, literal
from conferapp.ui.widgets.listing import Listing

LOOK = 1.0
"""Seconds between two looks at the folder of agendas."""


class AgendasScreen(AppScreen):
    """Lists agendas on the left; on the right the errors and the outline of the chosen one."""

    ABOUT = """
These are the agendas that a conference can follow: first your own, then those that came with
Conferapp. The mark tells how each stands: ✓ is ready, ✗ has errors that have to be mended first.
On the right are the errors, each with its line, and then the whole agenda as an outline.

Enter tries an agenda out with a sample student: nothing of that is kept. When you save the file in
your editor, what is shown here follows by itself.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "try_out",
            "Try it",
            id="agendas.try",
            key_display="enter",
            tooltip="Hold a conference with a sample student; nothing is kept",
        ),
        Binding("escape,f2", "home", "Home", id="agendas.home", tooltip="Go home"),
        *READ_SHOWN,
        HELP,
        HELP_MARK,
    ]

    class TryOut(Message):
        """Try an agenda out."""

        def __init__(self, path: Path) -> None:
            """Name its file."""
            super().__init__()
            self.path = path

    def __init__(self, desk: Desk, *, at: str = "") -> None:
        """Show the agendas of a workspace, and those that came with the app.

        Args:
            desk: What the app works with.
            at: The file to begin at, as a path; "" for the first.
        """
        super().__init__()
        self.desk = desk
        self.at = at
        self._watch = FolderWatch(desk.workspace.agendas)
        self._entries: dict[str, Entry] = {}

    def compose(self) -> ComposeResult:
        """The list, and the chosen one."""
        yield Static(literal("Agendas", "bold $text-primary"), id="top")
        with Horizontal(id="agendas"):
            with Vertical(id="left"):
                yield Listing(id="files")
            with VerticalScroll(id="right", can_focus=False):
                yield Static(id="about")
        yield from self.footer()

    def on_mount(self) -> None:
        """Read the agendas, and keep an eye on the folder."""
        self.reload()
        self.query_one("#files").focus()
        self.set_interval(LOOK, self._look)

    def _look(self) -> None:
        if self._watch.changed():
            self.reload()

    def reload(self) -> None:
        """Read the agendas again, staying at the same one."""
        library = self._library()
        own = [entry for entry in library.entries if entry.own]
        shipped = [entry for entry in library.entries if not entry.own]
        self._entries = {str(entry.path): entry for entry in (*own, *shipped)}
        options: list[Option] = []
        for heading, group in (("Your own", own), ("Came with Conferapp", shipped)):
            if group:
                options.append(Option(Content.styled(heading, QUIET_STYLE), disabled=True))
                options += [Option(agenda_label(entry), id=str(entry.path)) for entry in group]
        listed = self.query_one("#files", OptionList)
        listed.clear_options()
        listed.add_options(options)
        places = [option.id for option in options]
        listed.highlighted = places.index(self.at) if self.at in places else 1 if options else None
        self._show()

    def _library(self) -> Library:
        workspace = self.desk.workspace
        names = find_pictures(workspace.pictures).names
        try:
            return find_agendas(
                shipped_agendas(), workspace.agendas, names, self.desk.program.limits
            )
        except StorageError as problem:
            self.notify(str(problem), markup=False)
            return Library()

    def _chosen(self) -> Entry | None:
        listed = self.query_one("#files", OptionList)
        if listed.highlighted is None:
            return None
        return self._entries.get(listed.get_option_at_index(listed.highlighted).id or "")

    def _show(self) -> None:
        entry = self._chosen()
        right = self.query_one("#right", VerticalScroll)
        if entry is None:
            said = no_agendas(self.desk.workspace.agendas)
        else:
            said = agenda_text(entry, max(right.size.width - 4, 20))
            if str(entry.path) != self.at:
                right.scroll_to(y=0, animate=False)
            self.at = str(entry.path)
        self.query_one("#about", Static).update(said)

    def on_resize(self) -> None:
        """Lines of the files are cut to the width."""
        self._show()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the agenda under the cursor."""
        event.stop()
        self._show()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Try the agenda that was chosen."""
        event.stop()
        self.action_try_out()

    def action_try_out(self) -> None:
        """Try the agenda."""
        entry = self._chosen()
        if entry is not None:
            self.post_message(self.TryOut(entry.path))

    def action_home(self) -> None:
        """Go home."""
        self.post_message(GoHome())

    def action_scroll(self, pages: int) -> None:
        """Move in the outline."""
        right = self.query_one("#right", VerticalScroll)
        right.scroll_relative(y=pages * max(right.size.height - 2, 1), animate=False)
