"""Stray questions: those whose header puts them on another page than the one they stand below.

TOML takes `[[reflection.questions]]` for a question of the newest reflection page, wherever it
stands. Whoever copies a question from one part to another means the page above it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from conferapp.domain.agenda import PARTS
from conferapp.domain.problem import Problem, Where
from conferapp.storage.agenda_problem import shorten
from conferapp.storage.toml_index import TomlIndex

_HEADER: Final = re.compile(
    rf"^[ \t]*\[\[[ \t]*({'|'.join(PARTS)})[ \t]*(\.[ \t]*questions[ \t]*)?\]\]", re.MULTILINE
)


def stray_questions(text: str, data: Mapping[str, Any]) -> Iterator[Problem]:
    """A problem for each question below a page of another part than its own.

    Args:
        text: TOML that the parser has accepted, with plain newlines.
        data: What it holds.
    """
    if not _suspicious(text):
        return
    page: Where = ()
    for where in _in_file(TomlIndex(text)):
        if len(where) == 2:
            page = where
        elif page and where[:2] != page and where[0] != page[0]:
            message = (
                f"This question stands below the page `{_id(data, page)}`, but its header puts it "
                f"on the page `{_id(data, where[:2])}`."
            )
            yield Problem(where, message, f"Write [[{page[0]}.questions]].", at_key=True)


def _suspicious(text: str) -> bool:
    """Whether there may be one; looking closer takes as long as all else."""
    part = ""
    for header in _HEADER.finditer(text):
        if header[2] and part and header[1] != part:
            return True
        part = part if header[2] else header[1]
    return False


def _in_file(index: TomlIndex) -> Sequence[Where]:
    """The pages and questions in the order in which they are written."""
    found = [
        where
        for where in index.places()
        if where[0] in PARTS and (len(where) == 2 or (len(where) == 4 and where[2] == "questions"))
    ]
    return sorted(found, key=lambda where: index.find(where, at_key=True))


def _id(data: Mapping[str, Any], where: Where) -> str:
    page = data[str(where[0])][where[1]]
    return shorten(str(page.get("id", "…"))) if isinstance(page, dict) else "…"
