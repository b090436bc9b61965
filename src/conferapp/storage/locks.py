"""Which conferences are open on this computer, so that a second program opens them to read only.

A lock stands in a file of its own, because a save replaces the record's file and its lock with it.
The system lets go of the lock when the program ends, however it ends. Other computers don't see
it: there the store notices that a file changed, and keeps both versions.

Beside the lock lies a note that says who has it, and perhaps one of a window that asks for it. Only
whoever has a lock lets go of it: as long as a program holds one it may still write, and two that
write would end in two versions.
"""

import contextlib
import os
import secrets
from dataclasses import replace
from pathlib import Path
from typing import Literal

from conferapp.storage.disk import open_lock, try_lock
from conferapp.storage.errors import StorageError
from conferapp.storage.files import identity, private_folder
from conferapp.storage.safe_names import UnsafeId, is_record_id
from conferapp.storage.temporary import sweep_temporary
from conferapp.storage.window_notes import (
    Holder,
    Request,
    Why,
    read_holder,
    read_request,
    remove_note,
    write_note,
)

Kind = Literal["lock", "held", "wanted"]
"""The lock itself, who has it, and who asks for it; each is the ending of a file."""


class RecordLock:
    """The locks that this program holds.

    Args:
        folder: Where the lock files are; made when the first lock is taken.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[str, int] = {}
        self._notes: dict[str, Holder] = {}

    def take(self, record_id: str, *, tutor: str = "", since: str = "") -> bool:
        """Lock a conference, until `release` or the end of the program.

        Where the system can't lock at all, as on some network disks, everybody gets one: the store
        still notices when two write.

        Args:
            record_id: The conference.
            tutor: Who takes it, for other windows to say.
            since: When, RFC 3339.

        Returns:
            Whether no other program has it.
        """
        if not is_record_id(record_id):
            raise UnsafeId
        if record_id in self._held:
            return True
        try:
            private_folder(self._folder)
            descriptor = _locked(self.path(record_id, "lock"))
        except (OSError, StorageError):
            return True
        if descriptor is None:
            return False
        self._held[record_id] = descriptor
        # What a killed program left, or was meant for whoever had it before, isn't true any more.
        sweep_temporary(self._folder)
        remove_note(self.path(record_id, "held"))
        remove_note(self.path(record_id, "wanted"))
        self._note(record_id, Holder(secrets.token_hex(8), os.getpid(), tutor, since))
        return True

    def release(self, record_id: str) -> None:
        """Let others have a conference again; does nothing if it isn't locked.

        Args:
            record_id: The conference.
        """
        descriptor = self._held.pop(record_id, None)
        if descriptor is not None:
            self._notes.pop(record_id, None)
            remove_note(self.path(record_id, "held"))
            remove_note(self.path(record_id, "lock"))  # Windows removes no open file
            os.close(descriptor)

    def holds(self, record_id: str) -> bool:
        """Whether this program has a conference open.

        Args:
            record_id: The conference.
        """
        return record_id in self._held

    def holder(self, record_id: str) -> Holder | None:
        """Who has a conference, for a sentence on the screen; None where that can't be told.

        Args:
            record_id: The conference.
        """
        return read_holder(self.path(record_id, "held"))

    def asked(self) -> list[Request]:
        """The conferences that this window has and another one wants, each wish until its answer.

        It costs a look at one file for each, so that it can be called every second.
        """
        wishes = (self._asked(record_id) for record_id in self._held)
        return [wish for wish in wishes if wish is not None]

    def refuse(self, request: Request, why: Why) -> None:
        """Keep a conference, and have the window that asked know why.

        Args:
            request: What was asked.
            why: Why not.
        """
        note = self._notes.get(request.record_id)
        if note is not None:
            self._note(request.record_id, replace(note, refused=request.request, why=why))

    def grant(self, request: Request) -> bool:
        """Promise a conference to the window that asked; `release` has to follow.

        Args:
            request: What was asked.

        Returns:
            Whether it still wants it. One that gave up waiting has taken its request away.
        """
        try:
            os.unlink(self.path(request.record_id, "wanted"))
        except OSError:
            return False
        return True

    def path(self, record_id: str, kind: Kind) -> Path:
        """Where the lock of a conference is, or a note beside it.

        Args:
            record_id: The conference.
            kind: Which of them.

        Raises:
            UnsafeId: The id can't be part of a path.
        """
        if not is_record_id(record_id):
            raise UnsafeId
        return self._folder / f"{record_id}.{kind}"

    def _asked(self, record_id: str) -> Request | None:
        path, note = self.path(record_id, "wanted"), self._notes[record_id]
        with contextlib.suppress(StorageError):
            if identity(path) is None:
                return None
        request = read_request(path)
        if request is None or request.holding not in {"", note.holding}:
            remove_note(path)  # who asked is gone, or means a window that had it before
            return None
        return None if request.request == note.refused else replace(request, record_id=record_id)

    def _note(self, record_id: str, note: Holder) -> None:
        self._notes[record_id] = note
        with contextlib.suppress(StorageError):  # others then know less; the lock holds
            write_note(self.path(record_id, "held"), note)


def _locked(path: Path) -> int | None:
    """Open and lock a file.

    Returns:
        The descriptor that holds the lock, or None when another program has it.

    Raises:
        OSError: The system can't lock there.
    """
    while True:
        descriptor = open_lock(path)
        try:
            mine = try_lock(descriptor)
            if mine and _is_at(descriptor, path):
                return descriptor
        except OSError:
            os.close(descriptor)
            raise
        os.close(descriptor)
        if not mine:
            return None


def _is_at(descriptor: int, path: Path) -> bool:
    """Whether the locked file is still the one that others find there.

    Who had the lock before may have removed the file between its opening and its locking.
    """
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
