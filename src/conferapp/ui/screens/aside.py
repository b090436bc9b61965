"""What a tutor does beside answering: taking notes, skipping, saying whose words they are."""

from abc import abstractmethod
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key

from conferapp.desk.session import Session
from conferapp.domain.agenda import Page
from conferapp.domain.answering import ANSWER_FIRST
from conferapp.domain.said_why import TO_SKIP, WHY_SKIP
from conferapp.ui.dialogs.words import WordsDialog
from conferapp.ui.screens.page import PageScreen
from conferapp.ui.widgets.note_panel import NotePanel
from conferapp.ui.widgets.page_view import PageView


class AsideScreen(PageScreen):
    """A page screen on which notes are taken and pages are skipped."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close_note", "Close the note", id="note.close", show=False),
    ]

    def __init__(self, session: Session, page: Page) -> None:
        """Open at a page."""
        super().__init__(session, page)
        self._note: int | None = None
        self._told_way = False

    @abstractmethod
    async def action_next(self) -> None:
        """Go on to the next page."""

    @abstractmethod
    def notes_open(self) -> bool:
        """Whether earlier notes may be seen now."""

    @abstractmethod
    def dress(self) -> None:
        """Show what stands beside the page as it is now."""

    def action_whose(self) -> None:
        """Turn the answer in focus from the student's words into the tutor's, or back."""
        at = self.conference.at
        answer = self.conference.record.answers.get(at.question) if at and at.question else None
        known = at is not None and at.question in self.conference.agenda.questions
        if answer is None or at is None or at.question is None or not known:
            self.notify(ANSWER_FIRST, markup=False)
            return
        self.conference.turn_whose(at.question)
        self.session.keep(at_once=True)
        self.query_one(PageView).show_whose(at.question)

    def action_note(self) -> None:
        """Open the note panel, or close it."""
        if self.query(NotePanel):
            self.close_note()
            return
        record = self.conference.record
        seen = record.notes if self.notes_open() else ()
        earlier = [note.text for note in seen if note.page == self.page.id and note.text]
        self.mount(NotePanel("A note on this page", earlier))

    def on_note_panel_changed(self, event: NotePanel.Changed) -> None:
        """Keep a note as it is written."""
        if self._note is None:
            self._note = len(self.conference.record.notes)
            self.conference.note(self.page, event.text)
        else:
            self.conference.amend_note(self._note, event.text)
        if self._note == len(self.conference.record.notes):
            self._note = None
        self.session.keep()

    def close_note(self) -> None:
        """Close the note panel, if it is open."""
        if self.query(NotePanel):
            self.query(NotePanel).remove()
            self._note = None
            self.conference.leave()
            self.session.keep()
            self.dress()
            at = self.conference.at
            self.query_one(PageView).enter(at.question if at else None)

    def action_close_note(self) -> None:
        """Close the note, which is kept, and the pane of a narrow screen."""
        self.remove_class("-pane")
        self.close_note()

    def on_key(self, event: Key) -> None:
        """Say once how to leave, where there was nothing to close; see `PageScreen.on_key`, too."""
        if event.key in self.keys_for("close_note") and not self._told_way:
            self._told_way = True
            there = f"back to {self.back_to.the}" if self.back_to else "home"
            self.notify(self.told(f"You are in a conference. F2 goes {there}."), markup=False)

    def action_skip(self) -> None:
        """Skip this page with a word why, or take that back."""
        visit = self.conference.record.visit(self.page.id)
        if visit and visit.skipped:
            self._skipped("")
        else:
            dialog = WordsDialog(WHY_SKIP, reasons=TO_SKIP)
            self.app.push_screen(dialog, self._skip_and_go_on)

    async def _skip_and_go_on(self, why: str | None) -> None:
        if why:
            self._skipped(why)
            await self.action_next()

    def _skipped(self, why: str) -> None:
        self.conference.skip(self.page, why)
        self.session.keep(at_once=True)
        self.query_one(PageView).show_skipped()
