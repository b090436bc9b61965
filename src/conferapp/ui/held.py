"""A key that is held down: the terminal sends it again and again, and means one press."""

from typing import Final

from textual.events import Key

AGAIN: Final = 0.12
"""Seconds: no finger lets go of a key and presses it again within this time."""
LET_GO: Final = 0.3
"""Seconds without a repeat after which a key that was held has been let go of."""


class HeldKey:
    """Tells presses from what a keyboard repeats.

    A terminal sends the same for both. Only the rhythm differs, and it is that of the moments in
    which keys were read: when the program stood still meanwhile, all of them are read at once.
    """

    def __init__(self) -> None:
        self._key, self._moment, self._running = "", 0.0, False

    def repeats(self, event: Key) -> bool:
        """Whether this is a repeat of the key before; ask for each key, in order.

        Args:
            event: The key.
        """
        within = LET_GO if self._running else AGAIN
        self._running = event.key == self._key and event.time - self._moment < within
        self._key, self._moment = event.key, event.time
        return self._running
