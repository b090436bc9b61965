"""Who is meant by a row of a class list, or why that isn't plain."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from conferapp.domain.roster_rows import Row, name_key
from conferapp.domain.student import Student

NEW: Final = "new"
"""What is decided of a doubtful row instead of a student’s id: it is somebody new."""

TWO_FIT: Final = "more than one student here has that name"
TWO_IDS: Final = "more than one student here has that id"
OTHER_ID: Final = "a student here has that name, but another id"
CROSSED: Final = "the id is one student’s here, and the name another’s"
ALIKE: Final = "a student here has the same names in another order"
TWICE: Final = "that name is on the list again, with another id"
SAME_ID: Final = "that id is on the list twice, with different names"
NO_ROLE: Final = "the list doesn’t say whether this is a student"
LOCKED: Final = "the student’s file can’t be changed: home says why"


@dataclass(frozen=True)
class Match:
    """A row with whom it means.

    Attributes:
        row: Whom the list tells of.
        student: The student who is there; None for somebody new, or while there is a doubt.
        doubt: Why it isn't plain who is meant, as half a sentence; "" where it is plain.
        candidates: The students who could be meant.
        asked: Whether somebody can say, or has said, who is meant.
    """

    row: Row
    student: Student | None = None
    doubt: str = ""
    candidates: tuple[Student, ...] = ()
    asked: bool = False


class Finder:
    """Finds out who is meant by a row: by the school's id first, then by the name.

    Args:
        rows: All rows of the list.
        students: Everybody who is there.
        locked: The ids of those whose file can't be changed.
        decided: Who is meant by doubtful rows.
    """

    def __init__(
        self,
        rows: Iterable[Row],
        students: tuple[Student, ...],
        locked: Collection[str],
        decided: Mapping[int, str],
    ) -> None:
        self._locked, self._decided = locked, decided
        self._known = {student.id: student for student in students}
        self._by_id: dict[str, list[Student]] = defaultdict(list)
        self._by_name: dict[str, list[Student]] = defaultdict(list)
        self._by_words: dict[frozenset[str], list[Student]] = defaultdict(list)
        for student in students:
            self._by_words[_words(name_key(student.name))].append(student)
            self._by_name[name_key(student.name)].append(student)
            if student.external_id:
                self._by_id[student.external_id.casefold()].append(student)
        self._ids: dict[str, list[str]] = defaultdict(list)
        self._names: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            self._ids[row.key].append(row.external)
            self._names[row.external].append(row.key)

    def find(self, row: Row) -> Match:
        """A row with the student who is meant, with nobody, or with a doubt."""
        doubt, fitting = self._fitting(row)
        said = self._decided.get(row.number) if doubt else None
        if said == NEW:
            return Match(row, candidates=fitting, asked=True)
        if said in self._known:
            return Match(row, self._known[said], candidates=fitting, asked=True)
        student = fitting[0] if fitting and not doubt else None
        if student is not None and student.id in self._locked:
            return Match(row, doubt=LOCKED)
        free = tuple(student for student in fitting if student.id not in self._locked)
        if doubt:
            return Match(row, doubt=doubt, candidates=free, asked=True)
        return Match(row, student)

    def repeats(self, row: Row, found: Match) -> bool:
        """Whether a row without an id tells of somebody new who stands on the list with one."""
        return found.student is None and not row.external and any(self._ids[row.key])

    def _fitting(self, row: Row) -> tuple[str, tuple[Student, ...]]:
        """A doubt or "", and the students whom the row could mean."""
        by_id = tuple(self._by_id.get(row.external, ()))
        by_name = tuple(self._by_name.get(row.key, ()))
        if row.external and len(set(self._names[row.external])) > 1:
            return SAME_ID, by_id or by_name
        if len(by_id) > 1:
            return TWO_IDS, by_id
        if by_id:
            crossed = by_name and by_id[0] not in by_name
            return (CROSSED, (*by_id, *by_name)) if crossed else ("", by_id)
        return self._of_name(row, by_name)

    def _of_name(self, row: Row, by_name: tuple[Student, ...]) -> tuple[str, tuple[Student, ...]]:
        """The same for a row whose id nobody has."""
        ids = {one for one in self._ids[row.key] if one and one not in self._by_id}
        if len(ids) > 1:
            return TWICE, by_name
        free = tuple(s for s in by_name if not (row.external and s.external_id))
        if len(free) == 1:
            return "", free
        if by_name:
            return (TWO_FIT if free else OTHER_ID), by_name
        alike = tuple(self._by_words.get(_words(row.key), ()))
        if alike:
            return ALIKE, alike
        return ("" if row.sure else NO_ROLE), ()


def _words(key: str) -> frozenset[str]:
    return frozenset(key.split())
