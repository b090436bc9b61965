"""A terminal for one program, that knows when a picture is whole and when it came."""

import contextlib
import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, Self

from benchmarks.screen import Screen

COLUMNS, ROWS = 120, 36
PATIENCE: Final = 20.0
"""Seconds after which a program counts as stuck."""

_ASKED: Final = b"\x1b[?2026$p"
# Modern terminals can hold a picture back until it is whole, and then the program says where each
# one begins and ends.
_ANSWER: Final = b"\x1b[?2026;2$y"
_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"


class Stuck(RuntimeError):
    """A program never showed what it should have.

    Args:
        lines: What it shows.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("What was waited for never came. The screen:\n" + "\n".join(lines))


class Terminal:
    """A Python program behind a pseudo-terminal.

    Args:
        arguments: What follows `python`.
        environ: Its environment.

    Attributes:
        screen: What it shows.
        began: When it was started, on the clock of `time.perf_counter`.
        process: The program.
    """

    def __init__(self, arguments: Sequence[str | Path], environ: Mapping[str, str]) -> None:
        self.screen = Screen(COLUMNS, ROWS)
        self._held = b""
        self._unfinished = ""
        self._outer, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, *map(str, arguments)],
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
            env=environ,
        )
        os.close(inner)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._outer)

    def send(self, keys: bytes) -> float:
        """Type.

        Args:
            keys: What the keys send.

        Returns:
            The moment just before.
        """
        moment = time.perf_counter()
        os.write(self._outer, keys)
        return moment

    def wait(self, ready: Callable[[Screen], bool], patience: float = PATIENCE) -> float:
        """Read until the program has painted something.

        Args:
            ready: Whether it is there; asked after each whole picture.
            patience: How many seconds it may take.

        Returns:
            The moment at which it was there.

        Raises:
            Stuck: It never was.
        """
        end = time.monotonic() + patience
        while (left := end - time.monotonic()) > 0:
            moment = self._read(left)
            if moment is not None and ready(self.screen):
                return moment
        raise Stuck(self.screen.lines)

    def settle(self, quiet: float = 0.15) -> None:
        """Read until nothing changes for a while; a blinking cursor changes no text.

        Args:
            quiet: How long, in seconds.
        """
        lines, end = self.screen.lines, time.monotonic() + quiet
        while (left := end - time.monotonic()) > 0:
            self._read(left)
            if self.screen.lines != lines:
                lines, end = self.screen.lines, time.monotonic() + quiet

    def memory(self) -> float:
        """Resident memory of the program, in MiB."""
        command = ["ps", "-o", "rss=", "-p", str(self.process.pid)]
        with contextlib.suppress(FileNotFoundError):
            return int(subprocess.run(command, capture_output=True, check=True).stdout) / 1024
        pages = Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE") / 2**20

    def _read(self, patience: float) -> float | None:
        """Read once; the moment at which a picture was whole, or None if none is."""
        if not select.select([self._outer], [], [], patience)[0]:
            return None
        try:
            data = os.read(self._outer, 1 << 20)
        except OSError:  # Linux says so when the program has ended
            data = b""
        moment = time.perf_counter()
        if not data:
            raise Stuck(self.screen.lines)
        if _ASKED in data:
            self.send(_ANSWER)
        return moment if self._draw(data) else None

    def _draw(self, data: bytes) -> bool:
        """Draw what is whole; whether anything was."""
        self._held += data
        begun = self._held.rfind(_BEGIN.encode())
        whole = len(self._held) if begun <= self._held.rfind(_END.encode()) else begun
        try:
            text = self._held[:whole].decode()
        except UnicodeDecodeError:  # cut inside a character
            return False
        self._held = self._held[whole:]
        self._unfinished = self.screen.feed(self._unfinished + text)
        return bool(text)
