"""The clock: the one place where the time comes from, handed down so that tests can stop it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime


def _local_now() -> datetime:
    return datetime.now().astimezone()


@dataclass(frozen=True)
class Clock:
    """Tells the time.

    Attributes:
        now: The local time, aware of its offset.
        ticks: Seconds since some moment, never going back.
    """

    now: Callable[[], datetime] = _local_now
    ticks: Callable[[], float] = time.monotonic

    def today(self) -> date:
        """The local day."""
        return self.now().date()

    def stamp(self) -> str:
        """The local time as records keep it: RFC 3339 with milliseconds and offset."""
        return self.now().isoformat(timespec="milliseconds")
