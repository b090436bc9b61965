"""The next conference as a calendar file (RFC 5545), which any calendar imports.

The record that is given is one that was reduced to what its reader may have, so that a date which
isn't shared is none here.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple

from icalendar import Calendar, Event, vText

from conferapp.domain.almanac import day_of
from conferapp.domain.model import Value
from conferapp.domain.record import Record
from conferapp.domain.text import MAX_LINE, MAX_LONG, clean, limit
from conferapp.outputs.errors import OutputError

USUAL_MINUTES: Final = 30
"""How long a conference takes where nobody says."""
_LONGEST: Final = 24 * 60
_PRODUCT: Final = "-//Conferapp//Next conference//EN"
_NO_STAMP: Final = datetime(1970, 1, 1, tzinfo=UTC)
_HIGHEST: Final = 2**31 - 1
"""The highest number that a calendar has to know."""


class NoNextDate(OutputError):
    """The conference names no day on which the two meet again."""

    def __init__(self) -> None:
        super().__init__(
            "This conference has no next date yet, so there is nothing to put into a calendar. "
            "Answer the question about the next conference first."
        )


class _Text(vText):
    r"""A text as the standard escapes it. The library's own turns `C:\New` into two lines."""

    def to_ical(self) -> bytes:
        """The text with a backslash before whatever has a meaning of its own."""
        text = str(self)
        for sign, escaped in (("\\", r"\\"), (";", r"\;"), (",", r"\,"), ("\n", r"\n")):
            text = text.replace(sign, escaped)
        return text.encode()


class _Span(NamedTuple):
    """From when to when: two days, or two moments in UTC."""

    begins: date
    ends: date


def calendar_file(
    record: Record, *, title: str, about: str = "", minutes: float = USUAL_MINUTES
) -> bytes:
    """One event for the next conference.

    Args:
        record: The conference that agreed on it, reduced to what its reader may have.
        title: What the calendar shows; see `domain.handouts.calendar_words`.
        about: What stands below it when it is opened; may have several lines.
        minutes: How long it takes, where an hour is known.

    Raises:
        NoNextDate: No day was agreed on, or none that can be read.
    """
    span = _agreed(record, timedelta(minutes=min(max(minutes, 1), _LONGEST)))
    changed = _in_utc(record.updated)
    event = Event()
    event.add("uid", _Text(clean(f"{record.id}-next@conferapp")))
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", _sequence(record))
    event.add("dtstart", span.begins)
    event.add("dtend", span.ends)
    event.add("summary", _Text(limit(clean(title).strip(), MAX_LINE)[0]))
    if words := limit(clean(about, lines=True).strip(), MAX_LONG)[0]:
        event.add("description", _Text(words))
    # A day of which the hour isn't known yet shall not make anybody look busy all day.
    event.add("transp", "OPAQUE" if isinstance(span.begins, datetime) else "TRANSPARENT")
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data


def has_next_date(record: Record) -> bool:
    """Whether there is anything to put into a calendar.

    Args:
        record: The conference, reduced to what its reader may have.
    """
    try:
        _agreed(record, timedelta(minutes=USUAL_MINUTES))
    except NoNextDate:
        return False
    return True


def _agreed(record: Record, length: timedelta) -> _Span:
    for answer in record.answers.values():
        if answer.kind == "date" and answer.keys.get("role") == "next-conference":
            span = _span(answer.value, length)
            if span is not None:
                return span
    raise NoNextDate


def _span(value: Value, length: timedelta) -> _Span | None:
    day = day_of(value)
    if day is None:
        return None
    try:
        if len(str(value)) <= len("2026-12-04"):
            return _Span(day, day + timedelta(1))
        at = datetime.fromisoformat(str(value))
        # Without an offset, which only a foreign program leaves out, nobody knows the moment. It is
        # then the hour of whichever calendar shows it.
        begins = at if at.tzinfo is None else at.astimezone(UTC)
        return _Span(begins, begins + length)
    except OverflowError:  # the first or the last day that there is
        return None


def _sequence(record: Record) -> int:
    """A number that is higher in every later state of the conference.

    Calendars ignore a file whose number is lower than the one that they have, so that the number
    must never fall, and must grow with the date. The revision does both, through corrections and
    merging. It grows with other changes, too, where the event is imported anew and is the same.

    Nothing else in a record is as sound. Its history counts changes of the date only after the end.
    `at` of the answer comes from a clock, which can be set back, and goes back itself when a
    correction is taken back or the older of two versions is chosen.
    """
    return min(max(record.revision, 0), _HIGHEST)


def _in_utc(stamp: str) -> datetime:
    """A stamp of a record in UTC; one that is none is the same moment every time."""
    try:
        at = datetime.fromisoformat(stamp)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (OverflowError, ValueError):
        return _NO_STAMP
