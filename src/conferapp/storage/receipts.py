"""Receipts: what was removed of a student, without a name and without anybody's words."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Literal

from conferapp.domain.model import Many
from conferapp.domain.student import Kept
from conferapp.storage.documents import read_document, unreadable
from conferapp.storage.errors import Unreadable
from conferapp.storage.files import private_folder, write_atomic
from conferapp.storage.records import dump, read_model
from conferapp.storage.safe_names import is_student_id
from conferapp.storage.workspace import Workspace

_MOST_TRIED: Final = 1000


class Tally(Kept):
    """How many files of one sort there were.

    Attributes:
        kind: The sort.
        files: How many.
        bytes: Their sizes in all. No digest: that of a short text could be guessed.
    """

    kind: str
    files: int
    bytes: int


class Resumed(Kept):
    """A removal that was stopped and went on.

    Attributes:
        at: When it went on.
        files: How many files were still there.
    """

    at: str
    files: int


class Receipt(Kept):
    """What was removed of one student.

    Attributes:
        format: The version of the format.
        student: The student's id.
        status: `begun` until everything is gone.
        by: Who removed it, as set in the app; "" if nobody said.
        begun: When it was begun.
        resumed: When it went on after it had been stopped.
        done: When everything was gone.
        counts: What there was when it was begun.
        paths: Paths of files that Conferapp had named itself; other names may be people's.
        stayed: How many files in the student's folder are another student's, and stayed.
    """

    format: Literal[1] = 1
    student: str
    status: Literal["begun", "done"] = "begun"
    by: str
    begun: str
    resumed: Many[Resumed] = ()
    done: str | None = None
    counts: Many[Tally] = ()
    paths: Many[str] = ()
    stayed: int = 0


def read_receipt(path: Path) -> Receipt:
    """Read a receipt.

    Args:
        path: The file.

    Raises:
        Unreadable: It can't be used.
    """
    receipt = read_model(read_document(path), Receipt).model
    if not is_student_id(receipt.student):
        raise unreadable(path, "its `student` isn’t an id of one")
    return receipt


def write_receipt(path: Path, receipt: Receipt) -> None:
    """Write a receipt, safe from a power cut when this returns.

    Args:
        path: The file.
        receipt: The receipt.

    Raises:
        WriteFailed: It isn't on disk.
    """
    private_folder(path.parent)
    write_atomic(path, dump(receipt))


def unfinished(workspace: Workspace) -> Iterator[tuple[Path, Receipt]]:
    """The receipts of removals that were begun and haven't ended.

    Args:
        workspace: The workspace.
    """
    for path in receipt_files(workspace):
        try:
            receipt = read_receipt(path)
        except Unreadable:
            continue
        if receipt.status == "begun":
            yield path, receipt


def receipt_files(workspace: Workspace) -> Iterable[Path]:
    """The files of the receipts, by name.

    Args:
        workspace: The workspace.

    Raises:
        Unreadable: Their folder can't be read.
    """
    return workspace.record_files(workspace.receipts)


def new_receipt_path(workspace: Workspace, receipt: Receipt) -> Path:
    """Where a new receipt goes; one of the same day isn't replaced.

    Args:
        workspace: The workspace.
        receipt: The receipt.
    """
    stem = f"{receipt.begun[:10]}-{receipt.student}"
    names = (f"{stem}.json", *(f"{stem}-{number}.json" for number in range(2, _MOST_TRIED)))
    taken = {path.name for path in receipt_files(workspace)}
    return workspace.receipts / next(name for name in names if name not in taken)
