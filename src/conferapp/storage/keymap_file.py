"""The file with the keys that a tutor chose: it is only read; what it says is judged elsewhere."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from conferapp.domain.text import clean
from conferapp.storage.settings_file import UnreadableSettings, read_text_and_toml
from conferapp.storage.toml_bounds import KEYS

_LIMIT: Final = 64 * 1024
_LONGEST: Final = 40
_MOST_KEYS: Final = 8
"""Keys that one thing can have; nobody remembers more."""
_LINE: Final = r"""^\s*["']?{}["']?\s*="""


@dataclass(frozen=True)
class Wish:
    """What one line asks for.

    Attributes:
        id: What is to have other keys, as it was written.
        keys: The names of the keys, as they were written.
        where: The file and the line, to begin a sentence.
    """

    id: str
    keys: tuple[str, ...]
    where: str


def read_wishes(path: Path) -> tuple[tuple[Wish, ...], tuple[str, ...]]:
    """Read the file; one that isn't there asks for nothing.

    Args:
        path: `keys.toml` beside the tutor's settings.

    Returns:
        What it asks for, in the order of its lines, and a sentence for each line that can't be
        understood.
    """
    try:
        text, written = read_text_and_toml(path, _LIMIT, KEYS)
    except UnreadableSettings as problem:
        return (), (str(problem),)
    wishes: list[Wish] = []
    problems: list[str] = []
    for id_, value in _flat(written):
        where = _where(path.name, text, id_)
        keys = _keys(value)
        if keys is None:
            problems.append(
                f"{where}: after the equals sign there has to be a key in straight quotes, such as "
                f'"f8", or several, such as "f8, ctrl+n". Until then the usual key holds.'
            )
        else:
            wishes.append(Wish(_shown(id_), keys, where))
    return tuple(wishes), tuple(problems)


def _flat(written: Mapping[str, Any], lead: str = "") -> Iterator[tuple[str, object]]:
    """The lines; an id without quotes is a table to TOML, since it has a dot."""
    for key, value in written.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{lead}{key}.")
        else:
            yield f"{lead}{key}", value


def _keys(value: object) -> tuple[str, ...] | None:
    """The names of keys, of a string with commas or of a list."""
    parts = value.split(",") if isinstance(value, str) and value.strip() != "," else value
    if not isinstance(parts, list) or not 0 < len(parts) <= _MOST_KEYS:
        return None
    if not all(isinstance(part, str) and part.strip() for part in parts):
        return None
    return tuple(_shown(part) for part in parts)


def _where(name: str, text: str, id_: str) -> str:
    """The file and the line of an id: of its whole name, or of its end below a heading."""
    for written in (id_, id_.rpartition(".")[2]):
        found = re.search(_LINE.format(re.escape(written)), text, re.MULTILINE)
        if found:
            return f"{name}, line {text.count(chr(10), 0, found.end()) + 1}"
    return name


def _shown(written: str) -> str:
    return clean(written).strip()[:_LONGEST]
