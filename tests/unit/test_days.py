"""Days and hours as people say them."""

from datetime import date, time, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conferapp.domain.days import Prefer, ReadDay, read_day, say_day, say_short
from conferapp.domain.hours import ReadMoment, ReadTime, read_moment, read_time

TODAY = date(2026, 11, 20)  # a Friday
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-12-04", "2026-12-04"),
        ("2026/12/4", "2026-12-04"),
        ("4 Dec", "2026-12-04"),
        ("  dec.  4th. ", "2026-12-04"),
        ("4 December 2027", "2027-12-04"),
        ("December 4th, 2027", "2027-12-04"),
        ("the 4th of December", "2026-12-04"),
        ("Fri, 4 Dec 26", "2026-12-04"),
        ("20 Nov", "2026-11-20"),
        ("19 Nov", "2027-11-19"),
        ("today", "2026-11-20"),
        ("Tomorrow", "2026-11-21"),
        ("yesterday", "2026-11-19"),
        ("the day after tomorrow", "2026-11-22"),
        ("Thursday", "2026-11-26"),
        ("on Saturday", "2026-11-21"),
        ("Friday", "2026-11-27"),
        ("fri", "2026-11-27"),
        ("this Friday", "2026-11-20"),
        ("this coming Friday", "2026-11-27"),
        ("next Friday", "2026-11-27"),
        ("next Tuesday", "2026-11-24"),
        ("last Tuesday", "2026-11-17"),
        ("last Friday", "2026-11-13"),
        ("next week", "2026-11-27"),
        ("next month", "2026-12-20"),
        ("Tuesday next week", "2026-11-24"),
        ("next week on Tuesday", "2026-11-24"),
        ("in 2 weeks", "2026-12-04"),
        ("In two weeks\u2019 time", "2026-12-04"),
        ("in a fortnight", "2026-12-04"),
        ("in a week", "2026-11-27"),
        ("in 10 days", "2026-11-30"),
        ("in a month", "2026-12-20"),
        ("2 weeks from today", "2026-12-04"),
        ("two weeks from now", "2026-12-04"),
        ("two weeks from Friday", "2026-12-11"),
        ("a week before 4 Dec", "2026-11-27"),
        ("3 days ago", "2026-11-17"),
        ("Tuesday in two weeks", "2026-12-01"),
        ("in a fortnight on Tuesday", "2026-12-01"),
        ("a week on Tuesday", "2026-12-01"),
        ("Tuesday week", "2026-12-01"),
        ("end of the month", "2026-11-30"),
        ("by the end of next month", "2026-12-31"),
    ],
)
def test_a_day_is_read_as_people_say_it(said: str, day: str) -> None:
    assert read_day(said, TODAY) == ReadDay(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("4 Dec", "2025-12-04"),
        ("20 Nov", "2026-11-20"),
        ("Friday", "2026-11-13"),
        ("Thursday", "2026-11-19"),
        ("this Thursday", "2026-11-19"),
        ("this Friday", "2026-11-20"),
    ],
)
def test_a_day_that_is_looked_back_on_is_the_latest(said: str, day: str) -> None:
    assert read_day(said, TODAY, "past") == ReadDay(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("today", "day"), [("2026-11-16", "2026-11-24"), ("2026-11-22", "2026-11-24")]
)
def test_next_tuesday_is_in_the_week_that_begins_on_monday(today: str, day: str) -> None:
    read = read_day("next Tuesday", date.fromisoformat(today))
    assert read.day == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("30 Feb", "There is no 30 February 2027: that month has 28 days."),
        ("2027-02-30", "There is no 30 February 2027: that month has 28 days."),
        ("31 April", "There is no 31 April 2027: that month has 30 days."),
        ("0 May", "There is no 0 May 2027: that month has 31 days."),
        ("2026-13-99", "There is no month 13: write year, month, day."),
        ("0000-01-01", "There is no year 0 in this calendar."),
        ("30 Feb 3pm", "Which day is that? Try 2026-12-04, 4 December, Friday or in 2 weeks."),
        ("a week after 30 Feb", "There is no 30 February 2027: that month has 28 days."),
    ],
)
def test_an_impossible_day_is_refused_not_shifted(said: str, problem: str) -> None:
    assert read_day(said, TODAY) == ReadDay(problem=problem)


