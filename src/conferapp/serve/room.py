"""The room: one app, and the windows that want to see it, of which one has it.

A window that loads anew, or gets its connection back, is the same window, and goes on. Another one
is told, and may take over. A student's window has the app only while the student has the screen:
it comes by itself when the tutor hands over, and goes before anything of the tutor's is shown.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from conferapp.desk.packets import DATA, FILE, NOTE, read_note
from conferapp.desk.startup import CRASH, UNSAVED
from conferapp.serve.app_process import AppProcess
from conferapp.serve.guard import Role
from conferapp.serve.offered import Offered
from conferapp.serve.window import Size, Window

_RESET: Final = b"\x1bc"
_ENDINGS: Final[Mapping[int, str]] = {0: "closed", CRASH: "fault", UNSAVED: "unsaved"}


class Room:
    """Decides which window has the app.

    Args:
        start: Starts the app for a window of some size.

    Attributes:
        files: What was made and waits for a browser to fetch it.
    """

    def __init__(
        self,
        start: Callable[
            [Size, Callable[[bytes, bytes], None], Callable[[int], None]], Awaitable[AppProcess]
        ],
    ) -> None:
        self.files = Offered()
        self._start = start
        self._app: AppProcess | None = None
        self._starting = False
        self._windows: list[Window] = []
        self._shown: Window | None = None
        self._painting = False  # whether what comes is for the window that is shown
        self._private = False
        self._heard: dict[str, int] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._over = False
        self._how = ""  # how the app ended last

    # Windows -----------------------------------------------------------------------------

    async def arrive(self, window: Window) -> None:
        """Take in a window, which may be one that was here before.

        Args:
            window: The window.
        """
        for old in [each for each in self._windows if _same(each, window)]:
            self.leave(old)
            old.close()
        self._windows.append(window)
        if self._how:
            self._tell_how(window)
        elif window.role == "student":
            await self._settle_student(window)
        elif self._shown is None:
            await self._show(window)
        else:
            window.say("cover", "student" if self._shown.role == "student" else "busy")

    async def _settle_student(self, window: Window) -> None:
        if self._private and (self._shown is None or self._shown.role == "student"):
            await self._show(window)
        else:
            window.say("cover", "tutor")

    def leave(self, window: Window) -> None:
        """Let a window go; the app goes on living.

        Args:
            window: The window.
        """
        if window in self._windows:
            self._windows.remove(window)
        if window is self._shown:
            self._shown, self._painting = None, False

    def see_off_students(self) -> None:
        """Close the windows of a student whose address was followed by another one."""
        for window in [each for each in self._windows if each.role == "student"]:
            self.leave(window)
            window.close()

    async def take(self, window: Window) -> None:
        """Have the app at a window that wants it; a student's can't have it of its own will.

        Args:
            window: The window.
        """
        if window.role == "tutor" and self._app is not None:
            await self._show(window)

    async def open(self, window: Window) -> None:
        """Start the app again where it has ended, at a tutor's window.

        Args:
            window: The window.
        """
        if window.role == "tutor" and self._app is None:
            self._how = ""
            await self._show(window)

    async def typed(self, window: Window, number: int, text: str) -> None:
        """Hand over what was typed, once.

        Args:
            window: Where.
            number: Its number in that window, from 1.
            text: What.
        """
        if self._app is not None:
            await self._app.ready()
        # Meanwhile another window may have the app: what wasn't heard is none of its business.
        if window is self._shown and self._app is not None and number > self._last(window):
            self._heard[window.name] = number
            await self._app.type(text)
            window.say("heard", number)

    async def resize(self, window: Window, size: Size) -> None:
        """Heed another size of a window.

        Args:
            window: The window.
            size: Columns and lines.
        """
        window.size = size
        if window is self._shown and self._app is not None:
            await self._app.resize(size)

    def _last(self, window: Window) -> int:
        return self._heard.get(window.name, 0)

    async def _show(self, window: Window) -> None:
        before, self._shown, self._painting = self._shown, window, False
        if before is not None and before is not window:
            before.say("cover", self._why_gone(before, window))
        if self._app is not None:
            await self._app.attach(window.size)
        elif not self._starting and not self._over:
            await self._begin(window.size)

    async def _begin(self, size: Size) -> None:
        self._starting = True
        try:
            self._app = await self._start(size, self._packet, self._ended)
        except OSError:  # no memory, or no more processes
            self._ended(CRASH)
        finally:
            self._starting = False
        if self._app is not None and self._shown is not None and self._shown.size != size:
            await self._app.attach(self._shown.size)  # another window came meanwhile

    def _why_gone(self, before: Window, window: Window) -> str:
        if before.role == "student":
            return "tutor"
        return "student" if window.role == "student" else "busy"

    # The app -----------------------------------------------------------------------------

    def _packet(self, kind: bytes, payload: bytes) -> None:
        if kind == DATA and self._painting and self._shown is not None:
            self._shown.paint(payload)
        elif kind == FILE and self._shown is not None and self._shown.role == "tutor":
            self._shown.say("file", *self.files.offer(self._shown.role, payload))
        elif kind == NOTE:
            self._noted(read_note(payload))

    def _noted(self, said: Mapping[str, object]) -> None:
        if said.get("type") == "attached" and self._shown is not None:
            self._painting = True
            self._shown.say("shown", self._last(self._shown))
            self._shown.paint(_RESET)
        elif said.get("type") == "look":
            if self._shown is not None:
                self._shown.say("background", str(said.get("background")))
            self._handed(bool(said.get("private")))

    def _handed(self, private: bool) -> None:
        """Let the screen go with the laptop: to the student who waits, or back to the tutor."""
        changed, self._private = private is not self._private, private
        if not private and self._shown is not None and self._shown.role == "student":
            # Nothing that the app shows from here on is for the student.
            gone, self._shown, self._painting = self._shown, None, False
            gone.say("cover", "tutor")
            changed = True
        wanted: Role = "student" if private else "tutor"
        waiting = [window for window in self._windows if window.role == wanted]
        there = self._shown is not None and self._shown.role == wanted
        if changed and waiting and not there:
            task = asyncio.create_task(self._show(waiting[-1]))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def _ended(self, code: int) -> None:
        self._app, self._shown, self._painting, self._private = None, None, False, False
        self._how = "ended" if self._over else _ENDINGS.get(code, "fault")
        for window in self._windows:
            self._tell_how(window)

    def _tell_how(self, window: Window) -> None:
        """Tell a window how the app ended; a student can't open it again, and waits."""
        told = self._how if window.role == "tutor" or self._over else "tutor"
        window.say("cover", told)

    async def end(self) -> None:
        """Have the app save and end."""
        self._over = True
        if self._app is not None:
            await self._app.end()


def _same(one: Window, other: Window) -> bool:
    return (one.name, one.role) == (other.name, other.role)
