"""Digest: what of a record's file is kept so that its facts can be told without it."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from conferapp.domain.facts import OF_PAGE, is_page, keys_of

_KINDS: Final = frozenset({"goal", "actions", "last_goal", "topics"})
_ROLES: Final = frozenset({"next-conference", "predicted-score", "score", "confidence"})
_OF_ANSWER: Final = ("kind", "part", "by", "share", "keys")
_DEEPEST: Final = 12
"""Lists and tables inside one another; an answer has four."""


def digest_of(record: Mapping[str, object]) -> dict[str, object]:
    """What `facts_of` needs of a record, and nothing else: it finds the same in it.

    Args:
        record: The content of its file; what nests deeper than any answer is left out.
    """
    said, pages = record.get("answers"), record.get("pages")
    answers = said.items() if isinstance(said, dict) else ()
    kept = {name: _short(answer) for name, answer in answers if _matters(answer)}
    steps = [
        {key: page[key] for key in OF_PAGE if key in page}
        for page in (pages if isinstance(pages, list) else ())
        if is_page(page)
    ]
    return {
        "answers": {name: answer for name, answer in kept.items() if not _is_deep(answer)},
        "pages": steps,
    }


def _is_deep(value: object) -> bool:
    """Whether a value holds lists in lists in lists, as no answer does.

    Such a digest could be made, and not be read again where more of Python's stack is in use.
    """
    layer = [value]
    for _ in range(_DEEPEST):
        layer = [inner for outer in layer for inner in _held_by(outer)]
        if not layer:
            return False
    return True


def _held_by(value: object) -> Collection[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _matters(answer: object) -> bool:
    if not isinstance(answer, dict):
        return False
    kind, keys = answer.get("kind"), answer.get("keys")
    role = keys.get("role") if isinstance(keys, dict) else None
    return (
        (isinstance(kind, str) and kind in _KINDS)
        or (isinstance(role, str) and role in _ROLES)
        or answer.get("part") == "follow_up"
    )


def _short(answer: Mapping[str, Any]) -> dict[str, object]:
    short: dict[str, object] = {key: answer[key] for key in _OF_ANSWER if key in answer}
    if answer.get("kind") in _KINDS or keys_of(answer).get("role") in _ROLES:
        short["value"] = answer.get("value")
    return short
