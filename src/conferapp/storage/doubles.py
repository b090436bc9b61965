"""Doubles: files of one conference or student in several workspaces, and which of them counts.

Which one that is hangs on what the files say, and never on the order in which folders were named.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from conferapp.domain.text import clean
from conferapp.storage.documents import read_document
from conferapp.storage.errors import Unreadable
from conferapp.storage.index.index import Index
from conferapp.storage.index.lines import BETWEEN_COPIES
from conferapp.storage.left_alone import LeftAlone
from conferapp.storage.workspace import Workspace

TABLES: Final = ("student", "conference")
_BEHIND: Final = "it is behind the one that counts"
_DIFFERS: Final = "it is as far on as the one that counts, and says something else"
_LOOK: Final = "Open both, and see which is right."


class Held(NamedTuple):
    """What a workspace has of a conference or a student.

    Attributes:
        at: The number of the workspace.
        workspace: The workspace.
        inside: The path of the file in it; "" where only others tell of the student.
        revision: How far on it is.
    """

    at: int
    workspace: Workspace
    inside: str
    revision: int

    @property
    def said(self) -> str:
        """What tells whether two files say the same; "" for one that can't be read."""
        return _said(self.workspace, self.inside) if self.inside else ""

    @property
    def place(self) -> str:
        """Where it is, so that of two that are alike always the same one counts."""
        return os.path.realpath(self.workspace.root / self.inside)


def by_key(table: str, sources: Iterable[tuple[Workspace, Index]]) -> dict[str, list[Held]]:
    """What each of several workspaces has, by the id of the conference or student.

    Args:
        table: One of `TABLES`.
        sources: The workspaces with their indexes.
    """
    found: dict[str, list[Held]] = {}
    for at, (workspace, index) in enumerate(sources):
        rows = index.ask(f"SELECT id, revision, path FROM {table}")  # noqa: S608
        for key, revision, path in rows:
            inside = os.fsdecode(path) if path is not None else ""
            found.setdefault(key, []).append(Held(at, workspace, inside, revision))
    return found


def settled(held: Sequence[Held]) -> tuple[Held, list[LeftAlone]]:
    """Which one counts, and what the others are.

    The one that is furthest on counts. Among equals it is the one that a comparison of what they
    say puts first: that is no better than another, but it is the same one every time.

    Args:
        held: What there is of one conference or student.
    """
    most = max(one.revision for one in held)
    even = [one for one in held if one.revision == most and one.inside] or [*held]
    said = {one: one.said for one in even} if len(even) > 1 else {}
    counts = min(even, key=lambda one: (not said.get(one), said.get(one, ""), one.place))
    others = [one for one in held if one is not counts and one.inside]
    return counts, [_told(one, said.get(one) == said.get(counts, ""), most) for one in others]


def _told(one: Held, same: bool, most: int) -> LeftAlone:
    inside, root = clean(one.inside), one.workspace.root
    if one.revision == most and same:
        return LeftAlone("doubled", root, inside)
    if one.revision < most:
        return LeftAlone("version", root, inside, _BEHIND)
    return LeftAlone("version", root, inside, _DIFFERS, _LOOK)


def copies_in(workspace: Workspace, index: Index) -> Iterator[LeftAlone]:
    """Other files of the same conference or student in one workspace.

    Args:
        workspace: The workspace.
        index: Its index.
    """
    for table in TABLES:
        sql = f"SELECT path, copies FROM {table} WHERE length(copies) > 0"  # noqa: S608
        for path, copies in index.ask(sql):
            counts = _said(workspace, os.fsdecode(path)) if path is not None else ""
            for copy in map(os.fsdecode, copies.split(BETWEEN_COPIES)):
                same = bool(counts) and _said(workspace, copy) == counts
                group = "doubled" if same else "version"
                yield LeftAlone(group, workspace.root, clean(copy))


def _said(workspace: Workspace, inside: str) -> str:
    try:
        text = read_document(Path(workspace.root, inside), workspace.seal).text
    except Unreadable:  # it went, or was broken, just now
        return ""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
