"""Freshness: how old the data of an assessment is."""

from dataclasses import dataclass
from datetime import datetime, time

from conferapp.domain.almanac import day_of
from conferapp.domain.standing import Standing

FRESH_HOURS = 48
"""Hours after an assessment within which its data is best looked at."""


@dataclass(frozen=True)
class Age:
    """How old the data is.

    Attributes:
        hours: Whole hours since the assessment.
        about: Whether only its day is known.
        late: Whether that is more than `FRESH_HOURS`.
    """

    hours: int
    about: bool
    late: bool

    @property
    def said(self) -> str:
        """Such as `31 hours since the assessment`, in days where that is easier to grasp."""
        days = round(self.hours / 24)
        hours = "1 hour" if self.hours == 1 else f"{self.hours} hours"
        amount = f"{days} days" if self.hours > FRESH_HOURS * 2 else hours
        return f"{'About ' if self.about else ''}{amount} since the assessment"


def age(conference: Standing) -> Age | None:
    """How old the assessment is now, or None while its day isn't known or is still to come."""
    role = conference.agenda.roles.get("assessed-on")
    value = conference.value(role.id) if role else None
    day = day_of(value)
    if day is None:
        return None
    now = conference.clock.now()
    exact = len(str(value)) > len("2026-12-04")
    # A day alone is counted from its noon, which is wrong by half a day at the most.
    then = datetime.fromisoformat(str(value)) if exact else datetime.combine(day, time(12))
    if then.tzinfo is None:
        then = then.replace(tzinfo=now.tzinfo)
    hours = (now - then).total_seconds() / 3600
    if hours < 0:
        return Age(0, about=True, late=False) if day == now.date() else None
    return Age(int(hours), about=not exact, late=hours > FRESH_HOURS)
