"""Respelling: keys with a slip of the pen, told once and then read as they were meant.

Without it, a page whose `title` is spelled `titel` would lack one too, and every reference to what
stands behind a misspelled key would lead to nothing: one slip, three mistakes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from conferapp.domain.agenda import PARTS
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.problem import Problem, Where
from conferapp.domain.spelling import nearest
from conferapp.storage.agenda_keys import (
    HEAD,
    LENS,
    NESTED,
    PAGE,
    QUESTION,
    Table,
    question_table,
    unknown_key,
)

_OTHER_WORDS: Final[Mapping[str, str]] = {
    "type": "kind",
    "question": "ask",
    "prompt": "ask",
    "text": "ask",
    "label": "ask",
    "name": "title",
    "heading": "title",
    "header": "title",
    "description": "about",
    "help": "hint",
    "choices": "options",
    "answers": "options",
    "duration": "minutes",
    "time": "minutes",
    "script": "say",
    "word_bank": "words",
    "mandatory": "required",
    "condition": "show_if",
    "when": "show_if",
}
"""What people call a key who know other forms; it counts where the key itself is missing."""


_MOST_UNKNOWN: Final = 300
"""Keys of which none is right; in a file with more of them, they aren’t slips of the pen."""


@dataclass
class Respelled:
    """Data in which every key is one that there is, as far as it can be told.

    Attributes:
        raw: The data.
        written: For each place whose key was respelled, how the key is written in the file.
        problems: A mistake for each.
        unknown: How many keys there were that no table has.
    """

    raw: dict[str, Any]
    written: dict[Where, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unknown: int = 0

    def in_file(self, where: Where) -> Where:
        """A place as it is written in the file.

        Args:
            where: The place in the respelled data.
        """
        return tuple(self.written.get(where[:number], step) for number, step in enumerate(where, 1))


def respelled(data: Mapping[str, Any]) -> Respelled:
    """Read the keys of an agenda as they were meant.

    Args:
        data: The data as it was read.
    """
    done = Respelled({})
    done.raw = _table(data, HEAD, (), done)
    for part in PARTS:
        pages = done.raw.get(part)
        if isinstance(pages, list):
            done.raw[part] = [
                _page(page, (part, number), done) if isinstance(page, dict) else page
                for number, page in enumerate(pages)
            ]
    return done


def _page(raw: Mapping[str, Any], where: Where, done: Respelled) -> dict[str, Any]:
    page = _table(raw, PAGE, where, done)
    questions = page.get("questions")
    if isinstance(questions, list):
        page["questions"] = [
            _question(row, (*where, "questions", number), done) if isinstance(row, dict) else row
            for number, row in enumerate(questions)
        ]
    return page


def _question(raw: Mapping[str, Any], where: Where, done: Respelled) -> dict[str, Any]:
    if "kind" not in raw:
        raw = _table(raw, _KIND, where, done)
    kind = raw.get("kind")
    known = question_table(kind) if isinstance(kind, str) and kind in KINDS else QUESTION
    return _table(raw, known, where, done)


def _table(raw: Mapping[str, Any], table: Table, where: Where, done: Respelled) -> dict[str, Any]:
    done.unknown += sum(key not in table.keys for key in raw)
    meant = dict(_meant(raw, table)) if done.unknown <= _MOST_UNKNOWN else {}
    made: dict[str, Any] = {}
    for key, value in raw.items():
        right = meant.get(key, key)
        place = (*where, right)
        if right != key:
            done.written[place] = key
            message, _ = unknown_key(key, value, table)
            hint = f"Did you mean `{right}`?"
            done.problems.append(Problem(place, message, hint, at_key=True))
        made[right] = _nested(value, NESTED[right], place, done) if right in NESTED else value
    return made


def _nested(value: object, table: Table, where: Where, done: Respelled) -> object:
    """The tables inside a value: one, several in a list, or lenses under their ids."""
    if isinstance(value, list):
        return [_nested(each, table, (*where, number), done) for number, each in enumerate(value)]
    if not isinstance(value, dict):
        return value
    if table is LENS and len(where) == 1:
        return {key: _nested(each, table, (*where, key), done) for key, each in value.items()}
    return _table(value, table, where, done)


def _meant(raw: Mapping[str, Any], table: Table) -> Iterator[tuple[str, str]]:
    """The keys that a table doesn't have, each with the missing one that is meant."""
    missing = [key for key in table.keys if key not in raw]
    for key, value in raw.items():
        if key in table.keys or not _fits_nowhere_else(key, value, table):
            continue
        right = nearest(key, missing) or _OTHER_WORDS.get(key)
        if right in missing and not _opposite(key, right) and not _part(table, right, value):
            missing.remove(right)
            yield key, right


def _opposite(key: str, right: str) -> bool:
    """Whether two keys look alike and say the contrary."""
    return any(
        (one in key and other in right) or (other in key and one in right)
        for one, other in _CONTRARY
    )


def _part(table: Table, right: str, value: object) -> bool:
    """Whether a key at the top would be read as a part, though no pages stand behind it."""
    return table is HEAD and right in {*PARTS, "lenses"} and not isinstance(value, list | dict)


def _fits_nowhere_else(key: str, value: object, table: Table) -> bool:
    """Whether a key isn't right in another table; there the mistake is its place."""
    if table is HEAD and not isinstance(value, str | int | float):
        return False
    return key not in _ELSEWHERE or key in _OTHER_WORDS


_CONTRARY: Final = (("min", "max"), ("before", "after"), ("good", "weak"))
_KIND: Final = Table("a question", ("kind",))
_ELSEWHERE: Final = frozenset(
    key
    for table in (HEAD, PAGE, LENS, *NESTED.values(), *map(question_table, KINDS))
    for key in table.keys
)
"""Every key that is right somewhere."""
