"""Reads an old conference, and leads to what can be done with it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from conferapp.desk.opening import Readable
from conferapp.ui.dialogs.reason import ReasonDialog
from conferapp.ui.record_text import record_texts
from conferapp.ui.screens.base import (
    HAND_OUT,
    HELP,
    HELP_MARK,
    READ,
    READ_LINES,
    AppScreen,
    GoHome,
    ToHandouts,
)

ABOUT_CORRECTING = "What you change then stands in the history, with what was there before."
ABOUT_REOPENING = "The conference goes on where it was, as if it had not been cancelled."


class ReadingScreen(AppScreen):
    """Shows a record from its own words, whether its agenda still exists or not."""

    ABOUT = """
This is a conference as it was kept. Up and Down move the text, Esc goes back to where you came
from. Nothing is changed while you read. F4 fills in the pages for afterwards, where the agenda has
any.

F6 shows cards, letters and copies of it, and makes them.

F7 corrects what was written: it asks for your reason, and keeps what was there before, with your
name and the time, at the end of this page. F5 takes back that a conference was cancelled.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f2", "home", "Home", id="reading.home", tooltip="Go home"),
        Binding(
            "f4",
            "afterwards",
            "Afterwards",
            id="reading.afterwards",
            tooltip="Fill in the pages for afterwards",
        ),
        HAND_OUT,
        Binding(
            "f7",
            "correct",
            "Correct …",
            id="reading.correct",
            tooltip="Correct answers and notes, with a reason; what was there before is kept",
        ),
        Binding(
            "f5",
            "reopen",
            "Reopen …",
            id="reading.reopen",
            tooltip="Go on with a conference that was cancelled by mistake",
        ),
        *READ,
        *READ_LINES,
        HELP,
        HELP_MARK,
    ]

    class Afterwards(Message):
        """Asks for the pages for afterwards of the record."""

        def __init__(self, found: Readable) -> None:
            """Name the conference."""
            super().__init__()
            self.found = found

    class Correct(Message):
        """Asks to put the record right."""

        def __init__(self, found: Readable, why: str) -> None:
            """Name the conference, and the reason."""
            super().__init__()
            self.found, self.why = found, why

    class Reopen(Message):
        """Asks to go on with a conference that was cancelled."""

        def __init__(self, found: Readable, why: str) -> None:
            """Name the conference, and the reason."""
            super().__init__()
            self.found, self.why = found, why

    def __init__(self, found: Readable, who: str = "", question: str = "") -> None:
        """Read a conference.

        Args:
            found: The conference.
            who: The tutor, whose name is kept with a reason.
            question: The id of the question to begin at, or "".
        """
        super().__init__()
        self.found = found
        self._question = question
        self._who = who

    def compose(self) -> ComposeResult:
        """The whole record as text."""
        above, below = record_texts(self.found.record, self.found.notice, self._question)
        with VerticalScroll(id="reading", can_focus=False):
            yield Static(Content.assemble(above))
            if below:
                yield Static(Content.assemble(below), id="here")
        yield from self.footer()

    def on_mount(self) -> None:
        """Begin at the question that was asked for."""
        for here in self.query("#here"):
            self.call_after_refresh(here.scroll_visible, top=True, animate=False)

    def action_home(self) -> None:
        """Go home."""
        self.post_message(GoHome())

    def action_hand_out(self) -> None:
        """See what can leave the room."""
        self.post_message(ToHandouts(self.found.path, self.found.record.student.id))

    def action_afterwards(self) -> None:
        """Fill in what belongs to afterwards."""
        self.post_message(self.Afterwards(self.found))

    def action_correct(self) -> None:
        """Ask why it is to be put right."""
        dialog = ReasonDialog("Why is it to be corrected?", ABOUT_CORRECTING, who=self._who)
        self.app.push_screen(dialog, self._correct)

    def _correct(self, why: str | None) -> None:
        if why:
            self.post_message(self.Correct(self.found, why))

    def action_reopen(self) -> None:
        """Ask why it goes on after all."""
        dialog = ReasonDialog("Why does it go on after all?", ABOUT_REOPENING, who=self._who)
        self.app.push_screen(dialog, self._reopen)

    def _reopen(self, why: str | None) -> None:
        if why:
            self.post_message(self.Reopen(self.found, why))

    def action_scroll(self, pages: int) -> None:
        """Move the text by a page."""
        self.action_scroll_lines(pages * max(self.query_one("#reading").size.height - 2, 1))

    def action_scroll_lines(self, lines: int) -> None:
        """Move the text."""
        self.query_one("#reading", VerticalScroll).scroll_relative(y=lines, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`."""
        if action == "afterwards":
            return self.found.follow_up
        if action == "reopen":
            return self.found.correctable and self.found.record.status == "cancelled"
        if action == "hand_out":
            return self.found.record.status in {"open", "done"}
        return self.found.correctable if action == "correct" else True
