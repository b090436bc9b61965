"""A program in a pseudo-terminal, for tests: type, read until something shows, end it."""

import contextlib
import fcntl
import os
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

PATIENCE: Final = 30.0
"""Seconds after which a test fails that waits for something."""

# The terminal has to be the program's own for a closed window to reach it.
_LAUNCH: Final = """
import fcntl, os, signal, sys, termios
if "own" in sys.argv[1]:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
if "nohup" in sys.argv[1]:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
os.execv(sys.executable, [sys.executable, *sys.argv[2:]])
"""


class PtyHost:
    """One Python program on the inner side of a pseudo-terminal of 80 by 24.

    Args:
        arguments: What follows `python`.
        launch: `own` to have the terminal be the program's controlling one, `nohup` to ignore its
            hang-ups, `alone` for neither; may be joined by a comma.
        environment: The environment variables; those of this process by default.
        python: The interpreter.
    """

    def __init__(
        self,
        arguments: Sequence[str | Path],
        launch: str = "own",
        *,
        environment: Mapping[str, str] = os.environ,
        python: str | Path = sys.executable,
    ) -> None:
        self._outer, inner = os.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.shown = bytearray()
        self._seen = 0
        self.process = subprocess.Popen(
            [str(python), "-c", _LAUNCH, launch, *map(str, arguments)],
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
            env={**environment, "TERM": "xterm-256color"},
        )
        os.close(inner)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.wait()
        self.hang_up()

    def send(self, data: bytes) -> None:
        """Type.

        Args:
            data: What the keys send.
        """
        while data:
            data = data[os.write(self._outer, data) :]

    def paste(self, text: str) -> None:
        """Paste, and wait until it is on the screen.

        Args:
            text: One line.
        """
        self.send(b"\x1b[200~" + text.encode() + b"\x1b[201~")
        self.read_until(text)

    def read_until(self, marker: str) -> None:
        """Read until a text has been shown that wasn't before the last one read.

        Args:
            marker: The text.
        """
        start = len(self.shown)
        while marker.encode() not in self.shown[max(0, start - len(marker)) :]:
            assert self._read(), f"{marker!r} never came: {bytes(self.shown[-500:])!r}"

    def see(self, *markers: str) -> None:
        """Read until texts have been shown, each somewhere behind the one before.

        Args:
            markers: The texts.
        """
        for marker in markers:
            while (at := self.shown.find(marker.encode(), self._seen)) < 0:
                assert self._read(), f"{marker!r} never came: {bytes(self.shown[-500:])!r}"
            self._seen = at + len(marker.encode())

    def hang_up(self) -> None:
        """Close the terminal, as closing its window does."""
        if self._outer >= 0:
            os.close(self._outer)
            self._outer = -1

    def wait(self) -> int:
        """Read until the program ends; the exit code, negative for a signal."""
        while self._outer >= 0 and self._read():
            pass
        return self.process.wait(PATIENCE)

    def _read(self) -> bool:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with contextlib.suppress(OSError):
                if select.select([self._outer], [], [], 0.1)[0]:
                    data = os.read(self._outer, 65536)
                    self.shown += data
                    return bool(data)
            if self.process.poll() is not None:
                return False
        return False
