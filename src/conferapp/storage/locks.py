"""Which conferences are open on this computer, so that a second program opens them to read only.

A lock stands in a file of its own, because a save replaces the record's file and its lock with it.
The system lets go of the lock when the program ends, however it ends. Other computers don't see
it: there the store notices that a file changed, and keeps both versions.
"""

import contextlib
import os
import sys
from pathlib import Path
from typing import Final

from conferapp.storage.disk import FILE_MODE, NO_LINK, PLAIN
from conferapp.storage.errors import StorageError
from conferapp.storage.files import private_folder
from conferapp.storage.workspace import UnsafeId, is_record_id

ELSEWHERE: Final = (
    "This conference is open in another window of this computer. Here you can read it; "
    "to go on with it, close it there and open it again."
)
"""What to say when `take` says no."""


class RecordLock:
    """The locks that this program holds.

    Args:
        folder: Where the lock files are; made when the first lock is taken.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[str, int] = {}

    def take(self, record_id: str) -> bool:
        """Lock a conference, until `release` or the end of the program.

        Where the system can't lock at all, as on some network disks, everybody gets one: the store
        still notices when two write.

        Args:
            record_id: The conference.

        Returns:
            Whether no other program has it.
        """
        if not is_record_id(record_id):
            raise UnsafeId
        if record_id in self._held:
            return True
        try:
            private_folder(self._folder)
            descriptor = _locked(self._folder / f"{record_id}.lock")
        except (OSError, StorageError):
            return True
        if descriptor is None:
            return False
        self._held[record_id] = descriptor
        return True

    def release(self, record_id: str) -> None:
        """Let others have a conference again; does nothing if it isn't locked.

        Args:
            record_id: The conference.
        """
        descriptor = self._held.pop(record_id, None)
        if descriptor is not None:
            with contextlib.suppress(OSError):  # Windows removes no open file; an empty one stays
                os.unlink(self._folder / f"{record_id}.lock")
            os.close(descriptor)


def _locked(path: Path) -> int | None:
    """Open and lock a file.

    Returns:
        The descriptor that holds the lock, or None when another program has it.

    Raises:
        OSError: The system can't lock there.
    """
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | PLAIN | NO_LINK, FILE_MODE)
        try:
            mine = _lock(descriptor)
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


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
