"""On the command line the block of today is printed: the one that was planned, or a new one."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.samples import a_student

from conferapp.cli.main import run
from conferapp.domain.block import Block, Slot
from conferapp.domain.block_clock import Run
from conferapp.domain.clock import Clock
from conferapp.storage.block_file import BlockFile, Kept
from conferapp.storage.places import Places, find_places
from conferapp.storage.records import dump
from conferapp.storage.workspace import Workspace

NOW = datetime(2026, 11, 21, 15, tzinfo=UTC)


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A workspace with one student."""
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    workspace = Workspace(tmp_path / "workspace")
    workspace.open()
    student = a_student()
    (workspace.students / "one.json").write_bytes(dump(student))
    monkeypatch.setenv("CONFERAPP_WORKSPACE", str(workspace.root))
    return find_places(workspace.root, {})


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """What the command says."""
    code = run(("block", *words), Clock(now=lambda: NOW))
    out, err = capsys.readouterr()
    return code, out, err


def test_a_block_is_planned_and_printed(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys)
    assert code == 0
    assert "15:00–15:10  10 min  Settling in" in out
    assert "15:10–15:20  10 min  Amara" in out
    assert not places.block.exists()


def test_the_one_of_today_is_printed_and_stays_when_another_is_looked_at(
    places: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = Kept(Block(30, (Slot(1, "settling", 30),)), Run())
    BlockFile(places.block).keep(kept, NOW.date())
    assert "30 min  Settling in" in said(capsys)[1]
    assert "Amara" in said(capsys, "--minutes", "15")[1]
    assert BlockFile(places.block).read(NOW.date()) == kept


def test_it_goes_to_a_file_in_the_form_of_its_ending_but_not_over_another(
    places: Places, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = tmp_path / "today.html"
    assert said(capsys, "--output", str(page))[0] == 0
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert said(capsys, "--output", str(page))[0] != 0
    assert said(capsys, "--output", str(page), "--to", "text", "--force")[0] == 0
    assert page.read_text("utf-8").startswith("Block, Saturday 21 November 2026")
    inside = said(capsys, "--output", str(places.workspace / "x.txt"))
    assert "inside the Conferapp folder" in inside[2]
