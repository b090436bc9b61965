"""Values that people type without quotes, and what to write instead."""

import datetime as dt
import re
from typing import Final

from conferapp.storage.agenda_problem import shorten

_YES_NO: Final = {
    "yes": "true",
    "y": "true",
    "on": "true",
    "true": "true",
    "no": "false",
    "n": "false",
    "off": "false",
    "false": "false",
}
_NOTHING: Final = frozenset({"none", "null", "nil", "n/a", "-"})
_DAY: Final = re.compile(r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})")


def unquoted(typed: str, key: str = "") -> tuple[str, str]:
    """What is wrong with a value that stands there without quotes, and what to write.

    Args:
        typed: What stands there.
        key: The key in front of it; "" where it isn't known.
    """
    front = f"{key} = " if key else ""
    quoted = f'{front}"{_words(typed)}"'
    if typed[:1] in {"", "]", "}"}:
        return "The value is missing here.", f'Write {front}"…", or take the line out.'
    if typed.casefold() in _YES_NO:
        message = f"Yes and no are written true and false, and not {shorten(typed)}."
        return message, f"Write {front}{_YES_NO[typed.casefold()]}"
    if typed.casefold() in _NOTHING:
        return f"`{shorten(typed)}` isn’t a value.", "To leave a key out, take out its whole line."
    if typed[0].isdigit() or typed[0] == "-":
        return _number(typed, front) or (
            f"`{shorten(typed)}` isn’t a number or a day.",
            f"If it is meant as words, put quotes around it: {quoted}",
        )
    if typed[-1] in "\"”'":
        return "A quote is missing before the first word.", f"Write {quoted}"
    return "Words need straight double quotes around them.", f"Write {quoted}"


def _number(typed: str, front: str) -> tuple[str, str] | None:
    day = _DAY.fullmatch(typed)
    if day:
        return _day(day, front)
    if re.fullmatch(r"-?0\d{1,9}", typed):
        return "A number doesn’t begin with 0.", f"Write {front}{int(typed)}"
    return None


def _words(typed: str) -> str:
    return shorten(typed.strip("\"'“”")).replace("\\", "/").replace('"', "'")


def _day(day: re.Match[str], front: str) -> tuple[str, str]:
    """A day in another order: both readings where there are two."""
    first, middle, last = (int(part) for part in day.groups())
    orders = ((last, first, middle), (last, middle, first))
    if len(day[1]) == 4:
        orders = ((first, middle, last), (first, middle, last))
    readings = tuple(dict.fromkeys(filter(None, (_iso(*order) for order in orders))))
    if not readings:
        message = f"`{day[0]}` isn’t a day of the calendar."
        return message, f"Write year, month and day, such as {front}2026-12-04"
    message = f"A day is written year-month-day, not `{day[0]}`."
    return message, f"Write {' or '.join(front + reading for reading in readings)}"


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year + 2000 if year < 100 else year, month, day).isoformat()
    except ValueError:
        return None
