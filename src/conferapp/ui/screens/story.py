"""A student's page: everything that their conferences tell, section by section."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from conferapp.desk.desk import Desk
from conferapp.domain.lines import ConferenceLine
from conferapp.ui.home_text import conference_label
from conferapp.ui.past import Past, past_of
from conferapp.ui.screens.base import BeginWith, GoHome, GoTo, OpenConference, ToHandouts
from conferapp.ui.screens.place import PlaceScreen
from conferapp.ui.screens.story_keys import STORY_KEYS
from conferapp.ui.story_sections import CONFERENCES, SECTIONS
from conferapp.ui.story_text import DOUBLED, GONE, goal_on_top, top_line, unread
from conferapp.ui.text import literal
from conferapp.ui.to_bin import ask_to_bin
from conferapp.ui.widgets.keybar import KeyBar
from conferapp.ui.widgets.listing import Listing
from conferapp.ui.widgets.sheet import SheetView

PLACE = "student"
"""The name of this place in the table of places."""


class StoryScreen(PlaceScreen):
    """Lists the sections on the left; on the right the chosen one."""

    ABOUT = """
This page gathers what the conferences with one student tell: goal and plan, every goal so far and
how it ended, scores beside guesses, effort, topics, cards. A student is only ever compared with
their own earlier work.

Up and Down choose a section, PgDn and PgUp move its text. Among the conferences, Enter goes to the
list and opens the chosen one, Del there moves it into the bin; Left goes back to the sections. []]
and [[] go to the next student and to the one before.

It is for you, like home: it shows your notes, and all results. Don’t turn it to the student; cards
and letters, with [c], show what is meant for them. Only finished conferences count here. What was
cancelled is only listed, and results of a conference that isn’t finished are left out, since they
may still be covered.
"""
    BINDINGS: ClassVar[list[BindingType]] = STORY_KEYS

    def __init__(self, desk: Desk, student: str, *, at: str = "") -> None:
        """Show a student.

        Args:
            desk: What the app works with.
            student: The student's id.
            at: The section to begin at, and behind a space the id of a conference in it.
        """
        super().__init__()
        self.desk, self.student = desk, student
        section, _, self._conference = at.partition(" ")
        self.section = section if section in SECTIONS else next(iter(SECTIONS))
        self._past: Past | None = past_of(desk, student)

    def compose(self) -> ComposeResult:
        """The sections, and the chosen one."""
        yield Static(id="top")
        yield Static(id="goal")
        with Horizontal(id="story"):
            with Vertical(id="left"):
                yield Listing(
                    *(Option(literal(each.name), id=name) for name, each in SECTIONS.items()),
                    id="sections",
                )
            with Vertical(id="right"):
                yield SheetView(id="sheet")
                yield Listing(id="conferences")
        yield Static(id="said")
        yield from self.footer()

    def on_mount(self) -> None:
        """Begin at the section that was asked for."""
        past = self._past
        if past is None:
            self._say(GONE)
            return
        self.query_one("#top", Static).update(top_line(past.story.student))
        self.query_one("#goal", Static).update(goal_on_top(past.story))
        self._say(unread(past.unread))
        self._list(past)
        sections = self.query_one("#sections", OptionList)
        sections.highlighted = list(SECTIONS).index(self.section)
        in_list = self.section == CONFERENCES and self._conference and past.conferences
        (self.query_one("#conferences") if in_list else sections).focus()
        self.call_after_refresh(self._show)

    def _list(self, past: Past) -> None:
        today = self.desk.clock.today()
        listed = self.query_one("#conferences", OptionList)
        listed.add_options([Option(conference_label(line, today)) for line in past.conferences])
        ids = [line.record_id for line in past.conferences]
        if ids:
            listed.highlighted = ids.index(self._conference) if self._conference in ids else 0

    def _show(self) -> None:
        if self._past is None:
            return
        view = self.query_one(SheetView)
        view.show(SECTIONS[self.section].sheet(self._past, self.desk.clock.today(), view.columns))
        listed = self.section == CONFERENCES and bool(self._past.conferences)
        self.set_class(listed, "-listed")
        self.query_one(KeyBar).refresh()

    def _say(self, sentence: str) -> None:
        said = self.query_one("#said", Static)
        said.update(literal(sentence))
        said.display = bool(sentence)

    def on_resize(self) -> None:
        """Lines are broken to the width."""
        self.call_after_refresh(self._show)

    # What is chosen ------------------------------------------------------------------------

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the section under the cursor."""
        event.stop()
        if event.option_list.id == "sections" and event.option_id:
            self.section = event.option_id
            self.query_one(SheetView).scroll_home(animate=False)
            self._show()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a conference, or go to the list of them."""
        event.stop()
        self.action_open()

    def _line(self) -> ConferenceLine | None:
        """The conference under the cursor."""
        at = self.query_one("#conferences", OptionList).highlighted
        return None if at is None or self._past is None else self._past.conferences[at]

    def action_open(self) -> None:
        """Go to the conferences, or open the chosen one."""
        listed = self.query_one("#conferences", OptionList)
        line = self._line()
        if line is None or self.section != CONFERENCES:
            return
        if not listed.has_focus:
            listed.focus()
        elif line.copies:
            self._say(self.told(DOUBLED))
        else:
            at = f"{CONFERENCES} {line.record_id}"
            self.post_message(OpenConference(line.path, back=GoTo(PLACE, self.student, at)))

    def action_to_bin(self) -> None:
        """Move the conference under the cursor into the bin, once that is confirmed."""
        line = self._line()
        if line is not None and self._past is not None:
            ask_to_bin(self, self.desk, self._past.line, line, self._binned)

    def _binned(self, told: str, moved: bool) -> None:
        self._say(told)
        if moved:
            self.notify(told, markup=False)
            self.post_message(GoTo(PLACE, self.student, self.section))

    def action_sections(self) -> None:
        """Go back to the sections."""
        self.query_one("#sections").focus()

    def action_begin(self) -> None:
        """Begin a conference, or go on with the one in progress."""
        self.post_message(BeginWith(self.student, back=GoTo(PLACE, self.student, self.section)))

    def action_hand_out(self) -> None:
        """See what can leave of the last conference."""
        last = self._past.last if self._past else None
        if last is not None:
            back = GoTo(PLACE, self.student, self.section)
            self.post_message(ToHandouts(last.path, self.student, back))

    def action_student(self, by: int) -> None:
        """Go to another student, at the same section."""
        there = self._beside(by)
        if there:
            self.post_message(GoTo(PLACE, there, self.section))

    def _beside(self, by: int) -> str:
        past = self._past
        return "" if past is None else past.after if by > 0 else past.before

    def action_home(self) -> None:
        """Go home."""
        self.post_message(GoHome())

    def action_scroll(self, pages: int) -> None:
        """Move in the section."""
        self.query_one(SheetView).turn(pages)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`."""
        past = self._past
        if action == "student":
            return any(self._beside(int(str(by))) for by in parameters)
        if action == "hand_out":
            return past is not None and past.last is not None
        if action == "begin":
            return past is not None
        listing = past is not None and self.section == CONFERENCES and bool(past.conferences)
        if action == "to_bin":
            return listing and self.focused is self.query_one("#conferences")
        if action in {"open", "scroll"}:
            return listing == (action == "open")
        return True
