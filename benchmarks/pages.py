"""Turning each page of the shipped agenda, beside mounting the same widgets in a bare app."""

import statistics
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks import bare_pages
from benchmarks.parts import write_parts
from benchmarks.result import Result, compared
from benchmarks.sample import Sample, bare_environ, one_conference, open_conference
from benchmarks.screen import Screen
from benchmarks.terminal import Terminal
from benchmarks.walk import NEXT, Walk
from conferapp.domain.agenda import Page

PASSES: Final = 5
_STILL: Final = {"TEXTUAL_ANIMATIONS": "none"}
"""A bare app glides to the field in focus; ours is there at once."""
_NO_BARS: Final = str.maketrans("▁▂▃▄▅▆▇█", " " * 8)
"""The ends of scrollbars, which come behind the words."""
_GOAL: Final = 1.2
_SLOWEST: Final = 100

Pictures = dict[str, tuple[list[str], list[str]]]
"""The settled screens of each page: the app, the bare app."""
Turns = dict[str, tuple[float, float]]
"""Milliseconds of each page: the app, the bare app."""


def measure(folder: Path) -> list[Result]:
    """Walk through all pages some times, each time in two new programs that take turns.

    Args:
        folder: An empty folder.
    """
    sample = one_conference(folder / "first", None, said=True)
    conference = open_conference(sample)
    parts = folder / "parts.json"
    write_parts(conference, parts)
    pages = conference.pages()
    copies = (sample.copy(folder / f"pass{number}") for number in range(PASSES + 1))
    settled = _settled(next(copies), pages, parts)
    return _results([_pass(copy, pages, settled, parts) for copy in copies])


def _settled(sample: Sample, pages: Sequence[Page], parts: Path) -> Pictures:
    """What each page looks like when it is all there."""
    found = {}
    with Walk(sample, pages) as walk, _bare(parts) as bare:
        for page in walk.pages():
            if walk.turned is not None:
                bare.send(NEXT)
            for terminal in (walk.terminal, bare):
                terminal.settle(0.25)
            found[page] = _steady(walk.terminal.screen), _steady(bare.screen)
    return found


def _steady(screen: Screen) -> list[str]:
    """All words but the clock in the first line, and what is saved in the last."""
    return [line.translate(_NO_BARS) for line in screen.lines[1:-1]]


def _is(whole: list[str], screen: Screen) -> bool:
    return _steady(screen) == whole


def _bare(parts: Path) -> Terminal:
    return Terminal([bare_pages.__file__, parts], bare_environ() | _STILL)


def _pass(sample: Sample, pages: Sequence[Page], settled: Pictures, parts: Path) -> Turns:
    turns: Turns = {}
    with Walk(sample, pages) as walk, _bare(parts) as bare:
        bare.settle(0.3)
        for page in walk.pages():
            if walk.turned is None:  # the first page comes with the start
                continue
            ours, other = settled[page]
            there = walk.terminal.wait(partial(_is, ours))
            sent = bare.send(NEXT)
            mounted = bare.wait(partial(_is, other))
            turns[page] = ((there - walk.turned) * 1000, (mounted - sent) * 1000)
            for terminal in (walk.terminal, bare):
                terminal.settle(0.05)
    return turns


def _results(passes: Sequence[Turns]) -> list[Result]:
    ours, bare = (
        {page: statistics.median(turns[page][at] for turns in passes) for page in passes[0]}
        for at in (0, 1)
    )
    slowest = max(ours, key=lambda page: ours[page])
    worst = max(ours, key=lambda page: ours[page] / bare[page])
    means = [_mean(turns) for turns in passes]
    return [
        compared("page turn, mean of all pages", "ms", means, _GOAL),
        compared(f"page turn, worst ({worst})", "ms", [each[worst] for each in passes], _GOAL),
        Result(f"page turn, slowest ({slowest})", "ms", ours[slowest], None, _SLOWEST),
    ]


def _mean(turns: Turns) -> tuple[float, float]:
    ours, bare = zip(*turns.values(), strict=True)
    return statistics.mean(ours), statistics.mean(bare)
