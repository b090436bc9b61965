"""Records and students' files that mean harm: a value in the wrong place, or far too much of it."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from tests.samples import a_record, a_student

from conferapp.storage.files import RECORD_LIMIT
from conferapp.storage.records import dump

_ROOM: Final = RECORD_LIMIT - 8_000
_MOST: Final = 45_000
"""Values in a file: a few less than are read of any."""
_HERE: Final = "<here>"


def _text(sign: str, times: int = 0) -> str:
    return f'"{sign * (times or _ROOM // len(sign.encode()))}"'


def _list(entry: str, *, over: bool = False) -> str:
    signs = 1 + entry.count(",") + entry.count("[") + entry.count("{")
    count = _ROOM // (len(entry) + 1)
    return f"[{','.join([entry] * (count if over else min(count, _MOST // signs)))}]"


def _table(value: str) -> str:
    entries = (f'"k{number}":{value}' for number in range(_MOST // 2))
    return f"{{{','.join(entries)}}}"


VALUES: Final[Mapping[str, Callable[[], str]]] = {
    "lists": lambda: _list("[]"),
    "too many lists": lambda: _list("[]", over=True),
    "tables": lambda: _list("{}"),
    "too many tables": lambda: _list("{}", over=True),
    "rows": lambda: _list('{"goal":"g","what":"w","topic":"t"}'),
    "many keys": lambda: _table("0"),
    "many tables by key": lambda: _table("{}"),
    "nothings": lambda: _list("null"),
    "numbers": lambda: _list("1"),
    "too many numbers": lambda: _list("1", over=True),
    "long numbers": lambda: _list("9" * 4_000),
    "letters": lambda: _list('"a"'),
    "a million digits": lambda: "9" * 1_000_000,
    "no number": lambda: "NaN",
    "endless": lambda: "-Infinity",
    "too large": lambda: "1e999",
    "minus one": lambda: "-1",
    "half": lambda: "0.5",
    "yes": lambda: "true",
    "deep": lambda: "[" * 200 + "]" * 200,
    "deeper": lambda: "[" * 900 + "]" * 900,
    "deepest": lambda: "[" * 1_000_000,
    "deep tables": lambda: '{"a":' * 240 + "1" + "}" * 240,
    "deep and wide": lambda: "[" * 150 + _list("1")[1:-1] + "]" * 150,
    "a long text": lambda: _text("a"),
    "a long line": lambda: _text("a ", 19_000),
    "many lines": lambda: _text("\\n", 39_000),
    "quotes": lambda: _text('\\"'),
    "backslashes": lambda: _text("\\\\"),
    "escapes": lambda: _text("\\u001b]52;c;aGk=\\u0007"),
    "nul": lambda: _text("\\u0000"),
    "halves": lambda: _text("\\ud800"),
    "half a letter": lambda: '"\\udfff"',
    "marks": lambda: _text("\u2de0\u2d7f"),
    "towers": lambda: _text("a\u0301\u0323"),
    "joiners": lambda: _text("\U0001f469\u200d"),
    "reversed": lambda: _text("\u202e"),
    "beyond C1": lambda: _text("\x9b"),
    "a path": lambda: '"../../../escape"',
    "a device": lambda: '"con"',
    "a path with nul": lambda: '"x\\u0000/../y"',
    "the last day": lambda: '"9999-12-31T23:59:59-23:59"',
    "the first day": lambda: '"0001-01-01T00:00:00+23:59"',
    "no day": lambda: '"2026-13-45"',
    "a key twice": lambda: '{"a":1,"a":2}',
    "no end": lambda: '["',
    "nothing": lambda: "",
}
"""JSON, or nearly; what is long is only made when it is wanted."""
WHOLE: Final = "the whole file"


def _kept(kind: str) -> dict[str, Any]:
    made = a_record() if kind == "record" else a_student()
    kept: dict[str, Any] = json.loads(dump(made))
    return kept


def places(kind: str) -> Sequence[str]:
    """Where a value can be put in a file: its keys, some of those further down, or all of it.

    Args:
        kind: `record` or `student`.
    """
    keys = (*_kept(kind), "unknown", WHOLE)
    if kind == "student":
        return keys
    below = ("id", "title", "text", "fingerprint")
    answers = ("long", "goal", "actions", "topics", "last_goal", "choices", "scale")
    return (
        *keys,
        *(f"agenda.{key}" for key in below),
        *("student.id", "student.name"),
        *(f"answers.{kind}" for kind in answers),
    )


def with_value(kind: str, place: str, value: str) -> bytes:
    """A file with a value at a place.

    Args:
        kind: `record` or `student`.
        place: One of its `places`.
        value: The JSON.
    """
    if place == WHOLE:
        return value.encode("utf-8", "surrogatepass")
    kept, (key, _, below) = _kept(kind), place.partition(".")
    if key == "answers" and below:
        answer = {**kept["answers"]["confidence"], "kind": below, "keys": {}, "value": _HERE}
        kept["answers"] = {"q": answer}
    elif below:
        kept[key] = {**kept[key], below: _HERE}
    else:
        kept[key] = _HERE
    text = json.dumps(kept, ensure_ascii=False).replace(json.dumps(_HERE), value)
    return text.encode("utf-8", "surrogatepass")
