"""Guessing a code gets slower, whatever is done to the program, the file and the clock."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from conferapp.domain.clock import Clock
from conferapp.storage.waits import LONGEST, Waits


class Times:
    """A wall clock, and one that goes on in sleep."""

    def __init__(self) -> None:
        self.wall = datetime(2026, 11, 22, tzinfo=UTC)
        self.ticks = 1_000.0

    def pass_by(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.ticks += seconds

    def again(self, path: Path) -> Waits:
        """The program, started anew."""
        return Waits(path, Clock(now=lambda: self.wall, through_sleep=lambda: self.ticks))


def guessed(waits: Waits, wrong: int) -> Waits:
    """So many wrong codes, one behind the other."""
    for _ in range(wrong):
        waits.count()
    return waits


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "waits"


@pytest.fixture
def times() -> Times:
    return Times()


@pytest.mark.parametrize(
    ("wrong", "wait"),
    [(0, 0), (1, 0), (2, 0), (3, 2), (4, 4), (5, 8), (6, 16), (10, 256), (11, 300), (500, 300)],
)
def test_the_wait_doubles_behind_three_wrong_codes_up_to_five_minutes(
    path: Path, times: Times, wrong: int, wait: float
) -> None:
    assert guessed(times.again(path), wrong).left() == wait


def test_a_wait_passes(path: Path, times: Times) -> None:
    waits = guessed(times.again(path), 5)
    times.pass_by(7)
    assert waits.left() == pytest.approx(1)
    times.pass_by(1)
    assert waits.left() == 0
    waits.count()
    assert waits.left() == 16


def test_a_restart_forgets_nothing_and_another_window_knows(path: Path, times: Times) -> None:
    guessed(times.again(path), 4)
    other = times.again(path)
    assert other.left() == 4
    other.count()
    assert times.again(path).left() == 8


def test_the_right_code_begins_anew(path: Path, times: Times) -> None:
    waits = guessed(times.again(path), 9)
    waits.forget()
    assert guessed(times.again(path), 3).left() == 2


def test_a_clock_that_is_turned_shortens_nothing(path: Path, times: Times) -> None:
    guessed(times.again(path), 6)
    times.wall += timedelta(days=1)
    assert times.again(path).left() == 16
    times.wall -= timedelta(days=2)
    assert times.again(path).left() == 16
    times.ticks += 16
    assert times.again(path).left() == 0


def test_a_computer_that_began_anew_waits_by_the_wall_clock(path: Path, times: Times) -> None:
    guessed(times.again(path), 6)
    times.ticks = 5.0
    assert times.again(path).left() == 16
    times.wall += timedelta(seconds=10)
    assert times.again(path).left() == pytest.approx(6)


def test_anew_and_turned_back_it_counts_from_now_and_ends(path: Path, times: Times) -> None:
    guessed(times.again(path), 6)
    times.ticks, times.wall = 5.0, times.wall - timedelta(days=400)
    assert times.again(path).left() == 16
    times.pass_by(10)
    assert times.again(path).left() == pytest.approx(6)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[" * 150,
        b"[]",
        b"{}",
        b"null",
        b'{"wrong": 1e999, "wall": 0, "ticks": 0}',
        b'{"wrong": -5, "wall": 0, "ticks": 0}',
        b'{"wrong": 3, "wall": "x", "ticks": 0}',
        b'{"wrong": 20, "wall": NaN, "ticks": NaN}',
        b'{"wrong": 20, "wall": 9e300, "ticks": 9e300}',
        b"x" * 1_000,
    ],
)
def test_a_broken_file_means_the_longest_wait_and_no_more(
    path: Path, times: Times, content: bytes
) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    waits = times.again(path)
    assert 0 < waits.left() <= LONGEST
    times.pass_by(LONGEST)
    assert waits.left() == 0
    assert times.again(path).left() == 0


def test_something_else_in_its_place_locks_nobody_out(path: Path, times: Times) -> None:
    path.mkdir(parents=True)
    waits = times.again(path)
    assert waits.left() == LONGEST
    times.pass_by(LONGEST)
    assert waits.left() == 0
    waits.count()
    assert waits.left() == LONGEST


def test_without_a_place_to_write_it_holds_while_the_program_runs(
    tmp_path: Path, times: Times
) -> None:
    (tmp_path / "state").write_text("", encoding="utf-8")
    waits = guessed(times.again(tmp_path / "state" / "waits"), 4)
    assert waits.left() > 0


def test_the_file_holds_a_count_and_two_times_and_no_code(path: Path, times: Times) -> None:
    guessed(times.again(path), 4)
    assert set(json.loads(path.read_bytes())) == {"wrong", "wall", "ticks"}
