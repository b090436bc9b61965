"""The almanac: names of days and months, and arithmetic that keeps to the calendar.

English names are written out here rather than asked of the system, whose language may be another.
"""

from calendar import monthrange
from datetime import date, datetime, timedelta

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WORDS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
AMOUNTS = {word: at for at, word in enumerate(_WORDS, 1)} | {"a": 1, "an": 1, "a couple of": 2}
"""Small numbers in words, as in “in two weeks” and “a week ago”."""

_LENGTHS = {"d": 1, "w": 7, "f": 14}  # days, by first letter; months and years vary


def shift(day: date, count: int, unit: str) -> date:
    """Move a day by a number of days, weeks, fortnights, months or years.

    A month keeps the number of the day, or takes the last day of a shorter month.

    Raises:
        OverflowError: When the calendar doesn't go that far.
        ValueError: Likewise.
    """
    length = _LENGTHS.get(unit[0])
    if length is not None:
        return day + timedelta(count * length)
    months = count * (12 if unit[0] == "y" else 1)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, last_of_month(year, month + 1)))


def amount(said: str) -> int:
    """The number that digits, or one of `AMOUNTS`, stand for."""
    return int(said) if said.isdecimal() else AMOUNTS[said]


def in_week_of(day: date, name: str) -> date:
    """The weekday of that name in the week of a day, Monday to Sunday."""
    return day + timedelta(place(WEEKDAYS, name) - 1 - day.weekday())


def last_of_month(year: int, month: int) -> int:
    """The number of days in a month."""
    return monthrange(year, month)[1]


def missing(year: int, month: int, day: int) -> str | None:
    """Say why there is no such day; None when there is one."""
    if not 1 <= month <= len(MONTHS):
        return f"There is no month {month}: write year, month, day."
    if not date.min.year <= year <= date.max.year:
        return f"There is no year {year} in this calendar."
    last = last_of_month(year, month)
    if not 1 <= day <= last:
        return f"There is no {day} {MONTHS[month - 1]} {year}: that month has {last} days."
    return None


def place(names: tuple[str, ...], said: str) -> int:
    """Which month or weekday is meant, counted from one; three letters tell them apart."""
    return next(at for at, name in enumerate(names, 1) if name[:3].lower() == said[:3])


def say_date(day: date) -> str:
    """Such as “4 December 2026”."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_of(stamp: object) -> float:
    """A stamp as seconds, so that different offsets compare; 0 for what is none."""
    try:
        return datetime.fromisoformat(stamp).timestamp() if isinstance(stamp, str) else 0.0
    except (OSError, OverflowError, ValueError):  # the first is Windows, before 1970
        return 0.0


def day_of(value: object) -> date | None:
    """The calendar day of a date answer, with or without an hour; None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        return None
