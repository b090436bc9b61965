"""What a program keeps longer than it wants to. Imports no pydantic, and only looks."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from conferapp.storage.caseload import Caseload, ConferenceLine, StudentLine


class OldStudent(NamedTuple):
    """A student with whom nobody has conferred for too long.

    Attributes:
        student: The student.
        last: The day of their last conference.
    """

    student: StudentLine
    last: date


class OldConference(NamedTuple):
    """A conference that is too old, of a student who is still seen.

    Attributes:
        student: The student.
        conference: The conference.
    """

    student: StudentLine
    conference: ConferenceLine


class Overdue(NamedTuple):
    """What is older than it should be; each conference is in one of the two, not in both.

    Attributes:
        students: Students whose conferences are all too old, the longest ago first.
        conferences: Single conferences, the oldest first.
    """

    students: tuple[OldStudent, ...]
    conferences: tuple[OldConference, ...]


def overdue(caseload: Caseload, days: int, today: date) -> Overdue:
    """What is older than it should be.

    A conference counts from the day on which it was held; one that wasn't, from the day on which it
    was made. Students with whom nobody has conferred yet are never too old: nothing tells since
    when they have been there.

    Args:
        caseload: All students; those who have left count like any other.
        days: How many days a conference may be kept.
        today: The day to count from.
    """

    def old(conference: ConferenceLine) -> bool:
        return (today - conference.day).days > days

    def single() -> Iterator[OldConference]:
        for student in caseload.students:
            if not all(map(old, student.conferences)):
                for conference in filter(old, student.conferences):
                    yield OldConference(student, conference)

    students = (
        OldStudent(student, max(conference.day for conference in student.conferences))
        for student in caseload.students
        if student.conferences and all(map(old, student.conferences))
    )
    return Overdue(
        tuple(sorted(students, key=lambda one: (one.last, one.student.id))),
        tuple(sorted(single(), key=lambda one: (one.conference.day, one.conference.record_id))),
    )


NOTHING: Final = Overdue((), ())
"""Where everything is kept for ever."""
