"""The caseload: every student with their conferences, read from the files at each start.

Imports no pydantic, because home shows before that is loaded. What a file is called decides
nothing; the ids inside do.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from conferapp.domain.text import clean, first_name, fold
from conferapp.storage.copy_names import furthest_first
from conferapp.storage.errors import Unreadable
from conferapp.storage.glance import (
    ConferenceLine,
    StudentLine,
    glance_at_record,
    glance_at_student,
)
from conferapp.storage.goal_glance import glance_at_goal, goal_in_view
from conferapp.storage.workspace import Workspace

__all__ = ["Caseload", "ConferenceLine", "StudentLine", "UnreadableLine"]

Line = TypeVar("Line", ConferenceLine, StudentLine)
From = TypeVar("From")
Found = TypeVar("Found")


@dataclass(frozen=True)
class UnreadableLine:
    """A file that can't be used, and is left as it is.

    Attributes:
        path: The file inside the workspace, as people look for it.
        reason: Half a sentence, such as “it is empty”.
        remedy: A whole sentence.
    """

    path: str
    reason: str
    remedy: str


@dataclass(frozen=True)
class Caseload:
    """Every student, and what could not be read.

    Attributes:
        students: Those with something in progress first, those who have left last, each by name.
        unreadable: Files and folders that can't be used.
    """

    students: tuple[StudentLine, ...] = ()
    unreadable: tuple[UnreadableLine, ...] = ()

    @classmethod
    def read(cls, workspace: Workspace, today: date) -> "Caseload":
        """Look into all files of a workspace; one that isn't there is empty.

        Args:
            workspace: The workspace.
            today: The day to count from.
        """
        reader = _Reader(workspace)
        known = reader.students()
        per_student = reader.conferences()
        students = [
            reader.filled(line, per_student.get(line.id, ()), today)
            for line in (*known.values(), *_strangers(known, per_student))
        ]
        return cls(tuple(sorted(students, key=_order)), tuple(reader.unreadable))

    def student(self, student_id: str) -> StudentLine | None:
        """The student with this id, or None.

        Args:
            student_id: The id.
        """
        return next((line for line in self.students if line.id == student_id), None)

    def find(self, said: str) -> list[StudentLine]:
        """The students whose name has each of these words in it, accents and case aside.

        Args:
            said: Any parts of the name, or of what the student is called; "" finds all.
        """
        words = fold(said).split()
        return [
            line
            for line in self.students
            if all(word in fold(f"{line.name} {line.first}") for word in words)
        ]


class _Reader:
    """Goes through the files, and collects those that can't be used.

    Args:
        workspace: The workspace.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.unreadable: list[UnreadableLine] = []

    def students(self) -> dict[str, StudentLine]:
        """The students by id."""
        files = self._tried(Workspace.student_files, self._workspace) or []
        glance = partial(glance_at_student, seal=self._workspace.seal)
        seen = (self._tried(glance, path) for path in files)
        return _one_each(filter(None, seen), lambda line: line.id)

    def conferences(self) -> dict[str, list[ConferenceLine]]:
        """The conferences by the student's id, the newest first."""
        files: list[Path] = []
        for folder in self._tried(Workspace.record_folders, self._workspace) or []:
            files += self._tried(self._workspace.record_files, folder) or []
        glance = partial(glance_at_record, seal=self._workspace.seal)
        seen = (self._tried(glance, path) for path in files)
        found = _one_each(filter(None, seen), lambda line: line.record_id)
        per_student: dict[str, list[ConferenceLine]] = {}
        for line in sorted(
            found.values(), key=lambda c: (c.moment, c.created, c.record_id), reverse=True
        ):
            per_student.setdefault(line.student_id, []).append(line)
        return per_student

    def filled(
        self, line: StudentLine, conferences: Iterable[ConferenceLine], today: date
    ) -> StudentLine:
        """A student with what their conferences tell."""
        full = replace(line, conferences=tuple(conferences))
        return replace(
            full,
            goal=self._goal(full.conferences),
            days_since=(today - full.last.day).days if full.last else None,
        )

    def _goal(self, conferences: Iterable[ConferenceLine]) -> str:
        """See `goal_in_view`; a file is read only when it is needed."""
        done = (line.path for line in conferences if line.status == "done")
        glance = partial(glance_at_goal, seal=self._workspace.seal)
        return goal_in_view(filter(None, (self._tried(glance, path) for path in done)))

    def _tried(self, read: Callable[[From], Found], source: From) -> Found | None:
        try:
            return read(source)
        except Unreadable as problem:
            path = clean(self._workspace.relative(problem.path))
            self.unreadable.append(UnreadableLine(path, *problem.advice))
            return None


def _one_each(lines: Iterable[Line], id_of: Callable[[Line], str]) -> dict[str, Line]:
    """The version of each that is furthest on, with the files of the others beside it."""
    versions: dict[str, list[Line]] = {}
    for line in lines:
        versions.setdefault(id_of(line), []).append(line)
    return {key: _furthest(same) for key, same in versions.items()}


def _furthest(same: list[Line]) -> Line:
    first, *others = sorted(same, key=lambda line: furthest_first(line.revision, line.path))
    return replace(first, copies=tuple(filter(None, (line.path for line in others))))


def _strangers(
    known: Mapping[str, StudentLine], per_student: Mapping[str, list[ConferenceLine]]
) -> list[StudentLine]:
    """Students whose file is missing or unreadable; their conferences still tell the name."""
    return [
        StudentLine(id=student_id, path=None, name=name, first=first_name(name))
        for student_id, conferences in per_student.items()
        if student_id not in known
        for name in [conferences[0].student_name]
    ]


def _order(line: StudentLine) -> tuple[bool, bool, str]:
    return line.archived, not line.in_progress, fold(line.name)
