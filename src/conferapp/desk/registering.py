"""Registering: students added, changed, gone and back, for the class list and for commands."""

from typing import Final

from conferapp.desk.binning import Binning
from conferapp.desk.desk import Desk
from conferapp.desk.opening import Opener
from conferapp.domain.facts_said import CANT_CHANGE, NO_FILE, TWO_FILES, alike
from conferapp.domain.lines import StudentLine
from conferapp.domain.student import Student
from conferapp.storage.errors import StorageError
from conferapp.storage.students import new_student
from conferapp.storage.workspace import OnlyReadable

SECONDS: Final = 2.0
"""How long a slow disk gets to take a student."""
NOT_SAVED: Final = "It can’t be saved just now; the reason stands below, and it is tried again."


class CantChange(StorageError):
    """A student's file can't be changed.

    Args:
        why: Why, as a sentence.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)


class Registrar:
    """Keeps the class list.

    Args:
        desk: What the app works with.
        opener: Opens students' files.
    """

    def __init__(self, desk: Desk, opener: Opener) -> None:
        self._desk, self._opener = desk, opener

    def namesakes(self, name: str) -> tuple[StudentLine, ...]:
        """Everybody who has such a name already, also those who have left.

        Args:
            name: The whole name of somebody who is to be added.
        """
        lines = tuple(self._opener.caseload.roll())
        same = alike(name, (line.name for line in lines))
        return tuple(line for line in lines if line.name in same)

    def newcomer(self, name: str, **facts: str | None) -> Student:
        """Somebody new, who is the tutor's own unless it is said otherwise; not saved yet.

        Args:
            name: The whole name.
            **facts: What else is known, as `new_student` takes it.

        Raises:
            OnlyReadable: Nothing could be kept.
        """
        self._may_write()
        return new_student(name, **{"tutor": self._desk.tutor.tutor or None, **facts})

    def to_change(self, line: StudentLine) -> Student:
        """A student as their file is now.

        Args:
            line: Who is meant.

        Raises:
            StorageError: The file may not be changed; the sentence says why.
        """
        self._may_write()
        student, kept = self._opener.student(line.id)
        reasons = {NO_FILE: line.path is None, TWO_FILES: bool(line.copies), CANT_CHANGE: not kept}
        for why, holds in reasons.items():
            if holds:
                raise CantChange(why)
        return student

    def keep_before(self, before: Student, changed: Student) -> str:
        """Keep in the bin what is taken away; a sentence, where that can't be.

        Args:
            before: The student as the file has them.
            changed: The student as they will be saved.
        """
        try:
            Binning(self._desk).keep_facts(before, changed)
        except StorageError as problem:
            return f" What was there before isn’t in the bin. {problem}"
        return ""

    def save(self, student: Student) -> bool:
        """Have a student saved, and the lists know them; whether that is done by now.

        Args:
            student: The student.
        """
        self._desk.saver.offer(student, at_once=True)
        saved = self._desk.saver.flush(SECONDS)
        self._desk.index.refresh_student(student.id)
        return saved

    def _may_write(self) -> None:
        if self._desk.only_reads:
            raise OnlyReadable(self._desk.only_reads)
