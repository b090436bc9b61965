"""The tutor's screen while a conference that has ended is put right."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message

from conferapp.desk.session import Session
from conferapp.domain.agenda import Page
from conferapp.domain.correction import Correction
from conferapp.domain.text import shortened
from conferapp.ui.dialogs.choose import ChooseDialog, Entry
from conferapp.ui.screens.conference import ConferenceScreen
from conferapp.ui.widgets.correction_bar import CorrectionBar
from conferapp.ui.widgets.note_panel import NotePanel

TALK_ONLY = frozenset({"skip", "supports"})
"""What belongs to a talk that goes on."""
NEW_NOTE = ""
"""What stands for a note that isn't there yet."""


class CorrectingScreen(ConferenceScreen):
    """Shows every page of a conference that has ended, the student's too, to the tutor alone."""

    ABOUT = """
This conference has ended, and you are putting it right. Pages and fields are those of the talk.
What you change is kept with your name, the time and your reason, and what was there before stays in
the history: no word is lost, and nothing needs saving.

Neither where you are nor how long you take counts as part of the talk. The student’s own pages come
here, too, so that you can type what they say; the words stay theirs. A guess whose result was
opened stays as it is. Ctrl+O changes a note of this page, or adds one.

Ctrl+L ends the correction and shows the conference as it is now.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+l,shift+f8",
            "done",
            "Done",
            id="correcting.done",
            tooltip="End the correction, and read the conference as it is now",
        ),
        *ConferenceScreen.BINDINGS,
    ]

    class Done(Message):
        """The correction is at its end."""

    def __init__(self, session: Session, page: Page, correction: Correction) -> None:
        """Open at a page.

        Args:
            session: The conference on this laptop.
            page: The page.
            correction: The conference again, as what it is here.
        """
        super().__init__(session, page)
        self._correction = correction

    def compose(self) -> ComposeResult:
        """See `ConferenceScreen.compose`; on top stands what is going on."""
        yield CorrectionBar()
        yield from super().compose()

    async def show_page(self, page: Page, question: str | None = None) -> None:
        """See `PageScreen.show_page`."""
        self.query_one(CorrectionBar).tell(self._correction, page)
        await super().show_page(page, question)

    async def go(self, page: Page | None) -> None:
        """Go to a page; the student's are the tutor's here, and behind the last one it is done."""
        if page is None:
            self.action_done()
        elif self.is_attached:
            await self.show_page(page)

    async def action_next(self) -> None:
        """Go on, also from the talk to the pages for afterwards."""
        await self.go(self.session.beyond(self.page, 1))

    def action_done(self) -> None:
        """End the correction."""
        self.post_message(self.Done())

    # Notes -------------------------------------------------------------------------------

    def action_note(self) -> None:
        """Change a note of this page, or write one; close it where it is open."""
        notes = self._notes_here()
        if not notes or self.query(NotePanel):
            super().action_note()
            return
        entries = [Entry(str(number), shortened(text, 60)) for number, text in notes.items()]
        entries.append(Entry(NEW_NOTE, "+ A new note"))
        self.app.push_screen(ChooseDialog("Which note?", entries), self._note_chosen)

    def _note_chosen(self, chosen: str | None) -> None:
        if chosen == NEW_NOTE:
            super().action_note()
        elif chosen is not None and not self.query(NotePanel):
            self._note = int(chosen)
            self.mount(NotePanel("This note", value=self._notes_here()[self._note]))

    def _notes_here(self) -> dict[int, str]:
        """The notes of this page by their places in the record, as far as they may be seen."""
        seen = self.conference.record.notes if self.notes_open() else ()
        here = self.page.id
        return {at: note.text for at, note in enumerate(seen) if note.page == here and note.text}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`."""
        return action not in TALK_ONLY and super().check_action(action, parameters)
