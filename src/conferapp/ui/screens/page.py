"""What the tutor's and the student's screens share: a page, its fields, and their answers."""

import gc
from abc import abstractmethod
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import DescendantFocus, Key, Paste

from conferapp.desk.session import Session
from conferapp.domain.agenda import Page
from conferapp.ui.fields.field import Field
from conferapp.ui.screens.base import AppScreen
from conferapp.ui.widgets.curtain import Curtain
from conferapp.ui.widgets.line import Line
from conferapp.ui.widgets.page_view import PageView
from conferapp.ui.widgets.words import Words

QUIET_AFTER = 0.7
"""Seconds behind a page turn at which nobody types yet: there is something to read first."""
TICK = 15.0
"""Seconds between two looks at the clock: seldom, because each one paints."""


class PageScreen(AppScreen):
    """Shows pages of a conference, and takes every answer to it at once.

    Attributes:
        session: The conference on this laptop.
        conference: The conference.
        page: The page on screen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "page(1)", "Scroll down", id="page.down", show=False),
        Binding("pageup", "page(-1)", "Scroll up", id="page.up", show=False),
    ]

    def __init__(self, session: Session, page: Page) -> None:
        """Open at a page."""
        super().__init__()
        self.session = session
        self.conference = session.conference
        self.page = page

    @abstractmethod
    async def show_page(self, page: Page, question: str | None = None) -> None:
        """Show a page of this screen's.

        Args:
            page: The page.
            question: The id of the question to go to, or None to begin at the top.
        """

    async def on_mount(self) -> None:
        """Open the page, with the focus where it was, and watch the clock."""
        self.set_interval(TICK, self.tick)
        at = self.conference.at
        await self.show_page(self.page, at.question if at and at.page == self.page.id else None)

    async def on_field_answered(self, event: Field.Answered) -> None:
        """Take an answer to the conference, and have it saved."""
        if self.conference.answer(event.question, event.value, typed=event.typed):
            self.session.keep()
            self.answered()
            await self.query_one(PageView).sync()

    def clear_up(self) -> None:
        """Have the widgets of pages that were left taken out of memory, once it is quiet."""
        self.set_timer(QUIET_AFTER, gc.collect)

    def answered(self) -> None:
        """Show what depends on the answers; called at every key, so that it must be little."""

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Remember the question that has the focus; word of a page that was left comes late."""
        here = {question.id for question in self.page.questions}
        for node in event.widget.ancestors_with_self:
            if isinstance(node, Field) and node.prompt.question.id in here:
                self.conference.focus(node.prompt.question.id)
                self.session.keep()

    def tick(self) -> None:
        """Count the time on the page; not while a dialog or the page that rests covers it."""
        if self.is_active:
            self.conference.look()
            self.session.keep()

    def on_key(self, event: Key) -> None:
        """Take what is typed to the first field, where none has the focus yet.

        Several letters may come in one go. A text keeps its letters to itself, so that one that
        comes by here while a text has the focus was handed out before it had.
        """
        if event.is_printable:
            self._pass_on(event)

    def on_paste(self, event: Paste) -> None:
        """The same for what is pasted."""
        self._pass_on(event)

    def takes_typing(self) -> bool:
        """Whether there is a page to type into."""
        return True

    def _pass_on(self, event: Key | Paste) -> None:
        if not self.takes_typing():
            return
        if self.has_class("-covered"):  # nobody sees what they would type
            return
        typed_in = self.focused or self.query_one(PageView).enter_first()
        if isinstance(typed_in, Line | Words):
            event.stop()
            typed_in.post_message(event)

    async def on_curtain_opened(self, event: Curtain.Opened) -> None:
        """Open the result beside the guess, with the result and not a field in view."""
        self.conference.reveal(event.key)
        await self.show_page(self.page)
        self.set_focus(None)

    def stays_for_result(self) -> bool:
        """Whether to stay once more, since a result is covered that could be seen; it says so."""
        visit = self.conference.record.visit(self.page.id)
        if visit and visit.skipped:
            return False
        return any(curtain.stays() for curtain in self.query(Curtain))

    def counts_once(self, key: str) -> bool:
        """See `SteadyScreen.counts_once`: a key held down turns no page past a covered result."""
        waits = any(curtain.covered.ready for curtain in self.query(Curtain))
        return (waits and key in self.keys_for("next")) or super().counts_once(key)

    def action_page(self, pages: int) -> None:
        """Scroll the page."""
        view = self.query_one(PageView)
        view.scroll_relative(y=pages * max(view.size.height - 2, 1), animate=False)
