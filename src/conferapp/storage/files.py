"""The one place that touches files: whole, private, and with nothing lost on the way.

A write goes to a new file beside the old one and takes its place only when it is safely on disk, so
that a reader, a kill or a power cut finds the old content or the new, never a mixture. A read
trusts nothing that others may have put there.
"""

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from conferapp.storage import disk
from conferapp.storage.disk import Identity
from conferapp.storage.errors import (
    Advice,
    AlreadyThere,
    ChangedMeanwhile,
    Unreadable,
    WriteFailed,
    reading_advice,
    writing_advice,
)
from conferapp.storage.temporary import temporary_path

__all__ = [
    "AGENDA_LIMIT",
    "RECORD_LIMIT",
    "Identity",
    "Reading",
    "identity",
    "private_folder",
    "read_bounded",
    "write_atomic",
    "write_draft",
    "write_new",
]

RECORD_LIMIT: Final = 2 * 1024 * 1024
"""The largest record that is read, in bytes."""
AGENDA_LIMIT: Final = 256 * 1024
"""The largest agenda that is read, in bytes: TOML can be made to take minutes."""


class Reading(NamedTuple):
    """The content of a file, and which file it was."""

    data: bytes
    identity: Identity


def write_atomic(path: Path, data: bytes, *, seen: Identity | None = None) -> Identity:
    """Replace a file whole, or leave it as it is.

    Args:
        path: The file; it need not exist, its folder must.
        data: The new content.
        seen: What this program last read or wrote there. If something else is there now, nothing is
            replaced. None: replace whatever is there.

    Returns:
        The identity of the new file.

    Raises:
        WriteFailed: It isn't safely on disk.
        ChangedMeanwhile: Another program was there since `seen`.
    """

    def place(temporary: Path) -> None:
        if seen is not None and disk.look(path) != seen:
            raise ChangedMeanwhile(path.parent)
        disk.replace(temporary, path)

    return _write(path, data, place)


def write_new(path: Path, data: bytes) -> Identity:
    """Write a file whole under a name that nothing has yet, for first saves and second versions.

    Args:
        path: The file; its folder must exist.
        data: The content.

    Returns:
        The identity of the new file.

    Raises:
        WriteFailed: It isn't safely on disk.
        AlreadyThere: The name is taken; what has it is untouched.
    """

    def place(temporary: Path) -> None:
        try:
            disk.move_to_new(temporary, path)
        except FileExistsError as error:
            raise AlreadyThere(path.parent) from error

    return _write(path, data, place)


def write_draft(path: Path, data: bytes) -> None:
    """Replace a file whole without waiting for the disk: a kill loses nothing, a power cut may.

    Args:
        path: The file; its folder must exist.
        data: The new content.

    Raises:
        WriteFailed: It isn't there.
    """
    _write(path, data, lambda temporary: disk.replace(temporary, path), synced=False)


def read_bounded(path: Path, limit: int) -> Reading:
    """Read a plain file that anybody may have put there, without waiting for it and up to a size.

    Args:
        path: The file.
        limit: The most bytes that are taken.

    Returns:
        The content and the file's identity.

    Raises:
        Unreadable: It is a link, a folder, a pipe or a device, too large, not permitted, gone, or
            being written by another program at this moment.
    """
    try:
        if not disk.NO_LINK and not stat.S_ISREG(os.lstat(path).st_mode):
            raise OSError(errno.ELOOP if path.is_symlink() else errno.EISDIR, "")
        descriptor = os.open(path, os.O_RDONLY | disk.PLAIN | disk.NO_LINK | disk.NO_WAITING)
        try:
            return _read(path, descriptor, limit)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise Unreadable(path, reading_advice(error)) from error


def identity(path: Path) -> Identity | None:
    """Which file is at a path now, or None when nothing is.

    Args:
        path: The path; a link is not followed.

    Raises:
        Unreadable: The system won't tell.
    """
    try:
        return disk.look(path)
    except OSError as error:
        raise Unreadable(path, reading_advice(error)) from error


def private_folder(path: Path) -> None:
    """Make a folder and those above it that are missing, for this user alone.

    Args:
        path: The folder; one that exists keeps its mode.

    Raises:
        WriteFailed: It can't be made.
    """
    try:
        missing = [folder for folder in (path, *path.parents) if not folder.is_dir()]
        for folder in reversed(missing):
            with contextlib.suppress(FileExistsError):  # another program was quicker
                folder.mkdir(disk.FOLDER_MODE)
                folder.chmod(disk.FOLDER_MODE)  # an odd umask may have taken our own rights
            if not folder.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, "")
            disk.sync_folder(folder.parent)
    except OSError as error:
        raise WriteFailed(path, writing_advice(error)) from error


def _write(
    path: Path, data: bytes, place: Callable[[Path], None], *, synced: bool = True
) -> Identity:
    folder = path.parent
    temporary = temporary_path(folder)
    landed: Identity | None = None
    try:
        try:
            written = disk.write_new(temporary, data, synced=synced)
            place(temporary)
            # Ours by the descriptor, even if a sync program replaces it at once. Windows counts the
            # time of a file differently while it is open.
            landed = disk.look(path) or written if sys.platform == "win32" else written
            if synced:
                disk.sync_folder(folder)
        finally:
            if landed is None:
                with contextlib.suppress(OSError):
                    os.unlink(temporary)
    except OSError as error:
        raise WriteFailed(folder, writing_advice(error), landed) from error
    return landed


def _read(path: Path, descriptor: int, limit: int) -> Reading:
    before = os.fstat(descriptor)
    if stat.S_ISDIR(before.st_mode):
        raise IsADirectoryError(errno.EISDIR, "")
    if not stat.S_ISREG(before.st_mode):
        raise OSError(errno.ENXIO, "")
    pieces: list[bytes] = []
    wanted = limit + 1
    # What the file says to hold, and a byte more to see whether that is true: room for as much as a
    # file may have would be made anew for each of thousands.
    while wanted and (piece := os.read(descriptor, min(wanted, before.st_size + 1))):
        pieces.append(piece)
        wanted -= len(piece)
    if not wanted:
        most = f"it is larger than {limit // 1024} kB"
        raise Unreadable(path, Advice(most, "Something else may have been saved under its name."))
    after = Identity.of(os.fstat(descriptor))
    if after != Identity.of(before):
        busy = Advice("another program is writing it just now", "Try again in a moment.")
        raise Unreadable(path, busy)
    return Reading(b"".join(pieces), after)
