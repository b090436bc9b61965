"""A calendar day: `date`."""

import datetime as dt
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from conferapp.domain.almanac import day_of
from conferapp.domain.conditions import Fact
from conferapp.domain.days import say_short
from conferapp.domain.kinds.phrases import ENGLISH, Words
from conferapp.domain.kinds.question import Question, Role
from conferapp.domain.model import Value

__all__ = ["Date", "day_of"]


class Date(Question):
    """A calendar day, `YYYY-MM-DD`, or with an hour in RFC 3339.

    Attributes:
        earliest: The first day that makes sense.
        latest: The last day that makes sense.
        time: Whether the hour is asked for too.
    """

    OWN_KEYS: ClassVar[tuple[str, ...]] = ("time",)
    ROLES: ClassVar[tuple[Role, ...]] = ("conference-date", "next-conference", "assessed-on")

    kind: Literal["date"]
    earliest: dt.date | None = None
    latest: dt.date | None = None
    time: bool = False

    @model_validator(mode="after")
    def _earliest_first(self) -> Self:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError("`earliest` is after `latest`, so that no day would fit.")
        return self

    @property
    def looks_back(self) -> bool:
        """Whether a day without a year is meant in the past, as for a test that was written."""
        return self.role == "assessed-on"

    def problem(self, value: Value) -> str | None:
        """See `Question.problem`."""
        day = day_of(value)
        if day is None:
            return "Please write a day, such as 2026-12-04, 4 Dec or next Tuesday."
        if self.earliest and day < self.earliest:
            return f"That is before {say_short(self.earliest, day)}, the first day that fits."
        if self.latest and day > self.latest:
            return f"That is after {say_short(self.latest, day)}, the last day that fits."
        return None

    def as_text(self, value: Value, words: Words = ENGLISH) -> str:
        """Such as `Fri 4 Dec 2026`, with the hour where there is one."""
        return words.moment(value)

    def fact(self, value: Value) -> Fact:
        """See `Question.fact`."""
        return Fact(value)
