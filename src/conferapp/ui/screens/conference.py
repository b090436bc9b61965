"""The tutor's screen: walks the pages of an agenda, one at a time, in any order."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Static

from conferapp.domain.agenda import Page
from conferapp.domain.pace import pace
from conferapp.domain.record import By
from conferapp.domain.speech import goal_on_top
from conferapp.ui.dialogs.choose import ChooseDialog, Entry
from conferapp.ui.dialogs.words import WordsDialog
from conferapp.ui.fields.field import Field
from conferapp.ui.page_text import pane
from conferapp.ui.screens.base import HELP, HELP_MARK, AppScreen, GoHome, ToFinish, Turn
from conferapp.ui.session import Session
from conferapp.ui.widgets.curtain import Curtain
from conferapp.ui.widgets.goalbar import GoalBar
from conferapp.ui.widgets.note_panel import NotePanel
from conferapp.ui.widgets.page_view import PageView
from conferapp.ui.widgets.steps import PART_NAMES, Steps, steps

TICK = 15.0
"""Seconds between two looks at the clock: seldom, because each one paints."""
SKIP_REASONS = ("Ran out of time", "Not needed today", "Talked about it already")
FINISH = "finish"
EMPTY_PANE = "Nothing to look at beside this page."
COVERED_PANE = "▒▒▒  Covered\n\nF9 opens it."


class ConferenceScreen(AppScreen):
    """Shows the tutor's and the common pages of a conference."""

    ABOUT = """
You are in a conference. In the middle is the page you are on: what to do, lines you can say, and
fields to write in. The goal stays on top. On the left is where you are, on the right what was said
earlier and tips for you; on a small window F6 opens that side.

Nothing has to be finished in order, and nothing needs saving: every word is kept as you type. Tab
goes to the next field. When it is the student's turn, a page in between tells you to turn the
laptop.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f8,ctrl+n", "next", "Next", id="next", priority=True, tooltip="Go on to the next page"
        ),
        Binding("f7,ctrl+b", "back", "Back", id="back", priority=True, tooltip="Go back one page"),
        Binding(
            "ctrl+o",
            "note",
            "Note",
            id="note",
            priority=True,
            tooltip="Write a note on this page, or close it",
        ),
        Binding(
            "f6",
            "pane",
            "Beside",
            id="pane",
            priority=True,
            tooltip="Open or close what stands beside the page",
        ),
        Binding(
            "f9,ctrl+t",
            "cover",
            "Cover",
            id="cover",
            priority=True,
            tooltip="Cover what is only for you, or open it again",
        ),
        Binding("ctrl+g,f4", "go_to", "Go to", id="go-to", priority=True, tooltip="Go to any page"),
        HELP,
        HELP_MARK,
        Binding(
            "f5",
            "skip",
            "Skip",
            id="skip",
            priority=True,
            show=False,
            tooltip="Skip this page with a word why; again takes that back",
        ),
        Binding(
            "f3",
            "whose",
            "Whose words",
            id="whose",
            priority=True,
            show=False,
            tooltip="Say whether the answer in focus is the student’s words or yours",
        ),
        Binding(
            "ctrl+r",
            "open_result",
            "Open the result",
            id="open-result",
            priority=True,
            show=False,
            tooltip="Open covered results on purpose, guess or no guess",
        ),
        Binding(
            "ctrl+l",
            "finish",
            "Finish",
            id="finish",
            priority=True,
            show=False,
            tooltip="See what is open, read the plan back, and finish",
        ),
        Binding(
            "f2",
            "home",
            "Home",
            id="home",
            priority=True,
            show=False,
            tooltip="Go home; everything stays where it is",
        ),
        Binding("pagedown", "page(1)", "Scroll down", id="page.down", show=False),
        Binding("pageup", "page(-1)", "Scroll up", id="page.up", show=False),
    ]

    def __init__(self, session: Session, page: Page, *, covered: bool = False) -> None:
        """Open at a page.

        Args:
            session: The conference.
            page: Where to open.
            covered: Whether what is only the tutor's starts covered on common pages.
        """
        super().__init__()
        self.session = session
        self.conference = session.conference
        self.page = page
        self._covered = covered
        self._note: int | None = None
        self._leaving = False

    def compose(self) -> ComposeResult:
        """Goal on top, then where we are, the page, and what stands beside it."""
        yield GoalBar()
        with Horizontal(id="body"):
            yield Steps(id="steps")
            yield PageView(self.conference, id="page")
            with VerticalScroll(id="pane", can_focus=False):
                yield Static(id="pane-text")
        yield Static("▒▒▒  Covered. F9 opens it.", id="covered")
        yield from self.footer()

    async def on_mount(self) -> None:
        """Open the page, with the focus where the tutor was."""
        at = self.conference.record.at
        question = at.question if at and at.page == self.page.id else None
        self.set_interval(TICK, self._tick)
        await self._show(self.page, question)

    # Turning pages -----------------------------------------------------------------------

    async def _show(self, page: Page, question: str | None = None) -> None:
        self._close_note()
        self.page = page
        self._leaving = False
        self.conference.enter(page)
        self.session.keep(at_once=True)
        listed = steps(self.conference, self.session.pages(), page)
        number = next((step.number for step in listed if step.here), None)
        await self.query_one(PageView).turn(page, number=number)
        marks = self.query_one(Steps)
        marks.steps, marks.part = listed, page.part
        self.remove_class("-pane")
        self._dress()
        self.query_one(PageView).enter(question)

    def _dress(self) -> None:
        """Show what depends on the answers and on what is covered."""
        self.set_class(self._covered and self.page.who == "tutor", "-covered")
        text = pane(self.conference, self.page)
        said = COVERED_PANE if self._covered else text if text.plain else EMPTY_PANE
        self.query_one("#pane-text", Static).update(
            Content(said) if isinstance(said, str) else said
        )
        self._tick_goal()
        self.refresh_bindings()

    async def go(self, page: Page | None) -> None:
        """Go to a page, on this screen or, for a student's page, on another one."""
        if page is None:
            self.post_message(GoHome() if self.session.follow_up_only else ToFinish())
        elif page.who == "student":
            self.post_message(Turn(page.id))
        else:
            await self._show(page)

    async def action_next(self) -> None:
        """Go on; behind the last live page stands the finish."""
        there = self.session.beyond(self.page, 1)
        if there and there.part == "follow_up" and self.page.part == "agenda":
            there = None
        await self.go(there)

    async def action_back(self) -> None:
        """Go back."""
        there = self.session.beyond(self.page, -1)
        if there is not None:
            await self.go(there)

    async def on_steps_chosen(self, event: Steps.Chosen) -> None:
        """Go to a step that was clicked."""
        await self.go(self.conference.agenda.page(event.page))

    def action_go_to(self) -> None:
        """Choose any page."""
        entries = [
            Entry(
                page.id, f"{PART_NAMES[page.part]}: {self.conference.speech(page).say(page.title)}"
            )
            for page in self.session.pages()
        ]
        entries += [] if self.session.follow_up_only else [Entry(FINISH, "Finish")]
        self.app.push_screen(ChooseDialog("Go to", entries, here=self.page.id), self._gone_to)

    async def _gone_to(self, chosen: str | None) -> None:
        if chosen is not None:
            await self.go(self.conference.agenda.page(chosen))

    def action_finish(self) -> None:
        """Open the finish screen."""
        self.post_message(ToFinish())

    def action_home(self) -> None:
        """Leave; with a student at the screen only at the second press."""
        if self.page.part == "agenda" and not self._leaving:
            self._leaving = True
            self.notify("Home shows other students. Press F2 again to go there.", markup=False)
            return
        self.post_message(GoHome())

    # Answers -----------------------------------------------------------------------------

    async def on_field_answered(self, event: Field.Answered) -> None:
        """Take an answer to the conference, and have it saved."""
        if self.conference.answer(event.question, event.value, typed=event.typed):
            self.session.keep()
            self.query_one(GoalBar).goal = goal_on_top(self.conference)
            await self.query_one(PageView).sync()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Remember where the tutor is."""
        for node in event.widget.ancestors_with_self:
            if isinstance(node, Field):
                self.conference.focus(node.prompt.question.id)
                self.session.keep()

    def action_whose(self) -> None:
        """Turn the answer in focus from the student's words into the tutor's, or back."""
        at = self.conference.record.at
        answer = self.conference.record.answers.get(at.question) if at and at.question else None
        if answer is None or at is None or at.question is None:
            self.notify("Write the answer first, then say whose words it is.", markup=False)
            return
        by: By = "student" if answer.by == "tutor" else "tutor"
        self.conference.answer(at.question, answer.value, typed=answer.typed, by=by)
        self.session.keep(at_once=True)
        whose = "your words" if by == "tutor" else "the student’s words"
        self.notify(f"Kept as {whose}.", markup=False)

    async def on_curtain_opened(self, event: Curtain.Opened) -> None:
        """Open the result beside the guess."""
        self.conference.reveal(event.key)
        await self._show(self.page)

    async def on_curtain_guess_first(self, event: Curtain.GuessFirst) -> None:
        """Go where the guess is made."""
        await self.go(self.conference.agenda.page(event.page))

    async def action_open_result(self) -> None:
        """Open covered results on purpose; the record says so."""
        for name in self.page.show:
            question = self.conference.agenda.questions.get(name)
            if question and question.reveal_after and self.conference.covered(name):
                self.conference.reveal(question.reveal_after, by_tutor=True)
        await self._show(self.page)

    # Beside the page ---------------------------------------------------------------------

    def action_note(self) -> None:
        """Open the note panel, or close it."""
        if self.query(NotePanel):
            self._close_note()
            return
        record = self.conference.record
        earlier = [note.text for note in record.notes if note.page == self.page.id]
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

    def _close_note(self) -> None:
        if self.query(NotePanel):
            self.query(NotePanel).remove()
            self._note = None
            self.query_one(PageView).show_notes()
            at = self.conference.record.at
            self.query_one(PageView).enter(at.question if at else None)

    def key_escape(self) -> None:
        """Close the note."""
        self._close_note()

    def action_pane(self) -> None:
        """Fold the pane in or out on a narrow screen."""
        self.toggle_class("-pane")

    def action_cover(self) -> None:
        """Cover what is only the tutor's, or open it again."""
        self._covered = not self._covered
        self._dress()

    def action_skip(self) -> None:
        """Skip this page with a word why, or take that back."""
        visit = self.conference.record.visit(self.page.id)
        if visit and visit.skipped:
            self._skipped("")
        else:
            dialog = WordsDialog("Skip this page. Why?", reasons=SKIP_REASONS)
            self.app.push_screen(dialog, self._skip_and_go_on)

    async def _skip_and_go_on(self, why: str | None) -> None:
        if why:
            self._skipped(why)
            await self.action_next()

    def _skipped(self, why: str) -> None:
        self.conference.skip(self.page, why)
        self.session.keep(at_once=True)
        self.query_one(PageView).show_notes()

    def action_page(self, pages: int) -> None:
        """Scroll the page."""
        view = self.query_one(PageView)
        view.scroll_relative(y=pages * max(view.size.height - 2, 1), animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`: what makes sense on this page."""
        if action == "pane":
            return self.has_class("-narrow")
        if action == "open_result":
            return any(self.conference.covered(name) for name in self.page.show)
        if action == "finish":
            return not self.session.follow_up_only
        return True

    # The clock ---------------------------------------------------------------------------

    def _tick(self) -> None:
        self.conference.look()
        self.session.keep()
        self._tick_goal()

    def _tick_goal(self) -> None:
        bar = self.query_one(GoalBar)
        bar.goal = goal_on_top(self.conference)
        bar.pace = pace(self.conference) if self.page.part == "agenda" else None
