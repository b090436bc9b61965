"""The newest snapshot gets on disk, soon, in order, and a failure is never silent."""

import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from conferapp.storage.backlog import Backlog
from conferapp.storage.errors import StorageError
from conferapp.storage.saver import Savable, Saver, SaveState

LONG = 30.0
NEVER = 3600.0
AT_10_42 = datetime(2026, 11, 20, 10, 42, 7, tzinfo=UTC)


@dataclass(frozen=True)
class Snapshot:
    key: str
    revision: int


class Disk:
    """Takes what is written, and fails when told to."""

    def __init__(self) -> None:
        self.written: list[Savable] = []
        self.problem: Exception | None = None
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.busy = threading.Event()

    def write(self, item: Savable) -> None:
        self.busy.set()
        assert self.may_go_on.wait(LONG)
        if self.problem is not None:
            raise self.problem
        self.written.append(item)


class Rig:
    """A saver with all that it needs."""

    def __init__(self, delay: float) -> None:
        self.disk = Disk()
        self.moment = AT_10_42
        self.told: list[SaveState] = []
        self.heard = threading.Condition()
        self.saver = Saver(self.disk.write, now=lambda: self.moment, tell=self.tell, delay=delay)

    def tell(self, state: SaveState) -> None:
        with self.heard:
            self.told.append(state)
            self.heard.notify_all()

    def wait_until_told(self, count: int) -> SaveState:
        with self.heard:
            assert self.heard.wait_for(lambda: len(self.told) >= count, LONG)
            return self.told[count - 1]


@contextmanager
def running(delay: float = NEVER) -> Iterator[Rig]:
    rig = Rig(delay)
    rig.saver.start()
    try:
        yield rig
    finally:
        rig.disk.may_go_on.set()
        rig.saver.close(0)


def test_a_flush_does_not_wait_for_the_delay() -> None:
    with running(NEVER) as rig:
        rig.saver.offer(Snapshot("a", 1))
        assert rig.saver.flush(LONG)
        assert rig.disk.written == [Snapshot("a", 1)]


def test_only_the_newest_snapshot_is_written() -> None:
    with running(NEVER) as rig:
        for revision in (1, 2, 3):
            rig.saver.offer(Snapshot("a", revision))
        assert rig.saver.flush(LONG)
        assert rig.disk.written == [Snapshot("a", 3)]


def test_an_older_snapshot_never_overtakes() -> None:
    with running(NEVER) as rig:
        rig.saver.offer(Snapshot("a", 5))
        rig.saver.offer(Snapshot("a", 4))
        assert rig.saver.flush(LONG)
        rig.saver.offer(Snapshot("a", 3))
        assert rig.saver.flush(LONG)
        assert rig.disk.written == [Snapshot("a", 5)]


def test_an_older_copy_that_was_put_back_and_read_is_saved_from_where_it_is() -> None:
    with running() as rig:
        rig.saver.offer(Snapshot("a", 53))
        assert rig.saver.flush(LONG)
        rig.saver.forget("a")
        rig.saver.offer(Snapshot("a", 8))
        assert rig.saver.flush(LONG)

    assert rig.disk.written == [Snapshot("a", 53), Snapshot("a", 8)]


def test_each_document_is_written() -> None:
    with running(NEVER) as rig:
        rig.saver.offer(Snapshot("a", 5))
        rig.saver.offer(Snapshot("b", 1))
        assert rig.saver.close(LONG)
        assert set(rig.disk.written) == {Snapshot("a", 5), Snapshot("b", 1)}


def test_what_comes_while_the_disk_is_busy_is_written_after_it() -> None:
    with running(0) as rig:
        rig.disk.may_go_on.clear()
        rig.saver.offer(Snapshot("a", 1))
        assert rig.disk.busy.wait(LONG)
        rig.saver.offer(Snapshot("a", 2))
        rig.disk.may_go_on.set()
        assert rig.saver.flush(LONG)
        assert rig.disk.written == [Snapshot("a", 1), Snapshot("a", 2)]


def test_a_disk_that_hangs_is_not_called_saved() -> None:
    with running(0) as rig:
        rig.disk.may_go_on.clear()
        rig.saver.offer(Snapshot("a", 1))
        assert rig.disk.busy.wait(LONG)
        assert not rig.saver.flush(0)
        assert rig.saver.state.pending_since == AT_10_42


def test_a_failure_is_told_at_once_and_keeps_the_newest() -> None:
    with running(NEVER) as rig:
        rig.disk.problem = StorageError("The disk is full.")
        rig.saver.offer(Snapshot("a", 1), at_once=True)
        failing = rig.wait_until_told(1)
        assert (failing.failing, failing.pending) == ("The disk is full.", True)
        rig.saver.offer(Snapshot("a", 2))
        rig.disk.problem = None
        assert rig.saver.flush(LONG)
        assert rig.disk.written == [Snapshot("a", 2)]
        relieved = rig.wait_until_told(2)
        assert relieved == SaveState(saved_at=AT_10_42, key="a", revision=2)


