"""An app that ends without losing what was typed or telling whose it was."""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from functools import partial
from traceback import walk_tb
from typing import Any, Final

from rich.console import RenderableType
from textual._context import active_message_pump
from textual.app import App, ScreenStackError
from textual.css.query import NoMatches
from textual.events import Event, Key, Paste, Resize
from textual.geometry import Size
from textual.widget import Widget
from textual.worker import WorkerFailed

from conferapp.desk.startup import CRASH
from conferapp.domain.text import clean
from conferapp.ui.held import HeldKey
from conferapp.ui.input_parser import PasteCut
from conferapp.ui.keymap import USUAL, Keymap
from conferapp.ui.pointer import Pointer
from conferapp.ui.steady_screen import SteadyScreen
from conferapp.ui.terminal import LIFELINES, PutsBack, driver_class
from conferapp.ui.turnstile import Turnstile

WENT_ON: Final = (
    "Something went wrong inside Conferapp, and it goes on. At the bottom you see whether "
    "everything is saved."
)
"""Said of a fault in something that runs beside the conference."""

SMALLEST: Final = Size(20, 6)
LARGEST: Final = Size(600, 200)
"""What is laid out, however small or large the terminal says that it is."""

# What a handler misses that is still at work while its screen is left.
_GONE: Final = (NoMatches, ScreenStackError)
_STOP_GRACE: Final = 0.5
_BREATH: Final = 0.05
_FAULTS_KEPT: Final = 20

Note = Callable[[BaseException, str], bool]
"""Notes a fault and where it was; tells whether it is the first of its kind."""


def note_nothing(_error: BaseException, _where: str) -> bool:
    """For an app without a log of faults."""
    return True


