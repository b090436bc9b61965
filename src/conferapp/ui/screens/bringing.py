"""Bringing back: the list of what was removed, on the tutor's screen and on the student's."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Final

from conferapp.domain.almanac import moment_of
from conferapp.domain.bringing_back import CameBack, bring_back
from conferapp.domain.record import Removed
from conferapp.domain.removed import page_of, where_of, words_of
from conferapp.domain.text import shortened
from conferapp.ui.dialogs.choose import ChooseDialog, Entry
from conferapp.ui.screens.page import PageScreen

HEADING: Final = "What was removed: bring which of it back?"
NOTHING: Final = "Nothing was removed here, so nothing has to come back."
TAKE_BACK: Final = "take-back"
"""What stands for taking the last one away again."""
_WHERE, _WORDS = 34, 60
"""Characters of a line in the list."""


class BringingBack(PageScreen):
    """A page screen on which what was removed can come back."""

    _came: CameBack | None = None
    """What came back last, as long as it can be taken away again."""

    @abstractmethod
    def gone(self) -> Sequence[Removed]:
        """What was removed, as far as it may be shown now, the newest first."""

    def action_removed(self) -> None:
        """List what was removed, to bring one of it back."""
        found = tuple(self.gone())
        entries = [self._entry(number, each) for number, each in enumerate(found)]
        if self._came is not None:
            undo = Entry(TAKE_BACK, "↶ Take away again what came back last")
            entries.insert(min(len(entries), 1), undo)
        if not entries:
            self.notify(NOTHING, markup=False)
            return

        async def take(chosen: str | None) -> None:
            if chosen == TAKE_BACK:
                await self._take_back()
            elif chosen is not None:
                await self._bring(found[int(chosen)])

        self.app.push_screen(ChooseDialog(HEADING, entries), take)

    def _entry(self, number: int, removed: Removed) -> Entry:
        """A line of the list: when, the words, and where they stood."""
        words = " ".join(words_of(removed).split())
        where = where_of(self.conference, removed)
        said = f"{removed.at[11:16]}  {shortened(words, _WORDS)}"
        day = removed.at[:10] if self._is_older(removed) else ""
        about = f"{day} {where}: {words}".strip()
        return Entry(str(number), f"{said}  ({shortened(where, _WHERE)})", about)

    def _is_older(self, removed: Removed) -> bool:
        return self.conference.clock.now().timestamp() - moment_of(removed.at) > 12 * 3600

    async def _bring(self, removed: Removed) -> None:
        came = bring_back(self.conference, removed)
        if came.done:
            self._came = came
            self.session.keep(at_once=True)
        here = page_of(self.conference, removed) == self.page.id
        if came.done and here:
            await self.show_page(self.page, removed.question)
        said = came.said if here else f"{came.said} It stands on another page."
        self.notify(said if came.done else came.said, markup=False)

    async def _take_back(self) -> None:
        came, self._came = self._came, None
        if came is not None and came.undo():
            self.session.keep(at_once=True)
            at = self.conference.at
            await self.show_page(self.page, at.question if at else None)
            self.notify("Taken away again. It is in the list of what was removed.", markup=False)
        else:
            self.notify("Something was changed there since, so it stays.", markup=False)
