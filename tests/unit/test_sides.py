"""Both sides topic by topic: agreement, what the data bears out, and what to say about it."""

import pytest
from tests.unit.build import conference, page

from conferapp.domain.conference import Conference
from conferapp.domain.kinds.question import Question
from conferapp.domain.model import Row, Value
from conferapp.domain.sides import PICKED, Side, agreement, sides, talking_points

TOML = """
[[preparation]]
id = "data"
title = "Data"
questions = [
  { id = "skills", kind = "topics", ask = "Skills?", reveal_after = "guess" },
  { id = "t-best", kind = "choices", ask = "?", options_from = "skills", mirrors = "best" },
  { id = "t-worst", kind = "choices", ask = "?", options_from = "skills", mirrors = "worst" },
  { id = "t-fun", kind = "choices", ask = "Fun?", options_from = "skills", mirrors = "fun" },
  { id = "t-ride", kind = "choices", ask = "Ride?", options = ["bus", "car"], mirrors = "ride" },
  { id = "t-sure", kind = "scale", ask = "Sure?", mirrors = "sure" },
  { id = "t-why", kind = "long", ask = "Why?", mirrors = "why" },
]
[[reflection]]
id = "think"
title = "Think"
who = "student"
questions = [
  { id = "guess", kind = "short", ask = "Guess?" },
  { id = "best", kind = "choices", ask = "?", options_from = "skills", role = "surest" },
  { id = "worst", kind = "choices", ask = "?", options_from = "skills", role = "least-sure" },
  { id = "fun", kind = "choices", ask = "Fun?", options_from = "skills" },
  { id = "ride", kind = "choices", ask = "Ride?", options = ["bus", "car"] },
  { id = "colors", kind = "topics", ask = "Colors?", mirrors = "skills" },
  { id = "sure", kind = "scale", ask = "Sure?" },
  { id = "why", kind = "long", ask = "Why?" },
]
[[agenda]]
id = "live"
title = "Live"
[[follow_up]]
id = "after"
title = "After"
"""
SKILLS: Value = [
    {"topic": "Ratios", "level": "mastered"},
    {"topic": "Area", "level": "close"},
    {"topic": "Angles", "level": "not yet"},
    {"topic": "Time"},
]


def talk_with(answers: dict[str, Value], *, opened: bool = True) -> Conference:
    """A conference with skills and these answers."""
    talk = conference(TOML)
    for name, value in {"skills": SKILLS, **answers}.items():
        talk.answer(name, value)
    if opened:
        talk.reveal("guess", by_tutor=True)
    return talk


def pair(talk: Conference, student: str, tutor: str) -> list[Question]:
    """Two mirrored questions, the student's first."""
    return [talk.agenda.questions[name] for name in (student, tutor)]


def both(talk: Conference, name: str, on: str = "live") -> tuple[Side, ...]:
    """Two picks, topic by topic, as a page shows them."""
    return sides(talk, page(talk, on), pair(talk, name, f"t-{name}"))


def colored(talk: Conference) -> tuple[Side, ...]:
    """The student's own colors beside the data."""
    return sides(talk, page(talk, "live"), pair(talk, "colors", "skills"))


def said(talk: Conference, student: str, tutor: str) -> tuple[str, ...]:
    """What a tutor can say where the two differ."""
    two = pair(talk, student, tutor)
    return talking_points(talk, two, sides(talk, page(talk, "live"), two))


# Picks ------------------------------------------------------------------------------------


def test_picks_stand_topic_by_topic_with_the_data_as_third_voice() -> None:
    talk = talk_with({"best": ["Ratios", "Area"], "t-best": ["Angles", "Area"]})
    assert both(talk, "best") == (
        Side("Ratios", PICKED, "", "mastered", "different", borne_out=True),
        Side("Area", PICKED, PICKED, "close", "same", borne_out=False),
        Side("Angles", "", PICKED, "not yet", "different", borne_out=None),
    )


@pytest.mark.parametrize(
    ("name", "topic", "borne_out"),
    [
        ("best", "Ratios", True),
        ("best", "Area", False),
        ("best", "Angles", False),
        ("worst", "Ratios", False),
        ("worst", "Area", True),
        ("worst", "Angles", True),
        ("best", "Time", None),
        ("fun", "Ratios", None),
    ],
)
def test_the_data_bears_out_what_a_student_felt_or_it_does_not(
    name: str, topic: str, borne_out: bool | None
) -> None:
    talk = talk_with({name: [topic], f"t-{name}": [topic]})
    (side,) = both(talk, name)
    assert side.borne_out is borne_out


