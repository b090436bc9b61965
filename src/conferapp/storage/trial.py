"""A trial: an agenda file that is tried out, and watched while its author goes on writing."""

from dataclasses import dataclass
from pathlib import Path

from conferapp.storage.disk import Identity
from conferapp.storage.errors import Unreadable
from conferapp.storage.files import identity


@dataclass(frozen=True)
class Trial:
    """What is to be tried.

    Attributes:
        path: The agenda file.
        page: The id of the page to open at; None for the first.
        student: Whether the student has the laptop from the start.
        first: Whether nothing is known from a conference before.
    """

    path: Path
    page: str | None = None
    student: bool = False
    first: bool = False


class Watch:
    """Tells when a file has changed and rests again.

    Editors write in different ways: some empty the file first, some put another in its place. So a
    change counts once two looks in a row see the same.

    Args:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = self._seen = self._look()

    def changed(self) -> bool:
        """Whether the file is another one than at the last change that was told."""
        before, self._seen = self._seen, self._look()
        if self._seen != before or self._seen == self._known:
            return False
        self._known = self._seen
        return True

    def _look(self) -> Identity | None:
        try:
            return identity(self._path)
        except Unreadable:
            return None
