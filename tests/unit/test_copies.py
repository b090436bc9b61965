"""Several files with one conference inside are found, told apart, and put together safely."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.samples import RECORD_ID, STUDENT_ID, Backwards, a_record, a_student, as_written
from tests.unit.build import an_answer
from tests.unit.killed import Killed, die_at

from conferapp.domain.merging import compare, compare_students, merged, merged_student
from conferapp.domain.record import Event, Record
from conferapp.domain.student import Student
from conferapp.storage import disk
from conferapp.storage.caseload import Caseload
from conferapp.storage.copies import put_together
from conferapp.storage.copy_names import origin, shown_name
from conferapp.storage.errors import ChangedMeanwhile, WriteFailed
from conferapp.storage.records import dump, read_record
from conferapp.storage.sealing import AGE_MAGIC, SEALED_SUFFIX, plain_name
from conferapp.storage.store import Store
from conferapp.storage.versions import (
    NothingToMerge,
    Versions,
    versions_of_record,
    versions_of_student,
)
from conferapp.storage.workspace import Workspace

EVENT = Event(at="2026-11-22T09:00:00.000-05:00", who="R. Diaz", what="merged")
SYNCED = "{}.sync-conflict-20261122-093000-ABCDEF2.json"


class Shelf:
    """A workspace with a store."""

    def __init__(self, workspace: Workspace) -> None:
        workspace.open()
        self.workspace = workspace
        self.store = Store(workspace, tell=lambda _: None)

    @property
    def proper(self) -> Path:
        """Where the sample's file belongs."""
        record = a_record()
        return self.workspace.record_path(
            record.student.id, record.created, record.agenda.id, record.id
        )

    def put(self, record: Record, name: str = "") -> Path:
        """Write a version."""
        path = self.proper.with_name(name) if name else self.proper
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(self.workspace.seal.close(dump(record)))
        return path

    def versions(self, *paths: Path) -> Versions[Record]:
        """The versions among some files, or among all that are there."""
        found = paths or tuple(self.workspace.record_files(self.proper.parent))
        return versions_of_record(self.workspace, self.store, RECORD_ID, found)

    def settle(self, choice: str = "left") -> Path:
        """Put the first two together, choosing one side everywhere."""
        versions = self.versions()
        main, other = versions.main, versions.others[0]
        comparison = compare(main.content, other.content)
        choices: dict[Any, Any] = {d.place: choice for d in comparison.differences}
        return put_together(self.workspace, main, other, merged(comparison, choices, EVENT))

    def everything(self) -> list[bytes]:
        """What is in every file of the records and of the bin."""
        folders = self.workspace.records, self.workspace.bin
        files = [p for folder in folders for p in sorted(folder.rglob("*")) if p.is_file()]
        return [self.workspace.seal.open(path.read_bytes(), path) for path in files]

    def records(self) -> list[str]:
        """The names of the files in the records."""
        return sorted(p.name for p in self.workspace.records.rglob("*") if p.is_file())


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An empty one."""
    return Shelf(Workspace(tmp_path / "w"))


def saying(words: str, revision: int = 42, **more: str) -> Record:
    """A version in which the student said something."""
    said = {"q": words, **more}
    answers = {name: an_answer("long", value) for name, value in said.items()}
    return a_record(revision=revision, answers=answers)


def test_the_file_with_the_proper_name_stays_even_if_another_is_further_on(shelf: Shelf) -> None:
    main = shelf.put(saying("one", 42))
    other = shelf.put(saying("two", 50), SYNCED.format(shelf.proper.stem))
    third = shelf.put(saying("three", 44), "anything.json")
    found = shelf.versions()
    assert (found.main.path, [each.path for each in found.others]) == (main, [other, third])


def test_without_a_proper_name_the_one_that_is_furthest_on_stays(shelf: Shelf) -> None:
    shelf.put(saying("one", 42), "a.json")
    further = shelf.put(saying("two", 50), "anything else.json")
    assert shelf.versions().main.path == further


def test_both_are_whole_in_the_bin_before_one_is_left(shelf: Shelf) -> None:
    shelf.put(saying("one", a="left"))
    shelf.put(saying("two", 50, b="right"), "Amara’s copy.json")
    before = shelf.everything()
    folder = shelf.settle("right")
    assert folder == shelf.workspace.bin / STUDENT_ID
    assert shelf.records() == [shelf.proper.name]
    record = read_record(shelf.proper).record
    said = {name: answer.value for name, answer in record.answers.items()}
    assert said == {"q": "two", "a": "left", "b": "right"}
    assert record.revision == 51
    binned = sorted(folder.iterdir())
    assert sorted(path.read_bytes() for path in binned) == sorted(before)
    assert not any("Amara" in path.name for path in binned)


def test_a_copy_that_is_merely_older_is_put_away_and_nothing_is_written(shelf: Shelf) -> None:
    shelf.put(saying("one", 43, a="more"))
    shelf.put(saying("one", 42), "copy.json")
    before = shelf.proper.read_bytes()
    folder = shelf.settle()
    assert shelf.proper.read_bytes() == before
    assert shelf.records() == [shelf.proper.name]
    assert len(list(folder.iterdir())) == 1


def test_the_same_copy_put_away_twice_is_in_the_bin_once(shelf: Shelf) -> None:
    shelf.put(saying("one"))
    for _ in range(2):
        shelf.put(saying("one"), "copy.json")
        folder = shelf.settle()
    assert len(list(folder.iterdir())) == 1


def test_nothing_in_the_bin_is_written_over(shelf: Shelf) -> None:
    shelf.put(saying("one"))
    shelf.put(saying("one"), "copy.json")
    (there,) = shelf.settle().iterdir()
    there.write_bytes(b"somebody else's")
    shelf.put(saying("one"), "copy.json")
    folder = shelf.settle()
    assert there.read_bytes() == b"somebody else's"
    assert len(list(folder.iterdir())) == 2


def kill_at(patch: pytest.MonkeyPatch, number: int) -> list[int]:
    """Have the program end before its n-th change of a disk; the list grows with each."""
    calls = ("write_new", "replace", "move_to_new", "sync_folder")
    return die_at(patch, number, [*((disk, name) for name in calls), (Path, "unlink")])


def test_a_kill_anywhere_loses_no_version_and_the_next_time_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kills = 0
    for number in range(100):
        shelf = Shelf(Workspace(tmp_path / str(number)))
        shelf.put(saying("one"))
        shelf.put(saying("two", 50), "copy.json")
        before = shelf.everything()
        with monkeypatch.context() as patch:
            kill_at(patch, number)
            try:
                shelf.settle("right")
            except Killed:
                kills += 1
            else:
                break
        assert set(before) <= set(shelf.everything())
        assert read_record(shelf.proper).record.id == RECORD_ID
        if len(shelf.records()) > 1:
            shelf.settle("right")
        assert [name for name in shelf.records() if name.endswith(".json")] == [shelf.proper.name]
        assert read_record(shelf.proper).record.answers["q"].value == "two"
        assert set(before) <= set(shelf.everything())
    assert kills > 5


def test_after_a_kill_behind_the_writing_there_is_nothing_left_to_choose(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.put(saying("one"))
    copy = shelf.put(saying("two", 50), "copy.json")

    def killed(_: Path) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", killed)
        with pytest.raises(Killed):
            shelf.settle("left")
    assert copy.exists()
    found = shelf.versions()
    assert compare(found.main.content, found.others[0].content).differences == ()
    shelf.settle("right")
    assert read_record(shelf.proper).record.answers["q"].value == "one"
    assert shelf.records() == [shelf.proper.name]


def test_a_full_disk_leaves_both_where_they_are(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.put(saying("one"))
    shelf.put(saying("two"), "copy.json")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    before = shelf.everything()
    with monkeypatch.context() as patch:
        patch.setattr(disk, "replace", full)
        with pytest.raises(WriteFailed, match="the disk is full"):
            shelf.settle()
    assert shelf.records() == sorted([shelf.proper.name, "copy.json"])
    assert shelf.proper.read_bytes() in before


@pytest.mark.parametrize("which", ["main", "copy"])
def test_a_file_that_another_program_changed_meanwhile_is_not_touched(
    shelf: Shelf, which: str
) -> None:
    shelf.put(saying("one"))
    shelf.put(saying("two"), "copy.json")
    found = shelf.versions()
    main, other = found.main, found.others[0]
    made = merged(compare(main.content, other.content), {("answers", "q"): "left"}, EVENT)
    path = main.path if which == "main" else other.path
    theirs = dump(saying("three", 60))
    path.write_bytes(theirs)
    with pytest.raises(ChangedMeanwhile):
        put_together(shelf.workspace, main, other, made)
    assert path.read_bytes() == theirs
    assert shelf.records() == sorted([shelf.proper.name, "copy.json"])


def test_two_that_are_too_large_together_are_left_apart(shelf: Shelf) -> None:
    def full(name: str) -> Record:
        return a_record(answers={f"{name}-{n}": an_answer("long", "x" * 20_000) for n in range(60)})

    shelf.put(full("a"))
    shelf.put(full("b"), "copy.json")
    before = shelf.everything()
    with pytest.raises(WriteFailed, match="too large for one file"):
        shelf.settle()
    assert shelf.everything() == before


def other_student(record: Record) -> Record:
    """The same with another student."""
    return record.model_copy(
        update={"student": record.student.model_copy(update={"id": "s-00000000"})}
    )


def other_agenda(record: Record) -> Record:
    """The same with another version of the agenda."""
    agenda = record.agenda.model_copy(update={"fingerprint": "sha256:2"})
    return record.model_copy(update={"agenda": agenda})


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (dump(other_student(saying("two"))), "names another student"),
        (dump(other_agenda(saying("two"))), "different versions of the agenda"),
        (dump(saying("two")).replace(b'"format": 1', b'"format": 9'), "A newer Conferapp wrote"),
        (dump(saying("two"))[:-9], "it stops being JSON"),
        (dump(a_record(created="../x")), "An id in this file"),
        (b"", "it is empty"),
    ],
)
def test_what_does_not_belong_together_is_left_alone_with_the_reason(
    shelf: Shelf, content: bytes, why: str
) -> None:
    shelf.put(saying("one"))
    path = shelf.proper.with_name("copy.json")
    path.write_bytes(content)
    with pytest.raises(NothingToMerge, match=why) as refused:
        shelf.versions()
    assert [each.path for each in refused.value.left_alone] == [path]
    assert path.read_bytes() == content


def test_what_is_left_alone_keeps_nobody_from_putting_the_others_together(shelf: Shelf) -> None:
    shelf.put(saying("one"))
    shelf.put(saying("two"), "copy.json")
    shelf.proper.with_name("broken.json").write_bytes(b"{")
    found = shelf.versions()
    assert len(found.others) == len(found.left_alone) == 1


def test_with_one_version_there_is_nothing_to_do(shelf: Shelf) -> None:
    shelf.put(saying("one"))
    with pytest.raises(NothingToMerge, match="only one version"):
        shelf.versions()


def test_what_a_killed_program_had_in_a_draft_takes_part(shelf: Shelf) -> None:
    first = saying("one")
    shelf.store.save(first)
    shelf.put(saying("two"), "copy.json")
    shelf.store.jot(saying("one and more", 43))
    later = Shelf(shelf.workspace)
    assert later.versions().main.content.answers["q"].value == "one and more"


def test_in_a_sealed_workspace_everything_is_sealed_also_in_the_bin(tmp_path: Path) -> None:
    shelf = Shelf(Workspace(tmp_path / "w", Backwards()))
    plain = shelf.proper.with_name(shelf.proper.name.removesuffix(SEALED_SUFFIX))
    plain.parent.mkdir()
    plain.write_bytes(dump(saying("one")))  # from before everything was sealed
    conflict = f"{plain.name}.sync-conflict-20261122-093000-ABCDEF2{SEALED_SUFFIX}"
    shelf.put(saying("two"), conflict)
    folder = shelf.settle("right")
    files = [shelf.proper, *folder.iterdir()]
    assert len(files) == 3
    assert all(path.read_bytes().startswith(AGE_MAGIC) for path in files)
    assert shelf.records() == [shelf.proper.name]


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("x.json", "x.json"),
        ("x.json.age", "x.json"),
        ("x.json (1).age", "x (1).json"),
        ("x.json.sync-conflict-1-2-A.age", "x.sync-conflict-1-2-A.json"),
        ("x.JSON.age", "x.JSON"),
        ("x.txt.age", "x.txt"),
        ("x.json.txt", "x.json.txt"),
        ("x.json.json.age", "x.json.json"),
    ],
)
def test_a_copy_of_a_sealed_file_is_named_as_a_copy_of_a_plain_one(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_a_copy_of_a_sealed_file_that_is_opened_is_saved_and_kept_apart_under_such_a_name(
    tmp_path: Path,
) -> None:
    shelf = Shelf(Workspace(tmp_path / "w", Backwards()))
    copy = shelf.put(saying("one"), f"x.json (1){SEALED_SUFFIX}")
    shelf.store.open_record(copy)
    shelf.store.save(saying("two", 43))
    assert shelf.records() == ["x (1).json.age"]
    shelf.proper.with_name("x (1).json.age").write_bytes(b"theirs")
    shelf.store.save(saying("three", 44))
    apart = next(name for name in shelf.records() if "kept-apart" in name)
    assert apart.startswith("x (1)-kept-apart-")
    assert apart.endswith(".json.age")


def test_versions_of_a_student_become_one(shelf: Shelf) -> None:
    def put(student: Student, name: str) -> Path:
        path = shelf.workspace.students / name
        path.write_bytes(dump(student))
        return path

    main = put(a_student(revision=2, grade="7"), f"{STUDENT_ID}.json")
    other = put(a_student(revision=5, grade="8", called="Ama"), f"{STUDENT_ID} 2.json")
    found = versions_of_student(shelf.workspace, shelf.store, STUDENT_ID, (other, main))
    assert found.main.path == main
    comparison = compare_students(found.main.content, found.others[0].content)
    made = merged_student(comparison, {("grade",): "right"})
    folder = put_together(shelf.workspace, found.main, found.others[0], made)
    written = as_written(main)
    assert (written["grade"], written["called"], written["revision"]) == ("8", "Ama", 6)
    assert not other.exists()
    assert len(list(folder.iterdir())) == 2


def test_home_lists_no_copies_afterwards(shelf: Shelf) -> None:
    shelf.put(saying("one"))
    shelf.put(saying("two"), "copy.json")
    shelf.settle()
    (student,) = Caseload.read(shelf.workspace, date(2026, 12, 1)).students
    assert [line.copies for line in student.conferences] == [()]


STEM = "2026-11-20-goal-setting-7a4d1f10"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (f"{STEM}.json", "the file as Conferapp named it"),
        (f"{STEM}.json.age", "the file as Conferapp named it"),
        (f"{STEM}-kept-apart-0a1b.json", "kept apart by Conferapp"),
        (f"{STEM}-kept-apart-0a1b.json.age", "kept apart by Conferapp"),
        (f"{STEM}.sync-conflict-20261122-093000-ABCDEF2.json", "Syncthing"),
        (f"{STEM}.json.sync-conflict-20261122-093000-ABCDEF2.age", "Syncthing"),
        (f"{STEM} (Amara’s conflicted copy 2026-11-22).json", "Dropbox"),
        (f"{STEM} (conflicted copy 2026-11-22 093000).json", "Nextcloud"),
        (f"{STEM}_conflict-20261122-093000.json", "a sync program"),
        (f"{STEM}-LAPTOP-3F2A.json", "OneDrive"),
        (f"{STEM} (1).json", "a number"),
        (f"{STEM}.json (1).age", "a number"),
        (f"{STEM} 2.json", "iCloud"),
        (f"{STEM} - Copy.json", "somebody made"),
        (f"{STEM} copy.json", "somebody made"),
        ("Amara.json", "another name"),
    ],
)
def test_a_name_tells_where_a_copy_comes_from(name: str, told: str) -> None:
    assert told in origin(Path("x") / name)


def test_a_hostile_name_is_shown_clean_and_short() -> None:
    shown = shown_name(Path("x") / f"a\x1b]0;title\x07\u202eb{'y' * 300}.json")
    assert shown.startswith("ab")
    assert len(shown) == 121
