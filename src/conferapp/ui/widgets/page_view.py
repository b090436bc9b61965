"""The page view: one page of a conference, its words and its fields."""

import asyncio

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from conferapp.domain.agenda import Page
from conferapp.domain.conference import Conference
from conferapp.domain.kinds.options import OptionQuestion
from conferapp.domain.prompt import options, prompt
from conferapp.domain.quick_check import checks
from conferapp.domain.reveal import curtain
from conferapp.domain.supports import wants
from conferapp.ui.beside_text import on_the_table
from conferapp.ui.fields.field import Field
from conferapp.ui.fields.table import field_for
from conferapp.ui.page_text import lead
from conferapp.ui.text import literal
from conferapp.ui.widgets.curtain import Curtain
from conferapp.ui.widgets.menu import Menu

QUICK_CHECK = "◐ Quick check: try one skill now"


class PageView(VerticalScroll, can_focus=False):
    """Shows one page; a page turn builds its fields anew from the conference."""

    DEFAULT_CSS = """
    PageView {
        height: 1fr;
        padding: 0 2;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
    }
    PageView .page--lead, PageView .page--table {
        height: auto;
        margin-bottom: 1;
    }
    PageView .page--skipped {
        color: $text-muted;
    }
    PageView.-roomy {
        Field {
            margin-bottom: 2;
        }
        .field--head, .page--lead, .page--table {
            margin-bottom: 1;
        }
        .field--foot {
            margin-top: 1;
        }
    }
    """

    def __init__(self, conference: Conference) -> None:
        """Show pages of a conference."""
        super().__init__(id="page")
        self._conference = conference
        self._page: Page | None = None
        self._only: str | None = None
        self._building = asyncio.Lock()

    async def turn(self, page: Page, *, number: int | None = None, only: str | None = None) -> None:
        """Show another page, or the same one as it is now.

        Args:
            page: The page.
            number: Its number among the live steps, or None elsewhere.
            only: The one question to show, or None for all.
        """
        async with self._building:
            self._page, self._only = page, only
            roomy = page.who != "tutor" and wants(self._conference.student, "spacing")
            self.set_class(roomy, "-roomy")
            with self.app.batch_update():
                await self.remove_children()
                await self.mount_all(self._build(page, number))
                for menu in self.query(Menu) if roomy else ():
                    menu.spread(wide=True)
        self.scroll_home(animate=False)

    def _build(self, page: Page, number: int | None) -> list[Widget]:
        conference = self._conference
        built: list[Widget] = [Static(lead(conference, page, number), classes="page--lead")]
        covered = curtain(conference, page)
        if covered:
            built.append(Curtain(covered))
            if page.who == "student":  # the reveal is a moment of its own
                return built
        if page.who == "student" and (table := on_the_table(conference, page)).plain:
            built.append(Static(table, classes="page--table"))
        built += [self._field(page, question_id) for question_id in self._wanted(page)]
        if page.who != "student" and checks(conference, page.show):
            built.append(Button(QUICK_CHECK, id="quick-check", compact=True))
        built.append(Static(self._skipped(page), classes="page--skipped"))
        return built

    def _wanted(self, page: Page) -> list[str]:
        """The questions to show now: all that the page asks, or the one that is its turn."""
        asked = [question.id for question in self._conference.questions(page)]
        return [self._only] if self._only in asked else asked

    def _field(self, page: Page, question_id: str) -> Field:
        question = self._conference.agenda.questions[question_id]
        return field_for(prompt(self._conference, page, question))

    def _stale(self, field: Field) -> bool:
        """Whether a field picks out of topics that have changed since it was built."""
        question = field.prompt.question
        if self._page is None or not isinstance(question, OptionQuestion):
            return False
        return options(self._conference, self._page, question) != field.prompt.options

    def _skipped(self, page: Page) -> Content:
        visit = self._conference.record.visit(page.id)
        return literal(f"⊘ Skipped: {visit.skipped}" if visit and visit.skipped else "")

    def show_skipped(self) -> None:
        """Show whether the page is skipped now."""
        if self._page is not None:
            for line in self.query(".page--skipped").results(Static):
                line.update(self._skipped(self._page))

    async def sync(self) -> None:
        """Bring in the questions that an answer has just called for, and take out the others."""
        if self._page is None:
            return
        wanted = self._wanted(self._page)
        there = {field.prompt.question.id: field for field in self.query(Field)}
        gone = [field for name, field in there.items() if name not in wanted or self._stale(field)]
        if not gone and list(there) == wanted:
            return
        if self._building.locked():  # the page is being built anew, with the answer in it
            return
        async with self._building:
            for field in gone:
                del there[field.prompt.question.id]
                await field.remove()
            after: Widget = self.children[0]
            for question_id in wanted:
                if question_id not in there:
                    there[question_id] = self._field(self._page, question_id)
                    await self.mount(there[question_id], after=after)
                after = there[question_id]

    def show_whose(self, question_id: str) -> None:
        """Show whose words an answer is kept as now."""
        for field in self.query(Field):
            question = field.prompt.question
            if self._page is not None and question.id == question_id:
                field.show_prompt(prompt(self._conference, self._page, question))

    def enter(self, question_id: str | None = None) -> None:
        """Put the focus on a question, or else on the first thing to do.

        Whoever comes to a page sees its top first: where the first field isn't in view from there,
        nothing has the focus until Tab or a letter is pressed.
        """
        fields = {field.prompt.question.id: field for field in self.query(Field)}
        if question_id in fields and not fields[question_id].prompt.locked:
            fields[question_id].enter()
            return
        self.enter_first()
        self.call_after_refresh(self._settle)

    def enter_first(self) -> Widget | None:
        """Put the focus on the first thing to do, in view or not, and say which it is."""
        self.screen.set_focus(None)
        for covered in self.query(Curtain):
            covered.enter()
            return self.screen.focused
        for field in self.query(Field):
            if not field.prompt.locked:
                field.enter()
                break
        return self.screen.focused

    def _settle(self) -> None:
        if not self.is_attached:
            return
        focused = self.screen.focused
        if focused is not None and self in focused.ancestors:
            bottom = focused.region.bottom - self.content_region.y + round(self.scroll_y)
            if bottom > self.content_region.height:
                self.screen.set_focus(None)
            self.scroll_home(animate=False)
