"""Every kind of question: what it takes for an answer, and how the answer reads."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.unit.build import JSON, KEYS_OF, question, row_cells

from conferapp.domain.amounts import percent
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.model import Value

GOAL: Value = {
    "goal": "75 on Unit 4",
    "from": 68,
    "to": 75,
    "by": "2026-12-12",
    "why": "to move up",
}
HUGE = 10**400


def test_every_kind_is_tried_here() -> None:
    assert set(KEYS_OF) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=50)  # for each kind, and the kinds share most of their code
@given(data=st.data())
def test_nothing_that_json_can_hold_breaks_a_kind(kind: str, data: st.DataObject) -> None:
    asked = question(kind)
    value = data.draw(JSON | row_cells(kind))
    assert isinstance(asked.as_text(value), str)
    assert asked.problem(value) is None or asked.problem(value)
    assert asked.fact(value).value == value
    tidied = asked.tidy(value)
    assert asked.tidy(tidied) == tidied


@pytest.mark.parametrize("kind", KINDS)
def test_no_answer_reads_as_no_text(kind: str) -> None:
    assert question(kind).as_text(None) == ""


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("short", " a bus ", "a bus"),
        ("long", "one\ntwo", "one\ntwo"),
        ("number", 12, "12 pages"),
        ("number", 7.5, "7.5 pages"),
        ("number", 8.0, "8 pages"),
        ("number", 0, "0 pages"),
        ("score", {"value": 34, "out_of": 50}, "34 of 50 (68 %)"),
        ("score", {"value": 68, "out_of": 100}, "68 of 100"),
        ("score", {"value": 0, "out_of": 100}, "0 of 100"),
        ("score", {"value": 105, "out_of": 100}, "105 of 100"),
        ("scale", 1, "1 of 5, not at all"),
        ("scale", 3, "3 of 5"),
        ("choice", "bus", "bus"),
        ("choices", ["car", "bus"], "car, bus"),
        ("yes_no", True, "yes"),
        ("yes_no", False, "no"),
        ("recap", True, "yes"),
        ("date", "2026-12-04", "Fri 4 Dec 2026"),
        ("date", "2026-12-04T15:30:00-05:00", "Fri 4 Dec 2026, 15:30"),
        ("checklist", ["pen", "book"], "pen, book"),
    ],
)
def test_a_good_answer_passes_and_reads_well(kind: str, value: Value, text: str) -> None:
    asked = question(kind)
    assert asked.problem(value) is None
    assert asked.tidy(value) == value
    assert asked.as_text(value) == text


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("short", 3),
        ("short", "x" * 501),
        ("long", ["a"]),
        ("number", "12"),
        ("number", True),
        ("number", -1),
        ("number", 51),
        ("score", 68),
        ("score", {"value": 68}),
        ("score", {"value": True, "out_of": 100}),
        ("score", {"value": 68, "out_of": True}),
        ("score", {"value": 68, "out_of": 0}),
        ("score", {"value": -1, "out_of": 100}),
        ("score", {"value": "68", "out_of": 100}),
        ("scale", 0),
        ("scale", 6),
        ("scale", True),
        ("scale", 2.0),
        ("choice", "boat"),
        ("choice", ["bus"]),
        ("choices", "bus"),
        ("choices", ["boat"]),
        ("choices", ["bus", 1]),
        ("choices", ["bus", "car", "bike"]),
        ("yes_no", 1),
        ("yes_no", "yes"),
        ("recap", 0),
        ("date", "2026-02-30"),
        ("date", "Friday"),
        ("date", 20261204),
        ("checklist", ["pencil"]),
        ("checklist", ["pen", 1]),
        ("checklist", "pen"),
    ],
)
def test_what_is_no_answer_gets_a_sentence(kind: str, value: Value) -> None:
    said = question(kind).problem(value)
    assert said is not None
    assert said[0].isupper()
    assert said.endswith(".")


@pytest.mark.parametrize("kind", ["short", "long"])
def test_only_blanks_are_no_words_but_blanks_at_the_end_stay(kind: str) -> None:
    assert question(kind).tidy(" \n ") is None
    assert question(kind).tidy("I will ") == "I will "


@pytest.mark.parametrize("kind", ["yes_no", "recap"])
def test_no_is_an_answer(kind: str) -> None:
    assert question(kind).tidy(False) is False


@pytest.mark.parametrize(("kind", "value"), [("number", 0), ("scale", 0)])
def test_zero_is_an_answer(kind: str, value: int) -> None:
    assert question(kind).tidy(value) == 0
    assert question(kind).fact(value).number == 0


@pytest.mark.parametrize("kind", ["choices", "checklist"])
def test_nothing_ticked_is_no_answer(kind: str) -> None:
    assert question(kind).tidy([]) is None


def test_a_score_without_points_is_no_answer_and_one_of_zero_is() -> None:
    score = question("score")
    assert score.tidy({"value": None, "out_of": 100}) is None
    assert score.tidy({"out_of": 100}) is None
    assert score.tidy({"value": 0, "out_of": 100}) == {"value": 0, "out_of": 100}


def test_a_score_of_which_the_maximum_is_missing_reads_as_its_points() -> None:
    assert question("score").as_text({"value": 68, "out_of": None}) == "68"
    assert question("score").as_text({"value": 0}) == "0"


@pytest.mark.parametrize(
    ("value", "share"),
    [
        ({"value": 34, "out_of": 50}, 68),
        ({"points": 9, "out_of": 10}, 90),
        ({"value": 0, "out_of": 50}, 0),
        ({"value": 55, "out_of": 50}, 110),
        ({"value": 34, "out_of": 0}, None),
        ({"value": 34}, None),
        ({"value": True, "out_of": 2}, None),
        ({"value": HUGE, "out_of": 2}, None),
        ({"value": 1, "out_of": HUGE}, None),
        ([34, 50], None),
        (None, None),
    ],
)
def test_a_percentage_needs_points_and_a_maximum(value: Value, share: float | None) -> None:
    assert percent(value) == share


def test_words_of_ones_own_pass_only_where_the_agenda_lets_them() -> None:
    options = ["bus", "car"]
    assert question("choice", options=options, other=True).problem("on foot") is None
    assert question("choices", options=options, other=True).problem(["bus", "on foot"]) is None
    assert question("choices", options=options).problem(["on foot"]) is not None


def test_options_out_of_topics_may_be_anything_that_was_a_topic() -> None:
    assert question("choices", options_from="topics").problem(["Fractions"]) is None


def test_a_day_outside_its_bounds_is_refused_with_the_bound() -> None:
    asked = question("date", earliest=date(2026, 12, 1), latest=date(2026, 12, 31))
    assert "1 Dec" in str(asked.problem("2026-11-30"))
    assert "31 Dec" in str(asked.problem("2027-01-01"))
    assert asked.problem("2026-12-01") is None
    assert asked.problem("2026-12-31T23:59:00+01:00") is None


def test_a_text_is_bounded_by_its_agenda_and_by_the_app() -> None:
    assert question("short", max_length=3).problem("four") is not None
    assert question("short", max_length=3).problem("for") is None
    assert question("short", max_length=9999).problem("x" * 501) is not None
    assert question("long").problem("x" * 20_000) is None
    assert question("long").problem("x" * 20_001) is not None


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("number", {"min": 2, "max": 1}),
        ("score", {"out_of": 0}),
        ("scale", {"from": 3, "to": 3}),
        ("scale", {"from": 0, "to": 100}),
        ("scale", {"labels": {"6": "too far"}}),
        ("choice", {}),
        ("choice", {"options": []}),
        ("choice", {"options": ["a"], "options_from": "topics"}),
        ("choice", {"options": [1]}),
        ("choices", {"options": ["a"], "at_most": 0}),
        ("checklist", {"items": []}),
        ("topics", {"close_from": 80, "mastered_from": 80}),
        ("connections", {}),
        ("actions", {"rows": ["one"]}),
        ("measures", {"rows": 3}),
        ("goal", {"at_most": 0}),
        ("short", {"required": "yes"}),
        ("short", {"colour": "red"}),
        ("short", {"share": ["everybody"]}),
        ("riddle", {}),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(kind: str, keys: dict[str, Value]) -> None:
    with pytest.raises(ValidationError):
        question(kind, hint="here", **keys)


def test_the_record_keeps_the_keys_that_are_needed_to_read_an_answer() -> None:
    scale = question("scale", to=3, labels={"1": "low"}, hint="no", role=None)
    assert scale.keys() == {"from": 1, "to": 3, "labels": {"1": "low"}}
    assert question("short", role="assignment", hint="no").keys() == {"role": "assignment"}
    assert question("number", unit="pages", min=0).keys() == {"unit": "pages", "min": 0}
    assert question("goal", stretch=True).keys() == {"at_most": 1, "stretch": True}


def test_a_goal_reads_with_its_reach_its_day_and_its_reason() -> None:
    said = question("goal").as_text([GOAL])
    assert said == "75 on Unit 4 · from 68 to 75 · by Sat 12 Dec. Why: to move up"
