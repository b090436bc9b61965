"""Which agendas have pages for afterwards."""

from pathlib import Path

import pytest

from conferapp.storage.after_pages import AfterPages
from conferapp.storage.workspace import Workspace

HEAD = 'format = 1\nid = "own"\ntitle = "Own"\n'


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty workspace."""
    made = Workspace(tmp_path / "w")
    made.open()
    return made


@pytest.mark.parametrize("name", ["goal-setting", "data-review"])
def test_agendas_that_came_with_the_app_have_them(workspace: Workspace, name: str) -> None:
    assert AfterPages(workspace).has(name)


@pytest.mark.parametrize("name", ["check-in", "small-group"])
def test_what_is_optional_afterwards_is_not_asked_for(workspace: Workspace, name: str) -> None:
    assert not AfterPages(workspace).has(name)


def test_an_agenda_that_is_not_there_has_none(workspace: Workspace) -> None:
    assert not AfterPages(workspace).has("nowhere")


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("[[agenda]]\n", False),
        ("[[follow_up]]\n", True),
        ('about = "no [[follow_up]]"\n', False),
        ("[[follow_up]]\noptional = true\n[[follow_up.questions]]\n", False),
        ("[[follow_up]]\noptional = true\n[[follow_up]]\n", True),
    ],
)
def test_an_agenda_of_ones_own_tells_by_its_tables(
    workspace: Workspace, text: str, has: bool
) -> None:
    (workspace.agendas / "own.toml").write_text(HEAD + text, encoding="utf-8")
    assert AfterPages(workspace).has("own") is has


def test_an_own_agenda_goes_before_one_that_came_with_the_app(workspace: Workspace) -> None:
    text = HEAD.replace('"own"', '"goal-setting"') + "[[agenda]]\n"
    (workspace.agendas / "any.toml").write_text(text, encoding="utf-8")
    assert not AfterPages(workspace).has("goal-setting")