class SafeApp(App[None]):
    """An app whose crash shows no traceback, and that can be asked to end from any thread.

    A traceback holds local variables and texts of exceptions, and so students' names.

    What was changing something when it failed ends the app, since nobody knows how far it came: a
    handler of messages, an action, a worker, the drawing of a widget. The next start goes on where
    it was. What only runs beside the conference is told and noted, and the conference goes on: a
    task by itself, a timer of this program's, a thread.

    Args:
        flush: Gets everything on disk within some seconds.
        note: Notes a fault.

    Attributes:
        crashed: Whether a fault of the program ends it.
        faults: What was met, whether it ended the app or not; their texts may hold names.
        keymap: The keys that were chosen.
    """

    keymap: Keymap = USUAL

    def __init__(self, flush: Callable[[float], bool], note: Note = note_nothing) -> None:
        super().__init__(driver_class=driver_class())
        self._save_all, self._note = flush, note
        self._turnstile = Turnstile(self, self._let_through)
        self._held, self._pointer = HeldKey(), Pointer(self)
        self.crashed = False
        self.faults: list[BaseException] = []

    # Keys --------------------------------------------------------------------------------

    async def on_event(self, event: Event) -> None:
        """Take keys one by one, sizes within bounds, and clicks as meant; see `App.on_event`."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self._turnstile.take(event)
            return
        if isinstance(event, Resize):
            event = _within_bounds(event)
        await super().on_event(self._pointer.follow(event))

    async def _let_through(self, event: Key | Paste) -> None:
        if isinstance(event, Paste):
            # Before any field shows it; tabs stay, since they part cells.
            event.text = "\t".join(clean(cell, lines=True) for cell in event.text.split("\t"))
        elif self._held.repeats(event) and self._counts_once(event.key):
            return
        await super().on_event(event)

    def _counts_once(self, key: str) -> bool:
        return isinstance(self.screen, SteadyScreen) and self.screen.counts_once(key)

    @property
    def keys_waiting(self) -> int:
        """How many keys were read and not handed on yet; from any thread."""
        return len(self._turnstile)

    @property
    def keys_at_work(self) -> bool:
        """Whether a key isn't known to have done its work."""
        return self._turnstile.busy

    def on_paste_cut(self, event: PasteCut) -> None:
        """Say that not all of a very long paste was taken."""
        said = f"That was too long to paste: its last {event.count:,} characters were left out."
        self.notify(said, markup=False, timeout=8)

    # Ending ------------------------------------------------------------------------------

    def save_before_stop(self) -> None:
        """Save when the terminal is about to put the program to sleep, where it may be killed."""
        # In a thread of its own: this one was interrupted anywhere, perhaps inside the saver.
        saving = threading.Thread(target=self._save_all, args=(_STOP_GRACE,), daemon=True)
        saving.start()
        saving.join(_STOP_GRACE)

    def exit_from_thread(self, code: int) -> None:
        """End the app soon; does nothing when it has no loop (any more).

        Args:
            code: The exit code.
        """
        if self._loop is not None:
            leave = partial(self.exit, return_code=code)
            with contextlib.suppress(RuntimeError):  # closed in this instant
                # A breath, for keys that are on their way to their field.
                self._loop.call_soon_threadsafe(self._loop.call_later, _BREATH, leave)

    def call_from_saver(self, callback: Callable[[], None]) -> None:
        """Run something in the loop, without waiting; does nothing when there is no loop.

        Args:
            callback: What to run.
        """
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # closed in this instant
                self._loop.call_soon_threadsafe(self.call_later, callback)

    def put_terminal_back(self) -> None:
        """Make the terminal its usual self again, whatever the loop does; from any thread."""
        driver: object = self._driver
        if isinstance(driver, PutsBack):
            driver.put_back()

    # Faults ------------------------------------------------------------------------------

    def on_load(self) -> None:
        """Hear of tasks that fail, which would otherwise be told to nobody."""
        asyncio.get_running_loop().set_exception_handler(self._loop_met)

    def _loop_met(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):  # and not a task that was stopped at the end
            self._went_on(error, "a task of its own")

    def fault_in_thread(self, error: BaseException, name: str) -> None:
        """Take note of a fault in a thread; call it there.

        Args:
            error: The fault.
            name: The name of the thread.
        """
        first = self._keep(error, f"thread {name}")
        if name in LIFELINES and isinstance(error, Exception):
            self.call_from_saver(partial(self._handle_exception, error))
        elif first:
            self.call_from_saver(self._tell)

    def _went_on(self, error: BaseException, where: str) -> None:
        if self._keep(error, where):
            self._tell()

    def _keep(self, error: BaseException, where: str) -> bool:
        if len(self.faults) < _FAULTS_KEPT:
            self.faults.append(error)
        return self._note(error, where)

    def _tell(self) -> None:
        if self._running and not self._exit:
            self.notify(WENT_ON, severity="warning", markup=False, timeout=10)

    def _handle_exception(self, error: Exception) -> None:
        """See `App`: Textual comes here with every fault that it meets."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if _in_own_timer(error):
            self._went_on(cause, "a timer")
            return
        if isinstance(error, _GONE) and self._is_leaving():
            return
        self._keep(cause, "a worker" if cause is not error else "the app")
        super()._handle_exception(error)

    def _is_leaving(self) -> bool:
        """Whether what is at work now belongs to a screen that has been left, or to an app."""
        pump = active_message_pump.get()
        if self._exit or not isinstance(pump, Widget):
            return self._exit
        return not any(node in self.screen_stack for node in pump.ancestors_with_self)

    def panic(self, *_renderables: RenderableType) -> None:
        """End after a fault, showing nothing of what Textual would print."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        self.crashed = True
        self._return_code = CRASH
        self._close_messages_no_wait()


def _within_bounds(event: Resize) -> Resize:
    """A size that can be laid out; on a smaller terminal, the rest of it can't be seen."""
    columns, lines = (
        min(max(side, least), most)
        for side, least, most in zip(event.size, SMALLEST, LARGEST, strict=True)
    )
    if (columns, lines) == event.size:
        return event
    return Resize.from_dimensions((columns, lines), event.pixel_size)


def _in_own_timer(error: Exception) -> bool:
    """Whether a timer of this program's failed, and not one by which Textual draws."""
    ways = (str(frame.f_globals.get("__name__")) for frame, _ in walk_tb(error.__traceback__))
    if next(ways, "") != "textual.timer":
        return False
    behind = next((way for way in ways if way != "textual._callback"), "textual.")
    return not behind.startswith("textual.")
