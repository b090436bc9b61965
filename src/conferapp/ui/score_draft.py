"""The draft of an import of scores: everything that was said of a gradebook, before it goes in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from conferapp.domain.gradebook.bringing import Coming, coming, tally
from conferapp.domain.gradebook.guessing import guess
from conferapp.domain.gradebook.headings import headings_of
from conferapp.domain.gradebook.mapping import Columns
from conferapp.domain.gradebook.marks import Heading
from conferapp.domain.gradebook.owners import NOBODY, Owner, owners
from conferapp.domain.gradebook.reading import Gradebook, Pupil, read_gradebook
from conferapp.domain.gradebook.titles import titled
from conferapp.domain.kinds.question import Role
from conferapp.domain.lines import StudentLine
from conferapp.domain.model import Value
from conferapp.domain.table_file import TableFile
from conferapp.ui.scoring import Done, Place, Scoring


@dataclass
class Row:
    """One student of the gradebook.

    Attributes:
        pupil: What the file has of them.
        owner: Whose it is.
        student: The student, or None while nobody knows.
        place: Where the topics go.
        out: Whether they are left out.
        chosen: The keys of topics whose points replace those that are there.
        done: What was done, once it was.
    """

    pupil: Pupil
    owner: Owner
    student: StudentLine | None = None
    place: Place = field(default_factory=Place)
    out: bool = False
    chosen: set[str] = field(default_factory=set)
    done: Done | None = None

    @property
    def comings(self) -> tuple[Coming, ...]:
        """The topics beside what is there."""
        return coming(self.place.value, self.pupil.scored)

    def there(self, before: Mapping[str, Value]) -> str:
        """A topic as it is there now."""
        question = self.place.question
        return question.row_text(before) if question else ""

    @property
    def gone(self) -> bool:
        """Whether it belongs to somebody who has left."""
        return self.owner == _GONE

    @property
    def calm(self) -> int:
        """How little there is to say: 0 where something is in the way, 1 where one has to look."""
        if self.student is None or self.place.why:
            return 2 if self.gone else 0
        differs = any(each.sort == "differs" for each in self.comings)
        return 1 if differs or self.pupil.over or self.pupil.unread else 2

    @property
    def goes_in(self) -> bool:
        """Whether it is to be brought in."""
        ready = self.student is not None and not self.place.why and not self.out
        return ready and not tally(self.comings, self.chosen).idle

    def choose(self, keys: set[str]) -> None:
        """Take the file's points for some topics, or keep what is there where they all are."""
        differing = {each.key for each in self.comings if each.sort == "differs"} & keys
        if differing <= self.chosen:
            self.chosen -= differing
        else:
            self.chosen |= differing


_NOBODY: Final = Owner(why=NOBODY)
_GONE: Final = Owner(why="has left")


@dataclass
class ScoreDraft:
    """A gradebook on its way in.

    Attributes:
        scoring: Brings topics in.
        only: The id of the one student whom it is for, or "" for the class.
        table: The table, once it was read.
        columns: What its columns are.
        book: What they say.
        rows: The students.
        agenda: The agenda for new conferences.
        facts: What else is told of the assessment, by the role of the question.
    """

    scoring: Scoring
    only: str = ""
    table: TableFile = field(default_factory=lambda: TableFile((), (), ()))
    columns: Columns = field(default_factory=lambda: Columns(()))
    book: Gradebook = field(default_factory=Gradebook)
    rows: list[Row] = field(default_factory=list)
    agenda: str = ""
    facts: dict[Role, Value] = field(default_factory=dict)
    _headed: tuple[Columns, Mapping[int, Heading]] | None = None

    def take(self, table: TableFile) -> None:
        """Begin with a table."""
        self.table = titled(table)
        self.columns, self.rows = guess(self.table), []

    @property
    def headings(self) -> Mapping[int, Heading]:
        """The topics at the heads of the columns, worked out once for each change of these."""
        if self._headed is None or self._headed[0] is not self.columns:
            self._headed = (self.columns, headings_of(self.table, self.columns))
        return self._headed[1]

    def say_maximum(self, maximum: int | float | None) -> None:
        """Say what topics are out of where the table doesn't."""
        self.columns = replace(self.columns, maximum=maximum)

    @property
    def whose(self) -> str:
        """Whose scores come in, for a heading."""
        found = (line.name for line in self.scoring.students if line.id == self.only)
        return next(found, "the class")

    @property
    def title(self) -> str:
        """The title of the agenda for new conferences."""
        found = (each.title for each in self.scoring.agendas if each.id == self.agenda)
        return next(found, "")

    # Whose rows they are -----------------------------------------------------------------

    def match(self) -> None:
        """Read the table by its columns, and find whose each row is.

        Raises:
            StorageError: The agendas that came with the app are missing.
        """
        self.book = read_gradebook(self.table, self.columns)
        keys = "key" in self.columns.uses
        found = owners(self.book.pupils, self.scoring.known(with_keys=keys))
        gone = owners(self.book.pupils, self.scoring.known(with_keys=keys, archived=True))
        everybody = {line.id: line for line in self.scoring.students}
        self.rows = [
            Row(pupil, _GONE if left.student and owner == _NOBODY else owner)
            for pupil, owner, left in zip(self.book.pupils, found, gone, strict=True)
        ]
        for row in self.rows:
            row.student = everybody.get(row.owner.student)
        self.agenda = self.scoring.usual(row.student.id for row in self.shown if row.student)

    @property
    def shown(self) -> list[Row]:
        """The rows to look at: for one student, theirs, or else those that could be."""
        if not self.only:
            return self.rows
        theirs = [row for row in self.rows if row.student and row.student.id == self.only]
        return theirs or [row for row in self.rows if row.student is None]

    @property
    def unshown(self) -> int:
        """How many rows are other students'."""
        return len(self.rows) - len(self.shown)

    def free(self) -> tuple[StudentLine, ...]:
        """The students of whom there is no row yet."""
        taken = {row.student.id for row in self.rows if row.student}
        students = self.scoring.students
        return tuple(line for line in students if line.id not in taken)

    def assign(self, row: Row, student_id: str) -> None:
        """Say whose a row is; "" for nobody."""
        everybody = {line.id: line for line in self.scoring.students}
        row.owner = Owner(student_id, "" if student_id else NOBODY)
        row.student, row.chosen = everybody.get(student_id), set()
        self.look(row)

    def put_first(self) -> None:
        """Have those on top of whom something has to be said; call it once they were looked at."""
        self.rows.sort(key=lambda row: row.calm)

    # Where they go -----------------------------------------------------------------------

    def look(self, row: Row) -> None:
        """See where a row goes, and what is there."""
        row.place = self.scoring.place(row.student.id, self.agenda) if row.student else Place()

    def choose_all(self) -> None:
        """Take the file's points everywhere, or keep all that is there where they all are."""
        differing = [
            (row, {each.key for each in row.comings if each.sort == "differs"})
            for row in self.shown
            if row.student is not None and not row.out
        ]
        keep = all(keys <= row.chosen for row, keys in differing)
        for row, keys in differing:
            row.chosen = set() if keep else row.chosen | keys

    def going(self) -> Iterator[Row]:
        """The rows that are to be brought in."""
        return (row for row in self.shown if row.goes_in)

    def bring(self, row: Row) -> None:
        """Bring a row in."""
        if row.student is not None:
            row.done = self.scoring.bring(
                row.student.id, self.agenda, row.pupil.scored, row.chosen, self.facts
            )
