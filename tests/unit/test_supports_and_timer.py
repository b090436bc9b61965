"""Supports of a profile, and the time on a page in words."""

import pytest
from tests.unit.build import a_student

from conferapp.domain.supports import BRINGS, SUPPORTS, wants
from conferapp.domain.timer import spoken


def test_a_support_in_the_profile_is_wanted_and_others_are_not() -> None:
    student = a_student(supports=("timer", "fewer"))
    assert wants(student, "timer")
    assert wants(student, "fewer")
    assert not wants(student, "starters")
    assert not any(wants(a_student(), support) for support in SUPPORTS)


def test_an_english_learner_gets_plain_words_and_starters_too() -> None:
    learner = a_student(supports=("el",))
    assert wants(learner, "el")
    assert wants(learner, "plain-words")
    assert wants(learner, "starters")
    assert not wants(learner, "timer")


def test_plain_words_alone_make_nobody_an_english_learner() -> None:
    assert not wants(a_student(supports=("plain-words", "starters")), "el")


def test_a_support_that_nobody_knows_does_no_harm() -> None:
    assert wants(a_student(supports=("sign-language",)), "sign-language")


def test_every_support_that_another_brings_along_has_a_name_of_its_own() -> None:
    brought = {support for each in BRINGS.values() for support in each}
    assert brought | set(BRINGS) <= set(SUPPORTS)


@pytest.mark.parametrize(
    ("seconds", "still_open", "said"),
    [
        (0, 3, "You have about 4 minutes for this page."),
        (65, 3, "You have about 3 minutes for this page."),
        (119, 0, "You have about 2 minutes for this page."),
        (120, 2, "Half of the time is gone. 2 questions are still open."),
        (120, 1, "Half of the time is gone. 1 question is still open."),
        (120, 0, "Half of the time is gone. All is answered."),
        (191, 1, "Half of the time is gone. 1 question is still open."),
        (192, 1, "Nearly there: finish your thought. 1 question is still open."),
        (239, 0, "Nearly there: finish your thought. All is answered."),
        (240, 2, "Time is up, and that is fine. 2 questions are still open."),
        (9999, 0, "Time is up, and that is fine. All is answered."),
    ],
)
def test_the_time_on_a_page_of_four_minutes_is_said_kindly(
    seconds: float, still_open: int, said: str
) -> None:
    assert spoken(seconds, 4, 2, still_open) == said


def test_a_page_without_questions_has_none_to_count() -> None:
    assert spoken(120, 4, 0, 0) == "Half of the time is gone."


def test_less_than_a_minute_is_said_as_one() -> None:
    assert spoken(5, 0.5, 1, 1) == "You have about 1 minute for this page."


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "Take your time."),
        (59, "Take your time."),
        (60, "You have been on this page for 1 minute."),
        (150, "You have been on this page for 2 minutes."),
    ],
)
def test_a_page_without_minutes_has_no_end(seconds: float, said: str) -> None:
    assert spoken(seconds, None, 2, 2) == said


@pytest.mark.parametrize("minutes", [None, 0.5, 1, 4, 60])
def test_no_reminder_of_the_time_counts_seconds_or_says_late(minutes: float | None) -> None:
    for seconds in range(0, 4000, 13):
        said = spoken(seconds, minutes, 2, 2)
        assert "second" not in said
        assert "late" not in said
        assert said.endswith(".")
