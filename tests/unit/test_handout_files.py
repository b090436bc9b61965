"""Files of handouts: named without anybody's name, written over nothing, and never inside."""

import stat
import sys
from pathlib import Path

import pytest
from tests.samples import RECORD_ID, a_record

from conferapp.domain.record import StudentRef
from conferapp.storage import handout_files
from conferapp.storage.errors import StorageError, Unreadable, WriteFailed
from conferapp.storage.handed_on import InsideWorkspace, NoSuchHome, place_named
from conferapp.storage.handout_files import (
    TEMPLATE_LIMIT,
    TooManyCopies,
    own_template,
    stem_for,
    usual_folder,
    write_handout,
)
from conferapp.storage.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty workspace."""
    made = Workspace(tmp_path / "Conferapp")
    made.open()
    return made


def written(folder: Path, workspace: Workspace, data: bytes = b"x", stem: str = "a-card") -> Path:
    """A handout, written."""
    return write_handout(folder, stem, "html", data, workspace=workspace.root)


# Names ----------------------------------------------------------------------------------------


def test_a_name_tells_day_edition_and_conference_and_no_student() -> None:
    assert stem_for(a_record(), "card", named=False) == f"2026-11-21-card-{RECORD_ID[-8:]}"


def test_a_conference_that_has_not_begun_goes_by_the_day_it_was_made() -> None:
    stem = stem_for(a_record(started=None), "card", named=False)
    assert stem == f"2026-11-20-card-{RECORD_ID[-8:]}"
    assert stem_for(a_record(started="?", created="?"), "card", named=False).startswith("card-")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("Amara Okafor", "amara-okafor"),
        ("Zoë Núñez-O’Hara", "zoe-nunez-ohara"),
        ("学生 样本", "学生-样本"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\\b:c*d?e|f", "a-b-c-d-e-f"),
        ("-rf .", "rf"),
        ("x" * 500, "x" * 60),
        ("🙂", ""),
        (". .", ""),
    ],
)
def test_a_name_that_is_asked_for_fits_every_system(name: str, begins: str) -> None:
    record = a_record(student=StudentRef(id="s-1", name=name))
    rest = f"2026-11-21-card-{RECORD_ID[-8:]}"
    assert stem_for(record, "card", named=True) == (f"{begins}-{rest}" if begins else rest)


def test_the_usual_folder_is_beside_the_workspace(workspace: Workspace) -> None:
    usual = usual_folder(workspace.root)
    assert usual.parent == workspace.root.parent
    assert written(usual, workspace).parent == usual


@pytest.mark.parametrize("documents", [True, False])
def test_beside_other_workspaces_it_is_among_the_own_documents(
    tmp_path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, documents: bool
) -> None:
    home = tmp_path / "own" / "home"
    (home / "Documents" if documents else home).mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    Workspace(workspace.root.parent / "of another tutor").open()
    above = home / "Documents" if documents else home
    assert usual_folder(workspace.root) == above / "Conferapp handouts"
    for name in ("a", "b"):  # documents that others see too are none of one's own
        Workspace(home / "Documents" / name).open()
    assert usual_folder(workspace.root) == home / "Conferapp handouts"
    assert usual_folder(home / "Documents" / "a") == home / "Conferapp handouts"


# Writing --------------------------------------------------------------------------------------


def test_a_missing_folder_is_made_and_all_of_it_is_for_this_user_alone(
    tmp_path: Path, workspace: Workspace
) -> None:
    path = written(tmp_path / "new" / "out", workspace, b"<p>")
    assert (path.name, path.read_bytes()) == ("a-card.html", b"<p>")
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_is_there_stays_and_the_next_one_is_numbered(
    tmp_path: Path, workspace: Workspace
) -> None:
    paths = [written(tmp_path / "out", workspace, data) for data in (b"1", b"2", b"3")]
    assert [path.name for path in paths] == ["a-card.html", "a-card-2.html", "a-card-3.html"]
    assert [path.read_bytes() for path in paths] == [b"1", b"2", b"3"]
    assert len(list((tmp_path / "out").iterdir())) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_of_that_name_is_not_followed(tmp_path: Path, workspace: Workspace) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a-card.html").symlink_to(tmp_path / "elsewhere")
    assert written(tmp_path / "out", workspace).name == "a-card-2.html"
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_full_of_the_same_is_told(
    tmp_path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handout_files, "MOST_COPIES", 3)
    written(tmp_path, workspace)
    written(tmp_path, workspace)
    with pytest.raises(TooManyCopies, match="Put some away, or choose another one"):
        written(tmp_path, workspace)


@pytest.mark.parametrize("inside", ["", "records", "new/folder", "records/../students"])
def test_no_handout_goes_into_the_workspace(workspace: Workspace, inside: str) -> None:
    before = sorted(workspace.root.rglob("*"))
    with pytest.raises(InsideWorkspace, match="is inside the Conferapp folder"):
        written(workspace.root / inside, workspace)
    assert sorted(workspace.root.rglob("*")) == before


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_into_the_workspace_is_seen_through(tmp_path: Path, workspace: Workspace) -> None:
    (tmp_path / "link").symlink_to(workspace.records)
    with pytest.raises(InsideWorkspace):
        written(tmp_path / "link", workspace)
    with pytest.raises(InsideWorkspace):
        written(tmp_path / "link" / "deeper", workspace)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_leads_to_itself_is_told(tmp_path: Path, workspace: Workspace) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(StorageError):
        written(tmp_path / "loop" / "out", workspace)


def test_a_file_in_the_place_of_the_folder_is_told_with_a_remedy(
    tmp_path: Path, workspace: Workspace
) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(WriteFailed, match=r"Not saved: .*\. .+\."):
        written(tmp_path / "out", workspace)
    assert (tmp_path / "out").read_text("utf-8") == "mine"


# Templates ------------------------------------------------------------------------------------


def test_a_program_without_templates_has_none(workspace: Workspace) -> None:
    assert own_template(workspace, "page.html") is None


def test_a_template_of_the_program_is_read(workspace: Workspace) -> None:
    workspace.templates.mkdir(exist_ok=True)
    (workspace.templates / "page.html").write_bytes("\ufeff<p>“x”".encode())
    assert own_template(workspace, "page.html") == "<p>“x”"
    assert own_template(workspace, "page.txt") is None


def a_folder(path: Path) -> None:
    path.mkdir()


def other_bytes(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")


def too_much(path: Path) -> None:
    path.write_bytes(b"x" * (TEMPLATE_LIMIT + 1))


def a_dead_link(path: Path) -> None:
    path.symlink_to(path.with_name("nothing"))


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("put", [a_folder, other_bytes, too_much, a_dead_link])
def test_a_template_that_cannot_be_read_is_told_and_not_passed_over(
    workspace: Workspace, put: object
) -> None:
    workspace.templates.mkdir(exist_ok=True)
    assert callable(put)
    put(workspace.templates / "page.html")
    with pytest.raises(Unreadable) as caught:
        own_template(workspace, "page.html")
    assert str(caught.value).endswith(".")


def test_a_tilde_of_nobody_is_told() -> None:
    with pytest.raises(NoSuchHome, match="Write ~/"):
        place_named(Path("~nobody-of-this-name/cards"))


def test_a_tilde_is_the_own_folder_and_other_places_begin_at_the_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert place_named(Path("~/cards")) == tmp_path / "cards"
    assert place_named(Path("cards")) == tmp_path / "cards"
