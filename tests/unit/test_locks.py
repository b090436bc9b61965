"""One conference is open in one window of a computer."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.samples import RECORD_ID

from conferapp.storage.locks import RecordLock
from conferapp.storage.workspace import UnsafeId

HOLD = """
import sys
from pathlib import Path
from conferapp.storage.locks import RecordLock
print(RecordLock(Path(sys.argv[1])).take(sys.argv[2]), flush=True)
sys.stdin.read()
"""


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
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path), RECORD_ID],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        assert not RecordLock(tmp_path).take(RECORD_ID)
        holder.kill()
    assert RecordLock(tmp_path).take(RECORD_ID)


def test_a_computer_that_cannot_lock_hinders_nobody(tmp_path: Path) -> None:
    (tmp_path / "locks").touch()
    assert RecordLock(tmp_path / "locks").take(RECORD_ID)


def test_letting_go_twice_does_no_harm(tmp_path: Path) -> None:
    lock = RecordLock(tmp_path)
    lock.take(RECORD_ID)
    lock.release(RECORD_ID)
    lock.release(RECORD_ID)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no open file")
def test_nothing_is_left_when_it_is_given_back(tmp_path: Path) -> None:
    lock = RecordLock(tmp_path)
    lock.take(RECORD_ID)
    lock.release(RECORD_ID)
    assert list(tmp_path.iterdir()) == []


def test_a_hostile_id_makes_no_lock_file(tmp_path: Path) -> None:
    with pytest.raises(UnsafeId):
        RecordLock(tmp_path / "locks").take("../x")
    assert list(tmp_path.iterdir()) == []
