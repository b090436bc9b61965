"""The app that is served: a process of its own, spoken to through two pipes.

It goes on living while no window looks. Whatever ends this server closes the pipe, and that has the
app save and end.
"""

import asyncio
import contextlib
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from conferapp.desk.packets import DATA, NOTE, Nonsense, Unpacking, note, packed, read_note

DRIVER: Final = "conferapp.ui.served:ServedDriver"
"""What the app is told to speak through."""
MOST_AHEAD: Final = 4096
"""Bytes that were typed and that the app hasn't taken in yet; what comes then waits here."""
_READ: Final = 1 << 16
_LEAVING: Final = 6.0
"""Seconds for saving and leaving; then it is told, and then it is ended."""
# What a terminal would say of itself, and a browser doesn't have.
_NOT_HERE: Final = ("COLORFGBG", "NO_COLOR", "TERM_PROGRAM", "TMUX", "STY", "VTE_VERSION")


def environment(environ: Mapping[str, str], size: tuple[int, int]) -> dict[str, str]:
    """The environment of the app.

    Args:
        environ: That of the server.
        size: Columns and lines of the first window.
    """
    kept = {name: value for name, value in environ.items() if name not in _NOT_HERE}
    return kept | {
        "COLORTERM": "truecolor",
        "COLUMNS": str(size[0]),
        "LINES": str(size[1]),
        "TERM": "xterm-256color",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TEXTUAL_DRIVER": DRIVER,
    }


class AppProcess:
    """One running app.

    Args:
        process: The process.
        take: Gets each packet: its kind, and what is in it.
        ended: Gets the exit code.
    """

    def __init__(
        self,
        process: asyncio.subprocess.Process,
        take: Callable[[bytes, bytes], None],
        ended: Callable[[int], None],
    ) -> None:
        self._process, self._take, self._ended = process, take, ended
        self._ahead, self._took = 0, asyncio.Event()
        self._reading = asyncio.create_task(self._read())

    async def ready(self) -> None:
        """Wait until the app keeps up with what was typed, or has ended."""
        while self._ahead >= MOST_AHEAD:
            self._took.clear()
            await self._took.wait()

    async def type(self, text: str) -> None:
        """Hand over what was typed; returns once the app's pipe has it.

        Args:
            text: As a terminal would send it.
        """
        data = text.encode("utf-8", "replace")
        self._ahead += len(data)
        await self._send(packed(DATA, data))

    async def attach(self, size: tuple[int, int]) -> None:
        """Have everything painted anew for a window.

        Args:
            size: Its columns and lines.
        """
        await self._send(note("attach", width=size[0], height=size[1]))

    async def resize(self, size: tuple[int, int]) -> None:
        """Say that the window has another size.

        Args:
            size: Its columns and lines.
        """
        await self._send(note("resize", width=size[0], height=size[1]))

    async def end(self) -> None:
        """Have it save and end, and wait for that."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        for harder in (self._process.terminate, self._process.kill):
            try:
                await asyncio.wait_for(asyncio.shield(self._reading), _LEAVING)
            except TimeoutError:
                with contextlib.suppress(ProcessLookupError):
                    harder()
            else:
                return

    async def _send(self, packet: bytes) -> None:
        pipe = self._process.stdin
        if pipe is not None and not pipe.is_closing():
            with contextlib.suppress(ConnectionError):  # it has ended, which is told by itself
                pipe.write(packet)
                await pipe.drain()

    async def _read(self) -> None:
        unpacking = Unpacking()
        pipe = self._process.stdout
        with contextlib.suppress(Nonsense):
            while pipe is not None and (data := await pipe.read(_READ)):
                for kind, payload in unpacking.feed(data):
                    self._hear(kind, payload)
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._ahead = 0
        self._took.set()
        self._ended(await self._process.wait())

    def _hear(self, kind: bytes, payload: bytes) -> None:
        said = read_note(payload) if kind == NOTE else {}
        size = said.get("size")
        if said.get("type") == "took" and isinstance(size, int):
            self._ahead -= size
            self._took.set()
        else:
            self._take(kind, payload)


async def started(
    words: Sequence[str],
    environ: Mapping[str, str],
    begin: Mapping[str, str | None],
    take: Callable[[bytes, bytes], None],
    ended: Callable[[int], None],
) -> AppProcess:
    """Start the app.

    Args:
        words: What follows `python -m conferapp`.
        environ: Its environment; see `environment`.
        begin: What it is told through the pipe, where no other program sees it.
        take: See `AppProcess`.
        ended: See `AppProcess`.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",
        "-m",
        "conferapp",
        *words,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env=dict(environ),
        start_new_session=sys.platform != "win32",  # Ctrl+C is for the server
    )
    made = AppProcess(process, take, ended)
    if process.stdin is not None:
        process.stdin.write(note("begin", **begin))
    return made
