"""The store saves where a document lives, and never over what somebody else wrote."""

import os
import shutil
from pathlib import Path

import pytest
from tests.samples import RECORD_ID, STUDENT_ID, a_record, a_student, as_written

from conferapp.storage.errors import StorageError, Unreadable, WriteFailed
from conferapp.storage.records import dump, read_record
from conferapp.storage.safe_names import UnsafeId
from conferapp.storage.store import KeptApart, OpenedToRead, Store
from conferapp.storage.workspace import Workspace


class Bench:
    """A store on a workspace, and what it told."""

    def __init__(self, root: Path) -> None:
        self.workspace = Workspace(root)
        self.workspace.open()
        self.told: list[KeptApart] = []
        self.store = Store(self.workspace, tell=self.told.append)

    @property
    def path(self) -> Path:
        """Where the sample's file begins."""
        record = a_record()
        return self.workspace.record_path(
            record.student.id, record.created, record.agenda.id, record.id
        )

    def files(self) -> list[Path]:
        """Everything in the records, hidden files too."""
        return sorted(path for path in self.workspace.records.rglob("*") if path.is_file())


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A fresh store."""
    return Bench(tmp_path / "w")


def save(bench: Bench, revision: int) -> None:
    """Save the sample at a revision."""
    bench.store.save(a_record(revision=revision))


def test_a_first_save_makes_the_students_folder_and_the_file(bench: Bench) -> None:
    save(bench, 1)
    assert bench.files() == [bench.path]
    assert as_written(bench.path)["revision"] == 1
    assert bench.store.path_of(RECORD_ID) == bench.path


def test_later_saves_replace_the_file(bench: Bench) -> None:
    save(bench, 1)
    save(bench, 2)
    assert bench.files() == [bench.path]
    assert as_written(bench.path)["revision"] == 2


def test_a_record_stays_in_the_file_where_it_was_found(bench: Bench) -> None:
    found = bench.workspace.records / "Amara’s copy.json"
    found.write_bytes(dump(a_record()))
    bench.store.open_record(found)
    save(bench, 43)
    assert bench.files() == [found]
    assert as_written(found)["revision"] == 43


def test_a_student_is_saved_by_their_id(bench: Bench) -> None:
    bench.store.save(a_student())
    path = bench.workspace.students / f"{STUDENT_ID}.json"
    bench.store.open_student(path)
    bench.store.save(a_student(grade="8"))
    assert as_written(path)["grade"] == "8"


def test_somebody_elses_version_is_never_overwritten(bench: Bench) -> None:
    save(bench, 1)
    theirs = dump(a_record(revision=7, tutor="Somebody else"))
    bench.path.write_bytes(theirs)
    save(bench, 2)
    save(bench, 3)
    assert bench.path.read_bytes() == theirs
    (told,) = bench.told
    assert bench.files() == sorted([bench.path, told.path])
    assert read_record(told.path).record == a_record(revision=3)
    assert told.path.name in told.sentence
    assert bench.store.path_of(RECORD_ID) == told.path


def test_a_second_disturbance_makes_a_third_version_with_a_short_name(bench: Bench) -> None:
    save(bench, 1)
    bench.path.write_bytes(b"theirs")
    save(bench, 2)
    bench.told[0].path.write_bytes(b"theirs too")
    save(bench, 3)
    assert sorted(path.name.count("kept-apart") for path in bench.files()) == [0, 1, 1]


def test_the_same_content_put_back_by_a_sync_program_is_no_other_version(bench: Bench) -> None:
    save(bench, 1)
    content = bench.path.read_bytes()
    bench.path.unlink()
    bench.path.write_bytes(content)
    save(bench, 2)
    assert bench.told == []
    assert bench.files() == [bench.path]
    assert as_written(bench.path)["revision"] == 2


def test_a_file_that_was_moved_away_is_written_again(bench: Bench) -> None:
    save(bench, 1)
    bench.path.unlink()
    save(bench, 2)
    assert bench.told == []
    assert as_written(bench.path)["revision"] == 2


def test_a_students_folder_that_was_moved_away_is_made_again(bench: Bench) -> None:
    save(bench, 1)
    shutil.rmtree(bench.path.parent)
    save(bench, 2)
    assert as_written(bench.path)["revision"] == 2


def test_a_workspace_that_is_gone_is_not_made_again_elsewhere(bench: Bench) -> None:
    save(bench, 1)
    shutil.rmtree(bench.workspace.root)
    with pytest.raises(WriteFailed, match="the folder is gone"):
        save(bench, 2)
    assert not bench.workspace.root.exists()


def test_a_new_record_leaves_a_namesake_alone(bench: Bench) -> None:
    bench.path.parent.mkdir()
    bench.path.write_bytes(b"not ours")
    save(bench, 1)
    assert bench.path.read_bytes() == b"not ours"
    assert as_written(bench.told[0].path)["revision"] == 1


def test_a_file_that_cannot_be_read_is_never_overwritten(bench: Bench) -> None:
    bench.path.parent.mkdir()
    bench.path.write_bytes(b'{"broken":')
    with pytest.raises(Unreadable):
        bench.store.open_record(bench.path)
    save(bench, 1)
    assert bench.path.read_bytes() == b'{"broken":'


def test_a_record_that_is_open_elsewhere_is_not_saved(bench: Bench) -> None:
    save(bench, 1)
    before = bench.path.read_bytes()
    bench.store.open_record(bench.path, read_only="It is open elsewhere.")
    with pytest.raises(OpenedToRead, match="It is open elsewhere"):
        save(bench, 2)
    assert bench.path.read_bytes() == before


def test_a_newer_format_is_not_saved(bench: Bench) -> None:
    bench.path.parent.mkdir()
    newer = dump(a_record()).replace(b'"format": 1', b'"format": 2')
    bench.path.write_bytes(newer)
    assert bench.store.open_record(bench.path).read_only
    with pytest.raises(OpenedToRead):
        save(bench, 43)
    assert bench.files() == [bench.path]
    assert bench.path.read_bytes() == newer


@pytest.mark.parametrize("first", [0, 1])
def test_a_failure_of_the_last_sync_is_not_taken_for_somebody_else(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, first: int
) -> None:
    for revision in range(first):
        save(bench, revision)

    def fails(_: Path) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr("conferapp.storage.disk.sync_folder", fails)
        bench.path.parent.mkdir(exist_ok=True)
        with pytest.raises(WriteFailed):
            save(bench, 5)
    save(bench, 6)
    assert bench.told == []
    assert bench.files() == [bench.path]
    assert as_written(bench.path)["revision"] == 6


def test_a_second_version_that_fails_at_first_is_kept_under_the_name_that_was_told(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(bench, 1)
    bench.path.write_bytes(b"theirs")

    def full(_source: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("conferapp.storage.disk.move_to_new", full)
        with pytest.raises(WriteFailed, match="the disk is full"):
            save(bench, 2)
    save(bench, 3)
    (told,) = bench.told
    assert as_written(told.path)["revision"] == 3
    assert bench.path.read_bytes() == b"theirs"


def test_what_a_failed_write_left_is_swept_when_one_succeeds(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(bench, 1)

    def stuck(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr("conferapp.storage.disk.replace", stuck)
        patch.setattr(os, "unlink", stuck)
        with pytest.raises(WriteFailed):
            save(bench, 2)
    assert len(bench.files()) == 2
    save(bench, 3)
    assert bench.files() == [bench.path]


def test_a_record_with_a_hostile_student_is_not_written_at_all(bench: Bench) -> None:
    hostile = a_record().student.model_copy(update={"id": "../../x"})
    with pytest.raises(UnsafeId):
        bench.store.save(a_record(student=hostile))
    with pytest.raises(StorageError):
        bench.store.save(a_student(id="../x"))
    assert bench.files() == []
