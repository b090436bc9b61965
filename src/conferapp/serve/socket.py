"""One window in a browser, at the end of a WebSocket."""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from aiohttp import WSMsgType, web

from conferapp.serve.guard import Role
from conferapp.serve.room import Room
from conferapp.serve.window import Size

LONGEST: Final = 256 * 1024
"""Bytes of one message; the page cuts pastes into smaller pieces."""
SILENCE: Final = 15.0
"""Seconds after which a browser is asked whether it is there; it has half of that to answer."""
MOST_WAITING: Final = 8 * 1024 * 1024
"""Bytes that wait for a slow connection; then it is closed, and the page comes again."""
MOST_TYPED: Final = 16_000
"""Letters of one message; the page sends no more at a time."""
_NAME: Final = 64
_WIDEST: Final = 2_000


class Socket:
    """A window; see `window.Window`.

    Args:
        socket: The connection, open.
        role: Who sits there.

    Attributes:
        name: What the window is called by itself.
        role: Who sits there.
        size: Columns and lines.
    """

    def __init__(self, socket: web.WebSocketResponse, role: Role) -> None:
        self.name, self.role, self.size = "", role, (80, 24)
        self._socket = socket
        self._out: asyncio.Queue[str | bytes | None] = asyncio.Queue()
        self._waiting = 0

    def say(self, *said: str | int) -> None:
        """See `window.Window`."""
        self._put(json.dumps(said))

    def paint(self, data: bytes) -> None:
        """See `window.Window`."""
        self._put(data)

    def close(self) -> None:
        """See `window.Window`."""
        self._out.put_nowait(None)

    async def serve(self, room: Room) -> None:
        """Pass on what comes and goes until the connection ends.

        Args:
            room: Where the app is.
        """
        sending = asyncio.create_task(self._send())
        try:
            async for message in self._socket:
                if message.type is not WSMsgType.TEXT or not await self._heed(room, message.data):
                    break
        finally:
            room.leave(self)
            sending.cancel()
            with contextlib.suppress(asyncio.CancelledError, ConnectionError):
                await sending

    def _put(self, piece: str | bytes) -> None:
        self._waiting += len(piece)
        self._out.put_nowait(piece if self._waiting <= MOST_WAITING else None)

    async def _send(self) -> None:
        while (piece := await self._out.get()) is not None:
            if isinstance(piece, str):
                await self._socket.send_str(piece)
            else:
                await self._socket.send_bytes(piece)
            self._waiting -= len(piece)
        await self._socket.close()

    # What the page says --------------------------------------------------------------------

    async def _heed(self, room: Room, text: str) -> bool:
        """Do what the page asks for; whether that made sense."""
        try:
            kind, *values = json.loads(text)
            await _HEEDED[kind](self, room, *values)
        except (ValueError, TypeError, KeyError, RecursionError):
            return False
        return True

    async def hello(self, room: Room, name: object, width: object, height: object) -> None:
        """The page says which window it is, and how large."""
        if self.name:
            raise ValueError
        self.name, self.size = _name(name), _size(width, height)
        await room.arrive(self)

    async def typed(self, room: Room, number: object, text: object) -> None:
        """Somebody typed."""
        if type(number) is not int or not isinstance(text, str) or len(text) > MOST_TYPED:
            raise TypeError
        await room.typed(self, number, text)

    async def resize(self, room: Room, width: object, height: object) -> None:
        """The window has another size."""
        await room.resize(self, _size(width, height))

    async def ping(self, _: Room) -> None:
        """The page asks whether anybody is there."""
        self.say("pong")

    async def take(self, room: Room) -> None:
        """Somebody wants the app here."""
        await room.take(self)

    async def open(self, room: Room) -> None:
        """Somebody wants the app again."""
        await room.open(self)


_HEEDED: Final[Mapping[str, Callable[..., Awaitable[None]]]] = {
    "hello": Socket.hello,
    "typed": Socket.typed,
    "resize": Socket.resize,
    "ping": Socket.ping,
    "take": Socket.take,
    "open": Socket.open,
}


def _name(said: object) -> str:
    if not isinstance(said, str) or not 0 < len(said) <= _NAME:
        raise ValueError
    return said


def _size(width: object, height: object) -> Size:
    if type(width) is not int or type(height) is not int:
        raise TypeError
    return min(max(width, 1), _WIDEST), min(max(height, 1), _WIDEST)
