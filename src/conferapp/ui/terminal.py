"""A terminal that takes anything: no input ends the app, or keeps it busy for ever."""

import codecs
import contextlib
import os
import re
import selectors
import sys
from collections.abc import Iterator
from io import TextIOWrapper
from typing import Final, Protocol, TextIO, cast, runtime_checkable

from textual import constants, events
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.message import Message

_HANG_UP: Final = 129
_LARGEST_TERMINAL: Final = 2_000
# What the parser raises on reports of keys, positions and sizes that no terminal can mean.
_IMPOSSIBLE: Final = (ParseError, ValueError, ArithmeticError, LookupError, RuntimeError, TypeError)
_UP_TO_FINAL: Final = re.compile(r"\x1b?[^A-Za-z~]*[A-Za-z~]?")


@runtime_checkable
class CanLeave(Protocol):
    """What the driver asks of an app; `ui.safe_app` has it."""

    def save_before_stop(self) -> None:
        """Save, as the program is put to sleep."""

    def exit_from_thread(self, code: int) -> None:
        """End the app soon.

        Args:
            code: The exit code.
        """


class SteadyParser:
    """Makes messages of a terminal's bytes, and skips what makes no sense.

    Args:
        debug: Whether Textual's parser logs.
    """

    def __init__(self, debug: bool) -> None:
        self._debug = debug
        self._parser = XTermParser(debug)
        self._decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode

    @property
    def patience(self) -> float:
        """Seconds after which `tick` is worth calling; few when an Esc may be no more than that."""
        waiting = self._parser._timeout_time is not None  # noqa: SLF001 - there is no other way
        return constants.ESCAPE_DELAY / 4 if waiting else 0.1

    def feed(self, data: bytes) -> Iterator[Message]:
        """Take in what was read.

        Args:
            data: Bytes; a character may go on in the next ones.
        """
        # Never an empty text, which means the end to the parser: a character may be incomplete.
        for piece in re.split("(?=\x1b)", self._decode(data)):
            rest = piece
            while rest:
                try:
                    yield from self._parser.feed(rest)
                    break
                except _IMPOSSIBLE:
                    self._parser = XTermParser(self._debug)
                    rest = _UP_TO_FINAL.sub("", rest, count=1)

    def tick(self) -> Iterator[Message]:
        """See whether an Esc was no more than that."""
        try:
            yield from self._parser.tick()
        except _IMPOSSIBLE:
            self._parser = XTermParser(self._debug)


def driver_class() -> type[Driver] | None:
    """The driver to use here, or None for Textual's own."""
    return None if sys.platform == "win32" else SteadyDriver


if sys.platform != "win32":
    from textual.drivers.linux_driver import LinuxDriver

    class SteadyDriver(LinuxDriver):
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
            self._file = cast(TextIOWrapper, _LastingOutput(cast(TextIO, self._file)))

        def run_input_thread(self) -> None:
            """Read until the app or the terminal ends."""
            parser = SteadyParser(self._debug)
            with selectors.SelectSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                while not self.exit_event.is_set():
                    if selector.select(parser.patience):
                        data = self._read()
                        if data == b"":
                            self._hung_up()
                            return
                        self._pass_on(parser.feed(data or b""))
                    self._pass_on(parser.tick())

        def _read(self) -> bytes | None:
            try:
                return os.read(self.fileno, 4096)
            except BlockingIOError:
                return None
            except OSError:
                return b""

        def _pass_on(self, messages: Iterator[Message]) -> None:
            for message in messages:
                if self._is_possible(message):
                    self.process_message(message)

        def _is_possible(self, message: Message) -> bool:
            if isinstance(message, events.Key):  # half of a character can't be saved
                return not any("\ud800" <= part <= "\udfff" for part in message.character or "")
            if isinstance(message, events.MouseEvent):
                return max(message.x, message.y) <= _LARGEST_TERMINAL
            if isinstance(message, events.Resize):
                sides = message.size
                return (
                    self._in_band_window_resize
                    and 0 < min(sides) <= max(sides) <= _LARGEST_TERMINAL
                )
            return True

        def _hung_up(self) -> None:
            if isinstance(self._app, CanLeave):
                self._app.exit_from_thread(_HANG_UP)

        def _sigtstp_application(self, *_: object) -> None:
            if isinstance(self._app, CanLeave):
                self._app.save_before_stop()
            super()._sigtstp_application()


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
