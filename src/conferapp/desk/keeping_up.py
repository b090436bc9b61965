"""Keeping up: reads what has changed on disk, at once where that is little, else in a thread.

There is one thread at a time. It tells nobody anything: whoever wants to know looks, as often as
suits a screen. So nothing waits for it, and where the app ends meanwhile, it ends with it; what it
has taken up by then stays.
"""

import threading
from collections.abc import Callable
from time import sleep
from typing import Final

from conferapp.storage.index.index import AT_ONCE, SMALL, Index, Progress

_BREATH: Final = 0.002
"""Seconds after each portion: who waits for the index gets it then, and not only at the end."""
_MANY: Final = f"SELECT count(*) FROM (SELECT 1 FROM file LIMIT {SMALL + 1})"  # noqa: S608


class KeepingUp:
    """Keeps an index up with the files; all of it is called in the app's thread.

    Attributes:
        at_work: Whether the thread is reading; what it finds is all there when this is over.
        progress: How far the thread is.
        changes: Counts the portions that it has taken up.

    Args:
        index: The index.
        begin: Begins a thread; tests have one of their own.
    """

    def __init__(
        self, index: Index, begin: Callable[[Callable[[], None]], None] | None = None
    ) -> None:
        self._index = index
        self._begin = begin or _in_thread
        self._turn = threading.Lock()
        self._once_more = self._looked = self._many = False
        self.at_work = False
        self.progress = Progress()
        self.changes = 0

    @property
    def reading(self) -> bool:
        """Whether so much is being read that somebody may miss it meanwhile."""
        return self.at_work and (self._many or self.progress.total > AT_ONCE)

    def catch_up(self) -> None:
        """Take up what has changed: here, where it is little, and otherwise in the thread.

        While that is at work, it looks once more at its end.
        """
        with self._turn:
            self._once_more = self.at_work
        if not self._once_more and self._index.refresh(most=AT_ONCE).left:
            self._start(deep=None, many=True)

    def look_at_all(self) -> None:
        """Look at every file of a large workspace, once: folders don't tell of each change.

        In a small one that happens each time.
        """
        if self._looked or self.at_work:
            return
        self._looked = True
        ((many,),) = self._index.ask(_MANY) or ((0,),)
        if many > SMALL:
            self._start(deep=True, many=False)

    def _start(self, *, deep: bool | None, many: bool) -> None:
        self.progress, self._many, self.at_work = Progress(), many, True
        self._begin(lambda: self._read(deep))

    def _read(self, deep: bool | None) -> None:
        """Read until nothing is left; in the thread."""
        try:
            self._take_up(deep)
            while self._is_wanted_again():
                self._take_up(None)
        finally:
            self.at_work = False

    def _is_wanted_again(self) -> bool:
        with self._turn:
            again, self._once_more = self._once_more, False
            self.at_work = again
        return again

    def _take_up(self, deep: bool | None) -> None:
        before = 0
        for progress in self._index.refreshing(deep=deep):
            self.progress = progress
            self.changes += progress.done != before
            before = progress.done
            sleep(_BREATH)


def _in_thread(work: Callable[[], None]) -> None:
    threading.Thread(target=work, name="keeping-up", daemon=True).start()
