"""Pages are made on the command line, and brought in after a look and a question."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.samples import a_student
from tests.unit.travelling import data_in

from conferapp.cli.main import run
from conferapp.domain.clock import Clock
from conferapp.domain.record import Record
from conferapp.storage.locks import RecordLock
from conferapp.storage.places import find_places
from conferapp.storage.records import dump, read_record
from conferapp.storage.workspace import Workspace

CLOCK = Clock(now=lambda: datetime(2026, 11, 21, 15, tzinfo=UTC))
AT = "2026-11-21T16:00:00.000+00:00"


@dataclass
class Room:
    """A workspace with one student, and what commands said in it."""

    workspace: Workspace
    folder: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def say(self, *words: str, answers: str = "") -> tuple[int, str, str]:
        """Run a command, and answer its questions line by line."""
        said = iter(answers.splitlines())
        self.monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: next(said))
        code = run(words, CLOCK)
        out, err = self.capsys.readouterr()
        return code, out, err

    def make(self, form: str = "page", *words: str) -> bytes:
        """A page of a new conference, or of the one in progress."""
        path = self.folder / f"{form}-{len(list(self.folder.iterdir()))}.html"
        code, _, err = self.say("travel", form, "sample", "--output", str(path), *words)
        assert (code, err) == (0, "")
        return path.read_bytes()

    def saved(self, of: bytes, answers: Mapping[str, object], **changed: object) -> Path:
        """A file of answers as a page saves it."""
        data = data_in(of)
        content: dict[str, Any] = {
            "format": 1,
            "made_by": "Conferapp page",
            "conference": data["conference"],
            "page": data["agenda"],
            "answers": {name: {"value": value, "at": AT} for name, value in answers.items()},
            "opened": [],
        }
        path = self.folder / "answers.json"
        path.write_text(json.dumps(content | changed), encoding="utf-8")
        return path

    @property
    def record(self) -> Record:
        """The one record that is there."""
        (path,) = self.workspace.records.rglob("*.json")
        return read_record(path).record


@pytest.fixture
def room(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Room:
    """A room with one student in it."""
    workspace = Workspace(tmp_path / "w")
    workspace.open()
    sample = a_student(id="s-1", name="Sample Student", supports=("starters",))
    workspace.student_path("s-1").write_bytes(dump(sample))
    monkeypatch.setenv("CONFERAPP_WORKSPACE", str(workspace.root))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    folder = tmp_path / "out"
    folder.mkdir()
    return Room(workspace, folder, capsys, monkeypatch)


BEGIN = ("--agenda", "writing")
TOLD = {"sure-as-writer": 4, "my-strong-points": "I find good words."}


def test_a_page_begins_a_conference_where_none_is_in_progress(room: Room) -> None:
    page = room.make("page", *BEGIN)
    assert data_in(page)["conference"] == room.record.id
    assert room.record.status == "planned"
    assert room.record.history[-1].what == "exported: page to fill in"


def test_without_an_agenda_there_is_nothing_to_begin(room: Room) -> None:
    code, _, err = room.say("travel", "page", "sample")
    assert code == 3
    assert "has no conference in progress" in err
    assert not list(room.workspace.records.rglob("*.json"))


def test_another_page_is_of_the_same_conference(room: Room) -> None:
    first, second = room.make("page", *BEGIN), room.make("page")
    assert data_in(first)["conference"] == data_in(second)["conference"]


def test_a_page_goes_among_the_handouts_without_the_students_name(room: Room) -> None:
    code, out, _ = room.say("travel", "page", "sample", *BEGIN)
    assert code == 0
    path = Path(out.removeprefix("Made ").strip())
    assert path.name == f"page-{room.record.id[-8:]}.html"
    assert path.parent.name == "Conferapp handouts"


def test_a_file_that_is_there_is_not_written_over(room: Room) -> None:
    path = room.folder / "mine.html"
    path.write_text("mine", encoding="utf-8")
    code, _, _ = room.say("travel", "page", "sample", *BEGIN, "--output", str(path))
    assert code == 3
    assert path.read_text(encoding="utf-8") == "mine"


def test_no_page_goes_into_the_folder_of_the_records(room: Room) -> None:
    path = room.workspace.root / "page.html"
    code, _, err = room.say("travel", "page", "sample", *BEGIN, "--output", str(path))
    assert code == 3
    assert err
    assert not path.exists()


def test_an_agenda_without_pages_for_the_student_is_told(room: Room) -> None:
    code, _, err = room.say("travel", "page", "sample", "--agenda", "check-in")
    assert code == 3
    assert "no pages that the student fills in alone" in err
    assert not list(room.workspace.records.rglob("*.json"))


def test_a_blank_is_made_of_the_same_pages(room: Room) -> None:
    blank = room.make("blank", *BEGIN).decode()
    assert "You as a writer" in blank
    assert "<script" not in blank


def test_answers_are_shown_and_taken_after_a_yes(room: Room) -> None:
    file = room.saved(room.make("page", *BEGIN), TOLD)
    code, out, err = room.say("travel", "bring", str(file), answers="y")
    assert (code, err) == (0, "")
    assert "New (2)" in out
    assert "I find good words." in out
    assert out.endswith("Brought in: 2 answers.\n")
    assert room.record.answers["my-strong-points"].value == "I find good words."
    assert room.record.status == "open"


def test_a_no_takes_nothing(room: Room) -> None:
    file = room.saved(room.make("page", *BEGIN), TOLD)
    before = room.record
    code, _, _ = room.say("travel", "bring", str(file), answers="n")
    assert code == 130
    assert room.record == before


@pytest.mark.parametrize(
    ("answers", "words", "kept"),
    [
        ("keep", "I find good words.", 4),
        ("", "I find good words.", 4),
        ("all", "Other words.", 2),
        ("one by one\ny\nn", "I find good words.", 2),
    ],
)
def test_what_is_there_gives_way_only_where_that_is_said(
    room: Room, answers: str, words: str, kept: int
) -> None:
    page = room.make("page", *BEGIN)
    room.say("travel", "bring", str(room.saved(page, TOLD)), "--yes")
    file = room.saved(page, {"sure-as-writer": 2, "my-strong-points": "Other words."})
    code, out, _ = room.say("travel", "bring", str(file), answers=answers or "\n")
    assert code == 0
    assert "    here: I find good words.\n    page: Other words." in out
    assert room.record.answers["my-strong-points"].value == words
    assert room.record.answers["sure-as-writer"].value == kept


def test_yes_keeps_what_is_there(room: Room) -> None:
    page = room.make("page", *BEGIN)
    room.say("travel", "bring", str(room.saved(page, TOLD)), "--yes")
    before = room.record
    file = room.saved(page, {"sure-as-writer": 2})
    code, out, _ = room.say("travel", "bring", str(file), "--yes")
    assert (code, room.record) == (0, before)
    assert out.endswith("Brought in: 0 answers.\n")


def test_what_is_refused_is_told_with_the_reason(room: Room) -> None:
    file = room.saved(room.make("page", *BEGIN), {"sure-as-writer": 9, "focus-because": "x"})
    code, out, _ = room.say("travel", "bring", str(file))
    assert code == 0
    assert "→ Please choose a step from 1 to 5." in out
    assert "→ This question isn’t one that the student answers on these pages." in out
    assert "There is nothing new in it." in out


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"conference": "019ea2f4-1d3a-7c3e-9a55-0c2b7a4d1f99"}, "isn’t in this folder"),
        ({"made_by": "x"}, "holds no answers from a Conferapp page"),
        ({"format": 2}, "A newer Conferapp made the page"),
    ],
)
def test_a_file_that_does_not_belong_here_is_refused(
    room: Room, changed: dict[str, object], said: str
) -> None:
    file = room.saved(room.make("page", *BEGIN), TOLD, **changed)
    code, _, err = room.say("travel", "bring", str(file))
    assert code == 3
    assert said in err


def test_a_conference_that_another_window_has_is_left_alone(room: Room) -> None:
    page = room.make("page", *BEGIN)
    locks = RecordLock(find_places(None, os.environ).locks)
    assert locks.take(room.record.id)
    try:
        code, _, err = room.say("travel", "bring", str(room.saved(page, TOLD)), "--yes")
    finally:
        locks.release(room.record.id)
    assert code == 3
    assert "open in another window" in err
    assert not room.record.answers
