"""A class list on its way in: its file, its columns, what would change, and then what was done."""

import asyncio
from functools import partial
from typing import Final

from textual import work
from textual.widgets import Input, OptionList, Static

from conferapp.desk.opening import Opener
from conferapp.desk.registering import NOT_SAVED
from conferapp.domain.roster import Item
from conferapp.domain.roster_columns import FIELDS
from conferapp.domain.roster_match import NEW
from conferapp.domain.roster_words import NEEDED, item_words
from conferapp.domain.student import Student
from conferapp.storage.errors import StorageError
from conferapp.storage.table_files import read_table
from conferapp.storage.typed_paths import typed_path
from conferapp.storage.workspace import OnlyReadable
from conferapp.ui.dialogs.choose import ChooseDialog, Entry
from conferapp.ui.enrolling import Enroller
from conferapp.ui.entrance import FLUSH_SECONDS
from conferapp.ui.importing import Importing
from conferapp.ui.roster_text import item_label
from conferapp.ui.screens.base import GoHome, GoTo
from conferapp.ui.screens.dry_run import ONCE_MORE
from conferapp.ui.screens.import_steps import ImportSteps
from conferapp.ui.text import literal
from conferapp.ui.widgets.keybar import KeyBar

NOTHING: Final = "none"
ALONE: Final = "alone"
AFTER: Final = "Esc goes to the class list."


class NotSavedYet(StorageError):
    """A student isn't on disk in time; the saver goes on trying."""


