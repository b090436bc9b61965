"""Saver and store of the app in this process, without its screens, on a disk that breaks."""

import itertools
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from tests.faults.broken_disk import BrokenDisk, Fault
from tests.samples import a_record

from conferapp.storage.records import dump, read_record
from conferapp.storage.saver import Saver, SaveState
from conferapp.storage.store import KeptApart, Store
from conferapp.storage.temporary import sweep_temporary
from conferapp.storage.workspace import Workspace

LONG: Final = 10.0


@dataclass
class Bench:
    """A workspace, and what saves into it.

    Attributes:
        workspace: The workspace, made on a sound disk.
        delay: Seconds from a change to its save.
        is_armed: Whether the disk is broken now.
        apart: What the store told of second versions.
    """

    workspace: Workspace
    delay: float = 0.0
    is_armed: bool = False
    apart: list[KeptApart] = field(default_factory=list)
    _heard: threading.Condition = field(default_factory=threading.Condition)

    @property
    def path(self) -> Path:
        """Where the record is."""
        record = a_record()
        return self.workspace.record_path(
            record.student.id, record.created, record.agenda.id, record.id
        )

    @property
    def revision(self) -> int | None:
        """Which revision is on disk, or None.

        Raises:
            Unreadable: The file isn't whole.
        """
        return read_record(self.path).record.revision if self.path.exists() else None

    @property
    def files(self) -> list[str]:
        """The names of everything in the folder of the record."""
        return sorted(path.name for path in self.path.parent.iterdir())

    def disk(self, fault: Fault | None) -> BrokenDisk:
        """A disk that is broken while the bench is armed."""
        return BrokenDisk(self.workspace.root, fault, armed=lambda: self.is_armed, is_hasty=True)

    @contextmanager
    def saver(self) -> Iterator[Saver]:
        """A saver at work."""
        store = Store(self.workspace, tell=self.apart.append)
        if self.path.exists():
            store.open_record(self.path)
        saver = Saver(
            store.save,
            now=lambda: datetime.now(UTC),
            tell=self._hear,
            jot=store.jot,
            delay=self.delay,
        )
        saver.start()
        try:
            yield saver
        finally:
            saver.close(LONG)

    def wait(self, saver: Saver, condition: Callable[[SaveState], bool]) -> SaveState:
        """Wait until the saver is in a state that it tells of."""
        with self._heard:
            came = self._heard.wait_for(lambda: condition(saver.state), LONG)
        assert came, f"it never came to that: {saver.state}"
        return saver.state

    def _hear(self, _: SaveState) -> None:
        with self._heard:
            self._heard.notify_all()

    def clear(self, *, saved: bool) -> None:
        """Begin again.

        Args:
            saved: Whether the record is on disk, with revision 1.
        """
        shutil.rmtree(self.path.parent, ignore_errors=True)
        if saved:
            self.path.parent.mkdir()
            self.path.write_bytes(dump(a_record(revision=1)))


def sweep(bench: Bench, do: str, *, saved: bool) -> Iterator[tuple[Fault, str]]:
    """Break each call of a save in turn, once and for good.

    Args:
        bench: The bench.
        do: What the disk does, such as `ENOSPC`.
        saved: Whether the record was on disk before.

    Returns:
        Each fault that struck, and what went wrong then, or "".
    """
    for for_good in (False, True):
        for at in itertools.count(1):
            fault = Fault(do, at, for_good)
            disk = bench.disk(fault)
            problem = _save_on(bench, disk, saved=saved)
            if not disk.struck:
                break
            yield fault, problem


def sweep_of_drafts(bench: Bench, do: str) -> Iterator[tuple[Fault, str]]:
    """Break each call of a draft in turn, once and for good.

    Args:
        bench: The bench.
        do: What the disk does, such as `ENOSPC`.

    Returns:
        Each fault that struck, and what went wrong then, or "".
    """
    for for_good in (False, True):
        for at in itertools.count(1):
            fault = Fault(do, at, for_good)
            disk = bench.disk(fault)
            problem = _jot_on(bench, disk)
            if not disk.struck:
                break
            yield fault, problem


def _jot_on(bench: Bench, disk: BrokenDisk) -> str:
    """Put revision 2 into a draft, mend the disk, and save revision 3.

    Returns:
        What went wrong, or "".
    """
    bench.clear(saved=True)
    store = Store(bench.workspace, tell=bench.apart.append)
    with disk.inserted():
        store.open_record(bench.path)
        bench.is_armed = True
        store.jot(a_record(revision=2))
        bench.is_armed = False
        meanwhile = bench.revision
        store.save(a_record(revision=3))
    sweep_temporary(bench.path.parent, own=True)
    verdicts = {
        "the old record isn’t whole": meanwhile == 1,
        "it wasn’t saved afterwards": bench.revision == 3,
        f"these files are there: {bench.files}": bench.files == [bench.path.name],
        "a file was left open": not disk.descriptors,
    }
    return _first(verdicts)


def _first(verdicts: Mapping[str, bool]) -> str:
    return ", ".join(problem for problem, is_well in verdicts.items() if not is_well)


def _save_on(bench: Bench, disk: BrokenDisk, *, saved: bool) -> str:
    """Save revision 2 until it is saved or the tutor was told; then mend the disk.

    Returns:
        What went wrong, or "".
    """
    bench.clear(saved=saved)
    with disk.inserted(), bench.saver() as saver:
        bench.is_armed = True
        saver.offer(a_record(revision=2))
        said = bench.wait(saver, lambda state: bool(state.failing) or not state.pending).failing
        bench.is_armed = False
        meanwhile = bench.revision
        bench.wait(saver, lambda state: not state.pending)
    # What a system didn't let go of goes at the next start, when this process has ended.
    sweep_temporary(bench.path.parent, own=True)
    verdicts = {
        "the old record isn’t whole": meanwhile in {2, 1 if saved else None},
        "nobody was told": bool(said) or meanwhile == 2,
        f"the tutor was told this: {said}": said is None or said.startswith("Not saved: "),
        "it was taken for a fault of the program’s own": "fault of its own" not in (said or ""),
        "it wasn’t saved afterwards": bench.revision == 2,
        "a second version was made": not bench.apart,
        f"these files are there: {bench.files}": bench.files == [bench.path.name],
        "a file was left open": not disk.descriptors,
    }
    return _first(verdicts)
