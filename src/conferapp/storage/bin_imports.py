"""Imports in the bin: students' files as they were before a class list changed them.

They are copied there before the first one is changed. Taking an import back leaves alone whoever
was changed since: what came later is worth more.
"""

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, Literal, NamedTuple

from conferapp.domain.student import Student
from conferapp.storage.bin_entries import InBin, bring_back, forget
from conferapp.storage.bin_moves import move_to_bin, new_id, write_note
from conferapp.storage.bin_names import IMPORTS
from conferapp.storage.bin_notes import KEPT_BEFORE, BinNote, Moved, note_bytes
from conferapp.storage.bin_plan import student_to_move
from conferapp.storage.errors import Unreadable
from conferapp.storage.files import read_bounded, write_atomic, write_new
from conferapp.storage.records import dump
from conferapp.storage.sealing import LARGEST, SEALED_SUFFIX, named_for, plain_name
from conferapp.storage.students import read_student
from conferapp.storage.workspace import Workspace

_STAMPS: Final = {"revision"}
"""What is no fact about a student."""


class Change(NamedTuple):
    """What an import is about to do with a student.

    Attributes:
        student: The student as they will be saved.
        path: Their file as it is; None for somebody new.
    """

    student: Student
    path: Path | None


def note_import(
    workspace: Workspace,
    changes: Sequence[Change],
    by: str,
    at: str,
    kind: Literal["import", "facts"] = "import",
) -> None:
    """Keep what an import, or somebody by hand, is about to change.

    Args:
        workspace: The workspace.
        changes: What it does.
        by: Who does it, as set in the app.
        at: The time, RFC 3339.
        kind: Which of the two it is.

    Raises:
        StorageError: It can't be kept.
    """
    if not changes:
        return
    files: list[Moved] = []
    copies: list[bytes] = []
    for number, change in enumerate(changes):
        path = change.path or workspace.student_path(change.student.id)
        became = hashlib.sha256(dump(change.student)).hexdigest()
        name = f"{number}.json"
        made = change.path is None
        if change.path is not None:
            seal = workspace.seal
            copies.append(seal.close(seal.open(read_bounded(path, LARGEST).data, path)))
        place = workspace.relative(path)
        files.append(Moved(name=name, place=place, became=became, made=made))
    own = changes[0].student.id if kind == "facts" else ""
    note = BinNote(id=new_id(), kind=kind, at=at, by=by, student=own, files=tuple(files))
    above = own or IMPORTS
    folder = write_note(workspace, note, workspace.bin / above)
    kept = [moved for moved in files if not moved.made]
    for moved, data in zip(kept, copies, strict=True):
        write_new(named_for(folder / moved.name, workspace.seal), data)


def came_back(workspace: Workspace, each: InBin, stamp: Callable[[], str]) -> str:
    """Bring back whatever it is, and say what became of it.

    Args:
        workspace: The workspace.
        each: What was found in the bin just now.
        stamp: Tells the time, RFC 3339.

    Raises:
        StorageError: It, or a part of it, is still in the bin.
    """
    if each.note.kind not in KEPT_BEFORE:
        return bring_back(workspace, each).sentence
    there = {moved.name: path for path, moved in each.there}
    left = [moved for moved in each.note.files if not _undone(workspace, each, moved, there, stamp)]
    _clear(workspace, each, left)
    done = len(each.note.files) - len(left)
    said = f"Taken back for {_students(done)}." if done else "Nothing was taken back."
    if left:
        were = "was" if len(left) == 1 else "were"
        said += f" {_students(len(left))} {were} changed since, or had a conference, and stayed."
    return said


def _students(many: int) -> str:
    return f"{many:,} {'student' if many == 1 else 'students'}"


def _undone(
    workspace: Workspace,
    each: InBin,
    moved: Moved,
    there: dict[str, Path],
    stamp: Callable[[], str],
) -> bool:
    """Take back what the import did to one student; whether it is taken back now."""
    path = _now_at(workspace, moved)
    if moved.made:
        return path is None or _put_away(workspace, path, moved, each.note.by, stamp)
    copy = there.get(moved.name)
    if path is None or copy is None:
        return copy is None  # removed for good since
    found = read_student(path, workspace.seal)
    before = read_student(copy, workspace.seal).student
    if _facts(found.student) == _facts(before):
        return True
    if _digest(found.student) != moved.became or found.read_only:
        return False
    again = before.model_copy(update={"revision": found.student.revision + 1})
    data = workspace.seal.close(dump(again))
    write_atomic(path, data, seen=found.identity)
    return True


def _put_away(
    workspace: Workspace, path: Path, moved: Moved, by: str, stamp: Callable[[], str]
) -> bool:
    """Move somebody whom the import added into the bin, unless something came to them since."""
    student = read_student(path, workspace.seal).student
    what = student_to_move(workspace, student.id)
    if _digest(student) != moved.became or len(what.files) != 1:
        return False
    move_to_bin(workspace, what, by, stamp)
    return True


def _clear(workspace: Workspace, each: InBin, left: Iterable[Moved]) -> None:
    """Keep of an import only what wasn't taken back."""
    staying = tuple(left)
    names = {moved.name for moved in staying}
    if staying:
        note = each.note.model_copy(update={"files": staying})
        write_atomic(each.path, note_bytes(note, workspace.seal))
    for path, moved in each.there:
        if moved.name not in names:
            with contextlib.suppress(OSError):
                path.unlink()
    if not staying:
        forget(workspace, each.path)


def _now_at(workspace: Workspace, moved: Moved) -> Path | None:
    place = workspace.root / moved.place
    for end in ("", SEALED_SUFFIX):
        path = place.with_name(plain_name(place.name) + end)
        with contextlib.suppress(Unreadable):
            read_student(path, workspace.seal)
            return path
    return None


def _digest(student: Student) -> str:
    return hashlib.sha256(dump(student)).hexdigest()


def _facts(student: Student) -> dict[str, object]:
    return student.model_dump(exclude=_STAMPS)
