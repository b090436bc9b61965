"""The index: it says what the files say, whatever happens to them or to itself."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import STUDENT_ID, a_record, a_student

from conferapp.domain.record import Record, StudentRef
from conferapp.domain.student import Student
from conferapp.storage.caseload import Caseload
from conferapp.storage.index.index import Index, Progress
from conferapp.storage.index.opening import throw_away
from conferapp.storage.records import dump
from conferapp.storage.sealing import PLAIN
from conferapp.storage.workspace import Workspace

TODAY = date(2026, 12, 1)
TABLES = ("file", "conference", "student", "fact")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with two students, of whom one has two conferences."""
    made = Workspace(tmp_path / "w")
    made.open()
    put_student(made, a_student())
    put_student(made, a_student(id="s-ben", name="Ben Sample"))
    put(made, numbered(3))
    put(made, numbered(4, status="done"))
    return made


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the index goes."""
    return tmp_path / "state" / "w" / "index.sqlite3"


def numbered(number: int, student: str = STUDENT_ID, **changed: object) -> Record:
    """One of several conferences."""
    who = StudentRef(id=student, name="Whoever Sample")
    key = f"019ea2f4-0000-7000-8000-{number:012}"
    return a_record(id=key, student=who, **changed)


def put(workspace: Workspace, record: Record, name: str = "") -> Path:
    """Write a record as the app does, whole and under a new inode; or beside it, as a sync does."""
    path = workspace.record_path(record.student.id, record.created, record.agenda.id, record.id)
    path.parent.mkdir(exist_ok=True)
    path = path.with_name(name) if name else path
    beside = path.with_name(".new")
    beside.write_bytes(dump(record))
    beside.replace(path)
    return path


def put_student(workspace: Workspace, student: Student) -> Path:
    """Write a student's file."""
    path = workspace.student_path(student.id)
    path.write_bytes(dump(student))
    return path


