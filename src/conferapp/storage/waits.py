"""How long somebody waits who typed a wrong code: kept on disk, so that a restart forgets nothing.

Two clocks tell how much of a wait is over, and the shorter answer holds: the wall clock can be
turned, and the other begins anew when the computer does.
"""

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from conferapp.domain.clock import Clock
from conferapp.storage.errors import StorageError, Unreadable
from conferapp.storage.files import identity, private_folder, read_bounded, write_atomic

FREE: Final = 3
"""Wrong codes before the first wait: everybody slips."""
LONGEST: Final = 300.0
"""Seconds; the longest wait."""

_FIRST: Final = 2.0
_MOST: Final = 20  # from here on every wait is the longest
_LIMIT: Final = 200  # bytes


@dataclass(frozen=True)
class _Noted:
    """Wrong codes in a row, and when the last was typed, by both clocks."""

    wrong: int
    wall: float
    ticks: float

    @property
    def wait(self) -> float:
        over = self.wrong - FREE
        return min(_FIRST * 2.0 ** min(over, _MOST), LONGEST) if over >= 0 else 0.0


class Waits:
    """Counts wrong codes, whichever window they were typed in.

    Args:
        path: The file.
        clock: Tells the time.
    """

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path, self._clock = path, clock
        self._known: _Noted | None = None

    def left(self) -> float:
        """Seconds until a code may be tried; 0.0 for at once, and never more than `LONGEST`."""
        noted = self._read()
        passed = self._passed(noted) if noted else ()
        return max(noted.wait - min(passed), 0.0) if noted and passed else 0.0

    def count(self) -> None:
        """Note one more wrong code; before it is looked at, or a kill in between would be free."""
        noted = self._read()
        self._note(min((noted.wrong if noted else 0) + 1, _MOST))

    def forget(self) -> None:
        """Begin anew: the right code was typed."""
        if self._read() is not None:
            self._note(0)

    def _passed(self, noted: _Noted) -> tuple[float, ...]:
        """Seconds since a code was noted, by each clock for which that isn't still to come."""
        now = self._now(noted.wrong)
        gone = (now.wall - noted.wall, now.ticks - noted.ticks)
        return tuple(seconds for seconds in gone if seconds >= 0)

    def _now(self, wrong: int) -> _Noted:
        return _Noted(wrong, self._clock.now().timestamp(), self._clock.through_sleep())

    def _note(self, wrong: int) -> None:
        self._known = self._now(wrong)
        with contextlib.suppress(StorageError):  # then it holds as long as the program runs
            private_folder(self._path.parent)
            write_atomic(self._path, json.dumps(vars(self._known)).encode())

    def _read(self) -> _Noted | None:
        """What is on disk, or what this program knows where nothing is.

        A broken file stands for many wrong codes. One whose time is still to come, because the
        computer began anew and its clock was turned back, counts from now.
        """
        wrong = _MOST
        try:
            if identity(self._path) is None:
                return self._known
            told = json.loads(read_bounded(self._path, _LIMIT).data)
            noted = _Noted(int(told["wrong"]), float(told["wall"]), float(told["ticks"]))
        except (Unreadable, ValueError, KeyError, TypeError, OverflowError, RecursionError):
            noted = None
        if noted is not None and 0 <= noted.wrong <= _MOST:
            if self._passed(noted):
                return noted
            wrong = noted.wrong
        if self._known is None:
            self._note(wrong)
        return self._known
