"""Values out of a file of answers, made into answers as the app itself would have taken them.

A file may hold anything. Only the keys and cells that a kind has are looked at, text is cleaned and
cut, and what was typed is read as it is read on screen.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NoReturn

from pydantic import JsonValue

from conferapp.domain.amounts import is_number
from conferapp.domain.kinds.cells import Column, read_number
from conferapp.domain.kinds.day import Date
from conferapp.domain.kinds.looking_back import LISTS, LastGoal
from conferapp.domain.kinds.numbers import Number, Score
from conferapp.domain.kinds.options import Choice, ListAnswer, OptionQuestion
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.reminder import Reminder
from conferapp.domain.kinds.rows import MAX_ROWS, RowsQuestion
from conferapp.domain.kinds.words import Long, TextQuestion
from conferapp.domain.model import Row, Value, as_row, as_rows
from conferapp.domain.prompt import Prompt
from conferapp.domain.row_entry import RowEntry
from conferapp.domain.text import MAX_LINE, clean, fold, limit, say_number
from conferapp.domain.travel.controls import TUTORS_CELLS

_LARGEST = 1e15
"""Numbers beyond this are nobody's answer, and lose their last digits on the way."""
_NOT_LISTED = "It isn’t one of the choices."
_STRANGE = "It isn’t an answer to a question of this kind."


class NoAnswer(ValueError):
    """A value that can't be an answer; it carries a sentence."""


@dataclass
class Reader:
    """Reads the values for one question.

    Attributes:
        prompt: What a field would get: the question, the answer so far, the options.
        free: Whether the options aren't known here, since the student enters them too.
        cut: How many characters had no room so far.
    """

    prompt: Prompt
    free: bool = False
    cut: int = 0

    def read(self, given: object) -> Value:
        """A value as an answer; None where nothing was answered.

        Raises:
            NoAnswer: It can't be one. The sentence says why.
        """
        question = self.prompt.question
        if given is None:
            return None
        for kind, reading in READINGS.items():
            if isinstance(question, kind):
                value = question.tidy(reading(self, given))
                break
        else:
            value = question.tidy(given) if isinstance(given, str | int | float) else _odd()
        problem = None if value is None else question.problem(value)
        if problem:
            raise NoAnswer(problem)
        return value

    def text(self, given: object, most: int = MAX_LINE, *, lines: bool = False) -> str:
        """A text, cleaned and cut."""
        if not isinstance(given, str):
            _odd()
        kept, cut = limit(clean(given, lines=lines), most)
        self.cut += cut
        return kept

    def number(self, given: object) -> Value:
        """A number, or the words that somebody wrote instead."""
        if isinstance(given, str):
            return self.number(read) if is_number(read := read_number(given)) else self.text(given)
        if isinstance(given, bool) or not isinstance(given, int | float):
            _odd()
        if abs(given) > _LARGEST:
            raise NoAnswer("That number is too large.")
        return given


def _odd() -> NoReturn:
    raise NoAnswer(_STRANGE)


def _words(reader: Reader, given: object) -> Value:
    question = reader.prompt.question
    most = question.limit if isinstance(question, TextQuestion) else MAX_LINE
    return reader.text(given, most, lines=isinstance(question, Long))


def _number(reader: Reader, given: object) -> Value:
    return None if given == "" else reader.number(given)


def _score(reader: Reader, given: object) -> Value:
    row = as_row(given)
    return {key: _or_none(reader.number, row.get(key)) for key in ("value", "out_of")}


def _or_none(read: Callable[[object], Value], given: object) -> Value:
    return None if given is None else read(given)


def _one(reader: Reader, given: object) -> Value:
    chosen = reader.text(given)
    _listed(reader, [chosen] if chosen else [])
    return chosen


def _many(reader: Reader, given: object) -> Value:
    if not isinstance(given, list) or len(given) > MAX_ROWS:
        _odd()
    chosen = [name for each in given if (name := reader.text(each).strip())]
    _listed(reader, chosen)
    return [*dict.fromkeys(chosen)]


def _listed(reader: Reader, chosen: list[str]) -> None:
    """See that what was picked out of topics is one of them; other options the kind looks at."""
    question = reader.prompt.question
    if not isinstance(question, OptionQuestion) or question.other or reader.free:
        return
    known = {option.stored for option in reader.prompt.options}
    if question.options_from is not None and not set(chosen) <= known:
        raise NoAnswer(_NOT_LISTED)


