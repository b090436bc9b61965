"""Scores out of a gradebook: a file, its columns, a dry run, and into preparation."""

import asyncio
from typing import ClassVar, Final, Literal

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from conferapp.storage.errors import StorageError
from conferapp.storage.table_files import read_table
from conferapp.storage.typed_paths import typed_path
from conferapp.storage.workspace import OnlyReadable
from conferapp.ui.desk import Desk
from conferapp.ui.score_draft import Row
from conferapp.ui.scores_text import (
    ASK_FILE,
    NOTHING_GOES,
    STEPS,
    UNSAVED,
    column_label,
    column_text,
    coming_label,
    no_rows,
    row_label,
    row_text,
    told_after,
    told_before,
    topic_text,
)
from conferapp.ui.screens.base import GoHome
from conferapp.ui.screens.scores_asking import ScoresAsking
from conferapp.ui.screens.scores_keys import SCORES_KEYS
from conferapp.ui.text import literal
from conferapp.ui.widgets.keybar import KeyBar
from conferapp.ui.widgets.listing import Listing

Step = Literal["file", "columns", "students", "rows"]
ALONE: Final = "alone"
"""What a `GoTo` says in `at` when only its student is meant."""
PATIENCE: Final = 0.5
"""Seconds in which the disk is waited for, before the screen gets a turn."""
_STEPS_OF: Final = {
    "choose": {"columns", "students"},
    "turn": {"students"},
    "pick": {"rows"},
    "go_on": {"columns"},
    "write": {"students"},
    "maximum": {"columns"},
    "whose": {"students"},
    "take_all": {"students", "rows"},
    "named": {"students"},
    "day": {"students"},
    "agenda": {"students"},
    "alone": {"columns", "students"},
}
"""The steps in which a key does anything, until all is written; the others always do."""


