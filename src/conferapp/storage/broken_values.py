"""Broken TOML, second half: quotes, backslashes, values and keys that can't be read."""

import re
from typing import Final

from conferapp.storage.agenda_problem import shorten
from conferapp.storage.toml_stop import Look, Mistake, Stop
from conferapp.storage.toml_tokens import open_brackets, unclosed_text
from conferapp.storage.typed_values import unquoted

_STATEMENT: Final = re.compile(r"\[|[\w.-]+[ \t]*=")
_PATHS: Final = "Write two backslashes for one (\\\\), or / in a path."
_QUOTES: Final = 'Straight quotes look like this: "…". Turn off smart quotes in your editor.'


def _huge_number(stop: Stop) -> Mistake | None:
    if "limit" not in stop.said or "digits" not in stop.said:
        return None
    found = re.search(r"\d{1000,}", stop.text)
    message = "This number has more digits than anybody can mean."
    return Mistake(found.start() if found else 0, message, "Write a smaller one.")


def _curly(stop: Stop) -> Mistake | None:
    if stop.rest[:1] and stop.rest[0] in "“”„‟«»‘’\u201a":
        message = f"This is a curly quote ({stop.rest[0]}); texts stand in straight ones."
        return Mistake(stop.offset, message, _QUOTES, alone=True)
    return None


def _unclosed(stop: Stop) -> Mistake | None:
    """A string without its second quote."""
    if not re.match(r"Illegal character '\\n'|Unterminated|Expected \"'|Expected '\"", stop.said):
        return None
    at = unclosed_text(stop.text)
    if at is None or at > stop.offset:
        return None
    line = stop.text[at:].partition("\n")[0]
    if line.rstrip(" ,]}").endswith('\\"'):
        message = "The backslash before this quote makes it a part of the text, not its end."
        return Mistake(at + line.rfind('\\"'), message, _PATHS, alone=True)
    if any(sign in line for sign in "“”„"):
        message = "This text begins with a straight quote and ends with a curly one."
        return Mistake(at, message, _QUOTES, alone=True)
    quote = line[:3] if line[:3] in {'"""', "'''"} else line[:1]
    message = f"A quote is missing: the text that begins here with {quote} never ends."
    behind = stop.text[at + len(line) :].lstrip()
    alone = not behind or behind[0] in "#\"']" or bool(_STATEMENT.match(behind))
    if alone or len(quote) > 1:
        return Mistake(at, message, f"Put {quote} behind its last word.", alone=len(quote) == 1)
    hint = f'Put {quote} behind its last word, or """ on both sides for several lines.'
    return Mistake(at, message, hint)


def _backslash(stop: Stop) -> Mistake | None:
    if not re.match(r"Unescaped '\\\\?'|Invalid hex value|Escaped character", stop.said):
        return None
    at = stop.text.rfind("\\", stop.start, stop.offset + 1)
    value = re.search(r'"([^"\n]*)', stop.line)
    hint = _PATHS
    if value and re.match(r"[A-Za-z]:\\", value[1]):
        path = shorten(value[1].replace("\\", "/"))
        hint = f"In a path write / instead: {path}"
    message = "A single backslash (\\) has a meaning of its own between double quotes."
    return Mistake(at if at >= 0 else stop.offset, message, hint, alone=True)


def _behind_a_text(stop: Stop) -> Mistake | None:
    """Words behind a quote that was meant to be part of the text."""
    if not stop.said.startswith(("Expected newline", "Unclosed")):
        return None
    before = stop.line[: stop.offset - stop.start]
    inside = stop.said.startswith("Unclosed")
    if inside and not (before.endswith(("'", '"')) and stop.rest[:1].isalnum()):
        return None
    before = before.rstrip()
    if before.endswith("'") and stop.rest[:1].isalpha():
        message = "The apostrophe ends this text, because the text stands in single quotes."
        hint = 'Put the text in double quotes: "…".'
        return Mistake(stop.start + len(before) - 1, message, hint, alone=not inside)
    if before.endswith('"') and stop.rest.strip()[:1] not in {"", ",", "]", "}"}:
        message = "This double quote ends the text, and words are left over behind it."
        hint = 'For quotes inside a text write single ones, or \\" for a double one.'
        return Mistake(stop.start + len(before) - 1, message, hint, alone=not inside)
    if before.endswith("]") and "=" in before and stop.rest.startswith("]"):
        return Mistake(stop.offset, "There is a ] too many here.", "Take it out.", alone=True)
    return None


