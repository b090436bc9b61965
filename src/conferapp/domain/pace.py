"""Pace: the live part's time against its plan."""

from dataclasses import dataclass

from conferapp.domain.block_clock import Allotted
from conferapp.domain.standing import Standing, live_pages


@dataclass(frozen=True)
class Pace:
    """Where the time is.

    Attributes:
        spent: Minutes on live pages so far.
        planned: Minutes planned for the live part, or None.
        due: Minutes that the pages up to and with this one were meant to take, or None.
    """

    spent: float
    planned: float | None
    due: float | None

    @property
    def behind(self) -> float:
        """Minutes over what was meant by the end of this page; 0 when in time."""
        return max(0.0, self.spent - self.due) if self.due is not None else 0.0

    @property
    def over(self) -> float:
        """Minutes over the whole plan; 0 when in time, or without one."""
        return max(0.0, self.spent - self.planned) if self.planned else 0.0


def pace_words(pace: Pace) -> str:
    """How the time goes, such as `12 of 25 min, 3 late`.

    Args:
        pace: Where the time is.
    """
    spent = f"{pace.spent:.0f}"
    if not pace.planned:
        return f"{spent} min"
    if pace.over >= 1:
        return f"time is up, {pace.over:.0f} min over"
    late = f", {pace.behind:.0f} late" if pace.behind >= 1 else ""
    return f"{spent} of {pace.planned:.0f} min{late}"


def pace(conference: Standing, allotted: Allotted | None = None) -> Pace:
    """The pace of a conference now.

    Args:
        conference: The conference.
        allotted: The time that a block gives to it, which counts in place of the agenda's.
    """
    if allotted is not None:
        spent = (conference.clock.now() - allotted.since).total_seconds() / 60
        return Pace(max(spent, 0.0), allotted.minutes, allotted.minutes)
    live = list(live_pages(conference))
    seconds = sum(visit.seconds for visit in conference.record.pages if visit.part == "agenda")
    minutes = [page.minutes for page in live if page.minutes]
    planned = conference.agenda.minutes or (sum(minutes) or None)
    here = conference.place()
    due = None
    if here in live and minutes:
        due = float(sum(page.minutes or 0 for page in live[: live.index(here) + 1]))
    return Pace(seconds / 60, planned, due)
