"""Joining: two versions of a conference, or of a student's file, are put together at home."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Final

from textual import work

from conferapp.storage.caseload import ConferenceLine
from conferapp.storage.errors import ChangedMeanwhile, StorageError
from conferapp.ui.archive import Archive
from conferapp.ui.screens.home import HomeScreen

if TYPE_CHECKING:
    from conferapp.ui.pairs import Pair
    from conferapp.ui.screens.merging import MergingScreen

NOT_SAVED: Final = (
    "Not everything of this conference is saved yet. Wait until it is, then put the two together."
)
MEANWHILE: Final = "Another program changed one of the files just now. Here is how they are now."
JOINED: Final = "The two are one now. Both files are kept as they were in {place}."
TWO: Final = "There are two versions of this conference"
NEWER_ONE: Final = f"{TWO}; this is the newer one. At home, [m home.merge] puts them together."
"""Said where one of them was opened without a question."""
MERGE, OPEN = "merge", "open"


class Joining(Archive):
    """Puts versions together that a sync program, or a second computer, has made."""

    _pair: "Pair | None" = None
    _choosing = False
    """Whether somebody is asked, or the disk is at work."""

    def on_home_screen_doubled(self, event: HomeScreen.Doubled) -> None:
        """Put two versions together, or ask first where one of them was to be opened."""
        if not isinstance(self.screen, HomeScreen) or self._choosing or self.flow:
            return  # a key before led elsewhere
        self.home_at = self.screen.at
        if event.line is None:
            self.call_later(self._lay_out, event.key)
        else:
            self._choosing = True
            self._offer(event.line, start=event.start)

    @work
    async def _offer(self, line: ConferenceLine, *, start: bool) -> None:
        """Offer to put two together before one of them is opened; both can be done."""
        from conferapp.ui.dialogs.choose import ChooseDialog, Entry

        entries = (
            Entry(MERGE, "Put them together first", "You choose wherever the two differ."),
            Entry(OPEN, "Go on with the newer one", "The other one stays beside it, as it is."),
        )
        try:
            chosen = await self.push_screen_wait(ChooseDialog(TWO, entries))
        finally:
            self._choosing = False
        if chosen == MERGE:
            self.call_later(self._lay_out, line.record_id)
        elif chosen == OPEN:
            self.call_later(partial(self.open_record, line.path, start=start))

    async def _lay_out(self, key: str, said: str = "") -> None:
        """Show two versions side by side, if there are two; home, if not.

        Args:
            key: The id of the conference or student.
            said: What is to be said beside that.
        """
        from conferapp.ui.pairs import Pairs
        from conferapp.ui.screens.merging import MergingScreen

        self._pair = None
        problem = NOT_SAVED if key in self._unsaved else ""
        try:
            self._pair = None if problem else Pairs(self.desk).of(key)
        except StorageError as refused:
            problem = str(refused)
        if self._pair is not None:
            await self.put_up(MergingScreen(self._pair.sheet))
        elif not isinstance(self.screen, HomeScreen):
            await self.go_home()
        if said or problem:
            self.say(said or problem)

    def on_merging_screen_confirmed(self, event: "MergingScreen.Confirmed") -> None:
        """Write what was chosen, once."""
        if self._pair is not None and not self._choosing:
            self._choosing = True
            event.screen.wait()
            self._join(self._pair, event)

    @work
    async def _join(self, pair: "Pair", event: "MergingScreen.Confirmed") -> None:
        """Write it beside the app's loop, since a disk may take its time."""
        try:
            with pair.locked():
                place = await asyncio.to_thread(pair.join, event.choices)
        except ChangedMeanwhile:
            said, again = MEANWHILE, True
        except StorageError as problem:
            said, again = str(problem), False
        else:
            said, again = JOINED.format(place=self.desk.workspace.relative(place)), True
        finally:
            self._choosing = False
            event.screen.go_on()
        if again and self.screen is event.screen:
            self.call_later(self._lay_out, pair.key, said)
        else:
            self.say(said)
