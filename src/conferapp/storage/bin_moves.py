"""Moves into the bin: what belongs to a student, or to a conference, leaves its place together.

The note about it is written first, then file by file moves, the student's own file last. Stopped
anywhere, nothing is lost: the note says where each file belongs, what is half moved comes back like
any other, and to move the same again goes on under the same note.
"""

import contextlib
import hashlib
import os
import secrets
import stat
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from conferapp.storage import disk
from conferapp.storage.bin_names import NOTE
from conferapp.storage.bin_notes import BinNote, Moved, is_place, note_bytes, note_files, read_note
from conferapp.storage.bin_plan import ToMove
from conferapp.storage.errors import Advice, FileProblem, Unreadable, writing_advice
from conferapp.storage.files import private_folder, write_atomic, write_new
from conferapp.storage.removal_plan import Doomed
from conferapp.storage.sealing import SEALED_SUFFIX, named_for, plain_name
from conferapp.storage.workspace import Workspace


class NotMoved(FileProblem):
    """Something could not be moved, and is where it was.

    Args:
        left: How many files are.
        advice: Why, and what to do.
    """

    def __init__(self, left: int, advice: Advice) -> None:
        files = "1 file is" if left == 1 else f"{left} files are"
        super().__init__(
            advice,
            f"Not everything could be moved: {advice.reason}. {files} where they were, and nothing "
            f"is lost. {advice.remedy} Then try again: it goes on from there.",
        )


def move_to_bin(workspace: Workspace, what: ToMove, by: str, stamp: Callable[[], str]) -> Path:
    """Move files into the bin.

    Args:
        workspace: The workspace.
        what: What was found just now.
        by: Who does it, as set in the app.
        stamp: Tells the time, RFC 3339.

    Returns:
        The folder in the bin.

    Raises:
        NotMoved: Something is still where it was.
        StorageError: The bin can't be written to; nothing was moved.
    """
    folder, note = _begun(workspace, what, by, stamp)
    sources = {moved.place: moved.name for moved in note.files}
    refused: list[OSError] = []
    for each in what.files:
        # Without their own file nobody would find by name what is still there.
        if each.kind == "student" and refused:
            break
        try:
            stay_inside(workspace, each.path)
            disk.move_elsewhere(each.path, folder / sources[_place_of(workspace, what, each)])
        except OSError as error:
            if os.path.lexists(each.path):  # or else another program was quicker
                refused.append(error)
    for left in {each.path.parent for each in what.files} - {workspace.students}:
        drop_if_empty(workspace, left)
    still = sum(os.path.lexists(each.path) for each in what.files)
    if refused:
        raise NotMoved(still, writing_advice(refused[0]))
    return folder


def write_note(workspace: Workspace, note: BinNote, above: Path) -> Path:
    """Begin a new folder in the bin with its note.

    Args:
        workspace: The workspace.
        note: The note.
        above: The folder in which that of the note goes.

    Returns:
        The folder.

    Raises:
        WriteFailed: It isn't on disk.
    """
    folder = above / note.id
    private_folder(folder)
    seal = workspace.seal
    write_new(named_for(folder / NOTE, seal), note_bytes(note, seal))
    return folder


def new_id() -> str:
    """The id of something that goes into the bin."""
    return f"b-{secrets.token_hex(4)}"


def stay_inside(workspace: Workspace, path: Path) -> None:
    """Refuse where a folder on the way is a link.

    Args:
        workspace: The workspace.
        path: A file in it.

    Raises:
        OSError: One is.
    """
    for folder in path.parents:
        if folder == workspace.root:
            return
        if not stat.S_ISDIR(os.lstat(folder).st_mode):
            raise NotADirectoryError(20, "")


def drop_if_empty(workspace: Workspace, folder: Path) -> None:
    """Remove a folder in which nothing is left; where something is, it stays.

    Args:
        workspace: The workspace.
        folder: A folder in it, which isn't one of its own.
    """
    ours = folder.is_relative_to(workspace.bin) and folder != workspace.bin
    if ours or folder.parent == workspace.records:
        with contextlib.suppress(OSError):
            folder.rmdir()
            disk.sync_folder(folder.parent)


def _begun(
    workspace: Workspace, what: ToMove, by: str, stamp: Callable[[], str]
) -> tuple[Path, BinNote]:
    """The folder and the note of a move: a new one, or that of the same move which was stopped."""
    wanted = [
        Moved(name=_name(each, number), place=_place_of(workspace, what, each))
        for number, each in enumerate(what.files)
    ]
    for path in note_files(workspace):
        with contextlib.suppress(Unreadable):
            note = read_note(path, workspace.seal)
            same = (note.kind, note.student, note.record) == (what.kind, what.student, what.record)
            if same and any(_is_left(workspace, path.parent, moved) for moved in note.files):
                return path.parent, _gone_on(workspace, path, note, wanted)
    note = BinNote(
        id=new_id(),
        kind=what.kind,
        at=stamp(),
        by=by,
        student=what.student,
        record=what.record,
        files=_in_order(what, wanted),
    )
    return write_note(workspace, note, workspace.bin / what.student), note


def _in_order(what: ToMove, wanted: Sequence[Moved]) -> tuple[Moved, ...]:
    """The files in the order in which they come back: the student's own file first."""
    first = [w for w, each in zip(wanted, what.files, strict=True) if each.kind == "student"]
    return (*first, *(moved for moved in wanted if moved not in first))


def _gone_on(workspace: Workspace, path: Path, note: BinNote, wanted: Iterable[Moved]) -> BinNote:
    known = {moved.place: moved for moved in note.files}
    taken = {moved.name for moved in note.files}
    new = [moved for moved in wanted if moved.place not in known]
    named = [
        moved if moved.name not in taken else moved.model_copy(update={"name": _spare(moved.name)})
        for moved in new
    ]
    if named:
        note = note.model_copy(update={"files": (*note.files, *named)})
        write_atomic(path, note_bytes(note, workspace.seal))
    return note


def _is_left(workspace: Workspace, folder: Path, moved: Moved) -> bool:
    """Whether a file that a note speaks of is still to be moved, or has both names by now."""
    place, name = workspace.root / moved.place, folder / moved.name
    if moved.made or not os.path.lexists(place):
        return False
    return not os.path.lexists(name) or os.path.samestat(os.lstat(place), os.lstat(name))


def _name(each: Doomed, number: int) -> str:
    """A name in the bin in which nobody's name can be."""
    ours = each.named and plain_name(each.path.name) != NOTE
    return each.path.name if ours else _numbered(each.path, number)


def _numbered(path: Path, number: int) -> str:
    return f"other-{number}.json{_sealed(path.name)}"


def _sealed(name: str) -> str:
    return SEALED_SUFFIX if name.endswith(SEALED_SUFFIX) else ""


def _spare(name: str) -> str:
    return f"more-{secrets.token_hex(4)}.json{_sealed(name)}"


def _place_of(workspace: Workspace, what: ToMove, each: Doomed) -> str:
    """Where a file is, in letters that a note can hold and every system reads alike.

    What has other ones comes back under a name of ours.
    """
    place = each.path.relative_to(workspace.root).as_posix()
    with contextlib.suppress(UnicodeEncodeError):
        place.encode()
        if is_place(place):
            return place
    mark = hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    ours = each.path.is_relative_to(workspace.students)
    home = "students" if ours else f"records/{what.student}"
    return f"{home}/other-{mark}.json{_sealed(place)}"
