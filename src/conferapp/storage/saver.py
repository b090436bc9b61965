"""The one thread that saves.

Not the event loop, which stands still when the terminal stops reading, and not a worker per save,
where an older one can overtake a newer: one thread, fed the newest snapshot of a plain model. While
a slow disk makes it wait, what is typed goes into drafts (`storage.jotter`).
"""

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from conferapp.storage.backlog import Backlog, Savable
from conferapp.storage.errors import StorageError
from conferapp.storage.jotter import Jotter

__all__ = ["Savable", "SaveState", "Saver"]

_OWN_FAULT: Final = (
    "Not saved: this program met a fault of its own. Keep it open, and write down what matters."
)


@dataclass(frozen=True)
class SaveState:
    """What the quiet place shows.

    Attributes:
        saved_at: When something last got safely on disk, or None.
        pending: Whether anything offered isn't on disk.
        pending_since: When the oldest change was made that isn't; tells of a disk that hangs, too.
        failing: The sentence of a failure that lasts, or None.
        crashed: Whether the failure is a fault in this program and not on the disk.
        key: Which document was saved last, or None.
        revision: The revision of it that is on disk, or None.
    """

    saved_at: datetime | None = None
    pending: bool = False
    pending_since: datetime | None = None
    failing: str | None = None
    crashed: bool = False
    key: str | None = None
    revision: int | None = None


class Saver:
    """Owns all writes.

    The thread doesn't keep the program alive: whoever starts it closes it.

    Args:
        write: Serialises and writes a snapshot, in the saver's thread; raises `StorageError` with a
            sentence for people.
        now: The time of day.
        tell: Called in the saver's thread when what is to be shown changed, not at each save. It
            must not raise when the app has ended.
        jot: Writes a draft, in a thread of its own and without waiting for the disk; None for none.
        delay: Seconds from the first unsaved change to its save.
        clock: Seconds that only go forward.
    """

    def __init__(
        self,
        write: Callable[[Savable], None],
        *,
        now: Callable[[], datetime],
        tell: Callable[[SaveState], None],
        jot: Callable[[Savable], None] | None = None,
        delay: float = 0.25,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._write, self._now, self._tell, self._clock = write, now, tell, clock
        self._changed = threading.Condition()
        self._backlog = Backlog(delay)
        self._jotter = Jotter(self._changed, self._backlog, jot, clock) if jot else None
        self._saved: tuple[datetime, Savable] | None = None
        self._since: datetime | None = None
        self._crashed = False
        self._told = SaveState()
        self._thread: threading.Thread | None = None
        self._started = self._closing = False

    @property
    def state(self) -> SaveState:
        """How things stand now."""
        with self._changed:
            return self._look()

    def start(self) -> None:
        """Begin to write."""
        with self._changed:
            if self._jotter and not self._started:
                self._jotter.start()
            self._started = True
            self._keep_running()

    def offer(self, item: Savable, *, at_once: bool = False) -> None:
        """Hand over a snapshot; returns at once, whatever the disk does.

        Args:
            item: The snapshot. One that is older than what was offered before is left out.
            at_once: Whether not to wait for more.
        """
        with self._changed:
            sooner = self._backlog.put(item, self._clock(), at_once=at_once)
            if self._backlog and self._since is None:
                self._since = self._now()
            if sooner:
                self._keep_running()
                self._changed.notify_all()

    def forget(self, key: str) -> None:
        """Forget how far a document was saved; call it whenever its file was read.

        A backup or a sync program may have put an older one back, whose next snapshots are older
        than those of before and have to be saved all the same.

        Args:
            key: The document.
        """
        with self._changed:
            self._backlog.forget(key)

    def flush(self, timeout: float) -> bool:
        """Write everything now, and wait for it.

        Args:
            timeout: The most seconds to wait.

        Returns:
            Whether all that was offered is on disk.
        """
        with self._changed:
            self._backlog.hurry()
            self._keep_running()
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._backlog or self._thread is None, timeout)
            return not self._backlog

    def close(self, timeout: float) -> bool:
        """Flush, and end the thread.

        Args:
            timeout: The most seconds to wait.

        Returns:
            Whether all that was offered is on disk.
        """
        end = time.monotonic() + timeout
        done = self.flush(timeout)
        with self._changed:
            self._closing = True
            thread = self._thread
            self._changed.notify_all()
        if thread is not None:
            thread.join(max(0.0, end - time.monotonic()))
        return done

    def _keep_running(self) -> None:
        """Start the thread, again if a fault ended it: the next snapshot may be sound."""
        if self._started and self._thread is None:
            self._closing = False
            # A disk that hangs must not keep the program from ending.
            self._thread = threading.Thread(target=self._run, name="saver", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        try:
            while (item := self._next()) is not None:
                self._save(item)
        finally:
            self._ended()

    def _next(self) -> Savable | None:
        with self._changed:
            while not self._closing:
                moment = self._clock()
                if (item := self._backlog.take(moment)) is not None:
                    self._changed.notify_all()
                    return item
                pause = self._backlog.due() - moment
                self._changed.wait(None if pause == math.inf else pause)
            return None

    def _save(self, item: Savable) -> None:
        problem = None
        try:
            self._write(item)
        except StorageError as error:
            problem = str(error)
        with self._changed:
            if problem is None:
                self._backlog.saved(item)
                self._saved = (self._now(), item)
            else:
                self._backlog.failed(item, self._clock(), problem)
            self._crashed = False
            if not self._backlog.problem:
                self._since = self._now() if self._backlog else None
            self._changed.notify_all()
        self._tell_news()

    def _ended(self) -> None:
        """Leave nothing unsaid when a fault of this program ends the thread; it goes on upwards."""
        with self._changed:
            item = self._backlog.abandoned()
            if item is not None:
                self._backlog.failed(item, self._clock(), _OWN_FAULT)
                self._crashed = True
            self._thread = None
            self._changed.notify_all()
        if item is not None:
            self._tell_news()

    def _tell_news(self) -> None:
        with self._changed:
            state = self._look()
            relieved = self._told.pending and not state.pending
            if _shown(state) == _shown(self._told) and not relieved:
                return
            self._told = state
        self._tell(state)

    def _look(self) -> SaveState:
        saved_at, item = self._saved or (None, None)
        return SaveState(
            saved_at=saved_at,
            pending=bool(self._backlog),
            pending_since=self._since,
            failing=self._backlog.problem,
            crashed=self._crashed,
            key=item.key if item else None,
            revision=item.revision if item else None,
        )


def _shown(state: SaveState) -> tuple[datetime | None, str | None, bool]:
    minute = state.saved_at and state.saved_at.replace(second=0, microsecond=0)
    return minute, state.failing, state.crashed
