"""The names of keys, as keyboards and people have them, and back."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

_NAMES: Final = {
    "question_mark": "?",
    "escape": "Esc",
    "slash": "/",
    "plus": "+",
    "minus": "−",
    "equals_sign": "=",
    "delete": "Del",
    "insert": "Ins",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}
_WORDS: Final = frozenset({"enter", "space", "tab", "backspace", "home", "end"})
_ARROWS: Final = frozenset({"up", "down", "left", "right"})
_HELD: Final = frozenset({"ctrl", "shift", "alt"})
"""Keys that are held while another one is pressed."""

_TYPED: Final[Mapping[str, str]] = {
    "control": "ctrl",
    "strg": "ctrl",
    "^": "ctrl",
    "option": "alt",
    "opt": "alt",
    "meta": "alt",
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "page up": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "page down": "pagedown",
    "spacebar": "space",
    "bksp": "backspace",
    "←": "left",
    "→": "right",
    "↑": "up",
    "↓": "down",
    "−": "minus",
}
"""Other names that people type."""
_SIGNS: Final[Mapping[str, str]] = {
    "/": "slash",
    "\\": "backslash",
    "@": "at",
    "-": "minus",
    "+": "plus",
    "_": "underscore",
}
"""Signs whose name isn't the one that Unicode has."""
_PARTS: Final = re.compile(r"\s*[+-]\s*(?=.)")
_FUNCTION: Final = re.compile(r"f([1-9]|1[0-2])")
_NAMED: Final = _WORDS | _ARROWS | {"escape", "delete", "insert", "pageup", "pagedown"}


def key_name(key: str) -> str:
    """A key as keyboards and people have it: `F8`, `Ctrl+G`, `Shift+Up`, `Esc`, `+`, `x`.

    Args:
        key: The key as Textual has it; of several, parted by commas, the first one counts.
    """
    *held, last = key.split(",", maxsplit=1)[0].split("+")
    if not _HELD.issuperset(held):  # words of a screen's own, such as `+/−`
        return key
    function_key = last[:1] == "f" and last[1:].isdigit()
    if last in _NAMES:
        name = _NAMES[last]
    elif held or function_key or last in _WORDS | _ARROWS:
        name = last.capitalize()
    else:
        name = _sign(last)
    return "+".join([*map(str.capitalize, held), name])


def read_key(typed: str) -> str | None:
    """A key as Textual has it, out of what somebody wrote; None where that is no key.

    `F8`, `Ctrl+N`, `ctrl-n`, `?`, `PgDn` and `N` are all understood; a letter by itself is the
    small one, which is the key without Shift.

    Args:
        typed: The name of one key.
    """
    said = typed.strip().casefold()
    if len(said) == 1:
        return _single(said)
    *held, last = _PARTS.split(said)
    held = [_TYPED.get(part, part) for part in held]
    if not _HELD.issuperset(held) or len({*held}) != len(held):
        return None
    key = _last(last)
    if key is None:
        return None
    if held == ["shift"] and len(key) == 1:
        return key.upper() if key.isalpha() else None
    return "+".join([*(name for name in ("alt", "ctrl", "shift") if name in held), key])


def is_letter(key: str) -> bool:
    """Whether a key writes something where one types.

    Args:
        key: The key as Textual has it.
    """
    return "+" not in key and key not in _NAMED - {"space"} and not _FUNCTION.fullmatch(key)


def is_sent(key: str) -> bool:
    """Whether every terminal sends this key, and as no other one.

    Args:
        key: The key as Textual has it.
    """
    *held, last = key.split("+")
    if "ctrl" in held:
        letter = len(last) == 1 and last.isalpha()
        if letter:
            # These arrive as Tab, Backspace and Enter, and Shift beside Ctrl not at all.
            return held == ["ctrl"] and last not in "ihmj"
        return held == ["ctrl"] and last in _ARROWS | {"home", "end", "pageup", "pagedown"}
    if held == ["alt"]:  # with letters and signs it arrives as two keys
        return last in _ARROWS | {"home", "end", "pageup", "pagedown"}
    return len(held) < 2 and not (held and last in {"enter", "escape", "backspace", "space"})


def _last(said: str) -> str | None:
    name = _TYPED.get(said, said)
    if name in _NAMED or _FUNCTION.fullmatch(name) or name in _SIGNS.values():
        return name
    by_name = next((sign for sign, shown in _NAMES.items() if sign == name or shown == said), None)
    return by_name or (_single(said) if len(said) == 1 else None)


def _single(sign: str) -> str | None:
    """The name of a key that writes one character."""
    if sign in _TYPED and sign != "^":
        return _TYPED[sign]
    if not sign.isascii() and not sign.isalnum():
        return None
    if sign.isalnum():
        return sign
    name = unicodedata.name(sign, "")
    return _SIGNS.get(sign) or name.lower().replace("-", "_").replace(" ", "_") or None


def _sign(key: str) -> str:
    """A key that writes a sign, by that sign; any other one stays as it is."""
    if len(key) == 1:
        return key
    for sign, name in _SIGNS.items():
        if name == key:
            return sign
    try:
        return unicodedata.lookup(key.replace("_", " "))
    except KeyError:
        return key
