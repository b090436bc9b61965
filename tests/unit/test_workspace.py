"""The workspace makes its folders, and no id leads out of them."""

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import CREATED, RECORD_ID, STUDENT_ID

from conferapp.storage.safe_names import UnsafeId, is_student_id
from conferapp.storage.workspace import Workspace, WorkspaceUnwritable

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="modes are a matter of POSIX")


def test_opening_makes_every_folder_and_the_settings(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "a" / "b")
    workspace.open()
    made = {path.name for path in workspace.root.iterdir()}
    assert made == {"agendas", "bin", "conferapp.toml", "records", "students"}


@posix_only
def test_folders_and_files_are_for_this_user_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        workspace = Workspace(tmp_path / "w")
        workspace.open()
    finally:
        os.umask(before)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in workspace.root.rglob("*")}
    assert modes == {0o700, 0o600}


def test_settings_that_are_there_are_never_written_again(tmp_path: Path) -> None:
    (tmp_path / "conferapp.toml").write_text("# mine\n", encoding="utf-8")
    Workspace(tmp_path).open()
    assert (tmp_path / "conferapp.toml").read_text(encoding="utf-8") == "# mine\n"


def test_a_file_where_the_workspace_should_be_is_told_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "w").touch()
    with pytest.raises(WorkspaceUnwritable, match=r"Move that file away.*--workspace"):
        Workspace(tmp_path / "w").open()


def test_a_folder_that_cannot_be_written_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace(tmp_path)
    workspace.open()
    real = os.open

    def read_only(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT and Path(path).parent == workspace.records:
            raise OSError(30, "Read-only file system")
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", read_only)
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) != workspace.records)
    with pytest.raises(WorkspaceUnwritable, match="the disk is read-only"):
        workspace.open()


@pytest.mark.skipif(sys.platform == "win32", reason="there a file has to be tried")
def test_opening_again_leaves_the_times_of_the_folders_as_they_are(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    workspace.open()
    folders = (workspace.students, workspace.records)
    for folder in folders:
        os.utime(folder, (1, 1))
    workspace.open()
    assert {folder.stat().st_mtime for folder in folders} == {1.0}


def test_trying_out_leaves_nothing_behind(tmp_path: Path) -> None:
    Workspace(tmp_path).open()
    assert list(tmp_path.rglob(".*")) == []


def test_what_a_killed_run_left_is_swept_at_the_next_start(tmp_path: Path) -> None:
    left = tmp_path / ".conferapp-999999999-0123456789abcdef.tmp"
    left.touch()
    Workspace(tmp_path).open()
    assert not left.exists()


def test_a_records_file_is_named_by_day_agenda_and_id(tmp_path: Path) -> None:
    path = Workspace(tmp_path).record_path(STUDENT_ID, CREATED, "goal-setting", RECORD_ID)
    inside = path.relative_to(tmp_path).as_posix()
    assert inside == "records/s-7f3a9c21/2026-11-20-goal-setting-7a4d1f10.json"


@pytest.mark.parametrize(
    "hostile", ["../../x", "..", "", "a/b", "a\\b", "con", "lpt1", "A", "s.json", "x\n", "é", "a:b"]
)
def test_a_hostile_student_id_makes_no_path(tmp_path: Path, hostile: str) -> None:
    workspace = Workspace(tmp_path)
    with pytest.raises(UnsafeId):
        workspace.student_path(hostile)
    with pytest.raises(UnsafeId):
        workspace.record_path(hostile, CREATED, "goal-setting", RECORD_ID)


@given(st.text(max_size=70), st.text(max_size=30), st.text(max_size=70), st.text(max_size=40))
def test_no_ids_whatever_lead_out_of_the_workspace(
    student: str, created: str, agenda: str, record: str
) -> None:
    root = Path("/nowhere/workspace")
    workspace = Workspace(root)
    for ids in ((student, CREATED, agenda, RECORD_ID), (STUDENT_ID, created, agenda, record)):
        try:
            path = workspace.record_path(*ids)
        except UnsafeId:
            continue
        assert path.parent.parent == root / "records"
        assert path.name.isascii()


def test_an_agenda_named_after_a_windows_device_still_makes_a_usable_file(tmp_path: Path) -> None:
    path = Workspace(tmp_path).record_path(STUDENT_ID, CREATED, "con", RECORD_ID)
    assert is_student_id(path.stem)


def test_an_unsafe_id_is_not_repeated_in_the_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnsafeId) as caught:
        Workspace(tmp_path).student_path("../Amara")
    assert "Amara" not in str(caught.value)


def test_what_killed_runs_left_beside_records_is_swept(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    workspace.open()
    folder = workspace.records / "s-7f3a9c21"
    folder.mkdir()
    left = folder / f".conferapp-{2**22 + 1}-0123456789abcdef.tmp"
    kept = folder / "2026-11-20-goal-setting-7a4d1f10.json"
    for path in (left, kept):
        path.write_text("{}")
    workspace.sweep()
    assert list(folder.iterdir()) == [kept]
