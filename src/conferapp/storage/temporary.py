"""Temporary files: what a write makes beside its file, and what a killed run left of it."""

import contextlib
import os
import re
import secrets
from pathlib import Path
from typing import Final

from conferapp.storage import disk

_OURS: Final = re.compile(r"\.conferapp-(\d+)-[0-9a-f]{16}\.tmp")


def temporary_path(folder: Path) -> Path:
    """A name that nothing has yet, and that the next start sweeps away if this run is killed.

    Args:
        folder: The folder.
    """
    return folder / f".conferapp-{os.getpid()}-{secrets.token_hex(8)}.tmp"


def is_temporary(name: str) -> bool:
    """Whether a file's name is one that a temporary file has.

    Args:
        name: The name.
    """
    return _OURS.fullmatch(name) is not None


def sweep_temporary(folder: Path, *, own: bool = False) -> int:
    """Remove what a killed run left half written.

    A file of a program that still runs stays. If one is taken from a program on another computer
    that shares the folder, that program's save fails once and is tried again: nothing is lost.

    Args:
        folder: The folder to look in, not below it.
        own: Whether to remove this process's own as well; only for the thread that does the
            writing, or after it ended.

    Returns:
        How many were removed.
    """
    removed = 0
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            match = _OURS.fullmatch(entry.name)
            if match is None or _in_use(int(match[1]), own):
                continue
            with contextlib.suppress(OSError):
                os.unlink(entry.path)
                removed += 1
    return removed


def _in_use(process: int, own: bool) -> bool:
    return not own if process == os.getpid() else disk.runs(process)
