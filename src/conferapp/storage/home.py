"""The home of a document: its file, and how its next version gets there.

It compares before it replaces. When somebody else was at the file, nothing is overwritten: what is
typed here goes on in a second file beside the first, with the same id.
"""

import contextlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from conferapp.storage.copy_names import stem_of
from conferapp.storage.disk import Identity
from conferapp.storage.errors import AlreadyThere, ChangedMeanwhile, Unreadable, WriteFailed
from conferapp.storage.files import (
    identity,
    private_folder,
    read_bounded,
    write_atomic,
    write_new,
)
from conferapp.storage.sealing import LARGEST, SEALED_SUFFIX


@dataclass
class Home:
    """Where a document lives.

    Attributes:
        path: Its file.
        tell_apart: Gets the path of the second file, where one has to be made.
        identity: Which file is there, as far as this program knows; None before the first save.
        data: What this program last read or wrote there.
        landing: What is being written there.
        read_only: Why it must not be saved, or "".
        older: A place for a copy of the file, which has an older format; None once that is kept.
        plain: A file in plain text that is to go once a sealed one has taken its place.
    """

    path: Path
    tell_apart: Callable[[Path], None] = field(repr=False)
    identity: Identity | None = None
    data: bytes = field(default=b"", repr=False)
    landing: bytes = field(default=b"", repr=False)
    read_only: str = ""
    older: Path | None = None
    plain: tuple[Path, Identity] | None = None

    def move_to(self, path: Path) -> None:
        """Live elsewhere from the next save on, because files are sealed now.

        Args:
            path: The new file.
        """
        if path != self.path and self.identity is not None:
            self.plain = (self.path, self.identity)
            self.identity = None
        self.path = path

    def put(self, data: bytes) -> None:
        """Write the next version.

        Args:
            data: Its bytes.

        Raises:
            StorageError: It isn't on disk. The sentence says what to do.
        """
        self.landing = data
        self._keep_older()
        try:
            self.identity = self._placed(data)
        except WriteFailed as problem:
            if problem.landed is not None:
                self.identity, self.data = problem.landed, data
            raise
        self.data = data
        self._drop_plain()

    def put_apart(self, data: bytes) -> Identity:
        """Write a version beside the file that somebody else changed, and go on there.

        Args:
            data: Its bytes.

        Raises:
            WriteFailed: It isn't on disk.
        """
        # From here on this is the document's file, even if this write fails: it is tried again.
        self.path = apart(self.path)
        self.identity = None
        self.tell_apart(self.path)
        return write_new(self.path, data)

    def _placed(self, data: bytes) -> Identity:
        try:
            if self.identity is None:
                return write_new(self.path, data)
            return write_atomic(self.path, data, seen=self.identity)
        except AlreadyThere:
            return self.put_apart(data)
        except ChangedMeanwhile:
            return self._placed_after_others(data)

    def _placed_after_others(self, data: bytes) -> Identity:
        """Somebody was at the file; perhaps they only moved it away, or put the same back."""
        if identity(self.path) is None:
            return write_new(self.path, data)
        try:
            found = read_bounded(self.path, LARGEST)
        except Unreadable:
            return self.put_apart(data)
        if found.data == self.data:
            return write_atomic(self.path, data, seen=found.identity)
        return self.put_apart(data)

    def _keep_older(self) -> None:
        if self.older is not None:
            private_folder(self.older.parent)
            with contextlib.suppress(AlreadyThere):  # kept before a save that failed
                write_new(self.older, self.data)
            self.older = None

    def _drop_plain(self) -> None:
        if self.plain is not None:
            path, seen = self.plain
            self.plain = None
            with contextlib.suppress(OSError, Unreadable):
                if identity(path) == seen:  # what somebody else put there is a second version
                    path.unlink()


def apart(path: Path) -> Path:
    """A name beside a file for a second version of it.

    Args:
        path: The file.
    """
    sealed = SEALED_SUFFIX if path.name.endswith(SEALED_SUFFIX) else ""
    return path.with_name(f"{stem_of(path)}-kept-apart-{secrets.token_hex(2)}.json{sealed}")
