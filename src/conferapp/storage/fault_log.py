"""The log of faults: what went wrong inside the program, for whoever mends it.

It tells kinds of exceptions and places in programs, and nothing else: the message of an exception,
a variable or a person's folder may hold a name. Noting a fault never fails and never takes long,
because it happens where the program is about to end.
"""

import contextlib
import errno
import os
import re
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Final

from conferapp import __version__
from conferapp.storage.errors import StorageError
from conferapp.storage.files import private_folder, read_bounded, write_atomic
from conferapp.storage.temporary import sweep_temporary

LIMIT: Final = 64 * 1024
"""The most bytes that are kept."""
MOST: Final = 20
"""The most faults that are kept, the newest."""
WRITER: Final = "fault log"
"""The name of the thread that writes; a fault in it is not noted."""

_PATIENCE: Final = 0.5
_CAUSES: Final = 5
_FIRST, _LAST = 8, 24
"""How many frames of a long way are told from its beginning and from its end."""


class FaultLog:
    """Notes faults in a file.

    Args:
        path: The file; its folder is made when it is needed.
        now: The time of day.

    Attributes:
        path: The file.
    """

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        self.path = path
        self._now = now
        self._noted: set[str] = set()

    def note(self, error: BaseException, where: str) -> bool:
        """Note a fault; the same one only once as long as the program runs.

        Args:
            error: What went wrong. Neither its text nor any variable is looked at.
            where: In what part of the program, in words of the program's own.

        Returns:
            Whether it is the first of its kind.
        """
        told = "\n".join((where, *describe(error)))
        if told in self._noted or len(self._noted) >= MOST:
            return False
        self._noted.add(told)
        entry = f"{self._now().isoformat(timespec='seconds')}  {_versions()}\n{told}"
        # A disk that hangs must not keep the program from ending.
        writing = threading.Thread(target=self._keep, args=(entry,), name=WRITER, daemon=True)
        with contextlib.suppress(RuntimeError):  # no room for a thread
            writing.start()
            writing.join(_PATIENCE)
        return True

    def _keep(self, entry: str) -> None:
        with contextlib.suppress(OSError, StorageError):
            private_folder(self.path.parent)
            sweep_temporary(self.path.parent)
            entries = [*self._before(), entry][-MOST:]
            while len(data := _joined(entries)) > LIMIT and len(entries) > 1:
                del entries[0]
            write_atomic(self.path, data[:LIMIT])

    def _before(self) -> list[str]:
        try:
            found = read_bounded(self.path, LIMIT).data.decode("utf-8", "replace")
        except StorageError:
            return []
        return [entry for entry in found.strip().split("\n\n") if entry]


def describe(error: BaseException) -> Iterator[str]:
    """The kinds of an exception and of its causes, each with its way through the program.

    Args:
        error: The exception.

    Yields:
        Lines.
    """
    here: BaseException | None = error
    for depth in range(_CAUSES):
        if here is None:
            return
        yield f"{'because of ' if depth else ''}{_kind(here)}"
        yield from _way(here.__traceback__)
        if isinstance(here, BaseExceptionGroup):
            yield f"  with {', '.join(map(_kind, here.exceptions[:_CAUSES]))}"
            here = here.exceptions[0]
        else:
            here = here.__cause__ or (None if here.__suppress_context__ else here.__context__)


def _kind(error: BaseException) -> str:
    kind = type(error)
    name = re.sub(r"[^\w.<>]", "?", f"{kind.__module__}.{kind.__qualname__}")[:120]
    number = errno.errorcode.get(error.errno or 0, "") if isinstance(error, OSError) else ""
    return f"{name.removeprefix('builtins.')} {number}".rstrip()


def _way(trace: TracebackType | None) -> Iterator[str]:
    frames = [(frame.f_code, line) for frame, line in walk_tb(trace)]
    left_out = len(frames) - _FIRST - _LAST
    for number, (code, line) in enumerate(frames):
        if left_out > 0 and _FIRST <= number < _FIRST + left_out:
            if number == _FIRST:
                yield f"  … {left_out} more"
            continue
        yield f"  {_place(code.co_filename)}:{line} {code.co_qualname}"


def _place(file: str) -> str:
    """Where a file is inside the program or a library; no folder of a person's is told."""
    import sysconfig

    if file.startswith("<frozen "):
        return file
    paths = sysconfig.get_paths()
    own = str(Path(__file__).parents[2])
    roots = {own, *(paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib"))}
    for root in sorted(roots, key=len, reverse=True):
        if file.startswith(root + os.sep):
            return file[len(root) + 1 :]
    return "elsewhere"


def _versions() -> str:
    import importlib.metadata

    textual = "?"
    with contextlib.suppress(importlib.metadata.PackageNotFoundError):
        textual = importlib.metadata.version("textual")
    python = ".".join(map(str, sys.version_info[:3]))
    return f"conferapp {__version__}, textual {textual}, python {python}, {sys.platform}"


def _joined(entries: list[str]) -> bytes:
    return ("\n\n".join(entries) + "\n").encode("utf-8", "replace")
