"""Two windows of one computer: a conference goes from one to the other, and no word gets lost.

A window that is asked for its conference saves everything first, then lets go of the lock, and only
then may the other one write. Nothing is ever taken from a window that doesn't answer.
"""

import asyncio
import contextlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widget import Widget

from conferapp.desk.elsewhere import LET_GO, QUICK, TAKEN
from conferapp.desk.takeover import GRACE, PAUSE, Takeover
from conferapp.storage.errors import StorageError
from conferapp.storage.window_notes import Request, Why
from conferapp.ui.dialogs.dialog import Dialog
from conferapp.ui.resting import Resting
from conferapp.ui.screens.base import AppScreen
from conferapp.ui.screens.given_away import GivenAwayScreen

if TYPE_CHECKING:
    from conferapp.desk.session import Session
    from conferapp.ui.screens.elsewhere import ElsewhereScreen


class TakingOver(Resting):
    """Gives a conference to another window that asks for it, and asks other windows."""

    async def look_at_clock(self) -> None:
        """See `Resting.look_at_clock`, the app's one timer: each second also look who asks."""
        await super().look_at_clock()
        self.look_round()

    def look_round(self) -> None:
        """Look at what goes on outside: how the disk does, and which window asks."""
        self.watch_disk()
        if self.desk.locks.asked():
            # In the app's own turn: keys that came before have been handed out, and none that
            # comes later is until this is done.
            self.call_later(self._answer)

    # The window that has a conference ----------------------------------------------------

    async def _answer(self) -> None:
        if self.keys_waiting:  # they were typed before, and each has its turn
            self.set_timer(PAUSE, self.look_round)
            return
        for request in self.desk.locks.asked():
            why = await self._give_away(request)
            if why:
                self.desk.locks.refuse(request, why)

    async def _give_away(self, request: Request) -> Why | None:
        """Let another window have a conference, or say why not."""
        session = self.flow.session if self.flow else None
        if session is None or session.conference.record.id != request.record_id:
            return "unsaved"  # nothing else keeps a conference that was left
        why = self._reason_to_keep()
        if why:
            return why
        if not await settled(self.screen_stack):
            return "unsaved"
        # From here to the end of its lock nothing waits, so that nothing comes in between.
        session.end()
        if not self.desk.saver.flush(GRACE):
            return "unsaved"
        if self.desk.locks.grant(request):  # or else it gave up in this instant
            await self._part_with(session)
        return None

    def _reason_to_keep(self) -> Why | None:
        """Why nobody else gets it now; a page that rests is none, as it has no words to lose."""
        if self.flow and self.flow.with_student:
            return "student"
        if self.desk.saver.state.failing or any(one.making for one in self._own_screens()):
            return "unsaved"
        asks = any(isinstance(screen, Dialog) for screen in self.screen_stack)
        return "question" if asks else None

    def _own_screens(self) -> Iterator[AppScreen]:
        return (screen for screen in self.screen_stack if isinstance(screen, AppScreen))

    async def _part_with(self, session: "Session") -> None:
        store = self.desk.shelf.store
        path = store.path_of(session.conference.record.key)
        if path is not None:
            with contextlib.suppress(StorageError):  # then the session alone keeps quiet
                store.open_record(path, read_only=TAKEN)
        self.home_at = session.conference.student.id
        self.flow = None
        session.give_away()
        if path is None:
            await self.go_home()
        else:
            await self.put_up(GivenAwayScreen(path))

    async def on_given_away_screen_read(self, event: GivenAwayScreen.Read) -> None:
        """Read what another window goes on with; where that has closed it, go on here."""
        await self.open_record(event.path)

    # The window that asks ----------------------------------------------------------------

    def on_elsewhere_screen_take_over(self, event: "ElsewhereScreen.TakeOver") -> None:
        """Ask for a conference, for as long as its screen is there."""
        if self.flow is None:
            event.screen.run_worker(self._take_over(event.screen), exclusive=True)

    async def _take_over(self, screen: "ElsewhereScreen") -> None:
        asked = Takeover(self.desk, screen.found.record.id, screen.take, screen.tell)
        with contextlib.closing(asked.looks()) as looks:  # also where the screen has gone
            for pause in looks:
                await asyncio.sleep(pause)
        if asked.kept:
            screen.tell(f"{QUICK} {screen.who()}" if asked.kept == QUICK else asked.kept)
        else:
            self.call_later(self._go_on, screen)

    async def _go_on(self, screen: "ElsewhereScreen") -> None:
        """Open the conference that this window has by now, if it is still wanted."""
        from conferapp.desk.opening import Opener, Readable

        path, record_id = screen.found.path, screen.found.record.id
        if self.flow and self.flow.session.conference.record.id == record_id:
            return  # it was opened by the usual way meanwhile
        found = None
        try:
            if self.flow is None and screen in self.screen_stack:
                found = Opener(self.desk).open(path)
        except StorageError as problem:
            screen.tell(str(problem))
        if found is None or isinstance(found, Readable):
            self.desk.locks.release(record_id)
        if found is not None:
            await self._go_in(found)
        if isinstance(found, Readable):
            self.say(LET_GO)


async def settled(screens: Sequence[Screen[object]]) -> bool:
    """Have everything that was typed reach the conference: from a field up to its screen.

    Args:
        screens: The screens, the one in front last.

    Returns:
        Whether it did in time.
    """
    # Children before their parents: what they pass up stands in front of the question there.
    nodes = [
        node
        for screen in reversed(screens)
        for node in screen.walk_children(Widget, with_self=True, reverse=True)
    ]
    try:
        async with asyncio.timeout(GRACE):
            for node in nodes:
                for _ in range(2):  # what a widget tells itself stands behind the first one
                    done = asyncio.Event()
                    if node.call_later(done.set):
                        await done.wait()
    except TimeoutError:
        return False
    return True
