"""The long form: thousands of runs, a line of figures for each part, and exit 1 on a failure.

make faults                                      everything: hours
make faults ARGS="kills --rounds 1000"           one part
make faults ARGS="kills --rounds 1 --seed 417"   one round again
"""

import argparse
import gc
import importlib
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Final

from tests.faults.parts import PARTS, Room
from tests.faults.prepared import Prepared, prepare
from tests.faults.rounds import Found

_SHOWN: Final = 12
_APP: Final = ("cli.main", "ui.start", "ui.app", "ui.flow", "desk.opening", "desk.desk")


def main(words: Sequence[str]) -> int:
    """Run what is asked for, and return the exit code.

    Args:
        words: The words of the command line.
    """
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"any of {', '.join(PARTS)}")
    parser.add_argument("--rounds", type=int, help="how many; each part has its own number")
    parser.add_argument("--workers", type=int, help="how many at a time")
    parser.add_argument("--seed", type=int, default=0, help="the number of the first round")
    asked = parser.parse_args(words)
    if unknown := set(asked.parts) - {*PARTS}:
        parser.error(f"there is no part {', '.join(unknown)}")
    failures = 0
    with tempfile.TemporaryDirectory(prefix="conferapp-faults-") as folder:
        template = Path(folder) / "template"
        template.mkdir()
        prepare(template)
        for name in asked.parts or PARTS:
            failures += _run(name, Path(folder), asked.seed, asked.rounds, asked.workers)
    return 1 if failures else 0


def _run(name: str, folder: Path, seed: int, rounds: int | None, workers: int | None) -> int:
    """Run one part, say what came of it, and return how many failures there were."""
    part, began = PARTS[name], time.monotonic()
    found: list[Found] = []
    failures: list[str] = []
    numbers = range(seed, seed + (rounds or part.rounds))
    # Processes begun from nothing: in one that was forked from here, forking again isn’t safe.
    begun = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers or part.workers, begun, _get_ready) as pool:
        for number, several in pool.map(partial(_round, name, folder), numbers):
            found += several
            failures += [f"{name}, round {number}: {one.problem}" for one in several if one.problem]
    for failure in failures[:_SHOWN]:
        sys.stdout.write(f"  {failure}\n")
    sys.stdout.write(
        f"{name:10} {sum(one.cases for one in found):6} cases, {len(failures)} failures, "
        f"worst loss {max((one.lost_ms for one in found), default=0):.0f} ms, "
        f"longest wait {max((one.took_ms for one in found), default=0):.0f} ms "
        f"({time.monotonic() - began:.0f} s)\n"
    )
    sys.stdout.flush()
    return len(failures)


def _get_ready() -> None:
    """Import the app, so that each copy of this process has it."""
    for module in _APP:
        importlib.import_module(f"conferapp.{module}")
    gc.freeze()


def _round(name: str, folder: Path, number: int) -> tuple[int, Sequence[Found]]:
    with tempfile.TemporaryDirectory(prefix=f"{name}-", dir=folder) as scratch:
        room = Room(Prepared(folder / "template"), Path(scratch))
        try:
            return number, PARTS[name].round(room, number)
        except (AssertionError, OSError) as problem:
            return number, [Found(f"{type(problem).__name__}: {problem}")]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
