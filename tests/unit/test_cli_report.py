"""What a lead gets from `conferapp report`."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import pytest
from tests.samples import RECORD_ID, STUDENT_ID, a_record, a_student
from tests.unit.build import an_answer, closing

from conferapp.cli.given import CannotGoOn
from conferapp.cli.main import run
from conferapp.cli.report import report
from conferapp.domain.clock import Clock
from conferapp.domain.record import StudentRef
from conferapp.storage.places import Places
from conferapp.storage.records import dump
from conferapp.storage.workspace import Workspace

CLOCK = Clock(now=lambda: datetime(2026, 11, 30, 15, tzinfo=UTC))


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("CONFERAPP_WORKSPACE", str(tmp_path / "w"))


def a_workspace(folder: Path, student: str = STUDENT_ID, tutor: str = "R. Diaz") -> Workspace:
    """A workspace with a student who was met once, on 20 November."""
    made = Workspace(folder)
    made.open()
    who = a_student(id=student, name="Sam Sample", tutor=tutor)
    put(made, f"students/{student}.json", dump(who))
    at = "2026-11-20T16:00:00.000-05:00"
    answers = {
        "g": an_answer("goal", [{"goal": "run", "measure": "5 km", "by": "2026-12-12"}]),
        "l": an_answer("last_goal", closing(actions={"run": "kept", "read": "partly"})),
    }
    record = a_record(
        id=f"{RECORD_ID[:-3]}{student[-3:]}",
        status="done",
        student=StudentRef(id=student, name="Sam Sample"),
        tutor=tutor,
        answers=answers,
        created=at,
        started=at,
        ended=at,
    )
    put(made, f"records/{student}/a.json", dump(record))
    return made


def put(workspace: Workspace, name: str, data: bytes) -> None:
    """A file as Conferapp makes it."""
    path = workspace.root / name
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.write_bytes(data)


class Said:
    """What `conferapp report` ended with and said."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *words: str | Path) -> None:
        self.code = run(["report", *map(str, words)], CLOCK)
        self.out, self.err = capsys.readouterr()

    @property
    def json(self) -> dict[str, Any]:
        """What it said to a program."""
        told: dict[str, Any] = json.loads(self.out)
        return told


def test_everything_is_printed_as_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_workspace(tmp_path / "w")
    said = Said(capsys)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Conferences, 12 Oct 2026 to 30 Nov 2026, from w\n")
    assert "Nobody waits: everybody was met, and nobody is overdue." in said.out
    row = next(line for line in said.out.splitlines() if line.startswith("R. Diaz"))
    assert row.split()[2:] == ["1", "1", "0", "0", *"00000100"]


def test_json_has_stable_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a_workspace(tmp_path / "w")
    told = Said(capsys, "--json", "goals", "actions", "--weeks", "2").json
    assert list(told) == [
        *("format", "since", "until", "today", "workspaces", "reports", "notes", "left_alone")
    ]
    assert (told["format"], told["since"], told["until"]) == (1, "2026-11-23", "2026-11-30")
    assert list(told["reports"]) == ["goals", "actions"]
    assert told["reports"]["goals"]["rows"] == []
    told = Said(capsys, "--json", "goals", "actions").json["reports"]
    (goal,), (plan,) = told["goals"]["rows"], told["actions"]["rows"]
    assert (goal["tutor"], goal["goals"], goal["share_both"], goal["still_open"]) == (
        *("R. Diaz", 1, None, None),  # of one child
    )
    assert (plan["looked_at"], plan["kept"], plan["share_kept"]) == (2, None, None)
    assert told["goals"]["columns"][0] == {"key": "tutor", "name": "Tutor", "kind": "text"}
    assert told["goals"]["total"] is None


def test_workspaces_of_several_tutors_are_read_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_workspace(tmp_path / "shared" / "a", "s-aaa")
    a_workspace(tmp_path / "shared" / "b", "s-bbb", "B. Moss")
    a_workspace(tmp_path / "c", "s-ccc", "")
    said = Said(
        *(capsys, "held", "--json", "--workspaces-in", tmp_path / "shared"),
        *("--also", tmp_path / "c"),
    )
    told = said.json
    assert said.code == 0
    assert len(told["workspaces"]) == 3  # the usual place isn't there, and isn't missed
    assert [(row["tutor"], row["held"]) for row in told["reports"]["held"]["rows"]] == [
        *(("(folder c)", 1), ("B. Moss", 1), ("R. Diaz", 1)),
    ]
    assert told["reports"]["held"]["total"]["held"] == 3


def test_what_cannot_be_read_is_named_and_ends_with_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = a_workspace(tmp_path / "w")
    put(made, f"records/{STUDENT_ID}/broken.json", b"{")
    said = Said(capsys, "held")
    assert said.code == 1
    assert "Left alone\n==========\nOne file could not be read:\n" in said.out
    assert "broken.json" in said.out
    told = Said(capsys, "held", "--json").json
    (left,) = told["left_alone"]
    assert (left["group"], left["path"]) == ("unreadable", f"records/{STUDENT_ID}/broken.json")


