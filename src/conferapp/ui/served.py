"""The driver of an app that is shown in a browser: it reads and writes packets, not a terminal.

The server starts the app and names this driver to Textual (`TEXTUAL_DRIVER`). What is typed comes
through the parser of `ui.input_parser`, as in a terminal. The app goes on living while nobody
looks; a window that comes, or comes back, is told where everything stands by a whole new picture.
"""

import contextlib
import os
import queue
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final, Literal, Protocol, TextIO, runtime_checkable

from textual import events
from textual.app import App
from textual.geometry import Size

from conferapp.desk.packets import DATA, FILE, LONGEST, Nonsense, Unpacking, note, packed, read_note
from conferapp.ui.input_parser import SteadyParser
from conferapp.ui.terminal import PacedDriver

# The other screen, no cursor, mouse clicks and moves as numbers, pastes marked, whole frames?
_TAKE: Final = "\x1b[?1049h\x1b[?25l\x1b[?1000h\x1b[?1003h\x1b[?1006h\x1b[?2004h\x1b[?2026$p"
_USUAL: Final = (80, 24)
"""Columns and lines until a window has said its own."""


@runtime_checkable
class Handed(Protocol):
    """What the driver asks of an app; `ui.stage` has it."""

    @property
    def handed(self) -> bool:
        """Whether the student has the laptop, and with it the screen."""


class ServedDriver(PacedDriver):
    """Shows an app to a browser, by way of its server.

    Args:
        app: The app.
        debug: Whether to log keys.
        mouse: As Textual hands it over; a browser has one.
        size: Size of the window, if it isn't in the environment.
    """

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size or _size_of(os.environ))
        self.exit_event = threading.Event()
        self._out, self._writing = _own_output(), threading.Lock()
        self._pieces: queue.Queue[bytes] = queue.Queue()  # the server sends no more than it may
        self._said: tuple[bool, str] | None = None
        self._wanted, self._resizing = _USUAL, False

    @property
    def is_web(self) -> bool:
        """See `Driver`."""
        return True

    # Taking the window, and giving it back ------------------------------------------------

    def start_application_mode(self) -> None:
        """See `Driver`."""
        self._show(self._size or _USUAL)
        for work, name in ((self._read, "served-bytes"), (self.run_input_thread, "textual-input")):
            threading.Thread(target=work, name=name, daemon=True).start()

    def disable_input(self) -> None:
        """See `Driver`."""

    def stop_application_mode(self) -> None:
        """See `Driver`."""
        self.exit_event.set()

    def _show_wanted(self) -> None:
        self._show(self._wanted)

    def _resize(self) -> None:
        self._resizing = False
        self._resized(self._wanted)

    def _show(self, size: tuple[int, int]) -> None:
        """Begin anew for a window of some size; in the app's loop."""
        self._size = size
        self._send(note("attached"))
        self._tell(anew=True)
        self.write(_TAKE)
        self._resized(size)
        if self._app.screen_stack:
            self._app.refresh(layout=True)

    def _resized(self, size: tuple[int, int]) -> None:
        self.send_message(events.Resize(Size(*size), Size(*size)))

    # Output ------------------------------------------------------------------------------

    def write(self, data: str) -> None:
        """See `Driver`. The server knows who has the screen before it gets what that shows."""
        self._tell()
        self._send(packed(DATA, data.encode("utf-8", "replace")))

    def _tell(self, *, anew: bool = False) -> None:
        app: object = self._app
        handed = isinstance(app, Handed) and app.handed
        said = (handed, self._app.theme_variables.get("background", ""))
        if anew or said != self._said:
            if self._said is not None and self._said[0] and not handed:
                self._forget_typed()
            self._said = said
            self._send(note("look", private=said[0], background=said[1]))

    def _send(self, packet: bytes) -> None:
        with self._writing, contextlib.suppress(OSError):  # the end of input tells that it's over
            while packet:
                packet = packet[os.write(self._out, packet) :]

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """See `Driver`; nothing in this app leads elsewhere, and here it could be anybody's screen.

        Args:
            url: The address.
            new_tab: Whether beside the app.
        """

    def deliver_binary(
        self,
        binary: BinaryIO | TextIO,
        *,
        delivery_key: str,
        save_path: Path,
        open_method: Literal["browser", "download"] = "download",
        encoding: str | None = None,
        mime_type: str | None = None,
        name: str | None = None,
    ) -> None:
        """Hand a file to whoever has the screen; see `Driver` for what isn't said here.

        Args:
            binary: The file; it is closed.
            delivery_key: Not needed.
            save_path: Its last part is the name for the browser.
            open_method: Not heeded: a file is downloaded, and never opened as a page of the app's.
            encoding: That of a text.
            mime_type: Not heeded either.
            name: Not needed.
        """
        with binary:
            read = binary.read(LONGEST // 2)
        data = read.encode(encoding or "utf-8") if isinstance(read, str) else read
        self._send(packed(FILE, save_path.name.encode("utf-8", "replace") + b"\n" + data))

    # Input -------------------------------------------------------------------------------

    def _read(self) -> None:
        """Take packets as they come: a window that comes doesn't wait for what was typed before."""
        unpacking = Unpacking()
        with contextlib.suppress(OSError, Nonsense):
            while data := os.read(0, 1 << 16):
                for kind, payload in unpacking.feed(data):
                    if kind != DATA:
                        self._hears(read_note(payload))
                    elif payload:
                        self._pieces.put(payload)
        self._pieces.put(b"")

    def run_input_thread(self) -> None:
        """Take in what comes until the app or the server ends."""
        parser = SteadyParser(self._debug)
        while not self.exit_event.is_set():
            try:
                data = self._pieces.get(timeout=parser.patience)
            except queue.Empty:
                self.hand_over(parser.tick())
                continue
            if not data:
                self.hung_up()
                return
            self.hand_over(parser.feed(data))
            self._send(note("took", size=len(data)))

    def _forget_typed(self) -> None:
        """What a student typed is not for the tutor's screen, and it is known who has that now."""
        with contextlib.suppress(queue.Empty):
            while data := self._pieces.get_nowait():
                self._send(note("took", size=len(data)))
            self._pieces.put(data)  # the end

    def _hears(self, said: Mapping[str, object]) -> None:
        """Do what the server says."""
        width, height = said.get("width"), said.get("height")
        if not isinstance(width, int) or not isinstance(height, int):
            return
        self._wanted, comes = (width, height), said.get("type") == "attach"
        with contextlib.suppress(RuntimeError):  # closed in this instant
            if comes:
                self._loop.call_soon_threadsafe(self._show_wanted)
            elif not self._resizing:
                self._resizing = True  # of many sizes on their way only the last one counts
                self._loop.call_soon_threadsafe(self._resize)


def _own_output() -> int:
    """Standard output for packets alone: whatever else writes there would break them."""
    sys.stdout.flush()
    own, nothing = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.close(nothing)
    return own


def _size_of(environ: Mapping[str, str]) -> tuple[int, int] | None:
    """Columns and lines as the environment has them."""
    try:
        return int(environ["COLUMNS"]), int(environ["LINES"])
    except (KeyError, ValueError):
        return None
