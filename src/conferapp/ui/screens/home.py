"""Home: the students by who is due, and what to do next for each.

It imports no pydantic and nothing that does: it is the first thing on screen. What it shows is
there when it is composed, so that it is laid out once.
"""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static

from conferapp.desk.desk import Desk
from conferapp.domain.days import say_short
from conferapp.storage.caseload import StudentLine
from conferapp.ui.case_view import CaseView
from conferapp.ui.places import PLACES
from conferapp.ui.screens.home_menu import HomeMenu
from conferapp.ui.screens.keys import HOME_KEYS
from conferapp.ui.text import QUIET_STYLE, literal
from conferapp.ui.widgets.beginnings import Beginnings, Nobody
from conferapp.ui.widgets.caselist import CaseList
from conferapp.ui.widgets.conferences import Conferences
from conferapp.ui.widgets.facts import FactLines
from conferapp.ui.widgets.keybar import KeyBar

LOOK = 0.25
"""Seconds between two looks at how far reading has come."""
RENEW = 4
"""Looks after which the list is renewed while files are read: it may be a long one."""
SETTLED = 1.0
"""Seconds after which home is on screen and what comes next is imported."""
SAMPLE = "   A sample class: nothing is kept"
_PLACE_KEYS = {
    place: binding.key
    for binding in HOME_KEYS
    if isinstance(binding, Binding)
    for place in (binding.action.removeprefix("go_to('").removesuffix("')"),)
    if place in PLACES
}


