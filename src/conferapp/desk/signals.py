"""The doors by which a program is put out: a closed window, a shutdown, somebody's `kill`.

By default they end the program between two instructions, and what was typed last is gone. Here one
thread waits for them; it needs no event loop, which may be standing still.
"""

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Final

GRACE: Final = 1.7
"""Seconds that saving and leaving have together; then the process ends, whatever hangs."""

ENOUGH: Final = 1.2
"""Seconds that the app has when everything is saved: one that doesn't answer then stands still."""

_LOOK_AGAIN: Final = 0.05

if sys.platform == "win32":
    _SIGNALS: frozenset[signal.Signals] = frozenset()
else:
    # The last two only come from outside, or once the terminal is its usual self again.
    _SIGNALS = frozenset({signal.SIGHUP, signal.SIGTERM, signal.SIGINT, signal.SIGQUIT})

# CTRL_BREAK, CTRL_CLOSE, CTRL_LOGOFF, CTRL_SHUTDOWN and the codes that the program ends with.
_CONSOLE_EVENTS: Final = {1: 130, 2: 129, 5: 143, 6: 143}


def block_signals() -> None:
    """Hold the signals back until somebody waits for them.

    Call it before the first thread starts: each thread inherits what is held back. A launcher may
    have had them ignored; then they would never come.
    """
    if sys.platform != "win32":
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)


def release_signals() -> None:
    """Let the signals do what they do by default, when nothing is left to save.

    Those of keys do nothing any more: they may come of what was typed before the terminal was its
    usual self again, and the exit code is that of what ended the app.
    """
    if sys.platform != "win32":
        for number in _SIGNALS:
            by_key = number in {signal.SIGINT, signal.SIGQUIT}
            signal.signal(number, signal.SIG_IGN if by_key else signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)


@contextlib.contextmanager
def signals_for_a_child() -> Iterator[None]:
    """Start other programs inside this: they inherit what is held back, and could not be stopped.

    A signal that comes to this program in between is still caught.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Doors:
    """Saves and leaves when the program is told to end.

    Args:
        flush: Gets everything on disk within some seconds; from any thread.
        ask_to_exit: Asks the event loop to end the app with an exit code; from any thread, also
            when there is no loop any more.
        put_back: Makes the terminal its usual self, if the app hasn't; from any thread.
    """

    def __init__(
        self,
        flush: Callable[[float], bool],
        ask_to_exit: Callable[[int], None],
        put_back: Callable[[], None],
    ) -> None:
        self._flush, self._ask_to_exit, self._put_back = flush, ask_to_exit, put_back
        self._console_handler: object = None

    def watch(self) -> None:
        """Wait for the signals in a thread of their own; call it from the main thread."""
        if sys.platform == "win32":
            self._watch_console()
            return
        for number in _SIGNALS:
            signal.signal(number, self._caught)
        threading.Thread(target=self._wait, name="signals", daemon=True).start()

    def leave(self, code: int) -> None:
        """Save, ask the app to end, and end the process if it doesn't.

        Args:
            code: The exit code.
        """
        begun, passed, saved = time.monotonic(), 0.0, False
        try:
            self._flush(0)  # the disk begins at once, and the app to leave beside it
            self._ask_to_exit(code)
            # What is still on its way to the model is saved as it arrives.
            while passed < (ENOUGH if saved else GRACE):
                saved = self._flush(GRACE - passed)
                time.sleep(_LOOK_AGAIN)
                passed = time.monotonic() - begun
            self._put_back()
        finally:
            os._exit(code)

    def _wait(self) -> None:
        if sys.platform != "win32":
            self.leave(128 + signal.sigwait(_SIGNALS))

    def _caught(self, number: int, _frame: object) -> None:
        """Take a signal that found a thread that doesn't hold it back."""
        threading.Thread(target=self.leave, args=(128 + number,), daemon=True).start()

    def _watch_console(self) -> None:
        if sys.platform == "win32":
            import ctypes

            def closing(event: int) -> bool:
                if event not in _CONSOLE_EVENTS:
                    return False
                self.leave(_CONSOLE_EVENTS[event])
                return True

            handler_type = ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_uint)
            # Kept, or it is collected while Windows still has its address.
            self._console_handler = handler_type(closing)
            ctypes.windll.kernel32.SetConsoleCtrlHandler(self._console_handler, True)
