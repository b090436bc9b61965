"""Values that people type without quotes, and what to write instead."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Final

from conferapp.domain.spelling import as_id, nearest, number_in
from conferapp.storage.agenda_keys import CHOICES, DAYS, EXAMPLES, LISTS, MIXED, NUMBERS, TRUTHS
from conferapp.storage.agenda_problem import shorten

_YES_NO: Final = {
    "yes": "true",
    "y": "true",
    "on": "true",
    "true": "true",
    "no": "false",
    "n": "false",
    "off": "false",
    "false": "false",
}
_NOTHING: Final = frozenset({"none", "null", "nil", "n/a", "-"})
_DAY: Final = re.compile(r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})")


_SHORT: Final = 3
"""Words in an entry of a list that commas part; more are likelier a sentence with a comma."""
_OTHER_NAMES: Final[Mapping[str, Mapping[str, str]]] = {
    "who": {"both": "together", "we": "together", "us": "together"}
    | dict.fromkeys(("teacher", "coach", "mentor", "me"), "tutor")
    | dict.fromkeys(("pupil", "learner", "child", "kid", "students"), "student"),
    "share": dict.fromkeys(("parent", "parents", "home", "families", "guardian"), "family")
    | dict.fromkeys(("teacher", "teachers", "tutor", "schools"), "school")
    | {"students": "student"},
    "color": {"purple": "violet"},
}
"""What people call a name that there is."""
_SENTENCES: Final = frozenset({"say", "good", "weak", "starters", "prompts"})
"""Lists whose entries may have commas in them."""
_IDS: Final = frozenset({"show", "languages", "pictures"})
"""Lists whose entries have no spaces in them."""


def unquoted(typed: str, key: str = "") -> tuple[str, str]:
    """What is wrong with a value that stands there without quotes, and what to write.

    Args:
        typed: What stands there.
        key: The key in front of it; "" where it isn't known.
    """
    front = f"{key} = " if key else ""
    quoted = f'{front}"{_words(typed)}"'
    told = _no_words(typed, key, front)
    if told:
        return told
    if key in NUMBERS | MIXED | TRUTHS | DAYS | LISTS | {*CHOICES, *EXAMPLES}:
        return _of_a_sort(typed, key, front)
    if typed[0].isdigit() or typed[0] == "-":
        return _number(typed, front) or (
            f"`{shorten(typed)}` isn’t a number or a day.",
            f"If it is meant as words, put quotes around it: {quoted}",
        )
    if typed[-1] in "\"”'":
        return "A quote is missing before the first word.", f"Write {quoted}"
    return "Words need straight double quotes around them.", f"Write {quoted}"


def _no_words(typed: str, key: str, front: str) -> tuple[str, str] | None:
    """The same for what isn't meant as words of its own."""
    if typed[:1] in {"", "]", "}"}:
        hint = f"Write {front}{example(key)}, or take the line out."
        return "The value is missing here.", hint
    if typed.strip("\"'.…") == "" and key not in NUMBERS | DAYS | TRUTHS:
        return "The … stands for words of your own.", f'Write them in quotes: {front}"…"'
    if typed.casefold() in _YES_NO:
        message = f"Yes and no are written true and false, and not {shorten(typed)}."
        return message, f"Write {front}{_YES_NO[typed.casefold()]}"
    if typed.casefold() in _NOTHING:
        return f"`{shorten(typed)}` isn’t a value.", "To leave a key out, take out its whole line."
    return None


def _of_a_sort(typed: str, key: str, front: str) -> tuple[str, str]:
    """The same where the key tells what sort of value is meant."""
    said = shorten(typed)
    if key in EXAMPLES:
        return _table(typed, key, front)
    if key in NUMBERS or (key in MIXED and number_in(typed)):
        return _just_a_number(typed, key, front)
    if key in TRUTHS:
        meant = _YES_NO[nearest(as_id(typed), tuple(_YES_NO)) or "true"]
        return f"`{said}` is neither true nor false.", f"Write {front}{meant}"
    if key in DAYS:
        day = _DAY.fullmatch(typed)
        hint = f"Write year, month and day, such as {front}2026-12-04"
        return _day(day, front) if day else (f"`{said}` isn’t a day in numbers.", hint)
    if key in LISTS | MIXED:
        message = "A list needs square brackets around it, and its words need quotes."
        return message, f"Write {front}{as_list(typed, key)}"
    return _one_of(typed, key, front)


def _table(typed: str, key: str, front: str) -> tuple[str, str]:
    what, right = EXAMPLES[key]
    own = re.fullmatch(r"\w+ *=[^()\[\]{}]*", typed.strip("()[]{} ")) if key == "show_if" else None
    hint = f"Write {front}{{ {shorten(own[0], 200)} }}" if own else right
    return f"`{key}` needs {what}.", hint


def _just_a_number(typed: str, key: str, front: str) -> tuple[str, str]:
    meant = number_in(typed)
    if re.fullmatch(r"-?0\d{1,9}", typed):
        return "A number doesn’t begin with 0.", f"Write {front}{meant}"
    right = f": {front}{meant}" if meant else f", such as {front}{example(key)}"
    return f"`{shorten(typed)}` isn’t just a number.", f"Write the number alone{right}"


