"""The tutor's screen: walks the pages of an agenda, one at a time, in any order."""

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from conferapp.desk.session import Session
from conferapp.domain.agenda import Page
from conferapp.domain.beside_words import NOTHING_BESIDE, names_others
from conferapp.domain.pace import pace
from conferapp.domain.recap import no_goal_yet
from conferapp.domain.reveal import covered_on
from conferapp.domain.speech import goal_on_top
from conferapp.domain.wins import wins_so_far
from conferapp.ui.beside_text import pane
from conferapp.ui.dialogs.choose import ChooseDialog, Entry
from conferapp.ui.screens.base import GoHome, Renew, ToFinish, ToTravel, Turn
from conferapp.ui.screens.helping import HelpingScreen
from conferapp.ui.screens.keys import TUTOR_KEYS
from conferapp.ui.text import literal
from conferapp.ui.ways import pages_to_go
from conferapp.ui.widgets.curtain import Curtain
from conferapp.ui.widgets.goalbar import GoalBar
from conferapp.ui.widgets.keybar import KeyBar
from conferapp.ui.widgets.page_view import PageView
from conferapp.ui.widgets.steps import Steps, steps
from conferapp.ui.widgets.timer_line import TimerLine

FINISH = "finish"
WAITING_PANE = "What is answered on earlier pages comes here."
COVERED = "▒▒▒  Covered. F9 opens it.\n\nThis page is for you alone. F8 goes on without it."
COVERED_PANE = "▒▒▒  Covered\n\nF9 opens it."


