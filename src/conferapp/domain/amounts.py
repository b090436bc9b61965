"""Amounts: JSON values as numbers and percentages.

Plain Python, because home reckons with them before pydantic is loaded.
"""

from collections.abc import Mapping
from math import isfinite


def is_number(value: object) -> bool:
    """Whether a JSON value is a number (a JSON `true` is not)."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def as_number(value: object) -> float | None:
    """A JSON number to reckon with; None for anything else, and for what is endless or none."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if isfinite(number) else None


def percent(value: object) -> float | None:
    """The percentage of a score or of a topic's points, or None without a maximum."""
    row = value if isinstance(value, Mapping) else {}
    points, out_of = as_number(row.get("value", row.get("points"))), as_number(row.get("out_of"))
    if points is None or out_of is None or out_of <= 0:
        return None
    return as_number(100 * points / out_of)
