"""Reads a conference that another window has, while that one goes on with it."""

import contextlib
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Static

from conferapp.desk.elsewhere import FREE, said_of
from conferapp.desk.opening import Opener, Readable
from conferapp.storage.errors import StorageError
from conferapp.storage.files import Identity, identity
from conferapp.ui.record_text import record_text
from conferapp.ui.screens.reading import ReadingScreen

LOOK = 1.0
"""Seconds between two looks at what the other window does; only a change paints."""


class ElsewhereScreen(ReadingScreen):
    """Shows what is on disk and who has it; one key asks for it."""

    ABOUT = """
This conference is open in another window of this computer, and only one of them can write. Here you
can read what is saved; it follows what is written there. Up and Down move the text, Esc goes back
to where you came from.

F6 takes the conference over. The other window saves everything first, says that it did, and from
then on can only read. It keeps the conference while a student has the laptop there, while a
question waits for an answer, and while words can’t be saved; this page then says so.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f6,ctrl+y",
            "take_over",
            "Take over",
            id="elsewhere.take-over",
            tooltip="Go on with this conference here; the other window saves it and lets go",
        ),
        *ReadingScreen.BINDINGS,
    ]

    class TakeOver(Message):
        """Asks for the conference."""

        def __init__(self, screen: "ElsewhereScreen") -> None:
            """Name the screen, which says what becomes of it."""
            super().__init__()
            self.screen = screen

    def __init__(self, found: Readable, opener: Opener) -> None:
        """Read a conference.

        Args:
            found: What there is to read.
            opener: Reads it again.
        """
        super().__init__(found)
        self._opener = opener
        self._notice = found.notice
        self._seen = self._look()

    def on_mount(self) -> None:
        """Follow what the other window does."""
        self.set_interval(LOOK, self.follow)

    def take(self) -> bool:
        """Have the conference in this window; whether no other one has it."""
        return self._opener.take(self.found.record.id)

    def tell(self, notice: str) -> None:
        """Say something else above the text.

        Args:
            notice: What is so now.
        """
        self._notice, self._seen = notice, (self._seen[0], self._look()[1])
        self._draw()

    def who(self) -> str:
        """Who has the conference now, or that nobody has."""
        desk = self._opener.desk
        holder = desk.locks.holder(self.found.record.id)
        return said_of(holder, desk.clock.now()) if holder else FREE

    def follow(self) -> None:
        """Show what changed in the file, and who has it if that is another one than before."""
        before, self._seen = self._seen, self._look()
        if self._seen == before:
            return
        if self._seen[0] != before[0]:
            with contextlib.suppress(StorageError):  # what was read before stays on the screen
                self.found = self._opener.look(self.found)
        if self._seen[1] != before[1]:
            self._notice = self.who()
        self._draw()

    def _draw(self) -> None:
        for text in self.query("#reading > Static").results(Static):
            text.update(record_text(self.found.record, self.told(self._notice)))

    def _look(self) -> tuple[Identity | None, str]:
        """Which file is there, and which window has it."""
        holder = self._opener.desk.locks.holder(self.found.record.id)
        try:
            there = identity(self.found.path)
        except StorageError:
            there = None
        return there, holder.holding if holder else ""

    def action_take_over(self) -> None:
        """Ask the other window to let go of it."""
        self.post_message(self.TakeOver(self))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`; what another window still writes isn't handed out."""
        return action != "hand_out" and super().check_action(action, parameters)
