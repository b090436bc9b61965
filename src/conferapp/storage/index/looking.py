"""Looking: which files of a workspace aren't as the index has them.

A folder whose time hasn't moved holds the same files, since every writer that replaces a file whole
moves it. Only a program that writes into a file in place doesn't; that is seen when every file is
looked at, which takes longer.
"""

import contextlib
import os
import sqlite3
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from conferapp.storage.errors import Unreadable, reading_advice
from conferapp.storage.sealing import is_document
from conferapp.storage.workspace import Workspace

_FRESH: Final = 2_000_000_000
"""Nanoseconds: a folder that changed so lately may change again within the same tick."""


@dataclass(frozen=True)
class Look:
    """What is different in one folder.

    Attributes:
        folder: The folder.
        seen: Its time, for the next look; 0 where that can't be relied on.
        changed: Files that are new or other than before, with their stamps.
        gone: Files that aren't there any more, as they stand in the index.
        problem: Why the folder can't be read, or None.
        there: Whether the folder is there, or may be.
    """

    folder: Path
    seen: int
    changed: tuple[tuple[Path, str], ...] = ()
    gone: tuple[bytes, ...] = ()
    problem: Unreadable | None = None
    there: bool = True


def stored(path: Path, root: Path) -> bytes:
    """A path as the index has it: what it is inside the workspace, whatever bytes that has.

    Args:
        path: A path inside the workspace.
        root: The workspace.
    """
    return os.fsencode(path)[len(os.fsencode(root)) + 1 :]


def times_known(index: sqlite3.Connection) -> dict[bytes, int]:
    """The folders that the index knows, each with its time.

    Args:
        index: The index.
    """
    return dict(index.execute("SELECT path, seen FROM folder").fetchall())


def stamps_known(index: sqlite3.Connection, folder: bytes) -> dict[bytes, str]:
    """The files of a folder that the index knows, each with what tells it from a later one.

    Args:
        index: The index.
        folder: The folder, as the index has it.
    """
    asked = "SELECT path, stamp FROM file WHERE folder = ?"
    return dict(index.execute(asked, (folder,)).fetchall())


def folders_to_look_into(
    known: Mapping[bytes, int], workspace: Workspace, *, deep: bool
) -> tuple[list[Path], list[Path]]:
    """The folders that hold students or records: those that have changed, and others if wanted.

    Thousands are compared at each start, and so by their bare names; only what is looked into
    becomes a path.

    Args:
        known: What `times_known` gave.
        workspace: The workspace.
        deep: Whether to look into those, too, that haven't changed.

    Raises:
        Unreadable: The folder of all records can't be read.
    """
    there = _times(workspace)
    changed = [name for name, time in there.items() if not time or known.get(name) != time]
    gone = [name for name in known if name not in there]
    others = [*(there.keys() - {*changed})] if deep else []

    def paths(names: list[bytes]) -> list[Path]:
        return [workspace.root / os.fsdecode(name) for name in names]

    return paths([*changed, *gone]), paths(others)


def _times(workspace: Workspace) -> dict[bytes, int]:
    """When each of the folders last changed, in nanoseconds; 0 where that can't be told."""
    students, records = (stored(f, workspace.root) for f in (workspace.students, workspace.records))
    times = {students: _time_of(workspace.students), records: _time_of(workspace.records)}
    try:
        with os.scandir(os.fsencode(workspace.records)) as entries:
            for entry in entries:
                if not entry.name.startswith(b".") and entry.is_dir(follow_symlinks=False):
                    times[b"%s/%s" % (records, entry.name)] = _time_of_entry(entry)
    except FileNotFoundError:
        pass
    except OSError as error:
        raise Unreadable(workspace.records, reading_advice(error)) from error
    return times


def _time_of_entry(entry: "os.DirEntry[bytes]") -> int:
    try:
        return entry.stat(follow_symlinks=False).st_mtime_ns
    except OSError:
        return 0


def look_into(folder: Path, known: Mapping[bytes, str], workspace: Workspace, now: float) -> Look:
    """Compare a folder with what the index has of it.

    Args:
        folder: The folder.
        known: What `stamps_known` gave.
        workspace: The workspace.
        now: The time, in seconds.
    """
    time = _time_of(folder)
    safe = time if int(now * 1e9) - time > _FRESH else 0
    try:
        is_there = folder in {workspace.students, workspace.records} or _is_folder(folder)
        there = _stamps(folder) if is_there else {}
    except FileNotFoundError:
        is_there, there = False, {}
    except OSError as error:
        # What was known of it stays: a disk that is away has lost nothing.
        return Look(folder, 0, problem=Unreadable(folder, reading_advice(error)))
    found = {stored(path, workspace.root): (path, stamp) for path, stamp in there.items()}
    changed = tuple(one for name, one in found.items() if known.get(name) != one[1])
    gone = tuple(path for path in known if path not in found)
    return Look(folder, safe, changed, gone, there=is_there)


def _is_folder(path: Path) -> bool:
    """Whether a folder of records is one: where a link or a file is now, it is gone."""
    return stat.S_ISDIR(os.lstat(path).st_mode)


def _time_of(folder: Path) -> int:
    """When a folder last changed, in nanoseconds; 0 where that can't be told."""
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0


def _stamps(folder: Path) -> dict[Path, str]:
    """What tells that a file is another one than before, for each that may be a record."""
    found: dict[Path, str] = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or not is_document(entry.name):
                continue
            with contextlib.suppress(FileNotFoundError):  # it went just now; the others are there
                if not entry.is_dir(follow_symlinks=False):
                    at = entry.stat(follow_symlinks=False)
                    stamp = f"{at.st_size}.{at.st_mtime_ns}.{at.st_ino}.{at.st_ctime_ns}"
                    found[folder / entry.name] = stamp
    return found
