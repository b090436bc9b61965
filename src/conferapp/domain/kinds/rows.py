"""Answers that are small tables: `measures`, `evidence`, `topics`, `connections`, `actions`.

One control edits them all; what differs is in their columns.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, JsonValue, model_validator

from conferapp.domain.conditions import Fact
from conferapp.domain.kinds.numbers import percent
from conferapp.domain.kinds.question import EVERYBODY, Question, Share
from conferapp.domain.model import Many, Row, Value, as_rows, is_number, say_number
from conferapp.domain.vague import quiet_question
from conferapp.domain.wording import Text, word

TYPED = "_typed"
"""Behind a column's key: what was typed there and could not be read as a day."""

MAX_ROWS = 200
"""More rows than anybody talks about; it bounds what a paste can do."""

CellType = Literal["words", "number", "amount", "day", "one_of", "tick"]
"""`amount` is a number or words; the others say what they are."""

Offers = Literal["", "topics", "strengths", "struggles", "efforts", "chances"]
"""What a cell may suggest out of what was entered before."""


@dataclass(frozen=True)
class Column:
    """One column of a small table.

    Attributes:
        key: Its name in the record.
        title: Its name on screen.
        type: What a cell holds.
        options: The words of a `one_of` cell.
        offers: What the cell suggests while typing.
    """

    key: str
    title: str
    type: CellType = "words"
    options: tuple[str, ...] = ()
    offers: Offers = ""


def _number_problem(cell: JsonValue) -> str | None:
    return None if is_number(cell) else "Please write a number, such as 8 or 7.5."


def _words_problem(cell: JsonValue) -> str | None:
    return None if isinstance(cell, str) else "Please write this in words."


def _amount_problem(cell: JsonValue) -> str | None:
    return None if isinstance(cell, str) or is_number(cell) else "Please write a number or words."


def _tick_problem(cell: JsonValue) -> str | None:
    return None if isinstance(cell, bool) else "Please answer yes or no."


CELL_PROBLEMS = {
    "words": _words_problem,
    "number": _number_problem,
    "amount": _amount_problem,
    "day": _words_problem,
    "one_of": _words_problem,
    "tick": _tick_problem,
}


class RowsQuestion(Question):
    """An answer that is a list of rows."""

    COLUMNS: ClassVar[tuple[Column, ...]] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that this question asks for."""
        return self.COLUMNS

    def problem(self, value: Value) -> str | None:
        """See `Question.problem`: the first cell that isn't what its column holds."""
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            return "Please enter rows."
        if len(value) > MAX_ROWS:
            return f"Please keep this to {MAX_ROWS} rows; there are {len(value)}."
        for number, row in enumerate(as_rows(value), 1):
            for column in self.columns:
                typed = row.get(column.key + TYPED)
                unread = column.type == "day" and row.get(column.key) is None
                wrong = self.cell_problem(column, typed if unread else row.get(column.key))
                if wrong:
                    return f"Row {number}, {column.title}: {wrong}"
        return None

    def cell_problem(self, column: Column, cell: JsonValue) -> str | None:
        """What is wrong with one cell; an empty one is fine."""
        if column.options and cell is not None and cell not in column.options:
            return f"Please choose one of: {', '.join(column.options)}."
        return None if cell is None else CELL_PROBLEMS[column.type](cell)

    def tidy(self, value: Value) -> Value:
        """Rows without any cell are left out, and empty cells are null."""
        rows = [
            {
                key: None if isinstance(cell, str) and not cell.strip() else cell
                for key, cell in row.items()
            }
            for row in as_rows(value)
        ]
        return [row for row in rows if any(cell is not None for cell in row.values())] or None

    def as_text(self, value: Value) -> str:
        """A line for each row."""
        return "\n".join(said for row in as_rows(value) if (said := self.row_text(row)))

    def row_text(self, row: Mapping[str, JsonValue]) -> str:
        """One row on one line."""
        cells = (say_number(row.get(column.key)) for column in self.columns)
        return " · ".join(cell for cell in cells if cell)

    def first_rows(self) -> tuple[Row, ...]:
        """The rows that an empty answer shows, ready to be filled in."""
        return ()

    def new_row(self, *cells: str) -> Row:
        """A row with its first cells filled in."""
        row: Row = {column.key: None for column in self.COLUMNS}
        for column, cell in zip(self.columns, cells, strict=False):
            row = self.with_cell(row, column.key, read_cell(column, cell), "tutor")
        return row

    def with_cell(self, row: Row, key: str, cell: JsonValue, by: str) -> Row:  # noqa: ARG002  kinds use it
        """The row with one cell changed by `tutor` or `student`."""
        return {**row, key: cell}

    def nudge(self, row: Mapping[str, JsonValue]) -> str | None:  # noqa: ARG002  kinds use it
        """A quiet question that the tutor can ask aloud about this row; it never blocks."""
        return None

    def fact(self, value: Value) -> Fact:
        """See `Question.fact`: a table includes what stands in its first column."""
        first = self.columns[0].key
        rows = as_rows(value)
        names = (say_number(row.get(first)) for row in rows)
        return Fact(value, float(len(rows)), tuple(name for name in names if name))


