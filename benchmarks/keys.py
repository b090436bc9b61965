"""From a key to its paint, in a long answer on a live step and in a bare text area."""

import itertools
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks import bare_area
from benchmarks.result import Result, percentile, spread
from benchmarks.sample import RUN, bare_environ, one_conference
from benchmarks.screen import Screen
from benchmarks.terminal import Stuck, Terminal

BLOCKS, BLOCK = 12, 50
"""How often the two take turns, and how many keys each types in its turn."""
RHYTHM: Final = 0.025
"""Seconds from one key to the next."""
STEP: Final = "step-2"
"""A live page that opens in a long answer."""

_GOAL, _GOAL_TAIL = 1.1, 0.6
_UNSEEN: Final = 0.5
"""Seconds after which a letter counts as not shown, such as one that began a line out of sight."""
_WORDS: Final = "what went well is that we took our time with every part of it and asked "


def measure(folder: Path) -> list[Result]:
    """Measure both, in turns; both run all the time.

    Args:
        folder: An empty folder.
    """
    sample = one_conference(folder, STEP, said=False)
    before = sample.saved_bytes()
    blocks: list[tuple[list[float], list[float]]] = []
    with (
        Terminal(["-c", RUN, "confer", *sample.names[0].split()], sample.environ) as app,
        Terminal([bare_area.__file__], bare_environ()) as area,
    ):
        typists = (_Typist(app), _Typist(area))
        for typist in typists:
            typist.begin()
        for _ in range(BLOCKS):
            ours, bare = (typist.type(BLOCK) for typist in typists)
            blocks.append((ours, bare))
        for typist in typists:
            assert typist.unseen < BLOCKS * BLOCK / 20, f"{typist.unseen} letters weren’t shown"
    assert sample.saved_bytes() > before + BLOCKS * BLOCK // 2, "it was saved meanwhile"
    return [
        _at("key to paint, median", 0.5, blocks, _GOAL),
        _at("key to paint, 99th percentile", 0.99, blocks, _GOAL_TAIL),
    ]


class _Typist:
    """Types into one terminal, a key at a time, as a person does.

    Args:
        terminal: Where.

    Attributes:
        unseen: How many letters were not shown before the next one.
    """

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self.unseen = 0
        self._letters: Iterator[str] = itertools.cycle(_WORDS)

    def begin(self) -> None:
        """Wait for the program, and type a little that isn't counted."""
        self._terminal.settle(0.8)
        self.type(30)

    def type(self, count: int) -> list[float]:
        """Type some keys.

        Args:
            count: How many.

        Returns:
            For each letter the milliseconds until it was on the screen. Spaces aren't in it: at
            the end of a line they show nothing.
        """
        letters = itertools.islice(self._letters, count)
        return [took * 1000 for letter in letters if (took := self._key(letter)) is not None]

    def _key(self, letter: str) -> float | None:
        def painted(screen: Screen) -> bool:
            return screen.cursor != before and letter in (" ", screen.behind_cursor)

        before = self._terminal.screen.cursor
        sent = self._terminal.send(letter.encode())
        space = letter == " "
        try:
            took = self._terminal.wait(painted, RHYTHM if space else _UNSEEN) - sent
        except Stuck:
            self.unseen += not space
            return None
        time.sleep(max(0.0, RHYTHM - took))
        return None if space else took


def _at(
    name: str, share: float, blocks: Sequence[tuple[list[float], list[float]]], goal: float
) -> Result:
    """The percentiles of all keys together; by quarters, to tell how noisy it was."""
    quarter = len(blocks) // 4
    quarters = [
        _percentiles(blocks[at : at + quarter], share) for at in range(0, len(blocks), quarter)
    ]
    return Result(name, "ms", *_percentiles(blocks, share), goal, spread(quarters))


def _percentiles(
    blocks: Sequence[tuple[list[float], list[float]]], share: float
) -> tuple[float, float]:
    ours, bare = (itertools.chain(*column) for column in zip(*blocks, strict=True))
    return percentile(ours, share), percentile(bare, share)
