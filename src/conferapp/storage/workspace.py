"""The workspace: a plain folder that holds everything; copy it and you have it all."""

import contextlib
import os
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from conferapp.storage import disk
from conferapp.storage.errors import (
    Advice,
    AlreadyThere,
    FileProblem,
    StorageError,
    Unreadable,
    WriteFailed,
    reading_advice,
    writing_advice,
)
from conferapp.storage.files import private_folder, write_new
from conferapp.storage.safe_names import UnsafeId, is_joined_words, is_record_id, is_student_id
from conferapp.storage.sealing import PLAIN, Seal, is_document
from conferapp.storage.settings import TEMPLATE
from conferapp.storage.temporary import sweep_temporary, temporary_path


class WorkspaceUnwritable(FileProblem):
    """Nothing can be kept in the folder that was chosen.

    Args:
        place: The folder.
        advice: Why, and what to do.
    """

    def __init__(self, place: Path, advice: Advice) -> None:
        super().__init__(
            advice,
            f"Conferapp can’t keep anything in {place}: {advice.reason}. {advice.remedy} "
            "To use another folder: conferapp --workspace FOLDER.",
        )
        self.place = place


class OnlyReadable(StorageError):
    """Something was to be kept in a workspace that can only be read.

    Args:
        why: Why that is so, as a sentence.
    """

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Until then, conferences can only be read.")


@dataclass(frozen=True)
class Workspace:
    """Where each thing lives. Names of people are in no path, and ids are checked first.

    Attributes:
        root: The folder.
        seal: How records and students' files are written and read.
    """

    root: Path
    seal: Seal = field(default=PLAIN, compare=False, repr=False)

    @property
    def settings(self) -> Path:
        """The program's settings."""
        return self.root / "conferapp.toml"

    @property
    def recipients(self) -> Path:
        """The public keys of an encrypted workspace; not there where nothing is encrypted."""
        return self.root / "recipients.txt"

    @property
    def agendas(self) -> Path:
        """The program's own agendas."""
        return self.root / "agendas"

    @property
    def pictures(self) -> Path:
        """The program's own picture clues."""
        return self.root / "pictures.toml"

    @property
    def languages(self) -> Path:
        """The program's own words for what leaves the room, a file for each language."""
        return self.root / "languages"

    @property
    def templates(self) -> Path:
        """The program's own pages for what leaves the room."""
        return self.root / "templates"

    @property
    def students(self) -> Path:
        """A file for each student."""
        return self.root / "students"

    @property
    def records(self) -> Path:
        """A folder for each student, with a file for each conference."""
        return self.root / "records"

    @property
    def bin(self) -> Path:
        """What was deleted, restorable."""
        return self.root / "bin"

    @property
    def receipts(self) -> Path:
        """What tells that a student was removed, without a name."""
        return self.root / "receipts"

    def open(self) -> None:
        """Make what is missing, and see that something can be written.

        Raises:
            WorkspaceUnwritable: It can't.
        """
        folders = (self.root, self.students, self.records)
        try:
            for folder in (*folders, self.agendas, self.bin):
                private_folder(folder)
            _try_out(self.root)
            for folder in (self.students, self.records):
                _see_that_it_takes_files(folder)
            if not self.settings.exists():
                with contextlib.suppress(AlreadyThere):  # another program was quicker
                    write_new(self.settings, TEMPLATE.encode())
        except WriteFailed as problem:
            raise WorkspaceUnwritable(self.root, problem.advice) from problem
        except OSError as error:
            raise WorkspaceUnwritable(self.root, writing_advice(error)) from error
        for folder in (self.root, self.students):
            sweep_temporary(folder)

    def sweep(self) -> None:
        """Remove what killed runs left half written beside records."""
        with contextlib.suppress(Unreadable):
            for folder in self.record_folders():
                sweep_temporary(folder)

    def readable(self) -> bool:
        """Whether there is anything to be shown, even if nothing can be kept."""
        return os.access(self.records, os.R_OK | os.X_OK) and self.records.is_dir()

    def student_path(self, student_id: str) -> Path:
        """The file of a student.

        Args:
            student_id: The id.

        Raises:
            UnsafeId: The id can't be part of a path.
        """
        return self.students / f"{_safe(student_id)}.json{self.seal.suffix}"

    def record_path(self, student_id: str, created: str, agenda_id: str, record_id: str) -> Path:
        """The file in which a new record begins; it is never renamed.

        An older record is found by the id inside it, whatever its file is called.

        Args:
            student_id: The student's id.
            created: When the record was made, RFC 3339.
            agenda_id: The agenda's id.
            record_id: The record's own id.

        Raises:
            UnsafeId: One of them can't be part of a path.
        """
        try:
            day = date.fromisoformat(created[:10])
        except ValueError:
            raise UnsafeId from None
        if not is_record_id(record_id) or not is_joined_words(agenda_id):
            raise UnsafeId
        # The day in front keeps an agenda called `con` from naming a device.
        name = f"{day.isoformat()}-{agenda_id}-{record_id[-8:]}.json{self.seal.suffix}"
        return self.records / _safe(student_id) / name

    def student_files(self) -> list[Path]:
        """The files of the students, by name.

        Raises:
            Unreadable: The folder can't be read.
        """
        return _json_files(self.students)

    def record_folders(self) -> list[Path]:
        """The folders that hold records: one for each student, and the one above them.

        Raises:
            Unreadable: The folder can't be read.
        """
        below = _names(self.records, folders=True)
        return [self.records, *(self.records / name for name in below)]

    def record_files(self, folder: Path) -> list[Path]:
        """The files in one of the record folders, by name.

        Args:
            folder: The folder.

        Raises:
            Unreadable: The folder can't be read.
        """
        return _json_files(folder)

    def relative(self, path: Path) -> str:
        """A path as people look for it inside the workspace.

        Args:
            path: The path.
        """
        inside = path.is_relative_to(self.root)
        return path.relative_to(self.root).as_posix() if inside else path.name


def _safe(student_id: str) -> str:
    if not is_student_id(student_id):
        raise UnsafeId
    return student_id


def _names(folder: Path, *, folders: bool) -> list[str]:
    """What a folder holds, by name, but for hidden and temporary files; a missing one is empty."""
    try:
        with os.scandir(folder) as entries:
            return sorted(
                entry.name
                for entry in entries
                if entry.is_dir(follow_symlinks=False) is folders and not entry.name.startswith(".")
            )
    except FileNotFoundError:
        return []
    except OSError as error:
        raise Unreadable(folder, reading_advice(error)) from error


def _json_files(folder: Path) -> list[Path]:
    names = _names(folder, folders=False)
    return [folder / name for name in names if is_document(name)]


def _see_that_it_takes_files(folder: Path) -> None:
    """The same, where the system can tell without a file.

    One would move the folder's time, by which is seen whether anything in it has changed.
    """
    if sys.platform == "win32" or not os.access(folder, os.W_OK | os.X_OK):
        _try_out(folder)


def _try_out(folder: Path) -> None:
    """Create a file and remove it; its name is one that the next start would sweep away."""
    path = temporary_path(folder)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | disk.PLAIN, disk.FILE_MODE)
    try:
        os.write(descriptor, b"\n")
    finally:
        os.close(descriptor)
        os.unlink(path)
