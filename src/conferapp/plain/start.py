"""The start of line mode: lays the desk, walks through a conference, and has the last word.

It imports no Textual, so that it is there quickly.
"""

import contextlib
import os
import sys
import time
from typing import Final, Literal

from conferapp.desk.desk import Desk, lay_desk
from conferapp.desk.session import Session
from conferapp.desk.signals import ENOUGH, GRACE, Doors, block_signals, release_signals
from conferapp.desk.startup import STOPPED, UNSAVED, collector_paused
from conferapp.domain.unsaved import SAVED
from conferapp.plain.commands import conferring
from conferapp.plain.terminal import Terminal
from conferapp.plain.turns import Turns
from conferapp.plain.voice import Ended, Ordered, Voice
from conferapp.storage.places import Start
from conferapp.storage.presence import present

LAST_WORD: Final = 5.0
"""Seconds that a slow disk gets at the end."""
MISHEARD: Final = 1
"""The exit code where something that a script gave in didn't fit."""
CANT: Final = 3
"""The exit code where the conference can't be gone on with."""
HUNG_UP: Final = 129
"""The exit code after the window was closed, as shells tell it."""
Where = Literal["prepare", "start", "afterwards"]
"""Where a conference begins: with its preparation, behind it, or with the pages for afterwards."""
HOW: Final = "Enter leaves an answer as it is. /help says what else there is, /stop leaves."
UNSAVED_WORDS: Final = "What was typed last could not be saved."


class Sitting:
    """Line mode from its start to its end.

    Args:
        desk: What the app works with.
        start: What to begin with.
        where: Where in the conference to begin.
    """

    def __init__(self, desk: Desk, start: Start, where: Where) -> None:
        self._desk, self._start, self._where = desk, start, where
        self._turns = Turns()
        self._terminal = Terminal(sys.stdin, sys.stdout, os.environ, self._turns)
        self._voice = Voice(self._terminal.write, self._terminal.read, self._terminal.patient)
        self._session: Session | None = None
        self._unfit: list[str] = []
        self._given_away = False

    def hold(self) -> int:
        """Hold the conference; the exit code."""
        desk = self._desk
        desk.saver.start()
        Doors(desk.saver.flush, self._leave, self._terminal.put_back).watch()
        code, saved = CANT, True
        try:
            with self._turns.mine():
                code = self._walk()
        except KeyboardInterrupt:  # where no signal comes of Ctrl+C
            code = STOPPED
        finally:
            if self._session is not None:
                self._session.end()
            saved = desk.saver.close(LAST_WORD)
            if self._session is not None and saved:
                self._session.release()
            desk.index.close()
            self._terminal.put_back()
            release_signals()
        return self._said(code, saved=saved)

    def _walk(self) -> int:
        """Open a conference and walk through it; an exit code."""
        try:
            opened = self._open()
            if opened is None:
                return CANT
            self._walk_through(opened)
        except Ended:
            pass
        except OSError:  # also what a closed window says to whoever writes to it
            if not self._hung_up():
                raise
        if self._hung_up():
            time.sleep(ENOUGH)  # word of that is on its way, and ends the program
            return HUNG_UP
        return 0

    def _hung_up(self) -> bool:
        return self._terminal.patient and not self._terminal.is_there()

    def _open(self) -> Session | None:
        from conferapp.plain.opening import Opening
        from conferapp.plain.whom import ORDERS_LATER, STOP

        opening = Opening(self._desk, self._voice, self._terminal)
        held = self._desk.handover.holder()
        while True:
            try:
                if held is not None:
                    return opening.of_student_with_laptop(held)
                opening.let_in()
                opening.meet()
                newcomer = self._start.newcomer
                student = self._start.student or (
                    opening.newcomer(newcomer) if newcomer else opening.whom()
                )
                if student is None:
                    return None
                if self._where == "afterwards":
                    return opening.afterwards(student)
                return opening.of_student(student, self._start.agenda)
            except Ordered as order:
                if order.name == STOP:
                    raise Ended from None
                self._voice.say(ORDERS_LATER)

    def _walk_through(self, session: Session) -> None:
        from conferapp.plain.askers.table import asker_for
        from conferapp.plain.orders import obey
        from conferapp.plain.walk import Walk
        from conferapp.plain.watching import Watch

        self._session = session
        walk = Walk(self._desk, session, self._voice, self._terminal, asker_for, obey)
        if self._voice.patient and not walk.private:
            self._voice.say(HOW)
        tidings = self._desk.tidings
        tidings.of_versions, tidings.of_saving = walk.news.versions, walk.news.saving
        watch = Watch(walk, self._turns)
        watch.start()
        try:
            walk.run_from(behind=self._where == "start")
        finally:
            self._unfit, self._given_away = walk.on_page.unfit, watch.given_away

    # The end -----------------------------------------------------------------------------

    def _leave(self, code: int) -> None:
        """Save, say how to go on, and end the process; from the thread that hears of signals."""
        self._turns.take(GRACE - ENOUGH)  # an answer on its way gets there first
        saved = self._desk.saver.flush(ENOUGH)
        with contextlib.suppress(OSError, ValueError):  # the window is closed
            self._terminal.write(f"\n{self._last_word(saved=saved)}\n")
        self._terminal.put_back()
        os._exit(code)

    def _said(self, code: int, *, saved: bool) -> int:
        """Say the last words; the exit code."""
        if code == HUNG_UP:
            return code
        if self._session is not None and not self._given_away:
            self._voice.say(self._last_word(saved=saved))
        if not saved:
            return code or UNSAVED
        if self._voice.patient or not self._voice.misheard:
            return code
        count = self._voice.misheard
        self._voice.say(f"{count} {'line' if count == 1 else 'lines'} didn’t fit:")
        for each in dict.fromkeys(self._unfit):
            self._voice.say(each)
        return code or MISHEARD

    def _last_word(self, *, saved: bool) -> str:
        session = self._session
        if not saved:
            return UNSAVED_WORDS
        if session is None or not session.on_disk:
            return "Nothing was answered, so nothing is kept."
        if session.ended:
            return SAVED
        return f"{SAVED} To go on: {conferring(session.conference.student.name)}"


def run(start: Start, where: Where) -> int:
    """Hold a conference in lines until it is left.

    Args:
        start: Where everything lives, and what to begin with.
        where: Where in the conference to begin.

    Returns:
        The exit code.

    Raises:
        StorageError: A file can't be read, or nothing could be kept.
    """
    block_signals()
    with collector_paused():
        desk = lay_desk(start.places, start.clock, start.seal)
    with present(start.places.presence):
        return Sitting(desk, start, where).hold()
