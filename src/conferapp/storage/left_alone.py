"""What a report leaves alone: files and folders that aren't counted, and why."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from conferapp.domain.text import clean

GROUPS: Final[Mapping[str, tuple[str, str]]] = {
    "closed": ("One folder could not be read", "{:,} folders could not be read"),
    "unreadable": ("One file could not be read", "{:,} files could not be read"),
    "newer": (
        "One file was written by a newer Conferapp, and counts as far as this one understands it",
        "{:,} files were written by a newer Conferapp, and count as far as this one understands",
    ),
    "version": (
        "One file is another version of one that counts, and says something else",
        "{:,} files are other versions of ones that count, and say something else",
    ),
    "foreign": (
        "One file among the records isn’t Conferapp’s, and isn’t read",
        "{:,} files among the records aren’t Conferapp’s, and aren’t read",
    ),
    "doubled": (
        "One file is an exact copy of one that counts, and does no harm",
        "{:,} files are exact copies of ones that count, and do no harm",
    ),
}
"""What is left alone, in the order in which it is told: in words for one, and for more."""
FAULTS: Final = frozenset({"closed", "unreadable"})
"""The groups for which something is missing in a report."""
QUIET: Final = frozenset({"doubled"})
"""The groups that are counted in a line, and need nobody."""


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
