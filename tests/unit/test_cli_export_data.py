"""What a lead gets who takes conferences out of the folder, as tables or as JSON."""

import csv
import io
import json
import stat
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.samples import RECORD_ID, STUDENT_ID, a_record, a_student
from tests.unit.build import an_answer

from conferapp.cli.main import run
from conferapp.domain.clock import Clock
from conferapp.domain.record import StudentRef
from conferapp.storage.own_key import OwnKey
from conferapp.storage.records import dump
from conferapp.storage.workspace import Workspace

CLOCK = Clock(now=lambda: datetime(2026, 11, 21, 15, tzinfo=UTC))
FIRST = f"records/{STUDENT_ID}/2026-11-20-goal-setting-7a4d1f10.json"
CAREFUL = "They hold what children said"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("CONFERAPP_WORKSPACE", str(tmp_path / "w"))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with three conferences of two students, one of which was cancelled."""
    made = Workspace(tmp_path / "w")
    made.open()
    put(made, f"students/{STUDENT_ID}.json", dump(a_student()))
    goal = an_answer("goal", [{"goal": "=1+1"}])
    put(made, FIRST, dump(a_record(answers={**a_record().answers, "goal": goal})))
    later = a_record(id=f"{RECORD_ID[:-1]}2", status="cancelled", created="2026-11-21T09:00:00Z")
    put(made, f"records/{STUDENT_ID}/b.json", dump(later))
    put(made, "students/s-2.json", dump(a_student(id="s-2", name="Ben Moss")))
    ben = a_record(id=f"{RECORD_ID[:-1]}1", student=StudentRef(id="s-2", name="Ben Moss"))
    put(made, "records/s-2/a.json", dump(ben))
    return made


def put(workspace: Workspace, name: str, data: bytes) -> None:
    """A file as Conferapp makes it."""
    path = workspace.root / name
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.write_bytes(data)


class Said:
    """What `conferapp export data` ended with and said."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *words: str | Path) -> None:
        self.code = run(["export", "data", *map(str, words)], CLOCK)
        self.out, self.err = capsys.readouterr()


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    text = path.read_bytes().decode("utf-8-sig")
    return [*csv.DictReader(io.StringIO(text, newline=""), strict=True)]


def written(folder: Path) -> list[Path]:
    """What lies in a folder, but for what the app keeps for itself in somebody's home."""
    return sorted(path for path in folder.rglob("*") if "home" not in path.parts)


@pytest.mark.usefixtures("workspace")
def test_all_conferences_become_two_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "tables"
    said = Said(capsys, "--to", "csv", "--all", "--output", out)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("3 conferences of 2 students, with 4 answers, written to ")
    assert f"{out / 'answers.csv'} and {out / 'goals.csv'}.\n{CAREFUL}" in said.out
    assert sorted(path.name for path in out.iterdir()) == ["answers.csv", "goals.csv"]
    told = [(row["student"], row["status"], row["question"]) for row in rows(out / "answers.csv")]
    assert told == [
        ("Amara Okafor", "open", "confidence"),
        ("Amara Okafor", "open", "goal"),
        ("Amara Okafor", "cancelled", "confidence"),
        ("Ben Moss", "open", "confidence"),
    ]
    assert [row["goal"] for row in rows(out / "goals.csv")] == ["'=1+1"]


@pytest.mark.parametrize(
    "words", [["amara"], ["--student", "Okafor"], [STUDENT_ID, "--student", "ama"]]
)
@pytest.mark.usefixtures("workspace")
def test_one_student_is_found_by_name_or_id_and_taken_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    said = Said(capsys, *words, "--to", "csv", "--output", tmp_path / "out")
    assert said.code == 0
    assert said.out.startswith("2 conferences of 1 student, with 3 answers, written to ")
    assert {row["student"] for row in rows(tmp_path / "out" / "answers.csv")} == {"Amara Okafor"}


@pytest.mark.usefixtures("workspace")
def test_several_students_are_named_one_by_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "both.json"
    said = Said(capsys, "Ben", "Moss", "--student", "ama", "--to", "json", "--output", file)
    assert said.code == 0
    told = json.loads(file.read_text(encoding="utf-8"))
    assert [one["name"] for one in told["students"]] == ["Ben Moss", "Amara Okafor"]
    assert [one["status"] for one in told["records"]] == ["open", "open", "cancelled"]


def test_json_in_a_folder_holds_records_as_their_files_do(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = json.loads((workspace.root / FIRST).read_text(encoding="utf-8"))
    written["answers"]["confidence"]["newer"] = {"key": ["“x”"]}
    put(workspace, FIRST, json.dumps(written).encode())
    assert Said(capsys, "ama", "--to", "json", "--output", tmp_path / "out").code == 0
    told = json.loads((tmp_path / "out" / "conferences.json").read_text(encoding="utf-8"))
    assert told["records"][0] == written


@pytest.mark.skipif(sys.platform == "win32", reason="modes are a matter of POSIX")
@pytest.mark.usefixtures("workspace")
def test_what_is_written_is_for_this_user_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    Said(capsys, "--all", "--to", "csv", "--output", out)
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in out.iterdir()} == {0o600}


