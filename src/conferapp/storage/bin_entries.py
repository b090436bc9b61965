"""What is in the bin, and the way back: each file to its place, or beside whatever is there now."""

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from conferapp.domain.almanac import moment_of
from conferapp.domain.lines import ConferenceLine
from conferapp.storage import disk
from conferapp.storage.bin_moves import NotMoved, drop_if_empty, stay_inside
from conferapp.storage.bin_notes import (
    KEPT_BEFORE,
    BinNote,
    Kind,
    Moved,
    lines_in,
    note_files,
    read_note,
    there_as,
    untold_in,
)
from conferapp.storage.documents import unreadable
from conferapp.storage.errors import Unreadable, writing_advice
from conferapp.storage.files import private_folder, read_bounded
from conferapp.storage.home import apart
from conferapp.storage.safe_names import UnsafeId
from conferapp.storage.sealing import LARGEST, SEALED_SUFFIX, plain_name
from conferapp.storage.workspace import Workspace


@dataclass(frozen=True)
class InBin:
    """Something in the bin.

    Attributes:
        note: What it is.
        path: The file of the note.
        there: The files that are in the bin, each with what the note says of it.
        name: The name of the student; "" where nothing tells it.
        conferences: The conferences among the files, the oldest first.
        left: How many files are still in their places, because the move was stopped.
    """

    note: BinNote
    path: Path
    there: Sequence[tuple[Path, Moved]] = field(repr=False)
    name: str = ""
    conferences: Sequence[ConferenceLine] = ()
    left: int = 0


@dataclass(frozen=True)
class MovedBack:
    """What came back.

    Attributes:
        files: How many files are in their places again.
        apart: How many stand beside another one that had taken their place.
        alone: Whether it is a conference whose student isn't there.
    """

    files: int
    apart: int = 0
    alone: bool = False

    @property
    def sentence(self) -> str:
        """What to tell the tutor."""
        said = "It is back." if self.files or self.apart else "It was back already."
        if self.apart:
            said += " There is another version in its place by now, so both are kept; home says"
            said += " how to put them together."
        if self.alone:
            said += " The student is in the bin, or isn’t here any more: bring them back, too."
        return said


def in_bin(workspace: Workspace) -> tuple[InBin, ...]:
    """What is in the bin, the newest first; `conferapp verify` tells of notes that can't be read.

    Args:
        workspace: The workspace.

    Raises:
        Unreadable: The bin can't be looked into.
    """
    return in_order(looked_through(workspace))


def in_order(found: Iterable[InBin]) -> tuple[InBin, ...]:
    """Things in the bin, the newest first.

    Args:
        found: The things.
    """
    return tuple(sorted(found, key=lambda one: (-moment_of(one.note.at), one.note.id)))


def looked_through(workspace: Workspace) -> Iterator[InBin]:
    """What is in the bin, one by one as it is read: about the newest first, files untold of last.

    Args:
        workspace: The workspace.

    Raises:
        Unreadable: The bin can't be looked into.
    """
    told: set[Path] = set()
    for path in note_files(workspace):
        with contextlib.suppress(Unreadable):
            each = look_at(workspace, path)
            told.add(path.parent)
            if each.there or each.note.kind == "import":
                yield each
    for path, kind in untold_in(workspace, told):
        with contextlib.suppress(Unreadable, UnsafeId, OSError):
            yield _untold(workspace, path, kind)


def look_at(workspace: Workspace, path: Path) -> InBin:
    """Look at one thing in the bin.

    Args:
        workspace: The workspace.
        path: The file of its note.

    Raises:
        Unreadable: The note can't be used.
    """
    note = read_note(path, workspace.seal)
    there: list[tuple[Path, Moved]] = []
    left = 0
    for moved in note.files:
        file = there_as(path.parent, moved.name) if not moved.made else None
        if file is not None:
            there.append((file, moved))
        elif not moved.made and note.kind not in KEPT_BEFORE:
            left += os.path.lexists(workspace.root / moved.place)
    students, conferences = lines_in([file for file, _ in there], workspace)
    names = [line.name for line in students] + [line.student_name for line in conferences]
    own = next((name for name in names if name), "")
    name = "" if note.kind == "import" else own
    return InBin(note, path, there, name, conferences, left if there else 0)


