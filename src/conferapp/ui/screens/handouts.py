"""The handouts: everything that can leave the room, just as it will, before it does."""

import asyncio
import os
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from conferapp.domain.handouts.handout import text_of
from conferapp.domain.text import clean
from conferapp.outputs.errors import OutputError
from conferapp.storage.errors import StorageError
from conferapp.storage.handed_on import check_outside, place_named
from conferapp.storage.handout_files import write_handout
from conferapp.storage.viewer import view
from conferapp.ui.dialogs.words import WordsDialog
from conferapp.ui.leaving import ITEMS, SLOT, Leaving, Parcel
from conferapp.ui.leaving_text import item_label, line_options, top_line
from conferapp.ui.screens.base import HELP, HELP_MARK, AppScreen
from conferapp.ui.text import literal
from conferapp.ui.widgets.keybar import KeyBar
from conferapp.ui.widgets.listing import Listing

COVERED = "Everything that was written down stands in this. F9 shows it here; Enter makes the file."
LEAST = 20
"""Columns into which a page is broken at least."""
_AROUND = 2
"""Columns that an option leaves free at its sides."""
ONLY_TRIED = "This is a trial, so that no file is made."
OTHER_FOLDER = "F6 chooses another folder."


class HandoutsScreen(AppScreen):
    """Lists what can leave the room on the left; on the right the chosen one, as it will print."""

    ABOUT = """
This is everything that can leave the room. On the left choose one, with the arrows or its number;
on the right is exactly what leaves, and the top line says for whom. Enter makes the file, and opens
it where the computer can: print it from there.

F5 goes through it line by line: Enter leaves a line out, or takes it in again. At a + there it asks
for words of your own; F8 does so from any line of that part. F4 turns the form: web page, PDF,
Markdown, plain text. F3 turns the language. What people said stays in their words. F6 chooses the
folder for the files.
"""
    ONCE = AppScreen.ONCE | {"enter"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "make",
            "Make it",
            id="handouts.make",
            key_display="enter",
            tooltip="Make the file, and open it where the computer can",
        ),
        Binding(
            "enter,space",
            "in_or_out",
            "In or out",
            id="handouts.toggle",
            key_display="enter",
            tooltip="Leave the line out, or take it in again; at a +, write words of your own",
        ),
        Binding(
            "f8",
            "add",
            "Your words",
            id="handouts.add",
            tooltip="Add a line in your own words",
        ),
        Binding(
            "f5",
            "lines",
            "Lines",
            id="handouts.lines",
            tooltip="Go through it line by line, to leave some out; again to see it whole",
        ),
        Binding(
            "f4", "turn_form", "Form", id="handouts.form", tooltip="Web page, PDF, Markdown or text"
        ),
        Binding(
            "f3",
            "turn_language",
            "Language",
            id="handouts.language",
            tooltip="Take the next language; what people said stays in their words",
        ),
        Binding("f7,escape", "back", "Back", id="handouts.back", tooltip="Go back"),
        HELP,
        HELP_MARK,
        Binding(
            "f6",
            "folder",
            "Folder",
            id="handouts.folder",
            show=False,
            tooltip="Choose the folder that the files go to",
        ),
        Binding(
            "f9",
            "uncover",
            "Show it here",
            id="handouts.uncover",
            show=False,
            tooltip="Show on the screen what is for you alone",
        ),
        Binding("space", "scroll(1)", "Read on", id="handouts.on", show=False),
        # Over the list of what there is, which is short; line by line they are that list's own.
        Binding("pagedown", "scroll(1)", "Read on", id="handouts.down", show=False, priority=True),
        Binding("pageup", "scroll(-1)", "Read back", id="handouts.up", show=False, priority=True),
        *(
            Binding(
                str(at),
                f"choose({at})",
                item.name,
                id=f"handouts.{item.id}",
                show=False,
                tooltip=item.about,
            )
            for at, item in enumerate(ITEMS, 1)
        ),
    ]

    class Back(Message):
        """Asks for the screen before this one."""

    class Made(Message):
        """Something has left the room.

        Attributes:
            screen: Where it was made; it says so if it can't be noted.
            what: What it was.
            to_whom: For whom it is.
        """

        def __init__(self, screen: "HandoutsScreen", what: str, to_whom: str) -> None:
            """Say what, and for whom."""
            super().__init__()
            self.screen, self.what, self.to_whom = screen, what, to_whom

    class Folder(Message):
        """The tutor chose a folder for the files."""

        def __init__(self, folder: str) -> None:
            """Name the folder."""
            super().__init__()
            self.folder = folder

    def __init__(self, leaving: Leaving, folder: Path | None, usual: Path, *, unkept: bool) -> None:
        """Offer what can leave the room.

        Args:
            leaving: What it is, and what was chosen.
            folder: Where the files go; None until the tutor has chosen.
            usual: Where they go if the tutor doesn't mind.
            unkept: Whether this is a trial.
        """
        super().__init__()
        self.leaving = leaving
        self._folder, self._usual, self._unkept = folder, usual, unkept
        self._uncovered = self._by_line = False
        self._said = ""

    def compose(self) -> ComposeResult:
        """The list, and the chosen one."""
        yield Static(id="top")
        with Horizontal(id="handouts"):
            with Vertical(id="left"):
                yield Listing(
                    *(Option(item_label(at, item)) for at, item in enumerate(ITEMS, 1)), id="items"
                )
            with VerticalScroll(id="right", can_focus=False):
                yield Static(id="preview")
            yield Listing(id="lines")
        yield Static(id="said")
        yield from self.footer()

    def on_mount(self) -> None:
        """Begin at the card."""
        listed = self.query_one("#items", OptionList)
        listed.highlighted = ITEMS.index(self.leaving.at)
        listed.focus()
        problems = self.leaving.press.catalogues.problems
        self._say("\n".join(filter(None, (*problems, self.leaving.unread()))))
        self._show()

    def on_resize(self) -> None:
        """Lines are as long as there is room."""
        self._show()

    # Looking -----------------------------------------------------------------------------

    def _show(self) -> None:
        self.query_one("#top", Static).update(top_line(self.leaving))
        covered = self.leaving.private and not self._uncovered
        self.set_class(self._by_line, "-by-line")
        if self._by_line:
            self._show_lines()
        else:
            shown = COVERED if covered else self.leaving.preview(self._columns())
            self.query_one("#preview", Static).update(literal(shown))
        self.query_one(KeyBar).refresh()

    def _show_lines(self) -> None:
        listed = self.query_one("#lines", OptionList)
        handout = self.leaving.handout()
        options = line_options(handout, self._columns()) if handout else []
        at = listed.highlighted
        if [option.id for option in options] != [option.id for option in listed.options]:
            listed.clear_options()
            listed.add_options(options)
        for number, option in enumerate(options):
            listed.replace_option_prompt_at_index(number, option.prompt)
        places = [n for n, option in enumerate(options) if not option.disabled]
        if places:
            listed.highlighted = at if at in places else places[0]

    def _columns(self) -> int:
        """How long lines may be: both views have the same room, and the hidden one has no width."""
        whole = self.query_one("#right").scrollable_content_region.width
        by_line = self.query_one("#lines").scrollable_content_region.width - _AROUND
        return max(whole, by_line, LEAST)

    def say_too(self, sentence: str) -> None:
        """Say one thing more at the bottom, below what was said of the file.

        Args:
            sentence: The sentence.
        """
        self._say("\n".join(filter(None, (self._said, sentence))))

    def _say(self, sentence: str) -> None:
        """Say something at the bottom, where it stays."""
        self._said = sentence
        said = self.query_one("#said", Static)
        said.update(literal(sentence))
        said.display = bool(sentence)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the one under the cursor."""
        event.stop()
        item = ITEMS[event.option_index] if event.option_list.id == "items" else None
        if item is not None and item is not self.leaving.at:
            self.leaving.at = item
            self._uncovered = self._by_line = False  # what is for the tutor alone comes up covered
            self._say(self.leaving.unread())
            self.query_one("#right", VerticalScroll).scroll_home(animate=False)
            self._show()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Make the one that was chosen, or leave out the line."""
        event.stop()
        if event.option_list.id == "lines":
            self.action_in_or_out()
        elif self._by_line:  # a click on the list while lines are gone through
            self.action_lines()
        else:
            self.action_make()

    def action_choose(self, number: int) -> None:
        """Look at one by its number."""
        listed = self.query_one("#items", OptionList)
        listed.highlighted = number - 1
        listed.focus()

    def action_in_or_out(self) -> None:
        """Leave the line under the cursor out, or take it in again; or ask for own words there."""
        key = self._line()
        if key.startswith(SLOT):
            self.action_add()
        elif key:
            self.leaving.toggle(key)
            self._show()

    def _line(self) -> str:
        """The key of the line under the cursor, or ""."""
        listed = self.query_one("#lines", OptionList)
        at = listed.highlighted
        return "" if at is None else listed.get_option_at_index(at).id or ""

    def action_lines(self) -> None:
        """Go through it line by line, or see it whole again."""
        self._by_line = not self._by_line
        self._show()
        self.query_one("#lines" if self._by_line else "#items").focus()

    def action_turn_form(self) -> None:
        """Take the next form."""
        self.leaving.turn_form()
        self._show()

    def action_turn_language(self) -> None:
        """Take the next language."""
        self.leaving.turn_language()
        self._say(self.leaving.unread())
        self._show()

    def action_uncover(self) -> None:
        """Show what is for the tutor alone."""
        self._uncovered = True
        self._show()

    def action_scroll(self, pages: int) -> None:
        """Move in the preview."""
        right = self.query_one("#right", VerticalScroll)
        right.scroll_relative(y=pages * max(right.size.height - 2, 1), animate=False)

    def action_back(self) -> None:
        """See it whole again, or go back."""
        if self._by_line:
            self.action_lines()
        else:
            self.post_message(self.Back())

    # Leaving -----------------------------------------------------------------------------

    def action_add(self) -> None:
        """Ask for words of the tutor's own."""
        slot = self.leaving.slot(self._line())
        if slot is not None:
            heading = f"{text_of(slot.heading)}: your words"
            dialog = WordsDialog(heading, hint="Enter adds them. Esc goes back.")
            self.app.push_screen(dialog, lambda words: self._add(slot.key, words))

    def _add(self, block: str, words: str | None) -> None:
        self.leaving.add(block, words or "")
        self._show()

    def action_folder(self) -> None:
        """Ask for the folder."""
        self.app.push_screen(self._folder_dialog(), self._chosen)

    def _folder_dialog(self) -> WordsDialog:
        return WordsDialog(
            "Which folder do the files go to?",
            value=str(self._folder or self._usual),
            hint="Enter takes it, and makes it if it isn’t there. Esc goes back.",
        )

    def _chosen(self, typed: str | None) -> None:
        if not typed or not typed.strip():
            return
        try:
            folder = place_named(Path(typed.strip()))
            check_outside(folder, self._workspace)
        except StorageError as problem:
            self._say(str(problem))
            return
        self._folder = folder
        self.post_message(self.Folder(str(folder)))
        self._say(f"Files go to {folder}.")

    @property
    def _workspace(self) -> Path:
        return self.leaving.press.workspace.root

    def action_make(self) -> None:
        """Make the file; while one is being made, a second press makes no second one."""
        if self._unkept:
            self._say(ONLY_TRIED)
        elif not self.making:
            self.making = True
            self._make()

    @work
    async def _make(self) -> None:
        try:
            if self._folder is None:
                self._chosen(await self.app.push_screen_wait(self._folder_dialog()))
            if self._folder is not None:
                await self._write(self.leaving.parcel(), self._folder)
        except OutputError as problem:
            self._say(str(problem))
        finally:
            self.making = False

    async def _write(self, parcel: Parcel, folder: Path) -> None:
        """Make a file, say so, and show it.

        Raises:
            OutputError: It can't be made.
        """
        try:
            data = await asyncio.to_thread(parcel.make)
        except StorageError as problem:  # the program's own template can't be read
            self._say(str(problem))
            return
        write = partial(write_handout, workspace=self._workspace)
        try:
            path = await asyncio.to_thread(write, folder, parcel.stem, parcel.ending, data)
        except StorageError as problem:
            self._say(f"{problem} {OTHER_FOLDER}")
            return
        self.post_message(self.Made(self, parcel.told, parcel.to_whom))
        opened = view(path, os.environ)
        where = f"{clean(path.name)} is in {clean(str(folder))}."
        self._say(f"✓ Made and opened: {where}" if opened else f"✓ Made: {where}")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`."""
        leaving = self.leaving
        covered = leaving.private and not self._uncovered
        allowed = {
            "make": not self._by_line,
            "in_or_out": self._by_line,
            "scroll": not self._by_line,
            "back": not self.making,  # what is made is noted first
            "add": self._by_line and bool(leaving.slots()),
            "turn_form": leaving.edition is not None and not self._by_line,
            "turn_language": leaving.edition is not None and not self._by_line,
            "lines": self._by_line or (leaving.edition is not None and not covered),
            "uncover": covered,
        }
        return allowed.get(action.partition("(")[0], True)  # help asks with what is in brackets
