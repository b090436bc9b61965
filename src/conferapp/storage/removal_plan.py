"""Everything in a workspace that is one student's: found by what is inside, then by its name."""

import contextlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from conferapp.domain.lines import ConferenceLine, StudentLine
from conferapp.storage.belonging import Entry, entries
from conferapp.storage.bin_names import is_note
from conferapp.storage.copy_names import APART
from conferapp.storage.drafts import is_draft
from conferapp.storage.errors import StorageError, Unreadable
from conferapp.storage.glance import glance_at_record, glance_at_student
from conferapp.storage.safe_names import UnsafeId, is_safe_name, is_student_id
from conferapp.storage.sealing import is_document
from conferapp.storage.workspace import Workspace

Kind = Literal["student", "conference", "moved", "unreadable", "foreign", "link"]

_ADDED: Final = rf"(?:{APART})?(?:-format-\d+)?\.json(?:\.age)?"
"""What Conferapp itself puts behind the name of a file."""


class LinkedFolder(StorageError):
    """A folder of the workspace is a link, and nothing is removed outside the workspace.

    Args:
        name: The folder's name, one of Conferapp's own.
    """

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The folder {name} of the workspace is a link to another place, and Conferapp removes "
            "nothing outside its own folder. Put the folder itself there, and try again. "
            "Nothing was removed."
        )


@dataclass(frozen=True)
class Doomed:
    """A file, or a link, that is to be removed.

    Attributes:
        path: Where it is.
        kind: What it is: a student's file or a conference, in whatever version; a note about a move
            into the bin; something in their folder, or under their id, that can't be read or isn't
            Conferapp's; or a link, which goes without what it leads to.
        size: In bytes.
        named: Whether Conferapp gave it its name, so that the name can be told.
        record_id: The id of the conference, or "".
    """

    path: Path
    kind: Kind
    size: int
    named: bool = False
    record_id: str = ""


@dataclass(frozen=True)
class Plan:
    """What removing a student takes.

    Attributes:
        student_id: The student.
        files: What goes; the student's own files last, so that somebody who is half removed is
            still found by name.
        folders: Folders that go with what is in them, the innermost first.
        staying: Another student's conferences in this one's folder, which stay.
        unknown: Files elsewhere that can't be read, so that nobody knows whose they are.
    """

    student_id: str
    files: tuple[Doomed, ...]
    folders: tuple[Path, ...]
    staying: tuple[Path, ...]
    unknown: int

    @property
    def record_ids(self) -> frozenset[str]:
        """The ids of the student's conferences, as far as they can be read."""
        return frozenset(doomed.record_id for doomed in self.files) - {""}

    @property
    def is_empty(self) -> bool:
        """Whether nothing of the student is there; a folder has to stay with what stays in it."""
        return not self.files and not (self.folders and not self.staying)


def plan_removal(workspace: Workspace, student_id: str) -> Plan:
    """Find everything that is one student's. Nothing is removed, and no link is followed.

    Args:
        workspace: The workspace.
        student_id: The student.

    Raises:
        UnsafeId: That isn't an id of a student.
        LinkedFolder: A folder of the workspace leads elsewhere.
        Unreadable: A folder can't be looked into.
    """
    if not is_student_id(student_id):
        raise UnsafeId
    ours = (workspace.students, workspace.records, workspace.bin, workspace.receipts)
    for folder in ours:
        if folder.is_symlink():
            raise LinkedFolder(folder.name)
    return _Search(workspace, student_id).plan()


