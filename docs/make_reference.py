"""Make what is generated of the reference to agenda files: the schema, and tables of the page.

Run it with `make reference`. What a name means stands in `domain/authoring/descriptions`; whether
it is needed, and what holds without it, is taken from the models. The page keeps its prose: what
stands between a comment such as `<!-- generated: page -->` and `<!-- end -->` is made anew.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from conferapp.domain.agenda import PARTS
from conferapp.domain.authoring.agenda_schema import document, schema
from conferapp.domain.authoring.descriptions import kinds, names, tables
from conferapp.domain.authoring.descriptions.tables import Meanings
from conferapp.domain.beside import TUTORS_OWN
from conferapp.domain.kinds.union import KINDS
from conferapp.storage.pictures import find_pictures

TOP: Final = Path(__file__).resolve().parent.parent
SCHEMA: Final = TOP / "agendas" / "agenda.schema.json"
PAGE: Final = TOP / "docs" / "agenda-format.md"

HEADERS: Final[Mapping[str, str]] = {
    "lenses": "[lenses.ID]",
    **{part: f"[[{part}]]" for part in PARTS},
}
"""How the keys are written that have tables behind them."""

_REGION: Final = re.compile(r"(<!-- generated: ([a-z ]+) -->\n).*?(<!-- end -->)", re.DOTALL)

Json = Mapping[str, Any]

_schema: Final = cache(schema)


def filled(page: str) -> str:
    """The page with its tables made anew.

    Args:
        page: The page as it stands.
    """
    return _REGION.sub(lambda region: f"{region[1]}{TABLES[region[2]]()}{region[3]}", page)


def regions(page: str) -> list[str]:
    """The names of what is generated in a page, in its order.

    Args:
        page: The page.
    """
    return [region[2] for region in _REGION.finditer(page)]


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown, with the plain apostrophes that the page has."""
    lines = [heads, ["---"] * len(heads), *rows]
    made = "".join(f"| {' | '.join(line)} |\n" for line in lines)
    return made.replace("|  |", "| |").replace("’", "'")


def _keys(meanings: Meanings, *found: Json) -> str:
    """A table of keys; `found` are the schemas of the tables that have them."""
    rows = ((f"`{HEADERS.get(k, k)}`", _told(k, said, found)) for k, said in meanings.items())
    return _table(("key", "meaning"), rows)


def _told(key: str, meaning: str, found: Sequence[Json]) -> str:
    """What a key means, with what is the same in all tables that have it."""
    front = "needed; " if all(key in table["required"] for table in found) else ""
    defaults = [table["properties"].get(key, {}).get("default") for table in found]
    plain = all(default == defaults[0] for default in defaults) and defaults[0]
    return f"{front}{meaning}{f'; `{json.dumps(plain)}` without it' if plain else ''}"


def _own_keys() -> list[tuple[str, str, list[str]]]:
    """The keys that only some kinds have: key, meaning and the kinds, in the order of the kinds."""
    found: dict[tuple[str, str], list[str]] = {}
    for kind, own in kinds.OWN.items():
        for key, meaning in own.items():
            found.setdefault((key, meaning), []).append(kind)
    return [(key, meaning, of) for (key, meaning), of in found.items()]


def _of_kind(kind: str) -> list[Json]:
    """The schemas of a kind: one for each way to give its options."""
    found = _schema()["$defs"].values()
    return [t for t in found if t.get("properties", {}).get("kind", {}).get("const") == kind]


def _kinds() -> str:
    rows = (
        (f"`{kind}`", meaning, _listed(kinds.OWN.get(kind, ())))
        for kind, meaning in kinds.KINDS.items()
    )
    return _table(("kind", "answer", "keys of its own"), rows)


def _keys_of_kinds() -> str:
    rows = (
        (f"`{key}`", _listed(of), _told(key, meaning, [t for kind in of for t in _of_kind(kind)]))
        for key, meaning, of in _own_keys()
    )
    return _table(("key", "of", "meaning"), rows)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _roles() -> str:
    rows = (
        (f"`{role}`", _listed(name for name, k in KINDS.items() if role in k.ROLES), meaning)
        for role, meaning in names.ROLES.items()
    )
    return _table(("role", "kind", "what the app does with it"), rows)


def _shows() -> str:
    rows = (
        (f"`{name}`", meaning, "never" if name in TUTORS_OWN else "yes")
        for name, meaning in names.SHOWS.items()
    )
    return _table(("name", "what is laid out", "on a student’s page"), rows)


def _supports() -> str:
    rows = ((f"`{name}`", meaning) for name, meaning in names.SUPPORTS.items())
    return _table(("support", "what changes for this student"), rows)


def _defined(*named: str) -> list[Json]:
    return [_schema()["$defs"][name] for name in named]


_PAGES: Final = ("PreparationPage", "ReflectionPage", "AgendaPage", "FollowUpPage")


def _pictures() -> str:
    by_subject: dict[str, list[str]] = {}
    for picture in find_pictures().found:
        by_subject.setdefault(picture.subject, []).append(f"`{picture.name}`")
    rows = ((subject, ", ".join(found)) for subject, found in by_subject.items())
    return _table(("subject", "pictures"), rows)


TABLES: Final[Mapping[str, Callable[[], str]]] = {
    "file": lambda: _keys(tables.HEAD, _schema()),
    "lens": lambda: _keys(tables.LENS, *_defined("Lens")),
    "page": lambda: _keys(tables.PAGE, *_defined(*_PAGES)),
    "tip": lambda: _keys(tables.TIP, *_defined("Tip")),
    "question": lambda: _keys(tables.QUESTION, *_defined("UnknownKind")),
    "kinds": _kinds,
    "keys of kinds": _keys_of_kinds,
    "roles": _roles,
    "show": _shows,
    "condition": lambda: _keys(tables.CONDITION, *_defined("OnAnswer", "OnStudent")),
    "supports": _supports,
    "pictures": _pictures,
}
"""What makes each table, by the name in its comment."""


def main() -> None:
    """Write both files."""
    SCHEMA.write_text(document(), encoding="utf-8", newline="\n")
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
