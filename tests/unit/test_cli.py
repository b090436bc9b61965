"""The command line says in one sentence what is the matter, and is quick to say it."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.samples import a_student

from conferapp import __version__
from conferapp.cli.main import run
from conferapp.domain.clock import Clock
from conferapp.storage.records import dump
from conferapp.storage.workspace import Workspace

CLOCK = Clock(now=lambda: datetime(2026, 11, 21, 15, tzinfo=UTC))


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace that the environment names, with three students."""
    made = Workspace(tmp_path / "w")
    made.open()
    for id_, name, grade in (
        ("s-1", "Ana Núñez", "7"),
        ("s-2", "Anabel Ruiz", "8"),
        ("s-3", "Ben", None),
    ):
        made.student_path(id_).write_bytes(dump(a_student(id=id_, name=name, grade=grade)))
    monkeypatch.setenv("CONFERAPP_WORKSPACE", str(made.root))
    return made


class Said:
    """What a command ended with and said."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *words: str) -> None:
        self.code = run(words, CLOCK)
        self.out, self.err = capsys.readouterr()


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    said = Said(capsys, "--version")
    assert (said.code, said.out, said.err) == (0, f"conferapp {__version__}\n", "")


def test_help_tells_the_commands_and_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    said = Said(capsys, "--help")
    assert said.code == 0
    for told in ("confer", "where", "completion", "--workspace", "Exit codes", "  3  "):
        assert told in said.out
    assert max(map(len, said.out.splitlines())) <= 80


def test_where_tells_three_folders_and_makes_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = Said(capsys, "--workspace", str(tmp_path / "none"), "where")
    assert said.code == 0
    assert said.out.splitlines()[0] == f"Workspace  {tmp_path / 'none'}"
    told = [line.split()[0] for line in said.out.splitlines()]
    assert told == ["Workspace", "Program", "Settings", "State"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [["wher"], ["--wrkspace"], ["completion", "tcsh"]])
def test_a_command_that_cannot_be_understood_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    said = Said(capsys, *words)
    assert (said.code, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert "conferapp --help" in said.err


@pytest.mark.usefixtures("workspace")
def test_a_student_nobody_knows_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    said = Said(capsys, "confer", "Ze\x1b[31mno")
    assert said.code == 3
    assert said.err == (
        "No student’s name has “Zeno” in it. "
        "Try another part of the name, or add the student: in conferapp, with conferapp roster "
        "add, or out of a list with conferapp roster import.\n"
    )


@pytest.mark.usefixtures("workspace")
def test_several_students_of_a_name_are_told_by_first_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = Said(capsys, "confer", "an")
    assert said.code == 3
    assert said.err.startswith("2 students match: Ana (grade 7), Anabel (grade 8). Type more")


@pytest.mark.usefixtures("workspace")
def test_an_agenda_nobody_knows_is_told_with_those_there_are(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace.agendas / "any.toml").write_text('format = 1\nid = "music"\n', encoding="utf-8")
    (workspace.agendas / "broken.toml").write_bytes(b"\xff")
    said = Said(capsys, "confer", "Ben", "--agenda", "zzz")
    assert said.code == 3
    assert said.err.startswith("There is no agenda “zzz”. Those there are: ")
    assert "goal-setting" in said.err
    assert "music" in said.err


@pytest.mark.usefixtures("workspace")
def test_what_can_be_done_needs_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    said = Said(capsys)
    assert said.code == 2
    assert said.err.startswith("Conferapp needs a terminal")
    assert said.err.endswith("`conferapp confer NAME` works here, line by line.\n")


def test_completion_is_printed_for_zsh_and_fish(capsys: pytest.CaptureFixture[str]) -> None:
    for shell in ("zsh", "fish"):
        said = Said(capsys, "completion", shell)
        assert said.code == 0
        assert "_CONFERAPP_COMPLETE" in said.out


def in_a_process(code: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run code in a new interpreter, with this one's paths."""
    source = str(Path(__file__).resolve().parents[2] / "src")
    environ = {**os.environ, "PYTHONPATH": source, "PYTHONIOENCODING": "ascii"}
    environ.pop("CONFERAPP_DEBUG", None)
    command = [sys.executable, "-c", code, *words]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, env=environ, timeout=60
    )


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["where"], ["confer", "x"]])
def test_the_quick_commands_import_neither_textual_nor_pydantic(
    tmp_path: Path, words: list[str]
) -> None:
    code = (
        "import sys; from conferapp.cli.main import main; main(sys.argv[1:]); "
        "print([name for name in ('textual', 'pydantic', 'rich') if name in sys.modules])"
    )
    done = in_a_process(code, "--workspace", str(tmp_path), *words)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_fault_of_the_program_names_nobody_and_ends_with_70(tmp_path: Path) -> None:
    code = (
        "import os, sys\n"
        f"os.environ['XDG_STATE_HOME'] = {str(tmp_path)!r}\n"
        "import conferapp.cli.given as given\n"
        "import conferapp.cli.main as cli\n"
        "def bad(*_): student = 'Amara'; raise KeyError(student)\n"
        "given.find_places = bad\n"
        "sys.exit(cli.main(['where']))\n"
    )
    done = in_a_process(code)
    assert done.returncode == 70
    assert done.stdout == ""
    assert done.stderr.startswith("Conferapp met a fault of its own")
    assert "Amara" not in done.stderr


def test_a_reader_who_leaves_early_is_no_fault() -> None:
    code = (
        "import os, sys; from conferapp.cli.main import main; r, w = os.pipe(); os.close(r); "
        "os.dup2(w, 1); sys.exit(main(['where']))"
    )
    done = in_a_process(code)
    assert (done.returncode, done.stderr) == (1, "")
