"""The quiet question about a plan or a goal that is still vague."""

import datetime as dt

import pytest

from conferapp.domain.vague import quiet_question, vague_goal

DAYS = "Which days would that be?"


@pytest.mark.parametrize(
    ("what", "question"),
    [
        ("come more", DAYS),
        ("Come more often!", DAYS),
        ("Study more", DAYS),
        ("study", DAYS),
        ("Study 20 minutes more", DAYS),
        ("[/b] come more", DAYS),
        ("try harder", "What would I see you doing?"),
        ("I\u2019ll do my best", "What would I see you doing?"),
        ("Do better on tests", "What would I see you doing?"),
        ("Make flashcards for Unit 4", "When could that happen?"),
    ],
)
def test_a_vague_action_gets_one_question(what: str, question: str) -> None:
    assert quiet_question(what, None, None) == question


@pytest.mark.parametrize(
    "what",
    [
        "Tutoring on Mondays and Wednesdays, 30 minutes, fractions",
        "Come to tutoring on Mondays and Wednesdays",
        "Study flashcards 15 min a day",
        "Do 10 practice problems",
        "Ask for help when I get stuck",
        "Read two chapters by 4 Dec",
    ],
)
def test_a_concrete_action_is_left_alone(what: str) -> None:
    assert quiet_question(what, "", "") is None


@pytest.mark.parametrize("when", ["Mondays", "after school", "15:30", "2026-12-04", "los lunes"])
def test_the_day_is_not_asked_for_where_its_column_has_it(when: str) -> None:
    then = "What would you like to work on when you come?"
    assert quiet_question("come more", when, None) == then


@pytest.mark.parametrize("when", ["", "  ", "soon", "More often.", "when I can", "?", "later"])
def test_a_column_that_names_no_day_does_not_count(when: str) -> None:
    assert quiet_question("come more", when, None) == DAYS


def test_a_day_and_an_amount_are_enough() -> None:
    assert quiet_question("study more", "every day", None) == "How long would that be each time?"
    assert quiet_question("study more", "every day", "15 minutes") is None


def test_a_day_and_a_named_purpose_are_enough() -> None:
    assert quiet_question("calculator practice", "Mon + Wed", None) is None
    assert quiet_question("Study fractions", "Mondays", None) is None


def test_effort_is_clear_once_it_says_how_it_will_show() -> None:
    assert quiet_question("pay attention", None, None, "hand up twice a lesson") is None
    assert quiet_question("pay attention", None, None, "not sure") is not None


@pytest.mark.parametrize(
    "what",
    [
        "",
        "   ",
        "venir plus souvent",
        "come m\xe1s fruta",
        "Estudiar mas",
        "mehr lernen",
        "更努力",
        "?!",
    ],
)
def test_nothing_is_said_where_it_could_be_wrong(what: str) -> None:
    assert quiet_question(what, None, None) is None


@pytest.mark.parametrize(
    ("goal", "measure", "by", "question"),
    [
        ("Get better at fractions", "", "", "How would we know that you got there, and by when?"),
        ("Pass the Unit 4 test", None, None, "How would we know that you got there, and by when?"),
        ("Pass Unit 4", None, dt.date(2026, 12, 12), "How would we know that you got there?"),
        ("Raise my score by December", None, None, "How would we know that you got there?"),
        ("75 on the Unit 4 test", None, None, "By when would you like to get there?"),
        ("Pass Unit 4", "quiz score", None, "By when would you like to get there?"),
        ("75 on the Unit 4 test", None, "2026-12-12", None),
        ("Mejorar en fracciones", None, None, None),
        ("", None, None, None),
    ],
)
def test_a_goal_is_asked_for_a_number_and_a_day(
    goal: str, measure: str | None, by: dt.date | str | None, question: str | None
) -> None:
    assert vague_goal(goal, measure, by) == question
