"""What has to happen before Textual is imported. Imports nothing but the standard library."""

import contextlib
import gc
import io
import logging
import os
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType
from typing import Final, TextIO

_TERMINALS_THAT_CANT: Final = frozenset({"dumb", "unknown"})
# The usual 700 objects let the collector run several times for one key.
_COLLECT_AFTER: Final = (20_000, 20, 50)


def refuse_reason(streams: Sequence[TextIO | None], environ: Mapping[str, str]) -> str | None:
    """Why the screens can't be shown here, or None when they can.

    Args:
        streams: Standard input, output and error: Textual draws on output on Windows, on error
            elsewhere.
        environ: The environment.
    """
    if environ.get("TERM") in _TERMINALS_THAT_CANT:
        return (
            f"This terminal (TERM={environ['TERM']}) can't show screens. "
            "Open Conferapp in a terminal window."
        )
    if all(stream is not None and stream.isatty() for stream in streams):
        return None
    return "Conferapp needs a terminal for its keys and screens. Start it without “|”, “<” and “>”."


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


def keep_tracebacks_private(sentence: str) -> None:
    """Have no uncaught exception show more than a sentence: its text may hold a student's name.

    Args:
        sentence: What to show when the whole program fails.
    """

    def program_failed(
        kind: type[BaseException], _error: BaseException, _trace: TracebackType | None
    ) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            sys.stderr.write(f"{sentence}\n")

    def nothing(_: object) -> None:
        """The saver's thread reports by its state; others have nothing to add."""

    sys.excepthook = program_failed
    threading.excepthook = nothing
    sys.unraisablehook = nothing
    logging.getLogger("asyncio").disabled = True


def quicken_escape(environ: "os._Environ[str]") -> None:
    """Have Esc act after 25 ms and not 100, unless somebody on a slow line chose otherwise.

    Args:
        environ: The environment, which Textual reads when it is imported.
    """
    environ.setdefault("ESCDELAY", "25")
