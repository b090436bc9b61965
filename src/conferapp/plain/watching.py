"""Watching: what goes on beside the lines while one is typed.

Time counts on the page, and another window may ask for the conference. Both change it, so that
they take their turn.
"""

import threading
import time
from typing import Final

from conferapp.desk.takeover import GRACE
from conferapp.plain.turns import Turns
from conferapp.plain.walk import Walk
from conferapp.storage.window_notes import Request, Why

LOOK: Final = 1.0
"""Seconds between two looks."""
TICKS: Final = 15
"""Looks from one count of the time to the next."""
TAKEN: Final = (
    "Another window has taken this conference over. Every answer was saved; the line that stands "
    "here now isn’t. Enter closes this."
)


class Watch:
    """Looks round as long as a walk goes on.

    Attributes:
        given_away: Whether another window has the conference by now.

    Args:
        walk: The walk.
        turns: Whose turn it is.
    """

    def __init__(self, walk: Walk, turns: Turns) -> None:
        self._walk, self._turns = walk, turns
        self._looks = 0
        self.given_away = False

    def start(self) -> None:
        """Look round in a thread of its own."""
        threading.Thread(target=self._run, name="watch", daemon=True).start()

    def _run(self) -> None:
        while not self.given_away:
            time.sleep(LOOK)
            if self._turns.take(0):
                try:
                    self.look_round()
                finally:
                    self._turns.give()

    def look_round(self) -> None:
        """Count the time, and look who asks; within one's turn."""
        session = self._walk.session
        self._looks += 1
        if self._looks % TICKS == 0 and not session.ended:
            session.conference.look()
            session.keep()
        for request in self._walk.desk.locks.asked():
            why = self._give_away(request)
            if why:
                self._walk.desk.locks.refuse(request, why)

    def _give_away(self, request: Request) -> Why | None:
        """Let another window have the conference, or say why not.

        What is being typed isn't in it yet; that line comes to nothing, and its window says so.
        """
        walk, session = self._walk, self._walk.session
        if session.conference.record.id != request.record_id:
            return "unsaved"
        if walk.private:
            return "student"
        session.end()
        if not walk.desk.saver.flush(GRACE):
            return "unsaved"
        if walk.desk.locks.grant(request):
            session.give_away()
            self.given_away = True
            self._turns.end()
            walk.voice.say(f"\n{TAKEN}")
        return None
