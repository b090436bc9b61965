"""A very small app on the real saver, doors and driver: one text area, one record.

Run as `tiny_app.py FOLDER`. F2 and F3 meet a fault with a student's name
at hand, F4 stops the event loop.
"""

import json
import os
import sys
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Label, TextArea

from conferapp.storage.errors import WriteFailed
from conferapp.storage.files import (
    RECORD_LIMIT,
    Identity,
    identity,
    read_bounded,
    sweep_temporary,
    write_atomic,
    write_new,
)
from conferapp.storage.saver import Savable, Saver, SaveState
from conferapp.ui.safe_app import SafeApp, ending
from conferapp.ui.signals import Doors, block_signals, release_signals
from conferapp.ui.startup import collector_paused, keep_tracebacks_private, refuse_reason

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


class TinyApp(SafeApp):
    """One label, one text area."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "fail"),
        Binding("f3", "fail_in_worker"),
        Binding("f4", "stand_still"),
    ]

    def __init__(self, store: Store) -> None:
        self.saver = Saver(store.write, now=lambda: datetime.now(UTC), tell=self.tell)
        super().__init__(self.saver.flush)
        self.text, self.revision = store.read(), 0

    def compose(self) -> ComposeResult:
        """Build the two."""
        yield Label("READY", id="state", markup=False)
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
        """Meet a fault with a name at hand."""
        student = STUDENT
        raise ValueError(f"bad {student}")

    def action_fail_in_worker(self) -> None:
        """Meet it in a worker."""

        async def work() -> None:
            raise ValueError(f"bad {STUDENT}")

        self.run_worker(work())

    def action_stand_still(self) -> None:
        """Keep the event loop from going on."""
        threading.Event().wait()


def main() -> int:
    """Run as the real program does."""
    if reason := refuse_reason((sys.stdin, sys.stdout, sys.stderr), os.environ):
        sys.stderr.write(f"{reason}\n")
        return 2
    keep_tracebacks_private("It failed as a whole.")
    block_signals()
    store = Store(Path(sys.argv[1]))
    with collector_paused():
        app = TinyApp(store)
    Doors(app.saver.flush, app.exit_from_thread).watch()
    app.saver.start()
    app.run()
    saved = app.saver.close(3.0)
    release_signals()
    return ending(app, saved, store.path, sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
