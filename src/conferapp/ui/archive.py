"""The archive: the ways from a conference that has ended and is read.

None of them is there while a student has the laptop: then nothing is read.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from conferapp.storage.errors import StorageError
from conferapp.ui.entrance import Entrance

if TYPE_CHECKING:
    from conferapp.desk.amending import Amender
    from conferapp.desk.opening import Readable
    from conferapp.desk.session import Session
    from conferapp.ui.screens.correcting import CorrectingScreen
    from conferapp.ui.screens.reading import ReadingScreen


class Archive(Entrance):
    """Opens conferences that have ended, and comes back to reading them."""

    async def on_reading_screen_afterwards(self, event: "ReadingScreen.Afterwards") -> None:
        """Fill in the pages for afterwards of a finished conference."""
        await self._amend(lambda amender: amender.afterwards(event.found))

    async def on_reading_screen_correct(self, event: "ReadingScreen.Correct") -> None:
        """Put a conference right."""
        await self._amend(lambda amender: amender.correct(event.found, event.why))

    async def on_reading_screen_reopen(self, event: "ReadingScreen.Reopen") -> None:
        """Go on with a conference that was cancelled by mistake."""
        await self._amend(lambda amender: amender.reopen(event.found, event.why))

    async def _amend(self, how: "Callable[[Amender], Session | Readable]") -> None:
        from conferapp.desk.amending import Amender
        from conferapp.ui.screens.reading import ReadingScreen

        if self.flow or not isinstance(self.screen, ReadingScreen):  # a key before led elsewhere
            return
        try:
            found = how(Amender(self.desk))
        except StorageError as problem:
            self.say(str(problem))
        else:
            await self._go_in(found)

    async def on_correcting_screen_done(self, event: "CorrectingScreen.Done") -> None:
        """Read the conference as it is now; what isn't saved yet is waited for at home."""
        event.stop()
        if self.flow is None:
            return
        path, key = self.draft, self.flow.session.conference.record.key
        self.close_conference()
        if path is None or key in self._unsaved:
            await self.go_home()
        else:
            await self.open_record(path)
