"""The block: a period of so many minutes as slots, and how it is changed by hand.

A slot names students by their ids and a topic by a mark, so that a block can lie on disk and tell
nobody anything.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

Kind = Literal["settling", "group", "conference"]
KINDS: Final[tuple[Kind, ...]] = ("settling", "group", "conference")
LEAST, USUAL, MOST = 5, 45, 240
"""Minutes of a block: the fewest, those of a usual period, the most."""
LEAST_TALK, LONGEST_TALK = 5, 10
"""Minutes of a conference in a block."""
MOST_SEATS: Final = 6
"""Members of a small group: as many as sit around one table."""
MOST_SLOTS: Final = 60


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a block.

    Attributes:
        key: Tells it from the other slots, however they are moved.
        kind: What it is.
        minutes: How long it is meant to take.
        topic: For a group, the mark of its topic; see `topic_mark`.
        students: The ids of the members of a group, or that of the one student of a conference.
    """

    key: int
    kind: Kind
    minutes: int
    topic: str = ""
    students: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A block.

    Attributes:
        minutes: How long the period is.
        slots: Its parts, in order.
        by_hand: Whether somebody has changed what was planned.
    """

    minutes: int = USUAL
    slots: tuple[Slot, ...] = ()
    by_hand: bool = False

    @property
    def over(self) -> int:
        """Minutes by which the slots are longer than the period; negative while some are free."""
        return sum(slot.minutes for slot in self.slots) - self.minutes

    @property
    def talks(self) -> tuple[str, ...]:
        """The ids of the students who have a conference in it."""
        return tuple(slot.students[0] for slot in self.slots if slot.kind == "conference")

    @property
    def twice(self) -> tuple[str, ...]:
        """The ids of those who sit in the group and have a conference as well."""
        there = self.group.students if self.group is not None else ()
        return tuple(student for student in self.talks if student in there)

    @property
    def group(self) -> Slot | None:
        """The slot of the small group, or None."""
        return next((slot for slot in self.slots if slot.kind == "group"), None)

    def slot(self, key: int) -> Slot | None:
        """The slot with this key, or None."""
        return next((slot for slot in self.slots if slot.key == key), None)


def topic_mark(topic: str) -> str:
    """What stands for a topic where its words don't belong.

    Args:
        topic: The key by which topics are compared.
    """
    return hashlib.sha256(topic.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def within(minutes: int) -> int:
    """So many minutes, or the nearest that a block can have."""
    return min(max(minutes, LEAST), MOST)


def lasting(block: Block, key: int, minutes: int) -> Block:
    """The block with another length of one slot; the others keep theirs.

    Args:
        block: The block.
        key: The slot.
        minutes: Its minutes; below one it stays at one.
    """
    minutes = min(max(minutes, 1), MOST)
    slots = [replace(slot, minutes=minutes) if slot.key == key else slot for slot in block.slots]
    return _changed(block, slots)


def moved(block: Block, key: int, by: int) -> Block:
    """The block with one slot moved; at either end it stays.

    Args:
        block: The block.
        key: The slot.
        by: How many places, negative for up.
    """
    slots = list(block.slots)
    here = next((at for at, slot in enumerate(slots) if slot.key == key), None)
    if here is None:
        return block
    slot = slots.pop(here)
    slots.insert(min(max(here + by, 0), len(slots)), slot)
    return _changed(block, slots)


def without(block: Block, key: int) -> Block:
    """The block without one slot.

    Args:
        block: The block.
        key: The slot.
    """
    return _changed(block, [slot for slot in block.slots if slot.key != key])


def with_talk(block: Block, student: str, behind: int = 0) -> Block:
    """The block with one more conference, in the minutes that are free, or else a short one.

    Args:
        block: The block.
        student: The student's id; who has one in it already gets no second.
        behind: The key of the slot behind which it comes; 0 for the end.
    """
    if student in block.talks:
        return block
    minutes = min(max(-block.over, LEAST_TALK), LONGEST_TALK)
    slot = Slot(_new_key(block), "conference", minutes, students=(student,))
    return _put(block, slot, behind)


def swapped(block: Block, key: int, student: str) -> Block:
    """The block with another student in a conference; if they had one in it, the two change places.

    Args:
        block: The block.
        key: The slot of the conference.
        student: The id of the other student.
    """
    here = block.slot(key)
    if here is None or here.kind != "conference" or here.students == (student,):
        return block
    instead = {here.students: (student,), (student,): here.students}
    slots = [
        replace(slot, students=instead.get(slot.students, slot.students))
        if slot.kind == "conference"
        else slot
        for slot in block.slots
    ]
    return _changed(block, slots)


def with_group(block: Block, topic: str, members: Sequence[str], minutes: int) -> Block:
    """The block with a small group, in place of the one there was.

    Args:
        block: The block.
        topic: The mark of its topic.
        members: The ids of its members; those beyond a tableful are left out.
        minutes: How long it takes, where there was none.
    """
    seated = tuple(dict.fromkeys(members))[:MOST_SEATS]
    there = block.group
    if there is None:
        first = block.slots[0] if block.slots else None
        behind = first.key if first and first.kind == "settling" else _FRONT
        slot = Slot(_new_key(block), "group", max(minutes, 1), topic, seated)
        return _put(block, slot, behind)
    return _changed(
        block,
        [
            replace(slot, topic=topic, students=seated) if slot.key == there.key else slot
            for slot in block.slots
        ],
    )


def seated(block: Block, student: str) -> Block:
    """The block with a student in its group who wasn't, or without one who was.

    Args:
        block: The block.
        student: The student's id; a full table takes nobody in.
    """
    there = block.group
    if there is None:
        return block
    if student in there.students:
        members = tuple(key for key in there.students if key != student)
    else:
        members = (*there.students, student)
    return with_group(block, there.topic, members, there.minutes)


def with_settling(block: Block, minutes: int) -> Block:
    """The block with some minutes to settle at its beginning, if it had none.

    Args:
        block: The block.
        minutes: How many.
    """
    if any(slot.kind == "settling" for slot in block.slots):
        return block
    return _put(block, Slot(_new_key(block), "settling", max(minutes, 1)), _FRONT)


_FRONT: Final = -1
"""Stands for the slot in front of the first."""


def _put(block: Block, slot: Slot, behind: int) -> Block:
    if len(block.slots) >= MOST_SLOTS:
        return block
    keys = [each.key for each in block.slots]
    at = 0 if behind == _FRONT else keys.index(behind) + 1 if behind in keys else len(keys)
    return _changed(block, [*block.slots[:at], slot, *block.slots[at:]])


def _new_key(block: Block) -> int:
    return max((slot.key for slot in block.slots), default=0) + 1


def _changed(block: Block, slots: Sequence[Slot]) -> Block:
    if tuple(slots) == block.slots:
        return block
    return replace(block, slots=tuple(slots), by_hand=True)
