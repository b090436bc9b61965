"""The entrance: the home screen, and the ways from it into conferences.

There is one screen at a time and none below it, so that nothing of the tutor's lies under the
student's pages. What needs pydantic is imported behind the first screen.
"""

import contextlib
import gc
import math
import threading
from dataclasses import replace
from datetime import timedelta
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual import work
from textual.await_complete import AwaitComplete

from conferapp.desk.desk import Desk
from conferapp.domain.text import clean
from conferapp.storage.errors import StorageError
from conferapp.storage.fault_log import FaultLog
from conferapp.storage.saver import SaveState
from conferapp.ui.safe_app import SafeApp
from conferapp.ui.screens.base import AppScreen
from conferapp.ui.screens.home import HomeScreen
from conferapp.ui.steady_screen import told

if TYPE_CHECKING:
    from conferapp.desk.opening import Opener, Readable
    from conferapp.desk.session import Session
    from conferapp.domain.block_clock import Allotted
    from conferapp.storage.agendas import Loaded
    from conferapp.storage.library import Library
    from conferapp.ui.flow import Flow

BOTTOM = 1
"""Screens at the bottom of the stack that are always there: an empty one."""
PATIENCE = timedelta(seconds=5)
"""How far behind the typing the disk may be before that is said."""
NEWER = (
    "The file of this agenda has changed. The conference goes on as it began; "
    "Shift+F8 takes up the newest version."
)
"""Said when a conference is opened again."""
MOST_KEPT_BACK = 5
"""Sentences for the tutor that wait while a student has the laptop; the newest count."""
FLUSH_SECONDS = 2.0
"""How long the app waits for the disk before it shows home."""


_NEXT: Final = (
    "conferapp.desk.opening",
    "conferapp.ui.flow",
    "conferapp.ui.dialogs.student",
    "conferapp.ui.dialogs.closing",
)
"""What the next screens need; pydantic comes with it, which takes a while."""


def _warm_up() -> None:
    """Import what the next screens need while somebody looks at the first."""
    for name in _NEXT:
        import_module(name)
    gc.freeze()  # modules stay for good: the collector has only pages to look through


