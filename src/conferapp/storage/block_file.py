"""The block of today, kept on this computer: closing the program, or a crash, doesn't end it.

There are ids, minutes and times in it, and no name and no word of anybody's.
"""

import contextlib
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from conferapp.domain.block import KINDS, MOST, MOST_SEATS, MOST_SLOTS, Block, Slot
from conferapp.domain.block_clock import MOST_BEGUN, Begun, Run
from conferapp.storage.errors import Unreadable
from conferapp.storage.files import private_folder, read_bounded, write_atomic

_LIMIT: Final = (
    512 * 1024
)  # bytes; sixty slots with full tables, and so many steps, take half of it
MOST_STEPS: Final = 8
"""Changes that can be taken back."""
_LONGEST_ID: Final = 100


class Kept(NamedTuple):
    """What is kept.

    Attributes:
        block: The block.
        run: Its clock.
    """

    block: Block
    run: Run


class Step(NamedTuple):
    """What a change of the block can be taken back to.

    Attributes:
        block: The block before it.
        run: Its clock before it; None where the change left the clock alone.
    """

    block: Block
    run: Run | None = None


class BlockFile:
    """Keeps the block of one day.

    Args:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def keep(self, kept: Kept, day: date, steps: Sequence[Step] = ()) -> None:
        """Keep a block; after this returns, a power cut doesn't undo it.

        Args:
            kept: The block and its clock.
            day: The day that it is for.
            steps: What can be taken back, the latest last.

        Raises:
            WriteFailed: It can't be kept, so a restart won't know of it.
        """
        private_folder(self._path.parent)
        before = [_packed(step.block, step.run) for step in steps[-MOST_STEPS:]]
        data = {"day": day.isoformat(), **_packed(*kept), "before": before}
        write_atomic(self._path, json.dumps(data).encode())

    def read(self, day: date) -> Kept | None:
        """The block of a day; None where there is none, or none that can be read.

        Args:
            day: The day.
        """
        data = self._of(day)
        with contextlib.suppress(*_NOT_OURS):
            if data is not None:
                block, run = _unpacked(data)
                return Kept(block, run or Run())
        return None

    def steps(self, day: date) -> tuple[Step, ...]:
        """What can be taken back of the block of a day, the latest last.

        Args:
            day: The day.
        """
        data = self._of(day)
        with contextlib.suppress(*_NOT_OURS):
            if data is not None:
                return tuple(map(_unpacked, data.get("before", ())[-MOST_STEPS:]))
        return ()

    def _of(self, day: date) -> Mapping[str, Any] | None:
        # A plan is quickly made anew: nobody has to hear that this file isn't what it should be.
        with contextlib.suppress(*_NOT_OURS):
            data: Mapping[str, Any] = json.loads(read_bounded(self._path, _LIMIT).data)
            return data if data["day"] == day.isoformat() else None
        return None


_NOT_OURS: Final = (Unreadable, ValueError, TypeError, KeyError, RecursionError, AttributeError)


def _packed(block: Block, run: Run | None) -> Mapping[str, object]:
    clock = None
    if run is not None:
        clock = {
            "begun": [[each.key, each.at.isoformat()] for each in run.begun],
            "ended": run.ended.isoformat() if run.ended else None,
        }
    return {
        "minutes": block.minutes,
        "by_hand": block.by_hand,
        "slots": [
            [slot.key, slot.kind, slot.minutes, slot.topic, list(slot.students)]
            for slot in block.slots
        ],
        **(clock or {}),
    }


def _unpacked(data: Mapping[str, Any]) -> Step:
    """What a file holds.

    Raises:
        ValueError: It isn't what it should be.
    """
    slots = tuple(map(_slot, data["slots"]))
    if len(slots) > MOST_SLOTS or len({slot.key for slot in slots}) < len(slots):
        raise ValueError
    block = Block(_number(data["minutes"], MOST), slots, by_hand=data["by_hand"] is True)
    if "begun" not in data:
        return Step(block)
    begun = tuple(Begun(_number(key), _time(at)) for key, at in data["begun"])[-MOST_BEGUN:]
    ended = data["ended"]
    return Step(block, Run(begun, None if ended is None else _time(ended)))


def _slot(row: Any) -> Slot:  # noqa: ANN401  # whatever JSON can hold
    key, kind, minutes, topic, students = row
    ids = tuple(map(_id, students))
    fits = {"settling": not ids, "group": len(ids) <= MOST_SEATS, "conference": len(ids) == 1}
    if kind not in KINDS or not fits[kind]:
        raise ValueError
    return Slot(_number(key), kind, _number(minutes, MOST), _id(topic), ids)


def _number(value: object, most: int = 1_000_000) -> int:
    if type(value) is not int or not 1 <= value <= most:
        raise ValueError
    return value


def _id(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_ID:
        raise ValueError
    return value


def _time(value: object) -> datetime:
    at = datetime.fromisoformat(str(value))
    if at.tzinfo is None:
        raise ValueError
    return at
