"""Days typed as people say them, and said back in full.

What is read here is always read back (`say_day`), so a phrase that people use in two ways is given
one meaning, stated below, rather than refused. What is refused is never shifted to a neighbour.

- “Friday” is the Friday to come, and never today; of a day gone by, the last one.
- “this Friday” may be today. “next Friday” is the one in the week after this, Monday to Sunday;
  “last Friday” is the latest one gone by.
- A day without a year is the next such day, or the latest, today included. 29 February is refused
  when the year that this leads to has none.
- “in a month” keeps the number of the day, or takes the last day of a shorter month.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from conferapp.domain.almanac import (
    AMOUNTS,
    MONTHS,
    WEEKDAYS,
    amount,
    in_week_of,
    last_of_month,
    missing,
    place,
    say_date,
    shift,
)

Prefer = Literal["future", "past"]
"""Where a day without a year, or a weekday alone, is looked for."""

_LONGEST = 80  # characters; no day takes more, and it bounds “a week from a week from …”


@dataclass(frozen=True, slots=True)
class ReadDay:
    """What was understood. Both are None when nothing was said.

    Attributes:
        day: The day.
        problem: A sentence for whoever typed, when no day can be meant.
    """

    day: date | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the words alone don't tell: the day they are said on, and the direction."""

    today: date
    prefer: Prefer


def read_day(said: str, today: date, prefer: Prefer = "future") -> ReadDay:
    """Read a day as typed: `2026-12-04`, `4 Dec`, `Friday`, `next Tuesday`, `in 2 weeks`.

    Args:
        said: What was typed. Case, spaces, commas and a closing full stop don't matter.
        today: The day on which it was typed.
        prefer: `past` for days that are looked back on, such as that of a test.
    """
    words = re.sub(r"(?<=[a-z])\.|,", " ", re.sub("['\u2018\u2019]", "", said.casefold()))
    words = re.sub(r"^(?:(?:on|by|at|the) )+", "", " ".join(words.split()).rstrip(" .;:!?"))
    if not words:
        return ReadDay()
    for form, read in _FORMS if len(words) <= _LONGEST else ():
        if match := re.fullmatch(form, words, re.ASCII):
            try:
                return read(match, _Asked(today, prefer))
            except (OverflowError, ValueError):  # the calendar ends with the year 9999
                return ReadDay(problem="That is further away than the calendar goes.")
    example = today + timedelta(14) if today.year < 9999 else today
    return ReadDay(
        problem=f"Which day is that? Try {example}, {example.day} {MONTHS[example.month - 1]}, "
        "Friday or in 2 weeks."
    )


def say_day(day: date, today: date) -> str:
    """Read a day back in full: “Friday 4 December 2026, in 13 days”."""
    away = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    distance = near.get(away) or (f"in {away} days" if away > 0 else f"{-away} days ago")
    return f"{WEEKDAYS[day.weekday()]} {say_date(day)}, {distance}"


def say_short(day: date, today: date) -> str:
    """Say a day in a narrow place: “Sat 21 Nov”, with the year when it isn't this one."""
    year = f" {day.year}" if day.year != today.year else ""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}{year}"


def _made(year: int, month: int, day: int) -> ReadDay:
    problem = missing(year, month, day)
    return ReadDay(problem=problem) if problem else ReadDay(date(year, month, day))


def _in_year(year: str | None, month: int, day: int, asked: _Asked) -> ReadDay:
    """The day in the year said (two digits are in this century), or in the nearest one."""
    today = asked.today
    if year:
        return _made(int(year) + (2000 if len(year) == 2 else 0), month, day)
    here, there = (today.month, today.day), (month, day)
    if asked.prefer == "future":
        return _made(today.year + (there < here), month, day)
    return _made(today.year - (there > here), month, day)


def _iso(said: re.Match[str], asked: _Asked) -> ReadDay:
    return _in_year(said[1], int(said[2]), int(said[3]), asked)


def _numbers(said: re.Match[str], asked: _Asked) -> ReadDay:
    """Refuse `12/4/2026`, which is two days, and name them."""
    one, two = int(said[1]), int(said[3])
    both = (_in_year(said[4], two, one, asked).day, _in_year(said[4], one, two, asked).day)
    meant = sorted({day.isoformat() for day in both if day})
    if not meant:
        return ReadDay(problem="There is no such day: write year, month, day, as in 2026-12-04.")
    if len(meant) == 1:
        return ReadDay(
            problem=f"If you mean {say_date(date.fromisoformat(meant[0]))}, write {meant[0]}."
        )
    return ReadDay(problem=f"That could be {meant[0]} or {meant[1]}: write the one you mean.")


def _dated(said: re.Match[str], asked: _Asked) -> ReadDay:
    """`4 Dec`, `December 4th 2027`, `Friday 4 December 2026`."""
    read = _in_year(said["year"], place(MONTHS, said["month"]), int(said["day"]), asked)
    if read.day and said["name"] and read.day.weekday() != place(WEEKDAYS, said["name"]) - 1:
        right = WEEKDAYS[read.day.weekday()]
        return ReadDay(problem=f"{say_date(read.day)} is a {right}: which of the two is meant?")
    return read


