"""A served app, for tests: start it, sit down at a window without a browser, type, and see."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Self

import aiohttp

PATIENCE: Final = 20.0
"""Seconds after which a test fails that waits for something."""
_ESCAPES: Final = re.compile(r"\x1b(\[[0-9;?]*[A-Za-z]|[c78=>])")


class Server:
    """`conferapp serve` on a port of its own.

    Args:
        process: The process, with a pipe for what it says.
        keyboard: What its terminal is written to.

    Attributes:
        process: The process.
        address: The first address that it said.
    """

    def __init__(self, process: subprocess.Popen[str], keyboard: int) -> None:
        self.process, self._keyboard = process, keyboard
        self.address = self.said()

    @property
    def origin(self) -> str:
        """What stands in front of every path."""
        return self.address.partition("/#")[0]

    @property
    def token(self) -> str:
        """The first token."""
        return self.address.partition("#")[2]

    def another(self, line: str) -> str:
        """The token of another address, as a line in the terminal asks for it."""
        os.write(self._keyboard, f"{line}\n".encode())
        return self.said().partition("#")[2]

    def said(self) -> str:
        """The next address that it says."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if found := re.search(r"http\S+", line):
                return found.group()
        raise AssertionError("It says no address.")

    def end(self) -> int:
        """Press Ctrl+C, and wait."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@contextmanager
def served(environment: Mapping[str, str], *words: str) -> Iterator[Server]:
    """Serve the app, and see that nothing of it is left.

    Args:
        environment: The environment variables that say where everything lives.
        words: Options of `serve`.
    """
    keyboard, terminal = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "conferapp", "serve", "--port", "0", *words],
        stdin=terminal,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )
    try:
        yield Server(process, keyboard)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(PATIENCE)
        finally:
            process.kill()
            process.communicate()
            os.close(terminal)
            os.close(keyboard)


class Seat:
    """A window at a served app.

    Args:
        session: Whoever sits there, with their cookie.
        line: The WebSocket.
        name: What the window is called.
    """

    def __init__(
        self, session: aiohttp.ClientSession, line: aiohttp.ClientWebSocketResponse, name: str
    ) -> None:
        self.session, self._line, self._name = session, line, name
        self._number = 0
        self.shown = ""
        self.notes: list[list[Any]] = []

    @classmethod
    async def taken(cls, session: aiohttp.ClientSession, name: str) -> Self:
        """Open a window, for somebody who was let in."""
        line = await session.ws_connect("/line", origin=_origin(session))
        seat = cls(session, line, name)
        await seat.send("hello", name, 80, 24)
        return seat

    async def again(self) -> Self:
        """The same window after it was loaded anew."""
        await self._line.close()
        return await self.taken(self.session, self._name)

    async def send(self, *said: str | int) -> None:
        """Say something to the server."""
        await self._line.send_str(json.dumps(said))

    async def type(self, text: str) -> None:
        """Type."""
        self._number += 1
        await self.send("typed", self._number, text)

    async def see(self, *words: str) -> None:
        """Wait until words stand on the screen; what was painted before is forgotten then."""
        try:
            async with asyncio.timeout(PATIENCE):
                while any(word not in plain(self.shown) for word in words):
                    await self._hear()
        except TimeoutError:
            raise AssertionError(f"{words} not in: {plain(self.shown)[-3000:]}") from None
        self.shown = ""

    async def told(self, what: str) -> None:
        """Wait until the page is told something."""
        async with asyncio.timeout(PATIENCE):
            while ["cover", what] not in self.notes:
                await self._hear()
        self.notes.clear()

    async def file(self) -> list[Any]:
        """Wait until a file is offered: its key and its name."""
        async with asyncio.timeout(PATIENCE):
            while not (found := [note for note in self.notes if note[0] == "file"]):
                await self._hear()
        return list(found[0][1:])

    async def _hear(self) -> None:
        message = await self._line.receive()
        if message.type is aiohttp.WSMsgType.BINARY:
            self.shown += message.data.decode("utf-8", "replace")
        else:
            assert message.type is aiohttp.WSMsgType.TEXT, message
            note = json.loads(message.data)
            self.notes.append(note)
            if note[0] == "shown":
                self._number = max(self._number, note[1])


def plain(painted: str) -> str:
    """What was painted, without the signs that say how and where."""
    return _ESCAPES.sub("", painted)


def _origin(session: aiohttp.ClientSession) -> str:
    return str(session._base_url).rstrip("/")


async def let_in(origin: str, token: str) -> aiohttp.ClientSession:
    """Somebody who has come in with a token; to be closed at the end."""
    jar = aiohttp.CookieJar(unsafe=True)  # which only means that hosts may be numbers
    session = aiohttp.ClientSession(origin, cookie_jar=jar)
    async with session.post("/enter", data=token, headers={"Origin": origin}) as answer:
        assert answer.status == 204
    return session


def own_places(top: Path) -> dict[str, str]:
    """Environment variables for a workspace, settings and state of a test's own."""
    own = {
        "CONFERAPP_WORKSPACE": "workspace",
        "XDG_CONFIG_HOME": "config",
        "XDG_STATE_HOME": "state",
    }
    return {name: str(top / folder) for name, folder in own.items()}
