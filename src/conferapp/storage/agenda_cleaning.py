"""The border for agendas: what a TOML parser gave, made safe to show and easy to rely on."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from conferapp.domain.problem import Problem, Where
from conferapp.domain.text import clean

_LARGEST: Final = 10**15
"""More than anybody counts; beyond it numbers lose digits on their way through other programs."""
_ONE_LINE: Final = frozenset(
    {"title", "section", "hint", "name", "options", "items", "rows", "labels", "unit", "words"}
    | {"starters", "suggest", "prompts"}
)


def cleaned_data(data: Mapping[str, Any], found: list[Problem]) -> dict[str, Any]:
    """The data of an agenda as JSON has it, its texts safe to show.

    Args:
        data: What the TOML parser gave.
        found: Takes the problems of what no answer can be.
    """
    languages = data.get("languages")
    first = languages[0] if isinstance(languages, list) and languages else "en"
    return {key: _cleaned(_first_first(value, first), (key,), found) for key, value in data.items()}


def _first_first(value: object, language: object) -> object:
    """The same data; in each text the first language stands first, since options are kept in it."""
    if isinstance(value, list):
        return [_first_first(member, language) for member in value]
    if isinstance(value, dict):
        ordered = sorted(value.items(), key=lambda item: item[0] != language)
        return {key: _first_first(member, language) for key, member in ordered}
    return value


def _cleaned(value: object, where: Where, found: list[Problem]) -> object:
    """A value as JSON has it, its texts safe to show; what no answer can be is noted."""
    if isinstance(value, str):
        key = next((step for step in reversed(where) if step in _ONE_LINE), None)
        return clean(value, lines=key is None).strip("\n")
    if isinstance(value, list):
        return [_cleaned(member, (*where, n), found) for n, member in enumerate(value)]
    if isinstance(value, dict):
        return {key: _cleaned(member, (*where, key), found) for key, member in value.items()}
    if isinstance(value, dt.date | dt.time):
        return value.isoformat() if "default" in where else value
    # Compared in this order, because nothing is true of a NaN, and no float holds a huge number.
    if isinstance(value, int | float) and not abs(value) <= _LARGEST:
        message = "This has to be an ordinary number, of fifteen digits at most."
        found.append(Problem(where, message, "Write the number itself, such as 12 or 7.5."))
        return 1
    return value
