"""Keys of agenda files: which belong where, and what to say about one that doesn't."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import Annotated, Final, Literal, get_args, get_origin

from conferapp.domain.agenda import PARTS, Agenda, Lens, Page, Tip
from conferapp.domain.conditions import Condition
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.model import Model
from conferapp.domain.spelling import article, as_id, did_you_mean, nearest
from conferapp.storage.agenda_problem import shorten

PAGES_BEGIN: Final = (
    "A page begins with [[preparation]], [[reflection]], [[agenda]] or [[follow_up]]."
)


@dataclass(frozen=True)
class Table:
    """A sort of table in an agenda file.

    Attributes:
        name: What people call it, such as “a page”.
        keys: The keys that it may have, as they are written.
    """

    name: str
    keys: tuple[str, ...]


@cache
def keys_of(model: type[Model]) -> tuple[str, ...]:
    """The keys of a model as they are written in a file.

    Args:
        model: The model.
    """
    return tuple(field.alias or name for name, field in model.model_fields.items())


HEAD: Final = Table("the top of an agenda", keys_of(Agenda))
PAGE: Final = Table("a page", tuple(key for key in keys_of(Page) if key != "part"))
QUESTION: Final = Table("a question", keys_of(Question))
LENS: Final = Table("a lens", keys_of(Lens))
NESTED: Final[Mapping[str, Table]] = {
    "lenses": LENS,
    "tips": Table("a tip", keys_of(Tip)),
    "show_if": Table("a condition", keys_of(Condition)),
}
"""The tables inside others, by the key that holds them."""


def _kinds_of_value(annotation: object) -> Iterator[object]:
    """What a value may be: types, and of a few names each one; a list counts as `list`."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _kinds_of_value(inner[0])
    elif origin is tuple:
        yield list
        yield from (name for name in _kinds_of_value(inner[0]) if name not in {str, dict})
    elif origin in {Literal, dict} or not inner:
        yield from inner if origin is Literal else (origin or annotation,)
    else:
        for each in inner:
            yield from _kinds_of_value(each)


def _values() -> Mapping[str, tuple[object, ...]]:
    """By key, what its value may be in all the tables that have it."""
    found: dict[str, list[object]] = {}
    models: tuple[type[Model], ...] = (Agenda, Page, Lens, Tip, Condition, *KINDS.values())
    for model in models:
        for name, field in model.model_fields.items():
            kinds = (kind for kind in _kinds_of_value(field.annotation) if kind is not NoneType)
            found.setdefault(field.alias or name, []).extend(kinds)
    return {key: tuple(dict.fromkeys(kinds)) for key, kinds in found.items()}


_VALUES: Final = _values()
KEYS: Final = frozenset(_VALUES)
"""Every key that there is."""
NUMBERS: Final = frozenset(key for key, kinds in _VALUES.items() if {*kinds} <= {int, float, 1})
"""The keys whose values are always numbers."""
MIXED: Final = frozenset(key for key, kinds in _VALUES.items() if {*kinds} == {int, list})
"""The keys whose values are a number in one table and a list in another."""
TRUTHS: Final = frozenset(key for key, kinds in _VALUES.items() if kinds == (bool,))
"""The keys whose values are true or false."""
DAYS: Final = frozenset(key for key, kinds in _VALUES.items() if kinds == (dt.date,))
"""The keys whose values are days."""
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    key: tuple(kind for kind in kinds if isinstance(kind, str))
    for key, kinds in _VALUES.items()
    if key != "part" and any(isinstance(kind, str) for kind in kinds)
}
"""The names that there are for a value, by the keys that have a choice of few."""
LISTS: Final = frozenset(
    key
    for key, kinds in _VALUES.items()
    if list in kinds and {*kinds} <= {list, *CHOICES.get(key, ())}
)
"""The keys whose values are always lists of words."""
EXAMPLES: Final[Mapping[str, tuple[str, str]]] = {
    "show_if": ("a table", 'Such as show_if = { question = "confidence", at_most = 2 }'),
    "tips": ("a list of tables", 'Such as tips = [{ text = "Start with a strength." }]'),
    "lenses": ("headers of their own", "Such as [lenses.growth-mindset]"),
    "labels": ("a table of steps", 'Such as labels = { 1 = "not at all", 5 = "very" }'),
    "questions": ("headers of their own", "Such as [[agenda.questions]]"),
}
"""What the value of a key looks like that holds tables, and an example."""


@cache
def question_table(kind: str) -> Table:
    """The keys of a question of a kind.

    Args:
        kind: The name of the kind.
    """
    return Table(f"{article(kind)} question", keys_of(KINDS[kind]))


