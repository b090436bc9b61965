"""Asking another window of this computer for the conference that it has."""

import os
import secrets
from typing import Final

from conferapp.storage.locks import RecordLock
from conferapp.storage.window_notes import Request, read_request, write_note

QUICKER: Final = "quicker"
"""The answer when a third window has the conference by now."""


class Asking:
    """A conference that this window asks for, and that another one has.

    The request is a file. Only one of the two can remove it: who has the conference, to promise it,
    or who asks, to give up. So neither believes what the other doesn't.

    Args:
        lock: The locks.
        record_id: The conference.

    Raises:
        WriteFailed: The request can't be left.
    """

    def __init__(self, lock: RecordLock, record_id: str) -> None:
        self._lock, self._record_id = lock, record_id
        self._path = lock.path(record_id, "wanted")
        self._before = lock.holder(record_id)
        holding = self._before.holding if self._before else ""
        self._mine = Request(record_id, secrets.token_hex(8), holding, os.getpid())
        write_note(self._path, self._mine)

    def answer(self) -> str:
        """What was answered: one of `Why`, `QUICKER`, or "" for nothing yet.

        A yes is that the lock can be taken.
        """
        now = self._lock.holder(self._record_id)
        if now is None or self._before is None:
            return now.why if now and now.refused == self._mine.request else ""
        if now.holding != self._before.holding:
            return QUICKER
        return now.why if now.refused != self._before.refused else ""

    def give_up(self) -> bool:
        """Take the request away.

        Returns:
            Whether it was still there. If not, the conference is promised, and about to be free.
        """
        there = read_request(self._path)
        if there is not None and there.request != self._mine.request:
            return True  # another window asks by now
        try:
            os.unlink(self._path)
        except FileNotFoundError:
            return False
        except OSError:  # whoever has the conference clears up
            return True
        return True
