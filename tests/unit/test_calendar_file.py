"""The next conference as calendars take it, read back by a library and line by line."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event
from tests.samples import RECORD_ID, a_record
from tests.unit.build import an_answer

from conferapp.domain.handouts.calendar_words import calendar_title
from conferapp.domain.handouts.catalogue import Catalogue
from conferapp.domain.model import Value
from conferapp.domain.record import Record
from conferapp.domain.text import clean
from conferapp.outputs.calendar_file import NoNextDate, calendar_file, has_next_date

PHRASES = {"calendar.title": "Conference with {student}", "calendar.title_nobody": "Conference"}
CATALOGUE = Catalogue("en", "English", phrases=PHRASES)
NAMES = {
    *("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY"),
    *("DESCRIPTION", "TRANSP", "VERSION", "PRODID", "CALSCALE", "METHOD", "BEGIN", "END"),
}
TEXTS = {"UID", "SUMMARY", "DESCRIPTION"}
HOSTILE = [
    "x\nATTENDEE:mailto:a@example.org",
    "x\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR",
    "x\rATTENDEE:y",
    "x\u2028ATTENDEE:y\u2029z\x85w\x0bv\x0cu",
    "END:VEVENT",
    "a,b;c:d\\e\\nf\\Ng\\,h",
    "C:\\New folder",
    '";ALTREP="http://example.org"',
    "\x1b]52;c;aGk=\x07\x00\x7f\x9b31m",
    "\u202eتقويم 日历 कैलेंडर 👩‍🏫",
    "é" * 200,
]


def agreed(value: Value, **changed: object) -> Record:
    """A conference that agreed on when the two meet again."""
    answers = {"next": an_answer("date", value, {"time": True}, role="next-conference")}
    return a_record(**{"answers": answers, **changed})


def made(value: Value = "2026-12-04T15:30:00-05:00", *, about: str = "", **changed: object) -> str:
    """A calendar file as text."""
    return calendar_file(agreed(value, **changed), title="Conference", about=about).decode()


def event_of(text: str | bytes) -> Event:
    """The one event of a calendar file, as the library reads it."""
    calendar = Calendar.from_ical(text)
    (event,) = calendar.walk("VEVENT")
    assert isinstance(event, Event)
    return event


def lines_of(data: bytes) -> dict[str, str]:
    """The lines of a calendar file by name, after a strict look at each."""
    assert data.endswith(b"\r\n")
    physical = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 for line in physical)
    assert not re.search(rb"[\x00-\x1f\x7f]", b"".join(physical))
    assert all(line.decode() for line in physical)  # no letter is cut in two
    whole = data.decode().removesuffix("\r\n").replace("\r\n ", "").split("\r\n")
    found: dict[str, str] = {}
    for line in whole:
        name, value = line.split(":", 1)
        name = name.partition(";")[0]
        assert name in NAMES
        assert name in {"BEGIN", "END"} or name not in found
        if name in TEXTS:
            assert re.fullmatch(r"(?:[^\\,;]|\\[\\,;n])*", value)
        found[name] = value
    marks = [line for line in whole if line.startswith(("BEGIN:", "END:"))]
    assert marks == ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR"]
    return found


def told(value: str) -> str:
    """A text as it was before it was escaped."""
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] == "n" else sign[1], value)


def test_an_hour_is_written_in_utc_and_takes_thirty_minutes() -> None:
    text = made()
    assert "\r\nDTSTART:20261204T203000Z\r\n" in text
    assert "\r\nDTEND:20261204T210000Z\r\n" in text
    assert "\r\nTRANSP:OPAQUE\r\n" in text


def test_it_takes_the_minutes_that_are_given() -> None:
    record = agreed("2026-12-04T23:50:00+09:00")
    event = event_of(calendar_file(record, title="Conference", minutes=45))
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=45)


def test_a_day_alone_is_one_whole_day_on_which_nobody_looks_busy() -> None:
    text = made("2026-12-31")
    assert "\r\nDTSTART;VALUE=DATE:20261231\r\n" in text
    assert "\r\nDTEND;VALUE=DATE:20270101\r\n" in text
    assert "\r\nTRANSP:TRANSPARENT\r\n" in text


def test_an_hour_without_an_offset_is_that_hour_wherever_it_is_read() -> None:
    assert "\r\nDTSTART:20261204T153000\r\n" in made("2026-12-04T15:30:00")


def test_a_calendar_finds_all_that_it_needs_and_no_name() -> None:
    lines = lines_of(calendar_file(agreed("2026-12-04"), title="Conference", about="See you."))
    assert lines == {
        "BEGIN": "VEVENT",
        "VERSION": "2.0",
        "PRODID": "-//Conferapp//Next conference//EN",
        "CALSCALE": "GREGORIAN",
        "METHOD": "PUBLISH",
        "UID": f"{RECORD_ID}-next@conferapp",
        "DTSTAMP": "20261121T205840Z",
        "LAST-MODIFIED": "20261121T205840Z",
        "SEQUENCE": "42",
        "DTSTART": "20261204",
        "DTEND": "20261205",
        "SUMMARY": "Conference",
        "DESCRIPTION": "See you.",
        "TRANSP": "TRANSPARENT",
        "END": "VCALENDAR",
    }


def test_another_date_takes_the_place_of_the_first() -> None:
    first, second = event_of(made("2026-12-04")), event_of(made("2026-12-11", revision=43))
    assert first["UID"] == second["UID"]
    assert (first["SEQUENCE"], second["SEQUENCE"]) == (42, 43)


def test_the_same_record_is_the_same_file() -> None:
    assert made() == made()


@pytest.mark.parametrize(
    ("revision", "number"), [(-3, 0), (2**31 - 1, 2**31 - 1), (10**40, 2**31 - 1)]
)
def test_the_number_of_a_version_is_one_that_calendars_know(revision: int, number: int) -> None:
    assert event_of(made(revision=revision))["SEQUENCE"] == number


@pytest.mark.parametrize("stamp", ["", "soon", "2026-13-45T00:00:00Z", "0001-01-01T00:00:00+14:00"])
def test_a_stamp_that_is_none_does_no_harm(stamp: str) -> None:
    assert event_of(made(updated=stamp)).decoded("DTSTAMP") == datetime(1970, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        *(None, "", "soon", 20261204, True, ["2026-12-04"], {"day": "2026-12-04"}),
        *("2026-02-30", "9999-12-31", "9999-12-31T23:59:00+00:00", "0001-01-01T00:00:00+14:00"),
    ],
)
def test_without_a_day_there_is_no_file_but_a_sentence(value: Value) -> None:
    assert not has_next_date(agreed(value))
    with pytest.raises(NoNextDate, match="no next date yet"):
        made(value)


def test_only_the_question_for_the_next_conference_counts() -> None:
    others = {
        "held": an_answer("date", "2026-11-21", role="conference-date"),
        "words": an_answer("short", "2026-11-28", role="next-conference"),
        "next": an_answer("date", "2026-12-04", role="next-conference"),
    }
    record = a_record(answers=others)
    assert has_next_date(record)
    assert event_of(calendar_file(record, title="x")).decoded("DTSTART") == date(2026, 12, 4)


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_typed_stays_text(text: str) -> None:
    record = agreed("2026-12-04T15:30:00-05:00", id=text)
    data = calendar_file(record, title=text, about=text)
    lines = lines_of(data)
    event = event_of(data)
    assert {*event} <= NAMES
    assert "\n" not in told(lines["SUMMARY"])
    assert told(lines.get("DESCRIPTION", "")) == clean(text, lines=True).strip()


def test_a_path_with_an_n_is_not_two_lines() -> None:
    assert (
        told(lines_of(made(about="C:\\New, C:\\next").encode())["DESCRIPTION"])
        == "C:\\New, C:\\next"
    )


@given(title=st.text(), about=st.text(), name=st.text())
def test_any_text_gives_one_sound_event(title: str, about: str, name: str) -> None:
    record = agreed("2026-12-04", id=name)
    data = calendar_file(record, title=title, about=about)
    lines_of(data)
    assert event_of(data).decoded("DTSTART") == date(2026, 12, 4)


@given(
    at=st.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1), timezones=st.timezones()),  # noqa: DTZ001
    minutes=st.floats(allow_nan=False),
)
def test_any_hour_is_the_same_moment_in_utc(at: datetime, minutes: float) -> None:
    written = at.isoformat(timespec="seconds")
    record = agreed(written)
    assert has_next_date(record)
    event = event_of(calendar_file(record, title="x", minutes=minutes))
    begins = event.decoded("DTSTART")
    assert begins == datetime.fromisoformat(written).astimezone(UTC)
    assert begins < event.decoded("DTEND") <= begins + timedelta(days=1)


@pytest.mark.parametrize(
    ("called", "name", "title"),
    [
        (None, "Amara Okafor", "Conference with Amara"),
        (None, "Okafor, Amara", "Conference with Amara"),
        ("Ama", "Amara Okafor", "Conference with Ama"),
        ("Mary Ann", "Mary Ann Smith", "Conference with Mary Ann"),
        ("小明", "王小明", "Conference with 小明"),
        (None, "Amara", "Conference"),
        (None, "王小明", "Conference"),
        (None, "山田 太郎", "Conference"),
        (None, "김 Minjun", "Conference with Minjun"),
        (None, "", "Conference"),
        ("  ", "王小明", "Conference"),
        ("Amara Okafor", "Amara Okafor", "Conference"),
        ("AMARA  OKAFOR", "Okafor, Amara", "Conference"),
        ("Amara Okafor", "Amara Ngozi Okafor", "Conference"),
        ("山田太郎", "山田 太郎", "Conference"),
    ],
)
def test_the_title_never_has_the_whole_name(called: str | None, name: str, title: str) -> None:
    assert calendar_title(CATALOGUE, called, name) == title


def test_the_title_has_the_whole_name_where_the_program_says_so() -> None:
    assert calendar_title(CATALOGUE, "Ama", "王小明", whole_name=True) == "Conference with 王小明"
    assert calendar_title(CATALOGUE, "Ama", " ", whole_name=True) == "Conference with Ama"


@given(words=st.lists(st.from_regex(r"[A-Z][a-z]{2,8}", fullmatch=True), min_size=2, max_size=3))
def test_no_title_holds_every_word_of_a_name(words: list[str]) -> None:
    title = calendar_title(CATALOGUE, None, " ".join(words)).removeprefix("Conference")
    assert not {*words} <= {*title.split()} or len({*words}) == 1
