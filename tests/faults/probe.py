"""Looks at files that mean harm in every way in which the app does, and measures each look.

A process of its own, so that nothing else is in its memory; each look is a copy of it. It is told
which files, and prints a line of JSON for every look. `tests.faults.harm` runs it.
"""

import contextlib
import gc
import importlib
import json
import os
import random
import re
import resource
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Final

from tests.faults import hostile
from tests.faults.harm import LOT, Look
from tests.faults.hostile import Case
from tests.faults.hostile_deeds import DEEDS, Deed, prepare

from conferapp.storage.errors import StorageError

_LONGEST: Final = 20
"""Seconds after which a look is ended."""
_TOLD: Final = 2_000
_MOST: Final = 2 << 30
"""Bytes that a look may ask for: the machine has other things to do."""
_NEEDED_LATER: Final = (
    *("domain.authoring.agenda_changes", "domain.authoring.outline", "cli.changes", "cli.problems"),
    *("domain.authoring.agenda_schema", "outputs.outline_html", "outputs.outline_markdown"),
    *("storage.new_agenda", "storage.touched", "storage.verifying", "storage.trial"),
)
_STEERS: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_OWN: Final = ("XDG_STATE_HOME",)
_CHANGES: Final = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.chmod")


def looks(cases: Iterable[Case], scratch: Path) -> Iterator[Look]:
    """Put each file into a workspace of its own, and do everything with it.

    Args:
        cases: The files.
        scratch: A folder for the workspaces.
    """
    template, top = scratch / "template", scratch / "top"
    prepare(template)
    for case in cases:
        shutil.copytree(template, top)
        path = case.path(top)
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
        path.parent.mkdir(parents=True, exist_ok=True)
        put = _apart(partial(_put, case, path))
        if put.trouble:  # such a thing can't be made here
            yield replace(put, case=str(case), deed="put")
        else:
            for name, deed in DEEDS[case.sort].items():
                yield replace(_apart(_watched(deed, path, top)), case=str(case), deed=name)
        shutil.rmtree(top)


def _put(case: Case, path: Path) -> str:
    case.put(path)
    return ""


def _watched(deed: Deed, path: Path, top: Path) -> Callable[[], str]:
    """A deed that tells what it should not have done: write elsewhere, or say what steers."""

    def do() -> str:
        outside: list[str] = []
        sys.addaudithook(lambda event, told: _note(event, told, top, outside))
        try:
            said = deed(path, top)
        except StorageError as problem:
            said = str(problem)
        steers = _STEERS.findall(said)
        where = f"wrote to {outside[0]}" if outside else ""
        return where or (f"said {ascii(''.join(steers))[:200]}" if steers else "")

    return do


def _note(event: str, told: tuple[Any, ...], top: Path, outside: list[str]) -> None:
    """Note what is written outside of a folder."""
    changed: tuple[Any, ...] = told[:2] if event in _CHANGES else ()
    if event == "open" and isinstance(told[2], int) and told[2] & _WRITING:
        changed = told[:1]
    for path in changed:
        # A name alone is one of a folder that was opened, which only clearing up does.
        place = Path(os.fsdecode(path)) if isinstance(path, str | bytes) else Path()
        # The index and its like lie where the system keeps the state of programs.
        own = (top, *(Path(kept) for name in _OWN if (kept := os.environ.get(name))))
        real = place.parent.resolve() / place.name
        inside = any(real.is_relative_to(folder.resolve()) for folder in own)
        if place.is_absolute() and not inside:
            outside.append(ascii(path))


def _apart(do: Callable[[], str]) -> Look:
    """Do something in a copy of this process, and measure it."""
    begin, end = os.pipe()
    process = os.fork()
    if not process:
        os.close(begin)
        _in_copy(do, end)
    os.close(end)
    with os.fdopen(begin, "rb") as answer:
        said = answer.read()
    _, status, used = os.wait4(process, 0)
    seconds = used.ru_utime + used.ru_stime
    mebibytes = used.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
    trouble = said.decode() if not status else f"ended with {status} after {seconds:.1f} s"
    return Look("", "", seconds, mebibytes, trouble)


def _in_copy(do: Callable[[], str], end: int) -> None:
    """What the copy does, until it ends."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(_LONGEST)
    resource.setrlimit(resource.RLIMIT_AS, (_MOST, _MOST))
    try:
        said = do()
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        where = traceback.extract_tb(error.__traceback__)[-1]
        said = f"{type(error).__name__} in {where.filename}, line {where.lineno}"
    with os.fdopen(end, "wb") as answer:
        answer.write(said.encode(errors="replace")[:_TOLD])
    os._exit(0)


def _cases(wanted: Iterable[str]) -> Iterator[Case]:
    every = {str(case): case for case in (*hostile.things(), *hostile.texts())}
    for name in wanted:
        lot, _, number = name.partition("/")
        if name in every:
            yield every[name]
        elif lot == "lot":
            yield from islice(every.values(), int(number) * LOT, (int(number) + 1) * LOT)
        else:
            yield from islice(hostile.chance(random.Random(number)), LOT)  # noqa: S311


def main(scratch: str, *wanted: str) -> None:
    """Look at some files.

    Args:
        scratch: A folder for workspaces.
        wanted: Names of cases, lots of all there are such as `lot/3`, or of others by chance.
    """
    for module in _NEEDED_LATER:
        importlib.import_module(f"conferapp.{module}")
    gc.freeze()
    for look in looks(_cases(wanted), Path(scratch)):
        sys.stdout.write(f"{json.dumps(asdict(look))}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
