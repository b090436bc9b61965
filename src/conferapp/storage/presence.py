"""Whether any window of this computer is open on a workspace.

Files that a window has open mustn't change their form under it. Each window holds a shared lock for
as long as it runs; whoever wants the workspace alone asks for the lock that isn't shared.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from conferapp.storage.disk import open_lock, try_lock
from conferapp.storage.errors import StorageError
from conferapp.storage.files import private_folder


class InUse(StorageError):
    """A window is open on the workspace."""

    def __init__(self) -> None:
        super().__init__(
            "Conferapp is open on this folder in another window. Close it, and run this again."
        )


@contextlib.contextmanager
def present(path: Path) -> Iterator[None]:
    """Be a window on a workspace; where the system can't lock, that isn't noted.

    Args:
        path: The lock file.

    Raises:
        InUse: Somebody has the workspace alone.
    """
    with _held(path, alone=False):
        yield


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Have a workspace alone on this computer.

    Args:
        path: The lock file.

    Raises:
        InUse: A window is open on it.
    """
    with _held(path, alone=True):
        yield


@contextlib.contextmanager
def _held(path: Path, *, alone: bool) -> Iterator[None]:
    descriptor = _opened(path)
    try:
        if descriptor is not None and not _is_mine(descriptor, alone=alone):
            raise InUse
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _opened(path: Path) -> int | None:
    try:
        private_folder(path.parent)
        return open_lock(path)
    except (OSError, StorageError):
        return None


def _is_mine(descriptor: int, *, alone: bool) -> bool:
    """Whether the lock is had; a disk without locks keeps nobody away."""
    try:
        return try_lock(descriptor, shared=not alone)
    except OSError:
        return True
