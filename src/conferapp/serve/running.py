"""Serving, from the first address to the last word."""

import asyncio
import contextlib
import logging
import os
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from aiohttp import web

from conferapp.serve.app_process import AppProcess, environment, started
from conferapp.serve.guard import LOOPBACK, Guard, Role, is_loopback
from conferapp.serve.room import Room
from conferapp.serve.server import Server
from conferapp.serve.window import Size

USUAL: Final = 8765
"""The port, unless it is taken or another one is asked for."""
_CLOSING: Final = 2.0
_EVERYWHERE: Final = frozenset({"0.0.0.0", "::"})  # noqa: S104  # somebody asked for it
_OUTSIDE: Final = ("192.0.2.1", 9)  # an address for documents: nothing is sent there

OPEN_TO_ALL: Final = """\
This is open to the network. Whoever there has an address below can see and
change students’ data until you stop, and it travels unencrypted, so that others
there can read it. Prefer a tunnel or a VPN to this computer, and stop when the
conference is over.
"""
HOW: Final = """\
It works once. Enter makes a new one; s and Enter make one for a student, who
sees only what you hand over. Ctrl+C saves and ends."""
FOR: Final[Mapping[Role, str]] = {"tutor": "For you", "student": "For the student"}


class PortTaken(Exception):
    """The port, or the host, can't be served."""


@dataclass(frozen=True)
class Plan:
    """What to serve, and where.

    Attributes:
        host: The host to listen at.
        port: The port, or None for the usual one or any that is free.
        names: Other names by which browsers may ask.
        words: What follows `python -m conferapp` to start the app.
        begin: What the app is told at its start.
        open: Whether to open this computer's browser.
    """

    host: str
    port: int | None
    names: Sequence[str]
    words: Sequence[str]
    begin: Mapping[str, str | None]
    open: bool = False


def serve(plan: Plan, say: Callable[[str], None]) -> None:
    """Serve until somebody ends it.

    Args:
        plan: What, and where.
        say: Tells whoever sits at the terminal.

    Raises:
        PortTaken: Another program has the port, or the host isn't this computer's.
    """
    # What it would note of a request that failed may hold an address.
    logging.getLogger("aiohttp").setLevel(logging.CRITICAL + 1)
    asyncio.run(_serve(plan, say))


async def _serve(plan: Plan, say: Callable[[str], None]) -> None:
    listening = _listening(plan)
    port = int(listening.getsockname()[1])
    names = [*plan.names, _bare(plan.host), *(LOOPBACK if is_loopback(plan.host) else ())]
    guard = Guard(names, port, any_address=plan.host in _EVERYWHERE)
    room = Room(partial(_start, plan))
    runner = web.AppRunner(
        Server(guard, room).application(),
        access_log=None,
        shutdown_timeout=_CLOSING,
        handle_signals=False,
    )
    await runner.setup()
    over = asyncio.Event()
    try:
        await web.SockSite(runner, listening).start()
        _listen_for_the_end(over)
        addresses = Addresses(plan, guard, port, room.see_off_students)
        if not is_loopback(plan.host):
            say(OPEN_TO_ALL)
        if plan.open:
            await asyncio.to_thread(webbrowser.open, addresses.new("tutor")[0])
            say(f"Conferapp opens in your browser, by an address of its own.\n{HOW}")
        else:
            say(f"Open this in a browser. {addresses.said('tutor')}\n{HOW}")
        _listen_for_lines(lambda line: say(addresses.for_line(line)))
        await over.wait()
    finally:
        await room.end()
        await runner.cleanup()
    say("Everything is saved; Conferapp has ended.")


async def _start(
    plan: Plan, size: Size, take: Callable[[bytes, bytes], None], ended: Callable[[int], None]
) -> AppProcess:
    return await started(plan.words, environment(os.environ, size), plan.begin, take, ended)


class Addresses:
    """Makes addresses that let somebody in.

    Args:
        plan: What is served.
        guard: Knows the tokens.
        port: The port that was had.
        see_off: Closes the windows of the student before, who is out by a new address for one.
    """

    def __init__(
        self, plan: Plan, guard: Guard, port: int, see_off: Callable[[], None] = lambda: None
    ) -> None:
        self._guard, self._see_off = guard, see_off
        host = _own_address() if plan.host in _EVERYWHERE else plan.host
        # Another name for this computer alone is that of a tunnel, which has its own port.
        named = "https://{0}/#" if is_loopback(plan.host) else "http://{0}:{1}/#"
        fronts = [f"http://{_bare(host)}:{port}/#"]
        self.fronts = (*fronts, *(named.format(_bare(name), port) for name in plan.names))

    def new(self, role: Role) -> tuple[str, ...]:
        """The ways in with a new token; the one before it for that role lets nobody in any more.

        Args:
            role: Who is to sit there.
        """
        token = self._guard.new_token(role)
        if role == "student":
            self._see_off()
        return tuple(front + token for front in self.fronts)

    def said(self, role: Role) -> str:
        """A new address as the terminal says it, with the other ways to it below.

        Args:
            role: Who is to sit there.
        """
        first, *others = self.new(role)
        return "\n".join([f"{FOR[role]}: {first}", *(f"  or: {other}" for other in others)])

    def for_line(self, line: str) -> str:
        """What to say to a line that was typed in the terminal.

        Args:
            line: The line.
        """
        return self.said("student" if line.strip().lower() == "s" else "tutor")


def _listening(plan: Plan) -> socket.socket:
    """A socket at the port that was asked for, or at the usual one, or at any."""
    ports = (USUAL, 0) if plan.port is None else (plan.port,)
    for port in ports:
        try:
            family, *_, place = socket.getaddrinfo(plan.host, port, type=socket.SOCK_STREAM)[0]
            return socket.create_server(place[:2], family=family)
        except (OSError, UnicodeError, OverflowError):
            continue
    raise PortTaken


def _listen_for_the_end(over: asyncio.Event) -> None:
    """Heed Ctrl+C, a closed terminal and a shutdown; Windows has Python heed the first."""
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if (number := getattr(signal, name, None)) is not None:
            with contextlib.suppress(NotImplementedError):
                loop.add_signal_handler(number, over.set)


def _listen_for_lines(take: Callable[[str], None]) -> None:
    """Hear the lines that are typed in the terminal, as long as there is one."""
    loop = asyncio.get_running_loop()

    def listen() -> None:
        for line in sys.stdin:
            with contextlib.suppress(RuntimeError):  # closed in this instant
                loop.call_soon_threadsafe(take, line)

    if sys.stdin is not None and sys.stdin.isatty() and _is_in_front():
        threading.Thread(target=listen, name="terminal", daemon=True).start()


def _is_in_front() -> bool:
    """Whether what is typed comes here: a program in the background is put to sleep for reading."""
    if sys.platform == "win32":
        return True
    with contextlib.suppress(OSError):
        return os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()
    return True  # a terminal that isn't this program's own sends no signals


def _own_address() -> str:
    """The number by which others in the network know this computer, as far as it knows itself."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.connect(_OUTSIDE)
        return str(asking.getsockname()[0])
    return "localhost"


def _bare(host: str) -> str:
    """A host as an address has it."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
