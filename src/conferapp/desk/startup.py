"""What has to happen before Textual is imported. Imports nothing but the standard library."""

import contextlib
import gc
import io
import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Final, Self, TextIO

CRASH: Final = 70
"""The exit code after a fault of the program's own, as `sysexits.h` has it."""
STOPPED: Final = 130
"""The exit code after Ctrl+C, as shells tell it."""
IN_LINES: Final = "`conferapp confer NAME` works here, line by line."
"""What can be done where screens can't be shown."""
UNSAVED: Final = 3
"""The exit code where the last words couldn't be saved: the disk has to be mended."""

TERMINALS_THAT_CANT: Final = frozenset({"dumb", "unknown"})
"""What `TERM` says of a terminal on which nothing can be drawn."""
# The usual 700 objects let the collector run several times for one key.
_COLLECT_AFTER: Final = (20_000, 20, 50)


def refuse_reason(streams: Sequence[TextIO | None], environ: Mapping[str, str]) -> str | None:
    """Why the screens can't be shown here, or None when they can.

    Args:
        streams: Standard input, output and error: Textual draws on output on Windows, on error
            elsewhere.
        environ: The environment.
    """
    if environ.get("TERM") in TERMINALS_THAT_CANT:
        return (
            f"This terminal (TERM={environ['TERM']}) can't show screens. Open Conferapp in a "
            f"terminal window. {IN_LINES}"
        )
    if all(stream is not None and stream.isatty() for stream in streams):
        return None
    return (
        "Conferapp needs a terminal for its keys and screens. Start it without “|”, “<” and “>”. "
        f"{IN_LINES}"
    )


def use_utf8_streams(streams: Sequence[TextIO | None]) -> None:
    """Write UTF-8 whatever the locale says, and never fail on a character.

    Args:
        streams: Those to write to.
    """
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


@contextlib.contextmanager
def collector_paused() -> Iterator[None]:
    """Import and build the app inside this.

    What is there at the end stays for good, so the garbage collector needn't look at it at each of
    its rounds, in the middle of somebody's typing.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(*_COLLECT_AFTER)
        gc.enable()


def wants_details(environ: Mapping[str, str]) -> bool:
    """Whether somebody who looks for a fault asked for tracebacks, which may hold names.

    Args:
        environ: The environment.
    """
    return environ.get("CONFERAPP_DEBUG") == "1"


class OneSentence:
    """Inside it, no fault shows more than a sentence: its text may hold a student's name.

    Use it as a context around the whole program. Afterwards `code` is the exit code if a fault
    ended it.

    Args:
        tell: Notes a fault and where it was, and gives the sentence.
        details: Whether somebody who looks for a fault wants tracebacks, whatever they hold.

    Attributes:
        code: The exit code, 0 as long as nothing failed.
    """

    def __init__(self, tell: Callable[[BaseException, str], str], *, details: bool = False) -> None:
        self._tell, self._details = tell, details
        self.code = 0

    def __enter__(self) -> Self:
        if not self._details:
            threading.excepthook = self._of_thread
            sys.unraisablehook = self._of_nobody
            logging.getLogger("asyncio").disabled = True
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        _trace: TracebackType | None,
    ) -> bool:
        if isinstance(error, KeyboardInterrupt):
            self.code = STOPPED
            return True
        if not isinstance(error, Exception):
            return False
        sentence = self._tell(error, "the program")
        if self._details:
            traceback.print_exception(error)
        sys.stderr.write(f"{sentence}\n")
        self.code = CRASH
        return True

    def _of_thread(self, met: threading.ExceptHookArgs) -> None:
        if met.exc_value is not None:
            self._tell(met.exc_value, "a thread")

    def _of_nobody(self, met: "sys.UnraisableHookArgs") -> None:
        if met.exc_value is not None:
            self._tell(met.exc_value, "clearing up")


@contextlib.contextmanager
def threads_watched(take: Callable[[BaseException, str], None]) -> Iterator[None]:
    """Inside it, a fault in a thread is told to the app.

    Args:
        take: Gets the fault and the name of the thread, in that thread.
    """

    def hook(met: threading.ExceptHookArgs) -> None:
        if met.exc_value is not None and met.thread is not None:
            take(met.exc_value, met.thread.name)

    before = threading.excepthook
    threading.excepthook = hook
    try:
        yield
    finally:
        threading.excepthook = before


def wants_motion(environ: Mapping[str, str]) -> bool:
    """Whether somebody asked for Textual's animations; without that nothing moves by itself.

    Args:
        environ: The environment.
    """
    return "TEXTUAL_ANIMATIONS" in environ


def quicken_escape(environ: "os._Environ[str]") -> None:
    """Have Esc act after 25 ms and not 100, unless somebody on a slow line chose otherwise.

    Args:
        environ: The environment, which Textual reads when it is imported.
    """
    environ.setdefault("ESCDELAY", "25")
