"""Handing out: the ways to what leaves the room, and back, and the note of it in the record."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from conferapp.storage.errors import StorageError
from conferapp.storage.handout_files import usual_folder
from conferapp.ui.reception import Reception
from conferapp.ui.screens.base import ToHandouts, ToTravel
from conferapp.ui.screens.home import HomeScreen

if TYPE_CHECKING:
    from conferapp.storage.noting import Handed
    from conferapp.ui.press import Press, Source
    from conferapp.ui.screens.handouts import HandoutsScreen
    from conferapp.ui.screens.travel import TravelScreen

OLDER_ON_DISK = (
    "It isn’t noted in the conference: not everything is saved yet, so that the file is older than "
    "what was said."
)
Way = Callable[[], Coroutine[None, None, None]]
"""A way back."""


class HandingOut(Reception):
    """Shows what can leave the room, from the end of a conference, from reading, and from home."""

    _way_back: Way | None = None
    _read: Path | None = None
    """The conference that is handed out, where none is open."""

    @property
    def unkept(self) -> bool:
        """Whether what is open is only tried out, so that no file is made of it."""
        return self.desk.unkept

    async def on_to_handouts(self, event: ToHandouts) -> None:
        """Show what can leave of the conference that is open, or that is read."""
        from conferapp.ui.press import Press, Source, covered_in

        event.stop()
        if event.path is not None and self.flow is None:
            await self._from_disk(event.path, event.student, home=event.back is not None)
        elif self.flow is not None and not self.flow.with_student:
            conference = self.flow.session.conference
            source = Source(
                conference.record,
                conference.student,
                conference.around.history,
                covered_in(conference),
            )
            press = Press(self.desk.workspace, self.desk.program)
            self._read = None
            self._way_back = self._to_goodbye if conference.record.closed else self._to_finish
            await self._show_handouts(press, source)

    async def on_home_screen_hand_out(self, event: HomeScreen.HandOut) -> None:
        """Show what can leave of a student's conference."""
        if isinstance(self.screen, HomeScreen) and self.flow is None:
            self.home_at = event.line.student_id
            await self._from_disk(event.line.path, event.line.student_id, home=True)

    async def _from_disk(self, path: Path, student_id: str, *, home: bool = False) -> None:
        from conferapp.desk.opening import Opener
        from conferapp.ui.press import Press

        line = Opener(self.desk).line(student_id)
        try:
            press = Press(self.desk.workspace, self.desk.program)
            source = press.source(path, line, self.desk.clock)
        except StorageError as problem:
            self.say(str(problem))
            return
        self._read = path
        self._way_back = self.go_home if home else self._to_reading
        await self._show_handouts(press, source)

    async def _show_handouts(self, press: "Press", source: "Source") -> None:
        from conferapp.ui.leaving import Leaving
        from conferapp.ui.screens.handouts import HandoutsScreen

        chosen = self.desk.tutor.handouts
        await self.put_up(
            HandoutsScreen(
                Leaving(press, source),
                Path(chosen) if chosen else None,
                usual_folder(self.desk.workspace.root),
                unkept=self.unkept,
            )
        )

    async def on_handouts_screen_back(self, event: "HandoutsScreen.Back") -> None:
        """Go back to where it was asked for."""
        event.stop()
        way, self._way_back = self._way_back, None
        if way is not None:
            await way()

    async def _to_finish(self) -> None:
        if self.flow is not None:
            await self.put_up(self.flow.to_finish())

    async def _to_goodbye(self) -> None:
        if self.flow is not None:
            await self.put_up(self.flow.goodbye())

    async def _to_reading(self) -> None:
        if self._read is not None:
            await self.open_record(self._read)

    async def on_to_travel(self, event: ToTravel) -> None:
        """Show the student's pages as they can be taken along."""
        from conferapp.desk.opening import Opener
        from conferapp.ui.screens.travel import TravelScreen
        from conferapp.ui.travelling import Traveller

        event.stop()
        if self.flow is not None and not self.flow.with_student:
            chosen = self.desk.tutor.handouts
            folder = Path(chosen) if chosen else usual_folder(self.desk.workspace.root)
            traveller = Traveller(Opener(self.desk))
            session, unkept = self.flow.session, self.unkept
            screen = TravelScreen(session, traveller, folder, event.page, unkept=unkept)
            await self.put_up(screen)

    async def on_travel_screen_back(self, event: "TravelScreen.Back") -> None:
        """Go back to where it was asked for, unless what was brought in took that page away."""
        event.stop()
        if self.flow is not None:
            there = any(page.id == event.page for page in self.flow.session.pages())
            await self.put_up(self.flow.show(event.page) if there else self.flow.here())

    def on_handouts_screen_folder(self, event: "HandoutsScreen.Folder") -> None:
        """Keep the folder that was chosen."""
        event.stop()
        self.keep_settings(replace(self.desk.tutor, handouts=event.folder))

    def on_handouts_screen_made(self, event: "HandoutsScreen.Made") -> None:
        """Note in the record that something of it was handed on."""
        event.stop()
        who, at = self.desk.tutor.tutor, self.desk.clock.stamp()
        if self.flow is not None:
            self.flow.session.conference.exported(event.what, event.to_whom, who=who)
            self.flow.session.keep()
        elif self._read is not None:
            from conferapp.storage.noting import Handed

            problem = self._note_on_disk(self._read, Handed(event.what, event.to_whom, who, at))
            if problem:
                event.screen.say_too(problem)

    def _note_on_disk(self, path: Path, handed: "Handed") -> str:
        """Note it in a record on disk; returns why it isn't noted, or ""."""
        from conferapp.storage.noting import note_export

        if self._unsaved:
            return OLDER_ON_DISK
        return note_export(self.desk.shelf.store, self.desk.locks, path, handed)
