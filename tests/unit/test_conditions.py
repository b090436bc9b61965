"""Conditions: what `show_if` asks, and when it holds."""

import pytest
from hypothesis import given
from pydantic import ValidationError
from tests.unit.build import JSON, KEYS_OF, question

from conferapp.domain.conditions import TESTS, Condition, Conditions, Fact, shown
from conferapp.domain.model import Value

Test = dict[str, Value]


class Known:
    """Answers that conditions may ask about."""

    def __init__(
        self, facts: dict[str, Fact], covered: tuple[str, ...] = (), supports: tuple[str, ...] = ()
    ) -> None:
        self._facts, self._covered, self.supports = facts, covered, supports

    def fact(self, question: str) -> Fact | None:
        return self._facts.get(question)

    def covered(self, question: str) -> bool:
        return question in self._covered


def holds(kind: str, value: Value, **test: object) -> bool:
    """Whether a test on the answer to a question of a kind holds."""
    fact = {} if value is None else {"q": question(kind).fact(value)}
    return Condition.model_validate({"question": "q", **test}).holds(Known(fact))


@pytest.mark.parametrize(
    ("kind", "value", "test"),
    [
        ("short", "bus", {"is": "bus"}),
        ("short", "bus", {"is_not": "car"}),
        ("choice", "bus", {"is": "bus"}),
        ("choice", "bus", {"includes": "bus"}),
        ("number", 2, {"is": 2}),
        ("number", 2, {"is": 2.0}),
        ("number", 0, {"at_most": 0}),
        ("number", 0, {"answered": True}),
        ("scale", 2, {"at_most": 2}),
        ("scale", 2, {"at_least": 2}),
        ("scale", 2, {"is_not": 3}),
        ("yes_no", True, {"is": True}),
        ("yes_no", False, {"is": False}),
        ("yes_no", False, {"is_not": True}),
        ("yes_no", False, {"answered": True}),
        ("score", {"value": 34, "out_of": 50}, {"at_least": 68}),
        ("score", {"value": 34, "out_of": 50}, {"at_most": 68}),
        ("score", {"value": 0, "out_of": 50}, {"at_most": 59}),
        ("choices", ["bus", "car"], {"includes": "car"}),
        ("choices", ["bus", "car"], {"is": ["bus", "car"]}),
        ("choices", ["bus", "car"], {"is_not": ["bus"]}),
        ("checklist", ["pen"], {"includes": "pen"}),
        ("topics", [{"topic": "Ratios"}], {"includes": "Ratios"}),
    ],
)
def test_a_test_holds_where_the_answer_is_so(kind: str, value: Value, test: Test) -> None:
    assert holds(kind, value, **test)


@pytest.mark.parametrize(
    ("kind", "value", "test"),
    [
        ("short", "bus", {"is": "Bus"}),
        ("short", "bus", {"at_least": 1}),
        ("short", "bus stop", {"includes": "bus"}),
        ("number", 2, {"is": "2"}),
        ("number", 1, {"is": True}),
        ("scale", 2, {"at_least": 3}),
        ("yes_no", True, {"is": 1}),
        ("yes_no", True, {"at_least": 1}),
        ("yes_no", False, {"is": 0}),
        ("score", {"value": 34, "out_of": 50}, {"at_most": 50}),
        ("score", {"value": 34}, {"at_most": 100}),
        ("choices", ["bus", "car"], {"is": "bus"}),
        ("choices", ["bus", "car"], {"is": ["bus"]}),
        ("choices", ["bus"], {"includes": "bu"}),
        ("topics", [{"topic": None}], {"includes": "None"}),
        ("short", "bus", {"answered": False}),
    ],
)
def test_a_test_fails_where_the_answer_is_otherwise(kind: str, value: Value, test: Test) -> None:
    assert not holds(kind, value, **test)


@pytest.mark.parametrize(
    "test",
    [
        {"is": "bus"},
        {"is": False},
        {"is_not": "bus"},
        {"at_least": 0},
        {"at_most": 100},
        {"includes": "bus"},
        {"answered": True},
    ],
)
def test_without_an_answer_every_test_fails(test: Test) -> None:
    assert not holds("short", None, **test)


def test_without_an_answer_only_not_answered_holds() -> None:
    assert holds("short", None, answered=False)


@pytest.mark.parametrize("answer", [{}, {"q": Fact(3, 3.0)}])
@pytest.mark.parametrize(
    "test", [{"is": 3}, {"is_not": 4}, {"at_least": 1}, {"answered": True}, {"answered": False}]
)
def test_a_covered_answer_satisfies_nothing(answer: dict[str, Fact], test: Test) -> None:
    condition = Condition.model_validate({"question": "q", **test})
    assert not condition.holds(Known(answer, covered=("q",)))


def test_a_support_in_the_profile_is_a_condition() -> None:
    condition = Conditions.model_validate({"student": "el"})
    assert condition.hold(Known({}, supports=("timer", "el")))
    assert not condition.hold(Known({}, supports=("timer",)))


def test_a_list_of_conditions_holds_as_a_whole() -> None:
    both = Conditions.model_validate([{"question": "a", "is": "x"}, {"student": "el"}])
    assert both.hold(Known({"a": Fact("x")}, supports=("el",)))
    assert not both.hold(Known({"a": Fact("x")}))
    assert not both.hold(Known({}, supports=("el",)))


def test_what_has_no_condition_is_always_shown() -> None:
    assert shown(None, Known({}))


@pytest.mark.parametrize(
    "written",
    [
        {},
        {"question": "a"},
        {"question": "a", "is": 1, "at_most": 2},
        {"question": "a", "student": "el"},
        {"student": "el", "is": True},
        {"question": "a", "equals": 1},
        {"question": "a", "at_least": "2"},
        {"question": "a", "answered": "yes"},
        {"question": "Not an id", "answered": True},
        [],
        "a",
    ],
)
def test_a_condition_that_says_nothing_or_too_much_is_refused(written: Value) -> None:
    with pytest.raises(ValidationError):
        Conditions.model_validate(written)


@pytest.mark.parametrize("kind", KEYS_OF)
@given(value=JSON)
def test_no_answer_and_no_test_break_a_condition(kind: str, value: Value) -> None:
    fact = question(kind).fact(value)
    for name, test in TESTS.items():
        for wanted in (1, True, "bus", ["bus"]):
            assert test(fact, wanted) in {True, False}, name
