"""What somebody does on the screens to hold a conference, whichever way they do it.

The story of a conference (`tests/pilot/whole.py`) is written once, in what a person wants. What
hands do for it is in `by_keys` and `by_mouse`.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from tests.pilot.laptop import Sitting

Rows = Sequence[Sequence[str]]


class Way(ABC):
    """What somebody does to hold a conference; each step ends where the screen shows it done.

    Attributes:
        sitting: The app, and what the screen says.
    """

    def __init__(self, sitting: Sitting) -> None:
        """Sit down at the app."""
        self.sitting = sitting

    # At home

    @abstractmethod
    async def introduce(self, name: str, grade: str, subject: str) -> None:
        """Add a student."""

    @abstractmethod
    async def prepare(self, title: str) -> None:
        """Begin to prepare a conference, chosen by its title."""

    # Answers

    @abstractmethod
    async def say(self, question: str, words: str) -> None:
        """Answer in words."""

    @abstractmethod
    async def pick(self, question: str, *options: str) -> None:
        """Pick options, each by how it begins."""

    @abstractmethod
    async def count(self, question: str, numbers: Sequence[str]) -> None:
        """Fill in the numbers of the rows that a table has already."""

    @abstractmethod
    async def enter_rows(self, question: str, rows: Rows) -> None:
        """Add rows to a table that has none, cell by cell."""

    @abstractmethod
    async def fill_in(self, question: str, cells: Sequence[str]) -> None:
        """Fill in the first of the rows that wait in a table."""

    @abstractmethod
    async def aim(self, question: str, cells: Sequence[str]) -> None:
        """Fill in the one goal."""

    # On the way

    @abstractmethod
    async def go_on(self) -> None:
        """Go on behind the page."""

    @abstractmethod
    async def set_what_helps(self, *options: str) -> None:
        """Say on the page in between what helps the student."""

    @abstractmethod
    async def hand_over(self) -> None:
        """Give the laptop to the student."""

    @abstractmethod
    async def show_result(self) -> None:
        """Open the result, as the student."""

    @abstractmethod
    async def take_back(self) -> None:
        """Take the laptop back, as the tutor, with no code set."""

    @abstractmethod
    async def uncover(self) -> None:
        """Open what is only for the tutor."""

    @abstractmethod
    async def note(self, words: str) -> None:
        """Write a note on the page, and close it."""

    @abstractmethod
    async def check(self, skill: str, result: str) -> None:
        """Check a skill here and now."""

    @abstractmethod
    async def skip(self, why: str) -> None:
        """Skip the page, for one of the reasons that are offered."""

    # The end

    @abstractmethod
    async def finish(self) -> None:
        """End the conference on the finish screen, and go home from the goodbye."""

    @abstractmethod
    async def read(self) -> None:
        """Open the one conference in the list at home."""

    @abstractmethod
    async def fill_in_afterwards(self) -> None:
        """Open the pages for afterwards of what is read."""

    async def turn_to(self, page: str) -> None:
        """Go on by one page, which has to be the one that is meant."""
        await self.go_on()
        await self.sitting.until(lambda: self.sitting.page == page, f"{page} is there")
