"""The cells of a form: each takes one value, and hands every key on before the next is read."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Protocol

from textual import events
from textual.binding import Binding, BindingType

from conferapp.domain.kinds.cells import Column
from conferapp.domain.kinds.tables import LEVEL_MARKS
from conferapp.domain.model import Value
from conferapp.domain.prompt import Option
from conferapp.ui.widgets.add_line import several_cells
from conferapp.ui.widgets.line import Line
from conferapp.ui.widgets.pick import Pick


class RowEditor(Protocol):
    """Who takes what the form is told.

    Calls instead of messages: a message would arrive after the next key, and what is typed
    behind Enter would go to the row before.
    """

    def typed(self, column: Column, text: str) -> None:
        """A cell was typed in."""

    def picked(self, column: Column, cell: Value) -> None:
        """Something was picked for a cell."""

    def pasted(self, column: Column, text: str) -> None:
        """Several cells were pasted into one."""

    def went_down(self) -> bool:
        """Enter was pressed in a cell of a column of numbers; whether there is a row below."""

    def came_to(self, column: Column) -> None:
        """Another cell has the focus."""

    def went_out(self, *, onward: bool) -> None:
        """The row is done; whether to go on to what follows the table."""


class CellHost(Protocol):
    """What a cell needs of the form around it."""

    @property
    def editor(self) -> RowEditor:
        """Who takes what is entered."""

    @property
    def locked(self) -> bool:
        """Whether cells can be looked at only."""

    def go(self, control: "Control", step: int) -> bool:
        """Go to a neighbour of a cell; False at either end."""

    def go_on(self, control: "Cell") -> bool:
        """Enter: the cell is done."""

    def leave(self) -> bool:
        """Esc: the row is done; False where there is nowhere to go."""


# Before the keys of the fields around: past the last cell the row is done.
_TAB: list[BindingType] = [
    Binding("tab", "onward", "Next cell", id="rows.onward", show=False, priority=True),
]


class Cell(Line):
    """One cell that is typed."""

    BINDINGS: ClassVar[list[BindingType]] = _TAB

    def __init__(self, form: CellHost, column: Column, offers: Sequence[str]) -> None:
        """Edit a column's cell."""
        self._quiet = True
        super().__init__(suggest=offers, locked=form.locked)
        self._form = form
        self.column = column
        self.offers = tuple(offers)
        self.begun = False
        self._quiet = False

    def show(self, text: str) -> None:
        """See `Line.show`."""
        if text != self.value:
            before, self._quiet = self._quiet, True
            super().show(text)
            self._quiet = before

    def watch_value(self, value: str) -> None:
        """Pass on what was typed before the next key is read."""
        if not self._quiet:
            self._form.editor.typed(self.column, value)

    def on_key(self, event: events.Key) -> None:
        """Enter, Esc and the arrows go between cells, or through what may be picked."""
        ways: dict[str, Callable[[], bool]] = {
            "enter": lambda: self._form.go_on(self),
            "escape": self._form.leave,
            "up": lambda: self.turn(-1) or self._form.go(self, -1),
            "down": lambda: self.turn(1) or self._form.go(self, 1),
        }
        if event.key in ways and ways[event.key]():
            event.stop()
            event.prevent_default()

    def action_onward(self) -> None:
        """Go to the next cell, or on to what follows the table."""
        if not self._form.go(self, 1):
            self._form.editor.went_out(onward=True)

    def begin(self, first: str) -> None:
        """Begin the cell anew with a letter that was typed before the cell had the focus."""
        self.begun = True
        self.replace(first, 0, len(self.value))

    def add(self, letter: str) -> None:
        """Add a letter that was typed before the cell had the focus."""
        self.begun = True
        self.replace(letter, *self.selection)

    def on_focus(self) -> None:
        """A number is typed over, words are added to."""
        if not self.begun and self.column.type in {"number", "amount", "day"}:
            self.select_all()

    def on_blur(self) -> None:
        """The next visit begins as any other."""
        self.begun = False

    def turn(self, step: int) -> bool:
        """Put the next offer in, in place of what is there; False where there are none."""
        if self.locked or not self.offers:
            return False
        known = self.value in self.offers
        at = self.offers.index(self.value) + step if known else min(step, 0)
        self.replace(self.offers[at % len(self.offers)], 0, len(self.value))
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Pass on what belongs to more cells than this one."""
        if self._several(event.text):
            event.stop()
            event.prevent_default()

    def action_paste(self) -> None:
        """The same for the app's own clipboard."""
        if not self._several(self.app.clipboard):
            super().action_paste()

    def _several(self, text: str) -> bool:
        several = several_cells(text) and not self.locked
        if several:
            self._form.editor.pasted(self.column, text)
        return several


class CellPick(Pick):
    """One cell that is picked."""

    BINDINGS: ClassVar[list[BindingType]] = _TAB

    def __init__(self, form: CellHost, column: Column, options: Sequence[Option]) -> None:
        """Edit a column's cell."""
        several = column.type == "tick"
        super().__init__(options, several=several, inline=True, locked=form.locked)
        self._form = form
        self.column = column

    def action_onward(self) -> None:
        """Go to the next cell, or on to what follows the table."""
        if not self._form.go(self, 1):
            self._form.editor.went_out(onward=True)

    def on_key(self, event: events.Key) -> None:
        """Esc is as in the other cells, and so are the arrows past either end."""
        step = {"up": -1, "down": 1}.get(event.key, 0)
        if event.key == "escape":
            taken = self._form.leave()
        elif step and not 0 <= self.cursor + step < len(self.options):
            taken = self._form.go(self, step)
        else:
            return
        if taken:
            event.stop()
            event.prevent_default()


Control = Cell | CellPick


def cell_for(form: CellHost, column: Column, offers: Sequence[str]) -> Control:
    """What edits a column's cell."""
    if column.type == "tick":
        return CellPick(form, column, [Option(True, "yes")])
    if column.type == "one_of":
        marked = [(o, f"{LEVEL_MARKS.get(o, '')} {o}".strip()) for o in column.options]
        return CellPick(form, column, [Option(*option) for option in marked])
    return Cell(form, column, offers)
