"""Opening a conference: a new one, one in progress, or one that is finished.

It is imported behind the first screen, since the models that it needs take their time.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from conferapp.domain.agenda import Agenda
from conferapp.domain.conference import Conference, begin
from conferapp.domain.record import AgendaRef, Record
from conferapp.domain.student import Student
from conferapp.storage.agendas import read_agenda
from conferapp.storage.caseload import Caseload, ConferenceLine
from conferapp.storage.errors import StorageError
from conferapp.storage.library import Library, find_agendas
from conferapp.storage.locks import ELSEWHERE
from conferapp.storage.records import read_record
from conferapp.storage.shipped import shipped_agendas
from conferapp.storage.students import read_student
from conferapp.ui.desk import Desk
from conferapp.ui.session import Session

NO_AGENDA = (
    "The agenda of this conference can’t be used any more, so it can only be read. "
    "Nothing that was said is lost."
)
CLOSED = ("done", "cancelled")


@dataclass(frozen=True)
class Readable:
    """A conference that is only read.

    Attributes:
        record: The conference.
        path: Its file.
        notice: Why it can't be changed, where that isn't plain.
        follow_up: Whether its pages for afterwards can be filled in.
    """

    record: Record
    path: Path
    notice: str = ""
    follow_up: bool = False


class Opener:
    """Opens conferences of a workspace.

    Attributes:
        desk: What the app works with.
    """

    def __init__(self, desk: Desk) -> None:
        """Open conferences with what lies on a desk."""
        self.desk = desk
        self._caseload: Caseload | None = None

    @property
    def caseload(self) -> Caseload:
        """The students and their conferences, read once."""
        if self._caseload is None:
            self._caseload = Caseload.read(self.desk.workspace, self.desk.clock.today())
        return self._caseload

    def library(self) -> Library:
        """The agendas that are there now.

        Raises:
            StorageError: Those that came with the app are missing.
        """
        return find_agendas(shipped_agendas(), self.desk.workspace.agendas)

    def begin(self, student_id: str, agenda: Agenda, source: AgendaRef) -> Session:
        """A new conference."""
        conference = begin(
            agenda,
            source,
            self._student(student_id),
            tutor=self.desk.tutor.tutor,
            clock=self.desk.clock,
            previous=self._previous(student_id),
        )
        self.desk.locks.take(conference.record.id)
        return self._session(conference)

    def open(self, path: Path) -> Session | Readable:
        """A conference of the workspace: to go on with where that can be, or else to read.

        Raises:
            StorageError: Its file can't be read.
        """
        record = read_record(path).record
        if record.status in CLOSED:
            follow_up = record.status == "done" and self._has_follow_up(record)
            return Readable(record, path, follow_up=follow_up)
        return self._open(path, record)

    def afterwards(self, found: Readable) -> Session | Readable:
        """The pages for afterwards of a finished conference.

        Raises:
            StorageError: Its file can't be read any more.
        """
        session = self._open(found.path, found.record)
        if isinstance(session, Readable):
            return session
        session.follow_up_only = True
        if session.pages():
            return session
        session.release()
        return replace(found, follow_up=False)

    def path_of(self, record_id: str) -> Path | None:
        """The file of a conference, or None when it can't be found."""
        conferences = (line for s in self.caseload.students for line in s.conferences)
        return next((line.path for line in conferences if line.record_id == record_id), None)

    def in_progress(self, student_id: str, agenda_id: str | None) -> ConferenceLine | None:
        """The newest conference of a student to go on with, with an agenda if one is named."""
        student = self.caseload.student(student_id)
        lines = student.in_progress if student else ()
        return next((line for line in lines if agenda_id in {None, line.agenda_id}), None)

    def _open(self, path: Path, record: Record) -> Session | Readable:
        if not self.desk.locks.take(record.id):
            return Readable(record, path, ELSEWHERE)
        try:
            # Only now: what another window wrote before it let go of the lock counts.
            found = self.desk.shelf.store.open_record(path)
            agenda = self._agenda(found.record)
        except StorageError:
            self.desk.locks.release(record.id)
            raise
        self.desk.saver.forget(record.id)
        notice = found.read_only or ("" if agenda else NO_AGENDA)
        if agenda is None or notice:
            self.desk.locks.release(record.id)
            return Readable(found.record, path, notice)
        conference = Conference(
            found.record,
            agenda,
            self._student(record.student.id, record.student.name),
            clock=self.desk.clock,
            previous=self._previous(record.student.id, record.previous),
        )
        return self._session(conference, on_disk=True)

    def _session(self, conference: Conference, *, on_disk: bool = False) -> Session:
        record_id = conference.record.id
        return Session(
            conference,
            offer=lambda record, at_once: self.desk.saver.offer(record, at_once=at_once),
            release=lambda: self.desk.locks.release(record_id),
            on_disk=on_disk,
        )

    def _student(self, student_id: str, name: str = "") -> Student:
        """The student; only the name, where their own file can't be read."""
        line = self.caseload.student(student_id)
        if line is not None and line.path is not None:
            try:
                return read_student(line.path).student
            except StorageError:  # home lists the file with the reason
                pass
        return Student(id=student_id, name=name or (line.name if line else ""))

    def _agenda(self, record: Record) -> Agenda | None:
        """The agenda as it was when the conference began, or else the one that has its id now."""
        if record.agenda.text is not None:
            kept = read_agenda(record.agenda.text, record.agenda.id).agenda
            if kept is not None:
                return kept
        found = self.library().get(record.agenda.id)
        return found.agenda if found else None

    def _has_follow_up(self, record: Record) -> bool:
        try:
            agenda = self._agenda(record)
        except StorageError:  # then it can be read all the same
            return False
        return agenda is not None and bool(agenda.follow_up)

    def _previous(self, student_id: str, record_id: str | None = None) -> Record | None:
        """The student's last finished conference, or the one that a record names."""
        student = self.caseload.student(student_id)
        for line in student.history if student else ():
            if line.status == "done" and record_id in {None, line.record_id}:
                try:
                    return read_record(line.path).record
                except StorageError:  # home lists the file with the reason
                    continue
        return None


def troubles(library: Library) -> list[str]:
    """A sentence for each agenda that can't be used, with the first thing to mend in it."""
    return [
        f"{entry.loaded.problems[0].sentence()}{_more(len(entry.loaded.problems) - 1)}"
        for entry in library.broken
        if entry.loaded.problems
    ]


def _more(count: int) -> str:
    return f" (And {count} more.)" if count else ""
