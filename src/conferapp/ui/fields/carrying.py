"""Rows that can be taken over: what was left open last time, or drafted before."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from conferapp.domain.prompt import Prompt
from conferapp.domain.row_edits import RowEdits
from conferapp.domain.taking_over import left_to_take, taken_over
from conferapp.ui.fields.row_editing import BACK, RowEditing
from conferapp.ui.steady_screen import told
from conferapp.ui.widgets.carry import Carry


class CarryingRows(RowEditing):
    """Offers rows below its own, and takes them over."""

    DEFAULT_CSS = """
    CarryingRows > .carry--how {
        color: $text-muted;
    }
    """

    def carried(self) -> ComposeResult:
        """What can be taken over, and how."""
        if self.prompt.carry and not self.prompt.locked:
            every = told(self, ", Ctrl+Y all") if self.prompt.whose else ""
            how = f"To take over: Enter takes one{every}"
            yield Static(Content(how), classes="carry--how")
            yield Carry(self.prompt.carry)

    def offer_what_is_left(self) -> None:
        """Offer what isn't among the rows now, and say how only while there is something."""
        for carry in self.query(Carry):
            carry.offer(tuple(left_to_take(self.entry, self.edits.rows, self.prompt.carry)))
            self.query_one(".carry--how").display = bool(carry.offers)

    def show_prompt(self, prompt: Prompt) -> None:
        """See `Field.show_prompt`: what was taken over may still be taken back."""
        super().show_prompt(replace(prompt, carry=self.prompt.carry))

    def take(self, edits: RowEdits, said: str = "") -> None:
        """See `RowEditing.take`: what was taken over and is deleted is offered again."""
        fewer = len(edits.rows) < len(self.edits.rows)
        super().take(edits, said)
        if fewer:
            self.offer_what_is_left()

    def action_undo(self) -> None:
        """See `RowEditing.action_undo`: what was taken over is offered again."""
        super().action_undo()
        self.offer_what_is_left()

    def typing(self) -> bool:
        """Whether somebody is typing in the row that is pointed at."""
        return False

    def on_carry_taken(self, event: Carry.Taken) -> None:
        """Take rows over, into rows that wait to be filled in before new ones are made.

        A row in which somebody types stays the one that is pointed at.
        """
        event.stop()
        here = self.edits.at if self.typing() else None
        taken = taken_over(self.entry, self.edits.rows, event.offers, self.most, here)
        edits = self.edits.changed(taken.rows, taken.at if here is None else here, taken.did)
        self.take(edits, " ".join(filter(None, (f"{taken.did}. {told(self, BACK)}", taken.notice))))
        self.offer_what_is_left()
        for carry in self.query(Carry):
            if not carry.offers and carry.has_focus:
                self.enter()
