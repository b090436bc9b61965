"""Turning each page of the shipped agenda, beside mounting the same widgets in a bare app."""

import statistics
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks import bare_pages
from benchmarks.parts import write_parts
from benchmarks.result import Result, compared
from benchmarks.sample import Sample, bare_environ, one_conference, open_conference
from benchmarks.terminal import Terminal
from benchmarks.walk import Walk

PASSES: Final = 5
_GOAL: Final = 1.2
_SLOWEST: Final = 100
_TURN: Final = b"\x1b[19~"

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
    pages = [(page.id, page.who) for page in conference.pages()]
    copies = (sample.copy(folder / f"pass{number}") for number in range(PASSES + 1))
    settled = _settled(next(copies), pages)
    passes = [_pass(copy, pages, settled, parts) for copy in copies]
    return _results(passes)


def _settled(sample: Sample, pages: list[tuple[str, str]]) -> dict[str, list[str]]:
    """What each page looks like when it is all there."""
    found = {}
    with Walk(sample, pages) as walk:
        for page in walk.pages():
            walk.terminal.settle(0.25)
            found[page] = _steady(walk.terminal.screen.lines)
    return found


def _steady(lines: list[str]) -> list[str]:
    """All but the clock in the first line, and what is saved in the last."""
    return lines[1:-1]


def _pass(
    sample: Sample, pages: list[tuple[str, str]], settled: dict[str, list[str]], parts: Path
) -> Turns:
    turns = {}
    with (
        Walk(sample, pages) as walk,
        Terminal([bare_pages.__file__, parts], bare_environ()) as bare,
    ):
        bare.wait(lambda screen: screen.shows(f"Page {pages[0][0]}."))
        for page in walk.pages():
            whole = settled[page]
            if walk.turned is None:  # the first page comes with the start
                continue
            there = walk.terminal.wait(lambda screen, w=whole: _steady(screen.lines) == w)
            sent = bare.send(_TURN)
            mounted = bare.wait(lambda screen, p=page: screen.shows(f"Page {p}."))
            turns[page] = ((there - walk.turned) * 1000, (mounted - sent) * 1000)
            bare.settle(0.05)
            walk.terminal.settle(0.05)
    return turns


def _results(passes: list[Turns]) -> list[Result]:
    medians = {
        page: tuple(statistics.median(turns[page][at] for turns in passes) for at in (0, 1))
        for page in passes[0]
    }
    ratios = {page: ours / bare for page, (ours, bare) in medians.items()}
    worst, slowest = max(ratios, key=ratios.__getitem__), max(medians, key=medians.__getitem__)
    sums = [tuple(map(sum, zip(*turns.values(), strict=True))) for turns in passes]
    each = [(ours / len(medians), bare / len(medians)) for ours, bare in sums]
    pairs = [turns[worst] for turns in passes]
    return [
        compared("page turn, mean of all pages", "ms", each, _GOAL),
        compared(f"page turn, worst ratio ({worst})", "ms", pairs, _GOAL),
        Result(f"page turn, slowest ({slowest})", "ms", medians[slowest][0], None, _SLOWEST),
    ]
