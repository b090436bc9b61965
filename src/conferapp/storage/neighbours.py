"""Neighbours: workspaces that lie beside each other in one folder."""

from pathlib import Path

from conferapp.storage.errors import StorageError, Unreadable, reading_advice
from conferapp.storage.workspace import Workspace


class NoWorkspaces(StorageError):
    """A folder was to hold workspaces, and holds none.

    Args:
        folder: The folder.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"There is no Conferapp folder in {folder}. Name one that holds records, or the folder "
            "above several of them."
        )


def is_workspace(folder: Path) -> bool:
    """Whether a folder holds records of Conferapp's.

    Args:
        folder: The folder.
    """
    try:
        return Workspace(folder).records.is_dir()
    except OSError:
        return False


def workspaces_in(folder: Path) -> tuple[Path, ...]:
    """The workspace that a folder is, or those that lie directly in it, by name.

    Args:
        folder: The folder.

    Raises:
        NoWorkspaces: There are none.
        Unreadable: It can't be looked into.
    """
    if is_workspace(folder):
        return (folder,)
    try:
        found = tuple(sorted(below for below in folder.iterdir() if is_workspace(below)))
    except FileNotFoundError:
        found = ()
    except OSError as error:
        raise Unreadable(folder, reading_advice(error)) from error
    if not found:
        raise NoWorkspaces(folder)
    return found
