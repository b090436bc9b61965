"""Notes in the bin: what was moved there, when and by whom, beside the files themselves.

There is no name in a note, and none in a path: who is meant stands in the files that were moved,
and of an encrypted workspace the note is sealed like these.
"""

import contextlib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final, Literal

from conferapp.domain.lines import ConferenceLine, StudentLine
from conferapp.domain.model import Many
from conferapp.domain.student import Kept
from conferapp.storage.belonging import Entry, entries
from conferapp.storage.bin_names import is_note
from conferapp.storage.documents import read_document, unreadable
from conferapp.storage.errors import Unreadable
from conferapp.storage.glance import glance_at_record, glance_at_student
from conferapp.storage.records import dump, read_model
from conferapp.storage.safe_names import is_safe_name
from conferapp.storage.sealing import Seal, is_document, plain_name
from conferapp.storage.workspace import Workspace

Kind = Literal["student", "conference", "import", "facts", "copy", "found"]
"""`facts` is a student's file from before something in it was changed by hand; `copy` a version
that was put away when two were put together, of which no note tells; `found` a file whose note is
gone or can't be read."""
KEPT_BEFORE: Final = frozenset({"import", "facts"})
"""Where files are as they were before a change, and others stand in their places."""
_HOMES: Final = frozenset({"students", "records"})
_ELSEWHERE: Final = "\\:\0"
"""Signs that lead elsewhere on some systems."""


class Moved(Kept):
    """A file in the bin.

    Attributes:
        name: What it is called there.
        place: Where it was in the workspace, with `/` between.
        became: Of a file that an import changed or made: the digest of what it wrote there.
        made: Whether the import made it, so that nothing of it is in the bin.
    """

    name: str
    place: str
    became: str | None = None
    made: bool = False


class BinNote(Kept):
    """What was moved into the bin at one time.

    Attributes:
        format: The version of the format.
        id: What it is called on the command line; the name of its folder.
        kind: What it is.
        at: When it was moved.
        by: Who moved it, as set in the app; "" if nobody said.
        student: The id of the student; "" for an import.
        record: The id of the conference, where it is one; else "".
        files: The files, in the order in which they come back.
    """

    format: Literal[1] = 1
    id: str
    kind: Kind
    at: str
    by: str = ""
    student: str = ""
    record: str = ""
    files: Many[Moved] = ()


def read_note(path: Path, seal: Seal) -> BinNote:
    """Read a note, and see that nothing in it leads out of the workspace.

    Args:
        path: The file.
        seal: How the files of the workspace are sealed.

    Raises:
        Unreadable: It can't be used.
    """
    note = read_model(read_document(path, seal), BinNote).model
    if not is_safe_name(note.id) or note.id != path.parent.name:
        raise unreadable(path, "its `id` isn’t the name of its folder")
    if not all(_is_plain(moved) and is_place(moved.place) for moved in note.files):
        raise unreadable(path, "a file in it has no place among students and conferences")
    return note


def note_bytes(note: BinNote, seal: Seal) -> bytes:
    """A note as it stands in its file.

    Args:
        note: The note.
        seal: How the files of the workspace are sealed.
    """
    return seal.close(dump(note))


def is_place(place: str) -> bool:
    """Whether something is a place among students and conferences, on every system.

    Args:
        place: Where a file was, with `/` between.
    """
    path = PurePosixPath(place)
    return (
        len(path.parts) > 1
        and path.parts[0] in _HOMES
        and ".." not in path.parts
        and not any(sign in place for sign in _ELSEWHERE)
    )


def note_files(workspace: Workspace) -> Iterator[Path]:
    """The files of all notes in the bin, those whose folders were changed last first.

    Args:
        workspace: The workspace.

    Raises:
        Unreadable: A folder of the bin can't be looked into.
    """
    moves = [folder for above in _folders(workspace.bin) for folder in _folders(above)]
    for folder in sorted(moves, key=_changed, reverse=True):
        yield from (e.path for e in entries(folder) if e.is_file and is_note(e.path.name))


def there_as(folder: Path, name: str) -> Path | None:
    """A file of a note, whether it was sealed since or opened; None where it isn't there.

    Args:
        folder: The folder of the note.
        name: What the note calls it.
    """
    for entry in entries(folder):
        if entry.is_file and plain_name(entry.path.name) == plain_name(name):
            return entry.path
    return None


def untold_in(workspace: Workspace, told: Collection[Path]) -> Iterator[tuple[Path, Kind]]:
    """Records and students' files in the bin of which no note tells, and what they are.

    Args:
        workspace: The workspace.
        told: The folders whose notes can be read.

    Raises:
        Unreadable: A folder of the bin can't be looked into.
    """
    for above in _folders(workspace.bin):
        yield from ((path, "copy") for path in _documents(above))
        for folder in _folders(above):
            if folder not in told:
                yield from ((path, "found") for path in _documents(folder))


def lines_in(
    files: Iterable[Path], workspace: Workspace
) -> tuple[list[StudentLine], list[ConferenceLine]]:
    """What lists show of files in the bin: the students, and the conferences, the oldest first.

    Args:
        files: The files.
        workspace: The workspace.
    """
    students: list[StudentLine] = []
    conferences: dict[str, ConferenceLine] = {}
    for file in files:
        try:
            line = glance_at_record(file, workspace.seal)
        except Unreadable:
            with contextlib.suppress(Unreadable):
                students.append(glance_at_student(file, workspace.seal))
        else:
            conferences.setdefault(line.record_id, line)
    return students, sorted(conferences.values(), key=lambda line: line.day)


def _documents(folder: Path) -> list[Path]:
    found = (e.path for e in entries(folder) if e.is_file and is_document(e.path.name))
    return [path for path in found if not is_note(path.name)]


def _folders(folder: Path) -> list[Path]:
    try:
        return [entry.path for entry in entries(folder) if _is_ours(entry)]
    except Unreadable:
        if not folder.is_dir():
            return []
        raise


def _changed(folder: Path) -> int:
    """When a folder was last changed, in nanoseconds; 0 where nobody can say."""
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0


def _is_ours(entry: Entry) -> bool:
    return entry.is_folder and is_safe_name(entry.path.name)


def _is_plain(moved: Moved) -> bool:
    own = moved.name == Path(moved.name).name and is_document(moved.name)
    return own or moved.made
