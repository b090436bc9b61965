"""The index: it says what the files say, whatever happens to them or to itself."""

import contextlib
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import STUDENT_ID, a_record, a_student

from conferapp.domain.record import Record, StudentRef
from conferapp.domain.stance import stance_of
from conferapp.domain.student import Student
from conferapp.storage.caseload import Caseload
from conferapp.storage.index.filling import fill
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


def _replaced_by_a_file(workspace: Workspace) -> None:
    shutil.rmtree(workspace.records / STUDENT_ID, ignore_errors=True)
    (workspace.records / STUDENT_ID).write_text("no folder")


def _replaced_by_a_link(workspace: Workspace) -> None:
    here, there = workspace.records / STUDENT_ID, workspace.root / "linked"
    if here.is_dir() and not here.is_symlink() and not there.exists():
        here.rename(there)
        here.symlink_to(there)


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
ONCE: dict[str, Step] = {
    "a file where a folder was": _replaced_by_a_file,
    "a link where a folder was": _replaced_by_a_link,
    "every folder gone": lambda w: shutil.rmtree(w.root),
    "a folder named like a record": lambda w: (w.records / STUDENT_ID / "x.json").mkdir(),
    "a link named like a record": lambda w: (w.records / STUDENT_ID / "x.json").symlink_to("/"),
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


@pytest.mark.parametrize("step", ONCE.values(), ids=ONCE)
def test_what_takes_the_place_of_files_is_seen_like_a_new_one_sees_it(
    workspace: Workspace, step: Step
) -> None:
    index = fresh(workspace)
    step(workspace)
    index.refresh()
    assert content(index) == content(fresh(workspace))


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_copies_are_told_apart_whatever_they_are_called(workspace: Workspace) -> None:
    names = ["a\nb.json", "\n.json", os.fsdecode(b"\xff.json")]
    paths = {put(workspace, numbered(3), name) for name in names}
    line = Caseload(fresh(workspace), workspace, TODAY).conference(numbered(3).id)
    assert line is not None
    assert len({line.path, *line.copies} & paths) == 3
    assert all(path.exists() for path in line.copies)


def test_a_file_that_goes_while_its_folder_is_looked_into_takes_no_other_with_it(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = fresh(workspace)
    first = min((workspace.records / STUDENT_ID).iterdir())
    scandir = os.scandir

    class Entry:
        def __init__(self, entry: os.DirEntry[str]) -> None:
            self._entry, self.name, self.is_dir = entry, entry.name, entry.is_dir

        def stat(self, *, follow_symlinks: bool) -> os.stat_result:
            if self.name == first.name:
                raise FileNotFoundError
            return self._entry.stat(follow_symlinks=follow_symlinks)

    def slow(path: Path) -> contextlib.AbstractContextManager[list[Entry]]:
        return contextlib.nullcontext([Entry(entry) for entry in scandir(path)])

    with monkeypatch.context() as away:
        away.setattr(os, "scandir", slow)
        index.refresh(deep=True)
    student = Caseload(index, workspace, TODAY).student(STUDENT_ID)
    assert student is not None
    assert len(student.conferences) == 1


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


def test_many_folders_hold_nothing_up_where_little_has_changed(workspace: Workspace) -> None:
    for number in range(10, 30):
        put(workspace, numbered(number, f"s-{number}"))
    index = Index(workspace, now=lambda: 4e9)
    index.refresh()
    put(workspace, numbered(3, revision=50))
    assert index.refresh(most=5) == Progress(1, 1)


def test_a_slow_disk_holds_up_nobody_who_wants_another_student(
    workspace: Workspace, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = Index(workspace, place)
    index.refresh()
    put(workspace, numbered(5, "s-ben"))
    scandir, slow = os.scandir, workspace.records / STUDENT_ID
    begun, goes_on = threading.Event(), threading.Event()

    def wait(path: Path) -> Iterator[os.DirEntry[str]]:
        if path == slow:
            begun.set()
            assert goes_on.wait(60)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", wait)
    thread = threading.Thread(target=index.refresh)
    thread.start()
    assert begun.wait(60)
    index.refresh_student("s-ben")
    student = Caseload(index, workspace, TODAY).student("s-ben")
    goes_on.set()
    thread.join()
    assert student is not None
    assert len(student.conferences) == 1


def test_an_id_that_is_none_leads_out_of_no_folder(workspace: Workspace) -> None:
    index = fresh(workspace)
    for strange in ("../..", "..", "a" * 300, "\udc80", "a\0b", ""):
        index.refresh_student(strange)
        assert Caseload(index, workspace, TODAY).student(strange) is None
    assert content(index) == content(fresh(workspace))


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


@pytest.mark.skipif(sys.platform == "win32", reason="locks are of another kind there")
def test_another_program_that_ends_leaves_the_log_of_this_one(
    workspace: Workspace, place: Path
) -> None:
    index = Index(workspace, place)
    index.refresh()
    log = place.with_name(f"{place.name}-wal")
    before = log.stat().st_ino
    code = (
        "import sys, pathlib; from conferapp.storage.index.index import Index; "
        "from conferapp.storage.workspace import Workspace; "
        "root, place = map(pathlib.Path, sys.argv[1:]); "
        "index = Index(Workspace(root), place); index.refresh(); index.close()"
    )
    subprocess.run([sys.executable, "-c", code, workspace.root, place], check=True)
    assert log.stat().st_ino == before
    index.close()
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_an_index_that_fails_each_time_lives_in_memory_in_the_end(
    workspace: Workspace, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(connection: sqlite3.Connection, *rest: Any) -> None:  # noqa: ANN401
        fill(connection, *rest)
        if connection.execute("PRAGMA database_list").fetchone()[2]:  # a file, and not memory
            raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("conferapp.storage.index.index.fill", full)
    index = Index(workspace, place)
    assert index.refresh() == Progress(4, 4)
    assert content(index) == content(fresh(workspace))
    assert list(place.parent.iterdir()) == []


def test_an_index_that_is_begun_anew_or_closed_harms_nobody_who_asks_meanwhile(
    workspace: Workspace, place: Path
) -> None:
    index = Index(workspace, place)
    index.refresh()
    done = threading.Event()
    found: list[int] = []

    def ask() -> None:
        while not done.is_set():
            found.append(len(index.ask("SELECT * FROM conference, file, file AS other")))

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for _ in range(50):
        index.close()
        index.refresh()
    done.set()
    for thread in threads:
        thread.join()
    assert set(found) <= {0, 32}
    assert content(index) == content(fresh(workspace))


def test_what_stands_is_kept_only_for_the_conferences_that_it_was_worked_out_from(
    workspace: Workspace, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, other = Index(workspace, place), Index(workspace, place)
    index.refresh()

    def slow(conferences: Any) -> Any:  # noqa: ANN401
        stands = stance_of(conferences)
        put(workspace, numbered(5, status="done"))
        other.refresh()
        return stands

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("conferapp.storage.caseload.stance_of", slow)
        Caseload(index, workspace, TODAY).student(STUDENT_ID)
    asked = "SELECT standing FROM student WHERE id = ?"
    assert index.ask(asked, (STUDENT_ID,)) == [(None,)]
    Caseload(index, workspace, TODAY).student(STUDENT_ID)
    assert index.ask(asked, (STUDENT_ID,)) != [(None,)]


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


def test_no_word_of_a_student_who_is_gone_outlasts_the_next_start(
    workspace: Workspace, place: Path
) -> None:
    put(workspace, numbered(5, "s-gone", tutor="Xyzzy"))
    index = Index(workspace, place)
    index.refresh()
    shutil.rmtree(workspace.records / "s-gone")  # as a sync program does it
    index.refresh()
    index.close()
    again = Index(workspace, place)
    assert again.refresh().done == 4
    assert again.ask("SELECT count(*) FROM words WHERE words MATCH 'calm'") == [(2,)]
    assert content(again) == content(fresh(workspace))
    again.close()
    assert b"s-gone" not in place.read_bytes()
    assert Index(workspace, place).refresh() == Progress(0, 0)  # once is enough


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


def test_a_reader_takes_no_module_from_where_the_app_was_started(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text(f"open({str(tmp_path / 'harm')!r}, 'w')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("conferapp.storage.index.index.MANY", 1)
    assert len(Caseload(fresh(workspace), workspace, TODAY).students) == 2
    assert not (tmp_path / "harm").exists()


def test_readers_end_where_nobody_wants_the_rest(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def noted(*command: Any, **pipes: Any) -> subprocess.Popen[bytes]:  # noqa: ANN401
        started.append(popen(*command, **pipes))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", noted)
    monkeypatch.setattr("conferapp.storage.index.index.MANY", 1)
    monkeypatch.setattr("conferapp.storage.index.index.PORTION", 1)
    going = Index(workspace).refreshing()
    assert [next(going).done, next(going).done] == [0, 2]
    assert isinstance(going, Generator)
    going.close()
    assert started
    assert all(reader.returncode is not None for reader in started)


@pytest.mark.parametrize("command", [None, "", "/nowhere"])
def test_without_a_python_to_start_files_are_read_in_line(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, command: str | None
) -> None:
    monkeypatch.setattr(sys, "executable", command)
    monkeypatch.setattr("conferapp.storage.index.index.MANY", 1)
    assert len(Caseload(fresh(workspace), workspace, TODAY).students) == 2


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
