"""The server: a page to come in by, the page with the app, what that needs, and its line.

Nothing is logged: an address may hold a key, and a name may be a student's.
"""

import secrets
from collections.abc import Awaitable, Callable, Mapping
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Final, NamedTuple
from urllib.parse import quote

from aiohttp import WSCloseCode, web

from conferapp.serve.guard import Guard, Role
from conferapp.serve.headers import ALWAYS, CLOSED, app_policy, door_policy
from conferapp.serve.room import Room
from conferapp.serve.socket import LONGEST, SILENCE, Socket

MOST_WINDOWS: Final = 8
"""Connections of the tutor’s, or of students’, at a time; the next waits until one is gone."""
_LONGEST_TOKEN: Final = 256
_ROLE: Final = web.RequestKey("role", str)

NOT_HERE: Final = "There is nothing here.\n"
NOT_ASKED: Final = (
    "This isn’t an address of Conferapp’s. Open the one that its terminal shows; for another name, "
    "start it with --allow-host.\n"
)
NOT_IN: Final = "This needs the address that the terminal shows.\n"
NOT_OWN: Final = "This came from a page that isn’t Conferapp’s.\n"


class Static(NamedTuple):
    """A file that the page needs.

    Attributes:
        package: Which package brings it.
        path: Where in it.
        kind: Its media type.
    """

    package: str
    path: str
    kind: str


_SCRIPT, _STYLE = "text/javascript; charset=utf-8", "text/css; charset=utf-8"
STATIC: Final[Mapping[str, Static]] = {
    "page.js": Static("conferapp.serve", "page/page.js", _SCRIPT),
    "page.css": Static("conferapp.serve", "page/page.css", _STYLE),
    "terminal.js": Static("textual_serve", "static/js/textual.js", _SCRIPT),
    "xterm.css": Static("textual_serve", "static/css/xterm.css", _STYLE),
    "mono.ttf": Static(
        "textual_serve", "static/fonts/RobotoMono-VariableFont_wght.ttf", "font/ttf"
    ),
}
"""Every file that there is; no other path leads to any."""

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """Answers browsers.

    Args:
        guard: Who may see what.
        room: Where the app is.
    """

    def __init__(self, guard: Guard, room: Room) -> None:
        self._guard, self._room = guard, room
        self._open: dict[web.WebSocketResponse, Role] = {}

    def application(self) -> web.Application:
        """What aiohttp serves."""

        @web.middleware
        async def guarded(request: web.Request, handler: _Handler) -> web.StreamResponse:
            return await self._guarded(request, handler)

        made = web.Application(middlewares=[guarded], client_max_size=_LONGEST_TOKEN)
        made.router.add_get("/", self._page, allow_head=False)
        made.router.add_post("/enter", self._enter)
        made.router.add_get("/here", self._here, allow_head=False)
        made.router.add_get("/line", self._line, allow_head=False)
        made.router.add_get("/static/{name}", self._static, allow_head=False)
        made.router.add_get("/file/{key}", self._file, allow_head=False)
        made.on_response_prepare.append(_head)
        made.on_shutdown.append(self._close)
        return made

    # Who may ---------------------------------------------------------------------------------

    async def _guarded(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Look at each request before anything else does."""
        hosts = request.headers.getall("Host", [])
        if len(hosts) != 1 or not self._guard.knows_host(hosts[0]):
            return _refused(421, NOT_ASKED)
        origin = ", ".join(request.headers.getall("Origin", [])) or None
        changes = request.method != "GET" or request.path == "/line"
        if (changes or origin is not None) and not self._guard.is_own(origin, hosts[0]):
            return _refused(403, NOT_OWN)
        role = self._guard.who(request.cookies.get(self._guard.cookie))
        if role is None and (request.method, request.path) not in {
            ("GET", "/"),
            ("POST", "/enter"),
        }:
            return _refused(403, NOT_IN)
        request[_ROLE] = role or ""
        try:
            return await handler(request)
        except web.HTTPException as problem:
            return _refused(problem.status, NOT_HERE)

    # What there is -----------------------------------------------------------------------------

    async def _page(self, request: web.Request) -> web.Response:
        nonce = secrets.token_urlsafe(16)
        inside = bool(request[_ROLE])
        policy = app_policy(nonce, request.host) if inside else door_policy(nonce)
        text = _text("page/app.html" if inside else "page/door.html")
        return web.Response(
            text=Template(text).substitute(nonce=nonce),
            content_type="text/html",
            headers={"Content-Security-Policy": policy},
        )

    async def _enter(self, request: web.Request) -> web.Response:
        session = self._guard.enter((await request.read()).decode("ascii", "replace"))
        if session is None:
            return _refused(403, NOT_IN)
        response = web.Response(status=204)
        response.set_cookie(
            self._guard.cookie,
            session,
            path="/",
            httponly=True,
            samesite="Strict",
            secure=request.headers.get("Origin", "").startswith("https:"),
        )
        return response

    async def _here(self, _: web.Request) -> web.Response:
        return web.Response(status=204)

    async def _static(self, request: web.Request) -> web.Response:
        found = STATIC.get(request.match_info["name"])
        if found is None:
            raise web.HTTPNotFound
        data = files(found.package).joinpath(found.path).read_bytes()
        return web.Response(body=data, headers={"Content-Type": found.kind})

    async def _file(self, request: web.Request) -> web.Response:
        role: Role = "student" if request[_ROLE] == "student" else "tutor"
        found = self._room.files.fetch(request.match_info["key"], role)
        if found is None:
            raise web.HTTPNotFound
        name, data = found
        return web.Response(
            body=data,
            headers={
                "Content-Type": "application/octet-stream",
                "Content-Disposition": f"attachment; filename*=UTF-8''{quote(Path(name).name)}",
            },
        )

    async def _line(self, request: web.Request) -> web.StreamResponse:
        role: Role = "student" if request[_ROLE] == "student" else "tutor"
        # Each their own: no student can take up the room for the tutor.
        if [*self._open.values()].count(role) >= MOST_WINDOWS:
            raise web.HTTPServiceUnavailable
        socket = web.WebSocketResponse(heartbeat=SILENCE, max_msg_size=LONGEST)
        await socket.prepare(request)
        self._open[socket] = role
        try:
            await Socket(socket, role).serve(self._room)
        finally:
            self._open.pop(socket, None)
        return socket

    async def _close(self, _: web.Application) -> None:
        for socket in [*self._open]:
            await socket.close(code=WSCloseCode.GOING_AWAY)


def _text(path: str) -> str:
    return files("conferapp.serve").joinpath(path).read_text("utf-8")


def _refused(status: int, sentence: str) -> web.Response:
    return web.Response(status=status, text=sentence)


async def _head(_: web.Request, response: web.StreamResponse) -> None:
    """Say what every answer says, and not which program gives it."""
    response.headers.update(ALWAYS)
    response.headers.setdefault("Content-Security-Policy", CLOSED)
    response.headers["Server"] = "Conferapp"
