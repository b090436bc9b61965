"""The sample class: made up, whole, and the same for a day and a seed."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from pathlib import Path

import pytest

from conferapp.cli.main import run
from conferapp.domain.almanac import day_of
from conferapp.domain.clock import Clock
from conferapp.domain.demo.roster import STATES, pupils
from conferapp.domain.demo.timeline import meetings
from conferapp.domain.model import as_rows
from conferapp.domain.record import Answer, Record
from conferapp.domain.student import Student
from conferapp.domain.text import clean
from conferapp.domain.thread import thread_of
from conferapp.storage.demo import NotEmpty, make_demo, sample_class, sample_places
from conferapp.storage.demo_folder import demo_folder
from conferapp.storage.records import read_record
from conferapp.storage.students import read_student
from conferapp.storage.workspace import Workspace

NOW = datetime(2026, 11, 23, 15, 12, tzinfo=UTC)
CLOCK = Clock(now=lambda: NOW)
STUDENTS, CONFERENCES = 18, 60
"""A smaller class, in which there is one of everything."""


@cache
def everybody() -> tuple[Student | Record, ...]:
    """The whole class."""
    return tuple(sample_class(CLOCK, 3).made(STUDENTS, CONFERENCES))


def students() -> list[Student]:
    return [item for item in everybody() if isinstance(item, Student)]


def records(student: str | None = None) -> list[Record]:
    """The conferences of everybody, or of one."""
    found = [item for item in everybody() if isinstance(item, Record)]
    return [r for r in found if student in {None, r.student.id}]


def finished(student: str) -> list[Record]:
    return [record for record in records(student) if record.status == "done"]


def answers(kind: str) -> Iterator[tuple[Record, Answer]]:
    """Every answer of a kind in finished conferences."""
    for record in records():
        for answer in record.answers.values():
            if answer.kind == kind and record.status == "done":
                yield record, answer


def agreed(record: Record) -> date | None:
    """The day on which the two wanted to talk again."""
    roles = {answer.keys.get("role"): answer.value for answer in record.answers.values()}
    return day_of(roles.get("next-conference"))


# Who ----------------------------------------------------------------------------------------


def test_there_are_as_many_students_and_conferences_as_were_asked_for() -> None:
    assert (len(students()), len(records())) == (STUDENTS, CONFERENCES)


def test_every_name_is_another_and_says_that_it_is_a_sample() -> None:
    family = sample_class(CLOCK).texts.family
    names = [student.name for student in students()]
    assert len({*names}) == len(names)
    assert all(name.split(maxsplit=1)[1] in family for name in names)
    assert all(clean(name) == name for name in names)


def test_more_students_than_there_are_first_names_still_have_names_of_their_own() -> None:
    texts = sample_class(CLOCK).texts
    names = [pupil.student.name for pupil in pupils(texts, 1, 100, 0)]
    assert len({*names}) == 100


def test_three_tutors_share_the_class() -> None:
    assert {student.tutor for student in students()} == {
        "Sample Tutor",
        "Second Tutor",
        "Third Tutor",
    }


def test_a_seed_makes_the_same_class_each_time_and_another_one_another() -> None:
    def made(seed: int) -> list[Student | Record]:
        return [*sample_class(CLOCK, seed).made(3, 6)]

    assert made(5) == made(5)
    assert made(5) != made(6)


# How it stands with them --------------------------------------------------------------------


def test_there_is_somebody_for_every_way_it_can_stand() -> None:
    assert {*STATES[:STUDENTS]} == {*STATES}
    assert {record.status for record in records()} == {"done", "open", "planned", "cancelled"}
    assert any(student.archived for student in students())


def test_some_are_overdue_some_due_some_later_and_some_never_met() -> None:
    today = NOW.date()
    newest = [finished(student.id)[-1:] for student in students() if not student.archived]
    days = [agreed(record) for found in newest for record in found]
    assert all(days)
    assert min(filter(None, days)) < today
    assert today in days
    assert max(filter(None, days)) > today
    assert [] in newest


def test_one_that_is_open_stands_on_a_live_page() -> None:
    places = [record.at for record in records() if record.status == "open"]
    assert places
    for record in records():
        if record.status == "open":
            assert record.at is not None
            visit = record.visit(record.at.page)
            assert visit is not None
            assert visit.part == "agenda"


def test_conferences_fall_on_school_days() -> None:
    texts = sample_class(CLOCK).texts
    for offset in range(7):
        today = NOW.date() + timedelta(days=offset)
        for pupil in pupils(texts, 2, 18, 90):
            for meeting in meetings(pupil, today):
                assert meeting.day.weekday() < 5 or meeting.day == today
                assert meeting.next_day.weekday() < 5 or meeting.next_day == today


# What is said -------------------------------------------------------------------------------


def test_no_answer_has_a_problem() -> None:
    agendas = sample_class(CLOCK).agendas
    told = [
        agendas[record.agenda.id][0].questions[name].problem(answer.value)
        for record in records()
        for name, answer in record.answers.items()
    ]
    assert len(told) > 1000
    assert {*told} == {None}


def test_there_are_answers_of_nearly_every_kind_in_every_agenda() -> None:
    asked = {
        question.kind
        for agenda, _ in sample_class(CLOCK).agendas.values()
        for question in agenda.questions.values()
    }
    assert {a.kind for record in records() for a in record.answers.values()} == asked


def test_no_brace_is_left_in_what_is_said() -> None:
    said = [str(a.value) for kind in ("long", "short") for _, a in answers(kind)]
    assert said
    assert [words for words in said if "{" in words or "}" in words] == []


def test_most_goals_name_a_measure_and_a_day_and_some_do_not() -> None:
    rows = [row for _, answer in answers("goal") for row in as_rows(answer.value)]
    for key in ("measure", "by"):
        named = sum(row.get(key) is not None for row in rows)
        assert len(rows) / 2 < named < len(rows)


def test_what_was_agreed_is_looked_back_on() -> None:
    outcomes = Counter(
        row["outcome"]
        for _, answer in answers("last_goal")
        if isinstance(answer.value, dict)
        for row in as_rows(answer.value["goals"])
    )
    assert {*outcomes} == {"kept", "partly", "not yet"}
    assert any(thread_of(finished(student.id)).goals for student in students())


def test_several_students_share_a_topic_that_is_not_mastered_yet() -> None:
    needs: Counter[str] = Counter()
    for student in students():
        levels: dict[str, str] = {}
        for record in finished(student.id):
            for answer in record.answers.values():
                if answer.kind == "topics" and answer.by == "tutor":
                    rows = as_rows(answer.value)
                    levels |= {str(row["topic"]): str(row["level"]) for row in rows}
        needs.update(topic for topic, level in levels.items() if level != "mastered")
    assert max(needs.values()) >= 3


def test_times_stand_in_order_and_none_is_later_than_now() -> None:
    for record in records():
        stamps = [record.created, record.started, record.ended, record.updated]
        times = [datetime.fromisoformat(stamp) for stamp in stamps if stamp]
        assert times == sorted(times)
        assert times[-1] <= NOW
        milliseconds = int(record.id.replace("-", "")[:12], 16)
        assert milliseconds == int(times[0].timestamp() * 1000)


def test_each_conference_goes_on_from_the_one_before() -> None:
    for student in students():
        found = finished(student.id)
        ids = [None, *(record.id for record in found)]
        assert [record.previous for record in found] == ids[: len(found)]


# On disk ------------------------------------------------------------------------------------


def test_a_folder_with_a_class_has_nothing_to_mend(tmp_path: Path) -> None:
    made = make_demo(tmp_path / "class", CLOCK, students=9, conferences=20)
    workspace = Workspace(tmp_path / "class")
    files = [*workspace.records.glob("*/*.json")]
    assert (made.students, made.conferences, len(files)) == (9, 20, 20)
    for path in files:
        found = read_record(path).record
        assert path == workspace.record_path(
            found.student.id, found.created, found.agenda.id, found.id
        )
    assert len([read_student(path) for path in workspace.student_files()]) == 9


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    for taken in (tmp_path, tmp_path / "mine.txt"):
        with pytest.raises(NotEmpty, match="left as it is"):
            make_demo(taken, CLOCK)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_places_of_a_demo_are_all_inside_its_folder(tmp_path: Path) -> None:
    places = sample_places(tmp_path)
    assert all(
        path.is_relative_to(tmp_path) for path in (places.workspace, places.config, places.state)
    )
    assert 'tutor = "Sample Tutor"' in places.settings.read_text(encoding="utf-8")


def test_the_folder_of_a_demo_is_gone_at_the_end_whatever_happened(tmp_path: Path) -> None:
    def left_by_a_fault() -> None:
        with demo_folder(tmp_path) as folder:
            (folder / "typed.json").write_text("{}", encoding="utf-8")
            raise NotEmpty(folder)

    with pytest.raises(NotEmpty):
        left_by_a_fault()
    assert [*tmp_path.iterdir()] == []


def test_the_next_demo_removes_what_a_killed_one_left_and_nothing_else(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for name in (f"conferapp-demo-{gone.pid}-a1", f"conferapp-demo-{os.getpid()}-b2", "mine"):
        (tmp_path / name / "class").mkdir(parents=True)
    (tmp_path / f"conferapp-demo-{gone.pid}-c3").write_text("a file", encoding="utf-8")
    with demo_folder(tmp_path):
        pass
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == sorted(
        [f"conferapp-demo-{os.getpid()}-b2", f"conferapp-demo-{gone.pid}-c3", "mine"]
    )


def test_a_class_that_is_kept_is_made_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    smaller = partial(make_demo, students=6, conferences=12)
    monkeypatch.setattr("conferapp.storage.demo.make_demo", smaller)
    folder = tmp_path / "class"
    assert run(["demo", "--keep", str(folder)], CLOCK) == 0
    said = capsys.readouterr().out
    assert "6 sample students and 12 conferences" in said
    assert f'conferapp --workspace "{folder}"' in said
    assert run(["--workspace", str(folder), "verify"], CLOCK) == 0
    assert run(["demo", "--keep", str(folder)], CLOCK) == 3
    assert "isn’t an empty folder" in capsys.readouterr().err


def test_without_a_terminal_no_class_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["demo"], CLOCK) == 2
    assert capsys.readouterr().out == ""
