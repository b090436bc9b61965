"""What the fields for rows and for the goal have in common: rows, steps back, and their form."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from conferapp.domain.kinds.cells import Column
from conferapp.domain.kinds.rows import MAX_ROWS, RowsQuestion
from conferapp.domain.model import Row, Value
from conferapp.domain.one_line import left_out
from conferapp.domain.prompt import Prompt
from conferapp.domain.row_edits import RowEdits
from conferapp.domain.row_entry import RowEntry, pasted_cells, within
from conferapp.ui.fields.field import QUIET, READ_BACK, Field
from conferapp.ui.steady_screen import told
from conferapp.ui.widgets.line import Line
from conferapp.ui.widgets.row_form import RowForm

BACK = "Ctrl+Z takes it back."


class RowEditing(Field):
    """Keeps the rows of an answer and takes what the form of one row is told.

    A subclass shows the rows and says where the focus goes.

    Attributes:
        question: What is asked.
        entry: How cells are entered.
        edits: The rows on screen, those still to be filled in too, and the steps back.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+z",
            "undo",
            "Undo",
            id="rows.undo",
            show=False,
            tooltip="Take back the last change of this table",
        ),
    ]

    def __init__(self, prompt: Prompt) -> None:
        """Ask for rows."""
        super().__init__(prompt)
        if not isinstance(prompt.question, RowsQuestion):
            raise TypeError(f"An answer of the kind {prompt.question.kind} has no rows.")
        self.question: RowsQuestion = prompt.question
        self.entry = RowEntry(prompt.question, prompt.by, prompt.today, prompt.first_rows)
        self.edits = RowEdits(self.entry.shown(prompt.value))

    @property
    def most(self) -> int:
        """The most rows."""
        return MAX_ROWS

    def display_rows(self, typing: Column | None = None) -> None:
        """Show the rows as they are now; the cell that is being typed keeps its letters."""
        raise NotImplementedError

    def make_form(self, row: Row, *, alone: bool = False) -> RowForm:
        """A form for a row."""
        return RowForm(
            self.entry, self, row, offers=self.prompt.offers, alone=alone, locked=self.prompt.locked
        )

    def answer_rows(self) -> tuple[Row, ...]:
        """The rows that the answer consists of."""
        return self.edits.rows

    def take(self, edits: RowEdits, said: str = "") -> None:
        """Take other rows, or point at another one.

        Args:
            edits: What holds from now on.
            said: What happened, where that isn't plain to see.
        """
        self.edits = edits
        self.display_rows()
        self.report_rows()
        if said:
            self.say(said)
        else:
            self.check()

    def report_rows(self) -> None:
        """Report the answer, if it is another one than before."""
        answer = self.entry.reported(self.answer_rows())
        if answer != self.value:
            self.report(answer)

    def check(self) -> None:
        """See `Field.check`; where nothing is wrong, a vague row gets its quiet question."""
        problem = self.entry.first_problem(self.edits.rows)
        if problem is None and len(self.edits.rows) > self.most:
            problem = self.question.problem(self.value)
        row = self.edits.row
        nudge = None if row is None or problem else self.question.nudge(row)
        self.ask_quietly(nudge)
        if not nudge:
            self.say_problem(problem)

    def ask_quietly(self, nudge: str | None) -> None:
        """Show a quiet question about the row, or none."""
        self.say(f"{QUIET} {nudge}" if nudge else "")

    def action_undo(self) -> None:
        """Take back the last change."""
        if self.edits.past and not self.prompt.locked:
            did = self.edits.past[-1].did
            self.take(self.edits.undone(), f"Taken back: {did[0].lower()}{did[1:]}.")

    def fill(self, column: Column, text: str) -> None:
        """Fill a column with pasted cells, downwards from the row that is pointed at."""
        cells = pasted_cells(text)
        after = self.entry.filled_down(self.edits.rows, self.edits.at, column, cells)
        filled = sum(any(across) for across in cells)
        did = f"{filled} {'row' if filled == 1 else 'rows'} filled"
        after, room = within(after, self.most)
        said = f"{did}. {told(self, BACK)} {room}".rstrip()
        self.take(self.edits.changed(after, self.edits.at, did), said)

    # What the form says (see `RowEditor`) ------------------------------------------------

    def typed(self, column: Column, text: str) -> None:
        """See `RowEditor`. Nothing is judged yet: only a day is said back."""
        row = self.edits.row
        if row is None:
            return
        row = self.entry.cell(row, column, text)
        self.edits = self.edits.typed(row, column.key)
        self.display_rows(typing=column)
        self.report_rows()
        self._say_back(row, column)

    def picked(self, column: Column, cell: Value) -> None:
        """See `RowEditor`."""
        if self.edits.row is not None:
            row = self.entry.set(self.edits.row, column, cell)
            self.take(self.edits.typed(row, column.key).sealed())

    def pasted(self, column: Column, text: str) -> None:
        """See `RowEditor`."""
        self.fill(column, text)

    def came_to(self, column: Column) -> None:
        """See `RowEditor`. A cell in which letters stand already isn't judged half-way."""
        past, here = self.edits.past, (self.edits.at, column.key)
        if past and past[-1].cell == here:
            return
        self.edits = self.edits.sealed()
        self.check()
        if self.edits.row is not None:
            self._say_back(self.edits.row, column)

    def went_down(self) -> bool:
        """See `RowEditor`."""
        below = self.edits.at + 1 < len(self.edits.rows)
        if below:
            self.take(self.edits.sealed().on(self.edits.at + 1))
        return below

    def went_out(self, *, onward: bool) -> None:
        """See `RowEditor`."""
        raise NotImplementedError

    def on_line_cut(self, event: Line.Cut) -> None:
        """Say what had no room."""
        event.stop()
        self.say_problem(left_out(event.line.limit, event.count))

    def on_descendant_blur(self) -> None:
        """Once the focus is elsewhere, say what is wrong, if anything."""
        if self.is_attached and self.screen.focused is not None and not self.has_focus_within:
            self.edits = self.edits.sealed()
            self.left()

    def left(self) -> None:
        """The focus went to another field."""
        self.check()

    def _say_back(self, row: Row, column: Column) -> None:
        back = self.entry.read_back(row, column)
        if back:
            self.say(f"{READ_BACK} {back}")
