"""Ids and the clock: what makes them unique, sorted, and stoppable."""

import re
import uuid
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from conferapp.domain.clock import Clock
from conferapp.domain.ids import record_id, student_id

NOW = datetime(2026, 11, 21, 23, 30, 0, 250000, timezone(-timedelta(hours=5)))


@given(st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001  bounds
def test_a_record_id_is_a_uuid_of_version_seven(now: datetime) -> None:
    made = uuid.UUID(record_id(now))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert abs((made.int >> 80) - now.timestamp() * 1000) <= 1


def test_record_ids_sort_by_the_time_they_were_made() -> None:
    made = [record_id(NOW + timedelta(milliseconds=2 * n)) for n in range(50)]
    assert made == sorted(made)


def test_record_ids_made_at_the_same_moment_differ() -> None:
    assert len({record_id(NOW) for _ in range(500)}) == 500


def test_a_student_id_is_short_and_says_nothing() -> None:
    made = {student_id() for _ in range(50)}
    assert len(made) == 50
    assert all(re.fullmatch(r"s-[0-9a-f]{8}", one) for one in made)


def test_a_stamp_has_milliseconds_and_its_offset() -> None:
    assert Clock(now=lambda: NOW).stamp() == "2026-11-21T23:30:00.250-05:00"


def test_today_is_the_local_day() -> None:
    assert Clock(now=lambda: NOW).today() == date(2026, 11, 21)
    assert Clock(now=lambda: NOW.astimezone(UTC)).today() == date(2026, 11, 22)


def test_the_real_clock_knows_its_offset_and_never_ticks_back() -> None:
    clock = Clock()
    assert clock.now().utcoffset() is not None
    assert clock.ticks() <= clock.ticks()
    assert clock.through_sleep() <= clock.through_sleep()