@pytest.mark.parametrize("on", ["live", "think"])
def test_while_the_results_are_covered_the_third_voice_is_silent(on: str) -> None:
    talk = talk_with({"best": ["Ratios"], "t-best": ["Ratios"]}, opened=False)
    assert both(talk, "best", on) == (Side("Ratios", PICKED, PICKED, "", "same"),)


def test_on_the_tutors_own_pages_the_third_voice_speaks_all_the_same() -> None:
    talk = talk_with({"best": ["Ratios"], "t-best": ["Ratios"]}, opened=False)
    (side,) = both(talk, "best", "after")
    assert (side.data, side.borne_out) == ("mastered", True)


def test_there_are_no_two_sides_before_both_have_spoken() -> None:
    assert both(talk_with({"best": ["Ratios"]}), "best") == ()
    assert both(talk_with({"t-best": ["Ratios"]}), "best") == ()
    talk = talk_with({"best": ["Ratios"]})
    assert sides(talk, page(talk, "live"), pair(talk, "best", "t-best")[:1]) == ()


def test_what_is_not_about_topics_has_no_sides() -> None:
    assert both(talk_with({"ride": ["bus"], "t-ride": ["car"]}), "ride") == ()
    assert both(talk_with({"sure": 3, "t-sure": 4}), "sure") == ()


# Levels -----------------------------------------------------------------------------------


def test_a_students_colors_stand_beside_the_data() -> None:
    talk = talk_with(
        {"colors": [{"topic": "ratios", "level": "close"}, {"topic": "Area", "level": "close"}]}
    )
    assert colored(talk) == (
        Side("Ratios", "close", "", "mastered", "different"),
        Side("Area", "close", "", "close", "same"),
    )


def test_a_level_that_the_tutor_set_by_hand_is_the_tutors_word_and_not_the_datas() -> None:
    row: Row = {"topic": "Ratios", "level": "not yet", "set": "tutor"}
    talk = talk_with({"skills": [row], "colors": [{"topic": "Ratios", "level": "close"}]})
    assert colored(talk) == (Side("Ratios", "close", "not yet", "", "different"),)


def test_a_skill_of_which_only_one_side_has_a_level_is_left_out() -> None:
    talk = talk_with({"colors": [{"topic": "Time", "level": "close"}, {"topic": "Area"}]})
    assert colored(talk) == ()


# Agreement --------------------------------------------------------------------------------


def test_agreement_needs_two_sides_of_one_kind_that_can_be_compared() -> None:
    talk = talk_with({"sure": 3, "t-sure": 3, "why": "tired", "t-why": "tired"})
    assert agreement(talk, pair(talk, "sure", "t-sure")) == "same"
    assert agreement(talk, pair(talk, "why", "t-why")) is None
    assert agreement(talk, pair(talk, "sure", "t-why")) is None
    assert agreement(talk, pair(talk, "sure", "t-sure")[:1]) is None


# What to say ------------------------------------------------------------------------------


def test_picks_that_differ_are_asked_about_and_those_that_agree_are_not() -> None:
    talk = talk_with({"best": ["Ratios", "Area"], "t-best": ["Angles", "Area"]})
    assert said(talk, "best", "t-best") == (
        "You named Ratios. What makes you say so?",
        "I had Angles on my list too. How do you see it?",
    )


def test_a_color_that_differs_is_asked_about_with_whose_word_stands_against_it() -> None:
    by_hand: Row = {"topic": "Angles", "level": "not yet", "set": "tutor"}
    talk = talk_with(
        {
            "skills": [{"topic": "Ratios", "level": "mastered", "set": "data"}, by_hand],
            "colors": [
                {"topic": "Ratios", "level": "close"},
                {"topic": "Angles", "level": "mastered"},
            ],
        }
    )
    assert said(talk, "colors", "skills") == (
        "Ratios: you say close, the data says mastered. What would show us?",
        "Angles: you say mastered, I would say not yet. What would show us?",
    )


def test_answers_without_topics_that_differ_are_said_side_by_side() -> None:
    talk = talk_with({"sure": 4, "t-sure": 2})
    assert said(talk, "sure", "t-sure") == (
        "You said 4 of 5. I would have said 2 of 5. What do you think I saw?",
    )


@pytest.mark.parametrize(
    "answers",
    [
        {"sure": 3, "t-sure": 3},
        {"sure": 3},
        {"best": ["Area"], "t-best": ["Area"]},
        {"why": "tired", "t-why": "bored"},
    ],
)
def test_where_nothing_differs_or_nothing_can_be_compared_there_is_nothing_to_say(
    answers: dict[str, Value],
) -> None:
    talk = talk_with(answers)
    name = next(iter(answers))
    assert said(talk, name, f"t-{name}") == ()
