"""What the server shows to whom, asked as browsers and as others ask."""

import re
from collections.abc import AsyncIterator, Callable

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer

from conferapp.desk.packets import FILE, NOTE, note
from conferapp.serve.app_process import AppProcess
from conferapp.serve.guard import LOOPBACK, Guard
from conferapp.serve.room import Room
from conferapp.serve.server import MOST_WINDOWS, STATIC, Server
from conferapp.serve.socket import LONGEST, MOST_TYPED
from conferapp.serve.window import Size

HOST = "localhost:8765"
OWN = {"Host": HOST, "Origin": f"http://{HOST}"}
TWO = f"http://{HOST}, http://evil.example"

Client = TestClient[aiohttp.web.Request, aiohttp.web.Application]


class Pretended(AppProcess):
    """An app that keeps what is typed."""

    def __init__(self, take: Callable[[bytes, bytes], None]) -> None:
        self.take, self.got = take, list[str]()
        take(NOTE, note("attached")[5:])

    async def ready(self) -> None:
        """It always keeps up."""

    async def type(self, text: str) -> None:
        self.got.append(text)

    async def attach(self, _: Size) -> None:
        self.take(NOTE, note("attached")[5:])

    async def resize(self, size: Size) -> None:
        self.got.append(f"{size}")


class House:
    """A server with nobody in it, and an app that is pretended."""

    def __init__(self) -> None:
        self.guard = Guard(LOOPBACK, 8765)
        self.apps: list[Pretended] = []
        self.room = Room(self._start)
        self.client: Client

    async def _start(
        self, _: Size, take: Callable[[bytes, bytes], None], __: Callable[[int], None]
    ) -> AppProcess:
        self.apps.append(Pretended(take))
        return self.apps[-1]

    async def come_in(self, token: str) -> dict[str, str]:
        """The headers of a browser that came in with a token."""
        answer = await self.client.post("/enter", data=token, headers=OWN)
        assert answer.status == 204
        (cookie,) = answer.cookies.values()
        assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
        return {"Host": HOST, "Cookie": f"{cookie.key}={cookie.value}"}


@pytest.fixture
async def house() -> AsyncIterator[House]:
    made = House()
    server = TestServer(Server(made.guard, made.room).application())
    jar = aiohttp.DummyCookieJar()
    async with TestClient(server, cookie_jar=jar) as client:
        made.client = client
        yield made


@pytest.fixture
async def tutor(house: House) -> dict[str, str]:
    return await house.come_in(house.guard.new_token("tutor"))


async def test_every_answer_forbids_what_is_not_needed(house: House, tutor: dict[str, str]) -> None:
    for path in ("/", "/here", "/nothing", "/file/x", *(f"/static/{name}" for name in STATIC)):
        for headers in (tutor, {"Host": HOST}, {"Host": "evil.example"}):
            answer = await house.client.get(path, headers=headers)
            policy = answer.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'"), path
            assert "frame-ancestors 'none'" in policy
            assert "unsafe" not in policy
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert answer.headers["Cache-Control"] == "no-store"
            assert answer.headers["Server"] == "Conferapp"


async def test_without_the_cookie_there_is_the_door_and_nothing_else(house: House) -> None:
    answer = await house.client.get("/", headers={"Host": HOST})
    door = await answer.text()
    assert answer.status == 200
    assert "/static/" not in door
    (nonce,) = set(re.findall(r'nonce="([^"]+)"', door))
    assert f"'nonce-{nonce}'" in answer.headers["Content-Security-Policy"]
    for path in ("/line", "/here", "/file/x", *(f"/static/{name}" for name in STATIC)):
        assert (await house.client.get(path, headers=OWN)).status == 403, path


async def test_each_page_has_a_nonce_of_its_own(house: House, tutor: dict[str, str]) -> None:
    pages = [await (await house.client.get("/", headers=tutor)).text() for _ in range(2)]
    assert len({re.findall(r'content="([^"]{16,})"', page)[-1] for page in pages}) == 2


async def test_with_the_cookie_there_is_the_app_and_what_it_needs_and_no_more(
    house: House, tutor: dict[str, str]
) -> None:
    page = await (await house.client.get("/", headers=tutor)).text()
    asked = set(re.findall(r'(?:href|src)="([^"]+)"', page))
    assert asked == {"/static/xterm.css", "/static/page.css", "/static/page.js"}
    for name, static in STATIC.items():
        answer = await house.client.get(f"/static/{name}", headers=tutor)
        assert (answer.status, answer.headers["Content-Type"]) == (200, static.kind)
        assert b"https://fonts" not in await answer.read()
    for path in (
        "/static/",
        "/static/..%2fserver.py",
        "/static/app.html",
        "/etc/passwd",
        "/static",
    ):
        assert (await house.client.get(path, headers=tutor)).status == 404, path


