"""Hours typed as people say them, alone or with their day.

An hour between 1 and 6 without “am” or “pm” is asked about: half past three in a school is rarely
at night, and a meeting noted twelve hours off is one that somebody misses.
"""

import datetime as dt
import re
from dataclasses import dataclass

from conferapp.domain.days import Prefer, read_day

_NAMED = {"noon": dt.time(12), "midday": dt.time(12), "midnight": dt.time(0)}
_CLOCK = r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))? ?(?P<half>[ap])\.?m\.?"
_FULL = r"(?P<hour24>\d{1,2}):(?P<minute24>\d{2})"
_HOUR = rf"(?:{_CLOCK}|{_FULL}|(?P<name>{'|'.join(_NAMED)}))"

_NIGHT_ENDS = 7  # before this hour, an hour without a half of the day is asked about


@dataclass(frozen=True, slots=True)
class ReadTime:
    """What was understood. Both are None when nothing was said.

    Attributes:
        time: The hour and minute.
        problem: A sentence for whoever typed, when no hour can be meant.
    """

    time: dt.time | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class ReadMoment:
    """A day and, where one was said, an hour.

    Attributes:
        day: The day; None when nothing was said, or with a problem.
        time: The hour; None when only a day was said.
        problem: A sentence for whoever typed.
    """

    day: dt.date | None = None
    time: dt.time | None = None
    problem: str | None = None


def read_time(said: str) -> ReadTime:
    """Read an hour as typed: `15:30`, `3:30 pm`, `3pm`, `noon`."""
    words = _plain(said)
    if not words:
        return ReadTime()
    found = re.fullmatch(rf"(?:at )?{_HOUR}", words, re.ASCII)
    if found:
        return _time(found)
    return ReadTime(problem="What time is that? Write it as 15:30 or 3:30 pm.")


def read_moment(said: str, today: dt.date, prefer: Prefer = "future") -> ReadMoment:
    """Read a day with an hour behind or in front of it: `Friday 3pm`, `15:30 on 4 Dec`.

    Args:
        said: What was typed.
        today: The day on which it was typed.
        prefer: Where a day without a year is looked for, as in `read_day`.
    """
    words = _plain(said)
    behind = re.search(rf"(?:^|(?<=\d)t|[ ,])(?:at |@ ?)?{_HOUR}$", words, re.ASCII)
    found = behind or re.match(rf"(?:at )?{_HOUR}(?:,| |$)", words, re.ASCII)
    if not found:
        alone = read_day(said, today, prefer)
        return ReadMoment(alone.day, None, alone.problem)
    hour = _time(found)
    rest = words[: found.start()] if behind else words[found.end() :]
    read = read_day(rest, today, prefer)
    problem = read.problem or hour.problem
    if problem:
        return ReadMoment(problem=problem)
    if read.day is None:
        return ReadMoment(time=hour.time, problem="On which day? Write it too, as in Friday 15:30.")
    return ReadMoment(read.day, hour.time)


def _plain(said: str) -> str:
    return " ".join(said.casefold().split()).rstrip(" ,;!?")


def _time(said: re.Match[str]) -> ReadTime:
    """The hour of a match, or why there is none."""
    if said["name"]:
        return ReadTime(_NAMED[said["name"]])
    digits, half = said["hour"] or said["hour24"], said["half"]
    hour, minute = int(digits), int(said["minute"] or said["minute24"] or 0)
    written = f"{hour}:{minute:02}"
    if minute > 59 or hour > 23 or (half and hour == 0) or (half == "a" and hour > 12):
        said_half = f" {half}m" if half else ""
        return ReadTime(problem=f"There is no {written}{said_half}: write it as 15:30 or 3:30 pm.")
    if half and hour <= 12:
        return ReadTime(dt.time(hour % 12 + (12 if half == "p" else 0), minute))
    if 0 < hour < _NIGHT_ENDS and not half and len(digits) == 1:
        later = f"{hour + 12}:{minute:02}"
        return ReadTime(problem=f"Is that in the morning? Write {written} am, or else {later}.")
    return ReadTime(dt.time(hour, minute))
