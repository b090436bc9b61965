"""When the conferences of the sample class were held, counted back from today."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from conferapp.domain.demo.roster import Pupil, State

Ends = Literal["done", "open", "planned", "cancelled"]
"""How a conference stands today."""


@dataclass(frozen=True)
class Meeting:
    """One conference of a student.

    Attributes:
        day: Its day.
        ends: How it stands today.
        next_day: The day on which the two agree to talk next.
    """

    day: date
    ends: Ends
    next_day: date


@dataclass(frozen=True)
class _Standing:
    """What a state means in days.

    Attributes:
        since: The fewest and the most days since the last finished conference.
        due: The fewest and the most days until the day that was agreed there; below 0 it is past.
        newest: How the newest conference stands.
        at: Days from today to the newest conference, where it isn't done.
    """

    since: tuple[int, int]
    due: tuple[int, int]
    newest: Ends = "done"
    at: int = 0


_STANDINGS: Final[dict[State, _Standing]] = {
    "later": _Standing((2, 6), (3, 9)),
    "overdue": _Standing((17, 26), (-10, -3)),
    "today": _Standing((10, 14), (0, 0)),
    "open": _Standing((8, 12), (0, 0), "open"),
    "planned": _Standing((9, 13), (0, 1), "planned", 1),
    "cancelled": _Standing((16, 20), (-3, -3), "cancelled", -3),
    "archived": _Standing((60, 75), (-45, -40)),
}
_FRIDAY: Final = 4
_WEEKEND: Final = 3
"""Days from a Friday to the Monday behind it."""


def meetings(pupil: Pupil, today: date) -> tuple[Meeting, ...]:
    """The conferences of a student, the oldest first.

    Args:
        pupil: The student.
        today: The day to count back from.
    """
    if not pupil.count:
        return ()
    standing, random = _STANDINGS[pupil.state], pupil.random
    newest = int(standing.newest != "done")
    days = [_school_day(today, -random.randint(*standing.since))]
    while len(days) < pupil.count - newest:
        days.insert(0, _school_day(days[0], -random.randint(7, 14)))
    days = days[-(pupil.count - newest) :] if pupil.count > newest else []
    agreed = [*days[1:], _school_day(today, random.randint(*standing.due))]
    held = [Meeting(day, "done", then) for day, then in zip(days, agreed, strict=False)]
    if newest:
        day = _school_day(today, standing.at)
        held.append(Meeting(day, standing.newest, _school_day(day, 14)))
    return tuple(held)


def _school_day(day: date, away: int) -> date:
    """A day some days away, or the school day next to it that is further away; 0 is the day itself.

    Args:
        day: The day to count from.
        away: How many days; below 0 for days before it.
    """
    found = day + timedelta(days=away)
    beyond = found.weekday() - _FRIDAY
    if away == 0 or beyond <= 0:
        return found
    return found + timedelta(days=_WEEKEND - beyond if away > 0 else -beyond)
