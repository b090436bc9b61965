"""Students' files: read, listed, and begun for somebody new."""

from dataclasses import dataclass, field
from pathlib import Path

from conferapp.domain.ids import student_id
from conferapp.domain.student import Student
from conferapp.domain.text import MAX_LINE, clean, limit
from conferapp.storage.disk import Identity
from conferapp.storage.documents import read_document, unreadable
from conferapp.storage.records import read_model
from conferapp.storage.safe_names import is_student_id
from conferapp.storage.sealing import PLAIN, Seal


@dataclass(frozen=True)
class ReadStudent:
    """A student out of their file.

    Attributes:
        student: The student.
        read_only: Why the file can't be saved, as a sentence; "" usually.
        identity: Which file it came from.
        data: The bytes of that file.
        older: The format that the file is in, where that is an older one.
    """

    student: Student
    read_only: str
    identity: Identity
    data: bytes = field(repr=False)
    older: int | None = None


def read_student(path: Path, seal: Seal = PLAIN) -> ReadStudent:
    """Read a student's file.

    Args:
        path: The file.
        seal: How the files of its workspace are sealed.

    Raises:
        Unreadable: It can't be used; `UnreadableRecord` when it could be read, but is no student's.
    """
    document = read_document(path, seal)
    made = read_model(document, Student)
    if not is_student_id(made.model.id):
        raise unreadable(path, "its `id` isn’t one that a student has")
    return ReadStudent(made.model, made.read_only, document.identity, document.data, made.older)


def new_student(
    name: str,
    *,
    called: str | None = None,
    grade: str | None = None,
    subject: str | None = None,
    tutor: str | None = None,
    language: str | None = None,
    external_id: str | None = None,
) -> Student:
    """A student who is new; the store gives them a file at the first save.

    Args:
        name: The whole name, which isn't blank.
        called: What they like to be called.
        grade: Such as `7`.
        subject: Such as `Algebra`.
        tutor: Their tutor.
        language: Language of the family, as a tag.
        external_id: The id that the school's own system gave.
    """
    return Student(
        id=student_id(),
        name=_line(name) or "",
        called=_line(called),
        grade=_line(grade),
        subject=_line(subject),
        tutor=_line(tutor),
        language=language,
        external_id=_line(external_id),
    )


def _line(said: str | None) -> str | None:
    return limit(clean(said or "").strip(), MAX_LINE)[0] or None
