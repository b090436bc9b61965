"""The words of an import, in plain text: for the screen and for the command line."""

from collections.abc import Iterator, Sequence
from typing import Final

from conferapp.domain.languages import language_name
from conferapp.domain.roster import HAS_LEFT, Change, ImportPlan, Item
from conferapp.domain.roster_rows import FACTS, Row
from conferapp.domain.text import shortened

FACT_NAMES: Final = {
    "name": "name",
    "called": "likes to be called",
    "grade": "grade",
    "subject": "subject",
    "tutor": "tutor",
    "language": "language",
    "external_id": "the school’s id",
}
NEEDED: Final = (
    "No column is taken for the name yet. Say which one holds it: a whole name, or first and last "
    "name. If the first row of the file is a student already, put names of columns above it."
)
_MOST_NUMBERS: Final = 8
_LONGEST: Final = 60
"""Characters of a cell that are shown."""


def has_name(columns: dict[str, str]) -> bool:
    """Whether names can be read: from a column of whole names, or from two.

    Args:
        columns: For each field that is there, the name of its column.
    """
    return "name" in columns or {"first", "last"} <= columns.keys()


def counts(plan: ImportPlan, tutor: str = "") -> Iterator[str]:
    """What an import would do, in sentences.

    Args:
        plan: The dry run.
        tutor: The tutor that new students get where the list names none, or "".
    """
    changed = len({item.row.number for item in plan.changes})
    of = f" to {_many(changed, 'student', 'students')}" if plan.changes else ""
    yield " · ".join(
        (
            _many(len(plan.new), "new student", "new students"),
            f"{_many(len(plan.changes), 'change', 'changes')}{of}",
            f"{plan.unchanged:,} as they are",
        )
    )
    alone = sum("tutor" not in item.row.facts for item in plan.new)
    if alone:
        who = "New students" if alone == len(plan.new) else "New students without a tutor"
        yield f"{who} get {tutor} as their tutor." if tutor else f"{who} stay without a tutor."
    if plan.doubts:
        are = "row isn’t" if len(plan.doubts) == 1 else "rows aren’t"
        yield f"{len(plan.doubts):,} {are} plain: left alone, unless you say who is meant."
    yield from left_out(plan)


def left_out(plan: ImportPlan) -> Iterator[str]:
    """What of a list is passed over, and why.

    Args:
        plan: The dry run.
    """
    if plan.nameless:
        yield f"Without a name, and passed over: {_rows(plan.nameless)}."
    if plan.again:
        yield f"On the list once more, and passed over: {_named(plan.again)}."
    if plan.others:
        yield f"No students, and passed over: {_many(plan.others, 'row', 'rows')}."
    if plan.gone:
        yield f"Left by the list, and never here: {_many(plan.gone, 'row', 'rows')}."
    for said, many in plan.unknown.items():
        times = f" ({many:,} times)" if many > 1 else ""
        yield f"Not known as a language, and left out: “{shortened(said, _LONGEST)}”{times}."


def item_words(item: Item) -> str:
    """One thing that an import would do, on a line.

    Args:
        item: The new student, the change or the doubt.
    """
    if item.doubt:
        return f"{shortened(item.row.name, _LONGEST)} (row {item.row.number}): {item.doubt}"
    if item.change is None:
        return " · ".join([shortened(item.row.name, _LONGEST), *_facts(item.row)])
    student = item.match.student
    name = student.name if student else item.row.name
    return f"{shortened(name, _LONGEST)}: {change_words(item.change)}"


def change_words(change: Change) -> str:
    """What becomes of a fact, such as “grade 6 → 7”.

    Args:
        change: The change.
    """
    if change.fact == "archived":
        return "has left" if change.new == HAS_LEFT else "had left, and is here again"
    old = _shown(change.fact, change.old) if change.old else "(none)"
    return f"{FACT_NAMES[change.fact]} {old} → {_shown(change.fact, change.new)}"


def _facts(row: Row) -> Iterator[str]:
    for fact in FACTS:
        if fact in row.facts:
            label = "" if fact == "subject" else f"{FACT_NAMES[fact]} "
            yield f"{label}{_shown(fact, row.facts[fact])}"


def _shown(fact: str, value: str) -> str:
    return language_name(value) if fact == "language" else shortened(value, _LONGEST)


def _rows(numbers: Sequence[int]) -> str:
    """Some rows by their numbers, as a spreadsheet counts."""
    named = ", ".join(map(str, numbers[:_MOST_NUMBERS]))
    more = len(numbers) - _MOST_NUMBERS
    return (
        f"row{'s' if len(numbers) > 1 else ''} {named}{f' and {more:,} more' if more > 0 else ''}"
    )


def _named(rows: Sequence[Row]) -> str:
    """Some rows with whom they name."""
    named = ", ".join(
        f"{shortened(row.name, _LONGEST)} (row {row.number})" for row in rows[:_MOST_NUMBERS]
    )
    more = len(rows) - _MOST_NUMBERS
    return f"{named}{f' and {more:,} more' if more > 0 else ''}"


def _many(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
