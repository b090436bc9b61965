"""Puts what is typed into drafts while the disk keeps the saver waiting."""

import math
import threading
from collections.abc import Callable
from typing import Final

from conferapp.storage.backlog import Backlog, Savable

JOT_AFTER: Final = 0.1
"""Seconds that a save may take before drafts are made; most disks take a tenth of that."""
JOT_EVERY: Final = 0.2
"""Seconds between two drafts of one save."""


class Jotter:
    """A second thread beside the saver's, which writes nothing but drafts.

    The saver's thread waits for the disk, and can't be in two places. Order is kept all the same: a
    draft never takes the place of a record.

    Args:
        changed: The saver's lock; held for every look into the backlog.
        backlog: What waits.
        jot: Writes a draft.
        clock: Seconds that only go forward.
    """

    def __init__(
        self,
        changed: threading.Condition,
        backlog: Backlog,
        jot: Callable[[Savable], None],
        clock: Callable[[], float],
    ) -> None:
        self._changed, self._backlog, self._jot, self._clock = changed, backlog, jot, clock
        self._jotted: tuple[str, int] | None = None
        self._last = -math.inf

    def start(self) -> None:
        """Begin to watch; the thread doesn't keep the program alive."""
        threading.Thread(target=self._run, name="jotter", daemon=True).start()

    def _run(self) -> None:
        while True:
            self._jot(self._next())

    def _next(self) -> Savable:
        with self._changed:
            while True:
                began, newest = self._backlog.underway()
                if newest is None:
                    self._changed.wait()
                    continue
                if self._jotted == (newest.key, newest.revision):
                    self._changed.wait(JOT_EVERY)  # the saver isn't told of every letter
                    continue
                pause = max(began + JOT_AFTER, self._last + JOT_EVERY) - self._clock()
                if pause <= 0:
                    self._jotted, self._last = (newest.key, newest.revision), self._clock()
                    return newest
                self._changed.wait(pause)
