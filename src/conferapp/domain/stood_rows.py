"""Rows as they stood: followed by what they hold, so that one that was moved isn't lost."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from conferapp.domain.erased import is_slip, mostly_gone, words_gone
from conferapp.domain.kinds.rows import RowsQuestion
from conferapp.domain.model import Row
from conferapp.domain.text import say_number

_INNER: Final = frozenset({"focus", "set", "was"})
"""Cells that nobody types: they come with a row."""


@dataclass(frozen=True)
class Followed:
    """Rows behind a change.

    Attributes:
        lost: Those that went.
        changed: Those that stay, as they were with the words that a cell of theirs lost.
        longest: Those that stay, each cell as it stood longest.
    """

    lost: list[Row]
    changed: list[Row]
    longest: list[Row]


def row_words(row: Mapping[str, JsonValue]) -> str:
    """The words and numbers of a row, for people.

    Args:
        row: The row.
    """
    said = (cell for key, cell in row.items() if key not in _INNER and not isinstance(cell, bool))
    return " · ".join(say_number(cell) for cell in said if isinstance(cell, str | int | float))


def holds(row: Mapping[str, JsonValue], other: Mapping[str, JsonValue]) -> bool:
    """Whether a row has everything that stands in another.

    Args:
        row: The row.
        other: The other.
    """
    said = {key: cell for key, cell in other.items() if cell is not None and key not in _INNER}
    return all(row.get(key) == cell for key, cell in said.items())


def filled(row: Row, other: Row) -> Row | None:
    """A row with cells of another in place of its empty ones, or None where it isn't the same row.

    Args:
        row: The row.
        other: The other, which stood in its place.
    """
    empty = {key: cell for key, cell in other.items() if row.get(key) is None}
    whole = {**row, **empty}
    shared = any(row.get(key) is not None for key in other if key not in _INNER)
    return whole if shared and holds(whole, other) else None


def follow(
    before: Sequence[Row], stood: Sequence[Row], after: Sequence[Row], keys: Collection[str]
) -> Followed:
    """The rows that a change takes away as they stood longest, and what stood in those that stay.

    Args:
        before: The rows before it.
        stood: The same rows, as they stood longest.
        after: The rows behind it.
        keys: The columns that hold words.
    """
    longest: dict[int, Row] = {}
    waiting = [*range(len(before))]
    new: list[int] = []
    for at, row in enumerate(after):
        twin = next((old for old in waiting if before[old] == row), None)
        if twin is None:
            new.append(at)
        else:
            waiting.remove(twin)
            longest[at] = stood[twin]
    lost: list[Row] = []
    changed: list[Row] = []
    for at in new:
        old = waiting.pop(0) if waiting else None
        row = after[at]
        if old is None:
            longest[at] = row
        elif mostly_gone(row_words(before[old]), row_words(row)):
            lost.append(stood[old])
            longest[at] = row
        elif any(_is_replaced(_cell(stood[old], key), _cell(row, key)) for key in keys):
            changed.append(stood[old])
            longest[at] = row
        else:
            longest[at] = _longest_cells(stood[old], row, keys)
    lost += [stood[old] for old in waiting]
    said = [row for row in lost if _says_something(row)]
    return Followed(said, changed, [longest[at] for at in range(len(after))])


def word_keys(question: RowsQuestion) -> list[str]:
    """The columns that hold words.

    Args:
        question: The question.
    """
    return [column.key for column in question.columns if column.type == "words"]


def cells_gone(was: Row, row: Row, keys: Collection[str]) -> bool:
    """Whether words of a cell are gone.

    Args:
        was: The row as it stood.
        row: The row as it is.
        keys: The columns that hold words.
    """
    return any(words_gone(_cell(was, key), _cell(row, key)) for key in keys)


def _is_replaced(was: str, now: str) -> bool:
    """Whether a cell is empty, or has other words that are as long by now, and hide those before.

    Asked at every key; where one goes on writing, the first look tells.
    """
    return (not now or len(now) >= len(was)) and words_gone(was, now)


def _longest_cells(stood: Row, row: Row, keys: Collection[str]) -> Row:
    """A row with the words of each cell as they stood longest."""
    more = (key for key in keys if len(_cell(stood, key)) > len(_cell(row, key)))
    return {**row, **{key: stood[key] for key in more}}


def _cell(row: Row, key: str) -> str:
    cell = row.get(key)
    return cell if isinstance(cell, str) else ""


def _says_something(row: Row) -> bool:
    counted = any(isinstance(cell, int | float) and cell is not True for cell in row.values())
    return counted or not is_slip(row_words(row))
