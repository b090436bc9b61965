"""Looking back: what was written after many conferences, gathered on one page."""

import asyncio
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from conferapp.desk.desk import Desk
from conferapp.domain.gathered import Gathered, gathered
from conferapp.storage.after_pages import AfterPages
from conferapp.storage.gathering import MANY, Scope, Talks, gather_talks
from conferapp.ui.lookback_at import At
from conferapp.ui.lookback_text import (
    LEAST,
    SECTIONS,
    Entry,
    above_text,
    scope_text,
    section_label,
)
from conferapp.ui.screens.base import GoHome, GoTo, OpenConference
from conferapp.ui.screens.lookback_keys import LOOKBACK_KEYS
from conferapp.ui.screens.place import PlaceScreen
from conferapp.ui.story_text import DOUBLED
from conferapp.ui.text import literal
from conferapp.ui.widgets.keybar import KeyBar
from conferapp.ui.widgets.listing import Listing

PLACE: Final = "afterwards"
"""The name of this place in the table of places."""
READING: Final = "Reading …"
PADDING: Final = 2
"""Columns that an entry loses at its sides."""
ENTRY_ROWS: Final = 8  # rows that a table above the entries leaves to its sentence and to them


class LookbackScreen(PlaceScreen):
    """Lists the sections on the left; on the right the entries of the chosen one."""

    ABOUT = """
This page gathers what you wrote after conferences: what went well, what was hard, what to change.
It shows how well guesses fit results over time, and the conferences on which you have not looked
back yet.

Up and Down choose a section; Enter or Right goes to its entries, and Enter there opens the
conference at that answer. Left goes back to the sections.

[s] keeps to the student of the entry, and again shows all. [p] changes how far back it goes, and
[m] reads older ones. Your students' conferences count, and those of students who have no tutor yet.

It is for you alone: nothing of this is for students or families.
"""
    BINDINGS: ClassVar[list[BindingType]] = LOOKBACK_KEYS

    def __init__(self, desk: Desk, student: str = "", *, at: str = "") -> None:
        """Look back.

        Args:
            desk: What the app works with.
            student: The id of the student to whom it can be narrowed at once, or "".
            at: Where somebody was here; "" for the beginning.
        """
        super().__init__()
        self.desk, self.student = desk, student
        self._at = At.of(at)
        self._read: Talks | None = None
        self._found = Gathered()
        self._entries: list[Entry] = []

    def compose(self) -> ComposeResult:
        """The sections, and the entries of one of them."""
        yield Static(id="top")
        with Horizontal(id="lookback"):
            with Vertical(id="left"):
                yield Listing(id="sections")
            with Vertical(id="right"):
                yield Static(id="above")
                yield Listing(id="entries")
        yield from self.footer()

    def on_mount(self) -> None:
        """Read what was written."""
        self.desk.keeping_up.catch_up()
        self.query_one("#sections").focus()
        self._begin()

    # Reading -----------------------------------------------------------------------------

    def _begin(self) -> None:
        """Read, and show it when it is there; what was asked for before is let go of."""
        self._read = None
        self._show()
        self.run_worker(self._gather(self._at), exclusive=True)

    async def _gather(self, at: At) -> None:
        desk = self.desk
        since = at.since(desk.clock.today())
        scope = Scope(desk.tutor.tutor, at.student, since, at.most)
        has = AfterPages(desk.workspace).has
        read = await asyncio.to_thread(
            gather_talks, desk.caseload(), desk.workspace.seal, scope, has
        )
        self._read, self._found = read, gathered(read.talks)
        self._show()
        if self._at.record:
            self.query_one("#entries").focus()

    # Showing -----------------------------------------------------------------------------

    @property
    def _section(self) -> str:
        return self._at.section if self._at.section in SECTIONS else next(iter(SECTIONS))

    def _show(self) -> None:
        sections = self.query_one("#sections", OptionList)
        names, here = list(SECTIONS), self._section  # to clear the list forgets the place
        with self.prevent(OptionList.OptionHighlighted):
            sections.clear_options()
            sections.add_options(Option(section_label(n, self._found), id=n) for n in names)
            sections.highlighted = names.index(here)
        self._show_top()
        self._show_entries()

    def _show_top(self) -> None:
        top = self.query_one("#top", Static)
        if self._read is None:
            top.update(literal(f"Looking back   {READING}"))
            return
        whose = "all your students" if self.desk.tutor.tutor else "all students"
        if self._at.student:
            line = self.desk.caseload().student(self._at.student)
            whose = line.first if line else "one student"
        top.update(scope_text(self._read, whose, self._at.period))

    def _show_entries(self) -> None:
        listed = self.query_one("#entries", OptionList)
        # Beside a list that isn't laid out yet, the whole of the right side is the best guess.
        right = self.query_one("#right").scrollable_content_region
        width, rows = max(right.width - PADDING, LEAST), right.height - ENTRY_ROWS
        section, today = SECTIONS[self._section], self.desk.clock.today()
        reading = self._read is None
        text = literal(READING) if reading else above_text(self._section, self._found, width, rows)
        self.query_one("#above", Static).update(text)
        entries = () if reading else section.entries(self._found, today, width - PADDING)
        self._entries = list(entries)
        listed.clear_options()
        listed.add_options(
            Option(Content.assemble(e.label), disabled=e.talk is None) for e in self._entries
        )
        listed.display = bool(self._entries)
        listed.highlighted = self._place()
        self.query_one(KeyBar).refresh()

    def _place(self) -> int | None:
        """The entry to begin at: the one where somebody was, or else the first."""
        there = (self._at.record, self._at.question)
        ids = [(e.talk.line.record_id if e.talk else "", e.question) for e in self._entries]
        if self._at.record and there in ids:
            return ids.index(there)
        return next((at for at, entry in enumerate(self._entries) if entry.talk), None)

    def on_resize(self) -> None:
        """Lines are broken to the width, staying at the same entry."""
        self._keep_place()
        self.call_after_refresh(self._show_entries)

    # What is chosen ------------------------------------------------------------------------

    def _here(self) -> Entry | None:
        at = self.query_one("#entries", OptionList).highlighted if self.is_mounted else None
        return self._entries[at] if at is not None and at < len(self._entries) else None

    def _keep_place(self) -> None:
        here = self._here()
        if here is not None and here.talk is not None:
            record = here.talk.line.record_id
            self._at = self._at._replace(record=record, question=here.question)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the section under the cursor."""
        event.stop()
        if event.option_list.id == "sections" and event.option_id not in {None, self._section}:
            self._at = self._at._replace(section=event.option_id or "", record="", question="")
            self._show_entries()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the entries, or open a conference."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Go to the entries, or open the conference of one."""
        listed, here = self.query_one("#entries", OptionList), self._here()
        if here is None or here.talk is None:
            return
        line = here.talk.line
        if not listed.has_focus:
            listed.focus()
        elif line.copies:
            self.notify(self.told(DOUBLED), markup=False)
        else:
            self._keep_place()
            back = GoTo(PLACE, self.student, self._at._replace(section=self._section).text)
            self.post_message(OpenConference(line.path, back=back, question=here.question))

    def action_entries(self) -> None:
        """Go to the entries."""
        if self._entries:
            self.query_one("#entries").focus()

    def action_sections(self) -> None:
        """Go back to the sections."""
        self.query_one("#sections").focus()

    def action_whose(self) -> None:
        """Keep to one student, or look at all again."""
        here = self._here()
        focused = here is not None and self.query_one("#entries").has_focus
        own = here.talk.line.student_id if focused and here and here.talk else self.student
        student = "" if self._at.student else own
        self._at = self._at._replace(student=student, record="", question="", most=MANY)
        self._begin()

    def action_period(self) -> None:
        """Change how far back it goes."""
        self._at = self._at.other_period()._replace(record="", question="")
        self._begin()

    def action_more(self) -> None:
        """Read older ones, too."""
        self._keep_place()
        self._at = self._at._replace(most=self._at.most + MANY)
        self._begin()

    def action_home(self) -> None:
        """Go home."""
        self.post_message(GoHome())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`."""
        if action == "more":
            return self._read is not None and self._read.more
        if action == "whose":
            return bool(self._at.student or self.student or self._here())
        return bool(self._entries) if action == "open" else True
