"""From the start to a home screen that can be used, beside a bare app with one text area."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks import bare_area
from benchmarks.result import Result, compared
from benchmarks.sample import RUN, Sample, bare_environ, caseload
from benchmarks.screen import Screen
from benchmarks.terminal import Terminal

ROUNDS: Final = 21
_GOAL: Final = 1.2
_DOWN: Final = b"\x1b[B"


class _Start(NamedTuple):
    """When it painted, and when a key had shown its effect, in milliseconds."""

    painted: float
    usable: float


def measure(folder: Path) -> list[Result]:
    """Measure both, in turns.

    Args:
        folder: An empty folder.
    """
    sample = caseload(folder)
    _ours(sample), _bare()  # so that everything is compiled and in the disk's cache
    ours, bare = zip(*((_ours(sample), _bare()) for _ in range(ROUNDS)), strict=True)
    return [
        compared("start to first paint", "ms", _column(ours, 0), _column(bare, 0), _GOAL),
        compared("start to a key's effect", "ms", _column(ours, 1), _column(bare, 1), _GOAL),
    ]


def _column(starts: tuple[_Start, ...], at: int) -> list[float]:
    return [start[at] for start in starts]


def _ours(sample: Sample) -> _Start:
    first, second = sample.facts[:2]
    with Terminal(["-c", RUN], sample.environ) as terminal:
        # The last student on the screen, and all that home tells of the first.
        last = sample.names[-2]
        painted = lambda screen: screen.shows(last) and screen.shows(first)  # noqa: E731
        return _timed(terminal, painted, _DOWN, lambda screen: screen.shows(second))


def _bare() -> _Start:
    ready = bare_area.READY
    with Terminal([bare_area.__file__], bare_environ()) as terminal:
        return _timed(
            terminal,
            lambda screen: screen.shows(ready),
            b"x",
            lambda screen: screen.shows(f"x{ready}"),
        )


def _timed(
    terminal: Terminal, painted: Callable[[Screen], bool], key: bytes, effect: Callable[[Screen], bool]
) -> _Start:
    first = terminal.wait(painted)
    terminal.send(key)
    usable = terminal.wait(effect)
    return _Start((first - terminal.began) * 1000, (usable - terminal.began) * 1000)
