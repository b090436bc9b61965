"""Rows that can be taken over: what was left open last time, or drafted before."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from conferapp.domain.carry import Offer
from conferapp.domain.model import Row
from conferapp.domain.prompt import Prompt
from conferapp.domain.row_edits import RowEdits
from conferapp.domain.text import fold, say_number
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
            carry.offer(tuple(self._left()))
            self.query_one(".carry--how").display = bool(carry.offers)

    def _left(self) -> Iterator[Offer]:
        """The offers that aren't among the rows, as they were or with other cells than then.

        Each changed row stands for one offer that begins like it, since steps may begin alike.
        """
        offered = [offer.row for offer in self.prompt.carry]
        changed = Counter(self._begins(row) for row in self.edits.rows if row not in offered)
        for offer in self.prompt.carry:
            words = self._begins(offer.row)
            if offer.row in self.edits.rows:
                continue
            if words and changed[words]:
                changed[words] -= 1
                continue
            yield offer

    def _begins(self, row: Row) -> str:
        return fold(say_number(row.get(self.entry.columns[0].key)))

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