def _date(reader: Reader, given: object) -> Value:
    question, said = reader.prompt.question, reader.text(given).strip()
    if not said:
        return None
    timed = isinstance(question, Date) and question.time
    try:
        if not timed or len(said) <= len("2026-12-04"):
            return date.fromisoformat(said[:10]).isoformat()
        moment = datetime.fromisoformat(said)
    except ValueError:
        raise NoAnswer("That is no day of the calendar.") from None
    if moment.tzinfo is None:
        raise NoAnswer("Its hour doesn’t say in which time zone it is.")
    return moment.isoformat()


def _rows(reader: Reader, given: object) -> Value:
    question = reader.prompt.question
    if not isinstance(question, RowsQuestion) or not isinstance(given, list):
        return _odd()
    if len(given) > MAX_ROWS:
        raise NoAnswer(f"Please keep this to {MAX_ROWS} rows; there are {len(given)}.")
    if not all(isinstance(row, Mapping) for row in given):
        _odd()
    entry = RowEntry(question, "student", reader.prompt.today, reader.prompt.first_rows)
    rows = [_row(reader, entry, as_row(row)) for row in given]
    if reader.prompt.colors:
        return _colored(reader, entry, rows)
    return entry.reported(rows)


def _row(reader: Reader, entry: RowEntry, given: Row) -> Row:
    """One row: what was there under its name before, with the cells that the student has."""
    key = entry.columns[0].key
    name = fold(say_number(given.get(key))) if not isinstance(given.get(key), list | dict) else ""
    known = (*as_rows(reader.prompt.value), *entry.first_rows)
    named = (row for row in known if name and fold(say_number(row.get(key))) == name)
    row = next(named, None) or entry.question.new_row()
    asked = entry.columns if not reader.prompt.colors else _level_only(entry)
    mine = [c for c in asked if c.key in given and c.key not in TUTORS_CELLS]
    # What was emptied goes first: “8 of 10” in one cell fills the empty one beside it.
    for column in sorted(mine, key=lambda c: given[c.key] is not None):
        row = _cell(reader, entry, row, column, given[column.key])
    return row


def _level_only(entry: RowEntry) -> tuple[Column, ...]:
    return tuple(column for column in entry.columns if column.key == "level")


def _cell(reader: Reader, entry: RowEntry, row: Row, column: Column, given: JsonValue) -> Row:
    """A row with one cell as it came; one that didn't change keeps all that goes with it."""
    there = row.get(column.key)
    if given == there and isinstance(given, bool) == isinstance(there, bool):
        return row
    if isinstance(given, str):
        return entry.cell(row, column, reader.text(given))
    if given is None or (isinstance(given, bool) and column.type == "tick"):
        return entry.set(row, column, given)
    return entry.set(row, column, reader.number(given))


def _colored(reader: Reader, entry: RowEntry, rows: list[Row]) -> Value:
    """Levels of the skills that are there; what others of them had stays."""
    names = [say_number(row.get("topic")) for row in entry.first_rows]
    told = {say_number(row.get("topic")): row for row in rows if row.get("topic")}
    before = {say_number(row.get("topic")): row for row in as_rows(reader.prompt.value)}
    if set(told) - set(names) - set(before):
        raise NoAnswer(_NOT_LISTED)
    both = before | told
    order = dict.fromkeys([*names, *before])
    return entry.reported([both[name] for name in order if name in both])


def _reminder(reader: Reader, given: object) -> Value:
    row = as_row(given)
    if not isinstance(given, Mapping):
        _odd()
    return {key: _or_none(reader.text, row.get(key)) for key in ("picture", "words")}


def _closing(reader: Reader, given: object) -> Value:
    """What became of last time's goals and actions, and of no others."""
    row, before = as_row(given), as_row(reader.prompt.value)
    if not isinstance(given, Mapping):
        _odd()
    answer: Row = {"record": reader.prompt.thread or before.get("record")}
    for listed, key in LISTS.items():
        items = [item for item in reader.prompt.items if item.listed == listed]
        told = {fold(say_number(r.get(key))): r for r in as_rows(row.get(listed))[:MAX_ROWS]}
        rows: list[JsonValue] = [
            {
                key: item.name,
                **{cell: _or_none(reader.text, said.get(cell)) for cell in ("outcome", "because")},
            }
            for item in items
            if (said := told.pop(fold(item.name), None)) is not None
        ]
        if told:
            raise NoAnswer("It names a goal or a plan that isn’t open here.")
        answer[listed] = rows
    return answer


READINGS: Mapping[type[Question], Callable[[Reader, object], Value]] = {
    TextQuestion: _words,
    Number: _number,
    Score: _score,
    Choice: _one,
    ListAnswer: _many,
    Date: _date,
    RowsQuestion: _rows,
    Reminder: _reminder,
    LastGoal: _closing,
}
"""How the values of each kind are read; those of the others are numbers or yes and no."""
