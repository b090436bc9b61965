"""A student or a conference goes into the bin and comes back, whatever comes between."""

import os
from datetime import date
from pathlib import Path

import pytest
from tests.samples import RECORD_ID, STUDENT_ID, Backwards, a_record, a_student
from tests.unit.killed import Killed, die_at

from conferapp.domain.record import StudentRef
from conferapp.domain.student import Student
from conferapp.storage import disk
from conferapp.storage.bin_entries import MovedBack, bring_back, in_bin
from conferapp.storage.bin_imports import Change, came_back, note_import
from conferapp.storage.bin_moves import NotMoved, move_to_bin
from conferapp.storage.bin_notes import read_note
from conferapp.storage.bin_plan import conference_to_move, student_to_move
from conferapp.storage.bin_words import title_of, told_of
from conferapp.storage.converting import Converter
from conferapp.storage.errors import Unreadable
from conferapp.storage.records import dump
from conferapp.storage.removal_plan import plan_removal
from conferapp.storage.sealing import AGE_MAGIC, PLAIN, SEALED_SUFFIX
from conferapp.storage.store import Store
from conferapp.storage.students import new_student, read_student
from conferapp.storage.verifying import verify
from conferapp.storage.workspace import Workspace

STAMP = "2026-11-24T15:00:00.000-05:00"
STAMP_DAY = date(2026, 11, 24)
NAME = "2026-11-20-goal-setting-7a4d1f10"
SECOND = f"{RECORD_ID[:-2]}01"
OTHER = "s-00000002"
OTHERS = f"records/{OTHER}/a.json"
FILES = {
    f"students/{STUDENT_ID}.json": dump(a_student()),
    f"records/{STUDENT_ID}/{NAME}.json": dump(a_record()),
    f"records/{STUDENT_ID}/{NAME}-kept-apart-12ab.json": dump(a_record(revision=50)),
    f"records/{STUDENT_ID}/told by Amara.json": dump(a_record(id=SECOND, previous=RECORD_ID)),
    f"students/{OTHER}.json": dump(a_student(id=OTHER, name="Ben")),
    OTHERS: dump(a_record(id=f"{RECORD_ID[:-2]}02", student=StudentRef(id=OTHER, name="Ben"))),
}