class ConferenceScreen(HelpingScreen):
    """Shows the tutor's and the common pages of a conference."""

    ABOUT = """
You are in a conference. In the middle is the page you are on: what to do, lines you can say, and
fields to write in. The goal stays on top. On the left is where you are, on the right what was said
earlier and tips for you; on a small window F6 opens that side.

F8 goes on to the next page and F7 back, in any order you like: nothing has to be finished, and
nothing needs saving. Every word is kept as you type. Tab goes to the next field. Ctrl+O takes a
note that only you read, and F9 covers what is only for you when the student looks on. Shift+F7
lists rows, notes and answers that were removed, and brings one back. When it is the student’s turn,
a page in between tells you to turn the laptop.
"""
    BINDINGS: ClassVar[list[BindingType]] = TUTOR_KEYS
    AUTO_FOCUS = ""  # Textual would focus a field before the style sheet has covered it

    def __init__(self, session: Session, page: Page) -> None:
        """Open at a page."""
        super().__init__(session, page)
        self._covered = self._shown = False

    def compose(self) -> ComposeResult:
        """Goal on top, then where we are, the page, and what stands beside it."""
        yield GoalBar()
        yield TimerLine()
        with Horizontal(id="body"):
            yield Steps(id="steps")
            yield PageView(self.conference)
            with VerticalScroll(id="pane", can_focus=False):
                yield Static(id="pane-text")
        yield Static(literal(self.told(COVERED)), id="covered")
        yield from self.footer()

    # Turning pages -----------------------------------------------------------------------

    async def show_page(self, page: Page, question: str | None = None) -> None:
        """See `PageScreen.show_page`."""
        self.close_note()
        self._cover_for(page)
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
        self.dress()
        if not self.has_class("-covered"):
            self.query_one(PageView).enter(question)
        self.clear_up()

    def _cover_for(self, page: Page) -> None:
        """Cover what is the tutor's where a student may sit beside."""
        if page.who == "together":
            # Where other students are named, the pane waits for the tutor.
            self._covered = self.session.covered or names_others(page)
        elif self.page.who == "together" or not self._shown:
            self._covered = self.conference.record.status == "open"
        self._shown = True

    def dress(self) -> None:
        """Show what depends on the answers and on what is covered."""
        self.set_class(self._covered and self.page.who == "tutor", "-covered")
        if self.has_class("-covered"):
            self.set_focus(None)  # what nobody sees, nobody answers
        text = pane(self.conference, self.page)
        waits = any(name in self.conference.agenda.questions for name in self.page.show)
        empty = WAITING_PANE if waits else NOTHING_BESIDE
        said = self.told(COVERED_PANE) if self._covered else text if text.plain else empty
        self.query_one("#pane-text", Static).update(
            Content(said) if isinstance(said, str) else said
        )
        self._tick_goal()
        self.refresh_bindings()
        for bar in self.query(KeyBar):
            bar.refresh()

    async def go(self, page: Page | None) -> None:
        """Go to a page, on this screen or, for a student's page, on another one."""
        if not self.is_current and not self.is_attached:
            return
        if page is None:
            self.post_message(GoHome() if self.session.follow_up_only else ToFinish())
        elif page.who == "student":
            self.post_message(Turn(page.id))
        else:
            await self.show_page(page)

    async def action_next(self) -> None:
        """Go on; behind the last live page stands the finish."""
        if self.stays_for_result():
            return
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
        entries = pages_to_go(self.session)
        entries += [] if self.session.ended else [Entry(FINISH, "Finish")]
        self.app.push_screen(ChooseDialog("Go to", entries, here=self.page.id), self._gone_to)

    async def _gone_to(self, chosen: str | None) -> None:
        if chosen is not None:
            await self.go(self.conference.agenda.page(chosen))

    def action_finish(self) -> None:
        """Open the finish screen."""
        self.post_message(ToFinish())

    def action_travel(self) -> None:
        """See the student's pages as they can be taken along."""
        self.post_message(ToTravel(self.page.id))

    def action_renew(self) -> None:
        """Go on with the newest version of the agenda."""
        self.post_message(Renew())

    def action_home(self) -> None:
        """Leave; with a student at the screen only at the second press."""
        if self.page.who == "together":
            self.leave_for_home()
        else:
            self.post_message(GoHome())

    # Answers -----------------------------------------------------------------------------

    def answered(self) -> None:
        """Keep the goal on top, and count the strengths."""
        bar = self.query_one(GoalBar)
        bar.goal, bar.none = goal_on_top(self.conference), no_goal_yet(self.conference)
        bar.wins = wins_so_far(self.conference, self.page)

    async def on_curtain_guess_first(self, event: Curtain.GuessFirst) -> None:
        """Go where the guess is made."""
        await self.go(self.conference.agenda.page(event.page))

    async def action_open_result(self) -> None:
        """Open covered results on purpose; the record says so."""
        for key in tuple(covered_on(self.conference, self.page)):
            self.conference.reveal(key, by_tutor=True)
        await self.show_page(self.page)

    # Beside the page ---------------------------------------------------------------------

    def takes_typing(self) -> bool:
        """See `PageScreen.takes_typing`."""
        return not self.has_class("-covered")

    def notes_open(self) -> bool:
        """See `AsideScreen.notes_open`."""
        return not self._covered

    def action_pane(self) -> None:
        """Fold the pane in or out on a narrow screen."""
        self.toggle_class("-pane")

    def action_scroll_pane(self, pages: int) -> None:
        """Move in what stands beside the page."""
        beside = self.query_one("#pane", VerticalScroll)
        beside.scroll_relative(y=pages * max(beside.size.height // 2, 1), animate=False)

    def action_cover(self) -> None:
        """Cover what is only the tutor's, or open it again."""
        self._covered = not self._covered
        if self.page.who == "together":
            self.session.covered = self._covered
        self.dress()
        self.enter_page()

    def enter_page(self) -> None:
        """Put the focus where it was on this page, unless it is somewhere, or covered."""
        at = self.conference.at
        if self.focused is None and not self.has_class("-covered"):
            for view in self.query(PageView):  # none, where word of it comes late
                view.enter(at.question if at else None)

    def worded(self, binding: Binding) -> Binding:
        """See `AppScreen.worded`; what is covered can be opened."""
        if binding.action == "cover" and self._covered:
            return replace(binding, description="Uncover", tooltip="Open what is only for you")
        return super().worded(binding)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`: what makes sense on this page."""
        if action == "pane":
            return self.has_class("-narrow")
        if action == "open_result":
            return any(True for _ in covered_on(self.conference, self.page))
        if action in {"finish", "renew", "travel"}:
            return not self.session.ended
        return super().check_action(action, parameters)

    # The clock ---------------------------------------------------------------------------

    def tick(self) -> None:
        """Count the time on the page, and show the pace."""
        super().tick()
        self._tick_goal()

    def _tick_goal(self) -> None:
        bar = self.query_one(GoalBar)
        self.answered()
        if self.session.ended:  # no time counts any more
            return
        self.query_one(TimerLine).tell(self.conference, self.page)
        allotted = self.session.allotted
        shown = allotted is not None or self.page.part == "agenda"
        bar.pace = pace(self.conference, allotted) if shown else None
