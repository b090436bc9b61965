"""Every folder that a power cut could leave of a workspace, read back by the app’s own code."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from tests.faults.broken_disk import BrokenDisk, Step
from tests.faults.power_cut import Disk, Left

from conferapp.domain.record import Record
from conferapp.storage.caseload import Caseload
from conferapp.storage.errors import StorageError
from conferapp.storage.store import Store
from conferapp.storage.workspace import Workspace

TOO_OLD: Final = 1.0
"""Seconds that what is found after a cut may be behind."""
_DAY: Final = date(2026, 11, 30)


@dataclass
class Judged:
    """What was found in the folders.

    Attributes:
        cuts: How many folders a cut could leave, each moment by itself.
        folders: How many of them are different.
        corrupt: What is wrong in which, as far as something is.
        too_old: The same for those that hold too little.
        oldest_ms: How old the oldest was when the power was cut.
    """

    cuts: int = 0
    folders: int = 0
    corrupt: list[str] = field(default_factory=list)
    too_old: list[str] = field(default_factory=list)
    oldest_ms: float = 0.0


@dataclass
class Reader:
    """Reads a folder as the next start does.

    Attributes:
        top: The workspace that the paths are below.
        scratch: A folder to build it in.
        version: Which version a record is; 0 where there is none.
    """

    top: Path
    scratch: Path
    version: Callable[[Record], int]
    _known: dict[frozenset[tuple[str, bytes]], int | str] = field(default_factory=dict)

    @property
    def folders(self) -> int:
        """How many different folders were read."""
        return len(self._known)

    def read(self, left: Left) -> int | str:
        """The version that is found, or what is wrong.

        Args:
            left: The files that are left.
        """
        key = frozenset(left.items())
        if key not in self._known:
            self._known[key] = self._read(left)
        return self._known[key]

    def _read(self, left: Left) -> int | str:
        with BrokenDisk(self.scratch, is_hasty=True).inserted():
            return self._opened(self._built(left))

    def _built(self, left: Left) -> Workspace:
        root = self.scratch / str(self.folders)
        for path, data in left.items():
            there = root / Path(path).relative_to(self.top)
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(data)
        return Workspace(root)

    def _opened(self, workspace: Workspace) -> int | str:
        try:
            workspace.open()
            caseload = Caseload.read(workspace, _DAY)
            lines = [line for student in caseload.students for line in student.conferences]
            if caseload.unreadable or len(lines) > 1:
                return f"home shows {len(lines)} conferences and {caseload.unreadable}"
            store = Store(workspace, tell=lambda _: None)
            return self.version(store.open_record(lines[0].path).record) if lines else 0
        except StorageError as problem:
            return str(problem)


def judge(
    disk: Disk, steps: Sequence[Step], said: Sequence[tuple[float, int]], reader: Reader
) -> Judged:
    """Cut the power after each step, at the last moment before the next one.

    Args:
        disk: The folder before the first step.
        steps: What happened, in order.
        said: When each version was there to be saved, in order.
        reader: Reads what is left.
    """
    judged, safe = Judged(), 0
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        disk.take(step)
        moment = following.at if following else step.at
        found: list[int] = []
        for left in disk.after_a_cut():
            judged.cuts += 1
            version = reader.read(left)
            if isinstance(version, str):
                judged.corrupt.append(f"after {step.what} of {Path(step.path).name}: {version}")
            else:
                found.append(version)
        least = min(found, default=safe)
        age = max((moment - at for at, version in said if version > least), default=0.0)
        judged.oldest_ms = max(judged.oldest_ms, age * 1000)
        if age > TOO_OLD or least < safe:
            judged.too_old.append(f"after {step.what}: version {least}, {age:.1f} s behind")
        safe = max(safe, least)
    judged.folders = reader.folders
    return judged
