"""Where everything lives is worked out without making anything."""

from pathlib import Path

import pytest

from conferapp.storage.places import HomeUnknown, Places, find_places


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_what_was_asked_for_comes_before_the_environment(home: Path) -> None:
    environ = {"CONFERAPP_WORKSPACE": str(home / "b")}
    assert find_places(home / "a", environ).workspace == home / "a"
    assert find_places(None, environ).workspace == home / "b"


def test_an_empty_variable_counts_for_nothing(home: Path) -> None:
    usual = find_places(None, {}).workspace
    assert find_places(None, {"CONFERAPP_WORKSPACE": ""}).workspace == usual


def test_a_path_is_taken_from_where_the_person_is(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    assert find_places(Path("here"), {}).workspace == home / "here"
    assert find_places(Path("~/there"), {}).workspace == home / "there"


def test_finding_out_makes_nothing(home: Path) -> None:
    places = find_places(None, {})
    assert places.handover.parent == places.locks.parent
    assert list(home.iterdir()) == []


def test_without_documents_the_workspace_is_in_the_home_folder(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.PlatformDirs.user_documents_path", home / "Documents")
    assert find_places(None, {}).workspace == home / "Conferapp"
    (home / "Documents").mkdir()
    assert find_places(None, {}).workspace == home / "Documents" / "Conferapp"


def test_each_workspace_has_a_state_of_its_own_whichever_way_leads_there(tmp_path: Path) -> None:
    def handover(workspace: Path) -> Path:
        return Places(workspace, tmp_path, tmp_path).handover

    assert handover(tmp_path / "a") != handover(tmp_path / "b")
    assert handover(tmp_path / "a") == handover(tmp_path / "b" / ".." / "a")


def test_a_home_folder_that_nobody_knows_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", nowhere)
    with pytest.raises(HomeUnknown, match="Set HOME"):
        find_places(None, {})