def filled(root: Path) -> Workspace:
    """A workspace with two students."""
    workspace = Workspace(root)
    workspace.open()
    for name, data in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
        (root / name).chmod(0o600)
        (root / name).parent.chmod(0o700)
    return workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with two students."""
    return filled(tmp_path / "w")


def there(workspace: Workspace) -> dict[str, bytes]:
    """Students and conferences in their places."""
    homes = workspace.students, workspace.records
    return {
        workspace.relative(path): path.read_bytes()
        for home in homes
        for path in home.rglob("*")
        if path.is_file() and not path.name.startswith(".conferapp")
    }


def contents(workspace: Workspace) -> set[bytes]:
    """What is in every file of the workspace."""
    return {path.read_bytes() for path in workspace.root.rglob("*") if path.is_file()}


def throw_away(workspace: Workspace, student: str = STUDENT_ID) -> Path:
    """Move a student into the bin."""
    return move_to_bin(workspace, student_to_move(workspace, student), "R. Diaz", lambda: STAMP)


def fetch(workspace: Workspace) -> MovedBack:
    """Bring the newest thing back."""
    return bring_back(workspace, in_bin(workspace)[0])


def test_a_student_goes_with_all_their_conferences_and_comes_back_as_it_was(
    workspace: Workspace,
) -> None:
    before = there(workspace)
    folder = throw_away(workspace)
    assert sorted(there(workspace)) == sorted([OTHERS, f"students/{OTHER}.json"])
    assert not (workspace.records / STUDENT_ID).exists()
    (each,) = in_bin(workspace)
    assert (each.name, [c.record_id for c in each.conferences], each.note.by, each.left) == (
        "Amara Okafor",
        [RECORD_ID, SECOND],
        "R. Diaz",
        0,
    )
    names = " ".join(path.as_posix() for path in workspace.bin.rglob("*"))
    assert "Amara" not in names
    assert "Amara Okafor" not in (folder / "moved.json").read_text("utf-8")
    assert fetch(workspace).sentence == "It is back."
    assert there(workspace) == before
    assert (in_bin(workspace), list(workspace.bin.iterdir())) == ((), [])


def test_one_conference_goes_with_its_versions_and_the_rest_stays(workspace: Workspace) -> None:
    before = there(workspace)
    what = conference_to_move(workspace, STUDENT_ID, RECORD_ID)
    move_to_bin(workspace, what, "", lambda: STAMP)
    assert len(there(workspace)) == len(before) - 2
    (each,) = in_bin(workspace)
    assert (each.note.kind, each.note.record, each.name) == (
        "conference",
        RECORD_ID,
        "Amara Okafor",
    )
    found = verify(workspace, STAMP_DAY, lambda *_: None)
    assert [each.group.key for each in found.findings if each.group.mend] == []
    fetch(workspace)
    assert there(workspace) == before


def test_a_conference_that_comes_back_before_its_student_says_so(workspace: Workspace) -> None:
    move_to_bin(workspace, conference_to_move(workspace, STUDENT_ID, SECOND), "", lambda: STAMP)
    throw_away(workspace)
    conference = next(each for each in in_bin(workspace) if each.note.record)
    assert "The student is in the bin" in bring_back(workspace, conference).sentence


def test_where_the_place_is_taken_both_are_kept(workspace: Workspace) -> None:
    throw_away(workspace)
    theirs = dump(a_student(grade="9"))
    (workspace.students / f"{STUDENT_ID}.json").write_bytes(theirs)
    came = fetch(workspace)
    assert (came.apart, "both are kept" in came.sentence) == (1, True)
    own = sorted(p for p in workspace.students.iterdir() if p.name.startswith(STUDENT_ID))
    assert {path.read_bytes() for path in own} == {theirs, FILES[f"students/{STUDENT_ID}.json"]}


def test_what_nobody_can_read_or_is_not_ours_stays_where_it_is(workspace: Workspace) -> None:
    broken = workspace.records / STUDENT_ID / "broken.json"
    broken.write_bytes(b"{")
    what = student_to_move(workspace, STUDENT_ID)
    assert what.staying == 1
    throw_away(workspace)
    assert broken.read_bytes() == b"{"


def kill_at(patch: pytest.MonkeyPatch, number: int) -> None:
    """Have the program end before its n-th change of the disk."""
    calls = ("link", "unlink", "rmdir", "mkdir", "replace", "fsync")
    die_at(patch, number, [*((os, name) for name in calls), (disk, "write_new")])


@pytest.mark.parametrize("way", ["there", "back"])
def test_a_kill_anywhere_loses_nothing_and_the_next_time_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    kills = 0
    for number in range(200):
        workspace = filled(tmp_path / f"{number}")
        before = there(workspace)
        if way == "back":
            throw_away(workspace)
        with monkeypatch.context() as patch:
            kill_at(patch, number)
            try:
                (throw_away if way == "there" else fetch)(workspace)
            except Killed:
                kills += 1
            else:
                break
        assert set(before.values()) <= contents(workspace)
        if way == "there" and number % 2:
            throw_away(workspace)  # again: it goes on under the same note
            assert sorted(there(workspace)) == sorted([OTHERS, f"students/{OTHER}.json"])
            assert len(in_bin(workspace)) == 1
        for each in in_bin(workspace):
            bring_back(workspace, each)
        assert there(workspace) == before
        assert in_bin(workspace) == ()
    assert kills > 20


def test_a_disk_that_refuses_says_what_is_left_and_goes_on_later(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = there(workspace)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(disk, "move_elsewhere", full)
        with pytest.raises(NotMoved, match=r"the disk is full.*4 files are where they were"):
            throw_away(workspace)
    assert there(workspace) == before
    assert in_bin(workspace) == ()
    throw_away(workspace)
    assert len(in_bin(workspace)) == 1


def test_on_a_disk_without_hard_links_it_goes_the_same_way(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    before = there(workspace)
    monkeypatch.setattr(os, "link", refused)
    note = throw_away(workspace)
    assert note.is_dir()
    fetch(workspace)
    assert there(workspace) == before


def test_what_is_encrypted_stays_so_and_comes_back_after_the_folder_was_converted(
    workspace: Workspace,
) -> None:
    before = there(workspace)
    throw_away(workspace)
    sealed = Workspace(workspace.root, Backwards())
    list(Converter(sealed, sealed.seal).run())
    binned = [path for path in workspace.bin.rglob("*") if path.is_file()]
    assert len(binned) == 5
    assert all(path.read_bytes().startswith(AGE_MAGIC) for path in binned)
    assert in_bin(workspace) == ()  # without the key
    (each,) = in_bin(sealed)
    assert each.name == "Amara Okafor"
    bring_back(sealed, each)
    assert f"students/{STUDENT_ID}.json{SEALED_SUFFIX}" in there(sealed)
    list(Converter(sealed, PLAIN).run())
    assert there(workspace) == before


def test_removing_a_student_for_good_takes_what_is_in_the_bin(workspace: Workspace) -> None:
    throw_away(workspace)
    plan = plan_removal(workspace, STUDENT_ID)
    kinds = sorted(doomed.kind for doomed in plan.files)
    assert kinds == ["conference", "conference", "conference", "moved", "student"]
    assert plan_removal(workspace, OTHER).unknown == 0


def test_a_half_moved_student_is_told_of_and_a_broken_note_harms_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(there(workspace).values())
    with monkeypatch.context() as patch:
        kill_at(patch, 16)
        with pytest.raises(Killed):
            throw_away(workspace)
    (each,) = in_bin(workspace)
    assert each.left > 0
    found = verify(workspace, STAMP_DAY, lambda *_: None)
    assert any("hasn’t ended" in finding.reason for finding in found.findings)
    each.path.write_bytes(b"{")
    alone = in_bin(workspace)
    assert {(one.note.kind, len(one.there)) for one in alone} == {("found", 1)}
    assert "without a note" in told_of(alone[0])
    for one in alone:
        bring_back(workspace, one)
    assert sorted(there(workspace).values()) == before
    found = verify(workspace, STAMP_DAY, lambda *_: None)
    assert any(finding.group.key == "unreadable" for finding in found.findings)


@pytest.mark.parametrize(
    "place", ["../x.json", "/etc/x.json", "agendas/x.json", "students/../x.json", "students"]
)
def test_a_note_that_leads_out_of_the_workspace_is_not_followed(
    workspace: Workspace, place: str
) -> None:
    folder = throw_away(workspace)
    path = folder / "moved.json"
    told = path.read_text("utf-8").replace(f"students/{STUDENT_ID}.json", place)
    path.write_text(told, encoding="utf-8")
    with pytest.raises(Unreadable):
        read_note(path, PLAIN)


@pytest.mark.skipif(os.name == "nt", reason="it has no such names")
@pytest.mark.parametrize(
    "odd", ["told: Amara.json", "a\\b.json", "old/of May/a.json", "a\udce4.json"]
)
def test_a_file_of_any_name_and_depth_comes_back_with_the_others(
    workspace: Workspace, odd: str
) -> None:
    path = workspace.records / STUDENT_ID / odd
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(dump(a_record(id=f"{RECORD_ID[:-2]}77")))
    before = sorted(there(workspace).values())
    throw_away(workspace)
    assert fetch(workspace).files == 5
    assert sorted(there(workspace).values()) == before
    assert in_bin(workspace) == ()


def test_a_folder_that_goes_meanwhile_leaves_nothing_behind_untold(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(source: Path, target: Path) -> None:  # as the real one
        raise FileNotFoundError

    with monkeypatch.context() as patched:
        patched.setattr(disk, "move_elsewhere", gone)
        with pytest.raises(NotMoved):
            throw_away(workspace)
    throw_away(workspace)
    before = contents(workspace)
    with monkeypatch.context() as patched:
        patched.setattr(disk, "move_elsewhere", gone)
        with pytest.raises(NotMoved):
            fetch(workspace)
    assert contents(workspace) == before
    assert fetch(workspace).files == 4


def test_a_version_that_was_put_away_stands_beside_the_other_again(workspace: Workspace) -> None:
    folder = workspace.bin / STUDENT_ID
    folder.mkdir()
    (folder / f"{NAME}-0123abcd.json").write_bytes(dump(a_record(revision=7)))
    (folder / f"{STUDENT_ID}-0123abcd.json").write_bytes(dump(a_student(grade="1")))
    titles = [title_of(each) for each in in_bin(workspace)]
    assert sorted(titles)[0] == "An earlier version of what is known of Amara Okafor"
    assert "with Amara Okafor" in sorted(titles)[1]
    for each in in_bin(workspace):
        assert "both are kept" in bring_back(workspace, each).sentence
    assert (in_bin(workspace), workspace.bin.is_dir()) == ((), True)
    assert len(there(workspace)) == len(FILES) + 2


# Imports ------------------------------------------------------------------------------------


def imported(workspace: Workspace) -> tuple[Store, Student]:
    """An import that changes two students and adds one; the store, and who was added."""
    store = Store(workspace, tell=lambda _: None)
    changes = []
    for student_id in (STUDENT_ID, OTHER):
        path = workspace.student_path(student_id)
        student = store.open_student(path).student
        changes.append(Change(student.changed(grade="8"), path))
    new = new_student("Zoé Núñez")
    changes.append(Change(new, None))
    note_import(workspace, changes, "R. Diaz", STAMP)
    for change in changes:
        store.save(change.student)
    return store, new


def test_an_import_is_taken_back_as_a_whole(workspace: Workspace) -> None:
    before = read_student(workspace.student_path(STUDENT_ID)).student
    _, new = imported(workspace)
    (each,) = in_bin(workspace)
    assert (title_of(each), told_of(each)) == (
        "An import that changed 3 students",
        "Written on 24 November 2026 by R. Diaz.",
    )
    assert came_back(workspace, each, lambda: STAMP) == "Taken back for 3 students."
    after = read_student(workspace.student_path(STUDENT_ID)).student
    assert after.model_copy(update={"revision": before.revision}) == before
    assert after.revision > before.revision  # so that it counts before what the import wrote
    assert not workspace.student_path(new.id).exists()
    (added,) = in_bin(workspace)
    assert (added.name, added.note.kind) == ("Zoé Núñez", "student")


def test_whoever_was_changed_since_stays_as_they_are_and_so_does_the_rest_of_the_import(
    workspace: Workspace,
) -> None:
    store, new = imported(workspace)
    store.save(store.open_student(workspace.student_path(OTHER)).student.changed(subject="Art"))
    student = StudentRef(id=new.id, name=new.name)
    store.save(a_record(id=f"{RECORD_ID[:-2]}09", student=student))
    (each,) = in_bin(workspace)
    said = came_back(workspace, each, lambda: STAMP)
    assert said == (
        "Taken back for 1 student. 2 students were changed since, or had a conference, and stayed."
    )
    assert read_student(workspace.student_path(OTHER)).student.subject == "Art"
    assert [len(left.note.files) for left in in_bin(workspace)] == [2]


def test_a_kill_while_an_import_is_taken_back_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(100):
        workspace = filled(tmp_path / f"{number}")
        imported(workspace)
        (each,) = in_bin(workspace)
        with monkeypatch.context() as patch:
            kill_at(patch, number)
            try:
                came_back(workspace, each, lambda: STAMP)
            except Killed:
                pass
            else:
                break
        for again in in_bin(workspace):
            if again.note.kind == "import":
                came_back(workspace, again, lambda: STAMP)
        assert read_student(workspace.student_path(OTHER)).student.grade != "8"
        assert [one.name for one in in_bin(workspace)] == ["Zoé Núñez"]
    assert number > 10
