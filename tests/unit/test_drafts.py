"""What is typed while a slow disk makes a save wait survives a kill, and is never in the way."""

import threading
import time
from pathlib import Path

import pytest
from tests.samples import RECORD_ID, a_record

from conferapp.domain.clock import Clock
from conferapp.domain.record import Record
from conferapp.storage import disk
from conferapp.storage.drafts import is_draft
from conferapp.storage.errors import WriteFailed
from conferapp.storage.records import dump, read_record
from conferapp.storage.saver import Saver
from conferapp.storage.store import KeptApart, Store
from conferapp.storage.workspace import Workspace

PATIENCE = 10.0


class Bench:
    """A store on a workspace with the sample saved at revision 1."""

    def __init__(self, root: Path) -> None:
        self.workspace = Workspace(root)
        self.workspace.open()
        self.told: list[KeptApart] = []
        self.store = self.another()
        self.store.save(a_record(revision=1))
        self.path = self.store.path_of(RECORD_ID) or root

    def another(self) -> Store:
        """The store of the next start."""
        return Store(self.workspace, tell=self.told.append)

    def drafts(self) -> list[Path]:
        """The drafts in the folder."""
        return [path for path in self.path.parent.iterdir() if is_draft(path.name)]

    def others(self) -> list[Path]:
        """Everything beside the record."""
        return [path for path in self.path.parent.iterdir() if path != self.path]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A fresh one."""
    return Bench(tmp_path / "w")


def test_a_draft_is_taken_up_at_the_next_start(bench: Bench) -> None:
    bench.store.jot(a_record(revision=2))
    assert len(bench.drafts()) == 1
    assert read_record(bench.path).record.revision == 1
    assert bench.another().open_record(bench.path).record == a_record(revision=2)
    assert read_record(bench.path).record == a_record(revision=2)
    assert bench.others() == []


def test_a_newer_draft_takes_the_place_of_an_older_one(bench: Bench) -> None:
    bench.store.jot(a_record(revision=2))
    bench.store.jot(a_record(revision=3))
    assert len(bench.drafts()) == 1
    assert bench.another().open_record(bench.path).record.revision == 3


def test_a_save_removes_the_draft(bench: Bench) -> None:
    bench.store.jot(a_record(revision=2))
    bench.store.save(a_record(revision=2))
    assert bench.others() == []


def test_a_draft_that_comes_after_its_save_is_not_made(bench: Bench) -> None:
    bench.store.save(a_record(revision=2))
    bench.store.jot(a_record(revision=2))
    assert bench.others() == []


def test_a_save_leaves_the_draft_of_a_newer_snapshot(bench: Bench) -> None:
    bench.store._homes[RECORD_ID].landing = dump(a_record(revision=2))  # as during its save
    bench.store.jot(a_record(revision=3))
    bench.store.save(a_record(revision=2))
    assert bench.another().open_record(bench.path).record.revision == 3


def test_an_older_draft_changes_nothing(bench: Bench) -> None:
    bench.store.jot(a_record(revision=2))
    kept = bench.drafts()[0].read_bytes()
    name = bench.drafts()[0]
    bench.store.save(a_record(revision=5))
    name.write_bytes(kept)
    assert bench.another().open_record(bench.path).record.revision == 5
    assert bench.others() == []


@pytest.mark.parametrize("torn", [b"", b"\0" * 500, b'{"format": 1, "id'])
def test_a_draft_that_a_power_cut_tore_is_removed(bench: Bench, torn: bytes) -> None:
    bench.store.jot(a_record(revision=2))
    bench.drafts()[0].write_bytes(torn)
    assert bench.another().open_record(bench.path).record.revision == 1
    assert bench.others() == []


def test_a_draft_beside_somebody_elses_version_is_kept_apart(bench: Bench) -> None:
    bench.store.jot(a_record(revision=7))
    bench.path.write_bytes(dump(a_record(revision=3, tutor="S. Park")))
    assert bench.another().open_record(bench.path).record.tutor == "S. Park"
    assert [read_record(path).record.revision for path in bench.others()] == [7]
    assert "-kept-apart-" in bench.others()[0].name


def test_a_draft_stays_when_its_words_cannot_be_put_into_the_record(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.store.jot(a_record(revision=2))
    with monkeypatch.context() as broken:
        broken.setattr(disk, "replace", _full)
        with pytest.raises(WriteFailed, match="the disk is full"):
            bench.another().open_record(bench.path)
    assert bench.another().open_record(bench.path).record.revision == 2


def _full(*_: object) -> None:
    raise OSError(28, "")


class SlowDisk:
    """Every sync waits until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go = threading.Event()
        monkeypatch.setattr(disk, "_sync", lambda _: self.go.wait(PATIENCE))


def until_drafted(bench: Bench, revision: int) -> Record:
    """Wait until a draft holds a revision."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for path in bench.drafts():
            if path.exists() and (found := read_record(path).record).revision == revision:
                return found
    raise AssertionError("no draft")


def test_while_the_disk_makes_a_save_wait_the_newest_words_are_in_a_draft(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = SlowDisk(monkeypatch)
    saver = Saver(bench.store.save, now=Clock().now, tell=lambda _: None, jot=bench.store.jot)
    saver.start()
    saver.offer(a_record(revision=2), at_once=True)
    until_drafted(bench, 2)
    saver.offer(a_record(revision=3))
    saver.offer(a_record(revision=4))
    until_drafted(bench, 4)
    slow.go.set()
    assert saver.close(PATIENCE)
    assert read_record(bench.path).record.revision == 4
    assert bench.others() == []
