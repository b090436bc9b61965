"""The log of faults: kinds and places, nobody's words, and never in the way of the end."""

import os
import stat
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conferapp.storage.fault_log import LIMIT, MOST, FaultLog, describe

STUDENT = "Amara Okafor"


class SpellingFault(Exception):
    """A fault of the tests."""


def log_in(folder: Path) -> FaultLog:
    return FaultLog(folder / "state" / "faults.log", lambda: datetime(2026, 11, 22, tzinfo=UTC))


def met(fail: Callable[[], object]) -> BaseException:
    """The exception of something that fails."""
    try:
        fail()
    except Exception as error:  # noqa: BLE001  # any kind is what this is about
        return error
    raise AssertionError("it did not fail")


def speak(name: str) -> None:
    student = name
    raise SpellingFault(f"nobody called {student}")


def speak_badly() -> None:
    try:
        speak(STUDENT)
    except SpellingFault as error:
        raise OSError(28, STUDENT, f"/home/{STUDENT}/x") from error


def test_a_fault_is_told_by_kinds_and_places_alone(tmp_path: Path) -> None:
    log = log_in(tmp_path)
    assert log.note(met(speak_badly), "the app")
    told = log.path.read_text("utf-8")
    assert told.startswith("2026-11-22T00:00:00+00:00  conferapp ")
    assert "\nthe app\nOSError ENOSPC\n" in told
    assert "\nbecause of " in told
    assert " speak\n" in told
    assert "SpellingFault" in told
    assert not [
        word for word in ("Amara", "Okafor", "nobody called", str(tmp_path)) if word in told
    ]


def test_a_place_is_told_from_its_package_on_and_no_folder_of_a_persons() -> None:
    text = "\n".join(describe(met(lambda: Path("/nowhere/at/all").read_text("utf-8"))))
    assert "  pathlib.py:" in text
    assert "  elsewhere:" in text  # the tests themselves
    assert os.path.expanduser("~") not in text  # noqa: PTH111


def test_a_fault_in_a_fault_and_a_group_are_told_with_what_is_behind() -> None:
    error = met(met_in_group)
    lines = list(describe(error))
    assert lines[0] == "ExceptionGroup"
    assert lines[-2:] == ["  with KeyError, ValueError", "because of KeyError"]


def met_in_group() -> None:
    raise ExceptionGroup(STUDENT, [KeyError(STUDENT), ValueError(STUDENT)])


def test_a_very_long_way_is_told_by_its_ends() -> None:
    def deeper() -> None:
        deeper()

    lines = list(describe(met(deeper)))
    assert lines[0] == "RecursionError"
    assert len(lines) < 40
    assert [line for line in lines if line.endswith(" more")]


def test_the_same_fault_is_noted_once(tmp_path: Path) -> None:
    log = log_in(tmp_path)
    assert [log.note(met(speak_badly), "a timer") for _ in range(3)] == [True, False, False]
    assert log.path.read_text("utf-8").count("\na timer\n") == 1


def test_only_the_newest_faults_stay(tmp_path: Path) -> None:
    for number in range(MOST + 5):
        log_in(tmp_path).note(ValueError(STUDENT), f"part {number}")
    told = log_in(tmp_path).path.read_text("utf-8").splitlines()
    assert [line for line in told if line.startswith("part")] == [
        f"part {number}" for number in range(5, MOST + 5)
    ]


def test_the_log_stays_small(tmp_path: Path) -> None:
    log = log_in(tmp_path)
    log.path.parent.mkdir()
    log.path.write_text("x" * (LIMIT - 10), "utf-8")
    log.note(met(speak_badly), "the app")
    assert log.path.stat().st_size < LIMIT
    assert "\nthe app\n" in log.path.read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
@pytest.mark.parametrize("umask", [0o000, 0o777])
def test_nobody_else_may_read_it(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        log_in(tmp_path).note(ValueError(), "the app")
    finally:
        os.umask(before)
    path = log_in(tmp_path).path
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [entry.name for entry in path.parent.iterdir()] == ["faults.log"]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes in folders are POSIX")
@pytest.mark.parametrize("kind", ["pipe", "link", "garbage", "folder", "no state folder"])
def test_whatever_stands_in_its_place_noting_ends_soon(tmp_path: Path, kind: str) -> None:
    log = log_in(tmp_path)
    outside = tmp_path / "outside"
    outside.write_text("mine", "utf-8")
    if kind == "no state folder":
        log.path.parent.write_text("", "utf-8")
    else:
        log.path.parent.mkdir()
    if kind == "pipe":
        os.mkfifo(log.path)
    elif kind == "link":
        log.path.symlink_to(outside)
    elif kind == "garbage":
        log.path.write_bytes(b"\xff\x00" * 300)
    elif kind == "folder":
        log.path.mkdir()
    began = time.monotonic()
    assert log.note(ValueError(STUDENT), "the app")
    assert time.monotonic() - began < 2
    assert outside.read_text("utf-8") == "mine"
    if kind in {"pipe", "link", "garbage"}:
        assert log.path.is_file()
        assert not log.path.is_symlink()
        assert "\nthe app\nValueError\n" in log.path.read_text("utf-8")


def test_a_disk_that_hangs_does_not_keep_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()

    def hang(*_: object) -> None:
        answers.wait()

    monkeypatch.setattr("conferapp.storage.fault_log.private_folder", hang)
    began = time.monotonic()
    assert log_in(tmp_path).note(ValueError(), "the app")
    assert time.monotonic() - began < 2
    answers.set()
