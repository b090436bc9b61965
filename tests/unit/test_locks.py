"""One conference is open in one window of a computer, and another one can ask for it."""

import contextlib
import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.samples import RECORD_ID

from conferapp.storage.asking import QUICKER, Asking
from conferapp.storage.locks import RecordLock
from conferapp.storage.safe_names import UnsafeId
from conferapp.storage.window_notes import Holder, write_note

HOLD = """
import sys
from pathlib import Path
from conferapp.storage.locks import RecordLock
lock = RecordLock(Path(sys.argv[1]))
print(lock.take(sys.argv[2], tutor="R. Diaz", since="2026-11-22T10:42:00-05:00"), flush=True)
sys.stdin.read()
"""
SERVE = """
import sys, time
from pathlib import Path
from conferapp.storage.locks import RecordLock
lock, record_id = RecordLock(Path(sys.argv[1])), sys.argv[2]
print(lock.take(record_id), flush=True)
while True:
    for request in lock.asked():
        if lock.grant(request):
            lock.release(record_id)
            sys.exit()
    time.sleep(0.01)
"""
ASK = """
import sys, time
from pathlib import Path
from conferapp.storage.asking import Asking
from conferapp.storage.locks import RecordLock
asking = Asking(RecordLock(Path(sys.argv[1])), sys.argv[2])
print(True, flush=True)
sys.stdin.read()
"""
PATIENCE = 20.0
"""Seconds after which a test fails that waits for another process."""


@contextlib.contextmanager
def process(script: str, folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process, from the moment on when it has done what it says."""
    other = subprocess.Popen(
        [sys.executable, "-c", script, str(folder), RECORD_ID],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        yield other
        other.kill()


@pytest.fixture
def locks(tmp_path: Path) -> tuple[RecordLock, RecordLock]:
    """A window that has the conference, and one that hasn't."""
    first, second = RecordLock(tmp_path), RecordLock(tmp_path)
    assert first.take(RECORD_ID, tutor="R. Diaz", since="2026-11-22T10:42:00-05:00")
    assert not second.take(RECORD_ID)
    return first, second


Two = tuple[RecordLock, RecordLock]


# Having a conference ----------------------------------------------------------------------


def test_a_second_program_does_not_get_it_until_the_first_lets_go(tmp_path: Path) -> None:
    first, second = RecordLock(tmp_path / "locks"), RecordLock(tmp_path / "locks")
    assert first.take(RECORD_ID)
    assert not second.take(RECORD_ID)
    first.release(RECORD_ID)
    assert second.take(RECORD_ID)
    assert not first.take(RECORD_ID)


def test_whoever_has_it_may_take_it_again(tmp_path: Path) -> None:
    lock = RecordLock(tmp_path)
    assert lock.take(RECORD_ID)
    assert lock.take(RECORD_ID)


def test_other_conferences_are_free(tmp_path: Path) -> None:
    assert RecordLock(tmp_path).take(RECORD_ID)
    assert RecordLock(tmp_path).take(RECORD_ID.replace("0", "1"))


def test_a_program_that_is_killed_lets_go(tmp_path: Path) -> None:
    with process(HOLD, tmp_path) as holder:
        assert not RecordLock(tmp_path).take(RECORD_ID)
        holder.kill()
    assert RecordLock(tmp_path).take(RECORD_ID)


def test_a_computer_that_cannot_lock_hinders_nobody(tmp_path: Path) -> None:
    (tmp_path / "locks").touch()
    first, second = RecordLock(tmp_path / "locks"), RecordLock(tmp_path / "locks")
    assert first.take(RECORD_ID)
    assert second.take(RECORD_ID)
    assert first.asked() == []
    assert second.holder(RECORD_ID) is None


def test_letting_go_twice_does_no_harm(tmp_path: Path) -> None:
    lock = RecordLock(tmp_path)
    lock.take(RECORD_ID)
    lock.release(RECORD_ID)
    lock.release(RECORD_ID)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no open file")
def test_nothing_is_left_when_it_is_given_back(tmp_path: Path) -> None:
    lock = RecordLock(tmp_path)
    lock.take(RECORD_ID, tutor="R. Diaz")
    lock.release(RECORD_ID)
    assert list(tmp_path.iterdir()) == []


def test_a_hostile_id_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnsafeId):
        RecordLock(tmp_path / "locks").take("../x")
    with pytest.raises(UnsafeId):
        Asking(RecordLock(tmp_path / "locks"), "../x")
    assert list(tmp_path.iterdir()) == []


# Who has it -------------------------------------------------------------------------------


