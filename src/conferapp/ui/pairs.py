"""Pairs: two versions of a conference or a student, laid out to be put together.

A conference is locked while its files are read or written, not while somebody chooses: what changes
meanwhile is noticed before anything is written over.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from conferapp.desk.desk import Desk
from conferapp.domain.merging import (
    MERGED,
    compare,
    compare_students,
    merged,
    merged_student,
)
from conferapp.domain.record import Event
from conferapp.domain.weaving import Choice, Place
from conferapp.storage.caseload import Caseload
from conferapp.storage.copies import put_together
from conferapp.storage.errors import StorageError
from conferapp.storage.safe_names import is_record_id
from conferapp.storage.versions import NothingToMerge, versions_of_record, versions_of_student
from conferapp.storage.workspace import OnlyReadable
from conferapp.ui.merging_text import Sheet, record_sheet, student_sheet

WHY: Final = "two versions, changed apart from each other, were put together"
Choices = Mapping[Place, Choice]


class OpenElsewhere(StorageError):
    """A conference can't be put together, because another window has it open."""

    def __init__(self) -> None:
        super().__init__(
            "Another window has this conference open. Close it there first, then put the two "
            "together."
        )


@dataclass(frozen=True)
class Pair:
    """Two versions.

    Attributes:
        key: The id of the conference or student.
        sheet: What there is to say of them.
        locked: Keeps other windows away for as long as it is entered, in the app's own thread; it
            raises `OpenElsewhere` where one has it.
        join: Writes what was chosen, under that lock, and tells the folder in which the files are
            as they were; it raises a `StorageError` where it can't.
    """

    key: str
    sheet: Sheet
    locked: Callable[[], AbstractContextManager[None]]
    join: Callable[[Choices], Path]


class Pairs:
    """Lays versions out.

    Args:
        desk: What the app works with.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, key: str) -> Pair:
        """The first two versions of something; everything of it has to be saved.

        Args:
            key: The id of a conference or student.

        Raises:
            StorageError: There are no two, or another window has it.
        """
        if self._desk.only_reads:
            raise OnlyReadable(self._desk.only_reads)
        self._desk.index.refresh()
        caseload = self._desk.caseload()
        return (
            self._of_record(key, caseload) if is_record_id(key) else self._of_student(key, caseload)
        )

    def _of_record(self, record_id: str, caseload: Caseload) -> Pair:
        line = caseload.conference(record_id)
        paths = (line.path, *line.copies) if line else ()
        workspace = self._desk.workspace
        with self._locked(record_id):
            found = versions_of_record(workspace, self._desk.shelf.store, record_id, paths)
        main, other = found.main, found.others[0]
        comparison = compare(main.content, other.content)

        def join(choices: Choices) -> Path:
            now, who = self._desk.clock.stamp(), self._desk.tutor.tutor
            event = Event(at=now, who=who, what=MERGED, why=WHY)
            return put_together(workspace, main, other, merged(comparison, choices, event))

        sheet = record_sheet(found, comparison)
        return Pair(record_id, sheet, lambda: self._locked(record_id), join)

    def _of_student(self, student_id: str, caseload: Caseload) -> Pair:
        line = caseload.student(student_id)
        if line is None or line.path is None:
            raise NothingToMerge
        workspace, store = self._desk.workspace, self._desk.shelf.store
        found = versions_of_student(workspace, store, student_id, (line.path, *line.copies))
        main, other = found.main, found.others[0]
        comparison = compare_students(main.content, other.content)

        def join(choices: Choices) -> Path:
            return put_together(workspace, main, other, merged_student(comparison, choices))

        return Pair(student_id, student_sheet(found, comparison), nullcontext, join)

    @contextmanager
    def _locked(self, record_id: str) -> Iterator[None]:
        since, tutor = self._desk.clock.stamp(), self._desk.tutor.tutor
        if not self._desk.locks.take(record_id, tutor=tutor, since=since):
            raise OpenElsewhere
        try:
            yield
        finally:
            self._desk.locks.release(record_id)
