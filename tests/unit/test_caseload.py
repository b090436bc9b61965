"""Home's list of students, read from whatever lies in the workspace."""

import os
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples import RECORD_ID, STUDENT_ID, a_record, a_student
from tests.unit.build import an_answer, closing, conference, held

from conferapp.domain.model import Row
from conferapp.domain.record import Answer, Record
from conferapp.domain.speech import goal_on_top
from conferapp.domain.student import Student
from conferapp.storage.caseload import Caseload
from conferapp.storage.records import dump
from conferapp.storage.workspace import Workspace

TODAY = date(2026, 12, 1)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with one student."""
    made = Workspace(tmp_path / "w")
    made.open()
    put_student(made, a_student())
    return made


def put_student(workspace: Workspace, student: Student) -> Path:
    """Write a student's file."""
    path = workspace.student_path(student.id)
    path.write_bytes(dump(student))
    return path


def put(workspace: Workspace, record: Record, name: str = "") -> Path:
    """Write a record where it belongs, or under another name beside that."""
    path = workspace.record_path(record.student.id, record.created, record.agenda.id, record.id)
    path.parent.mkdir(exist_ok=True)
    path = path.with_name(name) if name else path
    path.write_bytes(dump(record))
    return path


def numbered(number: int, **changed: object) -> Record:
    """One of several conferences, each a day after the other."""
    day = f"2026-11-{number:02}T16:00:00.000-05:00"
    parts = {"id": f"019ea2f4-0000-7000-8000-{number:012}", "created": day, "started": day}
    return a_record(**parts, **changed)


def with_goal(goal: str) -> dict[str, Answer]:
    """Answers that hold a goal."""
    rows = [{"goal": goal, "by": "2026-12-12", "focus": None}]
    answer = a_record().answers["confidence"]
    return {"any-id": answer.model_copy(update={"kind": "goal", "value": rows})}


def read(workspace: Workspace) -> Caseload:
    """The caseload."""
    return Caseload.read(workspace, TODAY)


def test_a_workspace_that_is_not_there_has_nobody(tmp_path: Path) -> None:
    caseload = Caseload.read(Workspace(tmp_path / "none"), TODAY)
    assert (caseload.students, caseload.unreadable) == ((), ())
    assert list(tmp_path.iterdir()) == []


def test_a_conference_in_progress_says_where_it_is(workspace: Workspace) -> None:
    path = put(workspace, a_record())
    (student,) = read(workspace).students
    (line,) = student.in_progress
    assert (student.name, student.first, student.grade) == ("Amara Okafor", "Amara", "7")
    assert (line.record_id, line.path) == (RECORD_ID, path)
    assert (line.page, line.step, line.steps) == ("The Unit 3 test", 3, 3)
    assert student.history == ()


def test_a_prepared_conference_has_no_step_yet(workspace: Workspace) -> None:
    put(workspace, a_record(status="planned", at=None, started=None))
    (line,) = read(workspace).students[0].in_progress
    assert (line.page, line.step, line.steps) == ("", None, 3)
    assert line.day == date(2026, 11, 20)


def test_the_last_finished_conference_counts_the_days_and_a_cancelled_one_does_not(
    workspace: Workspace,
) -> None:
    put(workspace, numbered(3, status="done"))
    put(workspace, numbered(10, status="done"))
    put(workspace, numbered(20, status="cancelled"))
    student = read(workspace).students[0]
    assert student.last is not None
    assert student.last.day == date(2026, 11, 10)
    assert student.days_since == 21
    assert [line.day.day for line in student.history] == [20, 10, 3]


def test_a_small_group_leaves_its_members_due(workspace: Workspace) -> None:
    put(workspace, numbered(3, status="done"))
    group = a_record().agenda.model_copy(update={"id": "small-group"})
    put(workspace, numbered(10, status="done", agenda=group))
    student = read(workspace).students[0]
    assert (student.days_since, student.due) == (28, date(2026, 11, 17))


def test_the_goal_is_the_newest_that_was_agreed(workspace: Workspace) -> None:
    put(workspace, numbered(3, status="done", answers=with_goal("older")))
    put(workspace, numbered(4, status="done", answers=with_goal("75 on the test")))
    put(workspace, numbered(5, status="done"))
    put(workspace, numbered(6, status="cancelled", answers=with_goal("cancelled")))
    assert read(workspace).students[0].goal == "75 on the test, by Sat 12 Dec"