class _Search:
    """One search through a workspace.

    Args:
        workspace: The workspace.
        student_id: The student.
    """

    def __init__(self, workspace: Workspace, student_id: str) -> None:
        self._workspace, self._id = workspace, student_id
        # Sync programs and editors begin the name of a copy with that of the file. Another id may
        # begin with this one: `s-1-2` isn’t `s-1`.
        own = f"{re.escape(student_id)}(?:(?!-?[a-z0-9])|-kept-apart-|-format-)"
        self._under = re.compile(rf"(?:\.syncthing\.|[.~$#_]*){own}")
        self._files: list[Doomed] = []
        self._folders: list[Path] = []
        self._staying: list[Path] = []
        self._unknown = 0

    def plan(self) -> Plan:
        """Look everywhere."""
        work = self._workspace
        for top in work.students, work.records, work.bin:
            waiting = [top]
            while waiting:
                waiting += self._look_into(waiting.pop())
        for entry in entries(work.root):
            owner = self._owner(entry)
            if owner is not None and _id_of(owner) == self._id:
                self._files.append(self._doomed(entry, owner))
        files = sorted(self._files, key=lambda one: (one.kind == "student", one.path))
        inner_first = sorted(self._folders, key=lambda folder: len(folder.parts), reverse=True)
        return Plan(self._id, tuple(files), tuple(inner_first), tuple(self._staying), self._unknown)

    def _look_into(self, folder: Path) -> list[Path]:
        """Take what is the student’s out of a folder, and name those in it."""
        place = folder.relative_to(self._workspace.root).parts
        # In the bin there is a folder of that name for all students’ files.
        theirs = place[1:2] == (self._id,) and place[:2] != ("bin", "students")
        try:
            found = entries(folder)
        except Unreadable:
            if theirs:
                raise
            self._unknown += 1
            return []
        if theirs:
            self._folders.append(folder)
        for entry in found:
            if not entry.is_folder:
                self._look_at(entry, theirs=theirs)
        return [entry.path for entry in found if entry.is_folder]

    def _look_at(self, entry: Entry, *, theirs: bool) -> None:
        owner = self._owner(entry)
        name = entry.path.name
        if owner is None and self._is_note(entry):
            if theirs:
                self._files.append(Doomed(entry.path, "moved", entry.size, named=True))
        elif owner is None and (theirs or self._under.match(name)):
            self._files.append(self._doomed(entry, None))
        elif owner is None:
            self._unknown += _could_be_read(name)
        elif _id_of(owner) == self._id:
            self._files.append(self._doomed(entry, owner))
        elif theirs:
            self._staying.append(entry.path)

    def _is_note(self, entry: Entry) -> bool:
        """Whether a file tells of a move into the bin, and so holds ids and no words."""
        inside = entry.path.is_relative_to(self._workspace.bin)
        return entry.is_file and inside and is_note(entry.path.name)

    def _owner(self, entry: Entry) -> ConferenceLine | StudentLine | None:
        """Whose file it is, by what is inside; None where that can't be read."""
        if entry.is_file:
            for glance in (glance_at_record, glance_at_student):
                with contextlib.suppress(Unreadable):
                    return glance(entry.path, self._workspace.seal)
        return None

    def _doomed(self, entry: Entry, owner: ConferenceLine | StudentLine | None) -> Doomed:
        if isinstance(owner, ConferenceLine):
            named = _is_ours(entry.path, owner)
            return Doomed(entry.path, "conference", entry.size, named, owner.record_id)
        if owner is not None:
            named = re.fullmatch(f"{re.escape(self._id)}{_ADDED}", entry.path.name) is not None
            return Doomed(entry.path, "student", entry.size, named)
        if entry.is_link:
            return Doomed(entry.path, "link", entry.size)
        return Doomed(
            entry.path, "unreadable" if _could_be_read(entry.path.name) else "foreign", entry.size
        )


def _id_of(owner: ConferenceLine | StudentLine) -> str:
    return owner.student_id if isinstance(owner, ConferenceLine) else owner.id


def _could_be_read(name: str) -> bool:
    """Whether a name is one that Conferapp reads as a document, or writes as part of a save."""
    return is_document(name) or is_draft(name)


def _is_ours(path: Path, conference: ConferenceLine) -> bool:
    """Whether a record has the name, in the folder, that Conferapp gave it."""
    stem = f"{conference.created}-{conference.agenda_id}-{conference.record_id[-8:]}"
    named = re.fullmatch(f"{re.escape(stem)}{_ADDED}", path.name) is not None
    safe = is_safe_name(conference.agenda_id)
    return named and safe and path.parent.name == conference.student_id
