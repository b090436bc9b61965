"""The goal: one or a few, what each says, and what is not a goal yet."""

import pytest
from tests.unit.build import question

from conferapp.domain.goal_words import goal_line
from conferapp.domain.kinds.goal import Goal
from conferapp.domain.model import Row, Value


def goal(**keys: object) -> Goal:
    asked = question("goal", hint="here", **keys)
    assert isinstance(asked, Goal)
    return asked


def test_a_goal_of_which_only_the_focus_is_known_is_none_yet() -> None:
    asked = goal(focus="content")
    assert asked.tidy(list(asked.first_rows())) is None
    assert asked.tidy([{"goal": "Pass", "focus": "content"}]) == [
        {"goal": "Pass", "focus": "content"}
    ]


def test_a_new_goal_starts_with_the_focus_of_the_agenda() -> None:
    assert goal(focus="language").first_rows()[0]["focus"] == "language"
    assert goal().first_rows()[0]["focus"] is None


def test_stretch_and_focus_are_asked_for_only_where_the_agenda_wants_them() -> None:
    plain = {column.key for column in goal().columns}
    assert not {"stretch", "focus"} & plain
    assert {column.key for column in goal(stretch=True, focus="content").columns} == {
        *plain,
        "stretch",
        "focus",
    }


def test_more_goals_than_the_agenda_asks_for_get_a_sentence() -> None:
    two: Value = [{"goal": "a"}, {"goal": "b"}]
    assert goal().problem(two) == "Please keep this to one goal; there are 2."
    assert goal(at_most=2).problem(two) is None


def test_a_day_that_was_not_understood_is_a_problem_and_not_forgotten() -> None:
    row: Row = {"goal": "Pass", "by": None, "by_typed": "soonish"}
    assert "By when" in str(goal().problem([row]))
    assert goal().row_text(row) == "Pass · by soonish"
    assert goal().problem([{"goal": "Pass", "by": "soonish"}]) is not None
    assert goal().problem([{"goal": "Pass", "by": "2026-12-12"}]) is None


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({}, ""),
        ({"focus": "content"}, ""),
        ({"why": "to move up"}, "Why: to move up"),
        ({"goal": "Pass", "why": "to move up"}, "Pass. Why: to move up"),
        ({"goal": "Pass", "from": 0, "to": 5, "stretch": 9}, "Pass · from 0 to 5 stretch 9"),
        ({"goal": "Pass", "from": "rarely", "to": "weekly"}, "Pass · from rarely to weekly"),
    ],
)
def test_a_goal_says_what_is_known_of_it(row: Row, said: str) -> None:
    assert goal().row_text(row) == said


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ({"goal": "75 on Unit 4", "by": "2026-12-12"}, "75 on Unit 4, by Sat 12 Dec"),
        ({"goal": "75 on Unit 4", "by": None}, "75 on Unit 4"),
        ({"goal": "75 on Unit 4", "by": "soon"}, "75 on Unit 4"),
        ({"measure": "the quiz"}, "the quiz"),
        ({"by": "2026-12-12"}, ""),
        ({}, ""),
    ],
)
def test_the_goal_on_top_is_one_short_line(row: Row, line: str) -> None:
    assert goal_line(row) == line


def test_a_target_counts_as_a_measure_when_a_goal_is_looked_at_for_vagueness() -> None:
    assert goal().nudge({"goal": "pass the test", "by": "2026-12-12"})
    assert goal().nudge({"goal": "pass the test", "to": 75, "by": "2026-12-12"}) is None
