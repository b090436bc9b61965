"""Something else comes to stand where a record was: no answer is lost, whatever it is.

A sync program, a backup or a person does this while a conference is open, with real files.
"""

import os
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.samples import RECORD_ID, STUDENT_ID, a_record, a_student

from conferapp.domain.record import Record
from conferapp.storage.caseload import Caseload
from conferapp.storage.errors import StorageError, WriteFailed
from conferapp.storage.records import dump, read_record
from conferapp.storage.store import KeptApart, Store
from conferapp.storage.workspace import Workspace

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are of POSIX")
ELSEWHERE = "what stands elsewhere"


def saying(revision: int, words: str) -> Record:
    """The sample with a note."""
    note = a_record().notes[0].model_copy(update={"text": words})
    return a_record(revision=revision, notes=(note,))


class Folder:
    """A workspace in which a conference is open, with words in it."""

    def __init__(self, root: Path) -> None:
        self.workspace = Workspace(root / "w")
        self.workspace.open()
        self.outside = root / "outside.json"
        self.outside.write_text(ELSEWHERE, encoding="utf-8")
        self.told: list[KeptApart] = []
        self.store = Store(self.workspace, tell=self.told.append)
        self.store.save(saying(1, "first words"))
        path = self.store.path_of(RECORD_ID)
        assert path is not None
        self.path = path
        self.backup = path.read_bytes()
        self.store.save(saying(2, "second words"))

    def words(self) -> set[str]:
        """The notes in every record that can be read."""
        found: set[str] = set()
        for path in self.workspace.record_files(self.path.parent):
            try:
                found |= {note.text for note in read_record(path).record.notes}
            except StorageError:
                continue
        return found


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """The workspace."""
    return Folder(tmp_path)


def an_older_version(folder: Folder) -> None:
    folder.path.write_bytes(folder.backup)


def an_older_version_with_its_old_time(folder: Folder) -> None:
    an_older_version(folder)
    os.utime(folder.path, (1, 1))


def a_version_of_another_computer(folder: Folder) -> None:
    folder.path.write_bytes(dump(saying(9, "words from elsewhere")))


def an_empty_file(folder: Folder) -> None:
    folder.path.write_bytes(b"")


def garbage(folder: Folder) -> None:
    folder.path.write_bytes(b"\xff\x00{" * 100)


def half_of_it(folder: Folder) -> None:
    content = folder.path.read_bytes()
    folder.path.write_bytes(content[: len(content) // 2])


def something_huge(folder: Folder) -> None:
    folder.path.write_bytes(b" " * 3_000_000)


def an_empty_folder(folder: Folder) -> None:
    folder.path.unlink()
    folder.path.mkdir()


def a_full_folder(folder: Folder) -> None:
    an_empty_folder(folder)
    (folder.path / "inside.txt").write_text(ELSEWHERE, encoding="utf-8")


def a_link_elsewhere(folder: Folder) -> None:
    folder.path.unlink()
    folder.path.symlink_to(folder.outside)


def a_link_to_nothing(folder: Folder) -> None:
    folder.path.unlink()
    folder.path.symlink_to(folder.outside.with_name("nowhere"))


def a_link_to_itself(folder: Folder) -> None:
    folder.path.unlink()
    folder.path.symlink_to(folder.path.name)


def a_pipe(folder: Folder) -> None:
    folder.path.unlink()
    os.mkfifo(folder.path)


Happens = Callable[[Folder], None]
ANYTHING: list[Happens] = [
    an_older_version,
    an_older_version_with_its_old_time,
    a_version_of_another_computer,
    an_empty_file,
    garbage,
    half_of_it,
    something_huge,
    an_empty_folder,
    a_full_folder,
]
LINKS: list[Happens] = [a_link_elsewhere, a_link_to_nothing, a_link_to_itself, a_pipe]
cases = [
    *(pytest.param(happens, id=happens.__name__) for happens in ANYTHING),
    *(pytest.param(happens, id=happens.__name__, marks=POSIX) for happens in LINKS),
]


@pytest.mark.parametrize("happens", cases)
def test_what_is_typed_goes_on_beside_it_and_it_is_left_alone(
    folder: Folder, happens: Happens
) -> None:
    happens(folder)
    before = os.lstat(folder.path)
    folder.store.save(saying(3, "third words"))
    folder.store.save(saying(4, "fourth words"))
    (told,) = folder.told
    assert read_record(told.path).record == saying(4, "fourth words")
    after = os.lstat(folder.path)
    assert (after.st_ino, after.st_size, after.st_mode) == (
        before.st_ino,
        before.st_size,
        before.st_mode,
    )
    assert folder.outside.read_text("utf-8") == ELSEWHERE
    assert not folder.outside.with_name("nowhere").exists()


@pytest.mark.parametrize("happens", cases)
def test_home_finds_the_newest_words_and_goes_on_with_them(
    folder: Folder, happens: Happens
) -> None:
    happens(folder)
    folder.store.save(saying(3, "third words"))
    (student,) = Caseload.read(folder.workspace, date(2026, 12, 1)).students
    newest = max(line.revision for line in student.conferences)
    (line,) = (line for line in student.conferences if line.revision == newest)
    later = Store(folder.workspace, tell=folder.told.append)
    words = {note.text for note in later.open_record(line.path).record.notes}
    assert words <= {"third words", "words from elsewhere"}
    assert "third words" in folder.words()
    later.save(saying(20, "words of the next day"))
    assert {"words of the next day"} <= folder.words()
    assert len(folder.told) == 1


@pytest.mark.parametrize("happens", cases)
def test_it_happens_once_more_and_nothing_is_lost(folder: Folder, happens: Happens) -> None:
    happens(folder)
    folder.store.save(saying(3, "third words"))
    folder.path = folder.told[0].path
    happens(folder)
    folder.store.save(saying(4, "fourth words"))
    assert len(folder.told) == 2
    assert "fourth words" in folder.words()


def test_a_removed_file_is_written_again_each_time(folder: Folder) -> None:
    for revision in (3, 4, 5):
        folder.path.unlink()
        folder.store.save(saying(revision, "still here"))
        assert folder.words() == {"still here"}
    assert folder.told == []


@POSIX
def test_a_file_in_place_of_the_students_folder_is_told_of_until_it_is_gone(
    folder: Folder,
) -> None:
    away = folder.path.parent.with_name("away")
    folder.path.parent.rename(away)
    folder.path.parent.write_text(ELSEWHERE, encoding="utf-8")
    with pytest.raises(WriteFailed, match="a file stands where the folder should be"):
        folder.store.save(saying(3, "third words"))
    assert folder.path.parent.read_text("utf-8") == ELSEWHERE
    folder.path.parent.unlink()
    folder.store.save(saying(3, "third words"))
    assert folder.words() == {"third words"}


def test_the_whole_folder_put_back_from_a_backup_leaves_both_versions(
    folder: Folder, tmp_path: Path
) -> None:
    saved = tmp_path / "backup"
    shutil.copytree(folder.workspace.records, saved)
    folder.store.save(saying(3, "third words"))
    shutil.rmtree(folder.workspace.records)
    shutil.copytree(saved, folder.workspace.records)
    folder.store.save(saying(4, "fourth words"))
    assert folder.words() == {"second words", "fourth words"}


def test_a_students_file_is_as_safe(folder: Folder) -> None:
    folder.store.save(a_student(revision=1))
    path = folder.workspace.student_path(STUDENT_ID)
    path.write_bytes(b"")
    folder.store.save(a_student(revision=2, grade="8"))
    (told,) = folder.told
    assert path.read_bytes() == b""
    assert b'"8"' in told.path.read_bytes()
