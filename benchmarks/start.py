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
    """When it had painted, and when a key had shown its effect, in milliseconds."""

    painted: float
    usable: float


def measure(folder: Path) -> list[Result]:
    """Measure both, in turns.

    Args:
        folder: An empty folder.
    """
    sample = caseload(folder)
    _both(sample)  # so that everything is compiled, and in the disk's cache
    rounds = [_both(sample) for _ in range(ROUNDS)]
    painted = [(ours.painted, bare.painted) for ours, bare in rounds]
    usable = [(ours.usable, bare.usable) for ours, bare in rounds]
    return [
        compared("start to first paint", "ms", painted, _GOAL),
        compared("start to a key’s effect", "ms", usable, _GOAL),
    ]


def _both(sample: Sample) -> tuple[_Start, _Start]:
    return _home(sample), _bare()


def _home(sample: Sample) -> _Start:
    def whole(screen: Screen) -> bool:
        return screen.shows(sample.names[-1]) and screen.shows(sample.subjects[0])

    with Terminal(["-c", RUN], sample.environ) as terminal:
        return _timed(terminal, whole, _DOWN, lambda screen: screen.shows(sample.subjects[1]))


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
    terminal: Terminal,
    whole: Callable[[Screen], bool],
    key: bytes,
    effect: Callable[[Screen], bool],
) -> _Start:
    painted = terminal.wait(whole)
    terminal.send(key)
    usable = terminal.wait(effect)
    return _Start((painted - terminal.began) * 1000, (usable - terminal.began) * 1000)