def test_another_window_is_told_who_has_it_and_since_when(locks: Two) -> None:
    holder = locks[1].holder(RECORD_ID)
    assert holder is not None
    assert (holder.tutor, holder.since) == ("R. Diaz", "2026-11-22T10:42:00-05:00")
    assert holder.process == os.getpid()


def test_each_stretch_of_having_it_has_a_name_of_its_own(locks: Two) -> None:
    first, second = locks
    before = second.holder(RECORD_ID)
    first.release(RECORD_ID)
    assert second.holder(RECORD_ID) is None
    first.take(RECORD_ID)
    after = second.holder(RECORD_ID)
    assert before is not None
    assert after is not None
    assert after.holding != before.holding


def test_what_a_killed_program_noted_is_not_believed(tmp_path: Path) -> None:
    with process(HOLD, tmp_path) as other:
        mine = RecordLock(tmp_path)
        holder = mine.holder(RECORD_ID)
        assert holder is not None
        assert (holder.tutor, holder.process) == ("R. Diaz", other.pid)
        other.kill()
    if sys.platform != "win32":
        assert mine.holder(RECORD_ID) is None
    assert mine.take(RECORD_ID, tutor="M. Chen")
    after = RecordLock(tmp_path).holder(RECORD_ID)
    assert after is not None
    assert after.tutor == "M. Chen"


@pytest.mark.parametrize(
    "noted",
    [
        b"",
        b"process",
        b"process x\ntutor R. Diaz\n",
        b"process -1\n",
        b"process 0x10\n",
        b"process " + b"9" * 5000,
        b"tutor R. Diaz\n",
        b"\xff\xfe\x00",
        b"tutor " + b"x" * 100_000,
    ],
)
def test_a_note_that_makes_no_sense_is_none(tmp_path: Path, noted: bytes) -> None:
    (tmp_path / f"{RECORD_ID}.held").write_bytes(noted)
    assert RecordLock(tmp_path).holder(RECORD_ID) is None


def test_a_note_cannot_steer_the_terminal(tmp_path: Path) -> None:
    lock = RecordLock(tmp_path)
    lock.take(RECORD_ID, tutor="R.\x1b]52;c;aGk=\x07 Diaz\nprocess 1")
    holder = lock.holder(RECORD_ID)
    assert holder is not None
    assert holder.process == os.getpid()
    assert holder.tutor.isprintable()


