"""Enrolling: reads every student's file against a class list, and writes what was chosen.

It shows nothing by itself, so that the command line and the screen use the same.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from conferapp.desk.opening import Opener
from conferapp.domain.roster import Entry, with_changes
from conferapp.domain.student import Student
from conferapp.storage.bin_imports import Change, note_import
from conferapp.storage.errors import StorageError
from conferapp.storage.students import new_student, read_student


@dataclass(frozen=True)
class Known:
    """Everybody who is there.

    Attributes:
        students: The students, also those who have left.
        locked: The ids of those whose file can't be changed.
        unreadable: How many students' files can't be read, so that nobody knows whose they are.
    """

    students: tuple[Student, ...]
    locked: frozenset[str]
    unreadable: int

    @property
    def warning(self) -> str:
        """A sentence about the files that can't be read, or ""."""
        if not self.unreadable:
            return ""
        files = "file of a student" if self.unreadable == 1 else "files of students"
        return (
            f"{self.unreadable:,} {files} can’t be read, and who that is may look new here. "
            "Home lists them, with the reason."
        )


@dataclass(frozen=True)
class Enrolled:
    """What was done.

    Attributes:
        added: How many students are new.
        changed: How many have other facts.
        missed: How many were left alone, because their file was changed meanwhile.
        stopped: Why it ended before the end, as a sentence, or "".
    """

    added: int = 0
    changed: int = 0
    missed: int = 0
    stopped: str = ""

    def sentence(self) -> str:
        """What was done, in sentences."""
        said = f"Added: {self.added:,}. Changed: {self.changed:,}."
        if self.missed:
            said += (
                f" Left alone, because their file was changed meanwhile: {self.missed:,}. "
                "Import the list again to see what is left to do."
            )
        return f"{said} {self.stopped}".strip()


class Enroller:
    """Writes what was chosen of an import.

    Args:
        opener: Opens students' files.
        keep: Saves a student; raises a `StorageError` when that fails.
    """

    def __init__(self, opener: Opener, keep: Callable[[Student], None]) -> None:
        self._opener, self._keep = opener, keep

    def known(self) -> Known:
        """Read every student's file, and not the index, which may still be behind.

        Raises:
            StorageError: The folder with the files can't be read.
        """
        workspace = self._opener.desk.workspace
        students: dict[str, Student] = {}
        locked: set[str] = set()
        unreadable = 0
        for path in workspace.student_files():
            try:
                found = read_student(path, workspace.seal)
            except StorageError:  # home lists it with the reason
                unreadable += 1
                continue
            key = found.student.id
            if found.read_only or key in students:  # versions are put together first
                locked.add(key)
            students.setdefault(key, found.student)
        for line in self._opener.caseload.roll():
            if line.path is None and line.id not in students:  # only conferences tell of them
                students[line.id] = Student(id=line.id, name=line.name)
                locked.add(line.id)
        return Known(tuple(students.values()), frozenset(locked), unreadable)

    def enrol(self, entries: Iterable[Entry], tell: Callable[[int], None]) -> Enrolled:
        """Write what was chosen, one by one, up to the first that can't be saved.

        What it changes is kept in the bin before, so that the whole can be taken back.

        Args:
            entries: What is to be done, person by person.
            tell: Told after each how many are done.
        """
        done = Enrolled()
        chosen = [(entry, self._as_chosen(entry)) for entry in entries]
        try:
            self._keep_before(chosen)
        except StorageError as problem:
            return replace(done, stopped=f"Nothing was changed. {problem}")
        for number, (entry, student) in enumerate(chosen, 1):
            if student is None:
                done = replace(done, missed=done.missed + 1)
            else:
                try:
                    self._keep(student)
                except StorageError as problem:
                    return replace(done, stopped=f"Then it stopped. {problem}")
                new = entry.student is None
                done = replace(done, added=done.added + new, changed=done.changed + (not new))
            tell(number)
        return done

    def _keep_before(self, chosen: Sequence[tuple[Entry, Student | None]]) -> None:
        desk = self._opener.desk
        changes = [
            Change(student, None if entry.student is None else desk.shelf.store.path_of(student.id))
            for entry, student in chosen
            if student is not None
        ]
        note_import(desk.workspace, changes, desk.tutor.tutor, desk.clock.stamp())

    def settle(self) -> None:
        """Have the lists show what was written."""
        self._opener.desk.index.refresh_student("")

    def _as_chosen(self, entry: Entry) -> Student | None:
        """The student as they would be saved; None where their file isn't what it was."""
        if entry.student is None:
            facts = dict(entry.row.facts)
            tutor = facts.pop("tutor", "") or self._opener.desk.tutor.tutor or None
            return new_student(entry.row.name, tutor=tutor, **facts)
        student, kept = self._opener.student(entry.student.id)
        return with_changes(student, entry.changes) if kept else None
