"""Foreign files among students and records: found by their names alone, and never read."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from conferapp.storage.belonging import Entry, group_of
from conferapp.storage.errors import Unreadable
from conferapp.storage.findings import FOREIGN
from conferapp.storage.sealing import is_document
from conferapp.storage.workspace import Workspace


def foreign_in(workspace: Workspace) -> Iterator[Path]:
    """What lies where students and records are, and isn't Conferapp's.

    Args:
        workspace: The workspace.
    """
    try:
        folders = workspace.record_folders()
    except Unreadable:  # told of by whoever reads what is in it
        folders = []
    for folder in dict.fromkeys((workspace.students, *folders)):
        for entry in _entries(folder):
            ours = entry.is_file and is_document(entry.path.name)
            below = entry.is_folder and folder == workspace.records
            if not ours and not below and group_of(entry) == FOREIGN:
                yield entry.path


def _entries(folder: Path) -> list[Entry]:
    """What a folder holds, by name, without a look at each."""
    try:
        with os.scandir(folder) as inside:
            found = [Entry(Path(entry.path), _type(entry), 0) for entry in inside]
    except OSError:  # one that isn't there is empty; one that can't be read is told of elsewhere
        return []
    return sorted(found)


def _type(entry: "os.DirEntry[str]") -> int:
    if entry.is_symlink():
        return stat.S_IFLNK
    return stat.S_IFDIR if entry.is_dir(follow_symlinks=False) else stat.S_IFREG
