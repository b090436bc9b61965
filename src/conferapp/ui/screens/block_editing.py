"""Changes to a block that need no question: minutes, order, what goes out, and planning anew."""

from typing import Final

from conferapp.domain.block import Block, lasting, moved, without
from conferapp.ui.screens.block_asking import BlockAsking

REALLY: Final = "That puts away what you changed, and the clock. Press r again to plan anew."


class BlockEditing(BlockAsking):
    """Changes a block, and shows it again.

    Attributes:
        asked: What was said last.
    """

    asked = ""

    def sure_of(self, question: str) -> bool:
        """Whether this question was the last thing said, so that the key now answers it."""
        return self.asked == question

    def action_longer(self, by: int) -> None:
        """Give a slot more minutes, or fewer."""
        slot = self.slot
        if slot is not None:
            self._change(lasting(self.draft.block, slot.key, slot.minutes + by))

    def action_move(self, by: int) -> None:
        """Have a slot earlier, or later."""
        slot = self.slot
        if slot is not None:
            self._change(moved(self.draft.block, slot.key, by))

    def action_remove(self) -> None:
        """Take a slot out; from the one that runs the clock goes on to the next."""
        slot = self.slot
        if slot is not None:
            if slot == self.draft.running:
                self.draft.go_on()
            self._change(without(self.draft.block, slot.key))

    def _change(self, block: Block) -> None:
        self.draft.change(block)
        self.refill()

    def action_plan_anew(self) -> None:
        """Plan it anew; where that puts something away, at the second press."""
        if self.draft.touched and not self.sure_of(REALLY):
            self.say(REALLY)
            return
        self.draft.plan_anew(self.draft.block.minutes)
        self.refill()