class Entrance(SafeApp):
    """Puts one screen up at a time, and opens conferences.

    Attributes:
        desk: What the app works with.
        flow: The conference that is open, or None.
        home_at: The id of the student at whom home begins.
    """

    def __init__(self, desk: Desk, home_at: str | None) -> None:
        """Begin at home."""
        super().__init__(desk.saver.flush, FaultLog(desk.places.fault_log, desk.clock.now).note)
        self.desk = desk
        self.flow: Flow | None = None
        self.home_at = home_at
        self._state = SaveState()
        self._unsaved: dict[str, Session] = {}
        self._beginning = False
        self._kept_back: list[str] = []
        desk.tidings.of_saving = lambda state: self.call_from_saver(
            partial(self._show_saved, state)
        )
        desk.tidings.of_versions = lambda apart: self.call_from_saver(
            partial(self.say, apart.sentence)
        )

    @property
    def draft(self) -> Path | None:
        """The file of the conference that is open, or None."""
        if self.flow is None:
            return None
        return self.desk.shelf.store.path_of(self.flow.session.conference.record.key)

    def warm_up(self) -> None:
        """Get ready for what comes next, without being in the way."""
        threading.Thread(target=_warm_up, name="warm-up", daemon=True).start()

    def tidy_up(self) -> None:
        """Remove what killed runs left half written, without being in the way."""
        if not (self.desk.only_reads or self.desk.unkept):
            sweep = self.desk.workspace.sweep
            threading.Thread(target=sweep, name="tidy-up", daemon=True).start()

    # Screens -----------------------------------------------------------------------------

    async def put_up(self, screen: AppScreen) -> None:
        """Show a screen in place of whatever is there."""
        self.clear_notifications()
        while len(self.screen_stack) > BOTTOM + 1:
            await self.pop_screen()
        if len(self.screen_stack) > BOTTOM:
            await self.switch_screen(screen)
        else:
            await self.push_screen(screen)
        self._show_saved(self._state)
        self.say_what_was_kept_back()

    def pop_screen(self) -> AwaitComplete:
        """See `App.pop_screen`; a second key to a dialog that has gone takes no screen with it."""
        if len(self.screen_stack) <= BOTTOM + 1:
            return AwaitComplete()
        return super().pop_screen()

    @property
    def private(self) -> bool:
        """Whether somebody other than the tutor may be alone with the screen."""
        return any(isinstance(s, AppScreen) and s.PRIVATE for s in self.screen_stack)

    def say(self, sentence: str) -> None:
        """Show a sentence for a while; never the only place of something that matters.

        It is for the tutor, and may name a file: it waits until the tutor is back.
        """
        if self.private:
            self._kept_back = [*self._kept_back, sentence][-MOST_KEPT_BACK:]
        else:
            self.notify(clean(sentence), markup=False, timeout=8)

    def say_what_was_kept_back(self) -> None:
        """Say what was to be said while the tutor wasn't there."""
        if not self.private:
            waiting, self._kept_back = self._kept_back, []
            for sentence in dict.fromkeys(waiting):
                self.say(sentence)

    def _show_saved(self, state: SaveState) -> None:
        self._state = state
        self._let_go_of_saved()
        said = f"Saved {state.saved_at:%H:%M}" if state.saved_at else ""
        for screen in self.screen_stack:
            if isinstance(screen, AppScreen):
                problem = state.failing or self.desk.only_reads or None
                screen.show_saved("Not saved" if state.failing else said, problem)

    def _let_go_of_saved(self) -> None:
        """Let others have what was left while the disk was behind, once it has caught up."""
        # How the saver stands now: what it told last may be older than what was left.
        while self._unsaved and not self.desk.saver.state.pending:
            self._unsaved.popitem()[1].release()

    def watch_disk(self) -> None:
        """Say that a disk hangs; the saver, which waits for it, can't."""
        self._let_go_of_saved()
        state = self.desk.saver.state
        since = state.pending_since
        if since is not None and not state.failing and self.desk.clock.now() - since > PATIENCE:
            hangs = f"Not saved since {since:%H:%M}: the disk doesn’t answer. Keep Conferapp open."
            state = replace(state, failing=hangs)
        if state.failing != self._state.failing:
            self._show_saved(state)

    async def go_home(self) -> None:
        """Leave the conference where it is, and show home."""
        self.close_conference()
        await self.put_up(HomeScreen(self.desk, at=self.home_at))

    def close_conference(self) -> None:
        """Leave the conference where it is."""
        if self.flow:
            self.home_at = self.flow.session.conference.student.id
            session = self.flow.session
            session.end()
            self.flow = None
            if self.desk.saver.flush(FLUSH_SECONDS):
                session.release()
            else:  # what is on disk is older: only this session may be opened again
                self._unsaved[session.conference.record.key] = session

    # Into a conference -------------------------------------------------------------------

    async def on_home_screen_resume(self, event: HomeScreen.Resume) -> None:
        """Open a conference, or read it."""
        await self.open_record(event.line.path, start=event.start)

    async def open_record(
        self, path: Path, *, start: bool = False, read: bool = True, question: str = ""
    ) -> None:
        """Open a conference of the workspace, or read it.

        Args:
            path: Its file.
            start: Whether to go on to the first page behind the preparation.
            read: Whether one that can't be gone on with is shown to be read.
            question: The id of the question at which to begin reading, or "".
        """
        from conferapp.desk.opening import Opener, Readable

        if self.flow:  # a second key was on its way
            return
        opener = Opener(self.desk)
        unsaved = self._unsaved_of(path, opener)
        if unsaved is not None:
            await self._enter(unsaved, start=start)
            return
        try:
            found = opener.open(path)
        except StorageError as problem:
            self.say(str(problem))
        else:
            if read or not isinstance(found, Readable):
                await self._go_in(found, start=start, question=question)

    def _unsaved_of(self, path: Path, opener: "Opener") -> "Session | None":
        """The session that was left with words that aren't on disk, of whichever version."""
        for key in self._unsaved:
            if self.desk.shelf.store.path_of(key) == path:
                return self._unsaved.pop(key)
        with contextlib.suppress(StorageError):
            return self._unsaved.pop(opener.id_of(path), None) if self._unsaved else None
        return None

    async def _go_in(
        self, found: "Session | Readable", *, start: bool = False, question: str = ""
    ) -> None:
        from conferapp.desk.opening import Opener, Readable
        from conferapp.ui.screens.elsewhere import ElsewhereScreen
        from conferapp.ui.screens.reading import ReadingScreen

        if isinstance(found, Readable):
            self.home_at = found.record.student.id
            if found.elsewhere:
                await self.put_up(ElsewhereScreen(found, Opener(self.desk)))
            else:
                await self.put_up(ReadingScreen(found, self.desk.tutor.tutor, question))
        else:
            await self._enter(found, start=start)

    async def _enter(self, session: "Session", *, start: bool = False) -> None:
        from conferapp.ui.flow import Flow

        if self.flow:
            session.release()
            return
        session.allotted = self._allotted(session.conference.student.id)
        self.flow = Flow(self.desk, session)
        await self.put_up(self.flow.start() if start else self.flow.here())
        if session.newer and not session.ended and not self.flow.with_student:
            self.say(told(self.screen, NEWER))

    def _allotted(self, student: str) -> "Allotted | None":
        """The time that the block of today gives to a student, whichever way leads to them."""
        from conferapp.desk.opening import Opener

        return Opener(self.desk).allotted(student)

    def on_home_screen_begin(self, event: HomeScreen.Begin) -> None:
        """Begin a conference, once: a second key may be on its way."""
        here = isinstance(self.screen, HomeScreen)
        if here and not self._beginning and self.flow is None:
            self._beginning = True
            self._begin(event.student, prepare=event.prepare)

    @work
    async def _begin(self, student: str, *, prepare: bool) -> None:
        try:
            await self.begin(student, prepare=prepare)
        finally:
            self._beginning = False

    async def begin(self, student: str, *, prepare: bool, agenda: str | None = None) -> None:
        """Begin a conference; call it in a worker, because it may ask.

        Args:
            student: The student's id.
            prepare: Whether to begin at the tutor's own pages.
            agenda: The agenda's id, or None to choose.
        """
        from conferapp.desk.opening import Opener, troubles

        opener = Opener(self.desk)
        try:
            library = opener.library()
            notes = troubles(library, opener.pictures)
            given = self._allotted(student)
            room = float(given.minutes) if given is not None else math.inf
            chosen = agenda or await self._choose_agenda(library, notes, opener.last(student), room)
            loaded = library.get(chosen) if chosen else None
            if loaded is None or loaded.agenda is None or loaded.source is None:
                if chosen:
                    self.say(" ".join(notes) or f"There is no agenda called {chosen}.")
                return
            session = opener.begin(student, loaded.agenda, loaded.source)
        except StorageError as problem:
            self.say(str(problem))
            return
        await self._enter(session, start=not prepare)

    async def _choose_agenda(
        self, library: "Library", notes: list[str], last: str, room: float
    ) -> str | None:
        """Ask which agenda; see `Library.to_choose`."""
        from conferapp.ui.dialogs.choose import ChooseDialog, Entry

        listed, first = library.to_choose(last, room)
        entries = [Entry(each.id, each.title, _about(each, room)) for each in listed]
        if len(entries) == 1 and not notes:
            return entries[0].id
        dialog = ChooseDialog("Which conference?", entries, here=first, notes=notes)
        return await self.push_screen_wait(dialog)


def _about(loaded: "Loaded", room: float) -> str:
    """What an agenda is for; where a block gives the time, how long it takes as well."""
    timed = loaded.minutes > 0 and room < math.inf
    return f"{loaded.minutes:g} min. {loaded.about}" if timed else loaded.about