def test_a_file_is_written_once_and_then_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_workspace(tmp_path / "w")
    page = tmp_path / "out" / "page.html"
    said = Said(capsys, "--to", "html", "--output", page)
    assert (said.code, said.err) == (0, "")
    assert f"written to:\n  {page}\nIt names children" in said.out
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    again = Said(capsys, "--to", "html", "--output", page)
    assert again.code == 3
    assert "--force" in again.err
    assert Said(capsys, "--to", "html", "--output", page, "--force").code == 0


def test_tables_go_into_a_folder_outside_of_every_workspace(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_workspace(tmp_path / "w")
    other = a_workspace(tmp_path / "b", "s-bbb").root
    said = Said(capsys, "goals", "held", "--to", "csv", "--output", tmp_path / "out")
    assert said.code == 0
    assert "It names children" not in said.out
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["goals.csv", "held.csv"]
    inside = Said(capsys, "--to", "csv", "--output", other / "out", "--also", other)
    assert inside.code == 3
    assert "inside the Conferapp folder" in inside.err


def test_a_place_among_folders_of_several_tutors_is_warned_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a", "b"):
        a_workspace(tmp_path / "shared" / name, f"s-{name * 3}")
    words = ("held", "--to", "html", "--workspaces-in", tmp_path / "shared", "--output")
    inside = Said(capsys, *words, tmp_path / "shared" / "new" / "page.html")
    assert inside.code == 0
    assert f"Several Conferapp folders lie in {tmp_path / 'shared'}." in inside.err
    assert Said(capsys, *words, tmp_path / "out").err == ""


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["--since", "2026-11-20", "--weeks", "3"], 2, "Give either --since or --weeks."),
        (["--since", "2026-11-20", "--until", "2026-11-01"], 3, "There are no days from 20 Nov"),
        (["--since", "2020-01-01"], 3, "That is more than 104 weeks."),
        (["--since", "someday"], 3, "Which day is that?"),
        (["--to", "csv"], 2, "Say where to write with --output"),
        (["--to", "csv", "--output", "a.csv"], 3, "name a folder for them"),
        (["--json", "--to", "html"], 2, "--json prints"),
        (["nonsense"], 2, "nonsense"),
        (["--workspaces-in", "nowhere"], 3, "There is no Conferapp folder in "),
    ],
)
def test_what_cannot_be_meant_is_refused_in_a_sentence(
    words: list[str],
    code: int,
    sentence: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    a_workspace(tmp_path / "w")
    said = Said(capsys, *words)
    assert said.code == code
    assert sentence in said.err


def test_without_a_workspace_it_says_where_it_looked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = Said(capsys)
    assert said.code == 3
    assert f"There is no Conferapp folder at {tmp_path / 'w'}." in said.err


def test_days_are_read_as_people_say_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_workspace(tmp_path / "w")
    told = Said(capsys, "held", "--json", "--since", "1 Nov", "--until", "yesterday").json
    assert (told["since"], told["until"]) == ("2026-11-01", "2026-11-29")


def test_an_encrypted_folder_asks_for_the_passphrase_once_and_else_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyrage")
    from conferapp.storage.age_files import AgeSeal, new_identity, public_key

    a_workspace(tmp_path / "w")
    secret = new_identity()
    seal = AgeSeal([public_key(secret)], secret)
    for name in ("b", "c"):
        closed = a_workspace(tmp_path / name, f"s-{name * 3}", f"Tutor {name}")
        closed.recipients.write_text(f"{public_key(secret)}\n", encoding="utf-8")
        for path in closed.root.glob("*/**/*.json"):
            path.with_name(f"{path.name}.age").write_bytes(seal.close(path.read_bytes()))
            path.unlink()
    words = ("held", "--json", "--also", tmp_path / "b", "--also", tmp_path / "c")

    asked: list[Places] = []

    def own_secret(places: Places) -> str:
        asked.append(places)
        return secret

    monkeypatch.setattr("conferapp.cli.unlocking.own_secret", own_secret)
    told = Said(capsys, *words)
    assert (told.code, len(asked)) == (0, 1)
    assert told.json["reports"]["held"]["total"]["held"] == 3

    def forgotten(_: Places) -> str:
        raise CannotGoOn("The folder stays closed.")

    monkeypatch.setattr("conferapp.cli.unlocking.own_secret", forgotten)
    told = Said(capsys, *words)
    assert told.code == 1
    assert [left["group"] for left in told.json["left_alone"]] == ["closed", "closed"]
    assert told.json["left_alone"][0]["reason"].startswith("It is encrypted, and needs a key.")
    assert told.json["reports"]["held"]["rows"][0]["held"] == 1
    alone = Said(capsys, "held", "--also", tmp_path / "b", "--workspaces-in", tmp_path / "c")
    assert alone.code == 1  # the first folder is still read
    (tmp_path / "w" / "records").rename(tmp_path / "gone")
    none = Said(capsys, "held", "--also", tmp_path / "b")
    assert none.code == 3
    assert "needs a key" in none.err


def test_a_shell_completes_the_names_of_reports() -> None:
    (parameter,) = [param for param in report.params if param.name == "reports"]
    found = parameter.shell_complete(click.Context(report), "go")
    assert [item.value for item in found] == ["goals"]
