"""The surface: what line mode needs of a terminal, besides lines in and out."""

from typing import Protocol


class Surface(Protocol):
    """What is spoken on; see `Terminal`, the one that people have."""

    def read_secret(self, lead: str) -> str:
        """Show a text and hear one line behind it that isn't shown; `EOFError` for no more."""

    def clear(self) -> bool:
        """Clear everything that was said; whether that can be done here."""

    def give_away(self) -> None:
        """Take the keys that end the program, or bring back what was typed before, out of reach."""

    def put_back(self) -> None:
        """Give those keys that end it back."""

    def is_there(self) -> bool:
        """Whether somebody can still type."""