@pytest.mark.parametrize("host", ["evil.example:8765", "localhost", "", "127.0.0.1:80"])
async def test_a_request_for_another_name_is_refused_even_with_the_cookie(
    house: House, tutor: dict[str, str], host: str
) -> None:
    for path in ("/", "/line", "/static/page.js"):
        answer = await house.client.get(path, headers={**tutor, "Host": host})
        assert answer.status in {400, 421}
        assert "Conferapp" not in (await answer.text()).partition("address of")[0]


@pytest.mark.parametrize(
    "origin", [None, "null", "http://evil.example", "http://localhost:80", TWO]
)
async def test_a_line_or_a_token_from_another_page_is_refused(
    house: House, tutor: dict[str, str], origin: str | None
) -> None:
    headers = {**tutor, **({} if origin is None else {"Origin": origin})}
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await house.client.ws_connect("/line", headers=headers)
    assert refused.value.status == 403
    token = house.guard.new_token("tutor")
    assert (await house.client.post("/enter", data=token, headers=headers)).status == 403
    assert house.guard.enter(token) is not None
    assert house.apps == []


async def test_a_token_works_once(house: House) -> None:
    token = house.guard.new_token("tutor")
    await house.come_in(token)
    again = await house.client.post("/enter", data=token, headers=OWN)
    assert (again.status, again.cookies) == (403, {})


async def test_nothing_else_can_be_sent(house: House, tutor: dict[str, str]) -> None:
    own = {**tutor, **OWN}
    assert (await house.client.post("/enter", data="x" * 10_000, headers=own)).status == 413
    for method, path in (("PUT", "/"), ("POST", "/"), ("OPTIONS", "/enter"), ("GET", "/enter")):
        answer = await house.client.request(method, path, headers=own)
        assert answer.status == 405, (method, path)
    odd = {**own, "Content-Type": "text/plain; charset=nonsense"}
    assert (await house.client.post("/enter", data=b"\xff\xfe", headers=odd)).status == 403


async def test_what_is_typed_arrives_once_and_a_window_says_its_size(
    house: House, tutor: dict[str, str]
) -> None:
    async with house.client.ws_connect("/line", headers={**tutor, **OWN}) as line:
        await line.send_json(["hello", "one", 80, 24])
        assert await line.receive_json() == ["shown", 0]
        assert await line.receive_bytes() == b"\x1bc"
        for said in (["typed", 1, "ä"], ["typed", 1, "ä"], ["resize", 60, 20], ["ping"]):
            await line.send_json(said)
        assert await line.receive_json() == ["heard", 1]
        assert await line.receive_json() == ["pong"]
    assert house.apps[0].got == ["ä", "(60, 20)"]


@pytest.mark.parametrize(
    "said",
    [
        *("", "{", "[]", "{}", '"hello"', '["bye"]', '["hello"]', "[" * 10_000, "null", "1"),
        *('["hello", "", 80, 24]', '["hello", "a", "80", 24]', '["hello", "a", true, 24]'),
        *('["typed", 1]', '["typed", "1", "a"]', '["typed", 1, ["a"]]', '["resize", 1.5, 2]'),
        *('["__init__", 1, 2]', '["ping", 1]', f'["hello", "{"a" * 65}", 80, 24]'),
        f'["typed", 1, "{"x" * (MOST_TYPED + 1)}"]',
        "x" * (LONGEST + 1),
    ],
)
async def test_a_page_that_talks_nonsense_is_hung_up_on(
    house: House, tutor: dict[str, str], said: str
) -> None:
    async with house.client.ws_connect("/line", headers={**tutor, **OWN}) as line:
        await line.send_str(said)
        assert (await line.receive()).type in {aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED}
    assert house.apps == []


async def test_there_is_an_end_to_how_many_windows_are_open(
    house: House, tutor: dict[str, str]
) -> None:
    headers = {**tutor, **OWN}
    lines = [await house.client.ws_connect("/line", headers=headers) for _ in range(MOST_WINDOWS)]
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await house.client.ws_connect("/line", headers=headers)
    assert refused.value.status == 503
    student = {**await house.come_in(house.guard.new_token("student")), **OWN}
    lines.append(await house.client.ws_connect("/line", headers=student))
    for line in lines:
        await line.close()


async def test_a_file_is_there_once_for_whoever_had_the_screen(
    house: House, tutor: dict[str, str]
) -> None:
    student = await house.come_in(house.guard.new_token("student"))
    async with house.client.ws_connect("/line", headers={**tutor, **OWN}) as line:
        await line.send_json(["hello", "one", 80, 24])
        assert await line.receive_json() == ["shown", 0]
        await line.receive_bytes()
        house.apps[0].take(FILE, "Karte ä.html\n<script>".encode())
        _, key, name = await line.receive_json()
    assert name == "Karte ä.html"
    assert (await house.client.get(f"/file/{key}", headers=student)).status == 404
    answer = await house.client.get(f"/file/{key}", headers=tutor)
    assert await answer.text() == "<script>"
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename*=UTF-8''Karte%20%C3%A4.html"
    )
    assert (await house.client.get(f"/file/{key}", headers=tutor)).status == 404