def with_outcome(goal: str, outcome: str) -> dict[str, Answer]:
    """Answers that say what became of a goal."""
    closed = {"goals": [{"goal": goal, "outcome": outcome}], "actions": []}
    answer = a_record().answers["confidence"]
    return {"back": answer.model_copy(update={"kind": "last_goal", "value": closed})}


def test_a_goal_that_was_reached_is_told_as_reached_until_there_is_a_new_one(
    workspace: Workspace,
) -> None:
    put(workspace, numbered(3, status="done", answers=with_goal("75 on the test")))
    put(workspace, numbered(4, status="done", answers=with_outcome("75 ON the test", "kept")))
    put(workspace, numbered(5, status="done"))
    assert read(workspace).students[0].goal == "✓ reached: 75 on the test, by Sat 12 Dec"
    put(workspace, numbered(6, status="done", answers=with_goal("Read more")))
    assert read(workspace).students[0].goal == "Read more, by Sat 12 Dec"


@pytest.mark.parametrize(
    ("outcome", "status"), [("partly", "done"), ("not yet", "done"), ("kept", "cancelled")]
)
def test_a_goal_that_was_not_reached_stands(
    workspace: Workspace, outcome: str, status: str
) -> None:
    put(workspace, numbered(3, status="done", answers=with_goal("75 on the test")))
    closed = with_outcome("75 on the test", outcome)
    put(workspace, numbered(4, status=status, answers=closed))
    assert read(workspace).students[0].goal == "75 on the test, by Sat 12 Dec"


def test_a_goal_that_is_set_again_after_it_was_reached_stands_again(workspace: Workspace) -> None:
    again = with_outcome("75 on the test", "kept") | with_goal("75 on the test")
    put(workspace, numbered(3, status="done", answers=with_goal("75 on the test")))
    put(workspace, numbered(4, status="done", answers=again))
    assert read(workspace).students[0].goal == "75 on the test, by Sat 12 Dec"


def test_of_two_goals_the_one_that_still_stands_is_told(workspace: Workspace) -> None:
    both = with_goal("75 on the test")
    rows = [{"goal": "75 on the test"}, {"goal": "Read more"}]
    both["any-id"] = both["any-id"].model_copy(update={"value": rows})
    put(workspace, numbered(3, status="done", answers=both))
    put(workspace, numbered(4, status="done", answers=with_outcome("75 on the test", "kept")))
    assert read(workspace).students[0].goal == "Read more"


@pytest.mark.parametrize(
    ("by", "share", "told"),
    [
        ("tutor", ("family", "school"), ""),
        ("tutor", (), ""),
        ("tutor", ("student",), "75 on the test, by Sat 12 Dec"),
        ("student", (), "75 on the test, by Sat 12 Dec"),
    ],
)
def test_a_goal_that_is_kept_from_the_student_is_not_told(
    workspace: Workspace, by: str, share: tuple[str, ...], told: str
) -> None:
    answer = with_goal("75 on the test")["any-id"]
    hidden = answer.model_copy(update={"by": by, "share": share})
    put(workspace, numbered(3, status="done", answers={"any-id": hidden}))
    assert read(workspace).students[0].goal == told


def test_a_number_for_a_goal_reads_as_people_write_it(workspace: Workspace) -> None:
    put(workspace, held(3, goals=[{"goal": 75.0}]))
    assert read(workspace).students[0].goal == "75"
    put(workspace, held(4, closed=closing(goals={"75": "kept"})))
    assert read(workspace).students[0].goal == "✓ reached: 75"


def test_of_two_goals_in_the_same_words_the_one_that_was_kept_is_gone(workspace: Workspace) -> None:
    put(workspace, held(3, goals=[{"goal": "Pass", "by": "2026-12-04"}, {"goal": "Pass"}]))
    put(workspace, held(4, closed=closing(goals={"Pass": "kept"})))
    assert read(workspace).students[0].goal == "Pass"
    put(workspace, held(5, closed=closing(goals={"Pass (2)": "kept"})))
    assert read(workspace).students[0].goal == "✓ reached: Pass, by Fri 4 Dec"


def test_an_older_goal_that_was_not_reached_stands_once_the_newer_one_is(
    workspace: Workspace,
) -> None:
    put(workspace, held(3, goals=["Pass"]))
    put(workspace, held(4, goals=["Read more"]))
    put(workspace, held(5, closed=closing(goals={"Pass": "partly", "Read more": "kept"})))
    assert read(workspace).students[0].goal == "Pass"


