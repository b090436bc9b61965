"""The press: makes handouts out of the conferences of a workspace. It shows nothing by itself."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from conferapp.domain.clock import Clock
from conferapp.domain.handouts.allowed import allowed
from conferapp.domain.handouts.calendar_words import calendar_title
from conferapp.domain.handouts.catalogue import Catalogue
from conferapp.domain.handouts.editions import Edition
from conferapp.domain.handouts.handout import Handout
from conferapp.domain.handouts.material import Material
from conferapp.domain.lines import ConferenceLine, StudentLine
from conferapp.domain.record import Record
from conferapp.domain.standing import Standing
from conferapp.domain.student import Student
from conferapp.domain.wording import base
from conferapp.outputs.forms import FORMS, Form
from conferapp.outputs.pages import as_text
from conferapp.storage.agendas import read_agenda
from conferapp.storage.catalogues import Catalogues, find_catalogues
from conferapp.storage.errors import StorageError
from conferapp.storage.handout_files import own_template
from conferapp.storage.history import finished_before
from conferapp.storage.pictures import Pictures, find_pictures
from conferapp.storage.records import read_record
from conferapp.storage.settings import ProgramSettings
from conferapp.storage.students import read_student
from conferapp.storage.workspace import Workspace


@dataclass(frozen=True)
class Source:
    """A conference of which something is to leave the room.

    Attributes:
        record: The conference.
        student: The student.
        earlier: The finished conferences before it, the oldest first.
        covered: The questions whose answers the student may not see yet.
    """

    record: Record
    student: Student
    earlier: tuple[Record, ...] = ()
    covered: Collection[str] = ()


class Press:
    """Makes handouts with the words, pictures and templates of a workspace.

    Attributes:
        workspace: The workspace.
        program: Its settings.
    """

    def __init__(self, workspace: Workspace, program: ProgramSettings) -> None:
        """Stand ready; nothing is read until it is needed."""
        self.workspace, self.program = workspace, program

    @cached_property
    def catalogues(self) -> Catalogues:
        """The program's words, in every language there is."""
        return find_catalogues(self.workspace.languages)

    @cached_property
    def pictures(self) -> Pictures:
        """The picture clues."""
        return find_pictures(self.workspace.pictures)

    def speaks(self, language: str) -> bool:
        """Whether there are words in a language.

        Args:
            language: Its tag.
        """
        return base(self.catalogues.best(language).language) == base(language)

    def words(self, source: Source, edition: Edition, language: str | None = None) -> Catalogue:
        """The words that an edition is made with.

        Args:
            source: The conference.
            edition: The edition.
            language: The language that was asked for, or None for the one that is meant for it.
        """
        theirs = source.student.language if edition.theirs else None
        return self.catalogues.best(language, theirs, *self.program.languages)

    def unread(self, source: Source, edition: Edition, language: str | None = None) -> str:
        """Says that nobody who speaks the language has checked the words yet; "" if somebody has.

        Args:
            source: The conference.
            edition: The edition.
            language: The language that was asked for, or None for the one that is meant for it.
        """
        words = self.words(source, edition, language)
        if not words.unreviewed:
            return ""
        return f"{words.name}: nobody who speaks it has checked the program’s words yet."

    def handout(self, source: Source, edition: Edition, language: str | None = None) -> Handout:
        """An edition of a conference, before anything of it was left out or added.

        Args:
            source: The conference.
            edition: The edition.
            language: The language that was asked for, or None for the one that is meant for it.
        """
        material = Material(
            source.record,
            source.student.first or source.record.student.name,
            self.words(source, edition, language),
            source.earlier,
            self.pictures.by_name,
            source.covered,
        )
        return edition.make(material)

    def preview(self, handout: Handout, columns: int) -> str:
        """A handout as text, as it will print.

        Args:
            handout: The handout.
            columns: The most cells of a line.

        Raises:
            StorageError: The program's own template can't be read.
            OutputError: That template has a mistake in it.
        """
        own = own_template(self.workspace, FORMS["txt"].template_name(handout))
        program = self.program
        return as_text(
            handout, paper=program.paper, program=program.program, own=own, columns=columns
        )

    def printed(self, handout: Handout, form: Form) -> bytes:
        """The file of a handout.

        Args:
            handout: The handout.
            form: What it becomes.

        Raises:
            StorageError: The program's own template can't be read.
            OutputError: It can't be made, as where that template has a mistake in it.
        """
        own = own_template(self.workspace, form.template_name(handout))
        program = self.program
        return form.write(handout, paper=program.paper, program=program.program, own=own)

    def calendar(self, source: Source) -> bytes:
        """The calendar file of the next conference, made of what the student may have.

        Nobody knows whose calendar it ends up in.

        Args:
            source: The conference.

        Raises:
            NoNextDate: None was agreed on.
        """
        from conferapp.outputs.calendar_file import calendar_file

        words = self.catalogues.best(*self.program.languages)
        title = calendar_title(
            words,
            source.student.called,
            source.record.student.name,
            whole_name=self.program.names_in_calendar,
        )
        record = allowed(source.record, "student", covered=source.covered)
        return calendar_file(record, title=title, about=words.say("calendar.about"))

    def source(self, path: Path, line: StudentLine | None, clock: Clock) -> Source:
        """A conference as it is on disk.

        Args:
            path: Its file.
            line: What is known of the student, or None.
            clock: Tells the time.

        Raises:
            StorageError: It can't be read.
        """
        record = read_record(path, self.workspace.seal).record
        student = self._student(record, line)
        lines: Iterable[ConferenceLine] = line.conferences if line else ()
        earlier = finished_before(lines, record, self.workspace.seal)
        return Source(record, student, earlier, _covered(record, student, clock))

    def _student(self, record: Record, line: StudentLine | None) -> Student:
        if line is not None and line.path is not None:
            try:
                return read_student(line.path, self.workspace.seal).student
            except StorageError:  # the record's own words are enough
                pass
        return Student(id=record.student.id, name=record.student.name)


def _covered(record: Record, student: Student, clock: Clock) -> frozenset[str]:
    """The answers that a conference keeps from the student until they have guessed."""
    if record.closed or record.agenda.text is None:
        return frozenset()
    agenda = read_agenda(record.agenda.text, record.agenda.id, kept=True).agenda
    if agenda is None:  # nobody knows what is covered, so that nothing of before the talk leaves
        return frozenset(n for n, a in record.answers.items() if a.part == "preparation")
    standing = Standing(record, agenda, student, clock=clock)
    return covered_in(standing)


def covered_in(conference: Standing) -> frozenset[str]:
    """The questions of a conference whose answers the student may not see yet.

    Args:
        conference: The conference; once it has ended, nothing is covered any more.
    """
    if conference.record.closed:
        return frozenset()
    return frozenset(name for name in conference.record.answers if conference.covered(name))