@pytest.mark.usefixtures("workspace")
def test_a_file_that_is_there_stays_unless_it_is_to_be_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "goals.csv").write_text("mine", encoding="utf-8")
    words: list[str | Path] = ["--all", "--to", "csv", "--output", out]
    said = Said(capsys, *words)
    assert (said.code, said.out) == (3, "")
    assert "goals.csv is there already, and was left as it is." in said.err
    assert "--force" in said.err
    assert [path.name for path in out.iterdir()] == ["goals.csv"]
    assert (out / "goals.csv").read_text(encoding="utf-8") == "mine"
    assert Said(capsys, *words, "--force").code == 0
    assert len(rows(out / "goals.csv")) == 1


def test_what_cannot_be_read_is_named_and_all_else_is_written(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(workspace, f"records/{STUDENT_ID}/broken.json", b"")
    lacking = json.loads(dump(a_record(id=f"{RECORD_ID[:-1]}3")))
    del lacking["tutor"]
    put(workspace, f"records/{STUDENT_ID}/lacking.json", json.dumps(lacking).encode())
    put(workspace, "records/stray.json", b"{")
    put(workspace, "records/s-2/other.json", b"{")
    said = Said(capsys, "ama", "--to", "csv", "--output", tmp_path / "out")
    assert said.code == 1
    assert said.err.startswith("3 files could not be read:\n")
    assert f"  records/{STUDENT_ID}/broken.json: This file can't be read: it is empty." in said.err
    assert (
        f"  records/{STUDENT_ID}/lacking.json: This file can't be read: it lacks `tutor`"
        in said.err
    )
    assert "  records/stray.json: " in said.err
    assert "s-2" not in said.err
    assert len(rows(tmp_path / "out" / "answers.csv")) == 3
    everything = Said(capsys, "--all", "--to", "json", "--output", tmp_path / "all.json")
    assert everything.code == 1
    assert everything.err.startswith("4 files could not be read:\n")


def test_of_two_versions_the_one_that_is_further_on_is_taken_and_told(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newer = a_record(revision=50, answers={})
    put(workspace, FIRST.replace(".json", "-kept-apart-12ab.json"), dump(newer))
    said = Said(capsys, "ama", "--to", "json", "--output", tmp_path / "a.json")
    assert said.code == 0
    assert said.err.startswith("1 conference is there in two versions.")
    told = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert [one["revision"] for one in told["records"]] == [50, 42]


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["--to", "csv", "--output", "x"], 2, "Say whose conferences: a name, or --all."),
        (["ama", "--all", "--to", "csv", "--output", "x"], 2, "Give either names or --all."),
        (["--all", "--to", "xlsx", "--output", "x"], 2, "Invalid value for '--to'"),
        (["--all", "--to", "csv"], 2, "Missing option '--output'"),
        (["nobody", "--to", "csv", "--output", "x"], 3, "No student’s name has “nobody” in it."),
        (["--all", "--to", "csv", "--output", "a.csv"], 3, "name a folder for them"),
        (["--all", "--to", "csv", "--output", "w/records"], 3, "is inside the Conferapp folder"),
        (["--all", "--to", "json", "--output", "w/x.json"], 3, "is inside the Conferapp folder"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    code: int,
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    before = written(tmp_path)
    said = Said(capsys, *words)
    assert (said.code, said.out) == (code, "")
    assert sentence in said.err
    assert written(tmp_path) == before


def test_a_workspace_that_is_not_there_ends_with_three(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = Said(capsys, "--all", "--to", "csv", "--output", tmp_path / "out")
    assert (said.code, said.out) == (3, "")
    assert said.err.startswith("There is no Conferapp folder at ")


def test_a_students_words_never_steer_the_terminal(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = "a\x1b]52;c;aGk=\x07\x9b31m\u202e"
    put(workspace, f"records/{STUDENT_ID}/{hostile}.json", b"{")
    said = Said(capsys, "--all", "--to", "json", "--output", tmp_path / hostile)
    assert said.code == 1
    assert not any(sign in said.out + said.err for sign in "\x1b\x07\x9b\x7f\u202e")


def test_an_encrypted_workspace_asks_for_the_passphrase(
    workspace: Workspace,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pyrage = pytest.importorskip("pyrage")
    from conferapp.storage.age_files import AgeSeal

    identity = pyrage.x25519.Identity.generate()
    secret, public = str(identity), str(identity.to_public())
    typed: list[str] = []

    def opened(_: OwnKey, passphrase: str) -> str:
        typed.append(passphrase)
        return secret

    monkeypatch.setattr(OwnKey, "public", lambda _: public)
    monkeypatch.setattr(OwnKey, "open", opened)  # a real one takes seconds
    monkeypatch.setattr("sys.stdin", io.StringIO("several words\n"))
    put(workspace, "recipients.txt", f"{public}\n".encode())
    path = workspace.root / FIRST
    put(workspace, f"{FIRST}.age", AgeSeal((public,), secret).close(path.read_bytes()))
    path.unlink()
    said = Said(capsys, "ama", "--to", "csv", "--output", tmp_path / "out")
    assert (said.code, typed) == (0, ["several words"])
    assert "aren’t encrypted" in said.out
    assert len(rows(tmp_path / "out" / "answers.csv")) == 3
