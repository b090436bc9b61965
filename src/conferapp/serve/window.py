"""A window in a browser, as the room knows it."""

from typing import Protocol

from conferapp.serve.guard import Role

Size = tuple[int, int]
"""Columns and lines."""


class Window(Protocol):
    """A window in a browser.

    Attributes:
        name: What it is called by itself; stays when it loads anew.
        role: Who sits there.
        size: Columns and lines.
    """

    name: str
    role: Role
    size: Size

    def say(self, *said: str | int) -> None:
        """Tell the page something; without waiting."""

    def paint(self, data: bytes) -> None:
        """Send what the terminal shows; without waiting."""

    def close(self) -> None:
        """End the connection."""
