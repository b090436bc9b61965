"""The first start: whether somebody is here who doesn't know the app yet."""

import contextlib

from conferapp.desk.desk import Desk
from conferapp.storage.errors import StorageError, Unreadable
from conferapp.storage.files import private_folder, write_atomic
from conferapp.storage.workspace import Workspace


def is_first_start(desk: Desk) -> bool:
    """Whether to welcome somebody: no name yet, nobody in the workspace, and not seen before.

    Args:
        desk: What the app works with.
    """
    return nameless(desk) and holds_nobody(desk.workspace)


def nameless(desk: Desk) -> bool:
    """Whether to ask the tutor's name: there is none yet, and nobody was asked before.

    Args:
        desk: What the app works with.
    """
    tutor = desk.tutor
    known = tutor.tutor or tutor.problems or desk.unkept
    return not known and not desk.places.welcomed.exists()


def holds_nobody(workspace: Workspace) -> bool:
    """Whether a workspace has neither students nor conferences; in doubt it has.

    Args:
        workspace: The workspace, which need not be there.
    """
    try:
        return not workspace.student_files() and len(workspace.record_folders()) == 1
    except Unreadable:
        return not workspace.root.is_dir()


def welcomed(desk: Desk) -> None:
    """Note that the welcome was seen; where that can't be noted, it comes once more.

    Args:
        desk: What the app works with.
    """
    with contextlib.suppress(StorageError):
        private_folder(desk.places.welcomed.parent)
        write_atomic(desk.places.welcomed, b"seen\n")
