"""The field for small tables: measures, evidence, topics, connections, actions."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from conferapp.domain.amounts import is_number
from conferapp.domain.kinds.cells import Column, read_number
from conferapp.domain.model import Row
from conferapp.domain.pasted import pasted_rows
from conferapp.domain.prompt import Prompt
from conferapp.domain.row_edits import ADDED
from conferapp.domain.row_entry import pasted_cells, within
from conferapp.ui.fields.carrying import CarryingRows
from conferapp.ui.fields.row_editing import BACK
from conferapp.ui.steady_screen import told
from conferapp.ui.text import QUIET_STYLE, literal
from conferapp.ui.widgets.add_line import AddLine
from conferapp.ui.widgets.row_deeds import Deed
from conferapp.ui.widgets.row_form import RowForm
from conferapp.ui.widgets.rows_table import RowsTable


class RowsField(CarryingRows):
    """Edits rows: in the table, in the form below a row, or by typing and pasting below."""

    DEFAULT_CSS = """
    RowsField > RowForm {
        position: absolute;
        margin-left: 1;
    }
    """

    def __init__(self, prompt: Prompt) -> None:
        """Ask for rows."""
        super().__init__(prompt)
        self._table = RowsTable(self.entry, self.edits, locked=prompt.locked)
        self._line: AddLine | None = None
        self._form: RowForm | None = None
        self._deeds: Mapping[Deed, Callable[[RowsTable.Asked], Awaitable[None]]] = {
            "point": self._point,
            "edit": self._edit,
            "type": self._begin,
            "add": self._insert,
            "delete": self._delete,
            "up": self._move,
            "down": self._move,
            "undo": self._undo,
            "paste": self._paste,
        }

    def head(self) -> Content:
        """See `Field.head`; things to think of stand there too."""
        if not self.prompt.prompts:
            return super().head()
        think = "Such as: " + " · ".join(self.prompt.prompts)
        return Content.assemble(super().head(), "\n", literal(think, QUIET_STYLE))

    def controls(self) -> ComposeResult:
        """The table, and below it a line to add rows; the form comes when it is needed."""
        yield self._table
        if not self.prompt.locked:
            first = self.entry.columns[0]
            offers = self.prompt.offers.get(first.offers, ()) if first.offers else ()
            self._line = AddLine(
                suggest=(*offers, *self.prompt.prompts), placeholder=f"+ {first.title}, then Enter"
            )
            yield self._line
            yield from self.carried()

    def enter(self) -> None:
        """See `Field.enter`: rows wait to be filled in, or a first one to be added."""
        self.screen.set_focus(self._table if self.edits.rows or not self._line else self._line)

    def answer_rows(self) -> tuple[Row, ...]:
        """See `RowEditing.answer_rows`: what stands in the line is kept before Enter, too."""
        adding = self._line.value.strip() if self._line else ""
        return (*self.edits.rows, self.entry.new_row([adding])) if adding else self.edits.rows

    def display_rows(self, typing: Column | None = None) -> None:
        """See `RowEditing.display_rows`."""
        if self.edits.row is None:
            self.close()
        elif self.form:
            self.form.show(self.edits.row, typing=typing)
        self._place_form()

    def ask_quietly(self, nudge: str | None) -> None:
        """See `RowEditing.ask_quietly`: the table asks below the row, an open form in its line."""
        if self.form:
            self.form.ask(nudge)

    # What the table asks for -------------------------------------------------------------

    async def on_rows_table_asked(self, event: RowsTable.Asked) -> None:
        """Do what a key or a click in the table means."""
        event.stop()
        if self.form and self.form.current:
            late = {"type": event.text, "edit": "enter", "delete": "backspace"}
            if event.deed in late:
                self.form.take_late(late[event.deed])
            return
        self.edits = self.edits.on(event.at)
        await self._deeds[event.deed](event)

    async def _point(self, _event: RowsTable.Asked) -> None:
        self.take(self.edits.sealed())

    async def _edit(self, event: RowsTable.Asked) -> None:
        await self.open(event.column)

    async def _begin(self, event: RowsTable.Asked) -> None:
        """Begin with the cell that is most likely meant: the name, the number, or what is empty."""
        row, counted = self.edits.row, self.entry.counted
        empty = [c for c in self.entry.columns if row is not None and row.get(c.key) is None]
        first = next(iter(empty), None)
        column = first if first == self.entry.columns[0] else counted or first
        if column is not None:
            await self.open(column.key, event.text)

    async def _insert(self, _event: RowsTable.Asked) -> None:
        if len(self.edits.rows) >= self.most:
            self.say(f"There is room for {self.most} rows.")
            return
        at = self.edits.at + 1 if self.edits.rows else 0
        self.take(self.edits.added([self.question.new_row()], at))
        await self.open(self.entry.columns[0].key)

    async def _delete(self, _event: RowsTable.Asked) -> None:
        edits = self.edits.deleted()
        self.take(edits, f"{edits.past[-1].did}. {told(self, BACK)}" if edits.past else "")
        if not edits.rows:
            self.enter()

    async def _move(self, event: RowsTable.Asked) -> None:
        self.take(self.edits.moved(-1 if event.deed == "up" else 1))

    async def _undo(self, _event: RowsTable.Asked) -> None:
        self.action_undo()

    async def _paste(self, event: RowsTable.Asked) -> None:
        """Numbers alone are a column out of a gradebook; anything else is rows."""
        cells = pasted_cells(event.text)
        counted = self.entry.counted
        numbers = all(len(c) == 1 and (not c[0] or is_number(read_number(c[0]))) for c in cells)
        if counted and numbers and self.edits.rows:
            self.fill(counted, event.text)
        else:
            self.add_pasted(event.text)

    # What the line below asks for --------------------------------------------------------

    def on_add_line_added(self, event: AddLine.Added) -> None:
        """Add a row."""
        event.stop()
        self.add([[event.text]], ADDED)

    def on_add_line_pasted(self, event: AddLine.Pasted) -> None:
        """Add a block."""
        event.stop()
        self.add_pasted(event.text)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Report what stands in the line."""
        event.stop()
        self.report_rows()

    def add_pasted(self, text: str) -> None:
        """Add the rows of a pasted text, and say how many came of it."""
        pasted = pasted_rows(text, len(self.entry.columns))
        number = len(pasted.rows)
        if number:
            did = f"{number} {'row' if number == 1 else 'rows'} pasted"
            said = [f"{did}. {told(self, BACK)}", *([pasted.notice] if pasted.notice else [])]
            self.add(pasted.rows, did, " ".join(said))

    def add(self, block: Sequence[Sequence[str]], did: str, said: str = "") -> None:
        """Add rows, as many as there is room for, and point at the last of them."""
        before = self.edits.rows
        after, room = within(self.entry.with_block(before, block), self.most)
        said = " ".join(filter(None, (said, room)))
        new = [at for at, row in enumerate(after) if before[at : at + 1] != (row,)]
        self.take(self.edits.changed(after, max(new, default=self.edits.at), did), said)
        if said:  # below all the rows that have just come
            self.call_after_refresh(self._foot.scroll_visible, animate=False)

    def typing(self) -> bool:
        """See `CarryingRows.typing`."""
        return self.form is not None and self.form.has_focus_within

    # The form ----------------------------------------------------------------------------

    @property
    def form(self) -> RowForm | None:
        """The form, while it is open."""
        return self._form if self._form is not None and self._form.display else None

    async def open(self, key: str = "", first: str | None = None) -> None:
        """Open the form on the row that is pointed at.

        Args:
            key: The column to begin with; "" is the first that is empty, or the very first.
            first: A letter that was typed already.
        """
        row = self.edits.row
        if row is None:
            return
        if self._form is None:
            self._form = self.make_form(row)
            await self.mount(self._form, after=self._table)
        self._form.display = True
        self.display_rows()
        empty = [column.key for column in self.entry.columns if row.get(column.key) is None]
        self._form.edit(key or next(iter(empty), self.entry.columns[0].key), first=first)

    def close(self) -> None:
        """Close the form; a row that was begun and left empty goes with it."""
        if not self.form:
            return
        self.form.display = False
        edits = self.edits.sealed()
        begun = edits.past and edits.past[-1].did == ADDED
        empty = edits.row is not None and self.entry.waiting(edits.row)
        self.take(edits.undone() if begun and empty else edits)

    def on_row_form_sized(self, event: RowForm.Sized) -> None:
        """Leave as much room for the form as it takes."""
        event.stop()
        self._place_form()

    def _place_form(self) -> None:
        """Put the form below its row, into a gap that is as tall."""
        self._table.show(self.edits, self.form.size.height if self.form else 0)
        if self.form:
            self.form.styles.offset = (1, self._table.virtual_region.y + self._table.below)

    def went_out(self, *, onward: bool) -> None:
        """See `RowEditor`."""
        self.screen.set_focus(self._line if onward and self._line else self._table)
        self.close()

    def on_descendant_focus(self) -> None:
        """Close the form when the focus goes to the line; the table belongs to the form."""
        if self._line is not None and self._line.has_focus:
            self.close()

    def left(self) -> None:
        """See `RowEditing.left`: what stands in the line becomes a row."""
        self.close()
        if not (self._line and self._line.take()):
            self.check()