def test_a_failure_of_one_document_does_not_hold_up_another() -> None:
    with running(NEVER) as rig:
        rig.disk.problem = StorageError("The disk is full.")
        rig.saver.offer(Snapshot("a", 1), at_once=True)
        rig.wait_until_told(1)
        rig.disk.problem = None
        rig.saver.offer(Snapshot("b", 1), at_once=True)
        assert rig.wait_until_told(2).key == "b"
        assert rig.saver.state.failing == "The disk is full."
        assert rig.saver.flush(LONG)
        assert rig.saver.state.failing is None


def test_a_fault_of_the_program_is_told_and_the_next_snapshot_is_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    handed_over = threading.Event()
    monkeypatch.setattr(threading, "excepthook", lambda _: handed_over.set())
    with running(NEVER) as rig:
        rig.disk.problem = TypeError("not serialisable: Amara")
        rig.saver.offer(Snapshot("a", 1))
        assert not rig.saver.flush(LONG)
        assert handed_over.wait(LONG)
        state = rig.wait_until_told(1)
        assert state.crashed
        assert state.pending
        assert "Amara" not in (state.failing or "")
        rig.disk.problem = None
        rig.saver.offer(Snapshot("a", 2), at_once=True)
        assert rig.saver.flush(LONG)
        assert rig.disk.written == [Snapshot("a", 2)]
        assert not rig.saver.state.crashed
        assert rig.saver.state.failing is None


def test_typing_within_a_minute_is_told_once() -> None:
    with running(NEVER) as rig:
        for revision in (1, 2, 3):
            rig.saver.offer(Snapshot("a", revision))
            assert rig.saver.flush(LONG)
        rig.moment = AT_10_42.replace(minute=43)
        rig.saver.offer(Snapshot("a", 4))
        assert rig.saver.close(LONG)
        assert [state.saved_at for state in rig.told] == [AT_10_42, rig.moment]


def test_nothing_to_save_is_all_saved() -> None:
    with running() as rig:
        assert rig.saver.flush(0)
    assert not rig.told


def test_what_was_offered_before_the_start_is_not_lost() -> None:
    rig = Rig(NEVER)
    rig.saver.offer(Snapshot("a", 1))
    assert not rig.saver.flush(0)
    rig.saver.start()
    assert rig.saver.close(LONG)
    assert rig.disk.written == [Snapshot("a", 1)]


def test_what_is_offered_after_the_end_can_still_be_saved() -> None:
    with running(NEVER) as rig:
        assert rig.saver.close(LONG)
        rig.saver.offer(Snapshot("a", 1))
        assert rig.saver.close(LONG)
        assert rig.disk.written == [Snapshot("a", 1)]


def test_the_delay_counts_from_the_first_unsaved_change() -> None:
    backlog = Backlog(0.25)
    for revision in range(1, 5):
        backlog.put(Snapshot("a", revision), 100 + revision / 10)
    assert backlog.due() == 100.1 + 0.25
    assert backlog.take(100.3) is None
    assert backlog.take(100.4) == Snapshot("a", 4)
    assert backlog.due() == math.inf


def test_the_delay_of_a_change_during_a_save_counts_from_that_change() -> None:
    backlog = Backlog(0.25)
    first = Snapshot("a", 1)
    backlog.put(first, 100)
    assert backlog.take(101) is first
    backlog.put(Snapshot("a", 2), 102)
    backlog.saved(first)
    assert backlog.due() == 102.25


def test_tries_after_failures_get_rarer_but_stay_under_two_seconds_apart() -> None:
    backlog = Backlog(0)
    item = Snapshot("a", 1)
    backlog.put(item, 100)
    pauses = []
    for _ in range(6):
        assert backlog.take(200) is item
        backlog.failed(item, 100, "full")
        pauses.append(backlog.due() - 100)
    assert pauses == [0.5, 1, 1.5, 1.5, 1.5, 1.5]


def test_typing_does_not_make_a_failing_disk_be_tried_more_often() -> None:
    backlog = Backlog(0.25)
    item = Snapshot("a", 1)
    backlog.put(item, 100)
    backlog.take(101)
    backlog.failed(item, 101, "full")
    backlog.put(Snapshot("a", 2), 101.01)
    assert backlog.due() == 101.5
    backlog.put(Snapshot("a", 3), 101.02, at_once=True)
    assert backlog.take(101.02) == Snapshot("a", 3)
