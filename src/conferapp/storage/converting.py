"""Converts the files of a workspace from plain text to age files, or back.

File by file: the new one is written whole and opened again before the old one goes. Stopped
anywhere, it leaves each file in one form or in both; running it again goes on from there.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from conferapp.storage import disk
from conferapp.storage.drafts import is_draft
from conferapp.storage.errors import AlreadyThere, StorageError, Unreadable
from conferapp.storage.files import (
    Reading,
    identity,
    read_bounded,
    write_atomic,
    write_new,
)
from conferapp.storage.sealing import LARGEST, Seal, is_document, is_sealed, named_for
from conferapp.storage.store import Store
from conferapp.storage.temporary import sweep_temporary
from conferapp.storage.workspace import Workspace


class Outcome(Enum):
    """What became of a file."""

    DONE = ""
    ALREADY = "it has the new form"
    DIFFERS = "a file of the new name is there, and differs"
    STAYED = "a copy in the new form is there, but this one could not be removed"


@dataclass
class Tally:
    """What was done.

    Attributes:
        done: How many files were converted.
        already: How many were in the new form.
        left: Files that were left as they are, with the reason.
    """

    done: int = 0
    already: int = 0
    left: list[tuple[Path, str]] = field(default_factory=list)

    @property
    def seen(self) -> int:
        """How many files there were."""
        return self.done + self.already + len(self.left)


class Converter:
    """Converts a workspace.

    Args:
        workspace: The workspace; its seal opens what is sealed.
        seal: How the files are to be sealed.
        again: Whether files that are sealed already are sealed anew, for other keys.
    """

    def __init__(self, workspace: Workspace, seal: Seal, *, again: bool = False) -> None:
        self._workspace, self._seal, self._again = workspace, seal, again
        self.tally = Tally()

    def run(self) -> Iterator[Tally]:
        """Convert every file, and tell after each how far it is.

        Yields:
            The tally, which goes on counting.

        Raises:
            WriteFailed: The disk doesn't take more. What was converted stays converted.
            Unreadable: A folder can't be read.
        """
        self._take_up_drafts()
        for path in self._files():
            self._count(path)
            yield self.tally

    def _take_up_drafts(self) -> None:
        """Bring what a killed program left in drafts into the records."""
        store = Store(self._workspace, tell=lambda _: None)
        for folder in self._workspace.record_folders():
            names = _names(folder)
            sweep_temporary(folder)
            if any(map(is_draft, names)):
                for path in self._workspace.record_files(folder):
                    with contextlib.suppress(Unreadable):  # counted when its turn comes
                        store.open_record(path)

    def _files(self) -> list[Path]:
        """Students' files, records and copies of both, by path."""
        here = self._workspace
        found = [*here.student_files()]
        for folder in here.record_folders():
            found += here.record_files(folder)
        if here.bin.is_dir():
            found += [
                path
                for path in sorted(here.bin.rglob("*"))
                if is_document(path.name) and not path.is_symlink()
            ]
        return found

    def _count(self, path: Path) -> None:
        try:
            outcome = self._convert(path)
        except Unreadable as problem:
            self.tally.left.append((path, problem.advice.reason))
        else:
            if outcome is Outcome.DONE:
                self.tally.done += 1
            elif outcome is Outcome.ALREADY:
                self.tally.already += 1
            else:
                self.tally.left.append((path, outcome.value))

    def _convert(self, path: Path) -> Outcome:
        found = read_bounded(path, LARGEST)
        target = named_for(path, self._seal)
        sealed, wanted = is_sealed(found.data), bool(self._seal.suffix)
        if sealed == wanted and target == path and not (sealed and self._again):
            return Outcome.ALREADY
        content = self._workspace.seal.open(found.data, path)
        data = self._seal.close(content)
        if self._seal.open(data, path) != content:
            raise NotTheSame
        if target == path:
            write_atomic(path, data, seen=found.identity)
            return Outcome.DONE
        return self._moved(path, found, target, content, data)

    def _moved(
        self, path: Path, found: Reading, target: Path, content: bytes, data: bytes
    ) -> Outcome:
        """Write the new file, and remove the old one if nobody changed it meanwhile."""
        try:
            write_new(target, data)
        except AlreadyThere:  # stopped between the two, or somebody else's
            there = self._workspace.seal.open(read_bounded(target, LARGEST).data, target)
            if there != content:
                return Outcome.DIFFERS
        if identity(path) != found.identity:  # a sync program was here: a second version
            return Outcome.DIFFERS
        try:
            path.unlink()
            disk.sync_folder(path.parent)
        except OSError:
            return Outcome.STAYED
        return Outcome.DONE


class NotTheSame(StorageError):
    """What was sealed doesn't open to what it was made of; nothing was replaced."""

    def __init__(self) -> None:
        super().__init__(
            "Encrypting a file gave something that doesn’t open again, so everything was left as "
            "it is. Please install Conferapp anew."
        )


def _names(folder: Path) -> list[str]:
    with contextlib.suppress(OSError):
        return [entry.name for entry in folder.iterdir()]
    return []