class ScoresScreen(ScoresAsking):
    """Goes from a file to its columns, to the students, and into each one's topics."""

    ABOUT = """
Here the points of a gradebook go into the preparation of conferences: topics, points, and how many
there were. First name a CSV file. Then look at what each column was taken for; Enter changes it,
and m says how many points there were where the file doesn't.

F8 goes on to the students. Nothing is written yet: you see what would come in. Space leaves
somebody out, s says whose a row is, Enter shows each topic. Where a topic has other points already,
they are kept, unless you take the file's: one by one, or all with o. What you typed yourself and
the file doesn't have stays in any case. n and d give the assessment a name and a day where that is
still open. F8 then writes all of it, and says who was left alone and why.
"""
    BINDINGS: ClassVar[list[BindingType]] = SCORES_KEYS

    def __init__(self, desk: Desk, student: str = "", *, alone: bool = False) -> None:
        """Begin at the file.

        Args:
            desk: What the app works with.
            student: The id of the student from whom one came, or "".
            alone: Whether to begin with only their row.
        """
        super().__init__(desk, student)
        self.draft.only = student if alone else ""
        self.step: Step = "file"
        self._row: Row | None = None
        self._busy = self._written = False

    def compose(self) -> ComposeResult:
        """The question for a file; then a list, and what is under its cursor."""
        yield Static(id="top")
        with Vertical(id="asking"):
            yield Input(placeholder="where the file is", id="file")
            yield Static(literal(ASK_FILE.strip()), id="how")
        with Horizontal(id="scores"):
            with Vertical(id="left"):
                yield Listing(id="list")
            with VerticalScroll(id="right", can_focus=False):
                yield Static(id="about")
        yield Static(id="said")
        yield from self.footer()

    def on_mount(self) -> None:
        """Ask for a file."""
        self._go("file", OnlyReadable(self.desk.only_reads).args[0] if self.desk.only_reads else "")

    # Steps -------------------------------------------------------------------------------

    def _go(self, step: Step, sentence: str = "", at: int = 0) -> None:
        """Show a step, with the cursor at a place of its list."""
        self.step = step
        self.set_class(step == "file", "-file")
        self._show_top()
        self.query_one("#file" if step == "file" else "#list").focus()
        self.query_one("#list", OptionList).highlighted = None
        self._fill(at)
        self.say(sentence)

    def _show_top(self) -> None:
        said = f"Scores of {self.draft.whose}   {STEPS[self.step]}"
        self.query_one("#top", Static).update(literal(said, "bold $text-primary"))

    def refill(self) -> None:
        """Show the list again, with the cursor where it was."""
        self._fill(self.place or 0)
        if self.step == "students" and not self._written:
            self.say(told_before(self.draft))

    def _fill(self, at: int) -> None:
        listed = self.query_one("#list", OptionList)
        labels = self._labels()
        listed.clear_options()
        listed.add_options([Option(label) for label in labels])
        listed.highlighted = min(at, len(labels) - 1) if labels else None
        self._show()

    def _labels(self) -> list[Content]:
        if self.step == "columns":
            return [column_label(self.draft, at) for at in range(len(self.draft.table.header))]
        if self.step == "students":
            return [row_label(row) for row in self.draft.shown]
        row = self._row
        return [coming_label(row, each) for each in row.comings] if row is not None else []

    def _show(self) -> None:
        """Show what is under the cursor."""
        self.query_one("#about", Static).update(self._about())
        for bar in self.query(KeyBar):
            bar.refresh()

    def _about(self) -> Content:
        at, row = self.place, self.row
        if self.step == "columns" and at is not None:
            return column_text(self.draft, at)
        if self.step == "rows" and self._row is not None and at is not None:
            return topic_text(self._row, at)
        if self.step == "students":
            return row_text(self.draft, row) if row else literal(no_rows(self.draft))
        return literal("")

    @property
    def place(self) -> int | None:
        """See `ScoresAsking`."""
        return self.query_one("#list", OptionList).highlighted

    @property
    def row(self) -> Row | None:
        """See `ScoresAsking`."""
        at = self.place
        if self.step != "students" or at is None:
            return self._row
        return self.draft.shown[at] if at < len(self.draft.shown) else None

    def say(self, sentence: str) -> None:
        """See `ScoresAsking`."""
        said = self.query_one("#said", Static)
        said.update(literal(sentence))
        said.display = bool(sentence)

    # Keys --------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`."""
        steps = _STEPS_OF.get(action)
        if action == "alone" and not self.student:
            return False
        return steps is None or (self.step in steps and not self._written)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Read the file."""
        event.stop()
        try:
            self.draft.take(read_table(typed_path(event.value)))
        except StorageError as problem:
            self.say(str(problem))
        else:
            self._written = False
            self._go("columns", self.draft.columns.problem or "")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what is under the cursor."""
        event.stop()
        self._show()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what comes next with what was chosen."""
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Change a column, look at a student's topics, or choose between points."""
        row = self.row
        if self._written:
            return
        if self.step == "columns":
            self.ask_column()
        elif self.step == "rows":
            self.action_pick()
        elif row is not None and row.student is None and self.draft.only:
            self.draft.assign(row, self.draft.only)
            self.refill()
        elif row is not None and row.comings:
            self._row = row
            self._go("rows")

    def action_turn(self) -> None:
        """Leave a student out, or take them in again."""
        if self.row is not None:
            self.row.out = not self.row.out
            self.refill()

    def action_pick(self) -> None:
        """Take the file's points of a topic, or keep what is there."""
        if self._row is not None and self.place is not None:
            self._row.choose({self._row.comings[self.place].key})
            self.refill()

    def action_take_all(self) -> None:
        """Take all points of the file that differ, or keep all that are there."""
        if self.step == "rows" and self._row is not None:
            self._row.choose({each.key for each in self._row.comings})
        else:
            self.draft.choose_all()
        self.refill()

    def action_alone(self) -> None:
        """Use one student's row only, or those of the class again."""
        self.draft.only = "" if self.draft.only else self.student
        self._show_top()
        self.refill()

    def action_go_on(self) -> None:
        """Make the dry run."""
        problem = self.draft.columns.problem
        if problem or self._busy:
            self.say(problem or "")
        else:
            self._look()

    def action_back(self) -> None:
        """Go back one step."""
        if self._busy:
            self.say(UNSAVED)
        elif self.step == "file" or self._written:
            self.post_message(GoHome())
        elif self.step == "rows":
            at = self.draft.shown.index(self._row) if self._row in self.draft.shown else 0
            self._go("students", told_before(self.draft), at)
        else:
            self._go("columns" if self.step == "students" else "file")

    def action_home(self) -> None:
        """Go home, once everything is saved."""
        if self._busy:
            self.say(UNSAVED)
        else:
            self.post_message(GoHome())

    # Work --------------------------------------------------------------------------------

    @work
    async def _look(self) -> None:
        """See where each row goes, with the screen alive meanwhile."""
        self._busy = True
        try:
            self.draft.match()
            for number, row in enumerate(self.draft.rows, 1):
                self.draft.look(row)
                if number % 10 == 0:
                    self.say(f"Looking: {number} of {len(self.draft.rows)} …")
                    await asyncio.sleep(0)
        except StorageError as problem:
            self.say(str(problem))
            return
        finally:
            self._busy = False
        self.draft.put_first()
        self._row = None
        self._go("students", told_before(self.draft))

    def action_write(self) -> None:
        """Bring in what is ready."""
        if self.desk.only_reads:
            self.say(str(OnlyReadable(self.desk.only_reads)))
        elif not any(self.draft.going()):
            self.say(NOTHING_GOES)
        elif not self._busy:
            self._write()

    @work
    async def _write(self) -> None:
        """Bring everything in, then wait until it is on disk: others may have it only then."""
        self._busy = self._written = True
        scoring = self.draft.scoring
        going = list(self.draft.going())
        while not await asyncio.to_thread(scoring.saved, PATIENCE):
            self.say(UNSAVED)
        for number, row in enumerate(going, 1):
            self.draft.bring(row)
            self.say(f"Bringing in: {number} of {len(going)} …")
            await asyncio.sleep(0)
        while not await asyncio.to_thread(scoring.saved, PATIENCE):
            self.say(UNSAVED)
        scoring.let_go()
        self._busy = False
        self._fill(self.place or 0)
        self.say(told_after(self.draft.shown))
