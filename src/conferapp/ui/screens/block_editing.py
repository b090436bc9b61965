"""Changes to a block that need no question: minutes, order, what goes out, and planning anew."""

from typing import Final

from conferapp.domain.block import Block, lasting, moved
from conferapp.ui.screens.block_asking import BlockAsking

BACK: Final = "[z] takes that back."


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
            self.draft.take_out(slot)
            self.refill()
            self.say(f"{self.draft.called(slot)}: taken out. {self.told(BACK)}")

    def action_take_back(self) -> None:
        """Take the latest change back, also one from before a restart."""
        if self.draft.take_back():
            self.refill()
            self.say("The last change is taken back.")

    def _change(self, block: Block) -> None:
        self.draft.change(block)
        self.refill()

    def action_plan_anew(self) -> None:
        """Plan it anew; what that puts away can be taken back."""
        touched = self.draft.touched
        self.draft.plan_anew(self.draft.block.minutes)
        self.refill()
        if touched:
            self.say(f"Planned anew. Your changes and the clock are put away. {self.told(BACK)}")
