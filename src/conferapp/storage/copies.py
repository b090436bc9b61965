"""Copies: what two files with the same conference or student became, written in place of both.

Every file goes whole into the bin before anything is changed, and a copy leaves its place only when
the merged one is safely on disk. A kill in between leaves a copy too many, which home offers again.
"""

import contextlib
import hashlib
import secrets
from pathlib import Path

from conferapp.domain.merging import K
from conferapp.domain.record import Record
from conferapp.domain.student import Student
from conferapp.storage.errors import (
    Advice,
    AlreadyThere,
    ChangedMeanwhile,
    Unreadable,
    WriteFailed,
    writing_advice,
)
from conferapp.storage.files import (
    RECORD_LIMIT,
    identity,
    private_folder,
    read_bounded,
    write_atomic,
    write_new,
)
from conferapp.storage.records import dump
from conferapp.storage.sealing import LARGEST, is_sealed, named_for, plain_name
from conferapp.storage.versions import Version
from conferapp.storage.workspace import Workspace


def put_together(workspace: Workspace, main: Version[K], other: Version[K], made: K) -> Path:
    """Write what two versions became, and put the second file away.

    Args:
        workspace: The workspace.
        main: The file that stays.
        other: The file that goes.
        made: What comes of the two; nothing is written if the main file holds just that.

    Returns:
        The folder in the bin in which the files are kept as they were.

    Raises:
        ChangedMeanwhile: Another program was at one of the two; what it wrote is untouched.
        StorageError: It isn't on disk. The sentence says what to do.
    """
    kept_in = workspace.bin / _student_of(made)
    text = dump(made)
    if len(text) > RECORD_LIMIT:
        both = Advice("the two together are too large for one file", "Choose less of the two.")
        raise WriteFailed(main.path.parent, both)
    private_folder(kept_in)
    _keep(workspace, other, kept_in)
    if made != main.content:
        _keep(workspace, main, kept_in)
        _write(workspace, main, text)
    _remove(other)
    return kept_in


def _write(workspace: Workspace, main: Version[K], text: bytes) -> None:
    """Put the merged one in place of the main file, if that is still what was read."""
    path, data = named_for(main.path, workspace.seal), workspace.seal.close(text)
    if path == main.path:
        write_atomic(path, data, seen=main.identity)
        return
    if identity(main.path) != main.identity:
        raise ChangedMeanwhile(path.parent)
    write_new(path, data)  # from now on it is sealed
    _remove(main)


def _keep(workspace: Workspace, version: Version[K], folder: Path) -> None:
    """Put a file into the bin as it is, under a name in which nobody's name can be.

    In a sealed workspace a plain file is sealed there. What is in the bin already stays.
    """
    seal = workspace.seal
    data = version.data if is_sealed(version.data) else seal.close(version.data)
    mark = hashlib.sha256(version.data).hexdigest()[:8]
    name = plain_name(version.proper.name).removesuffix(".json")
    for tail in (mark, f"{mark}-{secrets.token_hex(4)}"):
        place = named_for(folder / f"{name}-{tail}.json", seal)
        with contextlib.suppress(AlreadyThere):
            write_new(place, data)
            return
        if _holds(workspace, place, version):
            return
    raise AlreadyThere(folder)


def _holds(workspace: Workspace, place: Path, version: Version[K]) -> bool:
    """Whether a file in the bin holds a version already, as after a kill."""
    seal = workspace.seal
    try:
        there = read_bounded(place, LARGEST).data
        return seal.open(there, place) == seal.open(version.data, version.path)
    except Unreadable:
        return False


def _remove(version: Version[K]) -> None:
    """Remove a file that is safe in the bin, unless it is another one by now."""
    try:
        if identity(version.path) != version.identity:
            raise ChangedMeanwhile(version.path.parent)
        version.path.unlink()
    except OSError as error:
        raise WriteFailed(version.path.parent, writing_advice(error)) from error


def _student_of(kept: Record | Student) -> str:
    return kept.student.id if isinstance(kept, Record) else kept.id
