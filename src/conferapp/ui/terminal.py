"""A terminal that takes anything: no input ends the app, or keeps it busy for ever.

And one that is left as it was found, also when the app stands still or nobody reads any more.
"""

import contextlib
import os
import selectors
import signal
import sys
import threading
import time
from collections.abc import Iterable, Mapping
from io import TextIOWrapper
from typing import Any, Final, Protocol, TextIO, cast, runtime_checkable

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.message import Message

from conferapp.ui.input_parser import SteadyParser

LIFELINES: Final = frozenset({"textual-input", "textual-output"})
"""The names of the driver's threads: without them, nothing can be typed or seen."""

_HANG_UP: Final = 129
_PACE: Final = 256
"""So many messages are handed to the app before it has to have dealt with them."""
_LAST_WRITE: Final = 0.05

# Frame over, pastes and wrapping, size and mouse reports, keys, the screen before, cursor, focus.
_BACK: Final = (
    b"\x1b[?2026l\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"
    b"\x1b[?1016l\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
)


@runtime_checkable
class CanLeave(Protocol):
    """What the driver asks of an app; `ui.safe_app` has it."""

    @property
    def keys_waiting(self) -> int:
        """How many keys were read and not handed on yet."""

    def save_before_stop(self) -> None:
        """Save, as the program is put to sleep."""

    def exit_from_thread(self, code: int) -> None:
        """End the app soon.

        Args:
            code: The exit code.
        """


@runtime_checkable
class PutsBack(Protocol):
    """A driver that can make the terminal its usual self in a hurry."""

    def put_back(self) -> None:
        """Do so, from any thread, without waiting for anybody."""


def driver_class(environ: Mapping[str, str] = os.environ) -> type[Driver] | None:
    """The driver to use here, or None for Textual's own or the one that was named.

    Args:
        environ: The environment. `TEXTUAL_DRIVER` names a driver to Textual: this is how a served
            app gets `ui.served`.
    """
    named = bool(environ.get("TEXTUAL_DRIVER"))
    return None if named or sys.platform == "win32" else SteadyDriver


class PacedDriver(Driver):
    """Hands the app no more at a time than it deals with, and tells it that nobody is there.

    Attributes:
        exit_event: Set when nothing is to be read any more.
    """

    exit_event: threading.Event
    _handed = 0

    def hand_over(self, messages: Iterable[Message]) -> None:
        """Hand messages to the app; from the thread that reads.

        Args:
            messages: What was read.
        """
        for message in messages:
            if self.exit_event.is_set():
                return
            if self.concerns(message):
                self.process_message(message)
                self._handed += 1
            if self._handed >= _PACE:
                self._keep_pace()

    def concerns(self, message: Message) -> bool:
        """Whether the app is to hear of something that the terminal said."""
        return True

    def hung_up(self) -> None:
        """Have the app save and end: nothing will come any more."""
        if isinstance(self._app, CanLeave):
            self._app.exit_from_thread(_HANG_UP)

    def _keep_pace(self) -> None:
        """Wait until the app has dealt with what it got: more would only fill the memory."""
        self._handed = 0
        dealt_with = threading.Event()
        self._app.call_later(dealt_with.set)
        while not self.exit_event.is_set():
            if dealt_with.wait(0.05) and self._waiting < _PACE:
                return

    @property
    def _waiting(self) -> int:
        return self._app.keys_waiting if isinstance(self._app, CanLeave) else 0


if sys.platform != "win32":
    import termios

    from textual.drivers.linux_driver import LinuxDriver

    class SteadyDriver(PacedDriver, LinuxDriver):
        """Textual's driver, but no input ends it or keeps it busy for ever.

        Args:
            app: The app.
            debug: Whether to log keys.
            mouse: Whether to ask for the mouse.
            size: Size of the terminal, if it isn't to be asked.
        """

        def __init__(
            self,
            app: App[None],
            *,
            debug: bool = False,
            mouse: bool = True,
            size: tuple[int, int] | None = None,
        ) -> None:
            super().__init__(app, debug=debug, mouse=mouse, size=size)
            output = _LastingOutput(cast(TextIO, self._file))
            self._file = cast(TextIOWrapper, output)
            self._output = output.fileno()
            self._taken = False

        # Taking the terminal, and giving it back --------------------------------------------

        def start_application_mode(self) -> None:
            """See `Driver`."""
            self._taken = True
            super().start_application_mode()  # type: ignore[no-untyped-call]

        def stop_application_mode(self) -> None:
            """See `Driver`; Textual forgets that positions of the mouse came in pixels."""
            if self._mouse_pixels:
                self.write("\x1b[?1016l")
            super().stop_application_mode()

        def close(self) -> None:
            """See `Driver`: only now everything is written."""
            super().close()
            self._taken = False

        def put_back(self) -> None:
            """Make the terminal its usual self, unless it is; never wait for whoever reads it."""
            if not self._taken:
                return
            self._taken = False
            # In the background, changing the terminal would put the program to sleep.
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
            _write_at_once(self._output, _BACK)
            _set(self.fileno, self.attrs_before)

        # Input -----------------------------------------------------------------------------

        def _run_input_thread(self) -> None:
            """See `LinuxDriver`, which keeps a fault from whoever could note it."""
            self.run_input_thread()

        def run_input_thread(self) -> None:
            """Read until the app or the terminal ends."""
            parser = SteadyParser(self._debug)
            with selectors.SelectSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                while not self.exit_event.is_set():
                    if selector.select(parser.patience):
                        data = self._read()
                        if data == b"":
                            self.hung_up()
                            return
                        self.hand_over(parser.feed(data or b""))
                    self.hand_over(parser.tick())

        def _read(self) -> bytes | None:
            try:
                return os.read(self.fileno, 4096)
            except BlockingIOError:
                return None
            except OSError:
                return b""

        def concerns(self, message: Message) -> bool:
            """See `PacedDriver`: sizes count where the terminal was asked for them."""
            return not isinstance(message, events.Resize) or self._in_band_window_resize

        def _sigtstp_application(self, *_: object) -> None:
            if isinstance(self._app, CanLeave):
                self._app.save_before_stop()
            super()._sigtstp_application()

    def _write_at_once(output: int, data: bytes) -> None:
        """Write as much as there is room for, within a moment.

        Not to waiting belongs to whoever opened the terminal, and this program shares that with
        its shell: so it is opened anew.
        """
        end = time.monotonic() + _LAST_WRITE
        with contextlib.suppress(OSError):
            terminal = os.open(os.ttyname(output), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
            try:
                while data and time.monotonic() < end:
                    with contextlib.suppress(BlockingIOError):
                        data = data[os.write(terminal, data) :]
                        continue
                    time.sleep(0.01)
            finally:
                os.close(terminal)

    def _set(terminal: int, attributes: list[Any] | None) -> None:
        if attributes is not None:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(terminal, termios.TCSANOW, attributes)


class _LastingOutput:
    """A terminal to write to that may go away: Textual would wait for its writer for ever."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.fileno = file.fileno

    def write(self, text: str) -> None:
        with contextlib.suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            self._file.flush()
