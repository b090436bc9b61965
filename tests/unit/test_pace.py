"""Pace: the time of the live part against its plan."""

import pytest
from tests.unit.build import Time, conference, page

from conferapp.domain.pace import Pace, pace

LIVE = """
[[preparation]]
id = "facts"
title = "Facts"
minutes = 30
[[agenda]]
id = "one"
title = "One"
minutes = 2
questions = [{ id = "more", kind = "yes_no", ask = "More?" }]
[[agenda]]
id = "two"
title = "Two"
[[agenda]]
id = "three"
title = "Three"
minutes = 3
show_if = { question = "more", is = true }
"""


def after(*steps: tuple[str, float], head: str = "minutes = 10", more: bool = True) -> Pace:
    """The pace after some pages with the seconds spent on each."""
    time = Time()
    talk = conference(head + LIVE, time=time)
    talk.answer("more", more)
    for page_id, seconds in steps:
        talk.enter(page(talk, page_id))
        time.passes(seconds)
    talk.look()
    return pace(talk)


def test_only_live_pages_count() -> None:
    assert after(("facts", 60), ("one", 30), ("two", 60)).spent == pytest.approx(1.5)


def test_what_is_due_grows_with_the_pages() -> None:
    assert after(("one", 1)).due == 2
    assert after(("two", 1)).due == 2
    assert after(("three", 1)).due == 5


def test_outside_the_live_part_nothing_is_due() -> None:
    assert after(("facts", 1)).due is None
    assert after(("facts", 1)).behind == 0


def test_the_agenda_says_what_is_planned_or_else_its_live_pages_do() -> None:
    assert after(("one", 1)).planned == 10
    assert after(("one", 1), head="").planned == 5
    assert after(("one", 1), head="", more=False).planned == 2


def test_behind_is_what_goes_beyond_the_end_of_the_page() -> None:
    assert after(("one", 60)).behind == 0
    assert after(("one", 90), ("two", 90)).behind == pytest.approx(1)


def test_time_on_a_page_that_is_hidden_now_was_spent_all_the_same() -> None:
    time = Time()
    talk = conference(LIVE, time=time)
    talk.answer("more", True)
    talk.enter(page(talk, "three"))
    time.passes(60)
    talk.enter(page(talk, "one"))
    talk.answer("more", False)
    assert pace(talk).spent == pytest.approx(1)


def test_an_agenda_without_minutes_has_no_plan() -> None:
    talk = conference('[[agenda]]\nid = "a"\ntitle = "A"')
    talk.enter(page(talk, "a"))
    assert (pace(talk).planned, pace(talk).due, pace(talk).behind) == (None, None, 0)
