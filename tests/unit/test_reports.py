"""What a lead reads in reports, each figure reckoned by hand from a few conferences."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from conferapp.domain.facts import Facts, Step
from conferapp.domain.goal_names import Closing, named
from conferapp.domain.lines import ConferenceLine, StudentLine
from conferapp.domain.model import Row
from conferapp.domain.reports.frame import NAMELESS, Frame, one_of_each
from conferapp.domain.reports.period import Period, last_weeks
from conferapp.domain.reports.reports import REPORTS, report_on
from conferapp.domain.reports.table import Cell, Table, cell_text, median, share

TODAY = date(2026, 11, 30)  # a Monday
DIAZ, MOSS = "R. Diaz", "B. Moss"
_numbers = count()
Told = tuple[ConferenceLine, Facts]


def met(
    day: date,
    student: str = "s-1",
    tutor: str = DIAZ,
    status: str = "done",
    **facts: Any,  # noqa: ANN401  # as `Facts` has them
) -> Told:
    """A conference with its facts."""
    line = ConferenceLine(
        record_id=f"r-{next(_numbers)}",
        path=Path("r.json"),
        student_id=student,
        student_name="Sam Sample",
        agenda_id="a-talk",
        agenda_title="A talk",
        status=status,
        revision=1,
        created=day,
        day=day,
        tutor=tutor,
    )
    return line, Facts(**facts)


def pupil(id: str, tutor: str = DIAZ, **known: Any) -> StudentLine:  # noqa: A002, ANN401  # as lines call it
    """A student."""
    known.setdefault("first", "Sam")
    return StudentLine(id=id, path=None, name=f"Sample {id}", tutor=tutor, **known)


def reported(
    report: str, told: Iterable[Told], students: Iterable[StudentLine] = (), weeks: int = 8
) -> Table:
    """One report."""
    frame = Frame(last_weeks(TODAY, weeks), TODAY, tuple(students), frozenset({"s-running"}))
    (table,) = report_on(frame, told, (report,))
    return table


def rows(table: Table) -> list[dict[str, Cell]]:
    """The rows by the keys of their columns."""
    keys = [column.key for column in table.figures.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.figures.rows]


def total(table: Table) -> dict[str, Cell]:
    """The row for all."""
    keys = [column.key for column in table.figures.columns]
    return dict(zip(keys, table.figures.total, strict=True))


# The period ------------------------------------------------------------------------------------


def test_eight_weeks_begin_on_a_monday_and_end_today() -> None:
    period = last_weeks(TODAY + timedelta(2))
    assert (period.since, period.until) == (date(2026, 10, 12), date(2026, 12, 2))
    assert [span.key for span in period.spans] == [f"2026-W{week}" for week in range(42, 50)]
    assert [span.name for span in period.spans][-2:] == ["23 Nov", "30 Nov"]


def test_a_year_of_weeks_shares_columns_so_that_it_fits_on_paper() -> None:
    spans = last_weeks(TODAY, 52).spans
    assert len(spans) == 13
    assert spans[-1].key == "2026-W46..2026-W49"
    assert {span.weeks for span in spans} == {4}


def test_the_weeks_of_a_period_hold_each_of_its_days_once() -> None:
    period = Period(date(2026, 12, 24), date(2027, 1, 5))
    parts = [*period.parts]
    assert [(part.since.day, part.until.day) for part in parts] == [(24, 27), (28, 3), (4, 5)]
    assert [span.key for span in period.spans] == ["2026-W52", "2026-W53", "2027-W01"]


def test_weeks_of_two_years_carry_the_year_where_it_changes() -> None:
    names = [span.name for span in Period(date(2026, 12, 24), date(2027, 1, 19)).spans]
    assert names == ["21 Dec 2026", "28 Dec", "4 Jan 2027", "11 Jan", "18 Jan"]
    assert last_weeks(TODAY, 52).spans[0].name == "8 Dec 2025"


# Conferences held ------------------------------------------------------------------------------


def test_conferences_are_counted_by_tutor_and_week() -> None:
    told = [
        met(date(2026, 11, 29)),
        met(date(2026, 11, 23)),
        met(date(2026, 11, 30), tutor=MOSS),
        met(date(2026, 11, 24), status="cancelled"),
        met(date(2026, 11, 24), status="open"),
        met(date(2026, 10, 11)),
    ]
    table = reported("held", told, [pupil("s-1"), pupil("s-2"), pupil("s-3", MOSS)])
    moss, diaz = rows(table)
    assert (diaz["tutor"], diaz["students"], diaz["held"], diaz["cancelled"]) == (DIAZ, 2, 2, 1)
    assert (diaz["2026-W48"], diaz["2026-W49"]) == (2, 0)
    assert (moss["tutor"], moss["held"], moss["2026-W49"]) == (MOSS, 1, 1)
    assert (total(table)["held"], total(table)["cancelled"], total(table)["students"]) == (3, 1, 3)


def test_a_week_that_is_running_says_so_and_one_that_is_over_does_not() -> None:
    table = reported("held", [met(TODAY)])
    assert [column.name for column in table.figures.columns][-2:] == ["23 Nov", "this week"]
    assert table.figures.note == "The last column isn’t over yet."
    frame = Frame(Period(date(2026, 11, 2), date(2026, 11, 29)), TODAY)
    (over,) = report_on(frame, [met(date(2026, 11, 9))], ("held",))
    assert over.figures.columns[-1].name == "23 Nov"
    assert over.figures.note == ""


def test_a_tutor_who_held_none_but_whose_students_were_met_is_explained() -> None:
    told = [met(TODAY, "s-1", MOSS)]
    for report in ("held", "met"):
        note = reported(report, told, [pupil("s-1")]).figures.note
        assert "though their tutor held no conference: somebody else did." in note
        both = reported(report, [*told, met(TODAY, "s-2")], [pupil("s-1"), pupil("s-2")])
        assert "somebody else" not in both.figures.note


def test_seats_in_small_groups_are_no_conferences() -> None:
    line, facts = met(date(2026, 11, 29))
    told = [(replace(line, agenda_id="small-group"), facts)]
    (row,) = rows(reported("held", told, [pupil("s-1")]))
    assert (row["groups"], row["held"], row["2026-W48"]) == (1, 0, 0)
    assert rows(reported("met", told, [pupil("s-1")]))[0]["met"] == 0


def test_columns_of_several_weeks_say_so() -> None:
    table = reported("held", [met(date(2026, 11, 9)), met(date(2026, 11, 8))], weeks=52)
    (row,) = rows(table)
    assert (row["2026-W46..2026-W49"], row["2026-W42..2026-W45"]) == (1, 1)
    assert table.figures.note == (
        "Each column counts 4 weeks, from its Monday on. The last column isn’t over yet."
    )


def test_a_tutor_who_held_none_is_there_with_zeros_and_one_without_students_is_not() -> None:
    table = reported("held", [], [pupil("s-1"), pupil("s-2", MOSS, archived=True)])
    (row,) = rows(table)
    assert (row["tutor"], row["students"], row["held"]) == (DIAZ, 1, 0)
    assert table.figures.note == "No conference was finished from 12 Oct 2026 to 30 Nov 2026."
    assert table.figures.total == ()


def test_one_tutor_spelled_in_two_ways_is_one_by_the_more_frequent_spelling() -> None:
    told = [met(TODAY), met(TODAY), met(TODAY, tutor="r diaz"), met(TODAY, tutor="")]
    table = reported("held", told, [pupil("s-9", DIAZ)])
    assert [(row["tutor"], row["held"]) for row in rows(table)] == [(DIAZ, 3), (NAMELESS, 1)]


def test_a_conference_without_a_tutor_goes_to_the_tutor_of_its_student() -> None:
    table = reported("held", [met(TODAY, tutor="")], [pupil("s-1", MOSS)])
    assert [(row["tutor"], row["held"]) for row in rows(table)] == [(MOSS, 1)]


# Students --------------------------------------------------------------------------------------


def test_who_was_met_counts_with_their_own_tutor_whoever_met_them() -> None:
    students = [
        pupil("s-1", days_since=3, due=TODAY + timedelta(11)),
        pupil("s-2", days_since=20, due=TODAY - timedelta(6)),
        pupil("s-3"),
        pupil("s-4", archived=True),
    ]
    told = [met(TODAY - timedelta(3), "s-1", MOSS), met(TODAY, "s-3", status="cancelled")]
    (row,) = rows(reported("met", told, students))
    assert (row["tutor"], row["students"], row["met"], row["share_met"]) == (DIAZ, 3, 1, 33.3)
    assert (row["never_met"], row["overdue"]) == (1, 1)


def test_who_waits_is_listed_with_days_and_the_longest_first() -> None:
    students = [
        pupil("s-1", days_since=15, due=TODAY - timedelta(1)),
        pupil("s-2", days_since=44, due=TODAY - timedelta(30)),
        pupil("s-today", days_since=14, due=TODAY),
        pupil("s-running"),
        pupil("s-left", days_since=90, due=TODAY - timedelta(76), archived=True),
    ]
    table = reported("waiting", [], students)
    assert [row["student_id"] for row in rows(table)] == ["s-2", "s-1", "s-running"]
    late, _, never = rows(table)
    assert (late["state"], late["days_overdue"]) == ("overdue", 30)
    assert (late["last_met"], late["due"]) == (date(2026, 10, 17), date(2026, 10, 31))
    assert (never["state"], never["last_met"], never["days_overdue"]) == ("never met", None, None)
    assert (late["under_way"], never["under_way"]) == ("", "yes")
    assert table.names_students


def test_only_the_list_of_who_waits_names_students() -> None:
    frame = Frame(last_weeks(TODAY), TODAY, (pupil("s-1"),))
    tables = report_on(frame, [met(TODAY, steps=(Step("p", "agenda", "Hello"),))])
    assert [table.id for table in tables] == list(REPORTS)
    assert [table.id for table in tables if table.names_students] == ["waiting"]
    said = str([t.figures for t in tables if t.id != "waiting"])
    assert "Sample s-1" not in said
    assert "s-1" not in said


def test_a_student_of_two_folders_counts_once_and_as_met_last() -> None:
    here = pupil("s-1", MOSS, revision=4, days_since=30, due=TODAY - timedelta(16))
    there = pupil("s-1", DIAZ, revision=2, days_since=2, due=TODAY + timedelta(12))
    (one,) = one_of_each([here, there])
    assert (one.tutor, one.days_since, one.due) == (MOSS, 2, TODAY + timedelta(12))
    assert one_of_each([there, here]) == (one,)


# Steps -----------------------------------------------------------------------------------------


def stepped(*steps: tuple[str, str, float, str | None], student: str) -> Told:
    """A conference that went through some pages."""
    told = tuple(Step(page, "agenda", title, secs, why) for page, title, secs, why in steps)
    return met(TODAY, student, steps=told)


def test_steps_are_counted_with_their_minutes_and_frequent_reasons() -> None:
    told = [
        stepped(("p-1", "Hello", 60, None), ("p-2", "Bye", 12, "Out of time"), student="s-1"),
        stepped(("p-1", "Hello", 120, None), ("p-2", "Bye", 0, "out of time"), student="s-2"),
        stepped(("p-1", "Hello", 300, None), ("p-2", "Bye", 0, "Out of time!"), student="s-3"),
        stepped(("p-1", "Hello", 0, None), ("p-2", "Bye", 0, "OUT OF TIME"), student="s-3"),
        met(TODAY, status="cancelled", steps=(Step("p-1", "agenda", "Hello", 999),)),
    ]
    hello, bye = rows(reported("steps", told))
    assert (hello["page"], hello["came_up"], hello["skipped"]) == ("Hello", 4, 0)
    assert (hello["median_minutes"], hello["total_minutes"]) == (2.0, 8.0)
    assert (bye["came_up"], bye["skipped"], bye["share_skipped"]) == (4, 4, 100)
    assert (bye["median_minutes"], bye["total_minutes"]) == (None, None)
    assert bye["reasons"] == "Out of time (3)"


def test_a_reason_that_one_child_gave_twice_is_not_named() -> None:
    why = "Cried, her father left"
    told = [stepped(("p", "P", 0, why), student=f"s-{at}") for at in (1, 1, 1, 2)]
    told += [stepped(("p", "P", 60, None), student=f"s-{at}") for at in (3, 4, 5)]
    (row,) = rows(reported("steps", told))
    assert (row["skipped"], row["median_minutes"], row["reasons"]) == (4, 1.0, "")
    (row,) = rows(reported("steps", [*told, stepped(("p", "P", 0, why), student="s-3")]))
    assert row["reasons"] == f"{why} (5)"


def test_of_a_step_that_two_children_saw_only_how_often_is_told() -> None:
    told = [stepped(("p", "P", 60, "why"), student=student) for student in ("s-1", "s-2", "s-2")]
    table = reported("steps", told)
    (row,) = rows(table)
    assert (row["came_up"], row["reasons"]) == (3, "")
    assert {row[key] for key in list(row)[5:-1]} == {None}
    assert "fewer than three students" in table.figures.note


def test_minutes_that_only_one_child_spent_are_not_told() -> None:
    told = [stepped(("p", "P", 0, "Late"), student=f"s-{at}") for at in range(3)]
    table = reported("steps", [*told, stepped(("p", "P", 600, None), student="s-9")])
    (row,) = rows(table)
    assert (row["skipped"], row["median_minutes"], row["total_minutes"]) == (3, None, None)
    assert "Minutes (–) aren’t told" in table.figures.note


def test_a_title_says_the_student_where_it_was_shown_with_a_name() -> None:
    told = [stepped(("p-1", "Sam and the sample", 1, None), student="s-1") for _ in range(2)]
    table = reported("steps", told, [pupil("s-1")])
    assert [row["page"] for row in rows(table)] == ["The student and the sample"]


def test_steps_stand_in_the_order_of_parts_and_then_of_sight() -> None:
    steps = (
        Step("z", "follow_up", "After"),
        Step("b", "agenda", "First"),
        Step("a", "agenda", "Second"),
        Step("y", "preparation", "Before"),
    )
    table = reported("steps", [met(TODAY, steps=steps)])
    assert [row["page"] for row in rows(table)] == ["Before", "First", "Second", "After"]


# Goals and plans -------------------------------------------------------------------------------


THREE = ("s-1", "s-2", "s-3")


def fates(row: dict[str, Cell]) -> list[Cell]:
    """What a row says became of goals."""
    return [row[key] for key in ("kept", "partly", "not_yet", "still_open")]


def goals(*said: Row) -> dict[str, Any]:
    """Facts that hold goals."""
    return {"goals": named("goals", said)}


def closes(listed: str, **outcomes: str) -> dict[str, Any]:
    """Facts that say what became of goals or of steps."""
    said = {n: Closing(o == "kept", outcome=o) for n, o in outcomes.items()}
    return {"closed": {listed: said}}


def test_goals_tell_what_they_name_and_what_became_of_them() -> None:
    first, second = TODAY - timedelta(20), TODAY - timedelta(6)
    told = [
        met(first, "s-1", **goals({"goal": "run", "measure": "5 km", "by": "2026-12-12"})),
        met(first, "s-2", **goals({"goal": "read", "to": 12, "topic": "books"})),
        met(first, "s-3", **goals({"goal": "sing", "by_typed": "soon"})),
        met(first, "s-4", **goals({"goal": "swim", "by": "2026-12-01"}), status="open"),
        met(first, "s-3", **goals({"goal": "dance"})),
        met(second, "s-1", **closes("goals", run="kept")),
        met(second, "s-2", **closes("goals", read="partly")),
        met(second, "s-3", **closes("goals", dance="partly")),
    ]
    (row,) = rows(reported("goals", told))
    assert row["goals"] == 4
    shares = [row[f"share_{name}"] for name in ("measure", "date", "both", "topic")]
    assert shares == [50.0, 25.0, 25.0, 25.0]
    assert fates(row) == [1, 2, 0, 1]


def test_the_last_word_on_a_goal_counts_even_after_a_new_one_was_agreed() -> None:
    told = [
        conference
        for student in THREE
        for conference in (
            met(TODAY - timedelta(20), student, **goals({"goal": "run"})),
            met(TODAY - timedelta(10), student, **closes("goals", run="not yet")),
            met(
                TODAY - timedelta(5),
                student,
                **closes("goals", run="kept"),
                **goals({"goal": "read"}),
            ),
        )
    ]
    (row,) = rows(reported("goals", told))
    assert (row["goals"], fates(row)) == (6, [3, 0, 0, 3])


def test_a_goal_that_was_taken_up_again_counts_once_as_it_was_said_last() -> None:
    told = [
        conference
        for student in THREE
        for conference in (
            met(TODAY - timedelta(20), student, **goals({"goal": "run"})),
            met(TODAY - timedelta(10), student, MOSS, **goals({"goal": "Run", "measure": "5"})),
            met(TODAY - timedelta(5), student, **closes("goals", run="kept")),
        )
    ]
    (row,) = rows(reported("goals", told))
    assert (row["tutor"], row["goals"], row["share_measure"], row["kept"]) == (MOSS, 3, 100, 3)


@pytest.mark.parametrize("apart", [True, False])
def test_a_goal_that_was_kept_before_it_was_taken_up_again_counts_apart(apart: bool) -> None:
    first, second = goals({"goal": "run"}), goals({"goal": "run"})
    kept = closes("goals", run="kept")
    again = (
        [met(TODAY - timedelta(9), **kept), met(TODAY, **second)]
        if apart
        else [met(TODAY, **kept, **second)]
    )
    (row,) = rows(reported("goals", [met(TODAY - timedelta(20), **first), *again]))
    assert row["goals"] == 2


def test_what_became_of_goals_is_told_of_three_students_or_not_at_all() -> None:
    first = [met(TODAY - timedelta(9), s, **goals({"goal": "run", "measure": "5"})) for s in THREE]
    said = [met(TODAY, student, **closes("goals", run="not yet")) for student in THREE]
    table = reported("goals", [*first, *said[:2]])
    (row,) = rows(table)
    assert (row["goals"], row["share_measure"], fates(row)) == (3, 100, [None] * 4)
    assert "fewer than three" in table.figures.note
    (row,) = rows(reported("goals", [*first, *said]))
    assert fates(row) == [0, 0, 3, 0]
    (row,) = rows(reported("goals", [*first[:2], *first[:2]]))
    assert row["goals"] == 2
    assert {row[key] for key in list(row)[2:]} == {None}


def test_nothing_that_a_row_of_goals_hides_is_left_in_the_row_for_all() -> None:
    first = TODAY - timedelta(9)
    told = [met(first, student, MOSS, **goals({"goal": "run"})) for student in THREE]
    told += [met(TODAY, student, MOSS, **closes("goals", run="kept")) for student in THREE]
    told += [met(first, "s-9", **goals({"goal": "sing", "measure": "5"}))]
    told += [met(TODAY, "s-9", **closes("goals", sing="not yet"))]
    table = reported("goals", told)
    every = total(table)
    assert (every["goals"], every["share_measure"], fates(every)) == (4, 0, [3, 0, 0, 0])
    assert "“All” leaves that out, too." in table.figures.note


def test_goals_of_two_students_in_the_same_words_are_two() -> None:
    told = [met(TODAY, student, **goals({"goal": "run"})) for student in ("s-1", "s-2")]
    (row,) = rows(reported("goals", told))
    assert row["goals"] == 2


def test_plans_count_what_was_said_of_steps_and_the_share_that_was_kept() -> None:
    steps = named("actions", [{"what": "run"}, {"what": "read"}])
    outcomes = closes("actions", run="kept", read="not yet", sing="partly", swim="kept")
    told = [met(TODAY, actions=steps), met(TODAY, tutor=MOSS)]
    told += [met(TODAY, student, **outcomes) for student in THREE]
    table = reported("actions", told)
    (row,) = rows(table)
    assert (row["tutor"], row["agreed"], row["looked_at"]) == (DIAZ, 2, 12)
    assert [row[k] for k in ("kept", "partly", "not_yet", "share_kept")] == [6, 3, 3, 50]


def test_what_became_of_steps_of_one_child_is_in_no_row_nor_in_the_one_for_all() -> None:
    kept, not_yet = closes("actions", run="kept"), closes("actions", run="not yet")
    told = [met(TODAY, student, MOSS, **kept) for student in THREE]
    told += [met(TODAY, "s-9", **not_yet), met(TODAY, "s-9", **not_yet)]
    table = reported("actions", told)
    _, diaz = rows(table)
    assert (diaz["looked_at"], diaz["not_yet"], diaz["share_kept"]) == (2, None, None)
    every = total(table)
    assert (every["looked_at"], every["kept"], every["not_yet"]) == (5, 3, 0)
    assert every["share_kept"] == 100
    assert "fewer than three students" in table.figures.note


# Calibration -----------------------------------------------------------------------------------


def guessed(
    student: str, predicted: float, result: float, day: int = 30, tutor: str = DIAZ
) -> Told:
    """A conference with a guess and its result."""
    return met(date(2026, 11, day), student, tutor, predicted=predicted, result=result)


def test_guesses_are_held_against_results() -> None:
    told = [guessed("s-1", 60, 70), guessed("s-2", 80, 60), guessed("s-3", 50, 52)]
    (row,) = rows(reported("calibration", told))
    assert (row["guesses"], row["students"]) == (3, 3)
    assert (row["mean_gap"], row["mean_distance"], row["share_within_10"]) == (-2.7, 10.7, 66.7)
    assert (row["earlier_distance"], row["later_distance"]) == (None, None)


def test_getting_closer_holds_each_student_against_their_own_earlier_guesses() -> None:
    told = [
        guessed(student, 50, 50 + gap, day)
        for student in ("s-1", "s-2", "s-3")
        for day, gap in ((2, 30), (9, -99), (16, -6))
    ]
    (row,) = rows(reported("calibration", told))
    assert (row["earlier_distance"], row["later_distance"]) == (30.0, 6.0)


def test_of_fewer_than_three_students_nothing_but_the_number_is_told() -> None:
    told = [guessed("s-1", 10, 90), guessed("s-1", 20, 90), guessed("s-2", 0, 5)]
    table = reported("calibration", told)
    (row,) = rows(table)
    assert (row["guesses"], row["students"]) == (3, 2)
    assert {row[key] for key in list(row)[4:]} == {None}
    assert "fewer than three students" in table.figures.note


def test_a_hidden_row_cannot_be_worked_out_from_the_row_for_all() -> None:
    open_row = [guessed(f"s-{at}", 50, 50 + gap, tutor=MOSS) for at, gap in enumerate((6, -6, 30))]
    hidden = [guessed("s-9", 10, 90), guessed("s-8", 0, 40)]
    alone = rows(reported("calibration", open_row))[0]
    table = reported("calibration", [*open_row, *hidden])
    every = total(table)
    assert (every["guesses"], every["students"]) == (5, 5)
    figures = ("mean_gap", "mean_distance", "share_within_10")
    assert [every[key] for key in figures] == [alone[key] for key in figures]
    assert "“All” leaves out" in table.figures.note
    nothing = total(reported("calibration", [*hidden, guessed("s-7", 1, 2, tutor=MOSS)]))
    assert {nothing[key] for key in list(nothing)[4:]} == {None}


def test_the_halves_for_all_leave_out_who_guessed_twice_in_a_row_that_hides_them() -> None:
    told = [
        guessed(student, 50, 50 + gap, day, tutor)
        for student, tutor, far in (
            *((student, MOSS, 1) for student in THREE),
            *((student, DIAZ, 9) for student in ("s-7", "s-8")),
        )
        for day, gap in ((2, 10 * far), (9, 5 * far))
    ]
    told.append(guessed("s-9", 50, 50))
    every = total(reported("calibration", told))
    assert (every["earlier_distance"], every["later_distance"]) == (10.0, 5.0)


def test_a_number_out_of_a_broken_file_is_nothing_and_not_infinite() -> None:
    huge = 1.7e308
    told = [guessed(f"s-{at}", -huge, huge) for at in range(3)]
    (row,) = rows(reported("calibration", told))
    assert (row["guesses"], row["mean_gap"], row["mean_distance"]) == (3, None, None)
    steps = [stepped(("p", "P", huge, None), student=student) for student in THREE]
    (step,) = rows(reported("steps", [*steps] * 99))
    assert step["total_minutes"] is None


# All of them -----------------------------------------------------------------------------------


@pytest.mark.parametrize("report", REPORTS)
def test_an_empty_period_says_so_in_a_sentence(report: str) -> None:
    table = reported(report, [])
    assert table.figures.rows == ()
    assert table.figures.note.endswith(".")


@pytest.mark.parametrize("report", REPORTS)
def test_every_row_has_a_cell_for_each_column_and_every_key_is_its_own(report: str) -> None:
    told = [
        guessed("s-1", 1, 2, tutor=MOSS),
        met(TODAY, **goals({"goal": "g"}), **closes("actions", a="kept")),
        met(TODAY, tutor=MOSS, steps=(Step("p", "agenda", "P", 3, "why"),), **goals({"goal": "h"})),
    ]
    figures = reported(report, told, [pupil("s-1"), pupil("s-2", MOSS)]).figures
    assert figures.rows
    for row in (*figures.rows, *([figures.total] if figures.total else [])):
        assert len(row) == len(figures.columns)
    assert len({column.key for column in figures.columns}) == len(figures.columns)


@pytest.mark.parametrize("report", REPORTS)
def test_every_column_is_explained(report: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")
    section = page.partition(f"### `{report}`:")[2].partition("\n##")[0]
    keys = [column.key for column in reported(report, []).figures.columns]
    assert [key for key in keys if f"`{key}`" not in section and "-W" not in key] == []


def test_cells_read_as_people_write_them() -> None:
    assert cell_text(1234, "number") == "1,234"
    assert cell_text(66.7, "percent") == "67 %"
    assert cell_text(-4.25, "points") == "−4.2"
    assert cell_text(3.0, "points") == "+3.0"
    assert cell_text(date(2026, 12, 4), "date") == "4 Dec 2026"
    assert cell_text(None, "minutes") == "–"
    assert share(1, 0) is None
    assert median([]) is None
    assert median([3, 1, 2, 10]) == 2.5
