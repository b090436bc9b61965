"""A disk that breaks: the calls by which a program touches the files of one folder, wrapped.

It needs no compiler and nothing but the standard library. Each call below the folder is counted
while the disk is armed; the one that a `Fault` names fails, is cut short, waits, or ends the
program. Each call that had an effect can be noted as a `Step`, from which `power_cut` builds what
may be left of it.
"""

import contextlib
import errno
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

LOOKS: Final = ("stat", "lstat", "fstat", "scandir")
"""Calls that only look."""
CHANGES: Final = (
    "open",
    "write",
    "fsync",
    "close",
    "replace",
    "rename",
    "link",
    "unlink",
    "remove",
    "rmdir",
    "mkdir",
    "chmod",
    "fchmod",
    "truncate",
    "ftruncate",
)
"""Calls by which files come to be what they are."""

_BY_NUMBER: Final = frozenset({"write", "fsync", "close", "fchmod", "fstat", "ftruncate"})


@dataclass(frozen=True)
class Fault:
    """How the disk breaks.

    Attributes:
        do: The name of an error such as `ENOSPC`, or `short`, `delay`, `kill-before`, `kill-after`.
        at: At which call, from 1.
        for_good: Whether at each one from there on, and not just once.
        only: The calls that count; all when empty.
        seconds: How long a `delay` is.
    """

    do: str
    at: int = 1
    for_good: bool = False
    only: frozenset[str] = frozenset()
    seconds: float = 0.0

    def strikes(self, number: int) -> bool:
        """Whether it strikes at a call.

        Args:
            number: Which one, from 1.
        """
        return number == self.at or (self.for_good and number > self.at)

    @property
    def error(self) -> OSError | None:
        """What is raised instead of the call, or None."""
        number = getattr(errno, self.do, None)
        return None if number is None else OSError(number, os.strerror(number))


_NOTHING: Final = Fault("")


@dataclass(frozen=True)
class Step:
    """Something that happened to the disk.

    Attributes:
        what: `create`, `write`, `fsync`, `fsync-failed`, `rename`, `link`, `unlink`, `mkdir`; or
            `struck`, for the fault.
        path: Of which file or folder.
        other: The new name, for `rename` and `link`; the call, for `struck`.
        data: What was written.
        at: When, in seconds of the system's clock that only goes forward.
    """

    what: str
    path: str = ""
    other: str = ""
    data: bytes = b""
    at: float = field(default_factory=time.monotonic)


@dataclass
class BrokenDisk:
    """Wraps the calls of this process.

    Attributes:
        folder: Only what is below it counts.
        fault: How it breaks, or None.
        armed: Whether calls are counted at this moment.
        note: Gets each step.
        is_hasty: Whether syncs only pretend, to be quicker where nobody looks at a real disk.
        calls: How many calls of each name were counted.
        struck: How often the fault struck.
        descriptors: The files below the folder that are open.
    """

    folder: Path
    fault: Fault | None = None
    armed: Callable[[], bool] = lambda: True
    note: Callable[[Step], None] = lambda _: None
    is_hasty: bool = False
    calls: Counter[str] = field(default_factory=Counter)
    struck: int = 0
    descriptors: dict[int, str] = field(default_factory=dict)
    _counting: threading.Lock = field(default_factory=threading.Lock)

    @contextlib.contextmanager
    def inserted(self) -> Iterator["BrokenDisk"]:
        """Be the disk of this process for a while."""
        real: dict[str, Callable[..., Any]] = {n: getattr(os, n) for n in (*CHANGES, *LOOKS)}
        for name, call in real.items():
            setattr(os, name, self._wrapped(name, call, real["lstat"]))
        try:
            yield self
        finally:
            for name, call in real.items():
                setattr(os, name, call)

    @property
    def counted(self) -> int:
        """How many calls were counted."""
        return self.calls.total()

    def _wrapped(
        self, name: str, real: Callable[..., Any], look: Callable[..., Any]
    ) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the real one takes
            path = self._place(name, given)
            if path is None:
                return real(*given, **named)
            fault = self._struck(name, path)
            if fault.do == "kill-before":
                _die()
            if fault.do == "delay":
                time.sleep(fault.seconds)
            if fault.error and name != "close":
                if name == "fsync":
                    self.note(Step("fsync-failed", path))
                raise fault.error
            if fault.do == "short" and name == "write":
                given = (given[0], given[1][: max(1, len(given[1]) // 2)])
            is_new = name == "open" and _makes(given, look)
            done = None if name == "fsync" and self.is_hasty else real(*given, **named)
            self._remember(name, given, path, done)
            self._note(name, given, path, done, is_new)
            if fault.do == "kill-after":
                _die()
            if fault.error:  # a system closes the file even when it reports an error
                raise fault.error
            return done

        return call

    def _place(self, name: str, given: tuple[Any, ...]) -> str | None:
        """The path below the folder that a call is about, or None."""
        first = given[0] if given else "."
        if isinstance(first, int):
            return self.descriptors.get(first)
        top, path = str(self.folder), os.fsdecode(first)
        inside = path == top or path.startswith(top + os.sep)
        return path if inside and name not in _BY_NUMBER else None

    def _struck(self, name: str, path: str) -> Fault:
        """Count a call, and return what is wrong with it."""
        if not self.armed() or (self.fault and self.fault.only and name not in self.fault.only):
            return _NOTHING
        with self._counting:
            self.calls[name] += 1
            if self.fault is None or not self.fault.strikes(self.calls.total()):
                return _NOTHING
            self.struck += 1
        self.note(Step("struck", path, name))
        return self.fault

    def _remember(self, name: str, given: tuple[Any, ...], path: str, done: object) -> None:
        if name == "open" and isinstance(done, int):
            self.descriptors[done] = path
        elif name == "close":
            self.descriptors.pop(given[0], None)

    def _note(
        self, name: str, given: tuple[Any, ...], path: str, done: object, is_new: bool
    ) -> None:
        if is_new:
            self.note(Step("create", path))
        elif name == "write" and isinstance(done, int):
            self.note(Step("write", path, data=bytes(given[1][:done])))
        elif name in {"fsync", "unlink", "mkdir"}:
            self.note(Step(name, path))
        elif name in {"replace", "rename", "link"}:
            self.note(Step("link" if name == "link" else "rename", path, os.fsdecode(given[1])))
        elif name in {"truncate", "ftruncate", "remove", "rmdir"}:
            raise NotImplementedError(f"{name} isn’t replayed yet")


def _makes(given: tuple[Any, ...], look: Callable[..., Any]) -> bool:
    """Whether an `open` makes a file that wasn't there."""
    if not given[1] & os.O_CREAT:
        return False
    try:
        look(given[0])
    except FileNotFoundError:
        return True
    return False


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
