"""Whatever a power cut leaves of a save is a whole record, and not an old one."""

import sys
import time
from pathlib import Path

import pytest

from conferapp.storage import disk as system
from conferapp.storage.workspace import Workspace

if sys.platform == "win32":
    pytest.skip("folders can't be synced there", allow_module_level=True)

from tests.faults.broken_disk import Fault, Step
from tests.faults.cuts import Judged, Reader, judge
from tests.faults.power_cut import Disk
from tests.faults.saving import Bench
from tests.samples import a_record

ONLY_SYNCS = frozenset({"fsync"})
A_LETTER = 0.05
"""Seconds."""


def cut_while_saving(
    folder: Path, *, saved: bool, fault: Fault | None = None, letters: int = 20
) -> Judged:
    """Save one revision after another, and judge what a power cut could have left at any moment."""
    bench = Bench(Workspace(folder / "workspace"), delay=0.2)
    bench.workspace.open()
    bench.clear(saved=saved)
    before, steps, said = Disk.of(bench.workspace.root), list[Step](), list[tuple[float, int]]()
    disk = bench.disk(fault)
    disk.note = steps.append
    with disk.inserted(), bench.saver() as saver:
        bench.is_armed = True
        for revision in range(2, 2 + letters):
            said.append((time.monotonic(), revision))
            saver.offer(a_record(revision=revision))
            time.sleep(A_LETTER)
    done = [step for step in steps if step.what != "struck"]
    reader = Reader(bench.workspace.root, folder / "left", lambda record: record.revision)
    return judge(before, done, said, reader)


def test_a_first_save_and_those_after_it_survive_a_power_cut(tmp_path: Path) -> None:
    judged = cut_while_saving(tmp_path, saved=False)
    assert judged.folders > 10
    assert (judged.corrupt, judged.too_old) == ([], [])


def test_drafts_torn_by_a_power_cut_harm_no_record(tmp_path: Path) -> None:
    slow = Fault("delay", for_good=True, only=ONLY_SYNCS, seconds=0.15)
    judged = cut_while_saving(tmp_path, saved=True, fault=slow, letters=12)
    assert judged.folders > 20
    assert (judged.corrupt, judged.too_old) == ([], [])


def test_a_sync_that_failed_is_never_relied_upon(tmp_path: Path) -> None:
    judged = cut_while_saving(tmp_path, saved=True, fault=Fault("EIO", 3, only=ONLY_SYNCS))
    assert (judged.corrupt, judged.too_old) == ([], [])


def test_a_save_that_does_not_sync_its_file_would_be_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "_sync", lambda _: None)
    assert cut_while_saving(tmp_path, saved=True, letters=6).corrupt


def test_a_save_that_does_not_sync_its_folder_would_be_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "sync_folder", lambda _: None)
    assert cut_while_saving(tmp_path, saved=True, letters=26).too_old
