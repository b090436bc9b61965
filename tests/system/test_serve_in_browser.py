"""The app in a real browser: typed into, loaded anew, gone on with, and let go."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

if sys.platform == "win32":
    pytest.skip("it presses Ctrl+C", allow_module_level=True)

from tests.system.browser import Browser, browser, found
from tests.system.served import Server, own_places, served
from tests.system.test_serve import a_workspace, words_on_disk

pytestmark = pytest.mark.skipif(found() is None, reason="there is no Chromium on this computer")

# Without WebGL, the letters on the screen are elements, and can be read.
PLAIN = "--disable-3d-apis"
SHOWN = "document.getElementById('cover')?.hidden"
SCREEN = "document.querySelector('.xterm-rows').innerText.replaceAll('\\xa0', ' ')"
TRY_A_LINE = """
new Promise((tell) => {
  const line = new WebSocket("ADDRESS");
  line.onopen = () => tell("open");
  line.onerror = () => tell("refused");
})
"""


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser; what it downloads lies beside it."""
    with browser(tmp_path_factory.mktemp("browser"), PLAIN) as made:
        yield made


def see(window: Browser, *words: str) -> None:
    """Wait until words stand on the screen."""
    for each in words:
        window.until(f"{SHOWN} && {SCREEN}.includes({json.dumps(each)})")


def enter(window: Browser, text: str) -> None:
    """Type a text and press Enter."""
    window.type(text)
    window.press("Enter", code="Enter", windowsVirtualKeyCode=13, text="\r")


def hosts(window: Browser) -> set[str]:
    """Whom the page has asked for anything."""
    return {urlsplit(address).netloc for address in window.requests()}


def begin_a_conference(window: Browser, server: Server) -> None:
    """Come in, add a student, and begin to prepare."""
    window.go(server.address)
    see(window, "Welcome")
    window.press("Escape", code="Escape", windowsVirtualKeyCode=27)
    see(window, "Your students will stand here")
    window.type("n")
    see(window, "A new student")
    enter(window, "Amara Okafor")
    see(window, "none agreed yet")
    window.type("p")
    see(window, "Which conference?")
    enter(window, "short")
    see(window, "Which test?")


def test_a_reload_in_the_middle_of_typing_loses_no_letter_and_no_place(
    window: Browser, tmp_path: Path
) -> None:
    workspace = a_workspace(tmp_path)
    with served(own_places(tmp_path)) as server:
        begin_a_conference(window, server)
        window.type("the Unit 3 ")
        window.reload()
        see(window, "Which test?", "the Unit 3")
        window.type("tést, 2. Teil")
        see(window, "the Unit 3 tést, 2. Teil")
        window.run("window.same = true")
        window.press("F1", code="F1", windowsVirtualKeyCode=112)
        see(window, "Do it")
        window.press("F5", code="F5", windowsVirtualKeyCode=116)
        window.press("Escape", code="Escape", windowsVirtualKeyCode=27)
        see(window, "the Unit 3 tést, 2. Teil")
        assert window.run("window.same")
        assert window.run("[document.title, location.href]") == ["Conferapp", f"{server.origin}/"]
        assert window.run("document.cookie") == ""
        assert window.complaints() == []
        assert hosts(window) == {urlsplit(server.origin).netloc}
        assert server.end() == 0
        window.until("document.getElementById('title').textContent === 'Conferapp has ended'")
    assert "the Unit 3 tést, 2. Teil" in words_on_disk(workspace)


def test_a_stranger_gets_no_further_than_the_door(window: Browser, tmp_path: Path) -> None:
    with served(own_places(tmp_path)) as server:
        window.go(server.address)
        see(window, "Welcome")
        line = server.origin.replace("http", "ws") + "/line"
        window.go("data:text/html,elsewhere")
        assert window.run(TRY_A_LINE.replace("ADDRESS", line)) == "refused"
        window.call("Network.clearBrowserCookies")
        window.go(server.address)
        window.until("document.body.innerText.includes('press Enter for a new address')")
        assert window.run("[location.hash, document.querySelector('.xterm')]") == ["", None]
        window.go(f"{server.origin}/#{server.another('')}")
        see(window, "Welcome")
        server.process.kill()
        window.until("document.body.innerText.includes('The connection is gone')")
