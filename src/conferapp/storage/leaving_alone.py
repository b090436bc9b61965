"""Finds what a report leaves alone in one workspace, or marks."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from conferapp.domain.text import clean
from conferapp.storage.doubles import copies_in
from conferapp.storage.foreign import foreign_in
from conferapp.storage.index.entries import NEWER
from conferapp.storage.index.index import Index
from conferapp.storage.left_alone import LeftAlone
from conferapp.storage.workspace import Workspace

Read = tuple[Workspace, Index]
_MOVE: Final = "Move it to a folder of your own."
_UPDATE: Final = "To read all of it, update Conferapp."


def left_alone_in(read: Read, every: Sequence[Read]) -> Iterator[LeftAlone]:
    """What isn't counted in a workspace, or not as it is.

    Args:
        read: The workspace with its index.
        every: All that are read side by side, this one too.
    """
    workspace, index = read
    yield from _unreadable(read, every)
    yield from _newer(workspace, index)
    yield from copies_in(workspace, index)
    for path in foreign_in(workspace):
        inside = clean(workspace.relative(path))
        yield LeftAlone("foreign", workspace.root, inside, "", _MOVE)


def _unreadable(read: Read, every: Sequence[Read]) -> Iterator[LeftAlone]:
    """What can't be read; where another folder has the same file whole, that is the remedy."""
    workspace, index = read
    sql = "SELECT path, reason, remedy FROM file WHERE kind = 'unreadable'"
    for path, reason, remedy in index.ask(sql):
        inside = Path(os.fsdecode(path))
        whole = next((other.root for other, its in every if _is_whole(its, path)), None)
        there = clean(str(whole / inside)) if whole else ""
        mended = f"A whole one is {there}, and counts." if there else remedy
        yield LeftAlone("unreadable", workspace.root, clean(inside.as_posix()), reason, mended)


def _is_whole(index: Index, path: bytes) -> bool:
    sql = "SELECT 1 FROM file WHERE path = ? AND kind != 'unreadable'"
    return bool(index.ask(sql, (path,)))


def _newer(workspace: Workspace, index: Index) -> Iterator[LeftAlone]:
    sql = "SELECT path FROM file WHERE kind != 'unreadable' AND reason = ?"
    for (path,) in index.ask(sql, (NEWER,)):
        yield LeftAlone("newer", workspace.root, clean(os.fsdecode(path)), "", _UPDATE)
