"""The handouts: everything that can leave the room, just as it will, before it does."""

import asyncio
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import OptionList

from conferapp.domain.handouts.handout import text_of
from conferapp.outputs.errors import OutputError
from conferapp.storage.errors import StorageError
from conferapp.storage.handed_on import check_outside, place_named
from conferapp.storage.handout_files import write_handout
from conferapp.ui.dialogs.words import WordsDialog
from conferapp.ui.leaving import SLOT, Leaving, Parcel
from conferapp.ui.screens.base import AppScreen
from conferapp.ui.screens.handout_keys import HANDOUT_KEYS
from conferapp.ui.screens.looking import LookingScreen
from conferapp.ui.showing import made, show

ONLY_TRIED = "This is a trial, so that no file is made."
OTHER_FOLDER = "F6 chooses another folder."


class HandoutsScreen(LookingScreen):
    """Lists what can leave the room, and makes the chosen one."""

    ABOUT = """
This is everything that can leave the room. On the left choose one, with the arrows or its number;
on the right is exactly what leaves, and the top line says for whom. Enter makes the file, and opens
it where the computer can: print it from there.

F5 goes through it line by line: Enter leaves a line out, or takes it in again. At a + there it asks
for words of your own; F8 does so from any line of that part. F4 turns the form, such as web page,
PDF or plain text. F3 turns the language. What people said stays in their words. F6 chooses the
folder for the files.
"""
    ONCE = AppScreen.ONCE | {"enter"}
    BINDINGS: ClassVar[list[BindingType]] = HANDOUT_KEYS

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
        super().__init__(leaving)
        self._folder, self._usual, self._unkept = folder, usual, unkept

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Make the one that was chosen, or leave out the line."""
        event.stop()
        if event.option_list.id == "lines":
            self.action_in_or_out()
        elif self.by_line:  # a click on the list while lines are gone through
            self.action_lines()
        else:
            self.action_make()

    def action_in_or_out(self) -> None:
        """Leave the line under the cursor out, or take it in again; or ask for own words there."""
        key = self.line()
        if key.startswith(SLOT):
            self.action_add()
        elif key:
            self.leaving.toggle(key)
            self.show()

    def action_back(self) -> None:
        """See it whole again, or go back."""
        if self.by_line:
            self.action_lines()
        else:
            self.post_message(self.Back())

    def action_add(self) -> None:
        """Ask for words of the tutor's own."""
        slot = self.leaving.slot(self.line())
        if slot is not None:
            heading = f"{text_of(slot.heading)}: your words"
            dialog = WordsDialog(heading, hint="Enter adds them. Esc goes back.")
            self.app.push_screen(dialog, lambda words: self._add(slot.key, words))

    def _add(self, block: str, words: str | None) -> None:
        self.leaving.add(block, words or "")
        self.show()

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
            self.say(str(problem))
            return
        self._folder = folder
        self.post_message(self.Folder(str(folder)))
        self.say(f"Files go to {folder}.")

    @property
    def _workspace(self) -> Path:
        return self.leaving.press.workspace.root

    def action_make(self) -> None:
        """Make the file; while one is being made, a second press makes no second one."""
        if self._unkept:
            self.say(ONLY_TRIED)
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
            self.say(str(problem))
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
            self.say(str(problem))
            return
        write = partial(write_handout, workspace=self._workspace)
        try:
            path = await asyncio.to_thread(write, folder, parcel.stem, parcel.ending, data)
        except StorageError as problem:
            self.say(f"{problem} {self.told(OTHER_FOLDER)}")
            return
        self.post_message(self.Made(self, parcel.told, parcel.to_whom))
        self.say(made(path, opened=show(self.app, path)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`."""
        leaving = self.leaving
        covered = leaving.private and not self.uncovered
        allowed = {
            "make": not self.by_line,
            "in_or_out": self.by_line,
            "scroll": not self.by_line,
            "back": not self.making,  # what is made is noted first
            "add": self.by_line and bool(leaving.slots()),
            "turn_form": leaving.edition is not None and not self.by_line,
            "turn_language": leaving.edition is not None and not self.by_line,
            "lines": self.by_line or (leaving.edition is not None and not covered),
            "uncover": covered,
        }
        return allowed.get(action.partition("(")[0], True)  # help asks with what is in brackets
