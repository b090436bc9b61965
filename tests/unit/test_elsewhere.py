"""What is said of a conference that another window has."""

from datetime import datetime, timedelta, timezone

import pytest

from conferapp.desk.elsewhere import said_of
from conferapp.domain.text import clean
from conferapp.storage.window_notes import Holder

NOW = datetime(2026, 11, 22, 15, 30, tzinfo=timezone(timedelta(hours=-5)))


def said(tutor: str, since: str) -> str:
    return clean(said_of(Holder("x", 1, tutor, since), NOW)).partition(" Here")[0]


def test_who_has_it_is_said_and_since_when() -> None:
    has = "R. Diaz has this conference open in another window since 10:42."
    assert said("R. Diaz", "2026-11-22T10:42:00.000-05:00") == has
    assert said("R. Diaz", "2026-11-22T15:42:00.000+00:00") == has


def test_another_day_is_named() -> None:
    assert said("", "2026-11-20T10:42:00-05:00") == (
        "This conference is open in another window since Fri 20 Nov, 10:42."
    )


@pytest.mark.parametrize(
    "since", ["", "yesterday", "2026-13-99T10:42:00", "9999-12-31T23:59:00-23:00", "0001-01-01"]
)
def test_a_time_that_is_none_is_left_out(since: str) -> None:
    assert said("R. Diaz", since) == "R. Diaz has this conference open in another window."


def test_nobody_is_made_up() -> None:
    assert said_of(None, NOW).startswith("This conference is open in another window. Here")