def test_a_goal_is_reached_by_the_name_that_it_took_over_with(workspace: Workspace) -> None:
    soon: Row = {"goal": "Pass", "by": "2026-12-04"}
    put(workspace, held(3, goals=[{"goal": "Pass"}, soon]))
    put(workspace, held(4, goals=[soon]))
    put(workspace, held(5, closed=closing(goals={"Pass (2)": "kept"})))
    assert read(workspace).students[0].goal == "Pass"


def break_answers(path: Path) -> None:
    """Make a record unreadable behind what a list shows of it."""
    path.write_bytes(path.read_bytes().replace(b'"answers": {', b'"answers": {,'))


GOALS = ("Pass", "pass", "Pass (2)", "Read more", 75.0, 75, None)
some_goals = st.builds(
    lambda goal, measure, by: {"goal": goal, "measure": measure, "by": by},
    st.sampled_from(GOALS),
    st.sampled_from([None, "70", 70.0]),
    st.sampled_from([None, "2026-12-12", "soon"]),
)
some_answers = st.builds(
    lambda rows, by, share, part: an_answer("goal", rows, by=by, part=part).model_copy(
        update={"share": share}
    ),
    st.lists(some_goals, max_size=3),
    st.sampled_from(["student", "tutor"]),
    st.sampled_from([(), ("student",), ("family", "school")]),
    st.sampled_from(["preparation", "reflection", "agenda"]),
)
some_closings = st.dictionaries(
    st.sampled_from(["Pass", "PASS (2)", "pass (3)", "Read more", "75", "70", "70 (2)"]),
    st.sampled_from(["kept", "kept", "partly", None]),
    max_size=4,
)
some_histories = st.lists(st.tuples(st.lists(some_answers, max_size=2), some_closings), max_size=5)


@settings(deadline=None)  # files are written, and a disk may be slow
@given(happened=some_histories)
def test_home_tells_the_goal_that_a_conference_would_show(
    happened: list[tuple[list[Answer], dict[str, str | None]]],
) -> None:
    history = []
    for day, (answers, closed) in enumerate(happened, 1):
        goals = {f"goal-{number}": answer for number, answer in enumerate(answers)}
        said = {"back": an_answer("last_goal", closing(goals=closed))}
        history.append(held(day).model_copy(update={"answers": goals | said}))
    with TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder) / "w")
        workspace.open()
        put_student(workspace, a_student())
        for record in history:
            put(workspace, record)
        told = read(workspace).students[0].goal
    assert told == (
        goal_on_top(conference("[[agenda]]\nid = 'a'\ntitle = 'A'", history=history)) or ""
    )


def test_a_goal_of_a_foreign_shape_is_passed_over(workspace: Workspace) -> None:
    answer = with_goal("x")["any-id"]
    values: list[object] = ["words", 3, None, ["words"], {}, [{"by": "2026-12-12"}]]
    strange = {
        str(at): answer.model_copy(update={"value": value}) for at, value in enumerate(values)
    }
    put(workspace, numbered(3, status="done", answers=strange))
    assert read(workspace).students[0].goal == ""


def test_a_copy_of_a_conference_is_noticed_and_not_counted_twice(workspace: Workspace) -> None:
    path = put(workspace, a_record())
    copy = put(workspace, a_record(), f"{path.stem} (conflicted copy 2026-11-22).json")
    (line,) = read(workspace).students[0].in_progress
    assert (line.path, line.copies) == (path, (copy,))


def test_of_two_versions_the_one_that_is_further_on_is_shown(workspace: Workspace) -> None:
    older = put(workspace, a_record(revision=42))
    newer = put(workspace, a_record(revision=43), f"{older.stem}-kept-apart-0a1b.json")
    (line,) = read(workspace).students[0].in_progress
    assert (line.path, line.copies) == (newer, (older,))


def test_a_copy_of_a_student_is_noticed_too(workspace: Workspace) -> None:
    copy = workspace.students / f"{STUDENT_ID} 2.json"
    copy.write_bytes(dump(a_student(name="Older")))
    (student,) = read(workspace).students
    assert (student.name, student.copies) == ("Amara Okafor", (copy,))


def test_what_a_file_is_called_decides_nothing(workspace: Workspace) -> None:
    workspace.student_path(STUDENT_ID).rename(workspace.students / "x.json")
    put(workspace, a_record()).rename(workspace.records / "anything.json")
    (student,) = read(workspace).students
    assert student.name == "Amara Okafor"
    assert len(student.in_progress) == 1


