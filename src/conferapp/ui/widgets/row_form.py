"""The form: the cells of one row below each other, each on one line with its title before it."""

from collections.abc import Mapping

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Input, Static

from conferapp.domain.kinds.cells import Column, Offers
from conferapp.domain.model import Row
from conferapp.domain.row_entry import RowEntry
from conferapp.ui.text import literal
from conferapp.ui.widgets.menu import POINTER
from conferapp.ui.widgets.pick import Pick
from conferapp.ui.widgets.row_cells import Cell, CellPick, Control, RowEditor, cell_for
from conferapp.ui.widgets.row_lines import MUTED, QUIET, WRONG

_MOST_OFFERS = 6  # on screen; the arrows reach the others
_OFFER = "offer"  # the name under which an offer's style says which one it is


class RowForm(Widget):
    """The cells of one row.

    Attributes:
        entry: How cells are entered.
        editor: Who takes what is entered.
        locked: Whether it can be looked at only.
    """

    class Sized(Message):
        """The form is taller or shorter than before."""

    DEFAULT_CSS = """
    RowForm {
        height: auto;
        layout: grid;
        grid-size: 2;
        grid-columns: auto 1fr;
        grid-rows: auto;
        background: $surface;
        & > .row-form--titles {
            width: auto;
            padding-right: 1;
        }
        & > Vertical {
            height: auto;
        }
        & Cell, & Pick {
            width: 100%;
        }
        & > .row-form--keys {
            column-span: 2;
            color: $text-muted;
        }
    }
    """

    def __init__(
        self,
        entry: RowEntry,
        editor: RowEditor,
        row: Row,
        *,
        offers: Mapping[Offers, tuple[str, ...]],
        alone: bool = False,
        locked: bool = False,
    ) -> None:
        """Show a row.

        Args:
            entry: How cells are entered.
            editor: Who takes what is entered.
            row: The row.
            offers: What cells may suggest, by the kind of offer.
            alone: Whether it stands for itself, without a table.
            locked: Whether it can be looked at only.
        """
        super().__init__()
        self.entry = entry
        self.editor = editor
        self.locked = locked
        self._row = row
        self._offers = offers
        self._alone = alone
        self._cells: dict[str, Control] = {}
        self._wrong: frozenset[str] = frozenset()
        self._question = ""

    def compose(self) -> ComposeResult:
        """All titles in one widget, then the cells, then what can be picked or pressed."""
        offers = self._offers
        self._cells = {
            c.key: cell_for(self, c, offers.get(c.offers, ())) for c in self.entry.columns
        }
        yield Static(classes="row-form--titles")
        yield Vertical(*self._cells.values())
        yield Static(classes="row-form--keys")

    def on_mount(self) -> None:
        """Fill the cells in."""
        self.show(self._row)

    # What it shows -----------------------------------------------------------------------

    @property
    def current(self) -> Control | None:
        """The cell that has the focus."""
        focused = self.screen.focused if self.is_attached else None
        return next((c for c in self._cells.values() if c is focused), None)

    def show(self, row: Row, *, typing: Column | None = None) -> None:
        """Show a row; a cell that is being typed keeps its letters as they are."""
        self._row = row
        for key, cell in self._cells.items():
            if typing is not None and key == typing.key:
                continue
            if isinstance(cell, Cell):
                cell.show(self.entry.words(row, cell.column))
            else:
                cell.choose([row.get(key)])
        self._wrong = frozenset(
            column.key
            for column in self.entry.columns
            if column != typing and self.entry.problem(row, column)
        )
        self._draw()

    def _draw(self) -> None:
        """Put the titles beside their cells, however many lines a cell takes."""
        titles, current = list[Content](), self.current
        for key, cell in self._cells.items():
            here = cell is current
            titles.append(
                Content.assemble(
                    (POINTER if here else " ", "$text-accent"),
                    (WRONG if key in self._wrong else " ", "$text-error"),
                    literal(cell.column.title, "bold" if here else MUTED),
                    "\n" * (max(1, cell.size.height) - 1),
                )
            )
        self.query_one(".row-form--titles", Static).update(Content("\n").join(titles))
        self.query_one(".row-form--keys", Static).update(self._help(current))

    def _help(self, current: Control | None) -> Content:
        if self.locked or current is None:
            return Content("" if self._alone else " ")
        if isinstance(current, Cell) and current.offers:
            return Content("   ").join(
                [Content.styled(" ↓ or click:", MUTED)]
                + [
                    literal(offer, "$text-accent").stylize(Style.from_meta({_OFFER: number}))
                    for number, offer in enumerate(current.offers[:_MOST_OFFERS])
                ]
            )
        if self._question:
            return literal(f" {QUIET} {self._question}", f"italic {MUTED}")
        onward = "Enter next row   Tab next cell" if self._runs(current) else "Enter next line"
        return Content(" " if self._alone else f" {onward}   Esc close")

    def _runs(self, control: Control) -> bool:
        """Whether Enter goes down this column instead of on to the next cell."""
        counts = control.column.type in {"number", "amount"}
        return counts and self.entry.counted is not None and not self._alone

    def ask(self, question: str | None) -> None:
        """Ask a quiet question about the row in place of what keys do, or none."""
        self._question = question or ""
        self._draw()

    # Where the focus goes ----------------------------------------------------------------

    def edit(self, key: str, *, first: str | None = None) -> None:
        """Go to a cell.

        Args:
            key: The column.
            first: A letter that was typed on the table: it begins the cell anew.
        """
        control = self._cells[key]
        if first is not None and isinstance(control, Cell):
            control.begin(first)
        self.screen.set_focus(control)

    def take_late(self, key: str) -> None:
        """Take a key that was pressed for this form before the focus had come here.

        Args:
            key: `enter`, `backspace` or the letter itself.
        """
        current = self.current
        if not isinstance(current, Cell):
            return
        if key == "enter":
            self.go_on(current)
        elif key == "backspace":
            current.action_delete_left()
        else:
            current.add(key)

    def go(self, control: Control, step: int) -> bool:
        """Go to a neighbour of a cell; False at either end."""
        order = list(self._cells.values())
        to = order.index(control) + step
        if not 0 <= to < len(order):
            return False
        self.screen.set_focus(order[to])
        return True

    def go_on(self, control: "Cell") -> bool:
        """Enter: down in a column of numbers, else on to the next cell."""
        if self._runs(control):
            if self.editor.went_down():
                control.select_all()
            else:
                self.editor.went_out(onward=True)
        elif not self.go(control, 1):
            self.editor.went_out(onward=True)
        return True

    def leave(self) -> bool:
        """Esc: done with the row; a form that stands for itself leaves Esc to the screen."""
        if not self._alone:
            self.editor.went_out(onward=False)
        return not self._alone

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Light up the title of the cell that has the focus now."""
        if isinstance(event.widget, Cell | CellPick):
            self.show(self._row, typing=event.widget.column)
            self.editor.came_to(event.widget.column)

    def on_descendant_blur(self) -> None:
        """Put out the light."""
        self._draw()

    def on_resize(self) -> None:
        """A cell may take more or fewer lines than before."""
        self.call_after_refresh(self._draw)
        self.post_message(self.Sized())

    def on_click(self, event: events.Click) -> None:
        """Take an offer that was clicked."""
        number = event.style.meta.get(_OFFER)
        current = self.current
        if number is not None and isinstance(current, Cell) and not self.locked:
            current.replace(current.offers[number], 0, len(current.value))

    def on_input_changed(self, event: Input.Changed) -> None:
        """What cells say goes through the editor alone."""
        event.stop()

    def on_pick_picked(self, event: Pick.Picked) -> None:
        """Pass on what was picked."""
        event.stop()
        if isinstance(event.pick, CellPick):
            self.editor.picked(event.pick.column, event.one)
