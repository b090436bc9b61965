"""Drafts: what was typed while the disk made a save wait, in a hidden file beside the record.

A save is over when the disk says so, and a slow disk takes half a second for that. A draft is
written without waiting, so that it survives a kill, though perhaps no power cut. The next save that
succeeds removes it; if none does, whoever opens the record next finds it.
"""

import contextlib
import hashlib
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from conferapp.storage.errors import Unreadable, WriteFailed
from conferapp.storage.files import write_draft
from conferapp.storage.records import ReadRecord, UnreadableRecord, read_record
from conferapp.storage.sealing import Seal

_NAME: Final = re.compile(r"\.(?P<of>.+)\.(?P<marks>[0-9a-f]{8}(?:-[0-9a-f]{8})?)\.draft")


def is_draft(name: str) -> bool:
    """Whether a file's name is one that a draft has.

    Args:
        name: The name.
    """
    return _NAME.fullmatch(name) is not None


class Leftover(NamedTuple):
    """A draft that is further on than its record.

    Attributes:
        path: The draft.
        read: What it holds.
        follows: Whether it goes on from what the record's file holds; if not, somebody else was
            there.
    """

    path: Path
    read: ReadRecord
    follows: bool


class Drafts:
    """The drafts that this program keeps.

    `keep` and `drop` come from two threads.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[int, Path]] = {}
        self._saved: dict[str, int] = {}
        self._busy = threading.Lock()

    def keep(self, key: str, revision: int, path: Path, data: bytes) -> None:
        """Put a draft in place of the one before, as far as the disk lets it.

        A disk that doesn't is told of by the save that waits.

        Args:
            key: Whose draft: the id of the record.
            revision: Which snapshot.
            path: Where `draft_path` has it.
            data: Its bytes.
        """
        with self._busy, contextlib.suppress(WriteFailed):
            if revision <= self._saved.get(key, -1):
                return  # the save was over in the meantime
            write_draft(path, data)
            before = self._kept.get(key)
            self._kept[key] = (revision, path)
            if before and before[1] != path:
                discard(before[1])

    def drop(self, key: str, revision: int) -> None:
        """Remove a draft whose words are on disk.

        Args:
            key: Whose draft.
            revision: The snapshot that was saved; a newer draft stays.
        """
        with self._busy:
            self._saved[key] = revision
            if key in self._kept and self._kept[key][0] <= revision:
                discard(self._kept.pop(key)[1])

    def forget(self, key: str) -> None:
        """Forget how far a document was saved, because its file was read anew.

        Args:
            key: Which document.
        """
        with self._busy:
            self._saved.pop(key, None)


def draft_path(path: Path, *bases: bytes) -> Path:
    """Where the draft of a record goes.

    Args:
        path: The record's file.
        bases: What that file holds now, and what it is about to hold, in this order; the draft goes
            on from either. The second may be missing.
    """
    marks = "-".join(dict.fromkeys(map(_mark, filter(None, bases))))
    return path.with_name(f".{path.name}.{marks}.draft")


def leftovers(path: Path, found: ReadRecord, seal: Seal) -> Iterator[Leftover]:
    """The drafts that a killed program left beside a record, the one that is furthest on first.

    Those that tell nothing new, or were torn by a power cut, are removed. One that can't be read at
    this moment stays for the next time.

    Args:
        path: The record's file.
        found: What it holds.
        seal: How the files of its workspace are sealed.
    """
    told = []
    for draft, marks in _drafts_of(path):
        try:
            read = read_record(draft, seal)
        except UnreadableRecord:
            discard(draft)
        except Unreadable:
            continue
        else:
            if read.record.id == found.record.id and read.record.revision > found.record.revision:
                told.append(Leftover(draft, read, _mark(found.data) in marks))
            else:
                discard(draft)
    yield from sorted(told, key=lambda one: one.read.record.revision, reverse=True)


def discard(draft: Path) -> None:
    """Remove a draft whose words are elsewhere, as far as the system lets it go.

    Args:
        draft: The file.
    """
    with contextlib.suppress(OSError):
        draft.unlink()


def _drafts_of(path: Path) -> list[tuple[Path, list[str]]]:
    found = []
    with contextlib.suppress(OSError):
        for entry in path.parent.iterdir():
            name = _NAME.fullmatch(entry.name)
            if name and name["of"] == path.name:
                found.append((entry, name["marks"].split("-")))
    return found


def _mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:8]
