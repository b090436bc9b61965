"""Lines: what a list shows of a conference or student, read without the whole file.

Plain Python, because home shows before pydantic is loaded.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from conferapp.domain.goal_names import Item

UNFINISHED: Final = frozenset({"planned", "open"})
"""Statuses of a conference that is prepared or in progress."""
GROUP_AGENDA: Final = "small-group"
"""The agenda by which a small group is kept with each of its members.

Such a record belongs to the student's thread, but nobody talked with them alone: they stay due.
"""


@dataclass(frozen=True, slots=True)
class Level:
    """Where a student stands in a topic.

    Attributes:
        topic: The topic, as it was last written.
        level: Its newest level by the data: `mastered`, `close` or `not yet`.
        since: The day of the conference from which on it has had this level.
        seen: The day of the last conference that said so.
        before: The level before that, or "".
    """

    topic: str
    level: str
    since: date
    seen: date
    before: str = ""


@dataclass(frozen=True, slots=True)
class ConferenceLine:
    """What a list shows of a conference.

    Attributes:
        record_id: The record's id.
        path: Its file.
        student_id: The student's id.
        student_name: The student's name when the conference began.
        agenda_id: The agenda's id.
        agenda_title: The agenda's title.
        status: `planned`, `open`, `done` or `cancelled`.
        revision: Counts the changes; tells which of two copies is further on.
        tutor: Who led it, or "".
        created: The day on which it was made.
        day: The day of the conversation, or that on which it was made.
        moment: Seconds at which it ended, or was made while it isn't finished; the order in time.
        page: Title of the page where an unfinished one is, or "".
        step: Number of that page among the live ones, or None when it isn't one.
        steps: How many live pages there are, or None when that can't be seen.
        copies: Other files that hold the same conference, such as a sync program's.
    """

    record_id: str
    path: Path
    student_id: str
    student_name: str
    agenda_id: str
    agenda_title: str
    status: str
    revision: int
    created: date
    day: date
    tutor: str = ""
    moment: float = 0.0
    page: str = ""
    step: int | None = None
    steps: int | None = None
    copies: tuple[Path, ...] = ()

    @property
    def unfinished(self) -> bool:
        """Whether it is prepared or in progress."""
        return self.status in UNFINISHED

    @property
    def of_group(self) -> bool:
        """Whether it was kept of a small group, in which nobody talked with them alone."""
        return self.agenda_id == GROUP_AGENDA


@dataclass(frozen=True, slots=True)
class StudentLine:
    """What a list shows of a student.

    Attributes:
        id: The student's id.
        path: Their file, or None when only records tell of them.
        name: The whole name.
        first: What to call them.
        grade: Such as `7`, or "".
        subject: Such as `Algebra`, or "".
        tutor: Their tutor, or "".
        archived: Whether they have left.
        revision: Counts the saves; tells which of two copies is further on.
        copies: Other files that hold the same student.
        conferences: Their conferences, the newest first.
        goal: Their newest agreed goal, in few words, or "".
        goals: The goals that stand, the newest first.
        actions: The steps of the plan that stand.
        levels: Where they stand in each topic, by its folded name.
        agreed: The day that was agreed for the next conference, or None.
        due: The day on which the next one is due, or None while there was none yet.
        days_since: Days since their last finished conference, or None.
    """

    id: str
    path: Path | None
    name: str
    first: str
    grade: str = ""
    subject: str = ""
    tutor: str = ""
    archived: bool = False
    revision: int = 0
    copies: tuple[Path, ...] = ()
    conferences: tuple[ConferenceLine, ...] = ()
    goal: str = ""
    goals: tuple[Item, ...] = ()
    actions: tuple[Item, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=dict)
    agreed: date | None = None
    due: date | None = None
    days_since: int | None = None

    @property
    def in_progress(self) -> tuple[ConferenceLine, ...]:
        """Conferences that are prepared or in progress, the newest first."""
        return tuple(line for line in self.conferences if line.unfinished)

    @property
    def history(self) -> tuple[ConferenceLine, ...]:
        """Conferences that were finished or cancelled, the newest first."""
        return tuple(line for line in self.conferences if not line.unfinished)

    @property
    def last(self) -> ConferenceLine | None:
        """The last finished conference; a cancelled one doesn't count."""
        return next((line for line in self.conferences if line.status == "done"), None)


def finished(student: StudentLine, *, groups: bool = False) -> Iterator[ConferenceLine]:
    """The finished conferences with a student alone, the newest first.

    Args:
        student: The student.
        groups: Whether to tell, in place of these, what was kept with them of small groups.
    """
    return (
        line for line in student.conferences if line.status == "done" and line.of_group is groups
    )
