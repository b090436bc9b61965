"""The app in a pseudo-terminal: what its screen shows, keys at a person's pace, and how it ends."""

import fcntl
import os
import select
import signal
import struct
import sys
import termios
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from tests.faults.screen import COLUMNS, ROWS, Screen
from tests.system.pty_host import PtyHost

STARTING: Final = 30.0
"""Seconds within which the app has to be there, on a machine with other things to do."""
_BREATH: Final = 0.01
_NEVER_RAN: Final = 99


class Terminal(PtyHost):
    """A terminal that knows what is on its screen; for the arguments see `PtyHost`."""

    def __init__(self, arguments: Sequence[str], environment: Mapping[str, str]) -> None:
        self._begin_to_read()
        super().__init__(arguments, environment=environment)
        self.modes = termios.tcgetattr(self._outer)

    def _begin_to_read(self) -> None:
        self.screen = Screen()
        self._drawn = 0

    def drain(self, seconds: float = 0.0) -> None:
        """Read what comes within a time; at its end, or at the program's, what is there."""
        end = time.monotonic() + seconds
        while True:
            left = max(0.0, end - time.monotonic())
            try:
                ready = self._outer >= 0 and select.select([self._outer], [], [], left)[0]
                self.shown += os.read(self._outer, 65536) if ready else b""
            except OSError:  # the program has gone, and its side of the terminal with it
                ready = []
            self.screen.feed(bytes(self.shown[self._drawn :]))
            self._drawn = len(self.shown)
            if not ready:
                return

    def until(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Read until something is so, and tell whether it came to be in time.

        Args:
            condition: What to wait for.
            seconds: How long at most.
        """
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                return False
            self.drain(_BREATH)
            if self.process.poll() is not None:
                return condition()
        return True

    def must_show(self, words: str, seconds: float = STARTING) -> None:
        """Read until words stand on the screen."""
        there = self.until(lambda: self.screen.shows(words), seconds)
        assert there, f"{words!r} isn’t on the screen:\n" + "\n".join(self.screen.lines)

    def type(self, words: str, pause: float = 0.02) -> list[float]:
        """Type letter by letter, reading on; return when each was typed."""
        moments = []
        for letter in words:
            moments.append(time.monotonic())
            self.send(letter.encode())
            self.drain(pause)
        return moments

    def ended(self, seconds: float) -> int | None:
        """The exit code, negative for a signal that killed it, or None if it didn’t end in time."""
        self.until(lambda: self.process.poll() is not None, seconds)
        code = self.process.poll()
        self.drain()
        return code

    def is_as_before(self) -> bool:
        """Whether the program left the terminal as it found it."""
        shown = bytes(self.shown)
        left = shown.rfind(b"\x1b[?1049l") >= shown.rfind(b"\x1b[?1049h")
        return left and termios.tcgetattr(self._outer) == self.modes


class Child:
    """A process that was forked; as much of `subprocess.Popen` as a terminal asks of it."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """The exit code, negative for a signal, or None while it runs."""
        return self.returncode if self.returncode is not None else self._reap(os.WNOHANG)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end, or raise `TimeoutError`."""
        end = time.monotonic() + (3600.0 if timeout is None else timeout)
        while (code := self.poll()) is None:
            if time.monotonic() > end:
                raise TimeoutError
            time.sleep(_BREATH)
        return code

    def send_signal(self, sig: int) -> None:
        """Send a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, sig)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def _reap(self, how: int) -> int | None:
        pid, status = os.waitpid(self.pid, how)
        if pid:
            self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode


class ForkedTerminal(Terminal):
    """The same for a process that has everything imported already: ten times as many runs a minute.

    Only for a process of one thread that nothing else happens in.

    Args:
        run: Runs the app in the new process, and returns its exit code.
        environment: Its environment variables.
    """

    def __init__(self, run: Callable[[], int], environment: Mapping[str, str]) -> None:
        self._begin_to_read()
        self._outer, inner = os.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.modes = termios.tcgetattr(self._outer)
        self.shown = bytearray()
        self._seen = 0
        pid = os.fork()
        if not pid:
            os.close(self._outer)
            _be_the_program(run, inner, environment)
        self.process: Any = Child(pid)
        os.close(inner)


def _be_the_program(run: Callable[[], int], inner: int, environment: Mapping[str, str]) -> None:
    code = _NEVER_RAN
    try:
        os.setsid()
        fcntl.ioctl(inner, termios.TIOCSCTTY, 0)
        for number in (0, 1, 2):
            os.dup2(inner, number)
        os.close(inner)
        os.environ.clear()
        os.environ.update(environment)
        for number, name in enumerate(("stdin", "stdout", "stderr")):
            mode = "w" if number else "r"
            stream = open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - it stays
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)
        code = run()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:  # here it ends, whatever happened: what comes behind is the parent's
        if code == _NEVER_RAN:
            traceback.print_exc()
        os._exit(code)