def _value(stop: Stop) -> Mistake | None:
    """A value without quotes that isn't a number, a day, true or false."""
    beginning = re.match(r"[^=]*=\s*", stop.line)
    in_list = stop.said == "Invalid value"
    if stop.said == "Invalid date or datetime" or (beginning and not in_list):
        at = stop.start + (beginning.end() if beginning else 0)
        if not stop.said.startswith(("Expected newline", "Invalid date", "Unclosed")):
            return None
    elif in_list:
        at = stop.offset
    else:
        return None
    inside = bool(open_brackets(stop.text, at))
    typed = re.split(r"[,\]}#]" if inside else r"\s#", stop.text[at:].partition("\n")[0])[0].strip()
    if typed.startswith("="):
        return Mistake(at, "There is an = too many here.", "Take it out.", alone=True)
    key = re.match(r"\s*([\w-]+)\s*=", stop.line)
    message, hint = unquoted(typed, key[1] if key and not inside else "")
    return Mistake(at, message, hint, alone=not inside)


def _other_sign(stop: Stop) -> Mistake | None:
    """A key with a colon behind it, or with nothing between it and its value."""
    if not stop.said.startswith("Expected '=") or stop.rest[:1] not in {":", '"', "'", "[", "{"}:
        return None
    name = shorten(re.split(r"[\s{,]+", stop.text[stop.start : stop.offset].strip())[-1])
    if re.fullmatch(r"[\w-]+", name) is None:
        return None
    message = f"The = behind `{name}` is missing."
    if stop.rest.startswith(":"):
        message = f"Between `{name}` and its value stands =, not a colon."
    alone = not open_brackets(stop.text, stop.offset)
    value = shorten(stop.rest.removeprefix(":").strip()) if alone else ""
    return Mistake(stop.offset, message, f"Write {name} = {value or '…'}", alone=alone)


def _no_equals(stop: Stop) -> Mistake | None:
    key = re.match(r"\s*([\w-]+)", stop.line)
    if not stop.said.startswith("Expected '=") or key is None:
        return None
    at = stop.start + key.start(1)
    spaced = re.match(r"([\w-]+(?:[ \t]+[\w-]+)+)[ \t]*=", stop.line.strip())
    if spaced:
        name = shorten("_".join(spaced[1].split()))
        return Mistake(at, "A key has no spaces in it.", f"Did you mean `{name}`?", alone=True)
    message = "This line has no = in it, so it says nothing about a key."
    hint = 'Write key = "…". A comment begins with #, and words over several lines stand in """.'
    return Mistake(at, message, hint)


def anything(stop: Stop) -> Mistake:
    """What no row of a table knows.

    Args:
        stop: Where the parser stopped.
    """
    unseen = stop.text[stop.offset : stop.offset + 1]
    if unseen and not unseen.isprintable() and unseen not in "\n\t":
        message = "There is a character here that can’t be seen."
        return Mistake(stop.offset, message, "Delete it, or write the line again.", alone=True)
    if stop.line.lstrip().startswith("="):
        message = "The key in front of this = is missing."
        return Mistake(stop.offset, message, "Write it, or take the line out.", alone=True)
    message = "From here on this can’t be read."
    hint = "Look for a quote, a comma, a bracket or an = that is missing or too many."
    return Mistake(stop.offset, message, f"{hint} It may be a little further up.")


SIGNS: Final[tuple[Look, ...]] = (_huge_number, _curly, _backslash)
"""What can be told from the sign at which the parser stopped."""
ENDS: Final[tuple[Look, ...]] = (_behind_a_text,)
"""Quotes inside a text, which end it before its author meant to; also inside brackets."""
QUOTES: Final[tuple[Look, ...]] = (_unclosed,)
"""Texts that nothing closes."""
VALUES: Final[tuple[Look, ...]] = (_value, _other_sign, _no_equals)
"""What a line holds that is no value, or no line of TOML."""
