"""Scores out of a gradebook: a file, its columns, a dry run, and into preparation."""

import asyncio
from typing import ClassVar, Final

from textual import work
from textual.binding import BindingType
from textual.widgets import Input, OptionList

from conferapp.desk.desk import Desk
from conferapp.storage.errors import StorageError
from conferapp.storage.table_files import read_table
from conferapp.storage.typed_paths import typed_path
from conferapp.storage.workspace import OnlyReadable
from conferapp.ui.scores_text import (
    NOT_NOW,
    NOTHING_GOES,
    UNSAVED,
    told_after,
    told_before,
)
from conferapp.ui.screens.base import GoHome
from conferapp.ui.screens.dry_run import ONCE_MORE
from conferapp.ui.screens.scores_asking import ScoresAsking
from conferapp.ui.screens.scores_keys import SCORES_KEYS

ALONE: Final = "alone"
"""What a `GoTo` says in `at` when only its student is meant."""
PATIENCE: Final = 0.5
"""Seconds in which the disk is waited for, before the screen gets a turn."""
_STEPS_OF: Final = {
    "read_file": {"file"},
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
there were. First name the file, a CSV table as gradebooks save it. Then look at what each column
was taken for; Enter changes it, and [m] says how many points there were where the file doesn't.

F8 goes on to the students. Nothing is written yet: you see what would come in. Space leaves
somebody out, [s] says whose a row is, Enter shows each topic. Where a topic has other points
already, they are kept, unless you take the file's: one by one, or all with [o]. What you typed
yourself and the file doesn't have stays in any case. [n] and [d] give the assessment a name and a
day where that is still open; [a] chooses the agenda where a conference has to be planned; [c] uses
only the row of the student from whom you came. F8 then writes all of it, and says who was left
alone and why.
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
        self._busy = False

    def on_mount(self) -> None:
        """Ask for a file."""
        only_reads = self.desk.only_reads
        self.go("file", str(OnlyReadable(only_reads)) if only_reads else "")

    # Keys --------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`."""
        steps = _STEPS_OF.get(action)
        if action == "alone" and not self.student:
            return False
        return steps is None or (self.step in steps and not self.written)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Read the file."""
        event.stop()
        try:
            self.draft.take(read_table(typed_path(event.value)))
        except StorageError as problem:
            self.say(str(problem))
        else:
            self.written = False
            self.go("columns", self.draft.columns.problem or "")

    async def action_read_file(self) -> None:
        """Read the file that is named, as Enter in its line does."""
        await self.query_one(Input).action_submit()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what comes next with what was chosen."""
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Change a column, look at a student's topics, or choose between points."""
        row = self.row
        if self.written:
            return
        if self.step == "columns":
            self.ask_column()
        elif self.step == "rows":
            self.action_pick()
        elif row is not None and row.student is None and self.draft.only:
            self.draft.assign(row, self.draft.only)
            self.refill()
        elif row is not None and row.comings:
            self.chosen = row
            self.go("rows")

    def action_turn(self) -> None:
        """Leave a student out, or take them in again."""
        if self.row is not None:
            self.row.out = not self.row.out
            self.refill()

    def action_pick(self) -> None:
        """Take the file's points of a topic, or keep what is there."""
        if self.chosen is not None and self.place is not None:
            self.chosen.choose({self.chosen.comings[self.place].key})
            self.refill()

    def action_take_all(self) -> None:
        """Take all points of the file that differ, or keep all that are there."""
        if self.step == "rows" and self.chosen is not None:
            self.chosen.choose({each.key for each in self.chosen.comings})
        else:
            self.draft.choose_all()
        self.refill()

    def action_alone(self) -> None:
        """Use one student's row only, or those of the class again."""
        self.draft.only = "" if self.draft.only else self.student
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
        elif self.step == "file" or self.written:
            self.post_message(GoHome())
        elif self.step == "rows":
            at = self.draft.shown.index(self.chosen) if self.chosen in self.draft.shown else 0
            self.go("students", self.told(told_before(self.draft)), at)
        else:
            self.go("columns" if self.step == "students" else "file")

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
        self.chosen = None
        self.look_first()
        self.go("students", self.told(told_before(self.draft)))

    def action_write(self) -> None:
        """Bring in what is ready, once it was looked at: the same key led here."""
        if self.desk.only_reads:
            self.say(str(OnlyReadable(self.desk.only_reads)))
        elif not any(self.draft.going()):
            self.say(NOTHING_GOES)
        elif not self.has_looked():
            self.say(self.told(f"{told_before(self.draft)}\n{ONCE_MORE}"))
        elif not self._busy:
            self._write()

    @work
    async def _write(self) -> None:
        """Bring everything in, then wait until it is on disk: others may have it only then."""
        scoring = self.draft.scoring
        going = list(self.draft.going())
        if not scoring.saved(0):  # then a conference may be further on than its file
            self.say(self.told(NOT_NOW))
            return
        self._busy = self.written = True
        for number, row in enumerate(going, 1):
            self.draft.bring(row)
            self.say(f"Bringing in: {number} of {len(going)} …")
            await asyncio.sleep(0)
        while not await asyncio.to_thread(scoring.saved, PATIENCE):
            self.say(UNSAVED)
        scoring.let_go()
        self._busy = False
        self.fill(self.place or 0)
        self.say(told_after(self.draft.shown))
