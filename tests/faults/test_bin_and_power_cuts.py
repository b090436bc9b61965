"""Whatever a power cut leaves of a move into the bin, or back, holds every word that was there."""

import sys
from pathlib import Path

import pytest

from conferapp.storage import bin_entries, bin_moves, disk
from conferapp.storage.bin_entries import bring_back, in_bin
from conferapp.storage.bin_moves import move_to_bin
from conferapp.storage.bin_plan import student_to_move
from conferapp.storage.records import dump
from conferapp.storage.workspace import Workspace

if sys.platform == "win32":
    pytest.skip("folders can't be synced there", allow_module_level=True)

from tests.faults.broken_disk import BrokenDisk, Step
from tests.faults.power_cut import Disk
from tests.samples import STUDENT_ID, a_record, a_student


def lost_on_the_way(workspace: Workspace, words: set[bytes], *, back: bool) -> list[str]:
    """After which steps a power cut could lose any of these files."""
    if back:
        (each,) = in_bin(workspace)
    before, steps = Disk.of(workspace.root), list[Step]()
    with BrokenDisk(workspace.root, note=steps.append, is_hasty=True).inserted():
        if back:
            bring_back(workspace, each)
        else:
            move_to_bin(workspace, student_to_move(workspace, STUDENT_ID), "", lambda: "2026-11-24")
    lost = []
    for step in steps:
        before.take(step)
        if any(words - set(left.values()) for left in before.after_a_cut()):
            lost.append(f"{step.what} of {Path(step.path).name}")
    assert len(steps) > 8
    return lost


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace with a student and a conference; empty folders stay, as nothing is in them."""
    for module in (bin_moves, bin_entries):
        monkeypatch.setattr(module, "drop_if_empty", lambda *_: None)
    workspace = Workspace(tmp_path / "w")
    workspace.open()
    (workspace.records / STUDENT_ID).mkdir()
    workspace.student_path(STUDENT_ID).write_bytes(dump(a_student()))
    (workspace.records / STUDENT_ID / "a.json").write_bytes(dump(a_record()))
    return workspace


def test_no_power_cut_on_the_way_into_the_bin_or_back_loses_a_word(workspace: Workspace) -> None:
    words = {dump(a_student()), dump(a_record())}
    assert lost_on_the_way(workspace, words, back=False) == []
    assert lost_on_the_way(workspace, words, back=True) == []


def test_a_move_that_syncs_no_folder_would_be_found_out(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "sync_folder", lambda _: None)
    assert lost_on_the_way(workspace, {dump(a_student()), dump(a_record())}, back=False)
