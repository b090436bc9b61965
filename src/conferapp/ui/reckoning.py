"""Reckoning: reports reckoned in a thread, and made into files, while keys go on working."""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

from conferapp.desk.desk import Desk
from conferapp.domain.reports.period import Period
from conferapp.storage.errors import StorageError
from conferapp.storage.handout_files import usual_folder
from conferapp.storage.neighbours import workspaces_in
from conferapp.storage.typed_paths import typed_path
from conferapp.ui.reckoned import Reckoned
from conferapp.ui.report_choices import chosen
from conferapp.ui.reporting import reckon_at, write_files
from conferapp.ui.reports_text import made_text


class Reckoning:
    """Reckons the reports that are wanted last.

    Attributes:
        reckoned: The reports, or None while nothing is reckoned.
        at_work: Whether they are being reckoned.
        counted: How many conferences were counted so far.

    Args:
        desk: What the app works with.
        show: Shows a file, and tells whether it did.
    """

    def __init__(self, desk: Desk, show: Callable[[Path], bool]) -> None:
        self._desk, self._show = desk, show
        self._stop = threading.Event()
        self._writing = False
        self.reckoned: Reckoned | None = None
        self.at_work = False
        self.counted = 0

    def stop(self) -> None:
        """Nobody waits for figures any more."""
        self._stop.set()

    def clear(self) -> None:
        """Put away what was reckoned: it is out of date."""
        self.stop()
        self.reckoned, self.at_work = None, True
        self._stop = threading.Event()
        self.counted = 0

    async def begin(self, period: Period) -> bool:
        """Reckon anew; `clear` comes first.

        Args:
            period: The days that count.

        Returns:
            Whether that is still what is wanted last.
        """
        stop = self._stop

        def going_on() -> bool:
            self.counted += 1
            return not stop.is_set()

        reckoned = await asyncio.to_thread(
            reckon_at, self._desk, period, self._desk.beside, going_on
        )
        if stop.is_set():
            return False
        self.reckoned, self.at_work = reckoned, False
        return True

    async def add(self, said: str) -> str:
        """Take other workspaces in, until the app is closed.

        Args:
            said: The path that was typed: of one, or of the folder above several.

        Returns:
            Why that can't be, as a sentence; "" where it could.
        """
        try:
            found = await asyncio.to_thread(workspaces_in, typed_path(said))
        except StorageError as problem:
            return str(problem)
        self._desk.beside = tuple(dict.fromkeys((*self._desk.beside, *found)))
        return ""

    async def write(self, form: str, what: str) -> str:
        """Write reports to files, and open what is one page.

        Args:
            form: `html` or `csv`.
            what: The id of what was chosen, as `what_to_write` offers it.

        Returns:
            What was made, or why nothing was, as sentences; "" while others are being made.
        """
        if self.reckoned is None or self._writing:
            return ""
        reckoned, handouts = chosen(self.reckoned, what), self._desk.tutor.handouts
        folder = Path(handouts) if handouts else usual_folder(self._desk.workspace.root)
        self._writing = True
        try:
            paths = await asyncio.to_thread(write_files, reckoned, form, folder)
        except StorageError as problem:
            return str(problem)
        finally:
            self._writing = False
        opened = len(paths) == 1 and self._show(paths[0])
        return made_text(form, paths, opened=opened, names=reckoned.names_students)