def read_cell(column: Column, typed: str) -> JsonValue:
    """A typed cell as its column stores it; what can't be read stays as words."""
    typed = typed.strip()
    if not typed:
        return None
    if column.type == "tick":
        return typed.casefold() in {"yes", "y", "x", "✓", "true", "1"}
    if column.type in {"number", "amount"}:
        return read_number(typed)
    if column.type == "one_of":
        return next((o for o in column.options if o.startswith(typed.casefold())), typed)
    return typed


THOUSANDS = r"[-+]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?"
"""A number whose commas part thousands; any other comma stands before decimals."""


def read_number(typed: str) -> JsonValue:
    """A number as people type it (`68`, `7.5`, `7,5`, `1,200`), or the words themselves."""
    plain = typed.strip().replace("\N{MINUS SIGN}", "-")
    if re.fullmatch(THOUSANDS, plain):
        plain = plain.replace(",", "")
    elif "." not in plain:
        plain = plain.replace(",", ".")  # two of them make no number
    try:
        number = float(plain)
    except ValueError:
        return typed
    if not isfinite(number) or "_" in plain:
        return typed
    return int(number) if number.is_integer() and "e" not in plain.casefold() else number


class NamedRows(RowsQuestion):
    """Rows that start from names which the agenda gives.

    Attributes:
        rows: The names in the first column to start from.
    """

    rows: Many[Text] = ()

    def first_rows(self) -> tuple[Row, ...]:
        """See `RowsQuestion.first_rows`."""
        return tuple(self.new_row(word(name)) for name in self.rows)


class Measures(NamedRows):
    """Rows of what was counted: what, value (a number, or words), out of, unit, earlier value.

    Attributes:
        group: Whether these are `effort` or `academic` data.
    """

    OWN_KEYS: ClassVar[tuple[str, ...]] = ("group",)
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("what", "What"),
        Column("value", "Now", "amount"),
        Column("out_of", "Out of", "amount"),
        Column("unit", "Unit"),
        Column("before", "Before", "amount"),
    )

    kind: Literal["measures"]
    group: Literal["effort", "academic"] | None = None

    def row_text(self, row: Mapping[str, JsonValue]) -> str:
        """Such as `Homework handed in: 8 of 10 (before: 6)`."""
        value, out_of, unit, before = (
            say_number(row.get(key)) for key in ("value", "out_of", "unit", "before")
        )
        said = " ".join(part for part in (value, f"of {out_of}" if out_of else "", unit) if part)
        named = ": ".join(part for part in (say_number(row.get("what")), said) if part)
        return f"{named} (before: {before})" if before else named


class Evidence(RowsQuestion):
    """Rows of what was seen, where or by whom, and what came of it.

    Attributes:
        prompts: Things to think of, offered above the rows.
    """

    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("what", "What was seen"),
        Column("source", "Where, or by whom"),
        Column("outcome", "What came of it"),
    )

    kind: Literal["evidence"]
    prompts: Many[Text] = ()

    def row_text(self, row: Mapping[str, JsonValue]) -> str:
        """Such as `Asked for help early (in session) → fewer sign mistakes`."""
        what, source, outcome = (say_number(row.get(column.key)) for column in self.COLUMNS)
        said = f"{what} ({source})" if source else what
        return f"{said} → {outcome}" if outcome else said


LEVELS = ("mastered", "close", "not yet")
LEVEL_MARKS: Mapping[str, str] = {"mastered": "● M", "close": "◐ C", "not yet": "○ N"}
"""A glyph and a letter for each level, so that colour is never the only cue."""