def _one_of(typed: str, key: str, front: str) -> tuple[str, str]:
    meant = choice(typed, key)
    if meant and meant == _words(typed):
        return "Words need straight double quotes around them.", f'Write {front}"{meant}"'
    message = f"`{shorten(typed)}` can’t be `{key}`, which is one of: {', '.join(CHOICES[key])}."
    such_as = f'Write one of them in quotes, such as {front}"{CHOICES[key][0]}".'
    return message, f'Write {front}"{meant}"' if meant else such_as


def example(key: str) -> str:
    """What a value of a key looks like.

    Args:
        key: The key.
    """
    if key in NUMBERS:
        return "1" if key == "format" else "7"
    if key in TRUTHS:
        return "true"
    if key in EXAMPLES:
        return EXAMPLES[key][1].partition(" = ")[2]
    if key in DAYS:
        return "2026-12-04"
    return '["…"]' if key in LISTS else '"…"'


def as_list(words: str, key: str = "") -> str:
    """A list that was written as one text, with brackets and quotes.

    Args:
        words: The text.
        key: The key of the list; some have entries that commas belong to.
    """
    bare = words.strip().strip("[]()").strip()
    named = _named(bare, key)
    between = r"[;|\n]" if key in _SENTENCES else r"[,;/|\n]"
    between += r"|(?:^|\s)[-*•–]\s" if bare[:2] in {"- ", "* ", "• ", "– "} else ""
    parts = re.split(rf"{between}|\s+(?:and\s+)?" if key in _IDS else between, bare)
    parts = [part for part in (_words(part.strip(" •*–-")) for part in parts) if part]
    quoted = re.findall(r'"([^"]*)"', bare)
    whole = not quoted and len(bare) > 1 and bare[-1] in ".?!" and "\n" not in bare
    if quoted:
        parts = [_words(part) for part in quoted]
    elif whole or any(len(part.split()) > _SHORT and "\n" not in bare for part in parts):
        parts = [_words(bare)]
    return f"[{', '.join(f'{chr(34)}{part}{chr(34)}' for part in named or parts or ['…'])}]"


def _named(words: str, key: str) -> tuple[str, ...]:
    """The names out of a few that stand in a text, or are meant by its words."""
    names, others = CHOICES.get(key, ()), _OTHER_NAMES.get(key, {})
    said = re.findall(r"[\w-]+", words.casefold())
    if {*said} & {"all", "everybody", "everyone"}:
        return names
    return tuple(name for name in names if name in [others.get(word, word) for word in said])


def choice(words: str, key: str) -> str:
    """The name out of a few that was meant; "" if that can't be told.

    Args:
        words: What was written.
        key: The key whose names they are.
    """
    found = _named(words, key)
    if key == "who" and len(found) > 1:
        return "together"
    if len(found) == 1:
        return found[0]
    return "" if found else nearest(words, CHOICES.get(key, ())) or ""


def repaired(needed: str, value: object, key: str) -> str:
    """A value as it was probably meant; "" if that can't be told.

    Args:
        needed: What is needed, such as “a whole number”.
        value: What stands there.
        key: The key in front of it.
    """
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    plain = value if isinstance(value, str | int | float) else ""
    said = str(plain).strip()
    if needed.startswith("words"):
        return f'"{shorten(said.lower() if isinstance(value, bool) else said)}"' if said else ""
    if needed.startswith("yes"):
        return _YES_NO.get({"1": "yes", "0": "no"}.get(said, said.casefold()), "")
    if isinstance(value, bool):
        return ""
    if needed.startswith("a list"):
        return as_list(said, key) if said else ""
    if needed.startswith("a day"):
        day = _DAY.fullmatch(said)
        return _day(day, "")[1].removeprefix("Write ") if day else ""
    number = number_in(said) if needed.startswith(("a number", "a whole")) else ""
    return "" if needed.startswith("a whole") and "." in number else number


def _number(typed: str, front: str) -> tuple[str, str] | None:
    day = _DAY.fullmatch(typed)
    if day:
        return _day(day, front)
    if re.fullmatch(r"-?0\d{1,9}", typed):
        return "A number doesn’t begin with 0.", f"Write {front}{int(typed)}"
    return None


def _words(typed: str) -> str:
    return shorten(typed.strip("\"'“”\\")).replace("\\", "/").replace('"', "'")


def _day(day: re.Match[str], front: str) -> tuple[str, str]:
    """A day in another order: both readings where there are two."""
    first, middle, last = (int(part) for part in day.groups())
    orders = ((last, first, middle), (last, middle, first))
    if len(day[1]) == 4:
        orders = ((first, middle, last), (first, middle, last))
    readings = tuple(dict.fromkeys(filter(None, (_iso(*order) for order in orders))))
    if not readings:
        message = f"`{day[0]}` isn’t a day of the calendar."
        return message, f"Write year, month and day, such as {front}2026-12-04"
    message = f"A day is written year-month-day, not `{day[0]}`."
    return message, f"Write {' or '.join(front + reading for reading in readings)}"


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year + 2000 if year < 100 else year, month, day).isoformat()
    except ValueError:
        return None
