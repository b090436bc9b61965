"""The class board: goals and who is on them, groups, partners."""

from collections.abc import Mapping
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from conferapp.desk.desk import Desk
from conferapp.domain.almanac import MONTHS
from conferapp.domain.board import goals_chart
from conferapp.domain.lines import StudentLine
from conferapp.domain.shown import ShownRow, shown
from conferapp.storage.caseload import Caseload
from conferapp.storage.classes import EVERYONE, MOST, Scope, scopes, students_of
from conferapp.storage.errors import StorageError
from conferapp.storage.handout_files import usual_folder, write_handout
from conferapp.storage.index.index import AT_ONCE
from conferapp.ui.board_text import NOBODY, VIEWS, BoardLine, tabs, top_line
from conferapp.ui.dialogs.choose import ChooseDialog, Entry
from conferapp.ui.grouping import GroupAt
from conferapp.ui.screens.base import GoHome, GoTo
from conferapp.ui.screens.board_keys import BOARD_KEYS
from conferapp.ui.screens.place import PlaceScreen
from conferapp.ui.screens.showing import ShowingScreen
from conferapp.ui.showing import made, show
from conferapp.ui.text import literal
from conferapp.ui.widgets.keybar import KeyBar
from conferapp.ui.widgets.listing import Listing

PLACE: Final = "board"
"""The name of this place in the table of places."""
STEM: Final = "class-goals"
"""What the file of a printed chart is called, behind the day."""


