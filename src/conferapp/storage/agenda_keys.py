"""Keys of agenda files: which belong where, and what to say about one that doesn't."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from conferapp.domain.agenda import PARTS, Agenda, Lens, Page, Tip
from conferapp.domain.conditions import Condition
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.model import Model
from conferapp.domain.spelling import did_you_mean, nearest
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


def question_table(kind: str) -> Table:
    """The keys of a question of a kind.

    Args:
        kind: The name of the kind.
    """
    return Table(f"a `{kind}` question", keys_of(KINDS[kind]))


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
