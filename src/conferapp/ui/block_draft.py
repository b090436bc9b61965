"""The block of today as it is at hand: planned, changed, run, and kept after every change.

It shows nothing by itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from typing import Final

from conferapp.domain.block import USUAL, Block, Slot, with_group, without
from conferapp.domain.block_clock import (
    Run,
    Span,
    begin,
    next_slot,
    running_slot,
    seconds_left,
    spans,
    stop,
)
from conferapp.domain.block_plan import group_minutes, offers, plan_block, seats, topics
from conferapp.domain.board import LEAST, Shared
from conferapp.domain.called import called
from conferapp.domain.clock import Clock
from conferapp.domain.lines import StudentLine, finished
from conferapp.storage.block_file import MOST_STEPS, BlockFile, Kept, Step
from conferapp.storage.errors import StorageError

SOMEBODY: Final = "a student who isn’t here any more"
A_GROUP: Final = "Small group"


class BlockDraft:
    """The block of today.

    Attributes:
        block: The block.
        run: Its clock.
        students: Who can be in it: the tutor's own students.
        problem: Why it isn't kept, as a sentence, or "".
        steps: What can be taken back, the latest last.

    Args:
        students: Who can be in it.
        clock: Tells the time.
        file: Where it is kept; one of today is taken up.
    """

    def __init__(self, students: Sequence[StudentLine], clock: Clock, file: BlockFile) -> None:
        self.students = {student.id: student for student in students}
        self.problem = ""
        self._clock, self._file = clock, file
        kept = file.read(self.today)
        self.steps: tuple[Step, ...] = file.steps(self.today)
        self.block, self.run = kept or (self.planned(USUAL), Run())

    @property
    def now(self) -> datetime:
        """The time."""
        return self._clock.now()

    @property
    def today(self) -> date:
        """The day."""
        return self._clock.today()

    # What is there ---------------------------------------------------------------------------

    @cached_property
    def names(self) -> Mapping[str, str]:
        """First names by id, told apart."""
        return called(tuple(self.students.values()))

    @cached_property
    def offers(self) -> Mapping[str, Shared]:
        """The groups that could sit together, by the marks of their topics."""
        return offers(tuple(self.students.values()), self.today)

    @cached_property
    def _topics(self) -> Mapping[str, str]:
        return topics(tuple(self.students.values()), self.today)

    def name(self, student: str) -> str:
        """What a student is called."""
        return self.names.get(student, SOMEBODY)

    def topic(self, slot: Slot) -> str:
        """The topic of a group in words; "" where nobody is left who knows it."""
        return self._topics.get(slot.topic, "")

    def called(self, slot: Slot) -> str:
        """What a slot is called."""
        if slot.kind == "conference":
            return self.name(slot.students[0])
        if slot.kind == "settling":
            return "Settling in"
        topic = self.topic(slot)
        return f"Group: {topic}" if topic else A_GROUP

    def spans(self) -> Mapping[int, Span]:
        """When each slot is."""
        return spans(self.block, self.run, self.now)

    @property
    def running(self) -> Slot | None:
        """The slot that runs, or None."""
        return running_slot(self.block, self.run)

    @property
    def coming(self) -> Slot | None:
        """The slot behind it, or None."""
        return next_slot(self.block, self.run)

    @property
    def left(self) -> float | None:
        """Seconds that are left of the slot that runs."""
        return seconds_left(self.block, self.run, self.now)

    @property
    def touched(self) -> bool:
        """Whether a new plan would put away what somebody changed, or the clock."""
        return self.block.by_hand or bool(self.run.begun)

    @property
    def since(self) -> int:
        """The second at which the block began; 0 while it hasn't."""
        return int(self.run.begun[0].at.timestamp()) if self.run.begun else 0

    def held(self, slot: Slot) -> bool:
        """Whether what a slot is for was finished since the block began."""
        return bool(self.done(slot))

    def done(self, slot: Slot) -> Mapping[str, datetime]:
        """With whom what a slot is for was finished since the block began, by id: when.

        A small group is no conference, and a conference is no small group.
        """
        if not self.since or slot.kind == "settling":
            return {}
        lines = (self.students.get(student) for student in slot.students)
        ended = {
            line.id: max(each.moment for each in finished(line, groups=slot.kind == "group"))
            for line in lines
            if line is not None and any(finished(line, groups=slot.kind == "group"))
        }
        zone = self.now.tzinfo
        return {
            key: datetime.fromtimestamp(moment, zone)
            for key, moment in ended.items()
            if moment >= self.since
        }

    # What is done with it --------------------------------------------------------------------

    def planned(self, minutes: int) -> Block:
        """A new plan of so many minutes."""
        return plan_block(tuple(self.students.values()), self.today, minutes)

    def change(self, block: Block) -> None:
        """Take the block as it is changed now."""
        if block != self.block:
            self._step(Step(self.block))
            self.block = block
            self._keep()

    def take_out(self, slot: Slot) -> None:
        """Take a slot out; from the one that runs the clock goes on to the next."""
        runs = slot == self.running
        self._step(Step(self.block, self.run if runs else None))
        self.block, block = without(self.block, slot.key), self.block
        if runs:
            coming = next_slot(block, self.run)
            now = self.now
            self.run = stop(self.run, now) if coming is None else begin(self.run, coming.key, now)
        self._keep()

    def take_back(self) -> bool:
        """Take the latest change back, also one from before a restart; whether there was one."""
        if not self.steps:
            return False
        *rest, last = self.steps
        self.steps = tuple(rest)
        self.block, self.run = last.block, last.run if last.run is not None else self.run
        self._keep()
        return True

    def look_at(self, minutes: int) -> None:
        """Plan it anew without keeping that."""
        self.block, self.run = self.planned(minutes), Run()

    def plan_anew(self, minutes: int) -> None:
        """Plan it anew; its clock begins anew, too."""
        self._step(Step(self.block, self.run))
        self.look_at(minutes)
        self._keep()

    def set_minutes(self, minutes: int) -> None:
        """Have a block of so many minutes; what somebody has changed or begun stays as it is."""
        if self.touched:
            self.change(replace(self.block, minutes=minutes))
        else:
            self.plan_anew(minutes)

    def take_group(self, mark: str) -> None:
        """Have a group on another topic, with whoever is in it first."""
        shared = self.offers.get(mark)
        if shared is not None:
            members = self.seats(shared)
            minutes = group_minutes(self.block.minutes)
            self.change(with_group(self.block, mark, members, minutes))

    def seats(self, shared: Shared) -> tuple[str, ...]:
        """Who of a group would sit down; those without a conference here, if they are enough."""
        everybody = tuple(self.students.values())
        free = tuple(one for one in everybody if one.id not in self.block.talks)
        chosen = seats(shared, free, self.today)
        return chosen if len(chosen) >= LEAST else seats(shared, everybody, self.today)

    def begin(self, slot: Slot) -> None:
        """Have a slot run from now on; the one that runs goes on."""
        self._clocked(begin(self.run, slot.key, self.now))

    def stop(self) -> None:
        """Stop the clock."""
        self._clocked(stop(self.run, self.now))

    def go_on(self) -> Slot | None:
        """Have the next slot run, and return it; behind the last one the clock stops."""
        coming = self.coming
        if coming is None:
            self.stop()
        else:
            self.begin(coming)
        return coming

    def _clocked(self, run: Run) -> None:
        if run != self.run:
            self.run = run
            self._keep()

    def _step(self, before: Step) -> None:
        self.steps = (*self.steps, before)[-MOST_STEPS:]

    def _keep(self) -> None:
        try:
            self._file.keep(Kept(self.block, self.run), self.today, self.steps)
            self.problem = ""
        except StorageError as problem:
            self.problem = str(problem)
