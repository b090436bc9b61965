"""An app that ends without losing what was typed or telling whose it was."""

import contextlib
import threading
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TextIO

from rich.console import RenderableType
from textual.app import App
from textual.events import Event, Paste

from conferapp.domain.text import clean
from conferapp.ui.terminal import driver_class

_STOP_GRACE: Final = 0.5
_BREATH: Final = 0.05


class SafeApp(App[None]):
    """An app whose crash shows no traceback, and that can be asked to end from any thread.

    A traceback holds local variables and texts of exceptions, and so students' names.

    Args:
        flush: Gets everything on disk within some seconds.

    Attributes:
        crashed: Whether a fault of the program ends it.
    """

    def __init__(self, flush: Callable[[float], bool]) -> None:
        super().__init__(driver_class=driver_class())
        self._save_all = flush
        self.crashed = False

    async def on_event(self, event: Event) -> None:
        """Clean what is pasted before any field shows it; tabs stay, since they part cells."""
        if isinstance(event, Paste):
            event.text = "\t".join(clean(cell, lines=True) for cell in event.text.split("\t"))
        await super().on_event(event)

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

    @property
    def fault(self) -> Exception | None:
        """The exception that ended the app, or None; its text may hold names."""
        return self._exception

    def panic(self, *_renderables: RenderableType) -> None:
        """End after a fault, showing nothing of what Textual would print."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        self.crashed = True
        self._return_code = 1
        self._close_messages_no_wait()


def ending(
    app: SafeApp, saved: bool, draft: Path | None, screen: TextIO, *, details: bool = False
) -> int:
    """Say in one sentence what a person has to know after the app ended, if anything.

    Args:
        app: The app, after `run`.
        saved: Whether everything that was typed is on disk.
        draft: Where it is, if a conference was open.
        screen: Where to say it.
        details: Whether to print the traceback as well; it may hold names.

    Returns:
        The exit code.
    """
    if details and app.fault is not None:
        traceback.print_exception(app.fault, file=screen)
    beginning = "Conferapp met a fault of its own and closed" if app.crashed else "Conferapp closed"
    if not saved:
        rest = f" What was saved before is in {draft}." if draft else ""
        screen.write(f"{beginning}, and what was typed last could not be saved.{rest}\n")
    elif app.crashed:
        kept = (
            f"everything typed is saved in {draft}" if draft else "nothing that was typed is lost"
        )
        screen.write(f"{beginning}; {kept}. Start it again to go on.\n")
    return app.return_code or int(app.crashed or not saved)
