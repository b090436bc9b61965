"""A first guess of what the columns of a gradebook are; a person looks at it and changes it."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from conferapp.domain.gradebook.mapping import Columns, Use
from conferapp.domain.gradebook.marks import (
    has_decimal_commas,
    is_absent,
    read_heading,
    read_mark,
    read_maximum,
)
from conferapp.domain.table_file import TableFile
from conferapp.domain.text import fold

_NAMES: Final[Mapping[Use, tuple[str, ...]]] = {
    "whole": (
        *("student", "student name", "students", "name of student", "full name", "learner"),
        *("student full name", "last name first name", "last first", "learner name", "pupil"),
        *("pupil name", "display name", "estudiante", "alumno", "nombre completo", "name"),
    ),
    "last": ("last name", "surname", "family name", "student last name", "apellidos", "apellido"),
    "first": ("first name", "given name", "student first name", "forename", "nombre", "nombres"),
    "key": (
        *(
            "student id",
            "sis user id",
            "external id",
            "student number",
            "student no",
            "student num",
        ),
        *("id number", "local id", "sis id", "state id", "sis login id", "login id", "username"),
        *("user name", "user id", "sourcedid", "sourced id", "id"),
    ),
    "named": (
        *("topic", "topic name", "standard", "standard name", "skill", "skill name"),
        *("learning target", "objective", "outcome", "assignment", "assignment name"),
        *("assessment", "task", "item", "activity"),
    ),
    "points": (
        *("points", "points earned", "score", "earned", "raw score", "student score"),
        *("mark", "marks", "result", "grade", "value", "percent", "percentage", "puntos"),
    ),
    "out_of": (
        *("out of", "points possible", "possible points", "max points", "max score", "maximum"),
        *("maximum points", "max", "possible", "total points", "full marks", "total"),
    ),
}
"""The folded headings by which a column is known, the likeliest first."""
_LEFT_OUT: Final = re.compile(
    r"\b(?:e ?mail|login|username|phone|gender|birth ?date|date of birth|dob|timestamp|comments?"
    r"|feedback|remarks?|absences|tard(?:y|ies)|attendance|gpa|rank"
    r"|last downloaded from this course)\b"
    r"|^(?:id|class|course|group|grade|level|year|status|date|sum|mean|average|letter|percent"
    r"|section|period|homeroom|language|notes|school|district|teacher|tutor|grade level"
    r"|year level|availability|mark|score|result|points|total points)$"
    r"|^(?:overall|total|subtotal|weighted|unposted|cumulative|teacher|tutor|school)\b"
    r"|\b(?:current|final|override) (?:score|grade|points|mark|percent)s?$"
    r"|\b(?:total|subtotal|average|overall|grade|id)$"
    r"|\((?:letter|feedback|status)\)$"
)
"""Folded headings of columns with numbers that are no topics."""
_MAXIMA: Final = frozenset(
    {
        *("points possible", "possible points", "possible", "out of", "max points", "max score"),
        *("maximum", "maximum points", "maximum score", "points", "total points", "total possible"),
        *("full marks", "max", "maxima", "puntos posibles", "maximo"),
    }
)
_NO_STUDENT: Final = frozenset(
    {
        *("average", "class average", "mean", "median", "standard deviation", "std dev", "count"),
        *("date", "due date", "category", "type", "weight", "minimum", "highest", "lowest"),
        *("manual posting", "range", "overall average", "total", "totals"),
    }
)


def guess(table: TableFile) -> Columns:
    """Say of each column what it most likely is.

    Args:
        table: The gradebook.
    """
    found = _by_heading(table.header)
    long = "named" in found and ("points" in found or _numbers(table, found.values()))
    if long and "points" not in found:
        found["points"] = _numbers(table, found.values())[-1]
    if not long:
        for use in ("named", "points", "out_of"):
            found.pop(use, None)
    maxima = None if long else _maxima_row(table, found)
    uses: list[Use] = ["unused"] * len(table.header)
    for use, place in found.items():
        uses[place] = use
    if not long:
        for place in _skills(table, found.values(), maxima):
            uses[place] = "skill"
    return Columns(tuple(uses), maxima)


def is_no_student(label: str) -> bool:
    """Whether what stands for a name is the label of another sort of row, such as “Average”.

    Args:
        label: The name in a row.
    """
    return _label(label) in _NO_STUDENT | _MAXIMA - {"max"}


def names_a_student(heading: str) -> bool:
    """Whether a heading is known to stand above names or ids of students.

    Args:
        heading: A clean heading.
    """
    return any(_bare(heading) in _NAMES[use] for use in ("whole", "last", "first", "key"))


def _bare(heading: str) -> str:
    return fold(re.sub(r"[_:]|\s*\(.*\)$", " ", heading))


def _by_heading(header: Sequence[str]) -> dict[Use, int]:
    """The columns that their headings give away, at most one for each use."""
    folded = [_bare(heading) for heading in header]
    found: dict[Use, int] = {}
    for use, names in _NAMES.items():
        place = next((folded.index(name) for name in names if name in folded), None)
        if place is not None and place not in found.values():
            found[use] = place
    if "last" in found and "first" in found:
        found.pop("whole", None)
    elif "last" in found and "whole" in found:  # “Name” beside “Surname” is the first name
        found["first"] = found.pop("whole")
    elif "first" in found and "whole" not in found and "last" not in found:
        found["whole"] = found.pop("first")
    if not {"whole", "last", "key"} & set(found) and folded and 0 not in found.values():
        found["whole"] = 0
    return found


def _numbers(table: TableFile, taken: Collection[int]) -> list[int]:
    """The columns, beside those that are known, in which most of what stands is points."""
    comma = has_decimal_commas(cell for row in table.rows for cell in row)
    found = []
    for place in range(len(table.header)):
        said = [row[place] for row in table.rows if not is_absent(row[place])]
        read = [cell for cell in said if read_mark(cell, comma=comma)]
        heading = read_heading(table.header[place])
        told = heading.out_of and (heading.sure or not said)
        if place not in taken and (len(read) * 2 > len(said) or told):
            found.append(place)
    return found


def _skills(table: TableFile, taken: Collection[int], maxima: int | None) -> Iterator[int]:
    """The columns with numbers that are topics; of points and percentages, the first stands."""
    seen: set[str] = set()
    row = () if maxima is None else table.rows[maxima]
    told = {place for place, cell in enumerate(row) if read_maximum(cell)} - set(taken)
    for place in sorted({*_numbers(table, taken), *told}):
        topic = fold(read_heading(table.header[place]).topic)
        names = (topic, fold(table.header[place]))
        if topic not in seen and not any(map(_LEFT_OUT.search, names)):
            seen.add(topic)
            yield place


def _label(cell: str) -> str:
    return fold(cell.strip(" :"))


def _maxima_row(table: TableFile, found: Mapping[Use, int]) -> int | None:
    """The row that says how many points there were: by its label, or nobody’s and on top."""
    names = [found[use] for use in ("whole", "last", "first", "key") if use in found]
    for place, row in enumerate(table.rows):
        filled = [at for at, cell in enumerate(row) if cell]
        labels = {_label(row[at]) for at in (*names, *filled[:1])} & _MAXIMA
        if labels and (labels != {"max"} or _highest(table, place)):
            return place
        if place == 0 and not any(row[at] for at in names) and _highest(table, place):
            return place
    return None


def _highest(table: TableFile, place: int) -> bool:
    """Whether nobody has more than a row says: a student may be called Max."""
    for at, cell in enumerate(table.rows[place]):
        most = read_maximum(cell)
        marks = [mark.points for row in table.rows if (mark := read_mark(row[at]))]
        if most is not None and marks and max(marks) > most:
            return False
    return any(read_maximum(cell) is not None for cell in table.rows[place])