def test_a_link_in_place_of_a_note_is_not_followed(tmp_path: Path) -> None:
    write_note(tmp_path / "elsewhere", Holder("x", os.getpid(), "R. Diaz"))
    (tmp_path / f"{RECORD_ID}.held").symlink_to(tmp_path / "elsewhere")
    assert RecordLock(tmp_path).holder(RECORD_ID) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_locks_and_notes_are_private(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        folder = tmp_path / "locks"
        first, second = RecordLock(folder), RecordLock(folder)
        first.take(RECORD_ID, tutor="R. Diaz")
        Asking(second, RECORD_ID)
    finally:
        os.umask(before)
    files = {path.name.partition(".")[2]: path.stat().st_mode for path in folder.iterdir()}
    assert {name: stat.S_IMODE(mode) for name, mode in files.items()} == {
        "lock": 0o600,
        "held": 0o600,
        "wanted": 0o600,
    }
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


# Asking for it ----------------------------------------------------------------------------


def test_whoever_has_it_is_asked_and_can_let_go(locks: Two) -> None:
    first, second = locks
    assert first.asked() == []
    asking = Asking(second, RECORD_ID)
    (request,) = first.asked()
    assert request.record_id == RECORD_ID
    assert asking.answer() == ""
    assert first.grant(request)
    assert not second.take(RECORD_ID)
    first.release(RECORD_ID)
    assert second.take(RECORD_ID, tutor="M. Chen")
    assert first.asked() == second.asked() == []


def test_a_no_is_heard_with_its_reason_and_given_once(locks: Two) -> None:
    first, second = locks
    asking = Asking(second, RECORD_ID)
    (request,) = first.asked()
    first.refuse(request, "student")
    assert asking.answer() == "student"
    assert first.asked() == []
    assert not second.take(RECORD_ID)
    holder = second.holder(RECORD_ID)
    assert holder is not None
    assert holder.tutor == "R. Diaz"


def test_asking_again_is_another_question(locks: Two) -> None:
    first, second = locks
    asking = Asking(second, RECORD_ID)
    (request,) = first.asked()
    first.refuse(request, "unsaved")
    assert asking.give_up()
    again = Asking(second, RECORD_ID)
    assert again.answer() == ""
    (request,) = first.asked()
    first.refuse(request, "question")
    assert again.answer() == "question"


def test_who_gives_up_is_given_nothing(locks: Two) -> None:
    first, second = locks
    asking = Asking(second, RECORD_ID)
    (request,) = first.asked()
    assert asking.give_up()
    assert not first.grant(request)
    assert first.asked() == []


def test_who_was_promised_it_in_the_last_instant_is_told(locks: Two) -> None:
    first, second = locks
    asking = Asking(second, RECORD_ID)
    (request,) = first.asked()
    assert first.grant(request)
    assert not asking.give_up()


def test_two_that_ask_at_once_get_it_one_after_the_other(locks: Two, tmp_path: Path) -> None:
    first, second = locks
    third = RecordLock(tmp_path)
    one, other = Asking(second, RECORD_ID), Asking(third, RECORD_ID)
    (request,) = first.asked()
    assert first.grant(request)
    first.release(RECORD_ID)
    assert third.take(RECORD_ID)
    assert not second.take(RECORD_ID)
    assert one.answer() == QUICKER
    assert third.asked() == []
    one.give_up()
    assert other.answer() == QUICKER  # but it has taken it, and doesn't ask any more


def test_a_no_to_one_of_two_that_ask_is_a_no_to_both(locks: Two, tmp_path: Path) -> None:
    first, second = locks
    asking = [Asking(second, RECORD_ID), Asking(RecordLock(tmp_path), RECORD_ID)]
    (request,) = first.asked()
    first.refuse(request, "student")
    assert [one.answer() for one in asking] == ["student", "student"]


def test_a_wish_ends_with_the_stretch_that_it_was_for(locks: Two, tmp_path: Path) -> None:
    first, second = locks
    Asking(RecordLock(tmp_path), RECORD_ID)
    first.release(RECORD_ID)
    assert second.take(RECORD_ID)
    assert not (tmp_path / f"{RECORD_ID}.wanted").exists()
    assert second.asked() == []


def test_a_wish_that_comes_too_late_is_not_the_next_ones(locks: Two, tmp_path: Path) -> None:
    first, second = locks
    late = Asking(RecordLock(tmp_path), RECORD_ID)
    wish = (tmp_path / f"{RECORD_ID}.wanted").read_bytes()
    first.release(RECORD_ID)
    second.take(RECORD_ID)
    (tmp_path / f"{RECORD_ID}.wanted").write_bytes(wish)
    assert second.asked() == []
    assert late.answer() == QUICKER


def test_the_second_can_be_asked_by_a_third_and_by_the_first(locks: Two, tmp_path: Path) -> None:
    windows = [*locks, RecordLock(tmp_path)]
    has = windows[0]
    for wants in (windows[1], windows[2], windows[0], windows[1]):
        Asking(wants, RECORD_ID)
        (request,) = has.asked()
        assert has.grant(request)
        has.release(RECORD_ID)
        assert wants.take(RECORD_ID)
        assert [window.take(RECORD_ID) for window in windows].count(True) == 1
        has = wants


def test_a_wish_of_a_killed_program_is_not_heard(tmp_path: Path) -> None:
    lock = RecordLock(tmp_path)
    lock.take(RECORD_ID)
    with process(ASK, tmp_path) as other:
        assert len(lock.asked()) == 1
        other.kill()
    if sys.platform != "win32":
        assert lock.asked() == []
        assert not (tmp_path / f"{RECORD_ID}.wanted").exists()


@pytest.mark.parametrize("noted", [b"", b"process x\n", b"\xff", b"x" * 10_000])
def test_a_wish_that_makes_no_sense_is_taken_away(tmp_path: Path, noted: bytes) -> None:
    lock = RecordLock(tmp_path)
    lock.take(RECORD_ID)
    (tmp_path / f"{RECORD_ID}.wanted").write_bytes(noted)
    assert lock.asked() == []
    assert not (tmp_path / f"{RECORD_ID}.wanted").exists()


def test_another_process_that_lets_go_is_followed_at_once(tmp_path: Path) -> None:
    with process(SERVE, tmp_path):
        lock = RecordLock(tmp_path)
        assert not lock.take(RECORD_ID)
        Asking(lock, RECORD_ID)
        end = time.monotonic() + PATIENCE
        while not lock.take(RECORD_ID):
            assert time.monotonic() < end
            time.sleep(0.005)
    assert not RecordLock(tmp_path).take(RECORD_ID)


def test_a_full_disk_keeps_nobody_from_a_conference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.write", full)
    lock = RecordLock(tmp_path)
    assert lock.take(RECORD_ID, tutor="R. Diaz")
    assert not RecordLock(tmp_path).take(RECORD_ID)
    assert RecordLock(tmp_path).holder(RECORD_ID) is None
    assert [path.name for path in tmp_path.iterdir()] == [f"{RECORD_ID}.lock"]
