"""Each call of a save fails in turn: the old record stays whole, the tutor is told, it goes on."""

import sys
from pathlib import Path

import pytest

from conferapp.storage import backlog
from conferapp.storage.workspace import Workspace

if sys.platform == "win32":
    pytest.skip("the calls of a save are other ones there", allow_module_level=True)

from tests.faults.broken_disk import BrokenDisk
from tests.faults.saving import Bench, sweep, sweep_of_drafts
from tests.samples import a_record

ERRORS = ("EACCES", "ENOSPC")
"""One that stands for permissions and one for the disk itself; `make faults` tries more."""


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """A bench on which nobody waits half a second for the next try."""
    monkeypatch.setattr(backlog, "RETRY_AFTER", (0.01,))
    bench = Bench(Workspace(tmp_path / "workspace"))
    bench.workspace.open()
    return bench


@pytest.mark.parametrize("saved", [False, True], ids=["a first save", "a later save"])
@pytest.mark.parametrize("do", [*ERRORS, "short"])
def test_whichever_call_of_a_save_fails_nothing_is_lost(bench: Bench, do: str, saved: bool) -> None:
    tried = list(sweep(bench, do, saved=saved))
    assert len(tried) >= (2 if do == "short" else 20)
    assert [(fault, problem) for fault, problem in tried if problem] == []


@pytest.mark.parametrize("do", [*ERRORS, "short"])
def test_a_draft_that_cannot_be_written_harms_nothing(bench: Bench, do: str) -> None:
    tried = list(sweep_of_drafts(bench, do))
    assert len(tried) >= (2 if do == "short" else 8)
    assert [(fault, problem) for fault, problem in tried if problem] == []


def test_no_call_of_a_save_escapes_the_broken_disk(bench: Bench) -> None:
    """Python reports these itself, whoever calls them and by whatever name."""
    names = {"open": "open", "os.rename": "replace", "os.link": "link", "os.remove": "unlink"}
    names |= {"os.mkdir": "mkdir", "os.chmod": "chmod", "os.scandir": "scandir"}
    top, reported, is_watching = str(bench.workspace.root), list[str](), [True]

    def report(event: str, given: tuple[object, ...]) -> None:
        if is_watching and event in names and str(given[0]).startswith(top):
            reported.append(names[event])

    bench.clear(saved=False)
    with BrokenDisk(bench.workspace.root).inserted() as disk, bench.saver() as saver:
        sys.addaudithook(report)
        for revision in (1, 2):
            saver.offer(a_record(revision=revision))
            assert saver.flush(10)
        is_watching.clear()
    assert {"open", "replace", "link", "unlink", "mkdir"} <= {*reported}
    assert {name: reported.count(name) for name in {*reported}} == {
        name: disk.calls[name] for name in {*reported}
    }