def test_conferences_of_a_student_whose_file_is_gone_are_not_lost(workspace: Workspace) -> None:
    put(workspace, a_record())
    workspace.student_path(STUDENT_ID).unlink()
    (student,) = read(workspace).students
    assert (student.id, student.path, student.name) == (STUDENT_ID, None, "Amara Okafor")
    assert len(student.in_progress) == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b"{", "its end is missing"),
        (dump(a_record())[:-200], "its end is missing"),
        (b"[]", "its end is missing"),
        (b"{}", "it is JSON, but not a record"),
        (dump(a_record()).replace(b'"open"', b'"ajar"'), "it is JSON, but not a record"),
        (dump(a_record()).replace(b'"id": "019', b'"id": "../'), "it is JSON, but not a record"),
        (b'{"x" 1}', "it stops being JSON in line 1"),
        (b'{"x": ' + b"[" * 10_000 + b"}", "it is nested too deeply"),
        (b"\xff\xfe", "it is not UTF-8 text"),
        (b" " * 3_000_000, "it is larger than 2048 kB"),
    ],
)
def test_an_unreadable_record_is_listed_with_its_reason_and_left_alone(
    workspace: Workspace, content: bytes, reason: str
) -> None:
    path = put(workspace, a_record())
    path.write_bytes(content)
    caseload = read(workspace)
    (line,) = caseload.unreadable
    assert line.path == f"records/{STUDENT_ID}/{path.name}"
    assert line.reason == reason
    assert line.remedy
    assert path.read_bytes() == content
    assert len(caseload.students) == 1


def test_an_unreadable_student_is_listed_too(workspace: Workspace) -> None:
    (workspace.students / "s-1.json").write_text('{"id": "s-1", "name": ""}', encoding="utf-8")
    (line,) = read(workspace).unreadable
    assert (line.path, line.reason) == ("students/s-1.json", "it is JSON, but not a student’s file")


def test_a_record_with_a_break_behind_its_first_lines_is_listed_and_counts_for_nothing(
    workspace: Workspace,
) -> None:
    path = put(workspace, numbered(3, status="done"))
    break_answers(path)
    caseload = read(workspace)
    assert [line.path for line in caseload.unreadable] == [workspace.relative(path)]
    assert caseload.students[0].history == ()


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe in a folder is a matter of POSIX")
def test_a_pipe_a_link_and_a_folder_among_the_records_hold_nothing_up(
    workspace: Workspace, tmp_path: Path
) -> None:
    folder = put(workspace, a_record()).parent
    os.mkfifo(folder / "pipe.json")
    (folder / "link.json").symlink_to(folder / "nowhere")
    (folder / "folder.json").mkdir()
    (workspace.records / "away").symlink_to(tmp_path)
    (folder / "._hidden.json").write_bytes(b"\0")
    caseload = read(workspace)
    assert {line.path.rpartition("/")[2] for line in caseload.unreadable} == {
        "pipe.json",
        "link.json",
    }
    assert len(caseload.students[0].in_progress) == 1


def test_names_from_a_file_are_cleaned(workspace: Workspace) -> None:
    put_student(workspace, a_student(name="A\x1b[31mma\u202era", called="\u200b"))
    (student,) = read(workspace).students
    assert (student.name, student.first) == ("Amara", "Amara")


def test_students_with_something_in_progress_come_first_and_those_who_left_last(
    workspace: Workspace,
) -> None:
    for id_, name, archived in (("s-1", "Zoé", False), ("s-2", "Émile", False), ("s-3", "A", True)):
        put_student(workspace, a_student(id=id_, name=name, archived=archived))
    put(workspace, a_record())
    assert [s.name for s in read(workspace).students] == ["Amara Okafor", "Émile", "Zoé", "A"]


@pytest.mark.parametrize("said", ["núñez", "NUNEZ", "ana nun", "nunez ana", "nita", ""])
def test_a_student_is_found_by_any_parts_of_the_name(workspace: Workspace, said: str) -> None:
    put_student(workspace, a_student(name="Ana Núñez", called="Anita"))
    assert [student.id for student in read(workspace).find(said)] == [STUDENT_ID]


def test_a_student_is_not_found_by_what_is_in_no_part_of_the_name(workspace: Workspace) -> None:
    assert read(workspace).find("amara x") == []


def test_a_student_is_found_by_id(workspace: Workspace) -> None:
    caseload = read(workspace)
    assert caseload.student(STUDENT_ID) == caseload.students[0]
    assert caseload.student("s-0") is None
