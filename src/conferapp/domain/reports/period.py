"""The period of a report, and the weeks in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from conferapp.domain.days import read_day
from conferapp.domain.reports.table import say_day
from conferapp.domain.text import clean

WEEKS: Final = 8
"""Weeks of a report where nobody asks for others: about two months of conferences."""
MOST_WEEKS: Final = 104
"""Two years: beyond that a table would say little."""
_MOST_SPANS: Final = 13
"""Columns of weeks that fit on a sheet of paper; in more weeks than that, some share a column."""
_WEEK: Final = timedelta(7)


@dataclass(frozen=True)
class Span:
    """Some whole weeks, mostly one.

    Attributes:
        first: The Monday on which they begin.
        weeks: How many there are.
        year: Whether people have to be told the year.
    """

    first: date
    weeks: int = 1
    year: bool = False

    @property
    def last(self) -> date:
        """The Monday of the last of them."""
        return self.first + (self.weeks - 1) * _WEEK

    @property
    def key(self) -> str:
        """Such as `2026-W48`, or `2026-W45..2026-W48`, by the weeks of ISO 8601."""
        return _iso(self.first) if self.weeks == 1 else f"{_iso(self.first)}..{_iso(self.last)}"

    @property
    def name(self) -> str:
        """The Monday, such as `23 Nov`, or `4 Jan 2027` where the year is told."""
        day = say_day(self.first)
        return day if self.year else day.rpartition(" ")[0]


@dataclass(frozen=True)
class Period:
    """Some days, the first and the last included.

    Attributes:
        since: The first.
        until: The last.
    """

    since: date
    until: date

    def holds(self, day: date) -> bool:
        """Whether a day is one of them.

        Args:
            day: The day.
        """
        return self.since <= day <= self.until

    @property
    def weeks(self) -> tuple[date, ...]:
        """The Mondays of all weeks of which a day is in it."""
        first = monday(self.since)
        many = (monday(self.until) - first).days // 7 + 1
        return tuple(first + number * _WEEK for number in range(many))

    @property
    def spans(self) -> tuple[Span, ...]:
        """The weeks as columns: one each, or some together where there are many.

        Where they are of two years or more, the first of each year tells it.
        """
        weeks = self.weeks
        together = -(-len(weeks) // _MOST_SPANS)
        firsts = weeks[::together]
        several = len({first.year for first in firsts}) > 1
        begin = {first.year: first for first in reversed(firsts)} if several else {}
        return tuple(
            Span(first, min(together, len(weeks) - at * together), first in begin.values())
            for at, first in enumerate(firsts)
        )

    @property
    def parts(self) -> Iterator["Period"]:
        """The same days week by week, for whoever can't hold all that happened in them."""
        for first in self.weeks:
            yield Period(max(first, self.since), min(first + timedelta(6), self.until))

    def said(self) -> str:
        """Such as `5 Oct 2026 to 30 Nov 2026`."""
        return f"{say_day(self.since)} to {say_day(self.until)}"


def monday(day: date) -> date:
    """The Monday of a day's week.

    Args:
        day: The day.
    """
    return day - timedelta(day.weekday())


def last_weeks(today: date, weeks: int = WEEKS) -> Period:
    """The last weeks, this one included, from their first Monday up to today.

    Args:
        today: The day.
        weeks: How many.
    """
    return Period(monday(today) - (weeks - 1) * _WEEK, today)


def read_period(since: str, until: str, today: date) -> Period | str:
    """Days that somebody typed, or the sentence why they are none.

    Args:
        since: The first.
        until: The last; "" for today.
        today: The day.
    """
    first, last = read_day(clean(since), today, "past"), read_day(clean(until), today, "past")
    until_day = last.day if until.strip() else today
    if first.day is None or until_day is None:
        problem = first.problem if first.day is None else last.problem
        return problem or "Name a day, such as 2026-09-01."
    period = Period(first.day, until_day)
    if period.since > period.until:
        return f"There are no days from {period.said()}. Turn the two round."
    if len(period.weeks) > MOST_WEEKS:
        return f"That is more than {MOST_WEEKS} weeks. Begin later, or end earlier."
    return period


def _iso(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
