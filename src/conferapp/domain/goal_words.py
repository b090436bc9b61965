"""A goal in few words. Plain Python, because home shows goals before pydantic is loaded."""

from collections.abc import Mapping

from conferapp.domain.almanac import day_of
from conferapp.domain.days import say_short


def goal_line(row: Mapping[str, object]) -> str:
    """A goal for the top of every page: the statement and the day, or "" without a statement.

    Args:
        row: One row of a `goal` answer.
    """
    said = str(row.get("goal") or row.get("measure") or "")
    day = day_of(row.get("by"))
    return f"{said}, by {say_short(day, day)}" if said and day else said
