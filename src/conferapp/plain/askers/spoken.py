"""Answers as they are heard: sentences, without signs that a screen reader spells out."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from conferapp.domain.days import say_day
from conferapp.domain.kinds.day import Date, day_of
from conferapp.domain.kinds.looking_back import OUTCOME_MARKS, LastGoal, closings
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.rows import RowsQuestion
from conferapp.domain.kinds.tables import LEVEL_MARKS, Measures, Topics
from conferapp.domain.model import Row, Value, as_rows
from conferapp.domain.row_entry import RowEntry
from conferapp.domain.text import say_number

_SIGNS: Mapping[str, str] = {
    **{f"{mark} ": f"{level}: " for level, mark in LEVEL_MARKS.items()},
    **{mark.split()[0]: level for level, mark in LEVEL_MARKS.items()},
    **dict.fromkeys([f"{mark} " for mark in OUTCOME_MARKS.values()], ""),
    " · ": ", ",
    " → ": ", then ",
    "• ": "",
    "⇢ ": "",
    " ★": ", power standard",
}
"""What is said for the signs that stand on screen."""


def aloud(text: str) -> str:
    """A line of the app's own without its signs, such as the bullet in front of an action."""
    for level, mark in LEVEL_MARKS.items():
        text = re.sub(rf" *{mark.split()[0]} {level}\b", f", {level}", text)
        text = re.sub(rf"\A{mark} (.*)", rf"\1, {level}", text)
    for sign, words in _SIGNS.items():
        text = text.replace(sign, words)
    return " ".join(text.split())


def told(ask: str, said: str) -> str:
    """A question with its answer behind it, parted where the question doesn't end by a sign."""
    return f"{ask}{'' if ask.endswith(('?', '!', '.', '…', ':')) else ':'} {said}"


def numbered(words: Iterable[str]) -> list[str]:
    """Words with the numbers by which they are chosen, such as `1 kept`."""
    return [f"{number} {word}" for number, word in enumerate(words, 1)]


def spoken(question: Question, value: Value, today: date) -> tuple[str, ...]:
    """An answer in lines; none where nothing was answered.

    Args:
        question: What was asked.
        value: The answer.
        today: The local day, from which days are counted.
    """
    if value is None:
        return ()
    for kind in type(question).__mro__:
        if kind in _SPOKEN:
            return tuple(_SPOKEN[kind](question, value, today))
    return tuple(question.as_text(value).splitlines())


def row_aloud(question: RowsQuestion, row: Row, today: date) -> str:
    """One row as a sentence, such as `Homework: 8 of 10, before: 6`; "" for an empty one.

    Args:
        question: What was asked.
        row: The row.
        today: The local day, from which days are counted.
    """
    entry = RowEntry(question, today=today)
    cells = {c.key: entry.read_back(row, c) or entry.words(row, c) for c in question.columns}
    first, *rest = question.columns
    short, long = _amounts(question, cells), list[str]()
    for column in rest:
        cell = cells.get(column.key, "")
        if column.type == "tick":
            short += [column.title.lower()] * (row.get(column.key) is True)
        elif column.type == "one_of":
            short.append(cell)
        elif cell:
            long.append(f"{column.title}: {cell}")
    named = ": ".join(filter(None, (cells[first.key], ", ".join(filter(None, short)))))
    return ". ".join(part.rstrip(".") for part in (named, *long) if part)


def _amounts(question: RowsQuestion, cells: dict[str, str]) -> list[str]:
    """What was counted, such as `8 of 10 pages`; its cells are taken out."""
    key = _COUNTED.get(type(question))
    if key is None:
        return []
    points, whole, unit = (cells.pop(name, "") for name in (key, "out_of", "unit"))
    return [" ".join(part for part in (points, whole and f"of {whole}", unit) if part)]


def _date(_question: Question, value: Value, today: date) -> tuple[str, ...]:
    day = day_of(value)
    if day is None:
        return ()
    hour = str(value)[11:16]
    return (f"{say_day(day, today)}{f', at {hour}' if hour else ''}",)


def _rows(question: Question, value: Value, today: date) -> tuple[str, ...]:
    if not isinstance(question, RowsQuestion):
        raise TypeError(question.kind)
    said = (row_aloud(question, row, today) for row in as_rows(value))
    return tuple(f"{number}. {line}" for number, line in enumerate(said, 1))


def _closed(_question: Question, value: Value, _today: date) -> tuple[str, ...]:
    return tuple(f"{name}: {outcome_aloud(row)}" for _, name, row in closings(value))


def outcome_aloud(row: Row) -> str:
    """What became of a goal or an action, such as `partly. Because: the bus was late`."""
    outcome, because = say_number(row.get("outcome")), say_number(row.get("because"))
    return ". ".join(part for part in (outcome, because and f"Because: {because}") if part)


_COUNTED: Mapping[type[Question], str] = {Measures: "value", Topics: "points"}
_SPOKEN: Mapping[type[Question], Callable[[Question, Value, date], tuple[str, ...]]] = {
    Date: _date,
    RowsQuestion: _rows,
    LastGoal: _closed,
}
