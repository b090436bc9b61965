"""Reading a record without its agenda."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples import a_record
from tests.unit.build import JSON

from conferapp.domain.goal_words import goal_line
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.model import Row, Value
from conferapp.domain.reading import question_of, text_of
from conferapp.domain.record import Answer
from conferapp.domain.thread import items_of


def an_answer(kind: str, value: Value, keys: Row | None = None, **changed: str) -> Answer:
    """An answer of a kind as a record keeps it."""
    plain = a_record().answers["confidence"]
    return plain.model_copy(update={"kind": kind, "value": value, "keys": keys or {}, **changed})


def said(kind: str, value: Value, keys: Row | None = None, **changed: str) -> str:
    return text_of("any-id", an_answer(kind, value, keys, **changed))


def test_an_answer_reads_by_the_keys_that_the_record_kept() -> None:
    assert said("scale", 2, {"from": 1, "to": 3, "labels": {"2": "so-so"}}) == "2 of 3, so-so"
    assert said("number", 7, {"unit": {"en": "pages"}}) == "7 pages"
    assert said("choice", "bus", {"options": ["bus"], "other": False}) == "bus"
    assert said("short", "Unit 3", {"role": "assignment"}) == "Unit 3"


def test_words_that_could_not_be_read_are_read_back_as_they_were_typed() -> None:
    assert said("date", None, typed="someday") == "someday"
    assert said("date", None) == ""


def test_keys_from_tomorrow_do_not_stand_in_the_way() -> None:
    assert said("scale", 2, {"from": 1, "to": 3, "step": 0.5}) == "2 of 3"
    assert said("short", "fine", {"id": "other", "kind": "long", "hint": 3}) == "fine"


def test_an_answer_without_wording_reads_all_the_same() -> None:
    assert said("short", "fine", ask="") == "fine"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("words", "words"),
        (68.0, "68"),
        (True, "yes"),
        (None, ""),
        (["one", "two"], "one\ntwo"),
        ({"picture": "lamp", "words": "slow down", "by": None}, "lamp · slow down"),
        ([{"goal": "Pass", "outcome": "kept"}, {}], "Pass · kept"),
    ],
)
def test_a_kind_that_is_not_known_yet_reads_as_words_and_never_as_code(
    value: Value, text: str
) -> None:
    assert question_of("q", an_answer("mood", value)) is None
    assert said("mood", value) == text


@pytest.mark.parametrize("kind", [*KINDS, "mood"])
@settings(max_examples=50)  # for each kind, and the kinds share most of their code
@given(value=JSON, keys=st.dictionaries(st.sampled_from(["from", "to", "unit", "rows"]), JSON))
def test_no_record_is_unreadable(kind: str, value: Value, keys: Row) -> None:
    assert isinstance(said(kind, value, keys), str)


def test_goal_and_plan_are_found_whatever_their_questions_are_called() -> None:
    goal = an_answer("goal", [{"goal": ""}, {"goal": "75 on Unit 4", "by": "2026-12-12"}])
    plan = an_answer("actions", [{"what": "tutoring", "when": "Mon"}, {"what": "read"}])
    record = a_record(answers={"a": goal, "b": plan, "c": an_answer("short", "x")})
    assert [goal_line(item.row) for item in items_of(record, "goals")] == [
        "75 on Unit 4, by Sat 12 Dec"
    ]
    assert [item.name for item in items_of(record, "actions")] == ["tutoring", "read"]


def test_a_record_without_goal_and_plan_has_none() -> None:
    assert items_of(a_record(), "goals") == items_of(a_record(), "actions") == ()
