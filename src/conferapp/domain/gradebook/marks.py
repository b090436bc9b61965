"""The cells and headings of a gradebook: points, maxima, and who wasn't there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from conferapp.domain.kinds.cells import read_number
from conferapp.domain.text import fold

Number = int | float

MOST_POINTS: Final = 100_000
"""More than any test has: what is above is an id, a year with a day, or a slip."""
_ABSENT: Final = frozenset(
    {
        *("", "abs", "absent", "a", "ex", "exc", "exempt", "excused", "mi", "missing", "m"),
        *("inc", "incomplete", "n/a", "na", "nm", "dna", "dns", "ns", "not submitted", "ausente"),
        *("not graded", "ungraded", "pending", "null", "none", "#n/a"),
    }
)
_DASHES: Final = " -\u2010\u2011\u2012\u2013\u2014\u2212_."
_UNIT: Final = re.compile(r"\s*(?:points?|pts?\.?|marks?|puntos?)$", re.IGNORECASE)
_OF: Final = re.compile(r"(.+?)\s*(?:/|\bout of\b|\bof\b)\s*(.+)", re.IGNORECASE)
_DECIMAL_COMMA: Final = re.compile(r"(?:\d+,(?:\d{1,2}|\d{4,})|0,\d+)(?!\d)")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a cell says.

    Attributes:
        points: The points.
        out_of: How many there were, where the cell says so itself.
    """

    points: Number
    out_of: Number | None = None


def is_absent(cell: str) -> bool:
    """Whether a cell says that there are no points to be had.

    Args:
        cell: A clean cell.
    """
    return fold(cell.strip(_DASHES)) in _ABSENT


def has_decimal_commas(cells: Iterable[str]) -> bool:
    """Whether a comma in these cells stands before decimals, so that “7,125” is a little over 7.

    Args:
        cells: Clean cells of the whole table.
    """
    return any(_DECIMAL_COMMA.match(cell.strip()) for cell in cells)


def read_mark(cell: str, *, comma: bool = False) -> Mark | None:
    """Read a cell such as `7`, `7,5`, `7/10`, `7 of 10`, `70%` or `7 pts`; None for anything else.

    Args:
        cell: A clean cell.
        comma: Whether a comma always stands before decimals.
    """
    said = _UNIT.sub("", cell.strip().removeprefix("'")).strip()
    if said.endswith("%"):
        points, out_of = _number(said[:-1], comma=comma), 100
        return None if points is None else Mark(points, out_of)
    both = _OF.fullmatch(said)
    if both is None:
        points = _number(said, comma=comma)
        return None if points is None else Mark(points)
    points, whole = (_number(part, comma=comma) for part in both.groups())
    return Mark(points, whole) if points is not None and whole else None


def read_maximum(cell: str, *, comma: bool = False) -> Number | None:
    """The points that there were, as a cell or a person says them; None for anything else.

    Args:
        cell: A clean cell.
        comma: Whether a comma always stands before decimals.
    """
    said = re.sub(r"(?:/|out of|of|max\.?)\s*", "", _UNIT.sub("", cell.strip()), count=1)
    if said.strip() == "100%":
        return 100
    return _number(said, comma=comma) or None


def _number(said: str, *, comma: bool) -> Number | None:
    if comma and said.count(",") == 1 and "." not in said:
        said = said.replace(",", ".")
    number = read_number(said)
    if not isinstance(number, int | float) or not 0 <= number <= MOST_POINTS:
        return None
    return abs(number)  # “-0” is nothing to worry about


# Headings ---------------------------------------------------------------------------------

_N: Final = r"(?P<n>\d{1,6}(?:[.,]\d{1,2})?)"
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\s*\[\s*total pts?\b\.?:?\s*(?:up to\s*)?{_N}[^\]]*\](?:\s*\|\s*\d+)?$",
        rf"\s*[(\[]\s*(?:out of|of|max(?:imum)?\b\.?:?|/)\s*{_N}\s*(?:points|pts)?\s*[)\]]$",
        rf"\s*[(\[]\s*{_N}\s*(?:points?|pts?|marks?|p|puntos)\b\.?\s*[)\]]$",
        rf"(?:\s+/|(?<=[^\d\s])/|\s+out of|\s+[-\u2013]\s+(?=[\d.,]+\s*(?:pts|points)))\s*{_N}"
        r"\s*(?:points|pts)?$",
    )
)
"""Headings that say their maximum beyond doubt."""
_BARE: Final = re.compile(rf"\s*[(\[]\s*{_N}\s*[)\]]$")
_PERCENT: Final = re.compile(r"\s*(?:[(\[]\s*(?:%|percent(?:age)?)\s*[)\]]|%)$", re.IGNORECASE)
_PLAIN: Final = re.compile(r"\s*(?:\((?:real|points|score)\)|\|\s*\d+)$", re.IGNORECASE)
_NUMBERED: Final = 5
"""Digits from which a number in brackets is the id of an assignment."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What the heading of a column says.

    Attributes:
        topic: The name that is left.
        out_of: The maximum, or None.
        sure: Whether the number can be nothing else; “Chapter (3)” is no maximum.
    """

    topic: str
    out_of: Number | None = None
    sure: bool = True


def read_heading(heading: str) -> Heading:
    """Part a heading such as “Fractions (10)” or “Fractions /10” into its topic and its maximum.

    Args:
        heading: A clean heading.
    """
    plain = _PLAIN.sub("", heading)
    for form in _FORMS:
        if (found := form.search(heading)) and found.start():
            return Heading(heading[: found.start()].strip(), read_maximum(found["n"], comma=True))
    if (found := _PERCENT.search(plain)) and found.start():
        return Heading(plain[: found.start()].strip(), 100)
    if (found := _BARE.search(plain)) and found.start():
        topic = plain[: found.start()].strip()
        if len(found["n"]) >= _NUMBERED:
            return Heading(topic)
        return Heading(topic, read_maximum(found["n"], comma=True), sure=False)
    return Heading(plain.strip() or heading)
