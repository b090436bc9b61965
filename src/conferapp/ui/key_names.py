"""The names of keys, as keyboards and people have them."""

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
        name = last
    return "+".join([*map(str.capitalize, held), name])
