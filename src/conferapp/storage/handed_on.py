"""Files that are handed on: written whole, for this user alone, and over nobody else's file."""

import os
from collections.abc import Mapping
from pathlib import Path

from conferapp.storage.errors import AlreadyThere, StorageError
from conferapp.storage.files import identity, private_folder, write_atomic, write_new


class InTheWay(StorageError):
    """A file of that name is there already; it was left as it is.

    Args:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is there already, and was left as it is. Name another place, or add --force "
            "to replace it."
        )


class InsideWorkspace(StorageError):
    """What is handed on was to go into the workspace, where it would be taken for a part of it.

    Args:
        path: The place.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is inside the Conferapp folder, which holds conferences and nothing else. "
            "Name a place outside it."
        )


class NoSuchHome(StorageError):
    """A place begins with the folder of somebody whom this computer doesn't know."""

    def __init__(self) -> None:
        super().__init__(
            "Nobody on this computer has the name behind the “~”. Write ~/ for your own folder, or "
            "the whole path."
        )


def place_named(path: Path) -> Path:
    """A place as somebody wrote it, from the root of the disk on.

    Args:
        path: Maybe with a `~` in front, or counted from the current folder.

    Raises:
        NoSuchHome: Nobody has the name behind the `~`.
    """
    try:
        return path.expanduser().absolute()
    except RuntimeError:
        raise NoSuchHome from None


def check_outside(path: Path, workspace: Path) -> None:
    """Refuse a place inside a workspace.

    Args:
        path: Where something is to go.
        workspace: The folder of the workspace.

    Raises:
        InsideWorkspace: It is.
    """
    # Unlike `Path.resolve` this minds no links that lead to themselves; writing tells of those.
    if Path(os.path.realpath(path)).is_relative_to(os.path.realpath(workspace)):
        raise InsideWorkspace(path)


def hand_on(files: Mapping[Path, bytes], *, replacing: bool = False) -> None:
    """Write some files; where one of them is in the way, none is written.

    Args:
        files: Their contents. Folders that are missing are made.
        replacing: Whether files that are there may be replaced.

    Raises:
        InTheWay: A file is there, and may not be replaced.
        WriteFailed: One isn't on disk.
    """
    for path in files:
        if not replacing and identity(path) is not None:
            raise InTheWay(path)
    for path, data in files.items():
        private_folder(path.parent)
        if replacing:
            write_atomic(path, data)
            continue
        try:
            write_new(path, data)
        except AlreadyThere:  # somebody was quicker
            raise InTheWay(path) from None
