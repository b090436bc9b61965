"""A record or student's file, read whole and written again in memory, to see that nothing is lost.

Nothing is written to the disk, and nothing of what people wrote is remembered.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from conferapp.domain.almanac import day_of
from conferapp.domain.reading import question_of
from conferapp.domain.record import Answer
from conferapp.domain.student import Kept
from conferapp.domain.text import clean
from conferapp.storage.documents import unreadable
from conferapp.storage.records import ReadRecord, dump, read_record
from conferapp.storage.safe_names import is_student_id
from conferapp.storage.sealing import Seal, is_sealed
from conferapp.storage.students import ReadStudent, read_student

_LOSES: Final = "a save would lose something that is in it"
_REPORT: Final = "Don’t change it with Conferapp, and report this as a fault of the program."


@dataclass(frozen=True, slots=True)
class Checked:
    """What is remembered of a file.

    Attributes:
        path: The file.
        id: The id inside.
        student_id: Of a record, whose it is; of a student's file, the same as `id`.
        revision: How far on it is.
        digest: The same for the same content, however it is laid out.
        newer: Whether a newer version wrote it.
        older: Whether its format is an older one.
        sealed: Whether it is encrypted.
        previous: Of a record, the id of the one before; None if there is none.
        unfit: Of a record, how many answers aren't what their kind asks for.
    """

    path: Path
    id: str
    student_id: str
    revision: int
    digest: bytes
    newer: bool
    older: bool
    sealed: bool
    previous: str | None = None
    unfit: int = 0


def check_record(path: Path, seal: Seal) -> Checked:
    """Look into a record.

    Args:
        path: The file.
        seal: How the files of its workspace are sealed.

    Raises:
        Unreadable: It can't be used, or a save would lose something of it.
    """
    read = read_record(path, seal)
    record = read.record
    if not is_student_id(record.student.id) or day_of(record.created) is None:
        raise unreadable(path, "home can’t list it: its `student` or its `created` is none")
    return Checked(
        path=path,
        id=record.id,
        student_id=record.student.id,
        revision=record.revision,
        digest=_digest(path, record, read, seal),
        newer=bool(read.read_only),
        older=read.older is not None,
        sealed=is_sealed(read.data),
        previous=record.previous,
        unfit=sum(_is_unfit(key, answer) for key, answer in record.answers.items()),
    )


def check_student(path: Path, seal: Seal) -> Checked:
    """Look into a student's file.

    Args:
        path: The file.
        seal: How the files of its workspace are sealed.

    Raises:
        Unreadable: It can't be used, or a save would lose something of it.
    """
    read = read_student(path, seal)
    student = read.student
    if not clean(student.name).strip():
        raise unreadable(path, "home can’t list it: its `name` is blank")
    return Checked(
        path=path,
        id=student.id,
        student_id=student.id,
        revision=student.revision,
        digest=_digest(path, student, read, seal),
        newer=bool(read.read_only),
        older=read.older is not None,
        sealed=is_sealed(read.data),
    )


def survives(before: object, after: object) -> bool:
    """Whether all that a file holds is still there in what would be written in its place.

    A key that held nothing may be left out, and keys may be added.

    Args:
        before: JSON out of the file.
        after: JSON as it would be written.
    """
    if isinstance(before, dict) and isinstance(after, dict):
        return all(
            survives(value, after[key]) if key in after else value is None
            for key, value in before.items()
        )
    if isinstance(before, list) and isinstance(after, list):
        return len(before) == len(after) and all(map(survives, before, after))
    # A JSON `true` equals 1 in Python, and isn't the same.
    return isinstance(before, bool) is isinstance(after, bool) and before == after


def _digest(path: Path, kept: Kept, read: ReadRecord | ReadStudent, seal: Seal) -> bytes:
    written = dump(kept)
    # Of an older format other keys are written; a file of a newer one is never saved.
    if not read.read_only and read.older is None:
        content = json.loads(seal.open(read.data, path))
        if not survives(content, json.loads(written)):
            raise unreadable(path, _LOSES, _REPORT)
    return hashlib.sha256(written).digest()


def _is_unfit(question_id: str, answer: Answer) -> bool:
    if answer.value is None:
        return False
    question = question_of(question_id, answer)
    return question is None or question.problem(answer.value) is not None
