"""Rows that can be taken over: what was left open last time, or drafted before."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from conferapp.domain.carry import Offer
from conferapp.ui.fields.row_editing import BACK, RowEditing
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
            every = " (Ctrl+Y takes all)" if self.prompt.whose else ""
            yield Static(Content(f"To take over{every}:"), classes="carry--how")
            yield Carry(self.prompt.carry)

    def offer_what_is_left(self) -> None:
        """Offer what isn't among the rows now, and say how only while there is something."""
        for carry in self.query(Carry):
            carry.offer([o for o in self.prompt.carry if o.row not in self.edits.rows])
            self.query_one(".carry--how").display = bool(carry.offers)

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
        after = list(self.edits.rows)
        at, here = self.edits.at, self.edits.at if self.typing() else None
        taken: list[Offer] = []
        for offer in event.offers:
            free = (n for n, row in enumerate(after) if n != here and self.entry.waiting(row))
            at = next(free, len(after))
            if at >= self.most:
                break
            after[at : at + 1] = [offer.row]
            taken.append(offer)
        left = event.offers[len(taken) :]
        room = f" There is room for {self.most}: {len(left)} stayed out." if left else ""
        did = f"{len(taken)} {'row' if len(taken) == 1 else 'rows'} taken over"
        edits = self.edits.changed(after, at if here is None else here, did)
        self.take(edits, f"{did}. {BACK}{room}")
        self.offer_what_is_left()
        for carry in self.query(Carry):
            if not carry.offers and carry.has_focus:
                self.enter()
