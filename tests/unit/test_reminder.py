"""The reminder: a picture clue and a few words."""

import pytest
from tests.unit.build import agenda, conference, page, question

from conferapp.domain.conference import Conference
from conferapp.domain.kinds.reminder import MOST_WORDS
from conferapp.domain.model import Value
from conferapp.domain.pictures import Picture
from conferapp.domain.prompt import prompt
from conferapp.domain.standing import Around

TOML = """
[[agenda]]
id = "live"
title = "Live"
questions = [
  { id = "any", kind = "reminder", ask = "Which?" },
  { id = "few", kind = "reminder", ask = "Which?", pictures = ["lamp", "gone", "ladder"] },
  { id = "lost", kind = "reminder", ask = "Which?", pictures = ["gone"] },
  { id = "mine", kind = "reminder", ask = "Which?", share = [] },
  { id = "words", kind = "short", ask = "Words?" },
]
"""


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"picture": "ladder", "words": "Step by step"}, "ladder: Step by step"),
        ({"picture": "ladder", "words": None}, "ladder"),
        ({"picture": None, "words": " Step by step "}, "Step by step"),
        ({"words": "Step by step"}, "Step by step"),
        ({"picture": "from-another-program"}, "from-another-program"),
    ],
)
def test_a_picture_or_a_few_words_or_both_are_a_reminder(value: Value, said: str) -> None:
    asked = question("reminder")
    assert asked.problem(value) is None
    assert asked.tidy(value) == value
    assert asked.as_text(value) == said


@pytest.mark.parametrize(
    "value", [None, {}, {"picture": None, "words": ""}, {"picture": " ", "words": "  "}, "ladder"]
)
def test_neither_picture_nor_words_is_no_reminder(value: Value) -> None:
    assert question("reminder").tidy(value) is None


@pytest.mark.parametrize(
    "value",
    [
        "ladder",
        ["ladder"],
        {"picture": ["ladder"]},
        {"picture": 3, "words": "x"},
        {"picture": "ladder", "words": 3},
        {"words": "x" * (MOST_WORDS + 1)},
    ],
)
def test_what_is_no_reminder_gets_a_sentence(value: Value) -> None:
    said = question("reminder").problem(value)
    assert said is not None
    assert said.endswith(".")


def test_as_many_words_as_a_card_holds_are_fine() -> None:
    assert question("reminder").problem({"words": "x" * MOST_WORDS}) is None


def test_a_condition_can_ask_for_the_picture() -> None:
    asked = question("reminder")
    assert asked.fact({"picture": "ladder", "words": "x"}).members == ("ladder",)
    assert asked.fact({"picture": None, "words": "x"}).members == ()


def test_a_reminder_goes_to_everybody_unless_the_agenda_says_otherwise() -> None:
    of = agenda(TOML)
    assert of.share(of.questions["any"]) == ("student", "family", "school")
    assert of.share(of.questions["mine"]) == ()


KNOWN = {name: Picture(name, "Habits", f"{name}!", ("<o>",)) for name in ("ladder", "lamp", "kite")}


def offered(name: str) -> list[str]:
    """The pictures that a question has to choose from."""
    start = conference(TOML)
    talk = Conference(
        start.record, start.agenda, start.student, clock=start.clock, around=Around(pictures=KNOWN)
    )
    asked = prompt(talk, page(talk, "live"), talk.agenda.questions[name])
    return [picture.name for picture in asked.pictures]


def test_all_pictures_are_offered_or_those_that_the_agenda_names_in_its_order() -> None:
    assert offered("any") == ["ladder", "lamp", "kite"]
    assert offered("few") == ["lamp", "ladder"]
    assert offered("words") == []


def test_where_none_of_the_pictures_that_are_named_is_left_all_are_offered() -> None:
    assert offered("lost") == ["ladder", "lamp", "kite"]
