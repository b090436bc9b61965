"""However it is told to end, the program is gone in two seconds, and the terminal is as it was."""

import json
import signal
import sys
import termios
import time
from pathlib import Path
from typing import Any, Final

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals and signals are POSIX", allow_module_level=True)

from tests.faults.monkey import LONG
from tests.system.pty_host import PtyHost

TINY_APP: Final = Path(__file__).parents[1] / "system" / "tiny_app.py"
SENTENCE: Final = "She knows more than she thinks."
F2, F4, F5, F9 = b"\x1bOQ", b"\x1bOS", b"\x1b[15~", b"\x1b[20~"
SLOW: Final = "0.5"
"""Seconds of an fsync: two of them make a save."""
WITHIN: Final = 2.0
SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

TAKEN_BACK: Final = {
    "mouse": (b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?1006l"),
    "pastes": (b"\x1b[?2004l",),
    "focus": (b"\x1b[?1004l",),
    "keys": (b"\x1b[<u",),
    "screen": (b"\x1b[?1049l",),
    "cursor": (b"\x1b[?25h",),
    "wrapping": (b"\x1b[?7h",),
}


class Window:
    """The tiny app in a terminal, with a sentence typed."""

    def __init__(self, folder: Path, *more: str) -> None:
        self.folder = folder
        self.host = PtyHost([TINY_APP, folder, *more])
        self.before = self.settings
        self.host.read_until("READY")
        assert self.settings != self.before
        self.host.paste(SENTENCE)

    def __enter__(self) -> "Window":
        return self

    def __exit__(self, *given: Any) -> None:  # noqa: ANN401  # as contexts are called
        self.host.__exit__(*given)

    @property
    def settings(self) -> list[Any]:
        """How the terminal is set."""
        return termios.tcgetattr(self.host._outer)

    def stand_still(self) -> None:
        """Have a handler that doesn't come back."""
        self.host.send(F4)
        self.host.read_until("STILL")

    def freeze(self) -> None:
        """Have the app write more than the terminal holds, and read no more of it."""
        self.host.send(F5)
        self.host.read_until("FULL")

    def end(self, number: signal.Signals | None, *, reading: bool = True) -> float:
        """End it, by closing the window or by a signal; seconds until it was gone."""
        began = time.monotonic()
        if number is None:
            self.host.hang_up()
        else:
            self.host.process.send_signal(number)
        status = self.host.wait() if reading else self.host.process.wait(30)
        took = time.monotonic() - began
        assert status == 128 + (number or signal.SIGHUP)
        return took

    @property
    def saved(self) -> str:
        """What is on disk."""
        return str(json.loads((self.folder / "r1.json").read_bytes())["notes"])

    def is_put_back(self) -> bool:
        """Whether all that the app asked of the terminal was taken back."""
        after = bytes(self.host.shown)
        return self.settings == self.before and all(
            after.rfind(mark) >= 0 for marks in TAKEN_BACK.values() for mark in marks
        )


def test_a_signal_ends_it_in_time_and_puts_the_terminal_back(tmp_path: Path) -> None:
    with Window(tmp_path) as window:
        assert window.end(signal.SIGTERM) < WITHIN
        assert window.is_put_back()
        assert window.saved == SENTENCE


@pytest.mark.parametrize("number", SIGNALS if LONG else SIGNALS[:1])
def test_a_handler_that_never_comes_back_keeps_neither_process_nor_terminal(
    tmp_path: Path, number: signal.Signals
) -> None:
    with Window(tmp_path) as window:
        window.stand_still()
        assert window.end(number) < WITHIN
        assert window.is_put_back()
        assert window.saved == SENTENCE


@pytest.mark.parametrize("number", [signal.SIGTERM, None], ids=["signal", "window closed"])
def test_a_terminal_that_nobody_reads_keeps_nothing(
    tmp_path: Path, number: signal.Signals | None
) -> None:
    with Window(tmp_path) as window:
        window.freeze()
        assert window.end(number, reading=False) < WITHIN
        if number:
            assert window.settings == window.before
        assert window.saved == SENTENCE


@pytest.mark.parametrize("stuck", [True, False] if LONG else [True])
def test_a_slow_disk_has_everything_in_time(tmp_path: Path, stuck: bool) -> None:
    with Window(tmp_path, SLOW) as window:
        window.host.paste("And more.")  # while the first save is on its way
        if stuck:
            window.stand_still()
        assert window.end(signal.SIGTERM) < WITHIN
        assert window.is_put_back()
        assert window.saved == f"{SENTENCE}And more."


def test_a_disk_that_hangs_keeps_nobody(tmp_path: Path) -> None:
    with Window(tmp_path, "3600") as window:
        window.stand_still()
        assert window.end(signal.SIGTERM) < WITHIN
        assert window.is_put_back()


@pytest.mark.parametrize("key", [F9, F2] if LONG else [F9])
def test_a_crash_puts_the_terminal_back(tmp_path: Path, key: bytes) -> None:
    with Window(tmp_path) as window:
        window.host.send(key)
        assert window.host.wait() == 70
        assert window.is_put_back()
        assert window.saved == SENTENCE
