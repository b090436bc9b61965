"""Courses: what was counted of a student's effort and work, over time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from conferapp.domain.amounts import as_number, percent
from conferapp.domain.kinds.numbers import counted
from conferapp.domain.kinds.phrases import ENGLISH
from conferapp.domain.model import Row, as_rows
from conferapp.domain.record import Record
from conferapp.domain.story.days import day_held
from conferapp.domain.text import fold, say_number

EFFORT = "effort"
"""The group that counts where an agenda names none, since that is what most of it is."""


@dataclass(frozen=True)
class Measured:
    """A value on a day.

    Attributes:
        day: The day of the conference.
        said: The value in words, such as `8 of 10` or `mostly on time`.
        share: Its percentage, or None where there is no maximum.
        before: What it was before, where no earlier conference says the same; "" otherwise.
    """

    day: date | None
    said: str
    share: float | None = None
    before: str = ""


@dataclass(frozen=True)
class Course:
    """One thing that was counted, over time.

    Attributes:
        what: What was counted, as it was last written.
        group: `effort` or `academic`.
        values: Its values, the oldest first.
    """

    what: str
    group: str
    values: tuple[Measured, ...]


def courses(records: Iterable[Record]) -> tuple[Course, ...]:
    """What was counted in conferences: by group, in the order in which it first came up.

    Args:
        records: Finished conferences of one student, the oldest first.
    """
    found: dict[tuple[str, str], Course] = {}
    for record in records:
        day = day_held(record)
        for group, row in _rows(record):
            what, said = say_number(row.get("what")).strip(), _said(row)
            if not (what and said):
                continue
            known = found.get((group, fold(what)))
            values = known.values if known else ()
            last = values[-1].said if values else ""
            before = say_number(row.get("before")).strip()
            repeats = bool(before) and (last == before or last.startswith(f"{before} "))
            value = Measured(day, said, _share(row), "" if repeats else before)
            found[group, fold(what)] = Course(what, group, (*values, value))
    # Sorting keeps the order of first sight within each group.
    return tuple(sorted(found.values(), key=lambda course: course.group != EFFORT))


def _rows(record: Record) -> Iterator[tuple[str, Row]]:
    for answer in record.answers.values():
        if answer.kind == "measures":
            group = say_number(answer.keys.get("group")) or EFFORT
            for row in as_rows(answer.value):
                yield group, row


def _share(row: Row) -> float | None:
    """The percentage, by the maximum, or because the value itself is one."""
    share = percent(row)
    return as_number(row.get("value")) if share is None and row.get("unit") == "%" else share


def _said(row: Row) -> str:
    amount = counted(row.get("value"), row.get("out_of"), ENGLISH)
    unit = say_number(row.get("unit"))
    return " ".join(part for part in (amount, unit) if amount and part).strip()