class HomeScreen(HomeMenu):
    """Lists students on the left; on the right the chosen one with their conferences."""

    ABOUT = """
These are your students. Those who are due come first, then who is in the middle of a conference,
who comes later, and whom you never met. Choose one with Up and Down or a click, or press [/] and
type a part of the name; small slips don’t matter. On the right stands what to do next. Enter, or a
second click, does it: it goes on with the conference that was begun, or begins one.

“Prepare” opens the pages for you alone, days before if you like. “Start” goes straight to the
student’s part. Tab goes to the list of conferences on the right; Enter there goes on with one, or
reads it. “More …” leads everywhere else: class list, board, reports. The marks: ! is overdue, ● is
due today, ◐ is in progress, ◔ is prepared, ○ comes later.
"""
    BINDINGS: ClassVar[list[BindingType]] = HOME_KEYS

    def __init__(self, desk: Desk, *, at: str | None = None) -> None:
        """Show the workspace.

        Args:
            desk: What the app works with.
            at: The id of the student to begin at.
        """
        super().__init__()
        self.desk = desk
        self.at = at
        self._wanted = ""
        self._list = CaseList(id="students")
        self.conferences = Conferences(id="conferences")
        self._somebody = False
        self._watching: Timer | None = None
        self._looks = self._seen = 0

    def compose(self) -> ComposeResult:
        """The students, and the chosen one."""
        self.desk.keeping_up.catch_up()
        self._view = self._newest()
        self._list.show(self._view.sections(""), self._view.label, self.at)
        key, said = self._list.key, self._nudge()
        self.conferences.show(self._view.conferences(key), self._view.today)
        if self._somebody != (self.chosen is not None):
            self._somebody = not self._somebody
            self.query_one(KeyBar).refresh()
        yield Static(self._top(), id="top")
        yield Static(literal(said), id="nudge", classes="" if said else "-none")
        with Horizontal(id="home"):
            with Vertical(id="left"):
                yield Input(placeholder="a part of the name", id="search")
                yield self._list
            with Vertical(id="right"):
                yield FactLines(self._view.facts(key, "", self.told), id="student")
                yield self.conferences
        if self._nobody:
            yield Nobody(self.desk.workspace.root)
        yield from self.footer()

    def on_mount(self) -> None:
        """Be ready for keys, and keep up with what is read meanwhile."""
        self._keep_place()
        self.set_class(self._nobody, "-nobody")
        self._list.focus()
        if self._nobody:
            self.call_after_refresh(self._enter)  # once the ways are there
        self._watch()
        self.set_timer(SETTLED, self._look_at_all)

    # What is shown -----------------------------------------------------------------------

    def _newest(self) -> CaseView:
        return CaseView(self.desk, reading=self.desk.keeping_up.reading)

    def _top(self) -> Content:
        today = self.desk.clock.today()
        tutor = self.desk.tutor.tutor or self.told("your name: press [t]")
        return Content.assemble(
            literal(self.desk.program.program or "Conferapp", "bold $text-primary"),
            literal(SAMPLE if self.desk.sample else "", "$text-accent"),
            literal(f"   {tutor} · {say_short(today, today)}", QUIET_STYLE),
        )

    def _nudge(self) -> str:
        done, total = self.desk.keeping_up.progress
        return self._view.nudge(_PLACE_KEYS, done=done, total=total)

    def reload(self) -> None:
        """Read the workspace again and show it, staying at the same student."""
        self.desk.keeping_up.catch_up()
        self.query_one("#top", Static).update(self._top())
        self._renew()
        self._watch()

    def _renew(self) -> None:
        """Show what is known now, and leave in peace what is the same."""
        key, before = self._list.key, self.chosen
        self._seen = self.desk.keeping_up.changes
        self._view = self._newest()
        self._show_list()
        if key != self._list.key or before is None or before != self.chosen:
            self._show_chosen()
        self._show_nudge()

    def _show_list(self) -> None:
        self._list.show(self._view.sections(self._wanted), self._view.label, self.at)
        self._keep_place()
        if self.has_class("-nobody") != self._nobody:
            self._change_over()

    # Where nobody is yet -----------------------------------------------------------------

    @property
    def _nobody(self) -> bool:
        """Whether there is nobody at all, and it isn't for a name that is looked for."""
        return self._list.key is None and not self._wanted and not self._view.reading

    def _change_over(self) -> None:
        """Show the ways to begin where the last one has gone, and the list at the first one."""
        self.set_class(self._nobody, "-nobody")
        if self._nobody:
            self.mount(Nobody(self.desk.workspace.root), after="#home")
        else:
            self.query(Nobody).remove()
        self.call_after_refresh(self._enter)

    def _enter(self) -> None:
        """Put the focus where there is something to choose."""
        ways = self.query(Beginnings)
        (ways.first() if self._nobody and ways else self._list).focus()

    def _show_chosen(self) -> None:
        key = self._list.key
        self.query_one("#student", FactLines).show(self._view.facts(key, self._wanted, self.told))
        self.conferences.show(self._view.conferences(key), self._view.today)

    def _show_nudge(self) -> None:
        said = self._nudge()
        line = self.query_one("#nudge", Static)
        line.update(literal(said))
        line.set_class(not said, "-none")

    def _keep_place(self) -> None:
        """Note who is chosen; somebody whose file is still to be read isn't given up for that."""
        student = self.chosen
        if student is not None and (self.at is None or not self._view.reading):
            self.at = student.id

    # Keeping up --------------------------------------------------------------------------

    def _look_at_all(self) -> None:
        self.desk.keeping_up.look_at_all()
        self._watch()

    def _watch(self) -> None:
        """Look from time to time how far reading has come, for as long as it goes on."""
        if self._watching is None and self.desk.keeping_up.at_work:
            self._looks, self._seen = 0, self.desk.keeping_up.changes
            self._watching = self.set_interval(LOOK, self._look)

    def _look(self) -> None:
        keeping = self.desk.keeping_up
        over = not keeping.at_work  # asked first: what it did before that is there now
        self._looks += 1
        turn = self._looks % RENEW == 0 or self._list.key is None
        if over or (turn and keeping.changes != self._seen):
            self._renew()
        else:
            self._show_nudge()
        if over and self._watching is not None:
            self._watching.stop()
            self._watching = None

    # Who is chosen -----------------------------------------------------------------------

    @property
    def chosen(self) -> StudentLine | None:
        """See `HomeMenu`."""
        return self._view.chosen(self._list.key) if self.is_mounted else None

    def on_case_list_highlighted(self, event: CaseList.Highlighted) -> None:
        """Show the student under the cursor."""
        event.stop()
        self.at = event.key if self._view.chosen(event.key) else self.at
        self._show_chosen()

    def on_case_list_opened(self, event: CaseList.Opened) -> None:
        """Do what comes next for the student."""
        event.stop()
        self.action_open()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the conference that was chosen."""
        event.stop()
        self.resume(self.conferences.lines[event.option_index])

    # Finding -----------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`; where nobody is, nobody has to be found."""
        if action == "search":
            return bool(self._wanted) or self._list.key is not None
        return super().check_action(action, parameters)

    def action_search(self) -> None:
        """Find a student."""
        self.add_class("-searching")
        self.query_one("#search", Input).focus()

    def action_clear(self) -> None:
        """Show all students again."""
        self.query_one("#search", Input).value = ""
        self.remove_class("-searching")
        self._list.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        event.stop()
        if event.value != self._wanted:
            self._wanted = event.value
            self._show_list()
            self._show_chosen()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the first one found."""
        event.stop()
        self._list.focus()
