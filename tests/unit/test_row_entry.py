"""How cells of small tables are typed, pasted, read back and reported."""

from datetime import date

import pytest

from conferapp.domain.kinds.cells import Column
from conferapp.domain.kinds.question import By
from conferapp.domain.kinds.rows import MAX_ROWS, RowsQuestion
from conferapp.domain.kinds.union import QUESTION
from conferapp.domain.model import Row, Value, as_rows
from conferapp.domain.row_entry import RowEntry, pasted_cells

TODAY = date(2026, 11, 21)


def entry(kind: str, by: By = "tutor", **keys: object) -> RowEntry:
    question = QUESTION.validate_python({"id": "q", "kind": kind, "ask": "?", **keys})
    assert isinstance(question, RowsQuestion)
    return RowEntry(question, by, TODAY)


def column(rules: RowEntry, key: str) -> Column:
    return next(c for c in rules.columns if c.key == key)


MEASURES = entry("measures", rows=["Homework", "Class", "Tutoring"])
TOPICS = entry("topics")
GOAL = entry("goal", focus="content")
ACTIONS = entry("actions", rows=3)


def names(rows: Value | tuple[Row, ...]) -> list[object]:
    found = rows if isinstance(rows, tuple) else as_rows(rows)
    return [next(iter(row.values())) for row in found]


def test_names_that_the_agenda_gives_wait_and_are_no_answer() -> None:
    rows = MEASURES.shown(None)
    assert names(rows) == ["Homework", "Class", "Tutoring"]
    assert MEASURES.reported(rows) is None


def test_only_rows_with_something_to_them_are_reported() -> None:
    rows = list(MEASURES.shown(None))
    rows[1] = MEASURES.cell(rows[1], column(MEASURES, "value"), "9")
    assert names(MEASURES.reported(rows)) == ["Class"]


def test_the_names_still_to_be_filled_in_come_back_in_their_places() -> None:
    value: Value = [{"what": "Class", "value": 9}, {"what": "Own", "value": 1}]
    assert names(MEASURES.shown(value)) == ["Homework", "Class", "Tutoring", "Own"]


def test_a_plan_is_filled_up_to_the_rows_that_the_agenda_asks_for() -> None:
    assert len(ACTIONS.shown([{"what": "read"}])) == 3
    assert len(ACTIONS.shown([{"what": str(n)} for n in range(5)])) == 5


def test_a_goal_of_which_only_the_focus_is_known_is_not_reported() -> None:
    assert GOAL.reported(GOAL.shown(None)) is None


def test_keys_that_nobody_knows_stay_with_their_row() -> None:
    row = TOPICS.cell({"topic": "A", "was": "close", "x": [1]}, column(TOPICS, "points"), "3")
    assert (row["was"], row["x"]) == ("close", [1])


@pytest.mark.parametrize("typed", ["8 of 10", "8/10", "8 out of 10"])
def test_points_out_of_a_maximum_fill_two_cells(typed: str) -> None:
    row = TOPICS.cell(TOPICS.new_row(["A"]), column(TOPICS, "points"), typed)
    assert (row["points"], row["out_of"], row["level"]) == (8, 10, "mastered")


def test_a_level_that_a_person_picked_outlives_new_points() -> None:
    student = entry("topics", by="student")
    row = student.cell(student.new_row(["A"]), column(student, "points"), "9/10")
    row = student.set(row, column(student, "level"), "close")
    row = student.cell(row, column(student, "points"), "1")
    assert (row["level"], row["set"]) == ("close", "student")


def test_a_day_is_kept_as_a_date_and_said_back_in_full() -> None:
    by = column(GOAL, "by")
    row = GOAL.cell(GOAL.new_row(["75"]), by, "in 2 weeks")
    assert row["by"] == "2026-12-05"
    assert GOAL.words(row, by) == "Sat 5 Dec 2026"
    assert GOAL.read_back(row, by) == "Saturday 5 December 2026, in 14 days"
    assert GOAL.cell(row, by, GOAL.words(row, by)) == row


def test_a_day_that_cannot_be_read_is_kept_as_it_was_typed() -> None:
    by = column(GOAL, "by")
    row = GOAL.cell(GOAL.new_row(["75"]), by, "30 February")
    assert (row["by"], row["by_typed"]) == (None, "30 February")
    assert GOAL.words(row, by) == "30 February"
    assert GOAL.problem(row, by)
    mended = GOAL.cell(row, by, "4 Dec")
    assert (mended["by"], "by_typed" in mended) == ("2026-12-04", False)


def test_a_problem_names_its_row_where_there_are_several() -> None:
    points = column(TOPICS, "points")
    good, bad = TOPICS.new_row(["A", "8"]), TOPICS.cell(TOPICS.new_row(["B"]), points, "lots")
    assert str(TOPICS.first_problem([good, bad])).startswith("Row 2, Points: ")
    assert str(TOPICS.first_problem([bad])).startswith("Points: ")
    assert TOPICS.first_problem([good]) is None


def test_what_steers_a_terminal_never_gets_into_a_cell() -> None:
    row = TOPICS.cell(TOPICS.new_row(), column(TOPICS, "topic"), "a\x1b]52;c;eA==\x07\u202eb")
    assert row["topic"] == "ab"


def test_a_pasted_row_goes_to_the_name_that_waits_for_it() -> None:
    rows = MEASURES.with_block(MEASURES.shown(None), [["class", "9", "10"], ["Quiz", "7"]])
    assert [(row["what"], row["value"]) for row in rows] == [
        ("Homework", None),
        ("Class", 9),
        ("Tutoring", None),
        ("Quiz", 7),
    ]


def test_pasted_rows_use_up_the_empty_ones_first() -> None:
    rows = ACTIONS.with_block(ACTIONS.shown([{"what": "read"}]), [["a"], ["b"], ["c"]])
    assert names(rows) == ["read", "a", "b", "c"]


def test_the_gaps_of_a_gradebook_stay_gaps() -> None:
    rows = MEASURES.filled_down(
        MEASURES.shown(None), 0, column(MEASURES, "value"), pasted_cells("8\r\n\r\n7\r\n")
    )
    assert [row["value"] for row in rows] == [8, None, 7]


def test_a_block_fills_the_columns_to_the_right_and_adds_rows_below() -> None:
    rows = MEASURES.filled_down(
        MEASURES.shown(None), 2, column(MEASURES, "value"), pasted_cells("8\t10\n7\t10")
    )
    assert [(r["what"], r["value"], r["out_of"]) for r in rows[2:]] == [
        ("Tutoring", 8, 10),
        (None, 7, 10),
    ]


def test_a_paste_without_end_makes_no_more_rows_than_fit() -> None:
    cells = pasted_cells("1\n" * 5000)
    assert len(MEASURES.filled_down((), 0, column(MEASURES, "value"), cells)) == MAX_ROWS
