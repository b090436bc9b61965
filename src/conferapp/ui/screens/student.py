"""The student's screen: the laptop is theirs, and nothing of the tutor's is on it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from conferapp.domain.agenda import Page
from conferapp.domain.record import Removed
from conferapp.domain.removed import gone_for_student
from conferapp.domain.reveal import curtain
from conferapp.domain.speech import goal_on_top
from conferapp.domain.supports import wants
from conferapp.ui.screens.base import HELP, HELP_MARK, GiveBack
from conferapp.ui.screens.bringing import BringingBack
from conferapp.ui.widgets.curtain import Curtain
from conferapp.ui.widgets.goalbar import GoalBar
from conferapp.ui.widgets.page_view import PageView
from conferapp.ui.widgets.timer_line import TimerLine

DOT_HERE, DOT_SEEN, DOT_AHEAD = "◉", "●", "○"


class StudentScreen(BringingBack):
    """Shows the student's pages; a tutor's page is never opened from here, only asked for."""

    ABOUT = """
These pages are yours. Read the question, then write or choose what you think. There are no wrong
answers here, and everything you write is kept.

Tab goes to the next box. “Go on” takes you to the next page, “Back” to the one before. What you
took away is kept, too: Shift+F7 lists it, and brings it back.
"""
    PRIVATE = STUDENTS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f8,ctrl+n",
            "next",
            "Go on",
            id="student.next",
            tooltip="Go on to the next page",
        ),
        Binding(
            "f7,ctrl+b",
            "back",
            "Back",
            id="student.back",
            tooltip="Go back one page",
        ),
        HELP,
        HELP_MARK,
        Binding(
            "f2",
            "give_back",
            "Give the laptop back",
            id="student.give-back",
            tooltip="Give the laptop back to your tutor",
        ),
        Binding(
            "shift+f7",
            "removed",
            "What was removed",
            id="student.removed",
            show=False,
            tooltip="See what you took away, and bring it back",
        ),
    ]

    _turn_of: str | None = None
    """The question whose turn it is, where they come one at a time."""

    def compose(self) -> ComposeResult:
        """Dots for where we are, the page, one big way on and one back."""
        yield GoalBar()
        with Vertical(id="sheet"):
            yield Static(id="dots")
            yield TimerLine()
            yield PageView(self.conference)
            with Horizontal(id="ways"):
                yield Button("◂ Back", id="back")
                yield Button("Go on ▸", id="next", variant="primary")
        yield from self.footer()

    def answered(self) -> None:
        """Keep the goal on top: it is the student's own."""
        bar = self.query_one(GoalBar)
        bar.goal = goal_on_top(self.conference)
        bar.display = bar.goal is not None

    async def show_page(self, page: Page, question: str | None = None) -> None:
        """See `PageScreen.show_page`."""
        self.page = page
        self.answered()
        self.conference.enter(page)
        self.session.keep(at_once=True)
        asked = self._asked()
        self._turn_of = question if question in asked else next(iter(asked), None)
        await self.query_one(PageView).turn(page, only=self._turn_of)
        self.query_one(TimerLine).tell(self.conference, page)
        own = self._own_pages()
        dots = [
            DOT_HERE
            if p.id == page.id
            else DOT_SEEN
            if self.conference.record.visit(p.id)
            else DOT_AHEAD
            for p in own
        ]
        self.query_one("#dots", Static).update(Content(" ".join(dots) + self._count(asked)))
        self.query_one(
            "#back", Button
        ).can_focus = False  # Tab leads on; F7 and the mouse lead back
        first = own[0].id == page.id and self._turn_of in (None, *asked[:1])
        self.query_one("#back", Button).disabled = first
        self.query_one(PageView).enter(question)

    def gone(self) -> Sequence[Removed]:
        """See `BringingBack.gone`: the student's own words, on their own pages."""
        return gone_for_student(self.conference, self._own_pages())

    def _asked(self) -> list[str]:
        """The questions of the page where they come one at a time; else nothing."""
        if not wants(self.conference.student, "one-at-a-time"):
            return []
        if curtain(self.conference, self.page):
            return []
        return [question.id for question in self.conference.questions(self.page)]

    def _count(self, asked: list[str]) -> str:
        if self._turn_of is None or len(asked) < 2:
            return ""
        return f"   question {asked.index(self._turn_of) + 1} of {len(asked)}"

    def _next_question(self, by: int) -> str | None:
        """The question some steps on, where they come one at a time."""
        asked = self._asked()
        if self._turn_of not in asked:
            return None
        there = asked.index(self._turn_of) + by
        return asked[there] if 0 <= there < len(asked) else None

    def tick(self) -> None:
        """Count the time on the page, and say how it goes."""
        super().tick()
        self.query_one(TimerLine).tell(self.conference, self.page)

    def _own_pages(self) -> list[Page]:
        """The student's pages around this one, up to the next that isn't theirs."""
        own: list[Page] = []
        for page in self.session.pages():
            if page.who == "student":
                own.append(page)
            elif self.page in own:
                break
            else:
                own = []
        return own if self.page in own else [self.page]

    async def action_next(self) -> None:
        """Go on; behind the last page of the student's, the laptop goes back."""
        if self.stays_for_result():
            return
        question = self._next_question(1)
        there = self.session.beyond(self.page, 1)
        if question is not None:
            await self.show_page(self.page, question)
        elif there is not None and there.who == "student":
            await self.show_page(there)
        else:
            self.action_give_back()

    async def action_back(self) -> None:
        """Go back, as far as the student's own pages go."""
        question = self._next_question(-1)
        there = self.session.beyond(self.page, -1)
        if question is not None:
            await self.show_page(self.page, question)
        elif there is not None and there.who == "student":
            await self.show_page(there)

    def action_give_back(self) -> None:
        """Give the laptop back; the tutor goes on behind the student's pages, or else here."""
        at_the_end = self._own_pages()[-1].id == self.page.id
        there = self.session.beyond(self.page, 1) if at_the_end else None
        self.post_message(GiveBack((there or self.page).id))

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        """Go on or back with the mouse."""
        event.stop()
        await (self.action_back() if event.button.id == "back" else self.action_next())

    async def on_curtain_guess_first(self, event: Curtain.GuessFirst) -> None:
        """Go where the guess is made, if that is the student's page."""
        page = self.conference.agenda.page(event.page)
        if page is not None and page.who == "student" and page in self.session.pages():
            await self.show_page(page)
