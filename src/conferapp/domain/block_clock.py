"""The clock of a block: which slot runs and since when, and when the others come."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Literal, NamedTuple

from conferapp.domain.block import Block, Slot

State = Literal["past", "running", "to come", "left out"]
MOST_BEGUN: Final = 200
"""Beginnings that are remembered: more than anybody makes in one period."""


@dataclass(frozen=True, slots=True)
class Begun:
    """That a slot began.

    Attributes:
        key: The slot.
        at: When.
    """

    key: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Run:
    """What the clock of a block knows. Time goes on while the laptop sleeps or is closed.

    Attributes:
        begun: The slots that began, in order; the last one runs.
        ended: When the clock was stopped, or None.
    """

    begun: tuple[Begun, ...] = ()
    ended: datetime | None = None

    @property
    def running(self) -> Begun | None:
        """The slot that runs, or None."""
        return self.begun[-1] if self.begun and self.ended is None else None


class Span(NamedTuple):
    """When a slot is, or was.

    Attributes:
        state: How it stands.
        begin: When it begins; None where it was left out.
        end: When it ends; None where it was left out.
    """

    state: State
    begin: datetime | None = None
    end: datetime | None = None


def begin(run: Run, key: int, now: datetime) -> Run:
    """The clock with a slot that begins now; the one that runs goes on.

    Args:
        run: The clock.
        key: The slot.
        now: The time.
    """
    if run.running is not None and run.running.key == key:
        return run
    return Run((*run.begun, Begun(key, now))[-MOST_BEGUN:])


def stop(run: Run, now: datetime) -> Run:
    """The clock, stopped.

    Args:
        run: The clock.
        now: The time.
    """
    return replace(run, ended=now) if run.running is not None else run


def running_slot(block: Block, run: Run) -> Slot | None:
    """The slot that runs, or None; one that was removed doesn't."""
    return block.slot(run.running.key) if run.running is not None else None


def seconds_left(block: Block, run: Run, now: datetime) -> float | None:
    """Seconds that are left of the slot that runs, negative when its time is up; None for none."""
    slot, begun = running_slot(block, run), run.running
    if slot is None or begun is None:
        return None
    return slot.minutes * 60 - (now - begun.at).total_seconds()


def next_slot(block: Block, run: Run) -> Slot | None:
    """The slot behind the one that runs that hasn't been yet, or None."""
    begun = {each.key for each in run.begun}
    keys = [slot.key for slot in block.slots]
    last = run.begun[-1].key if run.begun else 0
    after = block.slots[keys.index(last) + 1 :] if last in keys else block.slots
    return next((slot for slot in after if slot.key not in begun), None)


def spans(block: Block, run: Run, now: datetime) -> Mapping[int, Span]:
    """When each slot is, by its key.

    Slots that are over keep the times that they took. Until the clock runs, the block would begin
    at the next full minute.

    Args:
        block: The block.
        run: Its clock.
        now: The time.
    """
    found: dict[int, Span] = {}
    ends = [*(each.at for each in run.begun[1:]), run.ended or now]
    for each, end in zip(run.begun, ends, strict=False):
        found[each.key] = Span("past", each.at, end)
    at = now if run.begun else _full_minute(now)
    current = running_slot(block, run)
    if current is not None and run.running is not None:
        began = run.running.at
        at = max(began + timedelta(minutes=current.minutes), now)
        found[current.key] = Span("running", began, at)
    coming = next_slot(block, run) if run.ended is None else None
    reached = False
    for slot in block.slots:
        reached = reached or slot == coming
        if slot.key in found:
            continue
        if not reached:
            found[slot.key] = Span("left out")
            continue
        end = at + timedelta(minutes=slot.minutes)
        found[slot.key] = Span("to come", at, end)
        at = end
    return found


def minutes_over(block: Block, run: Run, now: datetime) -> int:
    """Minutes by which a block ends too late, negative while some are free, as its clock stands.

    Its end is fixed by its beginning: what was shorter than planned leaves minutes free. Before the
    clock runs, and once it is stopped, what is planned counts.

    Args:
        block: The block.
        run: Its clock.
        now: The time.
    """
    if run.running is None:
        return block.over
    end = run.begun[0].at + timedelta(minutes=block.minutes)
    last = max((span.end for span in spans(block, run, now).values() if span.end), default=end)
    return math.trunc((last - end).total_seconds() / 60)


def _full_minute(now: datetime) -> datetime:
    rest = timedelta(seconds=now.second, microseconds=now.microsecond)
    return now - rest + timedelta(minutes=1) if rest else now


class Allotted(NamedTuple):
    """The time that a block gives to a conference.

    Attributes:
        minutes: How many minutes.
        since: From when on.
    """

    minutes: int
    since: datetime


def allotted(block: Block, run: Run, student: str, now: datetime) -> Allotted | None:
    """The time that a block gives to a student's conference; None while their slot doesn't run.

    Args:
        block: The block.
        run: Its clock.
        student: The student's id.
        now: The time.
    """
    slot, begun = running_slot(block, run), run.running
    if slot is None or begun is None or slot.kind != "conference" or student not in slot.students:
        return None
    forgotten = now - begun.at > timedelta(minutes=slot.minutes) + _FORGOTTEN
    return None if forgotten else Allotted(slot.minutes, begun.at)


def group_left(block: Block, run: Run, now: datetime) -> tuple[float, int] | None:
    """Seconds that are left for the group of a block, and its minutes; None while it doesn't run.

    Args:
        block: The block.
        run: Its clock.
        now: The time.
    """
    slot, left = running_slot(block, run), seconds_left(block, run, now)
    if slot is None or left is None or slot.kind != "group":
        return None
    return None if left < -_FORGOTTEN.total_seconds() else (left, slot.minutes)


_FORGOTTEN: Final = timedelta(hours=1)
"""So long after a slot's time nobody goes by its clock any more."""
