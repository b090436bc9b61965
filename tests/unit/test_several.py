"""Several workspaces read as one: nothing counts twice, and nothing broken is in the way."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from tests.samples import RECORD_ID, STUDENT_ID, a_record, a_student

from conferapp.domain.record import Record, StudentRef
from conferapp.domain.reports.period import Period
from conferapp.storage.errors import StorageError
from conferapp.storage.neighbours import NoWorkspaces, workspaces_in
from conferapp.storage.records import dump
from conferapp.storage.sealing import PLAIN, Seal
from conferapp.storage.several import Several, StaysClosed, open_several
from conferapp.storage.workspace import Workspace

TODAY = date(2026, 11, 30)
ALL = Period(date(2026, 10, 12), TODAY)


def a_workspace(folder: Path) -> Workspace:
    """A workspace with one student."""
    made = Workspace(folder)
    made.open()
    made.student_path(STUDENT_ID).write_bytes(dump(a_student()))
    return made


def put(workspace: Workspace, record: Record, name: str = "") -> Path:
    """Write a record where it belongs, or under another name beside that."""
    path = workspace.record_path(record.student.id, record.created, record.agenda.id, record.id)
    path.parent.mkdir(exist_ok=True)
    path = path.with_name(name) if name else path
    path.write_bytes(dump(record))
    return path


def held(number: int, **changed: object) -> Record:
    """One of several finished conferences."""
    day = f"2026-11-{number:02}T16:00:00.000-05:00"
    own = {"id": f"{RECORD_ID[:-2]}{number:02}", "created": day, "started": day, "ended": day}
    return a_record(status="done", **own).model_copy(update=changed)


@pytest.fixture
def two(tmp_path: Path) -> tuple[Workspace, Workspace]:
    """The workspaces of two tutors."""
    return a_workspace(tmp_path / "shared" / "a"), a_workspace(tmp_path / "shared" / "b")


def opened(tmp_path: Path, *folders: Path) -> Several:
    """Workspaces as they are read."""

    def closed(_: Sequence[str]) -> Seal:
        raise StaysClosed("There is no key.")

    return open_several(folders, state=tmp_path / "state", today=TODAY, seal_for=closed)


def ids(several: Several) -> list[str]:
    """The last two digits of every conference that counts, in order."""
    return [told.line.record_id[-2:] for told in several.told(ALL)]


def left(several: Several) -> Iterator[tuple[str, str]]:
    """What is left alone: group and name."""
    return ((one.group, Path(one.place).name) for one in several.left_alone)


def test_conferences_of_two_tutors_come_in_one_order(
    tmp_path: Path, two: tuple[Workspace, Workspace]
) -> None:
    one, other = two
    for number, workspace in ((3, one), (4, other), (20, one), (9, other)):
        put(workspace, held(number))
    several = opened(tmp_path, one.root, other.root)
    assert ids(several) == ["03", "04", "09", "20"]
    assert not several.faults
    several.close()


def test_a_conference_in_two_folders_counts_once_as_it_is_furthest_on(
    tmp_path: Path, two: tuple[Workspace, Workspace]
) -> None:
    one, other = two
    older = put(one, held(3, revision=5, tutor="Behind"))
    newer = put(other, held(3, revision=9, tutor="Further on"))
    several = opened(tmp_path, one.root, other.root)
    (told,) = several.told(ALL)
    assert (told.line.tutor, told.line.path) == ("Further on", newer)
    behind, student = several.left_alone
    assert (behind.group, behind.place) == ("version", str(older))
    assert behind.reason == "it is behind the one that counts"
    assert (student.group, student.path) == ("doubled", f"students/{STUDENT_ID}.json")
    assert not several.faults
    frame = several.frame(ALL, TODAY)
    assert len(frame.students) == 1
    several.close()


@pytest.mark.parametrize("turned", [False, True])
def test_which_of_two_that_are_as_far_on_counts_hangs_on_no_order_of_folders(
    tmp_path: Path, two: tuple[Workspace, Workspace], turned: bool
) -> None:
    one, other = two
    said = ((one, "Ann", "R. Diaz"), (other, "Zoe", "B. Moss"))
    for workspace, name, tutor in said:
        student = a_student(name=name, tutor=tutor)
        workspace.student_path(STUDENT_ID).write_bytes(dump(student))
        put(workspace, held(3, tutor=tutor))
    roots = (other.root, one.root) if turned else (one.root, other.root)
    several = opened(tmp_path, *roots)
    (pupil,) = several.frame(ALL, TODAY).students
    (told,) = several.told(ALL)
    apart = [(left.group, left.folder.name, left.path[:8]) for left in several.left_alone]
    assert {left.reason for left in several.left_alone} == {
        "it is as far on as the one that counts, and says something else"
    }
    several.close()
    again = opened(tmp_path, *reversed(roots))
    assert again.frame(ALL, TODAY).students == (pupil,)
    assert [other.line for other in again.told(ALL)] == [told.line]
    assert [(left.group, left.folder.name, left.path[:8]) for left in again.left_alone] == apart
    again.close()


def test_exact_copies_are_told_apart_from_other_versions(
    tmp_path: Path, two: tuple[Workspace, Workspace]
) -> None:
    one, other = two
    name = put(one, held(3, revision=5)).stem
    put(other, held(3, revision=5))
    put(one, held(3, revision=5), f"{name} copy.json")
    put(one, held(3, revision=5, tutor="Other"), f"{name} other.json")
    several = opened(tmp_path, one.root, other.root)
    assert sorted(left(several)) == [
        ("doubled", f"{name} copy.json"),
        ("doubled", f"{name}.json"),
        ("doubled", f"{STUDENT_ID}.json"),
        ("version", f"{name} other.json"),
    ]
    several.close()


def test_a_file_that_is_whole_in_another_folder_says_so(
    tmp_path: Path, two: tuple[Workspace, Workspace]
) -> None:
    one, other = two
    broken, whole = put(one, held(3)), put(other, held(3))
    broken.write_text("{", encoding="utf-8")
    several = opened(tmp_path, one.root, other.root)
    assert ids(several) == ["03"]
    (found,) = (left for left in several.left_alone if left.group == "unreadable")
    assert (found.place, found.remedy) == (str(broken), f"A whole one is {whole}, and counts.")
    several.close()


def test_files_that_are_not_conferapps_are_named_and_not_read(
    tmp_path: Path, two: tuple[Workspace, Workspace]
) -> None:
    one, _ = two
    record = put(one, held(3))
    record.with_name("notes.docx").write_bytes(b"?")
    record.with_name(".hidden").write_bytes(b"?")
    (one.students / "photos").mkdir()
    (one.records / "list.csv").write_bytes(b"?")
    several = opened(tmp_path, one.root)
    assert sorted(left(several)) == [
        ("foreign", "list.csv"),
        ("foreign", "notes.docx"),
        ("foreign", "photos"),
    ]
    assert not several.faults
    several.close()


def test_files_of_a_newer_conferapp_count_and_are_marked(
    tmp_path: Path, two: tuple[Workspace, Workspace]
) -> None:
    one, _ = two
    newer = [put(one, held(3)), one.student_path(STUDENT_ID)]
    for path in newer:
        path.write_text(path.read_text("utf-8").replace('"format": 1', '"format": 2'), "utf-8")
    several = opened(tmp_path, one.root)
    assert ids(several) == ["03"]
    assert sorted(left(several)) == sorted(("newer", path.name) for path in newer)
    several.close()


def test_settings_that_are_wrong_or_differ_are_noted(
    tmp_path: Path, two: tuple[Workspace, Workspace]
) -> None:
    one, other = two
    one.settings.write_text("cadence_days = 21\n", encoding="utf-8")
    other.settings.write_text("cadence_days = \n", encoding="utf-8")
    several = opened(tmp_path, one.root, other.root)
    broken, differ = several.notes
    assert broken.startswith("In b: conferapp.toml")
    assert "differ (b: 14; a: 21)" in differ
    several.close()
    alone = opened(tmp_path, one.root)
    assert alone.notes == ()
    alone.close()


def test_copies_and_broken_files_are_named_and_counted_nowhere(
    tmp_path: Path, two: tuple[Workspace, Workspace]
) -> None:
    one, _ = two
    path = put(one, held(3, revision=5))
    put(one, held(3, revision=4), "2026 (conflicted copy).json")
    path.with_name("broken.json").write_text("{", encoding="utf-8")
    path.with_name("foreign.json").write_text('{"a": 1}', encoding="utf-8")
    several = opened(tmp_path, one.root)
    assert ids(several) == ["03"]
    assert sorted(left(several)) == [
        ("unreadable", "broken.json"),
        ("unreadable", "foreign.json"),
        ("version", "2026 (conflicted copy).json"),
    ]
    assert several.faults
    assert path.with_name("broken.json").read_text(encoding="utf-8") == "{"
    several.close()


def test_a_folder_that_stays_closed_is_named_and_the_others_are_read(
    tmp_path: Path, two: tuple[Workspace, Workspace]
) -> None:
    one, other = two
    put(one, held(3))
    other.recipients.write_text("age1sample\n", encoding="utf-8")
    several = opened(tmp_path, one.root, other.root, tmp_path / "nowhere")
    assert ids(several) == ["03"]
    missing, closed = several.left_alone
    assert closed.reason == "It is encrypted, and needs a key. There is no key."
    assert (missing.place, missing.reason) == (
        str(tmp_path / "nowhere"),
        "it is no Conferapp folder",
    )
    assert several.faults
    several.close()


def test_a_folder_that_is_named_twice_is_read_once(
    tmp_path: Path, two: tuple[Workspace, Workspace]
) -> None:
    one, _ = two
    put(one, held(3))
    (tmp_path / "link").symlink_to(one.root)
    several = opened(tmp_path, one.root, one.root, tmp_path / "link")
    assert ids(several) == ["03"]
    assert several.left_alone == []
    several.close()


def test_where_no_tutor_is_named_the_folder_stands_for_one(
    tmp_path: Path, two: tuple[Workspace, Workspace]
) -> None:
    one, other = two
    ben = a_student(id="s-2", name="Ben Sample", tutor="B. Moss")
    other.student_path("s-2").write_bytes(dump(ben))
    other.student_path(STUDENT_ID).unlink()
    several = opened(tmp_path, one.root, other.root)
    frame = several.frame(ALL, TODAY)
    assert [student.tutor for student in frame.students] == ["(folder a)", "B. Moss"]
    several.close()
    alone = opened(tmp_path, one.root)
    assert [student.tutor for student in alone.frame(ALL, TODAY).students] == [""]
    alone.close()


def test_who_is_being_met_right_now_is_known(
    tmp_path: Path, two: tuple[Workspace, Workspace]
) -> None:
    one, _ = two
    put(one, held(3, status="open", student=StudentRef(id=STUDENT_ID, name="Sam Sample")))
    several = opened(tmp_path, one.root)
    assert several.frame(ALL, TODAY).running == {STUDENT_ID}
    several.close()


def test_every_workspace_directly_in_a_folder_is_found(
    tmp_path: Path, two: tuple[Workspace, Workspace]
) -> None:
    one, other = two
    (tmp_path / "shared" / "photos").mkdir()
    (tmp_path / "shared" / "notes.txt").touch()
    assert workspaces_in(tmp_path / "shared") == (one.root, other.root)
    assert workspaces_in(one.root) == (one.root,)


@pytest.mark.parametrize("name", ["empty", "nowhere", "file"])
def test_where_there_is_no_workspace_a_sentence_says_so(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(StorageError) as problem:
        workspaces_in(tmp_path / name)
    assert isinstance(problem.value, NoWorkspaces) == (name != "file")
    assert str(problem.value).endswith(".")


def test_reading_ends_early_where_nobody_waits_for_it(
    tmp_path: Path, two: tuple[Workspace, Workspace]
) -> None:
    one, _ = two
    put(one, held(3))
    several = open_several(
        [one.root],
        state=tmp_path / "state",
        today=TODAY,
        seal_for=lambda _: PLAIN,
        going_on=lambda: False,
    )
    assert ids(several) == []
    several.close()
