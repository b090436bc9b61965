"""Turns: one thread at a time changes a conference, and while a line is typed, others may."""

import contextlib
import threading
from collections.abc import Iterator


class Turns:
    """Whose turn it is.

    The walk has it but for the time in which a line is typed. So whoever else has it finds no
    answer half taken; and whoever never gives it back, because the program ends, stops the walk.
    """

    def __init__(self) -> None:
        """Begin with nobody's."""
        self._lock = threading.Lock()
        self._over = False

    def take(self, seconds: float) -> bool:
        """Take the turn.

        Args:
            seconds: How long to wait for it at most; below 0 for however long it takes.

        Returns:
            Whether it was had.
        """
        return self._lock.acquire(timeout=seconds)

    def give(self) -> None:
        """Give it back."""
        self._lock.release()

    def end(self) -> None:
        """Let the walk have no turn more; within one's own."""
        self._over = True

    @contextlib.contextmanager
    def mine(self) -> Iterator[None]:
        """Have the turn inside this."""
        self._lock.acquire()
        try:
            yield
        finally:
            self._lock.release()

    @contextlib.contextmanager
    def others(self) -> Iterator[None]:
        """Let others have it inside this, within `mine`.

        Raises:
            EOFError: Somebody ended the walk meanwhile: what was typed comes to nothing.
        """
        self._lock.release()
        try:
            yield
        finally:
            self._lock.acquire()
        if self._over:
            raise EOFError
