"""The order of the caseload: who stands under which heading of the list, and in which place."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Final, Protocol

from conferapp.domain.due import GROUPS, Group, group_by_due
from conferapp.domain.text import fold

OTHERS: Final = "Other tutors’ students"


class Placed(Protocol):
    """What has to be known of a student to find their place in the list."""

    @property
    def id(self) -> str:
        """The student's id."""

    @property
    def tutor(self) -> str:
        """Their tutor, or ""."""

    @property
    def due(self) -> date | None:
        """The day on which the next conference is due, or None."""

    @property
    def running(self) -> bool:
        """Whether a conference is under way."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the list.

    Attributes:
        heading: What stands above it.
        keys: What it lists, by key: the ids of students.
        mixed: Whether its lines have to say themselves how each student stands.
    """

    heading: str
    keys: tuple[str, ...]
    mixed: bool = False


class Rows:
    """Sections as the rows of a list: each heading is a row, and each of its keys is one below it.

    Attributes:
        count: How many rows there are.

    Args:
        sections: The sections, none of them empty.
    """

    def __init__(self, sections: Sequence[Section] = ()) -> None:
        self._sections = sections
        self._starts = (0, *accumulate(len(section.keys) + 1 for section in sections))
        self.count = self._starts[-1]

    def at(self, row: int) -> tuple[Section, str | None]:
        """The section of a row, and its key; None for a heading.

        Args:
            row: The number of the row, from 0.
        """
        number = bisect_right(self._starts, row) - 1
        section, place = self._sections[number], row - self._starts[number] - 1
        return section, section.keys[place] if place >= 0 else None

    def key(self, row: int) -> str | None:
        """The key of a row; None for a heading, and where there is no such row.

        Args:
            row: The number of the row.
        """
        return self.at(row)[1] if 0 <= row < self.count else None

    def of(self, key: str | None) -> int:
        """The row of a key; the first one below a heading where it isn't listed, -1 without any.

        Args:
            key: The key, or None.
        """
        for start, section in zip(self._starts, self._sections, strict=False):
            if key is not None and key in section.keys:
                return start + 1 + section.keys.index(key)
        return 1 if self._sections else -1


def owned_by(tutor: str) -> Callable[[str], bool]:
    """Whether a student belongs to somebody, by the name of the student's tutor.

    Whoever has nobody belongs to each. Without a name of their own, a tutor sees everybody so.

    Args:
        tutor: The name of the tutor who looks, or "".
    """
    mine = fold(tutor)
    known = {"": True, tutor: True}

    def owned(name: str) -> bool:
        if name not in known:
            known[name] = not mine or fold(name) == mine
        return known[name]

    return owned


def sections(listed: Iterable[Placed], tutor: str, today: date) -> tuple[Section, ...]:
    """The students under their headings: a tutor's own first, by group, and then the others.

    Who is due stands by how long ago that was, who is later by how soon; otherwise the order in
    which they come is kept.

    Args:
        listed: The students, by name.
        tutor: The name of the tutor who looks, or "".
        today: The day.
    """
    owned = owned_by(tutor)
    own: dict[Group, list[Placed]] = {group: [] for group in GROUPS}
    others: dict[Group, list[Placed]] = {group: [] for group in GROUPS}
    for student in listed:
        groups = own if owned(student.tutor) else others
        groups[group_by_due(student.due, today, running=student.running)].append(student)
    found = [Section(GROUPS[group], _by_day(group, own[group])) for group in GROUPS]
    rest = tuple(key for group in GROUPS for key in _by_day(group, others[group]))
    return tuple(each for each in (*found, Section(OTHERS, rest, mixed=True)) if each.keys)


def _by_day(group: Group, students: Sequence[Placed]) -> tuple[str, ...]:
    if group in {"due", "later"}:
        students = sorted(students, key=lambda student: student.due or date.max)
    return tuple(student.id for student in students)
