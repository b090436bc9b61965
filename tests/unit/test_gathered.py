"""Looking back over many conferences: what was written after them, and guess by result."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.samples import a_student
from tests.unit.build import an_answer
from tests.unit.test_caseload import TODAY, numbered, put, put_student

from conferapp.domain.gathered import Gathered, Talk, gathered
from conferapp.domain.lines import ConferenceLine
from conferapp.domain.record import Answer, StudentRef
from conferapp.domain.said import Said
from conferapp.storage.caseload import Caseload
from conferapp.storage.gathering import MANY, Scope, Talks, gather_talks
from conferapp.storage.sealing import PLAIN
from conferapp.storage.workspace import Workspace
from conferapp.ui.lookback_at import PERIODS, At


def line(day: date, **changed: object) -> ConferenceLine:
    """A line of a conference."""
    made = ConferenceLine(
        record_id=f"r-{day}",
        path=Path("r.json"),
        student_id="s-1",
        student_name="Amara Okafor",
        agenda_id="test",
        agenda_title="Test",
        status="done",
        revision=1,
        created=day,
        day=day,
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def said(text: str, role: str = "", *, question: str = "q", ask: str = "Well?") -> Said:
    """Something that was written afterwards."""
    return Said(question, ask, "follow_up", "Page", "tutor", text, role)


def talk(day: int, *words: Said, month: int = 11, **changed: object) -> Talk:
    """A conference."""
    made = Talk(line(date(2026, month, day)), "Amara", words)
    return replace(made, **changed)  # type: ignore[arg-type]


def texts(found: Gathered) -> Mapping[str, list[str]]:
    """The texts of the groups that have a role."""
    groups = {"well": found.well, "hard": found.hard, "change": found.change}
    return {name: [remark.said.text for remark in group] for name, group in groups.items()}


# Together --------------------------------------------------------------------------------------


def test_answers_are_gathered_by_role_in_the_order_of_the_conferences() -> None:
    found = gathered(
        [
            talk(20, said("new well", "went-well"), said("new change", "next-time")),
            talk(9, said("hard", "was-hard"), said("old well", "went-well")),
        ]
    )
    assert texts(found) == {
        "well": ["new well", "old well"],
        "hard": ["hard"],
        "change": ["new change"],
    }
    assert found.talks == 2
    assert not found.others


def test_other_answers_stand_under_their_question_without_what_differs() -> None:
    found = gathered(
        [
            talk(20, said("one", question="a", ask="What will you look at before Mon 30 Nov?")),
            talk(9, said("two", question="a", ask="What will you look at before Fri 4 Dec?")),
            talk(8, said("three", question="b", ask="Who could be a partner?")),
            talk(7, said("four", question="c", ask="Amara first")),
            talk(6, said("five", question="c", ask="Björn first")),
        ]
    )
    told = {group.ask: [r.said.text for r in group.remarks] for group in found.others}
    assert told == {
        "What will you look at before …": ["one", "two"],
        "Who could be a partner?": ["three"],
        "Amara first": ["four", "five"],
    }


def test_one_question_of_two_agendas_is_two_questions() -> None:
    other = replace(talk(9, said("two")), line=line(date(2026, 11, 9), agenda_id="another"))
    assert [len(g.remarks) for g in gathered([talk(20, said("one")), other]).others] == [1, 1]


def test_guesses_are_held_against_results_month_by_month() -> None:
    found = gathered(
        [
            talk(20, predicted=70.0, result=80.0),
            talk(9, predicted=80.0, result=78.0),
            talk(8, predicted=80.0),
            talk(30, month=10, predicted=60.0, result=50.0),
            talk(2, month=10, result=50.0),
        ]
    )
    assert [g.gap for g in found.guesses] == [10.0, -2.0, -10.0]
    told = [(m.month, m.count, m.off, m.lean, m.leans) for m in found.months]
    assert told == [(11, 2, 6.0, 4.0, "low"), (10, 1, 10.0, -10.0, "high")]


def test_guesses_are_about_right_where_all_are_near_and_not_where_they_only_even_out() -> None:
    near = gathered([talk(20, predicted=70.0, result=72.0), talk(9, predicted=80.0, result=79.0)])
    assert [month.leans for month in near.months] == [""]
    wild = gathered([talk(20, predicted=70.0, result=80.0), talk(9, predicted=80.0, result=71.0)])
    assert [month.leans for month in wild.months] == ["both"]


def test_conferences_on_which_nobody_looked_back_are_named() -> None:
    found = gathered([talk(20, waits=True), talk(9, said("x"))])
    assert [t.line.day.day for t in found.waiting] == [20]


def test_without_conferences_there_is_nothing() -> None:
    assert gathered([]) == Gathered()


# Out of the files --------------------------------------------------------------------------------


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with two students of two tutors."""
    made = Workspace(tmp_path / "w")
    made.open()
    put_student(made, a_student(tutor="R. Diaz", called="Ama"))
    put_student(made, a_student(id="s-00000002", name="Björn Berg", tutor="S. Novak"))
    return made


