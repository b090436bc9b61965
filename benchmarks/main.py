"""All measurements, and the table of what they found."""

import argparse
import platform
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Final

from benchmarks import checking, handouts, keys, memory, pages, scale, start
from benchmarks.result import Result, table

_ALL: Final[dict[str, ModuleType]] = {
    "start": start,
    "keys": keys,
    "pages": pages,
    "memory": memory,
    "checking": checking,
    "handouts": handouts,
    "scale": scale,
}


def main() -> int:
    """Measure, and print a table.

    Returns:
        0; with `--check` 1 when a goal isn't met.
    """
    parser = argparse.ArgumentParser(description="Measure the app beside bare Textual apps.")
    parser.add_argument("what", nargs="*", help=f"any of {', '.join(_ALL)}; all without one")
    parser.add_argument("--check", action="store_true", help="exit with 1 when a goal isn’t met")
    given = parser.parse_args()
    if unknown := set(given.what) - _ALL.keys():
        parser.error(f"there is no measurement {', '.join(sorted(unknown))}")
    began = time.monotonic()
    results: list[Result] = []
    for name in given.what or _ALL:
        print(f"Measuring: {name} …", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory(prefix="conferapp-bench-") as folder:
            results += _ALL[name].measure(Path(folder))
    print(table(results))
    print(f"\nPython {platform.python_version()}, Textual {version('textual')}, ", end="")
    print(f"{platform.system()}, {time.monotonic() - began:.0f} s in all")
    return int(given.check and not all(result.ok for result in results))