class BoardScreen(PlaceScreen):
    """Shows one view of a class as a list."""

    ABOUT = """
The class board shows who works on what. Goals lists every topic with the students on it; groups are
students with the same goal, or with a skill that isn’t mastered yet (○ not yet, ◐ close); partners
have the same goal, or one has just mastered what the other is working on.

Left and Right, or [1], [2] and [3], go from one view to the next; [s] chooses the class. Enter on a
topic, a group or a pair takes it up: what you note there once is kept with each of them. Enter on a
student opens their page.

The board is yours: it shows levels. For the class, F9 covers everything but goals and first names,
and [p] makes the same as a page for the wall. Look it through first: Space leaves a goal out. A
goal that has no topic is shown in its own words, without figures that could be a score.
"""
    BINDINGS: ClassVar[list[BindingType]] = BOARD_KEYS
    AUTO_FOCUS = ""  # Textual would focus the list before it is known whether there is one

    def __init__(self, desk: Desk, *, at: str = "") -> None:
        """Show a class.

        Args:
            desk: What the app works with.
            at: The view and a line of it, and the key of the class, such as `groups:4 mine`.
        """
        super().__init__()
        self.desk = desk
        begin, _, self.scope = at.partition(" ")
        asked, _, line = begin.partition(":")
        self._begin = int(line) if line.isascii() and line.isdigit() else 0
        self.view = asked if asked in VIEWS else next(iter(VIEWS))
        self._scopes: Mapping[str, Scope] = {}
        self._students: tuple[StudentLine, ...] = ()
        self._lines: list[BoardLine] = []
        self._left_out: set[str] = set()

    def compose(self) -> ComposeResult:
        """The views, and the list of one."""
        yield Static(id="top")
        yield Static(id="views")
        yield Listing(id="lines")
        yield Static(id="nothing")
        yield Static(id="said")
        yield from self.footer()

    def on_mount(self) -> None:
        """Begin with the tutor's own students."""
        self.desk.index.refresh(most=AT_ONCE)
        self._scopes = scopes(self.desk.caseload(), self.desk.tutor.tutor)
        self._meet(self.scope, self._begin)

    def _meet(self, key: str, at: int = 0) -> None:
        """Look at a class, with the cursor at a line."""
        scope = self._scopes.get(key) or next(iter(self._scopes.values()), Scope(EVERYONE, "", ()))
        caseload: Caseload = self.desk.caseload()
        self.scope, self._students = scope.key, students_of(caseload, scope)
        self.query_one("#top", Static).update(top_line(scope.name, len(self._students)))
        more = f"Only the first {MOST} by name are on the board. [s] chooses a smaller class."
        self._say(self.told(more) if scope.left_out else "")
        self._show(at)

    def _show(self, at: int = 0) -> None:
        """Show the view, with the cursor at a line."""
        shows = VIEWS[self.view]
        self._lines = shows.lines(self._students, self.desk.clock.today(), self._left_out)
        self.query_one("#views", Static).update(tabs(self.view))
        listed = self.query_one("#lines", OptionList)
        listed.clear_options()
        listed.add_options([Option(line.text(), disabled=not line.leads) for line in self._lines])
        listed.highlighted = min(at, len(self._lines) - 1) if self._lines else None
        nothing = self.query_one("#nothing", Static)
        nothing.update((shows.nothing if self._students else NOBODY).text(self.told))
        self.set_class(not self._lines, "-nothing")
        self.set_focus(listed if self._lines else None)  # not on a list that isn't there
        self.query_one(KeyBar).refresh()

    def _say(self, sentence: str) -> None:
        said = self.query_one("#said", Static)
        said.update(literal(sentence))
        said.display = bool(sentence)

    def _chosen(self) -> BoardLine | None:
        at = self.query_one("#lines", OptionList).highlighted
        return None if at is None else self._lines[at]

    # Ways ----------------------------------------------------------------------------------

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the line that was chosen."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Take a group up, or see a student's page."""
        line = self._chosen()
        if line is None:
            return
        if line.student:
            self.post_message(GoTo("student", line.student))
        else:
            here = f"{PLACE} {self.view}:{self._lines.index(line)} {self.scope}"
            at = GroupAt(line.topic, line.ids, here)
            self.post_message(GoTo("group", at=at.written()))

    def action_view(self, by: int) -> None:
        """Go to the view beside this one."""
        names = list(VIEWS)
        self.action_go(names[(names.index(self.view) + by) % len(names)])

    def action_go(self, name: str) -> None:
        """Go to a view."""
        self.view = name
        self._show()

    @work
    async def action_scope(self) -> None:
        """Choose a class."""
        entries = [
            Entry(scope.key, f"{scope.name} ({len(scope.ids):,})")
            for scope in self._scopes.values()
        ]
        if not entries or self.app.screen is not self:  # a second key may be on its way
            return
        dialog = ChooseDialog("Which class?", entries, here=self.scope)
        chosen = await self.app.push_screen_wait(dialog)
        if chosen is not None:
            self._meet(chosen)

    def action_home(self) -> None:
        """Go home."""
        self.post_message(GoHome())

    # For the class -------------------------------------------------------------------------

    def action_leave_out(self) -> None:
        """Leave a goal out of what the class sees, or take it in again."""
        line = self._chosen()
        if line is not None and line.key is not None:
            self._left_out ^= {line.key}
            self._show(self._lines.index(line))

    def _for_class(self) -> tuple[ShownRow, ...]:
        return shown(goals_chart(self._students), self._left_out)

    def action_show_class(self) -> None:
        """Cover everything but the chart."""
        if self.app.screen is self:
            self.app.push_screen(ShowingScreen(self._for_class()))

    def action_print_chart(self) -> None:
        """Make the chart as a page, and open it."""
        from conferapp.outputs.board_html import board_html

        today, program = self.desk.clock.today(), self.desk.program
        page = board_html(
            self._for_class(),
            day=f"{today.day} {MONTHS[today.month - 1]} {today.year}",
            paper=program.paper,
            program=program.program,
        )
        root = self.desk.workspace.root
        folder = usual_folder(root)
        try:
            path = write_handout(
                folder, f"{today.isoformat()}-{STEM}", "html", page.encode(), workspace=root
            )
        except StorageError as problem:
            self._say(str(problem))
            return
        self._say(made(path, opened=show(self.app, path)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`."""
        name = action.partition("(")[0]
        if name in {"show_class", "print_chart"}:
            return bool(self._students)
        if name == "open":
            return bool(self._lines)
        return name != "leave_out" or self.view == next(iter(VIEWS))