def hold(workspace: Workspace, number: int, status: str = "done", **answers: Answer) -> None:
    """Put a conference into the workspace."""
    put(workspace, numbered(number, status=status, answers=answers))


def read(workspace: Workspace, scope: Scope) -> Talks:
    """What was written after conferences; every agenda has pages for that."""
    return gather_talks(Caseload.read(workspace, TODAY), PLAIN, scope, lambda _: True)


def after(text: str) -> Answer:
    """Something that the tutor wrote afterwards."""
    return an_answer("long", text, role="went-well", part="follow_up", by="tutor")


def test_only_what_was_written_after_finished_conferences_counts(workspace: Workspace) -> None:
    before = an_answer("long", "in the talk", role="strengths")
    hold(workspace, 3, well=after("first"), talked=before)
    hold(workspace, 5, well=after("second"))
    hold(workspace, 7, "open", well=after("not yet"))
    hold(workspace, 9, "cancelled", well=after("never"))
    talks = read(workspace, Scope()).talks
    assert [[s.text for s in t.said] for t in talks] == [["second"], ["first"]]
    assert [t.first for t in talks] == ["Ama", "Ama"]
    assert not any(t.waits for t in talks)


def test_a_conference_without_a_word_afterwards_waits(workspace: Workspace) -> None:
    hold(workspace, 3)
    caseload = Caseload.read(workspace, TODAY)
    assert [t.waits for t in read(workspace, Scope()).talks] == [True]
    without = gather_talks(caseload, PLAIN, Scope(), lambda _: False)
    assert [t.waits for t in without.talks] == [False]


def test_a_scope_narrows_to_students_days_and_the_newest(workspace: Workspace) -> None:
    for number in (1, 2, 3):
        hold(workspace, number)
    other = StudentRef(id="s-00000002", name="Björn Berg")
    put(workspace, numbered(4, status="done", student=other))

    def days(scope: Scope) -> list[int]:
        return [t.line.day.day for t in read(workspace, scope).talks]

    assert days(Scope()) == [4, 3, 2, 1]
    assert days(Scope(tutor="R. Diaz")) == [3, 2, 1]
    assert days(Scope(tutor="R. Diaz", student="s-00000002")) == [4]
    assert days(Scope(since=date(2026, 11, 3))) == [4, 3]
    assert days(Scope(most=2)) == [4, 3]
    assert read(workspace, Scope(most=2)).more
    assert not read(workspace, Scope(most=4)).more


def test_a_file_that_went_away_meanwhile_is_counted(workspace: Workspace) -> None:
    hold(workspace, 3, well=after("first"))
    caseload = Caseload.read(workspace, TODAY)
    for path in workspace.records.rglob("*.json"):
        path.write_text("{", "utf-8")
    talks = gather_talks(caseload, PLAIN, Scope(), lambda _: True)
    assert (talks.talks, talks.unread) == ((), 1)


# Where somebody is -----------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "x", "[1]", "{}", '["a", "b", "c", "d", "", null]'])
def test_a_place_that_is_none_is_the_beginning(text: str) -> None:
    assert At.of(text) == At()


def test_a_place_is_remembered_as_it_was() -> None:
    at = At("hard", "r", "q", "s-1", "the last 90 days", 2 * MANY)
    assert At.of(at.text) == at
    assert At.of(at._replace(period="ever", most=10**9).text).most < 10**9


def test_periods_go_round() -> None:
    at, seen = At(), []
    for _ in PERIODS:
        seen.append(at.since(date(2026, 11, 30)))
        at = at.other_period()
    assert seen == [None, date(2026, 9, 1), date(2026, 10, 31)]
    assert at == At()
