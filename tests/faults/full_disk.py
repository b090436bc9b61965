"""A disk that is really full, or read-only: a tiny one in memory that only this run sees.

Linux alone can do that, and only where people may make namespaces; elsewhere `reason_against` says
so.
"""

import contextlib
import itertools
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Final

from tests.faults.breaks import while_broken
from tests.faults.launch import Setting
from tests.faults.prepared import Prepared, prepare
from tests.faults.rounds import CTRL_Q, Found, first_of, fresh
from tests.faults.starts import REFUSED, UP

SITUATIONS: Final = ("bytes", "names", "read-only")
"""No byte is free, no name is free, nothing can be changed."""

_FULL: Final = "Not saved: the disk is full"
_UNSHARED: Final = ("unshare", "--map-root-user", "--mount")
_PROJECT: Final = Path(__file__).resolve().parents[2]
_STARTING: Final = 20.0


def reason_against() -> str:
    """Why it can’t be tried here, or "" if it can."""
    if not sys.platform.startswith("linux"):
        return "only Linux mounts a disk for one program"
    try:
        command = [*_UNSHARED, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return "this system lets nobody mount a disk of their own"
    return ""


def try_out(situation: str, folder: Path) -> Found:
    """Fill a disk under the app, in a process that alone sees it.

    Args:
        situation: One of `SITUATIONS`.
        folder: An empty folder, to mount it in.
    """
    command = [*_UNSHARED, sys.executable, "-m", "tests.faults.full_disk", situation, str(folder)]
    done = subprocess.run(command, cwd=_PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        return Found(f"the trial itself failed: {done.stderr}")
    return Found(**json.loads(done.stdout.splitlines()[-1]))


def _inside(situation: str, folder: Path) -> Found:
    top = folder / "workspace"
    top.mkdir()
    _mount("-t", "tmpfs", "-o", "size=256k,nr_inodes=64,mode=700", "tmpfs", top)
    prepared = prepare(folder)
    if situation == "read-only":
        return _read_only(prepared)
    fill = {"bytes": _fill, "names": _use_up_names}[situation]
    with fresh(prepared, Setting(prepared.root)) as terminal:
        filler = top / "filler"
        found = while_broken(
            terminal, prepared, _FULL, lambda: fill(filler), lambda: _empty(filler)
        )
    if found.problem:
        return found
    fill(filler)
    problem = _start(prepared)
    _empty(filler)
    return replace(found, problem=problem or first_of({"files are left": not prepared.stray()}))


def _read_only(prepared: Prepared) -> Found:
    _mount("-o", "remount,ro", prepared.root)
    return Found(_start(prepared))


def _start(prepared: Prepared) -> str:
    """Start where nothing can be kept: it shows what there is or says why not."""
    before = prepared.path.read_bytes()
    with fresh(prepared, Setting(prepared.root)) as terminal:
        is_up = terminal.until(lambda: any(map(terminal.screen.shows, UP)), _STARTING)
        terminal.send(CTRL_Q)
        code = terminal.ended(_STARTING)
        said = bytes(terminal.shown).decode("utf-8", "replace")
    return first_of(
        {
            f"it ended with {code}: {said[-300:]}": code == (0 if is_up else REFUSED),
            "nobody was told why": "disk is" in said,
            "it fell over": "Traceback" not in said and "fault of its own" not in said,
            "the record is another one": prepared.path.read_bytes() == before,
        }
    )


def _fill(filler: Path) -> None:
    with filler.open("ab", buffering=0) as file:
        for size in (4096, 1):
            with contextlib.suppress(OSError):
                while True:
                    file.write(bytes(size))


def _use_up_names(filler: Path) -> None:
    filler.mkdir()
    with contextlib.suppress(OSError):
        for number in itertools.count():
            (filler / str(number)).touch()


def _empty(filler: Path) -> None:
    if filler.is_dir():
        for path in filler.iterdir():
            path.unlink()
        filler.rmdir()
    else:
        filler.unlink()


def _mount(*words: object) -> None:
    subprocess.run(["mount", *map(str, words)], check=True)


if __name__ == "__main__":
    sys.stdout.write(f"{json.dumps(vars(_inside(sys.argv[1], Path(sys.argv[2]))))}\n")
