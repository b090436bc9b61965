"""The block of today on disk: it goes on after a crash, and tells nobody anything."""

import json
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from conferapp.domain.block import Block, Slot, topic_mark
from conferapp.domain.block_clock import Run, begin, stop
from conferapp.storage.block_file import BlockFile, Kept
from conferapp.storage.errors import WriteFailed

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 15, 30, tzinfo=timezone(timedelta(hours=-5)))
BLOCK = Block(
    45,
    (
        Slot(1, "settling", 10),
        Slot(4, "group", 20, topic_mark("fractions"), ("s-1", "s-2")),
        Slot(3, "conference", 5, students=("s-3",)),
    ),
    by_hand=True,
)
RUN = begin(begin(Run(), 1, NOW), 4, NOW + timedelta(minutes=9))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a block was kept."""
    path = tmp_path / "state" / "block"
    BlockFile(path).keep(Kept(BLOCK, RUN), TODAY)
    return path


def test_a_block_goes_on_with_its_clock(path: Path) -> None:
    assert BlockFile(path).read(TODAY) == (BLOCK, RUN)


def test_a_stopped_clock_stays_stopped(path: Path) -> None:
    stopped = Kept(BLOCK, stop(RUN, NOW + timedelta(minutes=30)))
    BlockFile(path).keep(stopped, TODAY)
    assert BlockFile(path).read(TODAY) == stopped


def test_the_block_of_another_day_is_none(path: Path) -> None:
    assert BlockFile(path).read(TODAY + timedelta(1)) is None


def test_there_is_no_topic_in_it_and_only_its_owner_can_read_it(path: Path) -> None:
    assert b"fractions" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"[]", b"{}", b"null", b"[" * 50_000, b'{"day": "2026-11-22"}', b"x" * 70_000],
)
def test_what_cannot_be_read_is_none(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert BlockFile(path).read(TODAY) is None


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("minutes", "45"),
        ("minutes", 10**9),
        ("minutes", True),
        ("slots", [[1, "break", 10, "", []]]),
        ("slots", [[1, "settling", 0, "", []]]),
        ("slots", [[1, "settling", 5, "", ["s-1"]]]),
        ("slots", [[1, "conference", 5, "", []]]),
        ("slots", [[1, ["group"], 5, "", []]]),
        ("slots", [[1, "group", 5, "", ["s"] * 7]]),
        ("slots", [[1, "settling", 5, "", []]] * 2),
        ("slots", [[n, "settling", 5, "", []] for n in range(1, 70)]),
        ("slots", 5),
        ("begun", [[1, "soon"]]),
        ("begun", [[1, "2026-11-22T15:30:00"]]),
        ("ended", 5),
    ],
)
def test_what_nobody_could_have_kept_is_none(path: Path, key: str, value: object) -> None:
    data = json.loads(path.read_bytes())
    path.write_text(json.dumps({**data, key: value}), encoding="utf-8")
    assert BlockFile(path).read(TODAY) is None


def test_that_it_cannot_be_kept_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(b"")
    with pytest.raises(WriteFailed):
        BlockFile(tmp_path / "state" / "block").keep(Kept(BLOCK, RUN), TODAY)
