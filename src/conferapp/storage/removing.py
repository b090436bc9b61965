"""Removing one student whole, with a receipt that is begun first and ended last.

It can be stopped at any moment. What is left is found again, because the student's own file goes
last, and the next run goes on under the same receipt.
"""

import contextlib
import errno
import os
import stat
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

from conferapp.storage import disk
from conferapp.storage.errors import Advice, FileProblem, writing_advice
from conferapp.storage.receipts import (
    Receipt,
    Resumed,
    Tally,
    new_receipt_path,
    unfinished,
    write_receipt,
)
from conferapp.storage.removal_plan import Plan, plan_removal
from conferapp.storage.temporary import sweep_temporary
from conferapp.storage.workspace import Workspace

_MOST_PATHS: Final = 5000
"""Paths in a receipt, so that it stays small enough to be read again."""
_NOT_EMPTY: Final = frozenset({errno.ENOENT, errno.ENOTEMPTY, errno.EEXIST})
_CAME: Final = Advice("something of the student came while the rest went", "Close the app.")


class NotAllRemoved(FileProblem):
    """Something of a student is still there.

    Args:
        left: How many files are.
        advice: Why, and what to do.
    """

    def __init__(self, left: int, advice: Advice) -> None:
        files = "1 file is" if left == 1 else f"{left} files are"
        super().__init__(
            advice,
            f"Not everything could be removed: {advice.reason}. {files} still there. "
            f"{advice.remedy} Then give the same command again: it goes on where it stopped.",
        )


def remove_student(workspace: Workspace, plan: Plan, by: str, stamp: Callable[[], str]) -> Path:
    """Remove what a plan has found.

    Args:
        workspace: The workspace.
        plan: What is the student's, found just now.
        by: Who does it, as set in the app.
        stamp: Tells the time, RFC 3339.

    Returns:
        The receipt.

    Raises:
        WriteFailed: The receipt can't be written. If it can't be begun, nothing was removed.
        NotAllRemoved: Something is still there.
    """
    path, receipt = _begun(workspace, plan, by, stamp)
    write_receipt(path, receipt)
    sweep_temporary(workspace.receipts, own=True)
    for folder in (workspace.root, workspace.students):
        sweep_temporary(folder)
    _Removal(workspace, plan).run()
    left = plan_removal(workspace, plan.student_id)
    if not left.is_empty:
        raise NotAllRemoved(len(left.files), _CAME)
    write_receipt(path, receipt.model_copy(update={"status": "done", "done": stamp()}))
    return path


def _begun(
    workspace: Workspace, plan: Plan, by: str, stamp: Callable[[], str]
) -> tuple[Path, Receipt]:
    for path, receipt in unfinished(workspace):
        if receipt.student == plan.student_id:
            again = Resumed(at=stamp(), files=len(plan.files))
            return path, receipt.model_copy(update={"resumed": (*receipt.resumed, again)})
    files: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for doomed in plan.files:
        files[doomed.kind] += 1
        sizes[doomed.kind] += doomed.size
    named = [workspace.relative(doomed.path) for doomed in plan.files if doomed.named]
    receipt = Receipt(
        student=plan.student_id,
        by=by,
        begun=stamp(),
        counts=tuple(Tally(kind=kind, files=files[kind], bytes=sizes[kind]) for kind in files),
        paths=tuple(named[:_MOST_PATHS]),
        stayed=len(plan.staying),
    )
    return new_receipt_path(workspace, receipt), receipt


class _Removal:
    """One run through a plan; what the system refuses doesn't keep the rest.

    Args:
        workspace: The workspace.
        plan: What goes.
    """

    def __init__(self, workspace: Workspace, plan: Plan) -> None:
        self._workspace, self._plan = workspace, plan
        self._refused: list[OSError] = []
        self._left = 0

    def run(self) -> None:
        """Remove the files, then the folders.

        Raises:
            NotAllRemoved: Something was refused.
        """
        for doomed in self._plan.files:
            # Without their own file nobody would find by name what is still there.
            if doomed.kind == "student" and self._refused:
                self._left += 1
            else:
                self._left += not self._tried(self._unlink, doomed.path)
        for folder in self._plan.folders:
            self._tried(self._drop, folder)
        gone = (*(doomed.path for doomed in self._plan.files), *self._plan.folders)
        for folder in sorted({path.parent for path in gone}):
            self._tried(_sync, folder)
        if self._refused:
            raise NotAllRemoved(self._left, writing_advice(self._refused[0]))

    def _tried(self, deed: Callable[[Path], None], path: Path) -> bool:
        try:
            deed(path)
        except OSError as error:
            self._refused.append(error)
            return False
        return True

    def _unlink(self, path: Path) -> None:
        with contextlib.suppress(FileNotFoundError):
            self._stay_inside(path)
            path.unlink()

    def _drop(self, folder: Path) -> None:
        try:
            self._stay_inside(folder)
            folder.rmdir()
        except OSError as error:
            # What is still in it stays on purpose, was refused, or is found by the next look.
            if error.errno not in _NOT_EMPTY:
                raise

    def _stay_inside(self, path: Path) -> None:
        """Refuse where a folder on the way has become a link since the plan was made."""
        for folder in path.parents:
            if folder == self._workspace.root:
                return
            if not stat.S_ISDIR(os.lstat(folder).st_mode):
                raise NotADirectoryError(errno.ENOTDIR, "")


def _sync(folder: Path) -> None:
    if folder.exists():
        disk.sync_folder(folder)
