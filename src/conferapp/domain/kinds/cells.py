"""The cells of small tables: what each column holds, and how typing is read."""

import re
from dataclasses import dataclass
from math import isfinite
from typing import Literal

from pydantic import JsonValue

from conferapp.domain.amounts import is_number

TYPED = "_typed"
"""Behind a column's key: what was typed there and could not be read as a day."""

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


POINTS_OF = re.compile(r"\s*([-\d.,]+)\s*(?:/|out of|of)\s*([-\d.,]+)\s*")
"""Points out of a maximum in one go."""


def read_points(typed: str) -> tuple[float, float] | None:
    """Points out of a maximum as people type them: `3/4`, `3 of 4`; None for anything else."""
    both = POINTS_OF.fullmatch(typed)
    points, out_of = (read_number(part) for part in both.groups()) if both else ("", "")
    if not isinstance(points, int | float) or not isinstance(out_of, int | float):
        return None
    return (points, out_of) if points >= 0 and out_of > 0 else None


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
