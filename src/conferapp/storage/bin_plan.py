"""What goes into the bin with a student or a conference: found by what is inside the files."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from conferapp.storage.bin_notes import Kind
from conferapp.storage.drafts import is_draft
from conferapp.storage.errors import Unreadable
from conferapp.storage.removal_plan import Doomed, plan_removal
from conferapp.storage.store import Store
from conferapp.storage.workspace import Workspace

_OURS: Final = frozenset({"student", "conference"})


@dataclass(frozen=True)
class ToMove:
    """What is to be moved into the bin.

    Attributes:
        kind: What it is.
        student: The id of the student.
        record: The id of the conference, where it is one; else "".
        files: The files, in the order in which they go.
        staying: Files of the student that nobody can read, or that aren't Conferapp's.
    """

    kind: Kind
    student: str
    record: str
    files: Sequence[Doomed]
    staying: int = 0

    @property
    def record_ids(self) -> frozenset[str]:
        """The ids of the conferences."""
        return frozenset(each.record_id for each in self.files) - {""}


def student_to_move(workspace: Workspace, student_id: str) -> ToMove:
    """Everything of a student that isn't in the bin yet.

    Args:
        workspace: The workspace.
        student_id: The student.

    Raises:
        StorageError: It can't be looked for.
    """
    here = _outside_the_bin(workspace, student_id)
    ours = [each for each in here if each.kind in _OURS]
    return ToMove("student", student_id, "", ours, staying=len(here) - len(ours))


def conference_to_move(workspace: Workspace, student_id: str, record_id: str) -> ToMove:
    """Every version of a conference that isn't in the bin yet.

    Args:
        workspace: The workspace.
        student_id: The student.
        record_id: The conference.

    Raises:
        StorageError: It can't be looked for.
    """
    here = _outside_the_bin(workspace, student_id)
    ours = [each for each in here if each.record_id == record_id]
    return ToMove("conference", student_id, record_id, ours)


def _outside_the_bin(workspace: Workspace, student_id: str) -> list[Doomed]:
    """All files of a student but those in the bin, once drafts are taken up."""
    _take_up_drafts(workspace, workspace.records / student_id)
    files = plan_removal(workspace, student_id).files
    homes = workspace.students, workspace.records
    return [each for each in files if any(each.path.is_relative_to(home) for home in homes)]


def _take_up_drafts(workspace: Workspace, folder: Path) -> None:
    """Bring what a killed program left in drafts into the records, before they move."""
    with contextlib.suppress(OSError, Unreadable):
        if any(is_draft(path.name) for path in folder.iterdir()):
            store = Store(workspace, tell=lambda _: None)
            for path in workspace.record_files(folder):
                with contextlib.suppress(Unreadable):
                    store.open_record(path)
