"""The parts of the long form, and what one round of each does."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Final
from unittest.mock import patch

from tests.faults import full_disk, starts
from tests.faults.blows import ENDS, end, kill
from tests.faults.breaks import ERRORS, frozen, on_broken_disk, stuck, stuck_and_told_to_end
from tests.faults.broken_disk import Fault
from tests.faults.cut_rounds import cut_while_typing
from tests.faults.harm import look_at
from tests.faults.prepared import Prepared
from tests.faults.rounds import Found, Opener, forked, luck_of
from tests.faults.saving import Bench, sweep

from conferapp.storage import backlog
from conferapp.storage.workspace import Workspace


@dataclass(frozen=True)
class Room:
    """Where rounds take place.

    Attributes:
        prepared: A workspace that stays as it is.
        scratch: A folder for copies of it.
    """

    prepared: Prepared
    scratch: Path

    def copy(self, name: object = "round") -> Prepared:
        """A workspace to be used up.

        Args:
            name: For its folder.
        """
        return self.prepared.copy(self.scratch / str(name))


Round = Callable[[Room, int], Sequence[Found]]
"""Does a round of this number, and says what was found."""


@dataclass(frozen=True)
class Part:
    """One part.

    Attributes:
        round: What is done.
        rounds: How often, unless somebody says otherwise.
        workers: By how many at a time; much of a round is waiting.
    """

    round: Round
    rounds: int
    workers: int = 4


_SWEPT: Final = (
    *product(ERRORS, (False, True)),
    *product(("short", "kill-before", "kill-after"), (False,)),
)
_STARTED: Final = (*product(("EIO", "EACCES"), (False, True)), ("kill-before", False))
_MANY: Final = 400  # more calls than anything takes
_SAVED: Final = tuple(product((*ERRORS, "short"), (False, True)))
_SECONDS: Final = 1.5  # of typing, at most
_SLOW_SECONDS: Final = 3.0
_SLOW_SYNC: Final = 0.5
_LOTS: Final = 55  # of the files that are the same each time


def _killed(room: Room, number: int) -> Sequence[Found]:
    return [kill(forked, room.copy(), luck_of(number), _SECONDS)]


def _killed_slow(room: Room, number: int) -> Sequence[Found]:
    return [kill(forked, room.copy(), luck_of(number), _SLOW_SECONDS, _SLOW_SYNC)]


def _ended(how: str) -> Round:
    def do(room: Room, number: int) -> Sequence[Found]:
        return [end(forked, room.copy(), luck_of(number), _SECONDS, how)]

    return do


def _simply(act: Callable[[Opener, Prepared], Found]) -> Round:
    return lambda room, _: [act(forked, room.copy())]


def _saves(room: Room, number: int) -> Sequence[Found]:
    """All calls of a save in this process, with one way to fail."""
    do, saved = _SAVED[number % len(_SAVED)]
    bench = Bench(Workspace(room.scratch / "bench"))
    bench.workspace.open()
    with patch.object(backlog, "RETRY_AFTER", (0.01,)):
        tried = list(sweep(bench, do, saved=saved))
    return [Found(f"{fault}: {problem}" if problem else "") for fault, problem in tried]


def _swept(room: Room, number: int) -> Sequence[Found]:
    """All calls of a save in a terminal, with one way to fail."""
    return _at_each_call(on_broken_disk, room, *_SWEPT[number % len(_SWEPT)])


def _started(room: Room, number: int) -> Sequence[Found]:
    """All calls of a start, with one way to fail."""
    return _at_each_call(starts.on_broken_disk, room, *_STARTED[number % len(_STARTED)])


def _at_each_call(
    act: Callable[[Opener, Prepared, Fault], Found], room: Room, do: str, for_good: bool
) -> Sequence[Found]:
    found: list[Found] = []
    for at in range(1, _MANY):
        fault = Fault(do, at, for_good)
        one = act(forked, room.copy(at), fault)
        if not (one.struck or one.problem):
            return found
        found.append(replace(one, problem=one.problem and f"{fault}: {one.problem}"))
    return [*found, Found(f"{do} never came to an end")]


def _cut(room: Room, number: int) -> Sequence[Found]:
    return [cut_while_typing(forked, room.copy(), luck_of(number), room.scratch)]


def _full(room: Room, number: int) -> Sequence[Found]:
    situation = full_disk.SITUATIONS[number % len(full_disk.SITUATIONS)]
    if full_disk.reason_against():
        return []
    return [full_disk.try_out(situation, room.scratch)]


def _hostile(room: Room, number: int) -> Sequence[Found]:
    """A lot of files that mean harm: first all that there are, then others by chance."""
    lot = f"lot/{number}" if number < _LOTS else f"chance/{number}"
    looks = look_at([lot], room.scratch)
    return [Found(look.problem, took_ms=look.seconds * 1000) for look in looks]


PARTS: Final[Mapping[str, Part]] = {
    "saves": Part(_saves, len(_SAVED), 2),
    "sweep": Part(_swept, len(_SWEPT)),
    "starts": Part(_started, len(_STARTED)),
    "cuts": Part(_cut, 40),
    "full": Part(_full, len(full_disk.SITUATIONS), 1),
    "kills": Part(_killed, 10_000),
    "slow": Part(_killed_slow, 1_000),
    **{how: Part(_ended(how), 300) for how in ENDS},
    "frozen": Part(_simply(frozen), 20),
    "stuck": Part(_simply(stuck), 20),
    "stuck-end": Part(_simply(stuck_and_told_to_end), 20),
    "hostile": Part(_hostile, 2 * _LOTS, 2),
}
"""What the disk says in this process and in a terminal; power cuts; a full disk; kills, also with a
disk whose syncs take half a second; the ends; a frozen terminal and a handler that hangs; files
that mean harm."""
