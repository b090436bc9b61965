"""The keeper of the door: tells the tutor's code from any other, and makes guessing slow."""

import asyncio
import contextlib
import math
from typing import Final

from conferapp.desk.desk import Desk
from conferapp.storage.errors import StorageError
from conferapp.storage.settings import TutorSettings
from conferapp.storage.waits import Waits

NOT_THE_CODE: Final = "✗ That isn’t the code. Please try again."


class Keeper:
    """Lets in who knows the code.

    Args:
        desk: What the app works with; a tutor without a code needs no keeper.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._waits = Waits(desk.places.waits, desk.clock)

    def wait(self) -> str:
        """That one has to wait, and for how long; "" for not at all."""
        seconds = math.ceil(self._waits.left())
        return f"Please wait {_said(seconds)}." if seconds else ""

    async def lets_in(self, typed: str) -> str:
        """Look at a code, without the screen standing still.

        Args:
            typed: What was typed.

        Returns:
            "" for the right code, or else a sentence.
        """
        if before := self.wait():  # it isn't even looked at
            return before
        if not typed.strip():  # a stray Enter is no guess
            return NOT_THE_CODE
        self._waits.count()
        tutor = self._desk.tutor
        if not await asyncio.to_thread(tutor.check_code, typed):
            told = self.wait()
            return f"✗ That isn’t the code. {told}" if told else NOT_THE_CODE
        self._waits.forget()
        if tutor.outdated:
            self._renew(await asyncio.to_thread(tutor.with_code, typed))
        return ""

    def _renew(self, tutor: TutorSettings) -> None:
        """Keep the code in today's form; where that can't be saved, the older one still opens."""
        self._desk.tutor = tutor
        with contextlib.suppress(StorageError):
            tutor.write(self._desk.places.settings)


def _said(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    pieces = [
        f"{count} {word}{'' if count == 1 else 's'}"
        for count, word in ((minutes, "minute"), (rest, "second"))
        if count
    ]
    return " and ".join(pieces)
