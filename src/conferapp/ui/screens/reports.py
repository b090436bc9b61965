"""The reports: conferences counted for whoever leads, on this folder and on others beside it."""

from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from conferapp.desk.desk import Desk
from conferapp.domain.reports.reports import REPORTS
from conferapp.ui.reckoning import Reckoning
from conferapp.ui.report_choices import Days
from conferapp.ui.reports_text import (
    LEFT_ALONE,
    PARTS,
    Sheet,
    left_alone_label,
    left_alone_sheet,
    table_sheet,
    top_text,
    waiting_sheet,
)
from conferapp.ui.screens.base import GoHome
from conferapp.ui.screens.place import PlaceScreen
from conferapp.ui.screens.reports_asking import ask_days, ask_folder, ask_what
from conferapp.ui.screens.reports_keys import REPORTS_KEYS
from conferapp.ui.showing import show
from conferapp.ui.text import literal
from conferapp.ui.widgets.keybar import KeyBar
from conferapp.ui.widgets.listing import Listing

LOOK: Final = 1.0
"""Seconds between two looks whether everything is read."""
LEAST: Final = 20
"""Columns of the screen that a table is given at least."""


class ReportsScreen(PlaceScreen):
    """Lists the reports on the left; on the right the chosen one."""

    ABOUT = """
These reports are for whoever leads a program: conferences held for each tutor and week, students
who wait, steps that are skipped and the minutes that they take, what goals name and what became of
them, plans kept, guesses beside results.

Up and Down choose a report. Right and Left move a wide table, PgDn and PgUp a long one. [p] counts
other weeks, or from one day to another. [o] writes a page and opens it, [c] writes tables for a
spreadsheet: of the report that is shown, of all that name no student, or of all.

Of fewer than three students only the number is told, so that nobody can be made out.

[a] counts other tutors’ folders as well, such as those in a shared folder. What is in two of them
counts once. Files that can’t be used are left alone, and named at the end of the list.

It is for you, like home: it names students. They are never compared with each other.
"""
    BINDINGS: ClassVar[list[BindingType]] = REPORTS_KEYS

    def __init__(self, desk: Desk, *, at: str = "") -> None:
        """Show the reports.

        Args:
            desk: What the app works with.
            at: The report to begin at; "" for the first.
        """
        super().__init__()
        self.desk, self.at = desk, at
        self.days = Days()
        self._reckoning = Reckoning(desk, lambda path: show(self.app, path))
        self._more = False
        self._skip = 0

    def compose(self) -> ComposeResult:
        """The list, and the chosen one."""
        yield Static(id="top")
        with Horizontal(id="reports"):
            with Vertical(id="left"):
                yield Listing(id="names")
            with Vertical(id="right"):
                yield Static(id="about")
                yield Static(id="head")
                with VerticalScroll(id="rows", can_focus=False):
                    yield Static(id="body")
        yield Static(id="said")
        yield from self.footer()

    def on_mount(self) -> None:
        """Reckon, once everything is read."""
        self._list()
        self.query_one("#names").focus()
        self._say("")
        self.desk.keeping_up.catch_up()
        self.set_interval(LOOK, self._look)
        self._look()

    def on_unmount(self) -> None:
        """Nobody waits for figures any more."""
        self._reckoning.stop()

    def _look(self) -> None:
        """Reckon, as soon as nothing is read any more and nothing is reckoned yet."""
        if self._reckoning.reckoned is not None:
            return
        if self.desk.keeping_up.at_work or self._reckoning.at_work:
            self._show()
        else:
            self._begin()

    def on_resize(self) -> None:
        """As many columns as fit are shown, once it is known how wide the page has become."""
        self.call_after_refresh(self._show)

    # Reckoning -----------------------------------------------------------------------------

    @work(exclusive=True, group="reckoning")
    async def _begin(self) -> None:
        self._reckoning.clear()
        self._show()
        if await self._reckoning.begin(self.days.period(self.desk.clock.today())):
            self._list()

    def _list(self) -> None:
        """Show the names of the reports, staying at the same one."""
        options = [Option(literal(report.title), id=name) for name, report in REPORTS.items()]
        reckoned = self._reckoning.reckoned
        if reckoned is not None and (reckoned.left_alone or reckoned.notes):
            options.append(Option(left_alone_label(reckoned), id=LEFT_ALONE))
        listed = self.query_one("#names", OptionList)
        places = [option.id for option in options]
        at = places.index(self.at) if self.at in places else 0
        listed.clear_options()
        listed.add_options(options)
        listed.highlighted = at
        self._show()

    # Showing -------------------------------------------------------------------------------

    def _show(self) -> None:
        self.query_one("#top", Static).update(top_text(self._reckoning.reckoned, self.days))
        sheet = self._sheet()
        self._more = sheet.more
        for name in PARTS:
            self.query_one(f"#{name}", Static).update(sheet.part(name))
        self.query_one(KeyBar).refresh()

    def _sheet(self) -> Sheet:
        reckoned = self._reckoning.reckoned
        if reckoned is None:
            return waiting_sheet(self._reckoning.counted, reading=self.desk.keeping_up.at_work)
        room = max(self.query_one("#rows").scrollable_content_region.width, LEAST)
        if self.at == LEFT_ALONE:
            return left_alone_sheet(reckoned, room)
        tables = {table.id: table for table in reckoned.tables}
        return table_sheet(tables.get(self.at) or reckoned.tables[0], room, self._skip)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the report under the cursor."""
        event.stop()
        if event.option_id and event.option_id != self.at:
            self.at, self._skip = event.option_id, 0
            self.query_one("#rows").scroll_home(animate=False)
            self._show()

    def _say(self, sentence: str) -> None:
        said = self.query_one("#said", Static)
        said.update(literal(sentence))
        said.display = bool(sentence)

    # Keys ----------------------------------------------------------------------------------

    @work
    async def action_period(self) -> None:
        """Count other days."""
        days = await ask_days(self.app, self.days, self.desk.clock.today())
        if days is not None:
            self.days = days
            self._begin()

    def action_make_page(self) -> None:
        """Write reports as one page, and open it."""
        self._make("html")

    def action_make_tables(self) -> None:
        """Write a table of each report."""
        self._make("csv")

    @work
    async def _make(self, form: str) -> None:
        reckoned = self._reckoning.reckoned
        what = await ask_what(self.app, reckoned, self.at) if reckoned is not None else None
        if what is not None and (said := await self._reckoning.write(form, what)):
            self._say(said)

    @work
    async def action_add(self) -> None:
        """Count other folders as well."""
        if await ask_folder(self.app, self._reckoning):
            self._say("")
            self._begin()

    def action_only_own(self) -> None:
        """Leave out the folders that were added."""
        self.desk.beside = ()
        self._begin()

    def action_home(self) -> None:
        """Go home."""
        self.post_message(GoHome())

    def action_columns_on(self) -> None:
        """Move to further columns."""
        self._skip += 1
        self._show()

    def action_columns_back(self) -> None:
        """Move back to the columns before."""
        self._skip -= 1
        self._show()

    def action_scroll(self, pages: int) -> None:
        """Move to the rows that don't fit."""
        rows = self.query_one("#rows")
        rows.scroll_relative(y=pages * max(rows.size.height, 1), animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`."""
        there = self._reckoning.reckoned is not None
        allowed = {
            "columns_on": self._more,
            "columns_back": self._skip > 0,
            "make_page": there,
            "make_tables": there,
            "only_own": bool(self.desk.beside),
        }
        return allowed.get(action, True)
