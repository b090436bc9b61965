"""What was handed on is noted in the record on disk, or it is said why not."""

import json
from pathlib import Path

import pytest
from tests.samples import RECORD_ID, a_record

from conferapp.domain.record import Record
from conferapp.storage.errors import Advice, WriteFailed
from conferapp.storage.locks import RecordLock
from conferapp.storage.noting import Handed, note_export
from conferapp.storage.records import read_record
from conferapp.storage.store import Store
from conferapp.storage.workspace import Workspace

HANDED = Handed("Goal card, PDF", "student", "R. Diaz", "2026-11-22T15:30:00.000-05:00")


class Desk:
    """A workspace with one conference, and what is needed to note something in it."""

    def __init__(self, top: Path) -> None:
        self.workspace = Workspace(top / "w")
        self.workspace.open()
        self.locks, self.others = RecordLock(top / "locks"), RecordLock(top / "locks")
        self.store = self.another_store()
        self.another_store().save(a_record(status="done"))

    def another_store(self) -> Store:
        """What another program saves with."""
        return Store(self.workspace, tell=lambda _: None)

    @property
    def path(self) -> Path:
        """The one record's file."""
        (path,) = self.workspace.records.rglob("*.json")
        return path

    @property
    def record(self) -> Record:
        """The record as it is on disk."""
        return read_record(self.path).record

    def note(self, handed: Handed = HANDED) -> str:
        """Note it; what keeps it from being noted."""
        return note_export(self.store, self.locks, self.path, handed)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk."""
    return Desk(tmp_path)


def test_the_history_says_what_went_to_whom_by_whom_and_when(desk: Desk) -> None:
    before = desk.record
    assert desk.note() == ""
    (event,) = desk.record.history
    assert event.model_dump(exclude_none=True) == {
        "at": HANDED.at,
        "who": "R. Diaz",
        "what": "exported: Goal card, PDF",
        "to": "student",
    }
    assert desk.record.revision == before.revision + 1
    assert desk.record.answers == before.answers
    assert desk.record.status == "done"


def test_each_time_is_noted_and_the_lock_let_go(desk: Desk) -> None:
    assert (desk.note(), desk.note()) == ("", "")
    assert len(desk.record.history) == 2
    assert desk.others.take(RECORD_ID)


def test_keys_of_a_newer_program_stay(desk: Desk) -> None:
    written = json.loads(desk.path.read_text("utf-8"))
    written["newer"] = {"key": 1}
    desk.path.write_text(json.dumps(written), encoding="utf-8")
    assert desk.note() == ""
    assert json.loads(desk.path.read_text("utf-8"))["newer"] == {"key": 1}


def test_what_another_window_has_open_is_left_alone(desk: Desk) -> None:
    assert desk.others.take(RECORD_ID)
    before = desk.path.read_bytes()
    assert desk.note() == "It isn’t noted in the conference, which another window has open."
    assert desk.path.read_bytes() == before


def test_what_another_window_wrote_before_it_let_go_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = desk.locks.take

    def late(record_id: str) -> bool:
        store = desk.another_store()
        record = store.open_record(desk.path).record
        store.save(record.model_copy(update={"tutor": "Later", "revision": record.revision + 5}))
        return take(record_id)

    monkeypatch.setattr(desk.locks, "take", late)
    assert desk.note() == ""
    assert desk.record.tutor == "Later"
    assert len(desk.record.history) == 1
    assert len(list(desk.workspace.records.rglob("*.json"))) == 1


def test_a_record_of_a_newer_version_is_only_read(desk: Desk) -> None:
    written = json.loads(desk.path.read_text("utf-8"))
    written["format"] = 99
    desk.path.write_text(json.dumps(written), encoding="utf-8")
    before = desk.path.read_bytes()
    assert desk.note().startswith("It isn’t noted in the conference. ")
    assert desk.path.read_bytes() == before


def test_a_file_that_cannot_be_read_is_told(desk: Desk) -> None:
    path = desk.path
    path.write_bytes(b"{")
    assert note_export(desk.store, desk.locks, path, HANDED).startswith("It isn’t noted in the con")
    assert path.read_bytes() == b"{"
    path.unlink()
    assert note_export(desk.store, desk.locks, path, HANDED)


def test_a_disk_that_refuses_is_told_and_the_lock_let_go(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise WriteFailed(desk.path.parent, Advice("the disk is full", "Free some space on it."))

    monkeypatch.setattr(desk.store, "save", refuse)
    assert "the disk is full. Free some space on it." in desk.note()
    assert desk.others.take(RECORD_ID)
    assert not desk.record.history


def test_hostile_words_are_noted_as_one_clean_line(desk: Desk) -> None:
    assert desk.note(Handed("card\x1b[2J\nPDF", "a\u202eb", "R. Diaz", HANDED.at)) == ""
    (event,) = desk.record.history
    assert (event.what, event.to) == ("exported: card PDF", "ab")
