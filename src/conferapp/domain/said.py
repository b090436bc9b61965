"""Said: everything that somebody wrote in a conference, out of the JSON of its file.

Plain Python over plain JSON, so that many files can be looked through. An answer is shown in the
words of the record alone, since its agenda may be gone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from conferapp.domain.text import MAX_LINE, clean, say_number

_INNER: Final = frozenset({"record", "set", "was"})
"""Cells that say nothing to people: an id, and how a level came about."""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer or a note.

    Attributes:
        question: The id of the question, or "" for a note on a page.
        ask: The question as it was asked, or "".
        part: The part of its page, or "".
        page: The title of its page, or "".
        by: Whose words they are: `tutor` or `student`.
        text: The words; rows are lines.
        role: What the answer is to the app, or "".
        note: Whether it is a note.
    """

    question: str
    ask: str
    part: str
    page: str
    by: str
    text: str
    role: str = ""
    note: bool = False


def said_in(record: Mapping[str, object]) -> Iterator[Said]:
    """The answers of a conference, then its notes; what nobody wrote is left out.

    Args:
        record: The content of its file; whatever doesn't look as it should is passed over.
    """
    visits = record.get("pages")
    shown = [v for v in visits if isinstance(v, dict)] if isinstance(visits, list) else []
    pages = {str(v.get("page")): (_line(v.get("title")), _line(v.get("part"))) for v in shown}
    answers, notes = record.get("answers"), record.get("notes")
    asks: dict[str, str] = {}
    for name, answer in answers.items() if isinstance(answers, dict) else ():
        if isinstance(answer, dict):
            asks[name] = _line(answer.get("ask"))
            yield from _answer(name, answer, pages)
    for note in notes if isinstance(notes, list) else ():
        if isinstance(note, dict) and isinstance(note.get("text"), str) and note["text"].strip():
            title, part = pages.get(str(note.get("page")), ("", ""))
            about = str(note.get("question") or "")
            text = clean(note["text"], lines=True)
            by = _line(note.get("by"))
            yield Said(about, asks.get(about, ""), part, title, by, text, note=True)


def _answer(
    name: str, answer: Mapping[str, Any], pages: Mapping[str, tuple[str, str]]
) -> Iterator[Said]:
    value = answer.get("value")
    text = clean(_plain(answer.get("typed") if value is None else value), lines=True)
    if not text.strip():
        return
    keys = answer.get("keys")
    role = str(keys["role"]) if isinstance(keys, dict) and "role" in keys else ""
    title, _ = pages.get(str(answer.get("page")), ("", ""))
    ask, part, by = (_line(answer.get(key)) for key in ("ask", "part", "by"))
    yield Said(name, ask, part, title, by, text, role)


def _plain(value: object) -> str:
    """Any JSON value as words; a list has a line for each member, an object one line."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dict):
        shown = (cell for key, cell in value.items() if key not in _INNER)
        cells = (_plain(cell) for cell in shown if not isinstance(cell, bool))
        return " · ".join(cell for cell in cells if cell)
    if isinstance(value, list):
        return "\n".join(line for member in value if (line := _plain(member)))
    return say_number(value)


def _line(value: object) -> str:
    return clean(value)[:MAX_LINE] if isinstance(value, str) else ""
