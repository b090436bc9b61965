"""Having a conference that another window of this computer has: asked for, look by look.

Whoever asks waits between two looks in its own way, so that a screen goes on living meanwhile.
"""

from collections.abc import Callable, Generator
from typing import Final

from conferapp.desk.desk import Desk
from conferapp.desk.elsewhere import ASKING, KEPT, KEPT_ANYHOW, NO_ANSWER, QUICK, cannot_ask
from conferapp.storage.asking import QUICKER, Asking
from conferapp.storage.errors import WriteFailed

PATIENCE: Final = 3.0
"""Seconds that the other window has for its answer."""
GRACE: Final = 1.0
"""Seconds for each of two, where a window is asked: what was typed reaches the conference, and the
disk takes it. With a look round before them they are the other one's patience."""
PAUSE: Final = 0.1
"""Seconds between two looks for an answer."""
_PROMISED: Final = 10
"""Looks until a conference is free that was promised."""


class Takeover:
    """One try to have a conference that another window has.

    Args:
        desk: What the app works with.
        record_id: The conference.
        take: Has the conference here; whether no other window has it.
        tell: Says something meanwhile.

    Attributes:
        kept: Why the other window keeps it, in a sentence; "" once this window has it.
    """

    def __init__(
        self, desk: Desk, record_id: str, take: Callable[[], bool], tell: Callable[[str], None]
    ) -> None:
        self._desk, self._record_id, self._take, self._tell = desk, record_id, take, tell
        self.kept = NO_ANSWER

    def looks(self) -> Generator[float, None, None]:
        """Ask, and look for the answer; closed in between, the request is taken away.

        Yields:
            Seconds to wait until the next look.
        """
        if self._take():
            self.kept = ""
            return
        try:
            asking = Asking(self._desk.locks, self._record_id)
        except WriteFailed as problem:
            self.kept = cannot_ask(problem)
            return
        self._tell(ASKING)
        ticks = self._desk.clock.ticks
        end = ticks() + PATIENCE
        try:
            while ticks() < end:
                yield PAUSE
                if self._is_over(asking):
                    return
        finally:
            gave_up = asking.give_up()
        for _ in range(0 if gave_up else _PROMISED):
            yield PAUSE
            if self._is_over(asking):
                return

    def _is_over(self, asking: Asking) -> bool:
        """Whether this window has it now, or the other one has said why not."""
        said = "" if self._take() else asking.answer() or None
        if said is not None:
            self.kept = QUICK if said == QUICKER else KEPT.get(said, KEPT_ANYHOW) if said else ""
        return said is not None
