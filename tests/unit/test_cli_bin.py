"""On the command line the bin is listed, brings back, and is told of by retention."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.samples import RECORD_ID, STUDENT_ID, a_record, a_student

from conferapp.cli.main import run
from conferapp.domain.clock import Clock
from conferapp.storage.bin_moves import move_to_bin
from conferapp.storage.bin_plan import student_to_move
from conferapp.storage.handover import Handover
from conferapp.storage.places import find_places
from conferapp.storage.records import dump
from conferapp.storage.workspace import Workspace

CLOCK = Clock(now=lambda: datetime(2026, 11, 24, 15, tzinfo=UTC))


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace whose one student is in the bin."""
    workspace = Workspace(tmp_path / "w")
    workspace.open()
    workspace.student_path(STUDENT_ID).write_bytes(dump(a_student()))
    (workspace.records / STUDENT_ID).mkdir()
    (workspace.records / STUDENT_ID / "a.json").write_bytes(dump(a_record()))
    what = student_to_move(workspace, STUDENT_ID)
    move_to_bin(workspace, what, "R. Diaz", lambda: "2026-11-24T15:00:00.000-05:00")
    env = {"CONFERAPP_WORKSPACE": str(workspace.root), "HOME": str(tmp_path / "home")}
    env |= {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("STATE", "CONFIG", "CACHE")}
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    return workspace


def test_what_is_in_the_bin_is_listed_and_brought_back(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(("bin", "list"), CLOCK) == 0
    out = capsys.readouterr().out
    assert "Amara Okafor, with 1 conference" in out
    assert "Moved here on 24 November 2026 by R. Diaz." in out
    assert run(("bin", "list", "--json"), CLOCK) == 0
    (told,) = json.loads(capsys.readouterr().out)["bin"]
    assert (told["kind"], told["student"]) == ("student", STUDENT_ID)
    assert run(("bin", "restore", "b-nothing"), CLOCK) == 3
    assert "Nothing in the bin is called" in capsys.readouterr().err
    laptop = Handover(find_places(workspace.root, os.environ).handover)
    laptop.hold(RECORD_ID)
    assert run(("bin", "restore", told["id"]), CLOCK) == 3
    assert "A student has the laptop just now." in capsys.readouterr().err
    laptop.release()
    assert run(("bin", "restore", told["id"]), CLOCK) == 0
    assert "It is back." in capsys.readouterr().out
    assert workspace.student_path(STUDENT_ID).exists()
    assert run(("bin", "list"), CLOCK) == 0
    assert capsys.readouterr().out == "The bin is empty.\n"


def test_retention_names_what_is_in_the_bin_and_removes_it_for_good(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(("retention", "list", "--older-than", "1"), CLOCK) == 0
    assert f"Amara Okafor, with 1 conference ({STUDENT_ID})" in capsys.readouterr().out
    assert run(("retention", "list", "--json"), CLOCK) == 0
    assert [each["student"] for each in json.loads(capsys.readouterr().out)["bin"]] == [STUDENT_ID]
    assert run(("retention", "remove", STUDENT_ID, "--yes", STUDENT_ID), CLOCK) == 0
    assert "1 note about what is in the bin" in capsys.readouterr().out
    assert list(workspace.bin.iterdir()) == []
    assert run(("verify",), CLOCK) == 0