def test_a_leap_day_is_read_only_where_the_year_has_one() -> None:
    assert read_day("29 Feb", date(2027, 6, 1)) == ReadDay(date(2028, 2, 29))
    assert read_day("29 Feb", date(2026, 6, 1)).day is None


def test_in_a_month_ends_on_the_last_day_of_a_shorter_month() -> None:
    assert read_day("in a month", date(2027, 1, 31)) == ReadDay(date(2027, 2, 28))


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("12/4/2026", "That could be 2026-04-12 or 2026-12-04: write the one you mean."),
        ("4.12.2026", "That could be 2026-04-12 or 2026-12-04: write the one you mean."),
        ("4.12.", "That could be 2026-12-04 or 2027-04-12: write the one you mean."),
        ("12-04-26", "That could be 2026-04-12 or 2026-12-04: write the one you mean."),
        ("25/12/2026", "If you mean 25 December 2026, write 2026-12-25."),
        ("12/25/2026", "If you mean 25 December 2026, write 2026-12-25."),
        ("31/31/2026", "There is no such day: write year, month, day, as in 2026-12-04."),
    ],
)
def test_numbers_that_could_be_two_days_are_refused_with_both(said: str, problem: str) -> None:
    assert read_day(said, TODAY) == ReadDay(problem=problem)


def test_a_weekday_that_contradicts_its_date_is_asked_about() -> None:
    problem = "4 December 2026 is a Friday: which of the two is meant?"
    assert read_day("Thursday 4 Dec 2026", TODAY) == ReadDay(problem=problem)


def test_a_month_alone_is_asked_for_its_day() -> None:
    problem = "Which day in December? Write it in front, such as 4 December."
    assert read_day("December 2026", TODAY) == ReadDay(problem=problem)


@pytest.mark.parametrize("said", ["soon", "2 weeks", "٤ Dec", "a week from " * 90 + "today"])
def test_what_is_no_day_gets_examples(said: str) -> None:
    assert (read_day(said, TODAY).problem or "").startswith("Which day is that? Try 2026-12-04,")


@pytest.mark.parametrize("said", ["in 9999 years", "9999 weeks ago", "9999 years ago"])
def test_a_day_beyond_the_calendar_is_refused(said: str) -> None:
    today = date(100, 1, 1) if "ago" in said else TODAY
    problem = "That is further away than the calendar goes."
    assert read_day(said, today) == ReadDay(problem=problem)


@pytest.mark.parametrize("said", ["", "  ", "."])
def test_nothing_said_is_no_problem(said: str) -> None:
    assert read_day(said, TODAY) == ReadDay()


@given(st.text(max_size=30), st.dates())
def test_anything_typed_gives_a_day_or_a_sentence_or_neither(said: str, today: date) -> None:
    read = read_day(said, today)
    assert read.day is None or read.problem is None


@given(DAYS, DAYS, st.sampled_from(get_args(Prefer)))
def test_a_day_said_in_full_is_read_as_itself(day: date, today: date, prefer: Prefer) -> None:
    full = say_day(day, today).partition(",")[0]
    assert read_day(full, today, prefer) == ReadDay(day)
    assert read_day(day.isoformat(), today, prefer) == ReadDay(day)


@given(DAYS, st.integers(0, 364))
def test_a_short_day_within_a_year_is_read_as_itself(today: date, away: int) -> None:
    day = today + timedelta(away)
    assert read_day(say_short(day, today), today) == ReadDay(day)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-12-03", "Thursday 3 December 2026, in 13 days"),
        ("2026-11-20", "Friday 20 November 2026, today"),
        ("2026-11-21", "Saturday 21 November 2026, tomorrow"),
        ("2026-11-19", "Thursday 19 November 2026, yesterday"),
        ("2026-11-17", "Tuesday 17 November 2026, 3 days ago"),
    ],
)
def test_a_day_is_read_back_in_full(day: str, said: str) -> None:
    assert say_day(date.fromisoformat(day), TODAY) == said


