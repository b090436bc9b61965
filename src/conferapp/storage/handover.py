"""Who has the laptop, kept on disk: closing the lid or the program doesn't give it back.

Not in the record, which may be copied to another computer, where nobody handed anything over.
"""

import contextlib
from pathlib import Path
from typing import Final

from conferapp.storage.errors import StorageError, Unreadable, WriteFailed, writing_advice
from conferapp.storage.files import identity, private_folder, read_bounded, write_atomic
from conferapp.storage.safe_names import UnsafeId, is_record_id

UNKNOWN: Final = "unknown"
"""Stands for the record when a student has the laptop and nobody can tell in which conference."""

_LIMIT: Final = 100  # bytes; an id and a newline take 37


class Handover:
    """The laptop is with the student of one conference, or with the tutor.

    Whenever that can't be told, the student has it: a tutor has to take the laptop back once too
    often, and no student gets to see the home screen.

    Args:
        path: The file that stands for the student having it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def hold(self, record_id: str) -> None:
        """Note that the student has the laptop; after this returns, a power cut doesn't undo it.

        Args:
            record_id: The conference.

        Raises:
            WriteFailed: It can't be noted, so a restart would give the laptop back.
        """
        if not is_record_id(record_id):
            raise UnsafeId
        private_folder(self._path.parent)
        write_atomic(self._path, f"{record_id}\n".encode())

    def release(self) -> None:
        """Note that the tutor has taken the laptop back.

        Raises:
            WriteFailed: It can't be noted; the next start asks again.
        """
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise WriteFailed(self._path.parent, writing_advice(error)) from error

    def holder(self) -> str | None:
        """The conference whose student has the laptop, `UNKNOWN`, or None for the tutor."""
        try:
            if identity(self._path) is None:
                return None
            noted = read_bounded(self._path, _LIMIT).data.decode("ascii", "replace").strip()
        except Unreadable:
            return UNKNOWN
        return noted if is_record_id(noted) else UNKNOWN


class ForNow(Handover):
    """Remembers only as long as the program runs, for a conference that is never saved."""

    def __init__(self) -> None:
        self._holder: str | None = None

    def hold(self, record_id: str) -> None:
        """See `Handover.hold`."""
        self._holder = record_id

    def release(self) -> None:
        """See `Handover.release`."""
        self._holder = None

    def holder(self) -> str | None:
        """See `Handover.holder`."""
        return self._holder


class RestMark:
    """The screen rests until the code is typed: closing the window is no way around it.

    Args:
        path: The file that stands for it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def put(self) -> None:
        """Note that it rests; where that can't be noted, it rests until the program ends."""
        with contextlib.suppress(StorageError):
            private_folder(self._path.parent)
            write_atomic(self._path, b"resting\n")

    def take_away(self) -> None:
        """Note that the code was typed; where that can't be noted, the next start asks again."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def is_there(self) -> bool:
        """Whether it rested when the program ended; in doubt it did."""
        try:
            return identity(self._path) is not None
        except Unreadable:
            return True
