"""A class list against the students who are there: what an import would change, as a dry run.

Nothing is decided here for good. Each new student and each changed fact is an item of its own that
can be left out, and where it isn't plain who is meant, that is said and nobody is touched.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from conferapp.domain.roster_match import Finder, Match
from conferapp.domain.roster_rows import FACTS, Row, name_key, read_rows
from conferapp.domain.student import Student
from conferapp.domain.table_file import TableFile
from conferapp.domain.text import fold

HAS_LEFT: Final = "has left"
IS_HERE: Final = "is here"


@dataclass(frozen=True)
class Change:
    """One fact of a student that would become another.

    Attributes:
        fact: Its key in the student's file.
        old: What is there, or "".
        new: What the list has.
        offered: Whether it is taken unless somebody leaves it out.
    """

    fact: str
    old: str
    new: str
    offered: bool = True


@dataclass(frozen=True)
class Item:
    """One thing that an import would do, or a doubt.

    Attributes:
        match: Whom the list tells of.
        change: The fact that changes; None for somebody new, or while there is a doubt.
    """

    match: Match
    change: Change | None = None

    @property
    def row(self) -> Row:
        """The row of the list."""
        return self.match.row

    @property
    def doubt(self) -> str:
        """Why it isn't plain who is meant, or ""."""
        return self.match.doubt

    @property
    def key(self) -> tuple[int, str]:
        """What tells items apart: the row, and the fact or ""."""
        return self.row.number, self.change.fact if self.change else ""

    @property
    def offered(self) -> bool:
        """Whether it is done unless somebody leaves it out."""
        return not self.doubt and (self.change is None or self.change.offered)


@dataclass(frozen=True)
class Entry:
    """What is to be done about one person.

    Attributes:
        row: Whom the list tells of.
        student: The student who is there, or None for somebody new.
        changes: The facts that change.
    """

    row: Row
    student: Student | None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do.

    Attributes:
        items: The new students, the changes and the doubts, in the order of the list.
        unchanged: How many students are as the list has them.
        again: The rows with somebody who stands on the list already.
        gone: How many have left by the list, and aren't here either.
        nameless: The numbers of the rows without a name.
        others: How many rows are no student's.
        unknown: Languages that nobody here knows the name of, with their number.
    """

    items: tuple[Item, ...]
    unchanged: int
    again: tuple[Row, ...]
    gone: int
    nameless: tuple[int, ...]
    others: int
    unknown: Mapping[str, int]

    @property
    def new(self) -> tuple[Item, ...]:
        """Those who would be added."""
        return tuple(item for item in self.items if item.change is None and not item.doubt)

    @property
    def changes(self) -> tuple[Item, ...]:
        """The facts that would change."""
        return tuple(item for item in self.items if item.change is not None)

    @property
    def doubts(self) -> tuple[Item, ...]:
        """Where it isn't plain who is meant."""
        return tuple(item for item in self.items if item.doubt)

    @property
    def offered(self) -> frozenset[tuple[int, str]]:
        """The keys of all that is done unless somebody leaves it out."""
        return frozenset(item.key for item in self.items if item.offered)

    def entries(self, taken: Collection[tuple[int, str]]) -> tuple[Entry, ...]:
        """What is to be done, person by person.

        Args:
            taken: The keys of the items that are wanted.
        """
        wanted: dict[int, list[Item]] = defaultdict(list)
        for item in self.items:
            if item.key in taken and not item.doubt:
                wanted[item.row.number].append(item)
        return tuple(
            Entry(items[0].row, items[0].match.student, tuple(i.change for i in items if i.change))
            for items in wanted.values()
        )


def plan_import(
    table: TableFile,
    columns: Mapping[str, str],
    students: Iterable[Student],
    *,
    locked: Collection[str] = (),
    decided: Mapping[int, str] | None = None,
) -> ImportPlan:
    """Work out what an import would do.

    Args:
        table: The list.
        columns: For each field that is there, the name of its column.
        students: Everybody who is there, also those who have left.
        locked: The ids of those whose file can't be changed.
        decided: For rows that were doubtful, who is meant: an id, or `NEW`.
    """
    read = read_rows(table, columns)
    finder = Finder(read.rows, tuple(students), locked, decided or {})
    items: list[Item] = []
    seen: set[str] = set()
    again: list[Row] = []
    unchanged = gone = 0
    for row in read.rows:
        found = finder.find(row)
        who = found.student.id if found.student else f"{row.key}\n{row.external}"
        if not found.doubt and (who in seen or finder.repeats(row, found)):
            again.append(row)
            continue
        seen.add(who)
        if found.student is not None:
            changes = [Item(found, change) for change in _changes(found.student, row)]
            items += changes
            unchanged += not changes
        elif not found.doubt and row.left:
            gone += 1
        else:
            items.append(Item(found))
    return ImportPlan(
        tuple(items), unchanged, tuple(again), gone, read.nameless, read.others, read.unknown
    )


def with_changes(student: Student, changes: Iterable[Change]) -> Student | None:
    """A student with some facts changed; None if one of them isn't any more what it was.

    Args:
        student: The student as their file is now.
        changes: What changes.
    """
    found = tuple(changes)
    if any(_told(student, change.fact) != change.old for change in found):
        return None
    return student.changed(
        **{c.fact: c.new == HAS_LEFT if c.fact == "archived" else c.new for c in found}
    )


def _changes(student: Student, row: Row) -> Iterator[Change]:
    """What the row has otherwise; what it leaves empty changes nothing."""
    if name_key(student.name) != row.key:
        yield Change("name", student.name, row.name)
    for fact in FACTS:
        old, new = _told(student, fact), row.facts.get(fact, "")
        same = old.casefold() == new.casefold() if fact == "external_id" else fold(old) == fold(new)
        if new and not same:
            yield Change(fact, old, new)
    if row.left and not student.archived:
        yield Change("archived", IS_HERE, HAS_LEFT)
    elif student.archived and not row.left:
        # A gradebook still lists those who left: only a list that says so brings them back.
        yield Change("archived", HAS_LEFT, IS_HERE, offered=row.left is False)


def _told(student: Student, fact: str) -> str:
    if fact == "archived":
        return HAS_LEFT if student.archived else IS_HERE
    return str(getattr(student, fact) or "")
