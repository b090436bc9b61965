"""From a key to its paint, in a long answer on a live step and in a bare text area."""

import itertools
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks import bare_area
from benchmarks.result import Result, compared, percentile
from benchmarks.sample import RUN, bare_environ, one_conference
from benchmarks.screen import Screen
from benchmarks.terminal import Terminal

BLOCKS, BLOCK = 16, 50
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
    ours: list[list[float]] = []
    bare: list[list[float]] = []
    with (
        Terminal(["-c", RUN, "confer", sample.names[0]], sample.environ) as app,
        Terminal([bare_area.__file__], bare_environ()) as area,
    ):
        for terminal in (app, area):
            terminal.settle(0.5)
        letters = {app: itertools.cycle(_WORDS), area: itertools.cycle(_WORDS)}
        for terminal in (app, area):
            _typed(terminal, letters[terminal], 20)
        for _ in range(BLOCKS):
            ours.append(_typed(app, letters[app], BLOCK))
            bare.append(_typed(area, letters[area], BLOCK))
        typed = sum(map(len, ours)) + 20
    assert _saved(folder, typed), "what was typed was saved meanwhile"
    return [
        compared(f"key to paint, {name}", "ms", *_each(ours, bare, share), goal)
        for name, share, goal in (("median", 0.5, _GOAL), ("99th percentile", 0.99, _GOAL_TAIL))
    ]