class Topics(NamedRows):
    """Rows of topics or standards: points, out of, level, power standard or not.

    A row also keeps `set`, who gave it its level (`data`, `tutor`, `student` or `check`).

    Attributes:
        close_from: The percentage from which a topic is close.
        mastered_from: The percentage from which it is mastered.
    """

    OWN_KEYS: ClassVar[tuple[str, ...]] = ("close_from", "mastered_from")
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("topic", "Topic"),
        Column("points", "Points", "number"),
        Column("out_of", "Out of", "number"),
        Column("level", "Level", "one_of", LEVELS),
        Column("power", "Power standard", "tick"),
    )

    kind: Literal["topics"]
    close_from: Annotated[int | float, Field(ge=0, le=100)] = 50
    mastered_from: Annotated[int | float, Field(ge=0, le=100)] = 80

    @model_validator(mode="after")
    def _levels_in_order(self) -> Self:
        if not self.close_from < self.mastered_from:
            raise ValueError("`close_from` has to be less than `mastered_from`.")
        return self

    def level(self, row: Mapping[str, JsonValue]) -> str | None:
        """The level that the points of a row give, or None without points."""
        share = percent(dict(row))
        if share is None:
            return None
        if share >= self.mastered_from:
            return "mastered"
        return "close" if share >= self.close_from else "not yet"

    def with_cell(self, row: Row, key: str, cell: JsonValue, by: str) -> Row:
        """See `RowsQuestion.with_cell`: points set the level until a person changes it."""
        changed = {**row, key: cell}
        if key == "level":
            changed["set"] = by if cell is not None else None
        untold = changed.get("set") is None and changed.get("level") is None
        if untold or changed.get("set") == "data":
            level = self.level(changed)
            changed |= {"level": level, "set": "data" if level else None}
        return changed

    def row_text(self, row: Mapping[str, JsonValue]) -> str:
        """Such as `● M  Fractions: 9 of 10 ★`."""
        mark = LEVEL_MARKS.get(str(row.get("level")), "")
        points, out_of = say_number(row.get("points")), say_number(row.get("out_of"))
        said = f"{points} of {out_of}" if points and out_of else points
        named = ": ".join(part for part in (say_number(row.get("topic")), said) if part)
        return f"{mark} {named}{' ★' if row.get('power') is True else ''}".strip()


class Connections(RowsQuestion):
    """Rows that tie a strength to the effort behind it, or a struggle to a coming chance.

    Attributes:
        sort: `strength` or `struggle`.
    """

    OWN_KEYS: ClassVar[tuple[str, ...]] = ("sort",)
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("from", "Strength", offers="strengths"),
        Column("to", "The effort behind it", offers="efforts"),
    )
    STRUGGLES: ClassVar[tuple[Column, ...]] = (
        Column("from", "Struggle", offers="struggles"),
        Column("to", "A coming chance to grow", offers="chances"),
    )

    kind: Literal["connections"]
    sort: Literal["strength", "struggle"]

    @property
    def columns(self) -> tuple[Column, ...]:
        """See `RowsQuestion.columns`: a struggle looks ahead, a strength looks back."""
        return self.STRUGGLES if self.sort == "struggle" else self.COLUMNS

    def row_text(self, row: Mapping[str, JsonValue]) -> str:
        """Such as `Checks her answers → went over homework twice`."""
        return " → ".join(say_number(row.get(key)) for key in ("from", "to") if row.get(key))


class Actions(RowsQuestion):
    """Rows of the plan.

    Attributes:
        rows: How many rows to start with.
    """

    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("what", "What"),
        Column("when", "When"),
        Column("dose", "How often, how long"),
        Column("topic", "For which topic", offers="topics"),
        Column("sign", "How we’ll know"),
        Column("obstacle", "What could get in the way"),
        Column("backup", "Back-up plan"),
        Column("helper", "Who helps"),
    )
    SHARED_WITH: ClassVar[tuple[Share, ...] | None] = EVERYBODY

    kind: Literal["actions"]
    rows: Annotated[int, Field(ge=1, le=20)] = 1

    def first_rows(self) -> tuple[Row, ...]:
        """See `RowsQuestion.first_rows`."""
        return tuple(self.new_row() for _ in range(self.rows))

    def row_text(self, row: Mapping[str, JsonValue]) -> str:
        """Such as `Tutoring · Mon and Wed · 30 min · if that fails: call home`."""
        words = {key: say_number(cell) for key, cell in row.items()}
        parts = [words.get(key, "") for key in ("what", "when", "dose", "topic")]
        parts += [f"{lead} {words[key]}" for key, lead in ACTION_LEADS if words.get(key)]
        return " · ".join(part for part in parts if part)

    def nudge(self, row: Mapping[str, JsonValue]) -> str | None:
        """See `RowsQuestion.nudge`."""
        what, when, dose, sign = (
            say_number(row.get(key)) for key in ("what", "when", "dose", "sign")
        )
        return quiet_question(what, when, dose, sign)


ACTION_LEADS = (
    ("sign", "we’ll know by:"),
    ("obstacle", "could get in the way:"),
    ("backup", "back-up:"),
    ("helper", "with"),
)
