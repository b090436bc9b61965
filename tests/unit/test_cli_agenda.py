"""The commands for those who write agendas say what is wrong, where, and what to do."""

import json
import os
from pathlib import Path

import pytest
from tests.unit.test_cli import CLOCK, Said

from conferapp.cli.main import run
from conferapp.storage.workspace import Workspace

HEAD = 'format = 1\nid = "music"\ntitle = "Music lesson"\n'
PAGE = '\n[[agenda]]\nid = "talk"\ntitle = "Talk"\n'
QUESTION = '\n[[agenda.questions]]\nid = "why"\nkind = "long"\nask = "Why?"\n'


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace that the environment names, in which nothing is; commands run beside it."""
    monkeypatch.setenv("CONFERAPP_WORKSPACE", str(tmp_path / "w"))
    monkeypatch.chdir(tmp_path)
    return Workspace(tmp_path / "w")


def write(path: Path, text: str) -> Path:
    """Write an agenda file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_new_makes_one_that_checks_and_tells_what_comes_next(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    made = Said(capsys, "agenda", "new", "music-lesson")
    assert made.code == 0
    assert made.out.startswith("Made w/agendas/music-lesson.toml\n")
    assert "conferapp agenda try music-lesson" in made.out
    assert (workspace.agendas / "agenda.schema.json").exists()
    checked = Said(capsys, "agenda", "check")
    assert (checked.code, checked.out) == (
        0,
        "No errors in w/agendas/music-lesson.toml: ready to be used.\n",
    )


def test_those_at_hand_are_listed_in_words(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    write(workspace.agendas / "music.toml", HEAD + PAGE)
    write(workspace.agendas / "broken.toml", 'format = 1\nid = "broken"\n')
    listed = Said(capsys, "agenda", "list")
    assert "\nmusic: Music lesson, your own.\n" in listed.out
    assert "goal-setting: Goal-setting conference, about 25 minutes. For one" in listed.out
    assert listed.err == "broken.toml has an error. To see it: conferapp agenda check\n"


def test_new_can_begin_with_another_one(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Said(capsys, "agenda", "new", "ours", "--from", "check-in").code == 0
    assert 'id = "ours"' in (workspace.agendas / "ours.toml").read_text(encoding="utf-8")
    again = Said(capsys, "agenda", "new", "ours", "--from", "check-in")
    assert again.code == 3
    assert "left as it is" in again.err


def test_check_shows_the_line_with_a_caret_and_what_to_do(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    write(workspace.agendas / "music.toml", HEAD + PAGE + QUESTION.replace("long", "lnog"))
    said = Said(capsys, "agenda", "check")
    assert said.code == 1
    assert said.out == (
        "w/agendas/music.toml, line 11, column 8: error\n"
        '  11 | kind = "lnog"\n'
        "     |        ^\n"
        "  `lnog` isn’t a kind of question.\n"
        "  → Did you mean `long`?\n"
        "\n"
        "1 error in w/agendas/music.toml.\n"
    )


def test_check_tells_every_problem_in_every_file(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(workspace.agendas / "one.toml", HEAD + PAGE + QUESTION.replace("long", "lnog"))
    write(workspace.agendas / "two.toml", HEAD + PAGE + 'hnit = 1\ntitel = "x"\n')
    said = Said(capsys, "agenda", "check", "--json", "w/agendas/one.toml", "w/agendas/two.toml")
    told = json.loads(said.out)
    assert said.code == 1
    assert {row["file"] for row in told} == {"w/agendas/one.toml", "w/agendas/two.toml"}
    assert all(
        list(row) == ["file", "line", "column", "severity", "message", "hint"] for row in told
    )
    messages = " ".join(row["message"] for row in told)
    assert "`lnog`" in messages
    assert "`hnit`" in messages


def test_two_versions_side_by_side_are_told_only_among_the_agendas_in_use(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in (tmp_path, workspace.agendas):
        for name in ("one.toml", "two.toml"):
            write(folder / name, HEAD + PAGE + QUESTION)
    assert Said(capsys, "agenda", "check", "one.toml", "two.toml").code == 0
    said = Said(capsys, "agenda", "check", "w/agendas/one.toml")
    assert said.code == 1
    assert "w/agendas/one.toml, line 2, column 6: error" in said.out
    assert "The file two.toml in this folder has the same id, `music`." in said.out


def test_advice_is_told_apart_and_fails_nothing(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = PAGE + "minutes = 5\n" + QUESTION
    write(workspace.agendas / "music.toml", f"{HEAD}minutes = 50\n{pages}")
    said = Said(capsys, "agenda", "check")
    assert said.code == 0
    assert "line 4, column" in said.out
    assert ": advice\n" in said.out
    assert said.out.endswith("ready to be used. (1 piece of advice.)\n")
    (row,) = json.loads(Said(capsys, "agenda", "check", "--json").out)
    assert row["severity"] == "advice"


def test_the_settings_of_the_program_count(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    page = '\n[[reflection]]\nid = "a"\ntitle = "Alone"\nwho = "student"\n'
    questions = page + QUESTION.replace("agenda", "reflection")
    intro = "One of these words is read by the student on this very page, slowly. " * 3
    text = questions.replace('who = "student"\n', f'who = "student"\nintro = "{intro}"\n')
    write(workspace.agendas / "music.toml", HEAD + text + PAGE + QUESTION.replace("why", "how"))
    assert json.loads(Said(capsys, "agenda", "check", "--json").out) == []
    write(workspace.settings, "page_words = 20\n")
    told = json.loads(Said(capsys, "agenda", "check", "--json").out)
    assert [row["severity"] for row in told] == ["advice"]


def test_an_agenda_may_be_named_by_its_id(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Said(capsys, "agenda", "check", "goal-setting").code == 0
    said = Said(capsys, "agenda", "check", "gaol-setting")
    assert said.code == 3
    assert "Did you mean `goal-setting`?" in said.err


def test_a_workspace_without_agendas_says_how_to_begin(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    said = Said(capsys, "agenda", "check")
    assert said.code == 3
    assert "conferapp agenda new" in said.err
    assert not workspace.root.exists()


@pytest.mark.parametrize(("option", "begins"), [((), "# "), (("--to", "html"), "<!DOCTYPE html>")])
def test_an_outline_is_printed(
    workspace: Workspace,
    capsys: pytest.CaptureFixture[str],
    option: tuple[str, ...],
    begins: str,
) -> None:
    said = Said(capsys, "agenda", "outline", "check-in", *option)
    assert said.code == 0
    assert said.out.lower().startswith(begins.lower())


def test_an_outline_takes_no_other_files_place(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Said(capsys, "agenda", "outline", "check-in", "-o", "page.html").code == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    said = Said(capsys, "agenda", "outline", "writing", "-o", "page.html")
    assert said.code == 3
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == page


def test_what_is_broken_cannot_be_outlined(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "music.toml", HEAD + PAGE + QUESTION.replace("long", "lnog"))
    said = Said(capsys, "agenda", "outline", "music.toml")
    assert said.code == 3
    assert "music.toml, line 11, column 8" in said.err
    assert "conferapp agenda check music.toml" in said.err


def test_a_difference_is_told_in_the_words_of_the_protocol(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "old.toml", HEAD + PAGE + QUESTION)
    write(tmp_path / "new.toml", HEAD + PAGE + QUESTION.replace("Why?", "Why is that?"))
    said = Said(capsys, "agenda", "diff", "old.toml", "new.toml")
    assert said.code == 0
    assert "Why is that?" in said.out
    same = Said(capsys, "agenda", "diff", "old.toml", "old.toml")
    assert "Nothing changed" in same.out


def test_the_schema_is_json(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    said = Said(capsys, "agenda", "schema")
    assert json.loads(said.out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_a_trial_needs_a_terminal_and_a_page_that_is_there(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    said = Said(capsys, "agenda", "try", "check-in")
    assert said.code == 2
    assert "terminal" in said.err
    said = Said(capsys, "agenda", "try", "check-in", "--page", "since-ten")
    assert said.code == 3
    assert "Did you mean `since-then`?" in said.err


def test_no_command_writes_to_an_authors_file(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "music.toml", HEAD + PAGE + QUESTION)
    os.utime(path, ns=(1, 1))
    for words in (
        ("check", "music.toml"),
        ("outline", "music.toml"),
        ("outline", "music.toml", "-o", "music.toml"),
        ("diff", "music.toml", "music.toml"),
        ("new", "other", "--from", "music.toml"),
    ):
        run(("agenda", *words), CLOCK)
    capsys.readouterr()
    assert path.read_text(encoding="utf-8") == HEAD + PAGE + QUESTION
    assert path.stat().st_mtime_ns == 1
