"""Answers that are small tables: rows, cells, levels, and numbers as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.build import question

from conferapp.domain.kinds.cells import Column, read_cell, read_number
from conferapp.domain.kinds.rows import MAX_ROWS, RowsQuestion
from conferapp.domain.kinds.tables import Topics
from conferapp.domain.model import Row, Value


def rows_question(kind: str, /, **keys: object) -> RowsQuestion:
    asked = question(kind, **keys)
    assert isinstance(asked, RowsQuestion)
    return asked


TOPICS = rows_question("topics")
assert isinstance(TOPICS, Topics)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("68", 68),
        (" 68 ", 68),
        ("7.5", 7.5),
        ("7,5", 7.5),
        ("0,125", 0.125),
        ("1,200", 1200),
        ("1,200,300", 1_200_300),
        ("1,200.50", 1200.5),
        ("-1,200", -1200),
        ("−3", -3),  # a minus sign, as a spreadsheet writes it
        ("0", 0),
        ("0.0", 0),
        ("1200,5", 1200.5),
    ],
)
def test_a_number_is_read_as_people_type_it(typed: str, number: float) -> None:
    read = read_number(typed)
    assert read == number
    assert isinstance(read, int) == float(number).is_integer()


@pytest.mark.parametrize(
    "typed",
    ["nan", "inf", "-Infinity", "1e999", "1_000", "8 of 10", "two", "1,2,3", "", "12-4", "1.200,5"],
)
def test_what_is_no_number_stays_as_it_was_typed(typed: str) -> None:
    assert read_number(typed) == typed


@given(st.text(max_size=12))
def test_whatever_is_typed_becomes_a_number_or_stays_itself(typed: str) -> None:
    read = read_number(typed)
    assert read == typed or (isinstance(read, int | float) and read - read == 0)


def column(asked: RowsQuestion, key: str) -> Column:
    return next(c for c in asked.columns if c.key == key)


@pytest.mark.parametrize(
    ("key", "typed", "cell"),
    [
        ("topic", " Fractions ", "Fractions"),
        ("topic", "7", "7"),
        ("topic", "  ", None),
        ("points", "8", 8),
        ("points", "eight", "eight"),
        ("level", "M", "mastered"),
        ("level", "not", "not yet"),
        ("level", "so-so", "so-so"),
        ("power", "yes", True),
        ("power", "no", False),
    ],
)
def test_a_cell_holds_what_its_column_is_for(key: str, typed: str, cell: Value) -> None:
    assert read_cell(column(TOPICS, key), typed) == cell


@pytest.mark.parametrize(
    ("row", "heading"),
    [
        ({"topic": 7}, "Topic"),
        ({"points": "eight"}, "Points"),
        ({"points": True}, "Points"),
        ({"level": "so-so"}, "Level"),
        ({"level": ["close"]}, "Level"),
        ({"power": 1}, "Power standard"),
    ],
)
def test_a_cell_that_cannot_be_is_named_by_row_and_column(row: Row, heading: str) -> None:
    assert str(TOPICS.problem([{"topic": "fine"}, row])).startswith(f"Row 2, {heading}: ")


def test_rows_that_are_none_and_rows_without_end_are_refused() -> None:
    assert TOPICS.problem("Fractions") == "Please enter rows."
    assert TOPICS.problem(["Fractions"]) == "Please enter rows."
    assert TOPICS.problem([{"topic": str(n)} for n in range(MAX_ROWS)]) is None
    assert str(MAX_ROWS) in str(TOPICS.problem([{"topic": str(n)} for n in range(MAX_ROWS + 1)]))


def test_measures_take_numbers_and_words() -> None:
    measures = rows_question("measures")
    assert measures.problem([{"what": "Homework", "value": 8, "before": "most"}]) is None
    assert measures.problem([{"what": "Homework", "value": True}]) is not None


def test_rows_without_anything_in_them_are_no_answer() -> None:
    empty: Row = {"topic": "", "points": None, "level": "  "}
    assert TOPICS.tidy([empty, {}]) is None
    assert TOPICS.tidy([empty, {"topic": "Fractions", "level": ""}]) == [
        {"topic": "Fractions", "level": None}
    ]


def test_zero_and_no_are_something_in_a_row() -> None:
    assert TOPICS.tidy([{"points": 0}]) == [{"points": 0}]
    assert TOPICS.tidy([{"power": False}]) == [{"power": False}]


def test_what_a_newer_version_keeps_in_a_row_stays_there() -> None:
    row: Row = {"topic": "Fractions", "seen": [1, 2]}
    assert TOPICS.tidy([row]) == [row]


def test_a_row_knows_its_names_and_its_number_for_conditions() -> None:
    fact = TOPICS.fact([{"topic": "Fractions"}, {"points": 3}])
    assert fact.members == ("Fractions",)
    assert fact.number == 2


# Levels of topics -------------------------------------------------------------------------


def with_cells(**cells: Value) -> Row:
    row = TOPICS.new_row("Fractions")
    for key, cell in cells.items():
        row = TOPICS.with_cell(row, key, cell, "tutor")
    return row


@pytest.mark.parametrize(
    ("points", "level"),
    [
        (0, "not yet"),
        (4.9, "not yet"),
        (5, "close"),
        (7.9, "close"),
        (8, "mastered"),
        (11, "mastered"),
    ],
)
def test_points_give_a_level(points: float, level: str) -> None:
    row = with_cells(points=points, out_of=10)
    assert (row["level"], row["set"]) == (level, "data")


def test_an_agenda_moves_the_bounds_of_the_levels() -> None:
    own = rows_question("topics", close_from=10, mastered_from=20)
    assert isinstance(own, Topics)
    assert own.level({"points": 1, "out_of": 10}) == "close"
    assert own.level({"points": 2, "out_of": 10}) == "mastered"


def test_points_without_a_maximum_give_no_level() -> None:
    row = with_cells(points=7)
    assert (row["level"], row["set"]) == (None, None)


def test_new_points_move_a_level_that_came_from_points() -> None:
    before = with_cells(points=2, out_of=10)
    assert before["level"] == "not yet"
    assert TOPICS.with_cell(before, "points", 9, "tutor")["level"] == "mastered"


@pytest.mark.parametrize("by", ["tutor", "student", "check"])
def test_a_level_that_a_person_gave_outlasts_new_points(by: str) -> None:
    row = TOPICS.with_cell(with_cells(points=9, out_of=10), "level", "close", by)
    assert row["set"] == by
    row = TOPICS.with_cell(row, "points", 1, "tutor")
    assert (row["level"], row["set"]) == ("close", by)


def test_taking_a_persons_level_away_brings_back_that_of_the_points() -> None:
    row = TOPICS.with_cell(with_cells(points=9, out_of=10), "level", "close", "student")
    row = TOPICS.with_cell(row, "level", None, "student")
    assert (row["level"], row["set"]) == ("mastered", "data")


def test_a_level_of_unknown_origin_is_not_taken_away() -> None:
    row = TOPICS.with_cell({"topic": "Fractions", "level": "close"}, "power", True, "tutor")
    assert row["level"] == "close"


def test_a_level_reads_by_glyph_and_letter_and_a_power_standard_by_a_star() -> None:
    row = with_cells(points=9, out_of=10, power=True)
    assert TOPICS.row_text(row) == "● M Fractions: 9 of 10 ★"
    assert TOPICS.row_text({"topic": "Ratios", "points": 0, "out_of": 4}) == "Ratios: 0 of 4"


# How rows read ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "row", "said"),
    [
        (
            "measures",
            {"what": "Homework", "value": 8, "out_of": 10, "unit": None, "before": 6},
            "Homework: 8 of 10 (before: 6)",
        ),
        ("measures", {"what": "Days", "value": 0, "unit": "days"}, "Days: 0 days"),
        ("measures", {"what": "Homework"}, "Homework"),
        (
            "evidence",
            {"what": "Asked early", "source": "in session", "outcome": "fewer slips"},
            "Asked early (in session) → fewer slips",
        ),
        (
            "connections",
            {"from": "Checks", "to": "went over it twice"},
            "Checks → went over it twice",
        ),
        ("connections", {"from": None, "to": "went over it"}, "went over it"),
        (
            "actions",
            {
                "what": "Tutoring",
                "when": "Mon and Wed",
                "dose": "30 min",
                "topic": "fractions",
                "sign": "8 of 10",
                "obstacle": "practice",
                "backup": "call home",
                "helper": "Ms. Lee",
            },
            "Tutoring · Mon and Wed · 30 min · fractions · we’ll know by: 8 of 10"
            " · could get in the way: practice · back-up: call home · with Ms. Lee",
        ),
        ("actions", {"what": "Tutoring", "when": None}, "Tutoring"),
    ],
)
def test_a_row_reads_as_one_line(kind: str, row: Row, said: str) -> None:
    assert rows_question(kind).as_text([row]) == said


def test_a_row_that_says_nothing_is_no_line() -> None:
    assert TOPICS.as_text([{}, {"topic": "Fractions"}, {"power": False}]) == "Fractions"


def test_an_agenda_gives_names_and_numbers_of_rows_to_start_from() -> None:
    named = rows_question("measures", rows=["Homework", {"en": "Days", "es": "Días"}])
    assert [row["what"] for row in named.first_rows()] == ["Homework", "Days"]
    assert len(rows_question("actions", rows=3).first_rows()) == 3
    assert rows_question("evidence").first_rows() == ()


def test_a_struggle_looks_ahead_and_a_strength_looks_back() -> None:
    titles = {
        sort: [c.title for c in rows_question("connections", sort=sort).columns]
        for sort in ("strength", "struggle")
    }
    assert titles["strength"][0] == "Strength"
    assert titles["struggle"][1] == "A coming chance to grow"


def test_a_vague_action_gets_a_question_and_a_clear_one_gets_none() -> None:
    actions = rows_question("actions")
    assert actions.nudge({"what": "come more"})
    assert (
        actions.nudge({"what": "tutoring", "when": "Mon", "dose": "30 min", "sign": "8 of 10"})
        is None
    )
    assert TOPICS.nudge({"topic": "more"}) is None
