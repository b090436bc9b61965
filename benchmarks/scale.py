"""A program of thousands: home, ten changes, a search, and the index from nothing.

Each is measured in workspaces of a thousand, ten thousand and a hundred thousand conferences of ten
kilobytes, and beside something that any machine can do: home with a hundred conferences, ripgrep
over the same files, reading and parsing each file once.
"""

import contextlib
import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from benchmarks.many import SUBJECT, change, files, write_many
from benchmarks.result import Result, compared
from benchmarks.sample import RUN, bare_environ
from benchmarks.screen import Screen
from benchmarks.terminal import Terminal
from conferapp.domain.words import wanted
from conferapp.storage.caseload import Caseload
from conferapp.storage.index.index import Index
from conferapp.storage.places import find_places
from conferapp.storage.searching import search
from conferapp.storage.workspace import Workspace

SIZES: Final = (1_000, 10_000, 100_000)
SMALL: Final = 100
ROUNDS: Final = 11
CHANGED: Final = 10
PAGE: Final = 50
"""Hits that a search is asked for."""
_HOME_GOAL: Final = 1.15
_CHANGE_GOAL: Final = 100.0
"""Milliseconds."""
_SEARCH_GOAL: Final = 1 / 50
_BUILD_GOAL: Final = 4.0
_DOWN: Final = b"\x1b[B"
_TODAY: Final = date(2026, 11, 22)


@dataclass(frozen=True)
class _Program:
    """A workspace with folders of its own around it.

    Attributes:
        folder: Holds all of them.
        size: How many conferences it has.
    """

    folder: Path
    size: int

    @property
    def workspace(self) -> Workspace:
        """The workspace."""
        return Workspace(self.folder / "workspace")

    @property
    def environ(self) -> dict[str, str]:
        """The environment of a program that uses it."""
        return bare_environ() | {
            "CONFERAPP_WORKSPACE": str(self.folder / "workspace"),
            "HOME": str(self.folder),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_STATE_HOME": str(self.folder / "state"),
        }

    @property
    def index(self) -> Path:
        """Where the app keeps its index."""
        with _environment(self.environ):
            return find_places(self.workspace.root, self.environ).index


def measure(folder: Path) -> Iterator[Result]:
    """Measure all of it.

    Args:
        folder: An empty folder.
    """
    small = _made(folder, SMALL)
    for size in SIZES:
        program = _made(folder, size)
        yield _building(program)
        yield from _home(program, small)
        yield _opening_after_changes(program)
        yield _searching(program)
        shutil.rmtree(program.folder)


def _made(folder: Path, size: int) -> _Program:
    program = _Program(folder / str(size), size)
    write_many(program.workspace.root, size)
    _built(program)
    return program


def _built(program: _Program) -> None:
    index = Index(program.workspace, program.index)
    index.refresh()
    index.close()


def _building(program: _Program) -> Result:
    """The index from nothing; each round reads every file twice, so that both find it at hand."""

    def build() -> None:
        shutil.rmtree(program.index.parent)
        _built(program)

    def read() -> None:
        for path in files(program.workspace.root):
            json.loads(path.read_bytes())

    rounds = [(_milliseconds(build), _milliseconds(read)) for _ in range(3)]
    return compared(f"index of {program.size:,} from nothing", "ms", rounds, _BUILD_GOAL)


def _home(program: _Program, small: _Program) -> Iterator[Result]:
    """Home until it can be used, beside home with a hundred conferences."""
    for one in (program, small):
        _usable(one)
    rounds = [(_usable(program), _usable(small)) for _ in range(ROUNDS)]
    times = [(large[0], little[0]) for large, little in rounds]
    sizes = [(large[1], little[1]) for large, little in rounds]
    yield compared(f"home with {program.size:,}, beside {SMALL}", "ms", times, _HOME_GOAL)
    yield compared(f"its memory, beside {SMALL}", "MiB", sizes, _HOME_GOAL)


def _opening_after_changes(program: _Program) -> Result:
    """Home when ten conferences have changed on disk, beyond home when none has."""
    rounds = []
    for _ in range(ROUNDS):
        unchanged, _ = _usable(program)
        change(program.workspace.root, CHANGED)
        changed, _ = _usable(program)
        rounds.append(changed - unchanged)
    beyond = sorted(rounds)[len(rounds) // 2]
    name = f"home beyond that, {CHANGED} of {program.size:,} changed"
    return Result(name, "ms", beyond, None, _CHANGE_GOAL, f"{min(rounds):.0f}–{max(rounds):.0f} ms")


def _usable(program: _Program) -> tuple[float, float]:
    """Milliseconds until a key has shown its effect at home, and MiB of memory then."""

    def chosen(screen: Screen) -> str:
        return next((line[line.index(SUBJECT) :] for line in screen.lines if SUBJECT in line), "")

    with Terminal(["-c", RUN], program.environ) as terminal:
        terminal.wait(lambda screen: bool(chosen(screen)))
        first = chosen(terminal.screen)
        terminal.send(_DOWN)
        usable = terminal.wait(lambda screen: chosen(screen) not in {"", first})
        terminal.settle(0.3)
        return (usable - terminal.began) * 1000, terminal.memory()


def _searching(program: _Program) -> Result:
    """A page of hits for two words, beside ripgrep for one of them over the same files."""
    index = Index(program.workspace, program.index)
    caseload = Caseload(index, program.workspace, _TODAY)
    words = _two_words(program)
    said = " ".join(words)
    assert search(caseload, said, PAGE).lines, "what stands in a record is found"
    folder = program.workspace.records

    def grep() -> None:
        command = ["rg", "--ignore-case", "--files-with-matches", words[0], str(folder)]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)

    rounds = [
        (_milliseconds(lambda: search(caseload, said, PAGE)), _milliseconds(grep))
        for _ in range(ROUNDS)
    ]
    index.close()
    # A small pile of files is read as quickly as ripgrep starts.
    goal = _SEARCH_GOAL if program.size == SIZES[-1] else 1.0
    return compared(f"search over {program.size:,}, beside ripgrep", "ms", rounds, goal)


def _two_words(program: _Program) -> tuple[str, str]:
    """Two words that stand in one answer."""
    record = json.loads(next(files(program.workspace.root)).read_bytes())
    first, second, *_ = wanted(record["answers"]["question-0"]["value"])
    return first, second


def _milliseconds(what: Callable[[], object]) -> float:
    began = time.perf_counter()
    what()
    return (time.perf_counter() - began) * 1000


@contextlib.contextmanager
def _environment(environ: dict[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(environ)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
