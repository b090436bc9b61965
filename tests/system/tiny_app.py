"""A very small app on the real saver, doors and driver: one text area, one record.

Run as `tiny_app.py FOLDER [SECONDS]`; the seconds are what an fsync takes. F2, F3, F8, F9, F11 and
F12 meet a fault with a student's name at hand, F4 stops the event loop, F5 fills the terminal.
"""

import asyncio
import json
import os
import sys
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Label, Static, TextArea

from conferapp.desk.signals import Doors, block_signals, release_signals
from conferapp.desk.startup import (
    OneSentence,
    collector_paused,
    refuse_reason,
    threads_watched,
)
from conferapp.storage.errors import WriteFailed
from conferapp.storage.fault_log import FaultLog
from conferapp.storage.files import (
    RECORD_LIMIT,
    Identity,
    identity,
    read_bounded,
    write_atomic,
    write_new,
)
from conferapp.storage.saver import Savable, Saver, SaveState
from conferapp.storage.temporary import sweep_temporary
from conferapp.ui.ending import Kept, ending
from conferapp.ui.safe_app import SafeApp

STUDENT = "Amara Okafor"


@dataclass(frozen=True)
class Notes:
    """What was typed."""

    key: str
    revision: int
    text: str


class Store:
    """The record file of the notes."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "r1.json"
        self.seen: Identity | None = None
        self.tidy = True

    def read(self) -> str:
        """The saved text; also removes what a killed run left."""
        sweep_temporary(self.path.parent)
        if identity(self.path) is None:
            return ""
        data, self.seen = read_bounded(self.path, RECORD_LIMIT)
        return str(json.loads(data)["notes"])

    def write(self, item: Savable) -> None:
        """Save a snapshot."""
        assert isinstance(item, Notes)
        if item.text.startswith("!"):
            fail()
        data = json.dumps({"revision": item.revision, "notes": item.text}).encode()
        try:
            if self.seen is None:
                self.seen = write_new(self.path, data)
            else:
                self.seen = write_atomic(self.path, data, seen=self.seen)
        except WriteFailed as problem:
            self.seen = problem.landed or self.seen
            self.tidy = False
            raise
        if not self.tidy:
            self.tidy = True
            sweep_temporary(self.path.parent, own=True)


class Brittle(Static):
    """Can't be drawn once it is told so."""

    broken = False

    def render(self) -> str:
        """Draw it."""
        if self.broken:
            fail()
        return "."


def fail(*_: object) -> None:
    """Meet a fault with a name at hand."""
    student = STUDENT
    raise ValueError(f"bad {student}")


class TinyApp(SafeApp):
    """One label, one text area."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "fail"),
        Binding("f3", "fail_in_worker"),
        Binding("f4", "stand_still"),
        Binding("f5", "fill_the_terminal"),
        Binding("f11", "fail_in_thread"),
        Binding("f12", "fail_in_task"),
        Binding("f8", "fail_in_timer"),
        Binding("f9", "fail_in_render"),
    ]

    def __init__(self, store: Store, log: FaultLog) -> None:
        self.saver = Saver(store.write, now=now, tell=self.tell)
        super().__init__(self.saver.flush, log.note)
        self.text, self.revision = store.read(), 0

    def compose(self) -> ComposeResult:
        """Build the two."""
        yield Label("READY", id="state", markup=False)
        yield Brittle()
        yield TextArea(self.text)

    def on_mount(self) -> None:
        """Go on where the text ends."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        area.focus()

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Hand each change to the saver."""
        if message.text_area.text != self.text:
            self.text = message.text_area.text
            self.revision += 1
            self.saver.offer(Notes("r1", self.revision, self.text))

    def tell(self, state: SaveState) -> None:
        """Say how saving goes."""
        told = f"NOT SAVED {state.failing}" if state.failing else "SAVED"
        label = Content(f"READY {told}")
        self.call_from_saver(lambda: self.query_one("#state", Label).update(label))

    def action_fail(self) -> None:
        """Meet a fault in an action."""
        fail()

    def action_fail_in_worker(self) -> None:
        """Meet it in a worker."""
        self.run_worker(self.work())

    async def work(self) -> None:
        """Fail where nobody waits."""
        fail()

    def action_fail_in_thread(self) -> None:
        """Meet it in a thread."""
        threading.Thread(target=fail, name="side").start()

    def action_fail_in_task(self) -> None:
        """Meet it in a task that nobody looks after."""
        asyncio.get_running_loop().create_task(self.work())

    def action_fail_in_timer(self) -> None:
        """Meet it in a timer, again and again."""
        self.set_interval(0.02, fail)

    def action_fail_in_render(self) -> None:
        """Meet it while the screen is drawn."""
        self.query_one(Brittle).broken = True
        self.query_one(Brittle).refresh()

    def action_fill_the_terminal(self) -> None:
        """Write more than a terminal holds that nobody reads."""
        assert self._driver is not None
        os.write(2, b"FULL")
        self._driver.write("\0" * 500_000)

    def action_stand_still(self) -> None:
        """Keep the event loop from going on."""
        os.write(2, b"STILL")
        threading.Event().wait()


def main() -> int:
    """Run as the real program does."""
    if reason := refuse_reason((sys.stdin, sys.stdout, sys.stderr), os.environ):
        sys.stderr.write(f"{reason}\n")
        return 2
    log = FaultLog(Path(sys.argv[1]) / "state" / "faults.log", now)
    guard = OneSentence(partial(failed, log))
    with guard:
        return run(log)
    return guard.code


def now() -> datetime:
    """The time of day."""
    return datetime.now(UTC)


def failed(log: FaultLog, error: BaseException, where: str) -> str:
    """Note a fault of the whole program."""
    log.note(error, where)
    return "It failed as a whole."


def run(log: FaultLog) -> int:
    """Lay everything ready, and run the app."""
    if len(sys.argv) > 2:
        seconds = float(sys.argv[2])
        os.fsync = lambda fd: time.sleep(seconds)  # noqa: ARG005  # as the system calls it
    block_signals()
    store = Store(Path(sys.argv[1]))
    with collector_paused():
        app = TinyApp(store, log)
    Doors(app.saver.flush, app.exit_from_thread, app.put_terminal_back).watch()
    app.saver.start()
    with threads_watched(app.fault_in_thread):
        app.run()
        saved = app.saver.close(3.0)
    release_signals()
    return ending(app, Kept(saved, store.path, log.path), sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
