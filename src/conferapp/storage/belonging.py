"""What stands in a folder of the workspace, and which of it Conferapp put there."""

import contextlib
import os
import re
import stat
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from conferapp.storage.drafts import is_draft
from conferapp.storage.errors import Unreadable, reading_advice
from conferapp.storage.findings import DRAFTS, FOREIGN, HIDDEN, LEFTOVER, Group
from conferapp.storage.temporary import is_temporary

_HIDDEN: Final = re.compile(r"[.~].*|desktop\.ini|thumbs\.db|icon\r", re.IGNORECASE | re.DOTALL)
"""Names that file managers, editors and sync programs hide, or put everywhere."""
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


class Entry(NamedTuple):
    """One thing in a folder; a link is a link, wherever it leads.

    Attributes:
        path: Where it is.
        mode: Its type and rights.
        size: In bytes.
    """

    path: Path
    mode: int
    size: int

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return stat.S_ISDIR(self.mode)

    @property
    def is_file(self) -> bool:
        """Whether it is a plain file."""
        return stat.S_ISREG(self.mode)

    @property
    def is_link(self) -> bool:
        """Whether it is a link."""
        return stat.S_ISLNK(self.mode)

    @property
    def rights(self) -> str:
        """Its rights as people write them, such as `644`."""
        return f"{stat.S_IMODE(self.mode):o}"

    @property
    def is_open(self) -> bool:
        """Whether other people who use the computer have any right on it."""
        told = self.is_file or self.is_folder
        return sys.platform != "win32" and told and bool(self.mode & _OTHERS)


def entries(folder: Path) -> list[Entry]:
    """All that a folder holds, by name; one that isn't there is empty.

    Args:
        folder: The folder.

    Raises:
        Unreadable: It can't be looked into.
    """
    found = []
    try:
        with os.scandir(folder) as inside:
            for entry in inside:
                with contextlib.suppress(FileNotFoundError):  # it went while we looked
                    state = entry.stat(follow_symlinks=False)
                    found.append(Entry(Path(entry.path), state.st_mode, state.st_size))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise Unreadable(folder, reading_advice(error)) from error
    return sorted(found)


class Stray(NamedTuple):
    """Something that isn't what its folder is for.

    Attributes:
        group: Hidden, temporary, a draft, or foreign.
        path: Where it is.
        reason: What it is, as half a sentence.
    """

    group: Group
    path: Path
    reason: str


def strays(found: Collection[Entry], ours: Collection[Path]) -> Iterator[Stray]:
    """What in a folder isn't what it is for.

    Args:
        found: All that it holds.
        ours: What it is for.
    """
    for entry in found:
        if entry.path not in ours:
            group = group_of(entry)
            yield Stray(group, entry.path, _REASONS.get(group.key) or _what(entry))


def group_of(entry: Entry) -> Group:
    """The sort of finding that a stray is.

    Args:
        entry: What is in the folder.
    """
    name = entry.path.name
    if entry.is_file and is_temporary(name):
        return LEFTOVER
    if entry.is_file and is_draft(name):
        return DRAFTS
    return HIDDEN if _HIDDEN.fullmatch(name) else FOREIGN


_REASONS: Final = {
    LEFTOVER.key: "a save of this moment, or one that was killed",
    DRAFTS.key: "not yet in the conference",
}


def _what(entry: Entry) -> str:
    if entry.is_folder:
        return "a folder"
    if entry.is_link:
        return "a link; Conferapp follows none"
    return "a file" if entry.is_file else "no plain file"
