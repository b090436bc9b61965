"""Hands that wait until the app has nothing left to do, and not a moment longer."""

import asyncio
from time import monotonic
from typing import Any, Final

from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen

from conferapp.ui.safe_app import SafeApp

PATIENCE: Final = 30.0
"""Seconds that a handler may take; as long as Textual's own pilot waits."""
ELSEWHERE: Final = 0.25
"""Seconds after which nobody waits for a thread any longer: a test may hold one up."""

RESTLESS: Final = 1.0
"""Seconds after which nobody waits any longer until nothing at all is left to do."""

_GLANCE: Final = 0.001


class Hands(Pilot[None]):
    """Textual's pilot, with a pause that looks and doesn't guess.

    Textual's own sends a message to each widget and waits until it comes back, and then until the
    process uses little time. That costs most of what a test takes, and a machine that has other
    things to do misleads it. This one looks whether any widget has a message, whether anything is
    ready to run in the loop, whether the screen has to be drawn, and whether a thread is at work.
    """

    async def pause(self, delay: float | None = None) -> None:
        """Wait until the app has nothing left to do; see `Pilot.pause`."""
        if delay is not None:
            await asyncio.sleep(delay)
        await self._wait_for_screen()

    async def _wait_for_screen(self, timeout: float = PATIENCE) -> bool:  # noqa: ASYNC109  # as Pilot
        begun = monotonic()
        while not self._at_an_end:
            await self._everything_ready(begun + RESTLESS)
            since = monotonic() - begun
            if since > RESTLESS:  # something ticks all the time: what was there is done, at least
                return await super()._wait_for_screen(timeout)
            if self._drew():
                continue
            if not self._handling and (not _threads_at_work() or since > ELSEWHERE):
                return True
            await asyncio.sleep(_GLANCE)
        return False

    async def _everything_ready(self, until: float) -> None:
        """Let all run that can run now, and all that this sets off, until a moment at most."""
        loop: Any = asyncio.get_running_loop()
        await asyncio.sleep(0)
        while loop._ready and not self._at_an_end and monotonic() < until:  # noqa: ASYNC110
            # The turnstile looks in the same way, and must not see this look.
            await asyncio.sleep(_GLANCE if self._keys_at_work else 0)

    @property
    def _keys_at_work(self) -> bool:
        return isinstance(self.app, SafeApp) and self.app.keys_at_work

    @property
    def _at_an_end(self) -> bool:
        return bool(self.app._exception_event.is_set()) or not self.app._running

    @property
    def _handling(self) -> list[object]:
        """Who has something to do: widgets with a message, and the turnstile with a key."""
        pumps: list[MessagePump] = [self.app, *self.app._registry]
        busy: list[object] = [pump for pump in pumps if _is_at_work(pump)]
        return [*busy, "the turnstile"] if self._keys_at_work else busy

    def _drew(self) -> bool:
        """Draw what waits for the next sixtieth of a second; tell whether anything did."""
        if not self.app.screen_stack:
            return False
        if self.app._resize_event is not None:  # a new size waits for others to come, too
            self.app._check_resize()
            return True
        screen = self.app.screen
        if self.app._batch_count or not _to_be_drawn(screen):
            return False
        screen._on_timer_update()
        return True


def _is_at_work(pump: MessagePump) -> bool:
    """Whether it does anything but wait for its next message."""
    queue: Any = pump.__dict__.get("_message_queue")
    if queue is None or pump._closed or not pump._running:
        return False
    return not queue.empty() or all(each.done() for each in queue.ready_event._waiters)


def _to_be_drawn(screen: Screen[Any]) -> bool:
    return screen.is_current and bool(
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )


def _threads_at_work() -> bool:
    pool: Any = getattr(asyncio.get_running_loop(), "_default_executor", None)
    if pool is None:
        return False
    return bool(len(pool._threads) > pool._idle_semaphore._value)
