"""Neighbours: workspaces that lie beside each other in one folder."""

import os
from collections.abc import Iterable
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


def others_beside(workspace: Path) -> bool:
    """Whether other workspaces lie beside one; where that can't be seen, they may.

    Args:
        workspace: The workspace.
    """
    own = os.path.realpath(workspace)
    try:
        return any(
            is_workspace(below) and os.path.realpath(below) != own
            for below in workspace.absolute().parent.iterdir()
        )
    except FileNotFoundError:
        return False
    except OSError:
        return True


def several_in(folder: Path) -> bool:
    """Whether several workspaces lie directly in a folder.

    Args:
        folder: The folder; one that can't be looked into holds none that anybody knows of.
    """
    try:
        return sum(map(is_workspace, folder.iterdir())) > 1
    except OSError:
        return False


def shared_above(place: Path, workspaces: Iterable[Path]) -> Path | None:
    """The folder around a place in which several workspaces lie, so that others may see it.

    Args:
        place: A file or a folder, which need not be there yet.
        workspaces: Workspaces that are known; the folder above one may be such a folder.
    """
    real = Path(os.path.realpath(place))
    around = (real, real.parent, *(Path(os.path.realpath(one)).parent for one in workspaces))
    found = (folder for folder in around if real.is_relative_to(folder) and several_in(folder))
    return next(found, None)
