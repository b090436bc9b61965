"""The store: what the saver calls, and where each open document lives."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from conferapp.domain.record import Record
from conferapp.domain.student import Student
from conferapp.storage.backlog import Savable
from conferapp.storage.drafts import Drafts, discard, draft_path, leftovers
from conferapp.storage.errors import StorageError, WriteFailed, writing_advice
from conferapp.storage.files import private_folder, write_atomic, write_new
from conferapp.storage.home import Home, apart
from conferapp.storage.records import ReadRecord, dump, read_record
from conferapp.storage.sealing import named_for
from conferapp.storage.students import ReadStudent, read_student
from conferapp.storage.temporary import sweep_temporary
from conferapp.storage.workspace import Workspace


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
            f"both versions are kept, and yours goes on in {self.path.name}. "
            "After the conference, home says how to put them together."
        )


class Store:
    """Opens records and students, and saves them.

    `save` runs in the saver's thread, `jot` in another, everything else in the app's. A lock is
    held for as long as a file is read or written, so that an open never sees a save half noted.
    What the saver still has to write isn't in the file yet: flush it before opening the same
    document again.

    Args:
        workspace: The workspace.
        tell: Called in the saver's thread when a file is kept apart; it must not call the store.
    """

    def __init__(self, workspace: Workspace, *, tell: Callable[[KeptApart], None]) -> None:
        self._workspace, self._tell = workspace, tell
        self._homes: dict[str, Home] = {}
        self._untidy: set[Path] = set()
        self._drafts = Drafts()
        self._busy = threading.Lock()

    def open_record(self, path: Path, *, read_only: str = "") -> ReadRecord:
        """Read a record, and remember where it lives.

        What a killed program had in a draft is put into the file first.

        Args:
            path: The file.
            read_only: Why it must not be saved, such as that another window has it; "" usually.

        Raises:
            Unreadable: It can't be used.
            WriteFailed: The words of a draft can't be put into it.
        """
        with self._busy:
            sweep_temporary(path.parent)
            read = read_record(path, self._workspace.seal)
            if not (read_only or read.read_only):
                read = self._with_drafts(path, read)
            why = read_only or read.read_only
            home = self._homes[read.record.key] = self._home(read.record.key, path, read)
            home.read_only = why
            self._drafts.forget(read.record.key)
        return replace(read, read_only=why)

    def open_student(self, path: Path) -> ReadStudent:
        """Read a student's file, and remember where it lives.

        Args:
            path: The file.

        Raises:
            Unreadable: It can't be used.
        """
        with self._busy:
            read = read_student(path, self._workspace.seal)
            home = self._homes[read.student.key] = self._home(read.student.key, path, read)
            home.read_only = read.read_only
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
                home = self._homes[item.key] = self._home(item.key, self._first_path(item))
            if home.read_only:
                raise OpenedToRead(home.read_only)
            self._write(home, self._workspace.seal.close(dump(item)))
            self._drafts.drop(item.key, item.revision)

    def jot(self, item: Savable) -> None:
        """Put a snapshot into a draft, while the disk makes `save` wait; the saver's `jot`.

        Not before the first save: without a file, nobody would look for a draft.

        Args:
            item: A record; of a student there is little to type.
        """
        home = self._homes.get(item.key)
        if isinstance(item, Record) and home and home.identity and not home.read_only:
            path = draft_path(home.path, home.data, home.landing)
            data = self._workspace.seal.close(dump(item))
            self._drafts.keep(item.key, item.revision, path, data)

    def _home(self, key: str, path: Path, read: ReadRecord | ReadStudent | None = None) -> Home:
        home = Home(path, lambda second: self._tell(KeptApart(key, second)))
        if read is not None:
            home.identity, home.data = read.identity, read.data
            if read.older is not None:
                copy = f"{path.name.partition('.')[0]}-format-{read.older}.json"
                place = self._workspace.bin / path.parent.name / copy
                home.older = named_for(place, self._workspace.seal)
            home.move_to(named_for(path, self._workspace.seal))
        return home

    def _first_path(self, item: Record | Student) -> Path:
        if isinstance(item, Student):
            return self._workspace.student_path(item.id)
        return self._workspace.record_path(item.student.id, item.created, item.agenda.id, item.id)

    def _with_drafts(self, path: Path, read: ReadRecord) -> ReadRecord:
        """Bring what drafts hold into files; call it under the lock."""
        for left in leftovers(path, read, self._workspace.seal):
            if left.read.record.revision > read.record.revision:
                if left.follows:
                    write_atomic(path, left.read.data, seen=read.identity)
                    read = read_record(path, self._workspace.seal)
                else:
                    write_new(apart(path), left.read.data)
            discard(left.path)
        return read

    def _write(self, home: Home, data: bytes) -> None:
        folder = home.path.parent
        if self._lacks(folder):
            private_folder(folder)
        try:
            home.put(data)
        except WriteFailed:
            self._untidy.add(folder)
            raise
        if folder in self._untidy:
            self._untidy.discard(folder)
            sweep_temporary(folder, own=True)

    def _lacks(self, folder: Path) -> bool:
        """Whether a student's folder is to be made.

        Not those above it: where a drive was pulled out, empty ones would take its place.
        """
        try:
            return self._workspace.records.is_dir() and not folder.exists()
        except OSError as error:  # a disk that refuses even a look
            raise WriteFailed(folder, writing_advice(error)) from error
