"""The record: a conference on disk (format 1 of `docs/record-format.md`).

Everything is frozen. A conference changes by putting a new record in place of the old one, so a
snapshot for the saver is the record itself.

It is longer than other modules, because the format is one thing to read.
"""

from typing import Final, Literal

from pydantic import Field, JsonValue

from conferapp.domain.agenda import Part, Who
from conferapp.domain.kinds.question import By, Share
from conferapp.domain.model import Many, Value
from conferapp.domain.student import Kept

Status = Literal["planned", "open", "done", "cancelled"]
CLOSED: Final = frozenset({"done", "cancelled"})
"""Statuses of a conference that has ended."""
FORMAT = 1


def _is_empty(value: object) -> bool:
    return not value


class AgendaRef(Kept):
    """The agenda of a conference.

    Attributes:
        id: Its id.
        title: Its title when the conference began.
        fingerprint: `sha256:` and the digest of the file as it was.
        text: The file as it was, until the conference is finished.
    """

    id: str
    title: str
    fingerprint: str
    text: str | None = None


class StudentRef(Kept):
    """The student of a conference: id, and the name when it began."""

    id: str
    name: str


class Answer(Kept):
    """One answer, with the wording that was shown, so that it reads without its agenda.

    Attributes:
        kind: What the answer is.
        part: The part of the page.
        page: The page's id.
        by: Whose words they are.
        ask: The question as it was shown.
        keys: The kind's own keys that are needed to read the answer.
        at: When it was last changed.
        share: Who may get it.
        quotes: The questions whose answers are quoted in `ask`; None where none is known.
        value: The answer, shaped by its kind; None when only `typed` is there.
        typed: What was typed and could not be read yet, so that no word is lost.
    """

    kind: str
    part: Part
    page: str
    by: By
    ask: str
    keys: dict[str, JsonValue] = Field(default_factory=dict)
    at: str
    share: Many[Share] = ()
    quotes: Many[str] | None = None
    value: Value = None
    typed: str | None = None

    @property
    def for_student(self) -> bool:
        """Whether the student may have it: it is shared with them, or they said it."""
        return self.by == "student" or "student" in self.share


class Note(Kept):
    """A note on a page; with `question` a comment on one answer."""

    at: str
    page: str
    by: By
    text: str
    question: str | None = None


class Visit(Kept):
    """A page that was on screen or skipped.

    Attributes:
        page: The page's id.
        part: Its part.
        title: Its title as it was shown.
        who: Whose page it is.
        seconds: How long it was on screen in all.
        skipped: Why it was skipped on purpose.
    """

    page: str
    part: Part
    title: str
    who: Who
    seconds: int | float = 0
    skipped: str | None = None


class Place(Kept):
    """Where the tutor was: a page, and the question that had the focus."""

    page: str
    question: str | None = None


class Reveal(Kept):
    """A covered answer that was opened.

    Attributes:
        question: The answer that was opened.
        at: When.
        after: The question that it waited for.
        by: `answer`, because that question was answered, or `tutor`, on purpose.
    """

    question: str
    at: str
    after: str
    by: Literal["answer", "tutor"]


class Event(Kept):
    """Something that was done to the conference as a whole, or to it after it had ended.

    Attributes:
        at: When; of a change that was typed, when its first letter was.
        who: Who did it, as set in the app then; "" if nobody said.
        what: What was done, in plain words.
        why: The reason that was given.
        question: The id of the question whose answer was changed.
        page: The id of the page on which a note was changed.
        was: What was there before, whole; None where there was nothing.
        to: To whom something was handed on.
    """

    at: str
    who: str
    what: str
    why: str | None = None
    question: str | None = None
    page: str | None = None
    was: Answer | Note | None = None
    to: str | None = None


class Removed(Kept):
    """Something that stood in the conference and was taken away, so that it can come back.

    Attributes:
        at: When it was taken away.
        what: `answer`, `rows` of one, or a `note`.
        question: The id of the question whose answer it was; None for a note on a page.
        was: What stood there, whole; of `rows`, an answer with those rows alone.
        changed: Whether these rows stayed, without words that stood in a cell of theirs.
    """

    at: str
    what: Literal["answer", "rows", "note"]
    question: str | None = None
    was: Answer | Note
    changed: bool = Field(default=False, exclude_if=_is_empty)


class Record(Kept):
    """A conference on disk.

    Attributes:
        format: The version of the format.
        id: A UUIDv7.
        revision: Counts the changes; the order of snapshots.
        status: `planned`, `open`, `done` or `cancelled`.
        agenda: Its agenda.
        student: Its student.
        tutor: Who led it.
        created: When it was begun.
        updated: When it was last changed.
        started: When the first live page was entered.
        ended: When it was finished or cancelled.
        answers: Answers by question id.
        notes: Notes, oldest first.
        pages: Pages that were on screen or skipped, in order of first sight.
        at: Where the tutor was.
        reveals: Covered answers that were opened.
        history: What was done to the conference as a whole, and after it had ended.
        previous: The student's last finished conference when this one began.
        removed: What was taken away while it went on, the oldest first; not there where nothing
            was, so that a version of before says the same as it did.
    """

    format: Literal[1] = 1
    id: str
    revision: int = 0
    status: Status
    agenda: AgendaRef
    student: StudentRef
    tutor: str
    created: str
    updated: str
    started: str | None = None
    ended: str | None = None
    answers: dict[str, Answer] = Field(default_factory=dict)
    notes: Many[Note] = ()
    pages: Many[Visit] = ()
    at: Place | None = None
    reveals: Many[Reveal] = ()
    history: Many[Event] = ()
    previous: str | None = None
    removed: Many[Removed] = Field(default=(), exclude_if=_is_empty)

    @property
    def key(self) -> str:
        """What tells this document from others while it is saved."""
        return self.id

    @property
    def closed(self) -> bool:
        """Whether it was finished or cancelled."""
        return self.status in CLOSED

    def cut_down(
        self,
        answers: dict[str, Answer],
        *,
        notes: tuple[Note, ...] = (),
        reveals: tuple[Reveal, ...] = (),
    ) -> "Record":
        """The record with some of its answers, for somebody who may not have all of it.

        Everything is named one by one: what a newer program or a foreign one added has no reader.

        Args:
            answers: The answers.
            notes: The notes.
            reveals: What was opened.
        """
        agenda, student = self.agenda, self.student
        return Record(
            id=self.id,
            revision=self.revision,
            status=self.status,
            agenda=AgendaRef(id=agenda.id, title=agenda.title, fingerprint=agenda.fingerprint),
            student=StudentRef(id=student.id, name=student.name),
            tutor=self.tutor,
            created=self.created,
            updated=self.updated,
            started=self.started,
            ended=self.ended,
            answers=answers,
            notes=notes,
            reveals=reveals,
            previous=self.previous,
        )

    def visit(self, page_id: str) -> Visit | None:
        """What is known of a page's time on screen."""
        return next((visit for visit in self.pages if visit.page == page_id), None)
