"""The clock: the one place where the time comes from, handed down so that tests can stop it."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime


def _local_now() -> datetime:
    return datetime.now().astimezone()


def _through_sleep() -> float:
    """Seconds since some moment, those that the computer slept included."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)  # CLOCK_MONOTONIC stands still in sleep
    elif sys.platform == "darwin":  # noqa: RET505  # the type checker knows these by elif
        return time.clock_gettime(time.CLOCK_MONOTONIC)  # goes on in sleep; `monotonic` doesn't
    else:
        return time.monotonic()


@dataclass(frozen=True)
class Clock:
    """Tells the time.

    Attributes:
        now: The local time, aware of its offset.
        ticks: Seconds since some moment, never going back.
        through_sleep: The same, with the time that the computer slept.
    """

    now: Callable[[], datetime] = _local_now
    ticks: Callable[[], float] = time.monotonic
    through_sleep: Callable[[], float] = _through_sleep

    def today(self) -> date:
        """The local day."""
        return self.now().date()

    def stamp(self) -> str:
        """The local time as records keep it: RFC 3339 with milliseconds and offset."""
        return self.now().isoformat(timespec="milliseconds")
