"""Opening a conference: a new one, one in progress, or one that is finished.

It is imported behind the first screen, since the models that it needs take their time.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from conferapp.desk.desk import Desk
from conferapp.desk.elsewhere import said_of
from conferapp.desk.session import Session
from conferapp.domain.agenda import Agenda
from conferapp.domain.block_clock import Allotted, allotted
from conferapp.domain.conference import Conference, begin
from conferapp.domain.lines import finished
from conferapp.domain.record import AgendaRef, Record
from conferapp.domain.standing import Around
from conferapp.domain.student import Student
from conferapp.storage.agenda_ids import agenda_files_by_id
from conferapp.storage.agendas import fingerprint, read_agenda
from conferapp.storage.block_file import BlockFile
from conferapp.storage.caseload import Caseload, ConferenceLine, StudentLine
from conferapp.storage.errors import StorageError
from conferapp.storage.files import AGENDA_LIMIT, read_bounded
from conferapp.storage.history import finished_before
from conferapp.storage.index.index import AT_ONCE
from conferapp.storage.library import Library, find_agendas
from conferapp.storage.peers import find_peers
from conferapp.storage.pictures import Pictures, find_pictures
from conferapp.storage.records import ReadRecord, read_record
from conferapp.storage.shipped import shipped_agendas
from conferapp.storage.workspace import OnlyReadable

NO_AGENDA = (
    "The agenda of this conference can’t be used any more, so it can only be read. "
    "Nothing that was said is lost."
)


@dataclass(frozen=True)
class Readable:
    """A conference that is only read.

    Attributes:
        record: The conference.
        path: Its file.
        notice: Why it can't be changed, where that isn't plain.
        follow_up: Whether its pages for afterwards can be filled in.
        elsewhere: Whether another window has it, which can be asked to let go.
        correctable: Whether it can be put right, or go on where it was cancelled by mistake.
    """

    record: Record
    path: Path
    notice: str = ""
    follow_up: bool = False
    elsewhere: bool = False
    correctable: bool = False


class Opener:
    """Opens conferences of a workspace.

    Attributes:
        desk: What the app works with.
    """

    def __init__(self, desk: Desk) -> None:
        """Open conferences with what lies on a desk."""
        self.desk = desk
        self._caseload: Caseload | None = None
        self._behind = False

    @property
    def caseload(self) -> Caseload:
        """The students and their conferences, read once."""
        if self._caseload is None:
            self._behind = self.desk.index.refresh(most=AT_ONCE).left > 0
            self._caseload = self.desk.caseload()
        return self._caseload

    def line(self, student_id: str) -> StudentLine | None:
        """A student with all their conferences, even while the index is still being filled.

        Args:
            student_id: The student's id.
        """
        caseload = self.caseload
        if self._behind:
            self.desk.index.refresh_student(student_id)
        return caseload.student(student_id)

    @cached_property
    def pictures(self) -> Pictures:
        """The picture clues that are there now."""
        return find_pictures(self.desk.workspace.pictures)

    def library(self) -> Library:
        """The agendas that are there now.

        Raises:
            StorageError: Those that came with the app are missing.
        """
        return find_agendas(shipped_agendas(), self.desk.workspace.agendas, self.pictures.names)

    def begin(self, student_id: str, agenda: Agenda, source: AgendaRef) -> Session:
        """A new conference.

        Raises:
            OnlyReadable: Nothing of it could be kept.
        """
        if self.desk.only_reads:
            raise OnlyReadable(self.desk.only_reads)
        student, kept = self.student(student_id)
        conference = begin(
            agenda,
            source,
            student,
            tutor=self.desk.tutor.tutor,
            clock=self.desk.clock,
            around=self._around(student_id),
        )
        self.take(conference.record.id)
        return self._session(conference, kept=kept)

    def allotted(self, student_id: str) -> Allotted | None:
        """The time that the block of today gives to a student, whichever way leads to them."""
        now = self.desk.clock.now()
        kept = BlockFile(self.desk.places.block).read(now.date())
        return allotted(kept.block, kept.run, student_id, now) if kept else None

    def take(self, record_id: str) -> bool:
        """Have a conference in this window, and say so; whether no other window has it."""
        since, tutor = self.desk.clock.stamp(), self.desk.tutor.tutor
        return self.desk.locks.take(record_id, tutor=tutor, since=since)

    def open(self, path: Path) -> Session | Readable:
        """A conference of the workspace: to go on with where that can be, or else to read.

        Raises:
            StorageError: Its file can't be read.
        """
        found = read_record(path, self.desk.workspace.seal)
        if found.record.closed:
            return self._ended(path, found)
        opened = self._open(path, found.record)
        if isinstance(opened, Session) and opened.ended:
            opened.release()  # another window ended it in this instant
            return self.open(path)
        return opened

    def _ended(self, path: Path, found: ReadRecord) -> Readable:
        record = found.record
        try:
            agenda = None if found.read_only or self.desk.only_reads else self.agenda_of(record)
        except StorageError:  # then it can be read all the same
            agenda = None
        later = record.status == "done" and agenda is not None and bool(agenda.follow_up)
        notice, correctable = found.read_only, agenda is not None
        return Readable(record, path, notice, follow_up=later, correctable=correctable)

    def look(self, found: Readable) -> Readable:
        """The same, as it is on disk now.

        Raises:
            StorageError: Its file can't be read.
        """
        return replace(found, record=read_record(found.path, self.desk.workspace.seal).record)

    def id_of(self, path: Path) -> str:
        """The id of the conference in a file.

        Raises:
            StorageError: It can't be read.
        """
        return read_record(path, self.desk.workspace.seal).record.id

    def path_of(self, record_id: str) -> Path | None:
        """The file of a conference, or None when it can't be found."""
        line = self.caseload.conference(record_id)
        return line.path if line else None

    def last(self, student_id: str) -> str:
        """The id of the agenda of a student's last finished conference, or ""; groups aside."""
        student = self.line(student_id)
        talks = finished(student) if student else ()
        return next((line.agenda_id for line in talks), "")

    def in_progress(self, student_id: str, agenda_id: str | None) -> ConferenceLine | None:
        """The newest conference of a student to go on with, with an agenda if one is named."""
        student = self.line(student_id)
        lines = student.in_progress if student else ()
        return next((line for line in lines if agenda_id in {None, line.agenda_id}), None)

    def _open(
        self, path: Path, record: Record, make: Callable[..., Conference] = Conference
    ) -> Session | Readable:
        """Take a conference up, as what `make` makes of it."""
        if self.desk.only_reads:
            return Readable(record, path, str(OnlyReadable(self.desk.only_reads)))
        if not self.take(record.id):
            has = said_of(self.desk.locks.holder(record.id), self.desk.clock.now())
            return self.look(Readable(record, path, has, elsewhere=True))
        try:
            # Only now: what another window wrote before it let go of the lock counts.
            found = self.desk.shelf.store.open_record(path)
            agenda = self.agenda_of(found.record)
        except StorageError:
            self.desk.locks.release(record.id)
            raise
        self.desk.saver.forget(record.id)
        notice = found.read_only or ("" if agenda else NO_AGENDA)
        if agenda is None or notice:
            self.desk.locks.release(record.id)
            return Readable(found.record, path, notice)
        student, kept = self.student(record.student.id, record.student.name)
        conference = make(
            found.record,
            agenda,
            student,
            clock=self.desk.clock,
            around=self._around(record.student.id, found.record),
        )
        session = self._session(conference, kept=kept, on_disk=True)
        session.newer = self._has_newer(found.record)
        return session

    def _session(self, conference: Conference, *, kept: bool, on_disk: bool = False) -> Session:
        record_id = conference.record.id
        return Session(
            conference,
            offer=lambda record, at_once: self.desk.saver.offer(record, at_once=at_once),
            release=lambda: self.desk.locks.release(record_id),
            on_disk=on_disk,
            offer_student=(
                (lambda student: self.desk.saver.offer(student, at_once=True)) if kept else None
            ),
        )

    def student(self, student_id: str, name: str = "") -> tuple[Student, bool]:
        """The student, and whether their file may be saved; a name, where it can't be read."""
        line = self.line(student_id)
        if line is not None and line.path is not None:
            try:
                found = self.desk.shelf.store.open_student(line.path)
            except StorageError:  # home lists the file with the reason
                pass
            else:
                self.desk.saver.forget(student_id)
                return found.student, not (found.read_only or self.desk.only_reads)
        return Student(id=student_id, name=name or (line.name if line else "")), False

    def agenda_of(self, record: Record) -> Agenda | None:
        """The agenda as it was when the conference began, or else the one that has its id now."""
        if record.agenda.text is not None:
            kept = read_agenda(record.agenda.text, record.agenda.id, kept=True).agenda
            if kept is not None:
                return kept
        found = self.library().get(record.agenda.id)
        return found.agenda if found else None

    def _has_newer(self, record: Record) -> bool:
        """Whether the file of a conference's agenda is another one now; its errors don't matter."""
        try:
            folders = (shipped_agendas(), self.desk.workspace.agendas)
            path = agenda_files_by_id(folders).get(record.agenda.id)
            data = read_bounded(path, AGENDA_LIMIT).data if path else None
        except StorageError:
            return False
        return data is not None and fingerprint(data) != record.agenda.fingerprint

    def _around(self, student_id: str, record: Record | None = None) -> Around:
        """What a conference knows from elsewhere.

        Args:
            student_id: The student.
            record: The conference, or None for a new one.
        """
        student = self.line(student_id)
        return Around(
            history=finished_before(
                student.history if student else (), record, self.desk.workspace.seal
            ),
            pictures=self.pictures.by_name,
            peers=partial(find_peers, self.caseload, student_id),
        )


def troubles(library: Library, pictures: Pictures) -> list[str]:
    """A sentence for each agenda that can't be used, and for each picture."""
    broken = [
        f"{entry.loaded.problems[0].sentence()}{_more(len(entry.loaded.problems) - 1)}"
        for entry in library.broken
        if entry.loaded.problems
    ]
    return [*broken, *pictures.problems]


def _more(count: int) -> str:
    return f" (And {count} more.)" if count else ""