def _untold(workspace: Workspace, path: Path, kind: Kind) -> InBin:
    """A file of which no note tells: what is inside says where it belongs.

    Raises:
        Unreadable: It is neither a record nor a student's file.
    """
    students, conferences = lines_in([path], workspace)
    if conferences:
        (line,) = conferences
        student, record, name = line.student_id, line.record_id, line.student_name
        day = line.created.isoformat()
        place = workspace.record_path(student, day, line.agenda_id, record)
    elif students:
        student, record, name = students[0].id, "", students[0].name
        place = workspace.student_path(student)
    else:
        raise unreadable(path, "it is neither a conference nor a student’s file")
    moved = Moved(name=path.name, place=workspace.relative(place))
    when = datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone().isoformat()
    name_here = workspace.relative(path).encode("utf-8", "surrogateescape")
    mark = hashlib.sha256(name_here).hexdigest()[:8]
    note = BinNote(id=f"c-{mark}", kind=kind, at=when, student=student, record=record)
    return InBin(note, path, [(path, moved)], name, conferences)


def bring_back(workspace: Workspace, each: InBin) -> MovedBack:
    """Bring something back out of the bin.

    Args:
        workspace: The workspace.
        each: What was found just now; not an import, see `bin_imports`.

    Raises:
        NotMoved: Something is still in the bin.
        StorageError: A folder can't be made.
    """
    files = beside = 0
    for source, moved in each.there:
        target = _place(workspace, source, moved)
        private_folder(target.parent)
        try:
            stay_inside(workspace, target)
            beside += _back(source, target)
        except OSError as error:
            if not os.path.lexists(source):  # another window was quicker
                continue
            left = sum(os.path.lexists(path) for path, _ in each.there)
            raise NotMoved(left, writing_advice(error)) from error
        files += 1
    forget(workspace, each.path)
    return MovedBack(files - beside, beside, bool(each.note.record) and _is_alone(workspace, each))


def forget(workspace: Workspace, note: Path) -> None:
    """Remove a note whose files are back, and the folders in which nothing is left.

    Args:
        workspace: The workspace.
        note: The file of the note.
    """
    with contextlib.suppress(OSError):
        note.unlink()
        disk.sync_folder(note.parent)
    drop_if_empty(workspace, note.parent)
    drop_if_empty(workspace, note.parent.parent)


def _is_alone(workspace: Workspace, each: InBin) -> bool:
    """Whether the student of a conference isn't there."""
    try:
        own = workspace.student_path(each.note.student)
    except UnsafeId:  # somebody wrote in the note
        return True
    names = (own.with_name(plain_name(own.name) + end) for end in ("", SEALED_SUFFIX))
    return not any(map(os.path.lexists, names))


def _back(source: Path, target: Path) -> bool:
    """Move a file back; whether something else has taken its place."""
    try:
        disk.move_elsewhere(source, target)
    except FileExistsError:
        if _same(source, target):
            source.unlink()
            return False
        disk.move_elsewhere(source, apart(target))
        return True
    return False


def _same(one: Path, other: Path) -> bool:
    try:
        return read_bounded(one, LARGEST).data == read_bounded(other, LARGEST).data
    except Unreadable:
        return False


def _place(workspace: Workspace, source: Path, moved: Moved) -> Path:
    """Where a file belongs, named as it is sealed now."""
    place = workspace.root / moved.place
    sealed = SEALED_SUFFIX if source.name.endswith(SEALED_SUFFIX) else ""
    return place.with_name(plain_name(place.name) + sealed)
