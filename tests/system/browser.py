"""A real browser without a window, spoken to through two pipes: no port, no library."""

import fcntl
import json
import os
import select
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
_LONGEST: Final = 30.0
"""Seconds that an answer may take; nothing waits for as long as all is well."""
_OPTIONS: Final = (
    *("--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-extensions", "--hide-scrollbars"),
    "--remote-debugging-pipe",
)

Said = dict[str, Any]


def found() -> str | None:
    """The browser of this computer, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    """One page in a browser.

    Args:
        to: The descriptor that the browser listens on.
        out: The descriptor that it speaks on.
    """

    def __init__(self, to: int, out: int) -> None:
        self._to, self._out = to, out
        self._rest = b""
        self._events: list[Said] = []
        self._number = 0
        self._session = ""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, /, **parameters: object) -> Said:
        """Have the browser do something, and wait for its answer."""
        said = self._answer(method, parameters)
        assert "error" not in said, (method, said)
        result: Said = said["result"]
        return result

    def _answer(self, method: str, parameters: Said) -> Said:
        number = self._ask(method, parameters)
        while (said := self._next()).get("id") != number:
            self._events.append(said)
        return said

    def wait(self, method: str, **wanted: object) -> Said:
        """Wait until something happened that has these values."""
        while True:
            for at, event in enumerate(self._events):
                values: Said = event.get("params", {})
                if event.get("method") == method and wanted.items() <= values.items():
                    del self._events[at]
                    return values
            self._events.append(self._next())

    def open(self, page: Path) -> None:
        """Open a file."""
        self.go(page.as_uri())

    def go(self, address: str) -> None:
        """Open an address."""
        self.call("Page.navigate", url=address)
        self.wait("Page.loadEventFired")

    def reload(self) -> None:
        """Load the page anew."""
        self.run("window.before = true")
        self.call("Page.reload")
        self.until("!window.before && document.readyState === 'complete'")

    def until(self, condition: str) -> None:
        """Wait until something holds, in whichever page is there by then."""
        end = time.monotonic() + _LONGEST
        look: Said = {
            "expression": f"new Promise((go) => setTimeout(() => go(Boolean({condition})), 20))",
            "awaitPromise": True,
            "returnByValue": True,
        }
        holds = False
        while not holds:
            assert time.monotonic() < end, condition
            said = self._answer("Runtime.evaluate", look)  # an error where the page has just gone
            holds = said.get("result", {}).get("result", {}).get("value") is True

    def type(self, text: str) -> None:
        """Press the keys of a text, one after the other."""
        for letter in text:
            self.press(letter, text=letter)

    def press(self, key: str, **more: object) -> None:
        """Press a key.

        Args:
            key: Its name, as a page hears it.
            more: What else `Input.dispatchKeyEvent` takes.
        """
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, **more)
            more.pop("text", None)

    def run(self, script: str) -> Any:  # noqa: ANN401  # whatever the page has
        """Run a script in the page; promises are waited for."""
        said = self.call(
            "Runtime.evaluate",
            expression=script,
            awaitPromise=True,
            returnByValue=True,
            userGesture=True,
        )
        assert "exceptionDetails" not in said, said
        return said["result"].get("value")

    def complaints(self) -> list[Said]:
        """What went wrong in the page so far: faults of its script, and what it may not load."""
        self.run("0")
        faults = {"Runtime.exceptionThrown", "Log.entryAdded"}
        return [event for event in self._events if event.get("method") in faults]

    def requests(self) -> list[str]:
        """The addresses that the page has asked for so far."""
        self.run("0")
        sent = (e for e in self._events if e.get("method") == "Network.requestWillBeSent")
        return [event["params"]["request"]["url"] for event in sent]

    def _ask(self, method: str, parameters: Said) -> int:
        self._number += 1
        asked: Said = {"id": self._number, "method": method, "params": parameters}
        if self._session and not method.startswith(("Browser.", "Target.")):
            asked["sessionId"] = self._session
        os.write(self._to, json.dumps(asked).encode() + b"\0")
        return self._number

    def _next(self) -> Said:
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._out], [], [], _LONGEST)
            piece = os.read(self._out, 1 << 16) if ready else b""
            assert piece, "The browser doesn't answer."
            self._rest += piece
        said, _, self._rest = self._rest.partition(b"\0")
        message: Said = json.loads(said)
        if message.get("method") == "Page.javascriptDialogOpening":
            self._ask("Page.handleJavaScriptDialog", {"accept": True})  # else it waits for ever
        return message


@contextmanager
def browser(folder: Path, *more: str) -> Iterator[Browser]:
    """A browser that keeps what it has in a folder, and puts what it downloads there.

    Args:
        folder: An empty folder.
        more: Further options of the browser.
    """
    name = found()
    assert name is not None
    listens, to = os.pipe()
    out, speaks = os.pipe()
    options = [*_OPTIONS, *more, f"--user-data-dir={folder / 'profile'}"]
    if os.name == "posix" and os.geteuid() == 0:
        options.append("--no-sandbox")
    pid = _spawned([name, *options, "about:blank"], listens, speaks)
    os.close(listens)
    os.close(speaks)
    try:
        made = Browser(to, out)
        downloads = str(folder)
        made.call(
            "Browser.setDownloadBehavior",
            behavior="allow",
            downloadPath=downloads,
            eventsEnabled=True,
        )
        yield made
        made.call("Browser.close")
    finally:
        os.close(to)  # a browser that lost its pipes ends
        os.close(out)
        os.waitpid(pid, 0)


def _spawned(command: list[str], listens: int, speaks: int) -> int:
    """Start a program that has its pipes where the browser wants them, as descriptors 3 and 4."""
    high = [fcntl.fcntl(pipe, fcntl.F_DUPFD_CLOEXEC, 10) for pipe in (listens, speaks)]
    quiet = [(os.POSIX_SPAWN_OPEN, out, os.devnull, os.O_WRONLY, 0) for out in (1, 2)]
    moved = [(os.POSIX_SPAWN_DUP2, pipe, wanted) for pipe, wanted in zip(high, (3, 4), strict=True)]
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=[*quiet, *moved])
    for pipe in high:
        os.close(pipe)
    return pid
