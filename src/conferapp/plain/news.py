"""News: what the saver's thread has to say, kept until the next line of the walk's own."""

from typing import TYPE_CHECKING

from conferapp.domain.unsaved import ASK_TUTOR
from conferapp.storage.saver import SaveState

if TYPE_CHECKING:
    from conferapp.storage.store import KeptApart

SAVED_AGAIN = "Everything is saved again."


class News:
    """What was heard and not said yet. A list takes in and gives out from any thread."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._for_tutor: list[str] = []
        self._failing: str | None = None
        self._told: str | None = None

    def saving(self, state: SaveState) -> None:
        """Take note of how saving goes."""
        self._failing = state.failing

    def versions(self, apart: "KeptApart") -> None:
        """Take note of a second version; its sentence names a file."""
        self._for_tutor.append(apart.sentence)

    def heard(self, *, private: bool) -> list[str]:
        """What is to be said now.

        Args:
            private: Whether a student hears it; what names a file waits for the tutor then.
        """
        said: list[str] = []
        if self._failing != self._told:
            failing, was = self._failing, self._told
            self._told = failing
            if failing:
                said.append(ASK_TUTOR if private else failing)
            elif was:
                said.append(SAVED_AGAIN)
        while self._for_tutor and not private:
            said.append(self._for_tutor.pop(0))
        return said
