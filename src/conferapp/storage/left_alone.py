"""What a report leaves alone: files and folders that aren't counted, and why."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from conferapp.domain.text import clean

GROUPS: Final[Mapping[str, tuple[str, str]]] = {
    "closed": ("One folder could not be read", "{:,} folders could not be read"),
    "unreadable": ("One file could not be read", "{:,} files could not be read"),
    "version": (
        "One file is another version of one that counts",
        "{:,} files are other versions of ones that count",
    ),
    "doubled": (
        "One file is in a second folder too, and counts once",
        "{:,} files are in a second folder too, and count once",
    ),
}
"""What is left alone, in the order in which it is told: in words for one, and for more."""
FAULTS: Final = frozenset({"closed", "unreadable"})
"""The groups for which something is missing in a report."""


class LeftAlone(NamedTuple):
    """A file, or a whole folder, that isn't counted.

    Attributes:
        group: A key of `GROUPS`.
        folder: The workspace.
        path: The file inside it; "" for all of it.
        reason: Half a sentence; "" where the group says it all.
        remedy: A whole sentence, or "".
    """

    group: str
    folder: Path
    path: str = ""
    reason: str = ""
    remedy: str = ""

    @property
    def place(self) -> str:
        """Where it is, safe to show."""
        return clean(str(self.folder / self.path if self.path else self.folder))
