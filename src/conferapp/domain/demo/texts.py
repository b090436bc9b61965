"""What the people of the sample class are called and what they say, as their file has it."""

from collections.abc import Iterator

from pydantic import Field

from conferapp.domain.kinds.question import By, Role
from conferapp.domain.model import Id, Many, Model


class Course(Model):
    """One step of the round of conferences in a subject.

    Attributes:
        agenda: The id of the agenda.
        works: What is looked at, in order.
    """

    agenda: Id
    works: Many[str] = ()


class Subject(Model):
    """A subject, and what its students work on.

    Attributes:
        name: Its name.
        grades: The grades in which it is taught.
        topics: Its topics, in the order in which they are taught.
        pictures: Pictures that fit on its cards.
        hopes: What students hope for.
        measured: Goals with a measure: goal, measured by, out of.
        vague: Goals without one.
        plans: Steps of a plan, with the cells of their rows.
        courses: The conferences, one after the other and then from the first again.
    """

    name: str
    grades: Many[str]
    topics: Many[str]
    pictures: Many[Id]
    hopes: Many[str]
    measured: Many[str]
    vague: Many[str]
    plans: Many[str]
    courses: Many[Course]


class Lines(Model):
    """What people say where a question asks something.

    Attributes:
        says: The answers.
        asks: Words of which one stands in the question; none fit any.
        kinds: The kinds of the question.
        roles: The roles of the question; none fit any.
        by: Whose words they are; None for either's.
    """

    says: Many[str]
    asks: Many[str] = ()
    kinds: Many[str] = ("long", "short")
    roles: Many[Role] = ()
    by: By | None = None

    def fit(self, kind: str, ask: str, role: Role | None, by: By) -> bool:
        """Whether these are answers to a question.

        Args:
            kind: Its kind.
            ask: Its wording, folded to small letters.
            role: Its role.
            by: Who answers it.
        """
        return (
            kind in self.kinds
            and (not self.asks or any(words in ask for words in self.asks))
            and (not self.roles or role in self.roles)
            and self.by in {None, by}
        )


class Texts(Model):
    """All that the sample class is made of.

    Attributes:
        tutors: The tutors; the first has most students.
        first: First names.
        family: Family names, each of which says that it is a sample.
        whys: Why a goal matters.
        skipped: Why a page is skipped with the student there.
        unneeded: Why a page of the preparation is skipped.
        cancelled: Why a conference didn't happen.
        notes: What a tutor notes in passing.
        foundations: Goals from when tutoring began.
        sources: Where something was seen.
        language: Goals for words: goal, measured by.
        because: What helped or got in the way, by outcome.
        subjects: The subjects.
        lines: What people say.
    """

    tutors: Many[str]
    first: Many[str]
    family: Many[str]
    whys: Many[str]
    skipped: Many[str]
    unneeded: Many[str]
    cancelled: Many[str]
    notes: Many[str]
    foundations: Many[str]
    sources: Many[str]
    language: Many[str]
    because: dict[str, Many[str]]
    subjects: Many[Subject] = Field(min_length=1)
    lines: Many[Lines]

    def answers(self, kind: str, ask: str, role: Role | None, by: By) -> tuple[str, ...]:
        """What people say to a question, or nothing; see `Lines.fit`."""
        found: Iterator[Lines] = (x for x in self.lines if x.fit(kind, ask.casefold(), role, by))
        return next((lines.says for lines in found), ())
