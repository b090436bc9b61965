"""An older format is brought up to date in memory, and its file is copied before it is replaced."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.samples import RECORD_ID, a_record

from conferapp.storage import upgrades
from conferapp.storage.documents import FORMAT
from conferapp.storage.errors import Unreadable
from conferapp.storage.records import dump, read_record
from conferapp.storage.store import Store
from conferapp.storage.students import read_student
from conferapp.storage.workspace import Workspace


def from_made_up_format(content: Mapping[str, Any]) -> dict[str, Any]:
    """A format 0 that never was, in which the tutor was called `teacher`."""
    changed = dict(content)
    changed["tutor"] = changed.pop("teacher")
    return changed


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record in the made-up format 0, in a workspace, with a key that nobody knows."""
    monkeypatch.setitem(upgrades.STEPS, 0, from_made_up_format)
    workspace = Workspace(tmp_path)
    workspace.open()
    content = json.loads(dump(a_record()))
    content |= {"format": 0, "teacher": content.pop("tutor"), "mood": "sunny"}
    path = workspace.records / "s-7f3a9c21" / "old.json"
    path.parent.mkdir()
    path.write_text(json.dumps(content))
    return path


def store(path: Path) -> Store:
    """A store on the workspace of a record."""
    return Store(Workspace(path.parents[2]), tell=lambda _: None)


def test_a_record_of_an_older_format_is_read_with_every_key(old: Path) -> None:
    read = read_record(old)
    assert (read.record.tutor, read.record.format, read.older) == ("R. Diaz", FORMAT, 0)
    assert read.read_only == ""
    assert read.record.model_extra == {"mood": "sunny"}


def test_reading_leaves_the_original_as_it_is(old: Path) -> None:
    before = old.read_bytes()
    store(old).open_record(old)
    assert old.read_bytes() == before
    assert not (old.parents[2] / "bin" / "s-7f3a9c21").exists()


def test_the_next_save_keeps_one_copy_of_the_original(old: Path) -> None:
    before = old.read_bytes()
    here = store(old)
    record = here.open_record(old).record
    for revision in (43, 44):
        here.save(record.model_copy(update={"revision": revision}))
    copies = list((old.parents[2] / "bin" / "s-7f3a9c21").iterdir())
    assert [copy.name for copy in copies] == ["old-format-0.json"]
    assert copies[0].read_bytes() == before
    assert copies[0].stat().st_mode & 0o777 == 0o600
    written = json.loads(old.read_bytes())
    assert (written["format"], written["tutor"], written["mood"]) == (FORMAT, "R. Diaz", "sunny")
    assert read_record(old).record.id == RECORD_ID


def test_a_format_from_which_nothing_leads_on_is_refused(old: Path) -> None:
    content = json.loads(old.read_text()) | {"format": -1}
    old.write_text(json.dumps(content))
    with pytest.raises(Unreadable, match="a format that no Conferapp wrote"):
        read_record(old)


@pytest.mark.parametrize("number", sorted({*upgrades.STEPS, FORMAT}))
def test_a_file_of_each_format_that_was_ever_written_still_opens(number: int) -> None:
    examples = Path(__file__).parent / "formats"
    record = read_record(examples / f"record-{number}.json").record
    assert (record.id, record.answers["confidence"].value) == (RECORD_ID, 3)
    assert [note.text for note in record.notes] == ["calm"]
    assert read_student(examples / f"student-{number}.json").student.name == "Amara Okafor"
