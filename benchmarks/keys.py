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
from benchmarks.terminal import Terminal

BLOCKS, BLOCK = 12, 50
"""How often the two take turns, and how many keys each types in its turn."""
RHYTHM: Final = 0.025
"""Seconds from one key to the next."""
STEP: Final = "step-2"
"""A live page that opens in a long answer."""

_GOAL, _GOAL_TAIL = 1.1, 0.6
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
    assert sample.saved_bytes() > before + BLOCKS * BLOCK // 2, "it was saved meanwhile"
    return [
        _at("key to paint, median", 0.5, blocks, _GOAL),
        _at("key to paint, 99th percentile", 0.99, blocks, _GOAL_TAIL),
    ]


class _Typist:
    """Types into one terminal, a key at a time, as a person does.

    Args:
        terminal: Where.
    """

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
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
            For each key the milliseconds until it was on the screen.
        """
        return [self._key(letter) for letter in itertools.islice(self._letters, count)]

    def _key(self, letter: str) -> float:
        def painted(screen: Screen) -> bool:
            return screen.cursor != before and screen.behind_cursor == letter

        before = self._terminal.screen.cursor
        sent = self._terminal.send(letter.encode())
        took = self._terminal.wait(painted) - sent
        time.sleep(max(0.0, RHYTHM - took))
        return took * 1000


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
