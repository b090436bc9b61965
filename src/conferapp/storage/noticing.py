"""What a check of a workspace notices: findings, and the files that nobody could read."""

from collections.abc import Sequence
from pathlib import Path

from conferapp.storage import belonging
from conferapp.storage import findings as groups
from conferapp.storage.belonging import Entry
from conferapp.storage.errors import Unreadable
from conferapp.storage.files import read_bounded
from conferapp.storage.findings import Finding, Group
from conferapp.storage.sealing import LARGEST, PLAIN, is_sealed
from conferapp.storage.workspace import Workspace


class Noticing:
    """Looks into folders, and notes what is wrong there.

    Args:
        workspace: The workspace.

    Attributes:
        found: What was noted.
        unread: The files that could not be read.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.found: list[Finding] = []
        self.unread: list[Path] = []

    def entries(self, folder: Path) -> list[Entry]:
        """What is in a folder; that it can’t be looked into is noted.

        Args:
            folder: The folder.
        """
        try:
            return belonging.entries(folder)
        except Unreadable as problem:
            self.add(groups.UNREADABLE, folder, *problem.advice)
            return []

    def strays(self, found: Sequence[Entry], ours: set[Path]) -> None:
        """Note what belongs to nobody.

        Args:
            found: What is in a folder.
            ours: What belongs there.
        """
        for stray in belonging.strays(found, ours):
            self.add(stray.group, stray.path, stray.reason)

    def rights(self, entry: Entry) -> None:
        """Note what others on this computer may read.

        Args:
            entry: A file or a folder.
        """
        if entry.is_open:
            what = "a folder" if entry.is_folder else "a file"
            self.add(groups.OPEN, entry.path, f"{what} with the rights {entry.rights}")

    def unreadable(self, path: Path, problem: Unreadable) -> None:
        """Note a file that can’t be read.

        Args:
            path: The file.
            problem: Why.
        """
        self.unread.append(path)
        if self._workspace.seal is PLAIN and _has_a_seal(path):
            self.add(groups.ENCRYPTED, path, problem.advice.reason)
        else:
            self.add(groups.UNREADABLE, path, *problem.advice)

    def add(self, group: Group, path: Path, reason: str, remedy: str = "") -> None:
        """Note something.

        Args:
            group: What kind of thing it is.
            path: Where it is.
            reason: What is so there.
            remedy: What to do, or "" for what the group says.
        """
        self.found.append(Finding(group, self._workspace.relative(path), reason, remedy))


def _has_a_seal(path: Path) -> bool:
    try:
        return is_sealed(read_bounded(path, LARGEST).data)
    except Unreadable:
        return False