class ImportScreen(ImportSteps):
    """Asks for a file, then which column is what, then shows what would change, and writes it."""

    ABOUT = """
Take students from a class list in a CSV file, the kind of table that school systems and
spreadsheets save. First say which file; then look whether each thing
is taken from the right column; then you see everything that would change. Space leaves a line out,
or takes it in again. Only F8 at the end writes, and only what has a ✓.

Students are known by the school’s own id, or else by their whole name. Where it isn’t plain who is
meant, the line has a ? and nobody is touched: Enter lets you say who it is. What the list leaves
empty never takes anything away. Esc goes back one step.
"""

    # The file ----------------------------------------------------------------------------

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Read the file, of which nothing changes yet; or go to the lines that were found."""
        event.stop()
        if event.input.id == "find":
            self.query_one("#lines").focus()
        elif not self.making and event.value.strip():
            self.making = True
            self._read(event.value)

    async def action_read_file(self) -> None:
        """Read the file that is named, as Enter in its line does."""
        await self.query_one("#path", Input).action_submit()

    @work
    async def _read(self, said: str) -> None:
        try:
            table = await asyncio.to_thread(read_table, typed_path(said))
            # Who isn't on disk yet would be added once more.
            if not await asyncio.to_thread(self.desk.saver.flush, FLUSH_SECONDS):
                raise NotSavedYet(NOT_SAVED)
            enroller = Enroller(Opener(self.desk), self._keep)
            known = await asyncio.to_thread(enroller.known)
            self.importing = Importing(table, known, self.desk.tutor.tutor)
        except StorageError as problem:
            self.say(str(problem))
        else:
            self.say("")
            self.go("columns")
        finally:
            self.making = False

    # Columns and doubts ------------------------------------------------------------------

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose a column, or who is meant."""
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Choose a column, or who is meant by a doubtful row."""
        if self.importing is None or self.app.screen is not self:
            return
        if self.step == "columns":
            self._ask_column(self.importing)
        elif (item := self.item()) is not None:
            if item.match.asked:
                self._ask_who(self.importing, item)
            else:
                self.action_turn()

    def _ask_column(self, importing: Importing) -> None:
        at = self.query_one("#lines", OptionList).highlighted
        if at is None:
            return
        key, table = self.fields[at], importing.table
        entries = [Entry(NOTHING, "(none)", "The list doesn’t tell this.")]
        entries += [Entry(f"column-{n}", c, table.example(c)) for n, c in enumerate(table.header)]
        places = {entry.id: entry.label for entry in entries[1:]}
        here = next((id_ for id_, c in places.items() if c == importing.columns.get(key)), NOTHING)

        def take(chosen: str | None) -> None:
            if chosen is not None:
                importing.take_column(key, places.get(chosen, ""))
                if importing.ready:  # what was missing isn’t any more
                    self.say("")
                self.lay_out()

        heading = f"{FIELDS[key].title}: taken from which column?"
        self.app.push_screen(ChooseDialog(heading, entries, here=here), take)

    def _ask_who(self, importing: Importing, item: Item) -> None:
        entries = [Entry(ALONE, "Leave it alone", item_words(item))]
        entries += [Entry(s.id, f"{s.name}, who is here", _about(s)) for s in item.match.candidates]
        entries.append(Entry(NEW, "Somebody new", "A student of that name is added."))

        def take(chosen: str | None) -> None:
            if chosen is not None:
                importing.settle(item.row.number, "" if chosen == ALONE else chosen)
                self.lay_out()

        who = f"Who is {item.row.name} in row {item.row.number}?"
        here = importing.decided.get(item.row.number, ALONE)
        self.app.push_screen(ChooseDialog(who, entries, here=here), take)

    # What would change -------------------------------------------------------------------

    def action_go_on(self) -> None:
        """See what would change."""
        if self.importing is None:
            return
        if not self.importing.ready:
            self.say(NEEDED)
            return
        self.importing.work_out()
        self.look_first()
        self.say("")
        self.go("plan")

    def action_turn(self) -> None:
        """Leave the line out, or take it in again."""
        item, listed = self.item(), self.query_one("#lines", OptionList)
        if self.importing is None or item is None or listed.highlighted is None:
            return
        self.importing.turn(item)
        label = item_label(item, taken=self.taken(item))
        listed.replace_option_prompt_at_index(listed.highlighted, label)
        self.tell()
        self.query_one(KeyBar).refresh()

    def action_turn_all(self) -> None:
        """Leave out everything that was found, or take it in."""
        if self.importing is not None:
            self.importing.turn_all(self.found)
            self.lay_out()
            self.query_one(KeyBar).refresh()

    def action_search(self) -> None:
        """Narrow the list."""
        self.add_class("-finding")
        self.query_one("#find", Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list by what is typed."""
        event.stop()
        if event.input.id == "find" and event.value != self.wanted:
            self.wanted = event.value
            self.lay_out()

    def action_write(self) -> None:
        """Write what was chosen, once it was looked at: the same key led here."""
        if self.desk.only_reads:
            self.say(str(OnlyReadable(self.desk.only_reads)))
        elif self.importing is not None and not self.making:
            if not self.has_looked():
                self.say(self.told(ONCE_MORE))
                return
            self.making = True
            self._write(self.importing)

    @work
    async def _write(self, importing: Importing) -> None:
        entries = importing.plan.entries(importing.taken) if importing.plan else ()
        tell = partial(self.app.call_from_thread, self._count, len(entries))
        enroller = Enroller(Opener(self.desk), self._keep)
        try:
            done = await asyncio.to_thread(enroller.enrol, entries, tell)
            await asyncio.to_thread(enroller.settle)
        finally:
            self.making = False
        self.say("")
        self.importing = None
        self.query_one("#explained", Static).update(literal(f"✓ {done.sentence()}\n\n{AFTER}"))
        self.go("done")

    def _count(self, many: int, done: int) -> None:
        self.say(f"{done:,} of {many:,} …")

    def _keep(self, student: Student) -> None:
        """Save a student, in a thread.

        Raises:
            NotSavedYet: It takes too long; the saver goes on trying.
        """
        self.desk.saver.offer(student, at_once=True)
        if not self.desk.saver.flush(FLUSH_SECONDS):
            raise NotSavedYet(NOT_SAVED)

    # Back --------------------------------------------------------------------------------

    def action_back(self) -> None:
        """Go back one step."""
        self.say("")
        if self.has_class("-finding"):
            self.show_all()
            self.lay_out()
            self.query_one("#lines").focus()
        elif self.step == "plan":
            self.go("columns")
        elif self.step == "columns":
            self.go("file")
        else:
            self.post_message(GoTo("roster"))

    def action_home(self) -> None:
        """Go home."""
        self.post_message(GoHome())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`."""
        if action in {"back", "home"}:
            return not self.making  # what was begun is written
        steps = {
            "go_on": {"columns"},
            "choose": {"columns", "plan"},
            "read_file": {"file"},
            "turn": {"plan"},
            "turn_all": {"plan"},
            "search": {"plan"},
            "write": {"plan"},
        }
        if action == "write" and not (self.importing and self.importing.taken):
            return False
        return action not in steps or (self.step in steps[action] and not self.making)


def _about(student: Student) -> str:
    facts = {"Grade": student.grade, "Subject": student.subject, "Id": student.external_id}
    told = [f"{title} {said}" for title, said in facts.items() if said]
    return ", ".join([*told, *(["has left"] if student.archived else [])])
