"""The past: everything that a student's page shows, read once when somebody goes there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from conferapp.desk.desk import Desk
from conferapp.desk.opening import Opener
from conferapp.domain.lines import ConferenceLine, StudentLine
from conferapp.domain.pictures import Picture
from conferapp.domain.record import Record
from conferapp.domain.story.story import Story, story_of
from conferapp.domain.student import Student
from conferapp.storage.caseload import Caseload
from conferapp.storage.errors import StorageError
from conferapp.storage.records import read_record
from conferapp.storage.sealing import Seal
from conferapp.storage.students import read_student


@dataclass(frozen=True)
class Past:
    """A student's past.

    Attributes:
        story: What the finished conferences tell.
        line: What lists show of the student.
        unread: How many files could not be read.
        pictures: The picture clues, by name.
        before: The id of the student before this one, or "".
        after: The id of the student after this one, or "".
    """

    story: Story
    line: StudentLine
    unread: int = 0
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    before: str = ""
    after: str = ""

    @property
    def conferences(self) -> tuple[ConferenceLine, ...]:
        """All conferences, the newest first."""
        return self.line.conferences

    @property
    def last(self) -> ConferenceLine | None:
        """The last conference of which something can be handed out."""
        held = (line for line in self.conferences if line.status in {"open", "done"})
        return next(held, None)


def past_of(desk: Desk, student_id: str) -> Past | None:
    """Read a student's past; None where there is no such student any more.

    Args:
        desk: What the app works with.
        student_id: The student.
    """
    opener = Opener(desk)
    line = opener.line(student_id)
    if line is None:
        return None
    seal = desk.workspace.seal
    student = _student(line, seal)
    done = [c for c in reversed(line.conferences) if c.status == "done"]
    records = tuple(_read(done, seal))
    lost = sum(student_id in Path(bad.path).parts for bad in opener.caseload.unreadable)
    unread = len(done) - len(records) + (student is None) + lost
    before, after = _beside(opener.caseload, line)
    return Past(
        story_of(student or Student(id=line.id, name=line.name), records),
        line,
        unread,
        opener.pictures.by_name,
        before,
        after,
    )


def _beside(caseload: Caseload, line: StudentLine) -> tuple[str, str]:
    """The students before and after this one, by name; "" at either end."""
    ids = ["", *(listed.id for listed in caseload.listed(archived=line.archived)), ""]
    at = ids.index(line.id) if line.id in ids else 0
    return (ids[at - 1], ids[at + 1]) if at else ("", "")


def _student(line: StudentLine, seal: Seal) -> Student | None:
    try:
        return read_student(line.path, seal).student if line.path else None
    except StorageError:  # home lists the file with the reason
        return None


def _read(lines: Iterable[ConferenceLine], seal: Seal) -> Iterable[Record]:
    """The records that can be read; home lists the others with the reason."""
    for line in lines:
        try:
            yield read_record(line.path, seal).record
        except StorageError:
            continue