def content(index: Index) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that an index says of files, however it came to know it."""
    found = {}
    for table in TABLES:
        rows = index.ask(f"SELECT * FROM {table}")  # noqa: S608
        numbers = {"file": (2,), "conference": (17,), "student": (15,), "fact": (0,)}[table]
        found[table] = sorted(
            tuple(cell for at, cell in enumerate(row) if at not in numbers) for row in rows
        )
    found["words"] = sorted(
        index.ask(
            "SELECT id FROM conference WHERE number IN "
            "(SELECT rowid FROM words WHERE words MATCH 'calm')"
        )
    )
    return found


def fresh(workspace: Workspace) -> Index:
    """An index that has just read everything."""
    index = Index(workspace)
    index.refresh()
    return index


# What changes on disk ---------------------------------------------------------------------

Step = Callable[[Workspace], object]


def _cut(workspace: Workspace) -> None:
    for path in sorted(workspace.records.glob("*/*.json"))[:1]:
        path.write_bytes(path.read_bytes()[:100])


def _moved(workspace: Workspace) -> None:
    here, there = workspace.records / STUDENT_ID, workspace.records / "elsewhere"
    if here.is_dir() and not there.exists():
        here.rename(there)


STEPS: dict[str, Step] = {
    "a new conference": lambda w: put(w, numbered(5, status="done")),
    "a conference of somebody without a file": lambda w: put(w, numbered(6, "s-new")),
    "a conference saved again": lambda w: put(w, numbered(3, revision=50, status="done")),
    "a copy that is further on": lambda w: put(w, numbered(3, revision=60), "a copy.json"),
    "a copy that is behind": lambda w: put(w, numbered(4, revision=1), "another copy.json"),
    "the same conference with another student": lambda w: put(w, numbered(3, "s-ben")),
    "a student who is renamed": lambda w: put_student(w, a_student(name="Another Sample")),
    "a student's file that is gone": lambda w: w.student_path("s-ben").unlink(missing_ok=True),
    "a folder that is gone": lambda w: shutil.rmtree(w.records / STUDENT_ID, ignore_errors=True),
    "a file that is no record": lambda w: (w.records / "foreign.json").write_text("[1]"),
    "a file that is no record any more": lambda w: (w.records / "foreign.json").unlink(True),
    "a record that was cut short": _cut,
    "a folder that is moved": _moved,
}


@given(st.lists(st.sampled_from(sorted(STEPS)), max_size=8))
def test_whatever_changed_the_index_says_what_a_new_one_would(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    workspace = Workspace(tmp_path_factory.mktemp("w") / "w")
    workspace.open()
    put_student(workspace, a_student())
    put(workspace, numbered(3))
    put(workspace, numbered(4, status="done"))
    index = fresh(workspace)
    for step in steps:
        STEPS[step](workspace)
        index.refresh()
    assert content(index) == content(fresh(workspace))


def test_what_did_not_change_is_not_read_again(workspace: Workspace, place: Path) -> None:
    index = Index(workspace, place)
    assert index.refresh() == Progress(4, 4)
    assert index.refresh() == Progress(0, 0)
    put(workspace, numbered(3, revision=43))
    assert Index(workspace, place).refresh() == Progress(1, 1)


def test_a_file_written_in_place_is_seen_when_every_file_is_looked_at(
    workspace: Workspace, place: Path
) -> None:
    index = Index(workspace, place, now=lambda: 4e9)  # long after the folders changed
    index.refresh()
    path = next(workspace.records.glob("*/*.json"))
    folder = path.parent.stat()
    path.write_bytes(path.read_bytes().replace(b"Whoever", b"Another"))
    os.utime(path.parent, ns=(folder.st_atime_ns, folder.st_mtime_ns))
    assert index.refresh(deep=False) == Progress(0, 0)
    assert index.refresh(deep=True) == Progress(1, 1)


def test_a_folder_that_changed_just_now_is_looked_into_again(
    workspace: Workspace, place: Path
) -> None:
    index = Index(workspace, place)
    index.refresh()
    path = next(workspace.records.glob("*/*.json"))
    folder = path.parent.stat()
    put(workspace, numbered(5))
    os.utime(path.parent, ns=(folder.st_atime_ns, folder.st_mtime_ns))  # within the same tick
    assert index.refresh(deep=False) == Progress(1, 1)


def test_of_more_than_may_be_read_at_once_nothing_is_read(workspace: Workspace) -> None:
    index = Index(workspace)
    assert index.refresh(most=3).left == 4
    assert Caseload(index, workspace, TODAY).students == ()
    assert index.refresh(most=4) == Progress(4, 4)


def test_one_student_can_be_read_before_the_rest(workspace: Workspace) -> None:
    index = Index(workspace)
    index.refresh_student(STUDENT_ID)
    student = Caseload(index, workspace, TODAY).student(STUDENT_ID)
    assert student is not None
    assert len(student.conferences) == 2


def test_a_folder_that_cannot_be_read_keeps_what_was_known_and_says_why(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = fresh(workspace)
    scandir = os.scandir
    shut = workspace.records / STUDENT_ID

    def refuse(path: Path) -> Iterator[os.DirEntry[str]]:
        if path == shut:
            raise PermissionError(13, "no")
        return scandir(path)

    with monkeypatch.context() as away:
        away.setattr(os, "scandir", refuse)
        index.refresh(deep=True)
    caseload = Caseload(index, workspace, TODAY)
    assert [line.path for line in caseload.unreadable] == [f"records/{STUDENT_ID}"]
    student = caseload.student(STUDENT_ID)
    assert student is not None
    assert len(student.conferences) == 2
    index.refresh(deep=True)
    assert caseload.unreadable == ()


# What happens to the index ----------------------------------------------------------------


def _foreign(place: Path) -> None:
    throw_away(place)
    with sqlite3.connect(place) as other:
        other.execute("CREATE TABLE meta (key, value)")


def _of_another_shape(place: Path) -> None:
    throw_away(place)
    Index(Workspace(place.parent), place).refresh()
    with sqlite3.connect(place) as other:
        other.execute("UPDATE meta SET value = 0 WHERE key = 'shape'")


def _without_a_table(place: Path) -> None:
    with sqlite3.connect(place) as other:
        other.execute("DROP TABLE fact")


def _linked(place: Path) -> None:
    throw_away(place)
    place.symlink_to(place.parent / "nowhere")


def _overwritten(place: Path) -> None:
    data = bytearray(place.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    place.write_bytes(data)


def _worn_out(place: Path) -> None:
    with sqlite3.connect(place) as other:
        other.execute("UPDATE meta SET value = 6000 WHERE key = 'words'")


HARM: dict[str, Callable[[Path], object]] = {
    "no database": lambda place: place.write_bytes(b"not a database" * 100),
    "empty": lambda place: place.write_bytes(b""),
    "cut short": lambda place: place.write_bytes(place.read_bytes()[:5000]),
    "overwritten": _overwritten,
    "another program's": _foreign,
    "of another version": _of_another_shape,
    "without a table": _without_a_table,
    "a link": _linked,
    "worn out": _worn_out,
}


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
def test_a_broken_index_is_thrown_away_and_made_anew(
    workspace: Workspace, place: Path, harm: Callable[[Path], object]
) -> None:
    first = Index(workspace, place)
    first.refresh()
    first.close()
    harm(place)
    index = Index(workspace, place)
    index.refresh()
    assert content(index) == content(fresh(workspace))
    index.close()
    again = Index(workspace, place)
    assert again.refresh() == Progress(0, 0)  # it was kept


def test_an_index_that_breaks_while_it_is_asked_is_made_anew(
    workspace: Workspace, place: Path
) -> None:
    index = Index(workspace, place)
    index.refresh()
    _without_a_table(place)
    assert len(list(Caseload(index, workspace, TODAY).told())) == 2


@pytest.mark.parametrize("way", ["a folder is there", "its folder is a file"])
def test_where_no_index_can_be_kept_it_lives_in_memory(
    workspace: Workspace, place: Path, way: str
) -> None:
    if way == "a folder is there":
        place.mkdir(parents=True)
        (place / "something").touch()
    else:
        place.parent.parent.mkdir()
        place.parent.touch()
    index = Index(workspace, place)
    index.refresh()
    assert content(index) == content(fresh(workspace))


class Sealed:
    """A seal as far as the index sees one."""

    suffix = ".age"
    close = PLAIN.close
    open = PLAIN.open


def test_of_an_encrypted_workspace_nothing_lies_on_the_disk(
    workspace: Workspace, place: Path
) -> None:
    Index(workspace, place).refresh()
    assert place.exists()
    index = Index(Workspace(workspace.root, Sealed()), place)
    index.refresh()
    assert len(Caseload(index, workspace, TODAY).students) == 2
    assert list(place.parent.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="modes are a matter of POSIX")
def test_nobody_else_may_read_it(workspace: Workspace, place: Path) -> None:
    umask = os.umask(0)
    try:
        index = Index(workspace, place)
        index.refresh()
        modes = {stat.S_IMODE(path.stat().st_mode) for path in place.parent.iterdir()}
    finally:
        os.umask(umask)
    assert modes == {0o600}
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


def test_two_programs_fill_one_index_without_a_word_lost(workspace: Workspace, place: Path) -> None:
    for number in range(10, 60):
        put(workspace, numbered(number, status="done"))
    both = [Index(workspace, place), Index(workspace, place)]
    threads = [threading.Thread(target=index.refresh) for index in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert content(both[0]) == content(both[1]) == content(fresh(workspace))


def test_while_another_program_writes_what_was_known_is_told(
    workspace: Workspace, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("conferapp.storage.index.opening.PATIENCE", 0.0)
    index = Index(workspace, place)
    index.refresh()
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    put(workspace, numbered(5))
    index.refresh()
    assert len(list(Caseload(index, workspace, TODAY).told())) == 2
    other.execute("ROLLBACK")
    other.close()
    index.refresh()
    assert len(list(Caseload(index, workspace, TODAY).told())) == 3


# Readers ----------------------------------------------------------------------------------


def test_readers_find_what_is_found_in_line(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(10, 130):
        put(workspace, numbered(number, status="done"))
    (workspace.records / "foreign.json").write_text("[1]")
    expected = content(fresh(workspace))
    monkeypatch.setattr("conferapp.storage.index.index.MANY", 1)
    assert content(fresh(workspace)) == expected


@pytest.mark.parametrize("answer", ["import time", "print('x' * 100)", "raise SystemExit(1)"])
def test_readers_that_fail_are_done_without(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    popen = subprocess.Popen

    def other(command: list[str], **pipes: Any) -> subprocess.Popen[bytes]:  # noqa: ANN401
        return popen([command[0], "-c", answer], **pipes)

    monkeypatch.setattr(subprocess, "Popen", other)
    monkeypatch.setattr("conferapp.storage.index.index.MANY", 1)
    assert len(Caseload(fresh(workspace), workspace, TODAY).students) == 2
