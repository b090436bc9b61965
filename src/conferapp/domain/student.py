"""The student: what the app knows about them between conferences."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from conferapp.domain.model import Many
from conferapp.domain.text import first_name


class Kept(BaseModel):
    """Something that the app saves: frozen, and keeping keys that it doesn't know."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="allow",
        hide_input_in_errors=True,
        allow_inf_nan=False,
        populate_by_name=True,
    )


class FoundationGoal(Kept):
    """A goal agreed when tutoring began.

    Attributes:
        goal: The goal.
        agreed_with: Who agreed it: family, teacher, school.
        on: The day, `YYYY-MM-DD`.
    """

    goal: str
    agreed_with: str | None = None
    on: str | None = None


class Person(Kept):
    """Somebody around the student.

    Attributes:
        role: Such as `family`, `teacher`, `specialist`.
        name: What they are called.
        contact: How to reach them.
    """

    role: str
    name: str
    contact: str | None = None


class Student(Kept):
    """A student's file.

    Attributes:
        format: The version of the format; this is 1.
        id: Says nothing about the student, since it stands in file names.
        revision: Counts the saves.
        name: The whole name.
        called: What they like to be called.
        grade: Such as `7`.
        subject: Such as `Algebra`.
        language: Language of the family, as a tag.
        supports: Such as `el`, `plain-words`, `starters`.
        ways_of_learning: Ways of working that suit them.
        foundation_goals: Goals agreed when tutoring began.
        tutor: Their tutor.
        external_id: The id that the school's own system gave.
        archived: Whether they have left.
        people: The people around them.
        notes: Free notes.
    """

    format: Literal[1] = 1
    id: str
    revision: int = 0
    name: str
    called: str | None = None
    grade: str | None = None
    subject: str | None = None
    language: str | None = None
    supports: Many[str] = ()
    ways_of_learning: Many[str] = ()
    foundation_goals: Many[FoundationGoal] = ()
    tutor: str | None = None
    external_id: str | None = None
    archived: bool = False
    people: Many[Person] = ()
    notes: str | None = None

    def changed(self, **changed: object) -> "Student":
        """The student with other facts, a revision further on."""
        return self.model_copy(update={**changed, "revision": self.revision + 1})

    @property
    def key(self) -> str:
        """What tells this document from others while it is saved."""
        return self.id

    @property
    def first(self) -> str:
        """What `{student}` says: what they like to be called, or their first name."""
        return self.called or first_name(self.name)
