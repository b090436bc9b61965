"""Reading a gradebook once its columns are known: for each student, topics with their points."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from conferapp.domain.gradebook.guessing import is_no_student
from conferapp.domain.gradebook.headings import headings_of
from conferapp.domain.gradebook.mapping import Columns
from conferapp.domain.gradebook.marks import (
    Heading,
    Number,
    has_decimal_commas,
    is_absent,
    read_heading,
    read_mark,
    read_maximum,
)
from conferapp.domain.table_file import TableFile
from conferapp.domain.text import fold, limit


@dataclass(frozen=True, slots=True)
class Scored:
    """A topic with its points.

    Attributes:
        topic: Its name.
        points: The points.
        out_of: How many there were, or None when nobody said.
    """

    topic: str
    points: Number
    out_of: Number | None = None

    @property
    def over(self) -> bool:
        """Whether these are more points than there were: a slip, or something extra."""
        return self.out_of is not None and self.points > self.out_of


@dataclass(frozen=True)
class Pupil:
    """What a gradebook has of one student.

    Attributes:
        name: The name as the file writes it, or "".
        key: Their id at school, or "".
        row: The first row of the file that is theirs, as a spreadsheet counts.
        scored: The topics with points; no two have the same name.
        absent: Cells that say that there are no points.
        unread: Cells that could not be read, such as “Fractions: see me”.
        twice: Topics that stand there more than once; the last one counts.
    """

    name: str
    key: str
    row: int
    scored: tuple[Scored, ...] = ()
    absent: int = 0
    unread: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()

    @property
    def over(self) -> int:
        """How many topics have more points than there were."""
        return sum(one.over for one in self.scored)

    @property
    def said(self) -> str:
        """The student as the file has them."""
        return self.name or self.key


@dataclass(frozen=True)
class Gradebook:
    """What came of a table.

    Attributes:
        pupils: The students, in the order of the file.
        topics: The names of the topics, in their order.
        open_ended: Topics of which nobody said how many points there were.
        nameless: Rows that are left out because they name no student.
    """

    pupils: tuple[Pupil, ...] = ()
    topics: tuple[str, ...] = ()
    open_ended: tuple[str, ...] = ()
    nameless: int = 0


@dataclass(frozen=True, slots=True)
class _Cell:
    """One topic of one student, as the table has it."""

    topic: str
    cell: str
    out_of: Number | None


@dataclass
class _Gathered:
    """What is found of one student, row by row."""

    pupil: Pupil
    cells: list[_Cell] = field(default_factory=list)


def read_gradebook(table: TableFile, columns: Columns) -> Gradebook:
    """Read a gradebook.

    Args:
        table: The table.
        columns: What its columns are.
    """
    comma = has_decimal_commas(cell for row in table.rows for cell in row)
    headings = headings_of(table, columns)
    gathered: dict[tuple[str, str], _Gathered] = {}
    nameless = 0
    for place, (number, row) in enumerate(zip(table.numbers, table.rows, strict=True)):
        name, key = _name(row, columns), _key(row, columns)
        if place == columns.maxima_row or is_no_student(name or _first(row)):
            continue
        if not name and not key:
            nameless += 1
            continue
        found = gathered.setdefault((fold(name), fold(key)), _Gathered(Pupil(name, key, number)))
        found.cells += (
            _long_cells(row, columns, comma=comma) if columns.long else _wide_cells(row, headings)
        )
    pupils = tuple(_pupil(each, comma=comma) for each in gathered.values())
    scored = [one for pupil in pupils for one in pupil.scored]
    topics = tuple(dict.fromkeys(one.topic for one in scored))
    untold = dict.fromkeys(one.topic for one in scored if one.out_of is None)
    return Gradebook(pupils, topics, tuple(untold), nameless)


def _pupil(found: _Gathered, *, comma: bool) -> Pupil:
    scored: dict[str, Scored] = {}
    absent, unread, twice = 0, [], []
    for each in found.cells:
        mark = None if is_absent(each.cell) else read_mark(each.cell, comma=comma)
        if is_absent(each.cell):
            absent += 1
        elif mark is None:
            unread.append(f"{each.topic}: {limit(each.cell, 40)[0]}")
        else:
            key = fold(each.topic)
            if key in scored:
                twice.append(each.topic)
            scored[key] = Scored(each.topic, mark.points, mark.out_of or each.out_of)
    return replace(
        found.pupil,
        scored=tuple(scored.values()),
        absent=absent,
        unread=tuple(unread),
        twice=tuple(dict.fromkeys(twice)),
    )


# Whose a row is ---------------------------------------------------------------------------


def _name(row: Sequence[str], columns: Columns) -> str:
    whole = " ".join(row[place] for place in columns.places("whole"))
    last, first = (
        " ".join(row[place] for place in columns.places(use)) for use in ("last", "first")
    )
    both = f"{last}, {first}" if last and first else last or first
    return (whole or both).strip()


def _key(row: Sequence[str], columns: Columns) -> str:
    return next((row[place] for place in columns.places("key")), "")


def _first(row: Sequence[str]) -> str:
    return next(filter(None, row), "")


# What a row says --------------------------------------------------------------------------


def _wide_cells(row: Sequence[str], headings: Mapping[int, Heading]) -> Iterator[_Cell]:
    for place, heading in headings.items():
        yield _Cell(heading.topic, row[place], heading.out_of)


def _long_cells(row: Sequence[str], columns: Columns, *, comma: bool) -> Iterator[_Cell]:
    named, points = columns.places("named")[0], columns.places("points")[0]
    heading = read_heading(row[named])
    out_of = next((read_maximum(row[at], comma=comma) for at in columns.places("out_of")), None)
    told = heading.out_of if heading.sure else None
    if row[named]:
        topic = heading.topic if told else row[named]
        yield _Cell(
            topic, row[points], columns.own.get(points) or out_of or told or columns.maximum
        )