def test_a_short_day_has_its_year_only_when_it_is_another() -> None:
    assert say_short(date(2026, 11, 21), TODAY) == "Sat 21 Nov"
    assert say_short(date(2027, 9, 1), TODAY) == "Wed 1 Sep 2027"


@pytest.mark.parametrize(
    ("said", "hour"),
    [
        ("15:30", time(15, 30)),
        ("3:30 pm", time(15, 30)),
        ("3.30pm", time(15, 30)),
        ("3 P.M.", time(15)),
        ("at 3pm", time(15)),
        ("15:30 pm", time(15, 30)),
        ("9:05", time(9, 5)),
        ("03:30", time(3, 30)),
        ("12 am", time(0)),
        ("12pm", time(12)),
        ("noon", time(12)),
        ("0:15", time(0, 15)),
    ],
)
def test_an_hour_is_read_as_people_say_it(said: str, hour: time) -> None:
    assert read_time(said) == ReadTime(hour)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("25:00", "There is no 25:00: write it as 15:30 or 3:30 pm."),
        ("9:75", "There is no 9:75: write it as 15:30 or 3:30 pm."),
        ("13 am", "There is no 13:00 am: write it as 15:30 or 3:30 pm."),
        ("0 pm", "There is no 0:00 pm: write it as 15:30 or 3:30 pm."),
        ("3:30", "Is that in the morning? Write 3:30 am, or else 15:30."),
        ("3", "What time is that? Write it as 15:30 or 3:30 pm."),
    ],
)
def test_an_hour_that_cannot_be_or_could_be_two_is_refused(said: str, problem: str) -> None:
    assert read_time(said) == ReadTime(problem=problem)


def test_no_hour_said_is_no_problem() -> None:
    assert read_time(" ") == ReadTime()


@pytest.mark.parametrize(
    ("said", "day", "hour"),
    [
        ("Friday 3pm", "2026-11-27", time(15)),
        ("Friday at 15:30", "2026-11-27", time(15, 30)),
        ("3:30 pm on Friday", "2026-11-27", time(15, 30)),
        ("4 Dec, 9:00", "2026-12-04", time(9)),
        ("2026-12-04T15:30", "2026-12-04", time(15, 30)),
        ("tomorrow noon", "2026-11-21", time(12)),
        ("in two weeks", "2026-12-04", None),
        ("4 Dec 26", "2026-12-04", None),
    ],
)
def test_a_day_and_an_hour_are_read_together(said: str, day: str, hour: time | None) -> None:
    assert read_moment(said, TODAY) == ReadMoment(date.fromisoformat(day), hour)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("30 Feb 3pm", "There is no 30 February 2027: that month has 28 days."),
        ("Friday 3:30", "Is that in the morning? Write 3:30 am, or else 15:30."),
        ("Friday 25:00", "There is no 25:00: write it as 15:30 or 3:30 pm."),
    ],
)
def test_half_a_moment_is_not_taken(said: str, problem: str) -> None:
    assert read_moment(said, TODAY) == ReadMoment(problem=problem)


def test_an_hour_alone_is_asked_for_its_day() -> None:
    read = read_moment("noon", TODAY)
    assert (read.day, read.time) == (None, time(12))
    assert read.problem == "On which day? Write it too, as in Friday 15:30."


def test_nothing_said_is_no_moment() -> None:
    assert read_moment("", TODAY) == ReadMoment()


@given(st.text(st.sampled_from("0123456789:. apmtfridnoec"), max_size=16), st.dates())
def test_any_moment_typed_is_answered(said: str, today: date) -> None:
    read = read_moment(said, today)
    assert read.problem is None or read.day is None
