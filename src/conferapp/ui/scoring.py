"""Scoring: where a gradebook's topics go, and how they get there. It shows nothing by itself."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Final

from conferapp.desk.desk import Desk
from conferapp.desk.opening import Opener, Readable
from conferapp.desk.session import Session
from conferapp.domain.conference import Conference
from conferapp.domain.gradebook.bringing import Tally, coming, tally
from conferapp.domain.gradebook.filling import Facts, fill, question_in
from conferapp.domain.gradebook.owners import Known
from conferapp.domain.gradebook.reading import Scored
from conferapp.domain.kinds.tables import Topics
from conferapp.domain.lines import ConferenceLine, StudentLine
from conferapp.domain.model import Value
from conferapp.domain.student import Student
from conferapp.storage.agendas import Loaded
from conferapp.storage.errors import StorageError
from conferapp.storage.library import Library
from conferapp.storage.records import read_record
from conferapp.storage.students import read_student

NO_FACTS: Final[Facts] = MappingProxyType({})
_VERSIONS: Final = "There are two versions of this conference. Put them together at home first (m)."
_TAKEN: Final = "Another window has this conference open. Close it there, then bring them in again."
_CLOSED: Final = "This conference has ended, or takes no topics any more."
_UNTOUCHED: Final = "Nothing in the file is new."
_KEPT: Final = "Nothing in the file is new; where it differs, what was there is kept."


class NoPlace(StorageError):
    """No agenda has a place for topics."""

    def __init__(self) -> None:
        super().__init__(
            "No agenda asks for topics in its preparation. Add a question of the kind `topics` "
            "there, or plan a conference that has one."
        )


@dataclass(frozen=True)
class Place:
    """Where a student's topics go.

    Attributes:
        title: What the conference is called.
        line: The conference; None where one is begun.
        question: The question that they answer.
        value: What is there now.
        why: Why they can go nowhere, as a sentence, or "".
    """

    title: str = ""
    line: ConferenceLine | None = None
    question: Topics | None = None
    value: Value = None
    why: str = ""


@dataclass(frozen=True)
class Done:
    """What was done for one student.

    Attributes:
        title: What the conference is called.
        began: Whether it was begun for this.
        told: How many topics came in, replaced others, or were kept.
        why: Why nothing was done, as a sentence, or "".
    """

    title: str = ""
    began: bool = False
    told: Tally = field(default_factory=Tally)
    why: str = ""


class Scoring:
    """Brings topics into preparation; what it has changed is held until `let_go`.

    Attributes:
        desk: What the app works with.
    """

    def __init__(self, desk: Desk) -> None:
        """Work with what lies on a desk."""
        self.desk = desk
        self._opener = Opener(desk)
        self._held: list[Session] = []

    @cached_property
    def students(self) -> tuple[StudentLine, ...]:
        """Those who haven't left."""
        return tuple(line for line in self._opener.caseload.students if not line.archived)

    def known(self, *, with_keys: bool, archived: bool = False) -> tuple[Known, ...]:
        """The students, to find rows of a gradebook by.

        Args:
            with_keys: Whether to look up their ids at school, for which every file is read.
            archived: Whether those are meant who have left.
        """
        everybody = self._opener.caseload.students
        return tuple(
            Known(line.id, line.name, line.first, self._key(line) if with_keys else "")
            for line in everybody
            if line.archived == archived
        )

    def _key(self, line: StudentLine) -> str:
        if line.path is None:
            return ""
        try:
            student = read_student(line.path, self.desk.workspace.seal).student
        except StorageError:  # home lists the file with the reason
            return ""
        return student.external_id or ""

    # Agendas -----------------------------------------------------------------------------

    @cached_property
    def _library(self) -> Library:
        return self._opener.library()

    @cached_property
    def agendas(self) -> tuple[Loaded, ...]:
        """The agendas whose preparation asks for topics.

        Raises:
            StorageError: Those that came with the app are missing.
        """
        usable = (entry.loaded for entry in self._library.usable)
        return tuple(each for each in usable if each.agenda and question_in(each.agenda))

    def usual(self, students: Iterable[str]) -> str:
        """The agenda for new conferences: the one that most of these had last, or the first.

        Args:
            students: The ids of those whose topics come in.
        """
        there = [each.id for each in self.agendas]
        last = [self._opener.last(student) for student in students]
        return max(there, key=last.count, default="")

    def _agenda(self, agenda_id: str) -> Loaded | None:
        return next((each for each in self.agendas if each.id == agenda_id), None)

    # Places ------------------------------------------------------------------------------

    def place(self, student_id: str, agenda_id: str) -> Place:
        """Where a student's topics go: what is planned first, then what is open, or a new one.

        Args:
            student_id: The student.
            agenda_id: The agenda for a new conference.
        """
        student = self._opener.line(student_id)
        lines = student.in_progress if student else ()
        for line in sorted(lines, key=lambda c: c.status != "planned"):
            if found := self._look(line):
                return found
        loaded = self._agenda(agenda_id)
        if loaded is None or loaded.agenda is None:
            return Place(why=str(NoPlace()))
        return Place(loaded.title, None, question_in(loaded.agenda))

    def _look(self, line: ConferenceLine) -> Place | None:
        """A conference as a place; None where it doesn't ask for topics, or not any more."""
        place = Place(line.agenda_title, line)
        if line.copies:
            return replace(place, why=_VERSIONS)
        try:
            found = read_record(line.path, self.desk.workspace.seal)
            agenda = self._opener.agenda_of(found.record)
        except StorageError as problem:
            return replace(place, why=str(problem))
        question = question_in(agenda) if agenda else None
        if agenda is None or question is None:
            return None
        student = Student(id=line.student_id, name=line.student_name)
        conference = Conference(found.record, agenda, student, clock=self.desk.clock)
        if not conference.takes(question.id):
            return None
        value = conference.value(question.id)
        return replace(place, question=question, value=value, why=found.read_only)

    # Bringing in -------------------------------------------------------------------------

    def bring(
        self,
        student_id: str,
        agenda_id: str,
        scored: Sequence[Scored],
        chosen: Container[str] = (),
        facts: Facts = NO_FACTS,
    ) -> Done:
        """Bring topics into a student's preparation, as it stands at this moment.

        Args:
            student_id: The student.
            agenda_id: The agenda for a new conference.
            scored: The topics.
            chosen: The folded names of those that replace other points.
            facts: Answers to questions with a role, for where there is none yet.
        """
        place = self.place(student_id, agenda_id)
        if place.why or place.question is None:
            return Done(place.title, why=place.why or str(NoPlace()))
        told = tally(coming(place.value, scored), chosen)
        if told.idle:
            return replace(_said(told), title=place.title)
        try:
            session = self._session(student_id, agenda_id, place)
        except StorageError as problem:
            return Done(place.title, why=str(problem))
        if isinstance(session, Readable):
            why = _TAKEN if session.elsewhere else session.notice or _CLOSED
            return Done(place.title, why=why)
        done = _filled(session.conference, scored, chosen, facts)
        if done.why:
            session.release()
        else:
            session.keep(at_once=True)
            self._held.append(session)
        return replace(done, title=place.title, began=place.line is None)

    def _session(self, student_id: str, agenda_id: str, place: Place) -> Session | Readable:
        if place.line is not None:
            return self._opener.open(place.line.path)
        loaded = self._agenda(agenda_id)
        if loaded is None or loaded.agenda is None or loaded.source is None:
            raise NoPlace
        return self._opener.begin(student_id, loaded.agenda, loaded.source)

    def saved(self, timeout: float) -> bool:
        """Have everything saved; whether it is. Any thread may wait for this.

        Args:
            timeout: The most seconds to wait for the disk.
        """
        return self.desk.saver.flush(timeout)

    def let_go(self) -> None:
        """Let others have the conferences, once all of it is saved."""
        while self._held:
            self._held.pop().release()


def _filled(
    conference: Conference, scored: Sequence[Scored], chosen: Container[str], facts: Facts
) -> Done:
    """Bring topics into a conference as it is now, which another window may have changed."""
    question = question_in(conference.agenda)
    if question is None or not conference.takes(question.id):
        return Done(why=_CLOSED)
    told = fill(conference, question, scored, chosen, facts)
    return Done(why=told) if isinstance(told, str) else _said(told)


def _said(told: Tally) -> Done:
    """What was done, with the reason where that is nothing."""
    if not told.idle:
        return Done(told=told)
    return Done(told=told, why=_KEPT if told.kept else _UNTOUCHED)