def _which_day(said: re.Match[str], _asked: _Asked) -> ReadDay:
    month = MONTHS[place(MONTHS, said["month"]) - 1]
    return ReadDay(problem=f"Which day in {month}? Write it in front, such as 4 {month}.")


def _near(said: re.Match[str], asked: _Asked) -> ReadDay:
    return ReadDay(asked.today + timedelta(_NEAR[said[0]]))


def _weekday(said: re.Match[str], asked: _Asked) -> ReadDay:
    """A weekday, alone or behind this, next, last."""
    today, which = asked.today, said["which"] or asked.prefer
    ahead = (place(WEEKDAYS, said["name"]) - 1 - today.weekday()) % 7
    if which == "this":
        back = asked.prefer == "past" and ahead
        return ReadDay(today + timedelta(ahead - 7 if back else ahead))
    if which in ("last", "past"):
        return ReadDay(today + timedelta(ahead - 7))
    if which == "next":
        return ReadDay(in_week_of(today + timedelta(7), said["name"]))
    return ReadDay(today + timedelta(ahead or 7))


def _in_week(said: re.Match[str], asked: _Asked) -> ReadDay:
    """`Friday next week`, `Friday in two weeks`: the weekday in the week that this leads to."""
    found = said.groupdict()
    weeks = _WEEKS[found["which"]] if found.get("which") else amount(said["count"])
    fortnights = (found.get("unit") or "").startswith("f")
    week = shift(asked.today, weeks, "fortnights" if fortnights else "weeks")
    return ReadDay(in_week_of(week, said["name"]))


def _period(said: re.Match[str], asked: _Asked) -> ReadDay:
    return ReadDay(shift(asked.today, _WEEKS[said["which"]], said["unit"]))


def _ahead(said: re.Match[str], asked: _Asked) -> ReadDay:
    return ReadDay(shift(asked.today, amount(said["count"]), said["unit"]))


def _ago(said: re.Match[str], asked: _Asked) -> ReadDay:
    return ReadDay(shift(asked.today, -amount(said["count"]), said["unit"]))


def _counted(said: re.Match[str], asked: _Asked) -> ReadDay:
    """`two weeks from Friday`, `a week before 4 Dec`: some time away from another day."""
    start = read_day(said["start"], asked.today, asked.prefer)
    if start.day is None:
        return start
    count = amount(said["count"]) * (-1 if said["side"] == "before" else 1)
    return ReadDay(shift(start.day, count, said["unit"]))


def _week_on(said: re.Match[str], asked: _Asked) -> ReadDay:
    """`Friday week`: a week after the Friday to come."""
    start = read_day(said["name"], asked.today)
    return ReadDay(start.day and shift(start.day, 1, "week"), start.problem)


def _month_end(said: re.Match[str], asked: _Asked) -> ReadDay:
    month = shift(asked.today, int(said["which"] == "next"), "month")
    return ReadDay(month.replace(day=last_of_month(month.year, month.month)))


_NEAR = {
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "day after tomorrow": 2,
    "yesterday": -1,
    "day before yesterday": -2,
}
_WEEKS = {"this": 0, "next": 1, "last": -1}

_NAME = (
    "(?P<name>mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?"
    "|sat(?:urday)?|sun(?:day)?)"
)
_MONTH = (
    "(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_COUNT = rf"(?P<count>\d{{1,4}}|{'|'.join(AMOUNTS)})"
_UNIT = "(?P<unit>days?|weeks?|wks?|fortnights?|months?|years?|yrs?)"
_TURN = "(?P<which>this|next|last)"

# Compiled when the first day is read, by `re` itself: compiling all of them would delay the start.
_FORMS: tuple[tuple[str, Callable[[re.Match[str], _Asked], ReadDay]], ...] = (
    (r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", _iso),
    (r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?", _numbers),
    (rf"(?:{_NAME} )?{_DAY}[ -]?(?:of )?{_MONTH}(?:[ -]{_YEAR})?", _dated),
    (rf"(?:{_NAME} )?{_MONTH}[ -]?{_DAY}(?: {_YEAR})?", _dated),
    (rf"{_MONTH}(?: \d{{4}})?", _which_day),
    ("|".join(_NEAR), _near),
    (rf"(?:(?P<which>this|next|last|past|(?:this )?coming) )?{_NAME}", _weekday),
    (rf"{_NAME} (?:of )?{_TURN} week", _in_week),
    (rf"{_TURN} week (?:on )?{_NAME}", _in_week),
    (rf"{_NAME} in {_COUNT} (?P<unit>weeks?|fortnights?)", _in_week),
    (rf"in {_COUNT} (?P<unit>weeks?|fortnights?) on {_NAME}", _in_week),
    (rf"{_NAME} week", _week_on),
    (r"(?P<which>next|last) (?P<unit>week|month|year)", _period),
    (rf"in {_COUNT} {_UNIT}(?: time)?", _ahead),
    (rf"{_COUNT} {_UNIT} from now", _ahead),
    (rf"{_COUNT} {_UNIT} ago", _ago),
    (rf"{_COUNT} {_UNIT} (?P<side>from|after|before|on) (?P<start>.+)", _counted),
    (r"end of (?:the |(?P<which>this|next) )?month", _month_end),
)
