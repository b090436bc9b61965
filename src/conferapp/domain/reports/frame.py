"""What a report is reckoned in: the period, the students, and who the tutors are.

The same tutor is often spelled in two ways; tutors are told apart by their folded names, and shown
as they are spelled most.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Final, Protocol

from conferapp.domain.facts import Facts
from conferapp.domain.lines import ConferenceLine, StudentLine
from conferapp.domain.reports.period import Period
from conferapp.domain.reports.table import Figures, Row
from conferapp.domain.text import first_name, fold

NAMELESS: Final = "(no tutor named)"
ALL: Final = "All"
"""The first cell of a row for everybody."""
MET_BY_OTHERS: Final = (
    "A student counts with their own tutor, and a conference with who led it. So there are "
    "students who were met, though their tutor held no conference: somebody else did."
)


class Tutors:
    """Names of tutors, as they are spelled here and there."""

    def __init__(self) -> None:
        self._spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def key(self, name: str) -> str:
        """What tells a tutor from others; "" is nobody.

        Args:
            name: The name as it is spelled in one place.
        """
        key = fold(name)
        if key:
            self._spelled[key][name.strip()] += 1
        return key

    def name(self, key: str) -> str:
        """A tutor's name as it is spelled most.

        Args:
            key: What `key` gave.
        """
        spelled = self._spelled[key].items() if key else ()
        return min(spelled, key=lambda item: (-item[1], item[0]))[0] if spelled else NAMELESS

    def ordered(self, keys: Iterable[str]) -> list[str]:
        """Tutors by name, each once; nobody comes last.

        Args:
            keys: What `key` gave.
        """
        return sorted(set(keys), key=lambda key: (not key, key))


@dataclass(frozen=True)
class Frame:
    """What a report is reckoned in.

    Attributes:
        period: The days that count.
        today: The day from which it is counted who is overdue.
        students: Every student once, those who have left too.
        running: The ids of those with whom a conference is under way.
        tutors: Who the tutors are.
    """

    period: Period
    today: date
    students: tuple[StudentLine, ...] = ()
    running: frozenset[str] = frozenset()
    tutors: Tutors = field(default_factory=Tutors)

    @cached_property
    def here(self) -> Mapping[str, tuple[StudentLine, ...]]:
        """The students who haven't left, by their tutor's key."""
        found: defaultdict[str, list[StudentLine]] = defaultdict(list)
        for student in self.students:
            if not student.archived:
                found[self.tutors.key(student.tutor)].append(student)
        return {tutor: tuple(students) for tutor, students in found.items()}

    @cached_property
    def _by_id(self) -> Mapping[str, StudentLine]:
        return {student.id: student for student in self.students}

    def tutor_of(self, line: ConferenceLine) -> str:
        """The key of who led a conference; where it doesn't say, that of the student's tutor.

        Args:
            line: The conference.
        """
        student = self._by_id.get(line.student_id)
        return self.tutors.key(line.tutor or (student.tutor if student else ""))

    def own_tutor(self, line: ConferenceLine) -> str | None:
        """The key of the tutor with whom the student of a conference counts; None with nobody.

        Args:
            line: The conference.
        """
        student = self._by_id.get(line.student_id)
        return None if student is None or student.archived else self.tutors.key(student.tutor)

    def called(self, line: ConferenceLine) -> str:
        """What the student of a conference is called.

        Args:
            line: The conference.
        """
        student = self._by_id.get(line.student_id)
        return student.first if student else first_name(line.student_name)

    @property
    def nothing(self) -> str:
        """A sentence for a period in which nothing was finished."""
        return f"No conference was finished from {self.period.said()}."


class Tally(Protocol):
    """A report while it is reckoned: it takes one conference after the other, and keeps none."""

    def take(self, line: ConferenceLine, facts: Facts) -> None:
        """Count a conference; they come the oldest first, of any status.

        Args:
            line: What lists show of it.
            facts: What is known of it.
        """

    def figures(self) -> Figures:
        """What it comes to."""


Counts = defaultdict[str, Counter[str]]
"""Counts by the key of a tutor."""


def new_counts() -> Counts:
    """Counts that begin at nothing."""
    return defaultdict(Counter)


def per_tutor(
    frame: Frame, counts: Mapping[str, Counter[str]], row: Callable[[Counter[str]], Row]
) -> tuple[tuple[Row, ...], Row]:
    """A row for each tutor, and one for all of them.

    Args:
        frame: What is reckoned in.
        counts: The counts of each.
        row: Makes cells of counts, those behind the name.

    Returns:
        The rows, and the one for all; that is empty where there is one tutor alone.
    """
    rows = tuple(
        (frame.tutors.name(key), *row(counts[key])) for key in frame.tutors.ordered(counts)
    )
    if len(rows) < 2:
        return rows, ()
    every: Counter[str] = Counter()
    for count in counts.values():
        every.update(count)
    return rows, (ALL, *row(every))


def one_of_each(students: Iterable[StudentLine]) -> tuple[StudentLine, ...]:
    """Students of several folders, each once: as the file that is furthest on has them.

    When somebody was last met, and is due, is what the latest conference in any folder says.

    Args:
        students: The students, some of them maybe more than once; among equals the first counts.
    """
    found: dict[str, StudentLine] = {}
    for student in students:
        before = found.setdefault(student.id, student)
        if before is not student:
            newer = max(before, student, key=lambda s: s.revision)
            met = min(before, student, key=_since_met)
            found[student.id] = replace(newer, due=met.due, days_since=met.days_since)
    return tuple(found.values())


def _since_met(student: StudentLine) -> tuple[bool, int]:
    return student.days_since is None, student.days_since or 0
