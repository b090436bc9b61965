"""What a power cut can leave of a folder, worked out from the steps that led there.

A kill leaves everything that was written; a power cut leaves what was synced, and of the rest
whatever the system happened to get done: of the names in a folder that were changed since the
folder was synced any number, in their order; of a file that wasn't synced nothing, half, all, or
zeros.
"""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from tests.faults.broken_disk import Step

Left = Mapping[str, bytes]
"""The files that are left and what is in them, by their paths below the folder."""


@dataclass
class _Node:
    """A file or a folder, whatever it is called at the moment.

    Attributes:
        now: What a reader of the file sees; None for a folder.
        is_safe: Whether that is on the disk.
        is_spoiled: Whether a sync of the file failed; a later one may say that all is well when it
            isn't.
    """

    now: bytes | None = b""
    is_safe: bool = False
    is_spoiled: bool = False

    def may_hold(self) -> list[bytes | None]:
        """What may be found in it after a cut; the whole comes last."""
        if self.is_safe or not self.now:
            return [self.now]
        return [b"", bytes(len(self.now)), self.now[: len(self.now) // 2], self.now]


_Names = dict[str, _Node]
_Change = tuple[Step, _Node]


@dataclass
class Disk:
    """A folder, as it is seen and as it is safe.

    Attributes:
        names: What is seen.
    """

    names: _Names = field(default_factory=dict)
    _safe: _Names = field(default_factory=dict)
    _since: dict[str, list[_Change]] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> "Disk":
        """A folder as it is, all of it safe.

        Args:
            folder: The folder.
        """
        found = {
            str(path): _Node(path.read_bytes() if path.is_file() else None, is_safe=True)
            for path in (folder, *folder.rglob("*"))
        }
        return cls(found, dict(found))

    def take(self, step: Step) -> None:
        """Do what was done.

        Args:
            step: The step.
        """
        if step.what == "write":
            node = self.names[step.path]
            node.now, node.is_safe = (node.now or b"") + step.data, False
        elif step.what == "fsync-failed":
            self.names[step.path].is_spoiled = True
        elif step.what == "fsync":
            self._sync(step.path)
        elif step.what in {"create", "mkdir"}:
            self._change((step, _Node(None if step.what == "mkdir" else b"")))
        elif step.what in {"link", "rename", "unlink"}:
            self._change((step, self.names[step.path]))

    def after_a_cut(self) -> Iterator[Left]:
        """Every folder that may be left; the last one is what is left when nothing is lost."""
        folders = list(self._since)
        ways = [range(len(self._since[folder]) + 1) for folder in folders]
        for counts in itertools.product(*ways):
            names = dict(self._safe)
            for folder, count in zip(folders, counts, strict=True):
                for change in self._since[folder][:count]:
                    _rename(names, *change)
            there = {path: node for path, node in names.items() if _is_reached(path, names)}
            for contents in itertools.product(*(node.may_hold() for node in there.values())):
                pairs = zip(there, contents, strict=True)
                yield {path: data for path, data in pairs if data is not None}

    def _change(self, change: _Change) -> None:
        _rename(self.names, *change)
        self._since.setdefault(_folder(change[0]), []).append(change)

    def _sync(self, path: str) -> None:
        node = self.names[path]
        if node.now is not None:
            node.is_safe = not node.is_spoiled
        for change in self._since.pop(path, []):
            _rename(self._safe, *change)


def _rename(names: _Names, step: Step, node: _Node) -> None:
    if step.what in {"unlink", "rename"}:
        names.pop(step.path, None)
    if step.what != "unlink":
        names[step.other or step.path] = node


def _folder(step: Step) -> str:
    return str(PurePosixPath(step.other or step.path).parent)


def _is_reached(path: str, names: _Names) -> bool:
    """Whether the folders above a file are there too, up to the one at the top."""
    top = min(names, key=len)
    above = PurePosixPath(path)
    while str(above) != top and above != above.parent:
        if str(above) not in names:
            return False
        above = above.parent
    return True
