"""Answers and goals as tables (CSV) that a spreadsheet opens, one row for each.

UTF-8 with a byte-order mark, without which a spreadsheet guesses another coding. Texts stand in
quotes and numbers don't. A text that a spreadsheet would take for a formula gets an apostrophe in
front, so that nothing that somebody typed is ever reckoned with.
"""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from conferapp.domain.almanac import day_of
from conferapp.domain.amounts import is_number
from conferapp.domain.goal_ends import GoalEnd, goal_ends
from conferapp.domain.kinds.cells import TYPED
from conferapp.domain.model import as_row
from conferapp.domain.reading import text_of
from conferapp.domain.record import Answer, Record
from conferapp.domain.text import clean, say_number

Cell = str | int | float
Row = Mapping[str, object]
"""A row by its columns; a JSON number stays one, anything else is text."""

ABOUT: Final = ("record", "status", "agenda", "student id", "student", "tutor", "day")
"""The columns that say which conference a row is from."""
ANSWERS: Final = (
    *ABOUT,
    *("part", "page", "question", "kind", "role", "ask", "by", "share", "at"),
    *("answer", "value", "out of"),
)
"""The columns of the table of answers."""
_OF_GOAL: Final = ("goal", "measure", "from", "to", "stretch", "by", "topic", "why", "focus")
GOALS: Final = (*ABOUT, *_OF_GOAL, "outcome", "because", "closed by", "closed on")
"""The columns of the table of goals."""

_STARTS: Final = frozenset("=+-@")
"""What begins a formula; wide and small forms of these signs do so, too."""

_EXACT: Final = 2**53
"""Up to here a float and the whole number that it stands for are the same."""


def answers_csv(records: Iterable[Record]) -> bytes:
    """The table of answers, in the order of the conferences and of their answers.

    Args:
        records: The conferences, of any status.
    """
    rows = (
        {**_about(record), **_answer(name, answer)}
        for record in records
        for name, answer in record.answers.items()
    )
    return csv_table(ANSWERS, rows)


def goals_csv(records: Iterable[Record]) -> bytes:
    """The table of goals, each with what a later conference said of it.

    Args:
        records: The conferences, of any status. What became of a goal shows as far as the
            conference that says so is among them.
    """
    return csv_table(GOALS, map(_goal, goal_ends(records)))


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula, with newlines as its only controls.

    Args:
        text: Anything.
    """
    said = clean(text, lines=True)
    first = unicodedata.normalize("NFKC", said.lstrip()[:1])[:1]
    # By what was given, too: a spreadsheet that sees a tab or a return there may take it away.
    return f"'{said}" if first in _STARTS or text[:1] in ("\t", "\r") else said


def csv_table(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """A table as the bytes of a file, with its columns in the first line.

    Args:
        columns: The columns.
        rows: The rows; what a row says nothing of stays empty.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> Cell:
    if isinstance(value, int | float) and is_number(value):
        whole = isinstance(value, float) and value.is_integer() and abs(value) < _EXACT
        return int(value) if whole else value
    return harmless(say_number(value))


def _about(record: Record) -> Row:
    return {
        "record": record.id,
        "status": record.status,
        "agenda": record.agenda.id,
        "student id": record.student.id,
        "student": record.student.name,
        "tutor": record.tutor,
        "day": _day(record),
    }


def _answer(name: str, answer: Answer) -> Row:
    value = as_row(answer.value) if answer.kind == "score" else {"value": answer.value}
    return {
        "part": answer.part,
        "page": answer.page,
        "question": name,
        "kind": answer.kind,
        "role": answer.keys.get("role"),
        "ask": answer.ask,
        "by": answer.by,
        "share": ", ".join(answer.share),
        "at": answer.at,
        "answer": text_of(name, answer),
        "value": _number(value.get("value")),
        "out of": _number(value.get("out_of")),
    }


def _goal(goal: GoalEnd) -> Row:
    row, word = goal.item.row, goal.word
    cells = {key: row.get(key) for key in _OF_GOAL}
    if cells["by"] is None:
        cells["by"] = row.get(f"by{TYPED}")
    ended = (
        {
            "outcome": word.closing.outcome,
            "because": word.closing.because,
            "closed by": word.record.id,
            "closed on": _day(word.record),
        }
        if word
        else {}
    )
    return {**_about(goal.record), **cells, **ended}


def _number(value: object) -> object:
    return value if is_number(value) else None


def _day(record: Record) -> str:
    """The day of the conversation, or that on which it was ended or made."""
    days: Iterator[object] = map(day_of, (record.started, record.ended, record.created))
    return str(next(filter(None, days), ""))
