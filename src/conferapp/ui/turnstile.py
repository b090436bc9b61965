"""The turnstile: lets keys through one by one, each when the one before has done its work.

Several keys may come in one read: somebody types fast, or something stood still meanwhile. Textual
would hand them all to the widget that has the focus at that moment, also those that are meant for
the page or the field that the key before them leads to.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Final

from textual.app import App
from textual.events import Key, Paste
from textual.widgets import Input, TextArea

LETTERS: Final = 64
"""How many letters go into a text one behind the other without a look at what they do."""
BOUND: Final = 3.0
"""Seconds after which a key is let through although the program is still at work."""

_REFRESHED_WITHIN: Final = 0.1


class Turnstile:
    """Stands between the terminal and the app.

    Args:
        app: The app.
        let_through: Hands a key or a paste on; awaited in the app's own message loop.
    """

    def __init__(
        self, app: App[Any], let_through: Callable[[Key | Paste], Awaitable[None]]
    ) -> None:
        self._app, self._let_through = app, let_through
        self._waiting: deque[Key | Paste] = deque()
        self._letters = 0
        self._acted = self._looking = False
        self._until = 0.0
        self._looks = 0

    def __len__(self) -> int:
        """How many wait; may be asked from any thread."""
        return len(self._waiting)

    @property
    def busy(self) -> bool:
        """Whether a key waits, or isn't known to have done its work."""
        return bool(self._looking or self._waiting)

    async def take(self, event: Key | Paste) -> None:
        """Let something through now or as soon as it is its turn; in the app's message loop.

        Args:
            event: A key or a paste.
        """
        self._waiting.append(event)
        if len(self._waiting) == 1:
            await self._go_on()

    async def _go_on(self) -> None:
        while self._waiting and self._may_pass(self._waiting[0]):
            event = self._waiting.popleft()
            if self._is_letter(event):
                self._letters += 1
            else:
                self._acted = True
            await self._let_through(event)
        if self._waiting or self._acted:
            self._look_soon()

    def _may_pass(self, event: Key | Paste) -> bool:
        if self._acted:
            return False
        return self._letters < LETTERS if self._is_letter(event) else not self._letters

    def _is_letter(self, event: Key | Paste) -> bool:
        """Whether this goes into a text and does nothing else: such are in order by themselves."""
        in_text = isinstance(self._app.focused, Input | TextArea)
        return in_text and isinstance(event, Key) and event.is_printable

    # Whether the work is done ------------------------------------------------------------

    def _look_soon(self) -> None:
        if not self._looking:
            self._looking = True
            loop = asyncio.get_running_loop()
            self._until = loop.time() + BOUND
            loop.call_soon(self._look, not self._acted)

    def _look(self, painted: bool) -> None:
        """Look whether the loop has nothing left to do; what it is about to paint may do more."""
        loop = asyncio.get_running_loop()
        if _at_work(loop) and loop.time() < self._until:
            loop.call_soon(self._look, painted)
        elif painted or not (screens := self._app.screen_stack):  # none is left at the end
            self._done()
        else:
            self._looks += 1
            loop.call_later(_REFRESHED_WITHIN, self._painted, self._looks)
            screens[-1].call_after_refresh(self._painted, self._looks)

    def _painted(self, look: int) -> None:
        if look == self._looks:
            self._looks += 1
            self._look(True)

    def _done(self) -> None:
        self._looking = self._acted = False
        self._letters = 0
        if self._waiting:
            self._app.call_later(self._go_on)


def _at_work(loop: asyncio.AbstractEventLoop) -> bool:
    """Whether anything else is ready to run; a loop that doesn't tell counts as idle."""
    return bool(getattr(loop, "_ready", ()))
