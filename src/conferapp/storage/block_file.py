"""The block of today, kept on this computer: closing the program, or a crash, doesn't end it.

There are ids, minutes and times in it, and no name and no word of anybody's.
"""

import contextlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from conferapp.domain.block import KINDS, MOST, MOST_SEATS, MOST_SLOTS, Block, Slot
from conferapp.domain.block_clock import MOST_BEGUN, Begun, Run
from conferapp.storage.errors import Unreadable
from conferapp.storage.files import private_folder, read_bounded, write_atomic

_LIMIT: Final = 64 * 1024  # bytes; sixty slots with full tables take half of it
_LONGEST_ID: Final = 100


class Kept(NamedTuple):
    """What is kept.

    Attributes:
        block: The block.
        run: Its clock.
    """

    block: Block
    run: Run


class BlockFile:
    """Keeps the block of one day.

    Args:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def keep(self, kept: Kept, day: date) -> None:
        """Keep a block; after this returns, a power cut doesn't undo it.

        Args:
            kept: The block and its clock.
            day: The day that it is for.

        Raises:
            WriteFailed: It can't be kept, so a restart won't know of it.
        """
        private_folder(self._path.parent)
        write_atomic(self._path, json.dumps(_packed(kept, day)).encode())

    def read(self, day: date) -> Kept | None:
        """The block of a day; None where there is none, or none that can be read.

        Args:
            day: The day.
        """
        # A plan is quickly made anew: nobody has to hear that this file isn't what it should be.
        with contextlib.suppress(Unreadable, ValueError, TypeError, KeyError, RecursionError):
            data = json.loads(read_bounded(self._path, _LIMIT).data)
            if data["day"] == day.isoformat():
                return _unpacked(data)
        return None


def _packed(kept: Kept, day: date) -> Mapping[str, object]:
    block, run = kept
    return {
        "day": day.isoformat(),
        "minutes": block.minutes,
        "by_hand": block.by_hand,
        "slots": [
            [slot.key, slot.kind, slot.minutes, slot.topic, list(slot.students)]
            for slot in block.slots
        ],
        "begun": [[each.key, each.at.isoformat()] for each in run.begun],
        "ended": run.ended.isoformat() if run.ended else None,
    }


def _unpacked(data: Mapping[str, Any]) -> Kept:
    """What a file holds.

    Raises:
        ValueError: It isn't what it should be.
    """
    slots = tuple(map(_slot, data["slots"]))
    if len(slots) > MOST_SLOTS or len({slot.key for slot in slots}) < len(slots):
        raise ValueError
    begun = tuple(Begun(_number(key), _time(at)) for key, at in data["begun"])[-MOST_BEGUN:]
    ended = data["ended"]
    block = Block(_number(data["minutes"], MOST), slots, by_hand=data["by_hand"] is True)
    return Kept(block, Run(begun, None if ended is None else _time(ended)))


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