def unknown_key(key: str, value: object, table: Table) -> tuple[str, str]:
    """What to say about a key that a table doesn't have, and where it belongs.

    Args:
        key: The key.
        value: What stands behind it.
        table: The sort of table that it stands in.
    """
    message = f"`{shorten(key)}` isn’t a key of {table.name}."
    if table is HEAD and (isinstance(value, dict) or _is_rows(value)):
        return f"`{shorten(key)}` isn’t a part of an agenda.", _page_header(key)
    return message, _home(key, table) or did_you_mean(key, table.keys) or ""


def _is_rows(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _page_header(key: str) -> str:
    if key == "questions":
        return "Put the part in front of it, such as [[agenda.questions]]."
    part = nearest(key, (*PARTS, "lenses"))
    if part and not key.startswith("page"):
        return f"Did you mean {'[lenses.…]' if part == 'lenses' else f'[[{part}]]'}?"
    return PAGES_BEGIN


def meant_header(said: str) -> str | None:
    """The name between the brackets of a header, as it was meant; None if that can't be told.

    Args:
        said: What stands there.
    """
    *words, last = re.split(r"[\s/,:;.-]+", said)
    if words and nearest(last, ("questions",)):
        part = nearest("_".join(words), PARTS)
        return f"{part}.questions" if part else None
    if words and nearest(words[0], ("lenses",)):
        return f"lenses.{as_id(' '.join((*words[1:], last)))}"
    return nearest("_".join((*words, last)), PARTS)


def _home(key: str, table: Table) -> str:
    """Where a key belongs that is right somewhere else."""
    inside = table is not HEAD and table is not PAGE
    if table is not HEAD and key in HEAD.keys and (table is LENS or key not in PAGE.keys):
        return "It belongs to the top of the file: move the line above the first [ ] line."
    if inside and key in PAGE.keys and key not in QUESTION.keys:
        return "It belongs to the page: move the line above the page’s first question."
    if key in LENS.keys and key not in HEAD.keys and not inside:
        return "It belongs to a lens: move the line below a line such as [lenses.my-lens]."
    kinds = [f"`{name}`" for name, kind in KINDS.items() if key in keys_of(kind)]
    if table is PAGE and kinds:
        return "It belongs to a question: move the line below the question’s [[…questions]] line."
    if table.name.endswith("question") and kinds and key not in QUESTION.keys:
        return f"It belongs to questions of the kind {' or '.join(kinds)}."
    return ""


_ORDERED: Final = (
    ("from", "to", 1, 5, "; the labels say which end is which"),
    ("close_from", "mastered_from", 50, 80, ""),
    ("min", "max", None, None, ""),
    ("earliest", "latest", None, None, ""),
)
"""Two keys whose values stand in order, with what counts where one of them is left out."""
_TESTS: Final = ("is", "is_not", "at_least", "at_most", "includes", "answered")


def remedy(message: str, table: object) -> str | None:
    """What to do about keys of one table that don't go together, or None if the message says it.

    Args:
        message: What its model says.
        table: The table as it was read.
    """
    raw = table if isinstance(table, Mapping) else {}
    for low, high, least, most, note in _ORDERED:
        if f"`{low}`" in message and f"`{high}`" in message:
            below, above = raw.get(low, least), raw.get(high, most)
            if {low, high} <= set(raw):
                same = below == above
                right = f"{low} = {above} and {high} = {below}{note}"
                return f"Write a larger number for `{high}`." if same else f"Write {right}."
            missing = high if low in raw else low
            than, wanted = ("more", above) if missing == high else ("less", below)
            given = below if missing == high else above
            return f"Add `{missing}`, with {than} than {given}: without it, {wanted} counts."
    if "21 steps" in message:
        return f'Write to = {raw.get("from", 1) + 20} or less, or kind = "number".'
    if "names the step" in message:
        return f"Its steps are {raw.get('from', 1)} to {raw.get('to', 5)}."
    return _about_condition(
        message, [key for key in (*_TESTS, "question", "student") if key in raw]
    )


def _about_condition(message: str, keys: list[str]) -> str | None:
    tests = [key for key in keys if key in _TESTS]
    named = " and ".join(f"`{key}`" for key in tests)
    if "either a question or" in message:
        both = "question" in keys
        return "Take one of the two out." if both else 'Add one, such as question = "my-question".'
    if "exactly one test" in message:
        return f"Keep one of {named}." if tests else "Add one, such as answered = true."
    return f"Take {named} out." if "no further test" in message else None
