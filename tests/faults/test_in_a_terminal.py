"""The real app in a pseudo-terminal, killed, told to end, and on disks that break."""

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from tests.faults import full_disk
from tests.faults.blows import end, kill
from tests.faults.breaks import frozen, on_broken_disk
from tests.faults.broken_disk import Fault
from tests.faults.prepared import Prepared, prepare
from tests.faults.rounds import fresh, luck_of


@pytest.fixture
def prepared(tmp_path: Path) -> Prepared:
    """A workspace of its own."""
    (tmp_path / "prepared").mkdir()
    return prepare(tmp_path / "prepared")


def test_a_disk_that_fills_up_is_told_of_and_gone_on_with(prepared: Prepared) -> None:
    found = on_broken_disk(fresh, prepared, Fault("ENOSPC", 3, for_good=True))
    assert (found.problem, found.struck) == ("", True)


def test_a_kill_in_the_middle_of_a_save_leaves_a_record_to_go_on_with(prepared: Prepared) -> None:
    found = on_broken_disk(fresh, prepared, Fault("kill-after", 1, only=frozenset({"write"})))
    assert (found.problem, found.struck) == ("", True)


def test_a_kill_while_somebody_types_loses_half_a_second_at_most(prepared: Prepared) -> None:
    assert kill(fresh, prepared, luck_of(3), 1.5, sync=0.5).problem == ""


@pytest.mark.parametrize("how", ["hang-up", "SIGTERM"])
def test_an_end_from_outside_loses_nothing_that_was_on_the_screen(
    prepared: Prepared, how: str
) -> None:
    assert end(fresh, prepared, luck_of(5), 1.5, how).problem == ""


def test_a_frozen_terminal_keeps_nothing_from_the_disk(prepared: Prepared) -> None:
    assert frozen(fresh, prepared).problem == ""


def test_a_disk_that_is_really_full_is_told_of_and_gone_on_with(tmp_path: Path) -> None:
    if reason := full_disk.reason_against():
        pytest.skip(reason)
    assert full_disk.try_out("bytes", tmp_path).problem == ""
