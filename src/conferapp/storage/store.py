"""The store: what the saver calls, and where each open document lives.

It compares before it replaces. When somebody else was at the file, nothing is overwritten: what is
typed here goes on in a second file beside the first, with the same id.
"""

import re
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from conferapp.domain.record import Record
from conferapp.domain.student import Student
from conferapp.storage.backlog import Savable
from conferapp.storage.disk import Identity
from conferapp.storage.errors import (
    AlreadyThere,
    ChangedMeanwhile,
    StorageError,
    Unreadable,
    WriteFailed,
)
from conferapp.storage.files import (
    RECORD_LIMIT,
    identity,
    private_folder,
    read_bounded,
    sweep_temporary,
    write_atomic,
    write_new,
)
from conferapp.storage.records import ReadRecord, dump, read_record
from conferapp.storage.students import ReadStudent, read_student
from conferapp.storage.workspace import Workspace

_APART: Final = re.compile(r"-kept-apart-[0-9a-f]{4}$")


class OpenedToRead(StorageError):
    """Something was to be saved that was opened only to be read.

    Args:
        why: Why, as a sentence.
    """

    def __init__(self, why: str) -> None:
        super().__init__(f"Not saved: this was opened only to be read. {why}")


@dataclass(frozen=True)
class KeptApart:
    """Somebody else changed a file, and what is typed here goes on in a second one.

    Attributes:
        key: The id of the record or student.
        path: The second file.
    """

    key: str
    path: Path

    @property
    def sentence(self) -> str:
        """What to tell the tutor."""
        return (
            "Another program, or another computer, changed this file too. Nothing is lost: "
            f"both versions are kept, and yours goes on in {self.path.name}."
        )


@dataclass
class _Home:
    """Where a document lives.

    Attributes:
        path: Its file.
        identity: Which file is there, as far as this program knows; None before the first save.
        data: What this program last read or wrote there.
        read_only: Why it must not be saved, or "".
    """

    path: Path
    identity: Identity | None = None
    data: bytes = field(default=b"", repr=False)
    read_only: str = ""


class Store:
    """Opens records and students, and saves them.

    `save` runs in the saver's thread, everything else in the app's. A lock is held for as long as
    a file is read or written, so that an open never sees a save half noted. What the saver still
    has to write isn't in the file yet: flush it before opening the same document again.

    Args:
        workspace: The workspace.
        tell: Called in the saver's thread when a file is kept apart; it must not call the store.
    """

    def __init__(self, workspace: Workspace, *, tell: Callable[[KeptApart], None]) -> None:
        self._workspace, self._tell = workspace, tell
        self._homes: dict[str, _Home] = {}
        self._untidy: set[Path] = set()
        self._busy = threading.Lock()

    def open_record(self, path: Path, *, read_only: str = "") -> ReadRecord:
        """Read a record, and remember where it lives.

        Args:
            path: The file.
            read_only: Why it must not be saved, such as that another window has it; "" usually.

        Raises:
            Unreadable: It can't be used.
        """
        with self._busy:
            sweep_temporary(path.parent)
            read = read_record(path)
            why = read_only or read.read_only
            self._homes[read.record.key] = _Home(path, read.identity, read.data, why)
        return ReadRecord(read.record, why, read.identity, read.data)

    def open_student(self, path: Path) -> ReadStudent:
        """Read a student's file, and remember where it lives.

        Args:
            path: The file.

        Raises:
            Unreadable: It can't be used.
        """
        with self._busy:
            read = read_student(path)
            self._homes[read.student.key] = _Home(path, read.identity, read.data, read.read_only)
        return read

    def path_of(self, key: str) -> Path | None:
        """Where a document lives that was opened or saved here, or None.

        Args:
            key: The id of the record or student.
        """
        home = self._homes.get(key)
        return home.path if home else None

    def save(self, item: Savable) -> None:
        """Write a snapshot; the saver's `write`.

        Args:
            item: A record or a student. One that wasn't opened here gets a file of its own.

        Raises:
            StorageError: It isn't on disk. The sentence says what to do.
        """
        if not isinstance(item, Record | Student):
            raise TypeError(type(item).__name__)
        with self._busy:
            home = self._homes.get(item.key)
            if home is None:
                home = self._homes[item.key] = _Home(self._first_path(item))
            if home.read_only:
                raise OpenedToRead(home.read_only)
            self._write(item.key, home, dump(item))

    def _first_path(self, item: Record | Student) -> Path:
        if isinstance(item, Student):
            return self._workspace.student_path(item.id)
        return self._workspace.record_path(item.student.id, item.created, item.agenda.id, item.id)

    def _write(self, key: str, home: _Home, data: bytes) -> None:
        folder = home.path.parent
        # Not the folders above: where a drive was pulled out, empty ones would take its place.
        if self._workspace.records.is_dir() and not folder.exists():
            private_folder(folder)
        try:
            home.identity = self._placed(key, home, data)
        except WriteFailed as problem:
            self._untidy.add(folder)
            if problem.landed is not None:
                home.identity, home.data = problem.landed, data
            raise
        home.data = data
        if folder in self._untidy:
            self._untidy.discard(folder)
            sweep_temporary(folder, own=True)

    def _placed(self, key: str, home: _Home, data: bytes) -> Identity:
        try:
            if home.identity is None:
                return write_new(home.path, data)
            return write_atomic(home.path, data, seen=home.identity)
        except AlreadyThere:
            return self._keep_apart(key, home, data)
        except ChangedMeanwhile:
            return self._placed_after_others(key, home, data)

    def _placed_after_others(self, key: str, home: _Home, data: bytes) -> Identity:
        """Somebody was at the file; perhaps they only moved it away, or put the same back."""
        if identity(home.path) is None:
            return write_new(home.path, data)
        try:
            found = read_bounded(home.path, RECORD_LIMIT)
        except Unreadable:
            return self._keep_apart(key, home, data)
        if found.data == home.data:
            return write_atomic(home.path, data, seen=found.identity)
        return self._keep_apart(key, home, data)

    def _keep_apart(self, key: str, home: _Home, data: bytes) -> Identity:
        stem = _APART.sub("", home.path.stem)
        # From here on this is the document's file, even if this write fails: it is tried again.
        home.path = home.path.with_name(f"{stem}-kept-apart-{secrets.token_hex(2)}.json")
        home.identity = None
        self._tell(KeptApart(key, home.path))
        return write_new(home.path, data)
