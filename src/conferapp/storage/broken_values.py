"""Broken TOML, second half: quotes, backslashes, values and keys that can't be read."""

import re
from typing import Final

from conferapp.storage.agenda_keys import EXAMPLES, KEYS, LISTS
from conferapp.storage.agenda_problem import shorten
from conferapp.storage.toml_stop import Look, Mistake, Stop
from conferapp.storage.toml_tokens import open_brackets, unclosed_text
from conferapp.storage.typed_values import as_list, example, unquoted

_STATEMENT: Final = re.compile(r"\[|[\w.-]+[ \t]*=")
_ENTRIES: Final = re.compile(
    r"""(?:(?:\s*#[^\n]*)*\s*(?:[-*•][ \t]*)?(?:"(?!"")|'(?!'')|\{)[^\n]*)+|\s*["'\[]"""
)
_COLON: Final = re.compile(r"^([ \t]*[\w-]+[ \t]*)(:=?)(?=[ \t_\[{]|$)", re.MULTILINE)
_VALUE_BEHIND: Final = re.compile(
    r"""[ \t]*+(?P<sign>is\b|equals\b|[^\w\s"'\[{]*+)[ \t]*+"""
    r"""(?P<value>"[^"]*"|\[.*\]|\d[\d.]*|true|false|)[ \t]*+(?:#.*)?"""
)
_ANY_QUOTES: Final = "\"'“”"
_PATHS: Final = "Write two backslashes for one (\\\\), or / in a path."
STRAIGHT: Final = 'Straight quotes look like this: "…". Turn off smart quotes in your editor.'


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
    if any(sign in line for sign in "“”„″\uff02❝❞"):
        message = "This text begins with a straight quote and ends with a curly one."
        return Mistake(at, message, STRAIGHT, alone=True)
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


def _miscounted(stop: Stop) -> Mistake | None:
    """A quote too many, or one too few in front of a comma."""
    before = stop.line[: stop.offset - stop.start].rstrip()
    if not stop.said.startswith(("Expected newline", "Unclosed")):
        return None
    doubled = re.search(r'(?<!")""$', before) and stop.rest[:1].strip(",]}#")
    if doubled or (before[-1:] == '"' and stop.rest.strip() == '"'):
        hint = 'Write one " on each side, or """ on both sides for several lines.'
        return Mistake(stop.start + len(before) - 1, "There is a quote too many here.", hint)
    comma = re.search(r',\s*"$', before)
    if comma and stop.said.startswith("Unclosed"):
        message = "A quote is missing in front of this comma."
        return Mistake(stop.start + comma.start(), message, 'Write ", in place of the comma.')
    return None


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
    if typed[:1] in {"=", ">", ":"}:
        article = "an" if typed[0] == "=" else "a"
        message = f"There is {article} {typed[0]} too many here."
        return Mistake(at, message, "Take it out.", alone=True)
    before = stop.text[stop.start : at]
    key = re.search(r"(?:^|[{,\s])([\w-]+)[ \t]*=[ \t]*$", before)
    message, hint = unquoted(typed, key[1] if key else "")
    listed = re.match(r"\s*([\w-]+)\s*=\s*\[([^\[\]{}\n]*)\]\s*(?:#.*)?$", stop.line)
    if inside and listed and re.match(r"[ \t]*\w+[ \t]*=", listed[2]):
        message, hint = unquoted(listed[2].strip(), listed[1])
    elif inside and listed and hint.startswith('Write "'):
        hint = f"Write {listed[1]} = {_all_quoted(listed[2])}"
    alone = not inside or not re.search(r"[\[\]{}]", stop.line)
    return Mistake(at, message, hint, alone=alone or bool(listed))


def _all_quoted(entries: str) -> str:
    """The entries of a list, each in quotes."""
    found = re.findall(r""""[^"]*"|'[^']*'|[^,]+""", entries)
    right = (f'"{each.strip(_ANY_QUOTES)}"' for each in map(str.strip, found) if each)
    return f"[{', '.join(shorten(each) for each in right)}]"


def _other_sign(stop: Stop) -> Mistake | None:
    """A key with a colon behind it, or with nothing between it and its value."""
    if not stop.said.startswith("Expected '=") or stop.rest[:1] not in {":", '"', "'", "[", "{"}:
        return None
    name = shorten(re.split(r"[\s{,]+", stop.text[stop.start : stop.offset].strip())[-1])
    if re.fullmatch(r"[\w-]+", name) is None:
        return None
    inside = bool(open_brackets(stop.text, stop.offset))
    value = "…" if inside else shorten(stop.rest.lstrip(":= ").strip()) or "…"
    hint = f"Write {name} = {value}"
    if value.isalpha() and value not in {"true", "false"}:
        hint = unquoted(value, name)[1]
    if not stop.rest.startswith(":"):
        return Mistake(stop.offset, f"The = behind `{name}` is missing.", hint, alone=not inside)
    message = f"Between `{name}` and its value stands =, not a colon."
    mended = stop.mend(_COLON, lambda found: f"{found[1]}={' ' * (len(found[2]) - 1)}")
    return Mistake(stop.offset, message, stop.with_more(hint, _COLON), mended=mended)


def _no_equals(stop: Stop) -> Mistake | None:
    key = re.match(r"\s*([\w-]+)", stop.line)
    if not stop.said.startswith("Expected '=") or key is None:
        return None
    at = stop.start + key.start(1)
    spaced = re.match(r"([\w-]+(?:[ \t]+[\w-]+)+)[ \t]*=", stop.line.strip())
    if spaced:
        name = shorten("_".join(spaced[1].split()))
        return Mistake(at, "A key has no spaces in it.", f"Did you mean `{name}`?", alone=True)
    if re.match(r"[^\s<>=]+[ \t]*=", stop.rest) and stop.offset > at:
        message = "A key is written with the letters a to z, digits, hyphens and underscores."
        return Mistake(stop.offset, message, "Write the key again.", alone=True)
    value = _VALUE_BEHIND.fullmatch(stop.line[key.end() :])
    if value and key[1] in KEYS:
        hint = f"Write {key[1]} = {shorten(value['value']) or example(key[1])}"
        said = _instead_of(value["sign"], key[1])
        return Mistake(stop.offset, said, hint, alone=bool(value["value"]))
    inner = re.search(r"[{,][ \t]*([\w-]+)[ \t]*$", stop.text[stop.start : stop.offset])
    if inner and open_brackets(stop.text, stop.offset):
        sign = re.sub(r"[\w\s\"'\[{}\]].*", "", stop.rest)
        return Mistake(stop.offset, _instead_of(sign, inner[1]), f"Write {inner[1]} = …")
    message = "This line has no = in it, so it says nothing about a key."
    hint = 'Write key = "…". A comment begins with #, and words over several lines stand in """.'
    return Mistake(at, message, hint)


def _instead_of(sign: str, key: str) -> str:
    said = f"Behind `{key}` stands =, and not {shorten(sign, 9)}."
    return said if sign else f"The = behind `{key}` is missing."


def anything(stop: Stop) -> Mistake:
    """What no row of a table knows.

    Args:
        stop: Where the parser stopped.
    """
    if stop.line.lstrip().startswith("="):
        message = "The key in front of this = is missing."
        return Mistake(stop.offset, message, "Write it, or take the line out.", alone=True)
    message = "From here on this can’t be read."
    hint = "Look for a quote, a comma, a bracket or an = that is missing or too many."
    return Mistake(stop.offset, message, f"{hint} It may be a little further up.")


def _without_brackets(stop: Stop) -> Mistake | None:
    """A list whose brackets are missing, or braces, on one line; `2,5` is meant as a number."""
    value = re.match(r"[ \t]*([\w-]+)[ \t]*=[ \t]*(.*)", stop.line.rstrip())
    if value is None or re.fullmatch(r"-?\d+,\d+\s*(#.*)?", value[2]):
        return None
    message = ""
    if re.match(r"""\{[ \t]*["'].*\}$""", value[2]) and stop.said.startswith("Expected '="):
        message = "A list stands in [ ], and not in { }."
    elif stop.said.startswith("Expected newline") and (
        re.match(r"[ \t]*,(?=[ \t]*[\"'{\w])", stop.rest)
        or (value[1] in LISTS and re.match(r"""[ \t]*(?:and\b|[;/|+&])?[ \t]*["']""", stop.rest))
    ):
        message = "A list needs square brackets around it."
    quoted = value[2].strip("{}") if value[2][:1] in "\"'{" and value[1] not in EXAMPLES else ""
    hint = f"Write {value[1]} = {as_list(quoted, value[1]) if quoted else f'[{value[2]}]'}"
    at = stop.start + value.start(2)
    return Mistake(at, message, shorten(hint, 200), alone=True) if message else None


def _lost_bracket(stop: Stop) -> Mistake | None:
    """A key whose value, or the rest of it, stands on the lines below."""
    key = re.match(r"[ \t]*([\w-]+)[ \t]*=", stop.line)
    behind = re.match(r"[ \t]*+(,?)[ \t]*+(?:#.*)?$", stop.rest)
    below = _ENTRIES.match(stop.text, stop.start + len(stop.line))
    if key is None or behind is None or below is None or stop.inside:
        return None
    at = stop.start + key.end()
    empty = stop.text[at : stop.offset].strip() == ""
    listed = below[0].rstrip().endswith(",") or below[0].strip().count("\n") > 0
    if empty and not listed:
        message = f"What belongs to `{key[1]}` has to begin on the same line."
        return Mistake(stop.offset, message, "Join this line and the next.")
    if not empty and not behind[1]:
        return None
    mended = stop.text[: at - 2] + "=[" + stop.text[at:] if stop.text[at - 2] == " " else ""
    message = "The [ that begins this list is missing."
    return Mistake(at - 1, message, f"Write {key[1]} = [", mended=mended)


LOST: Final[tuple[Look, ...]] = (_without_brackets, _lost_bracket)
"""Lists and texts that begin without their bracket, or a line too late."""
SIGNS: Final[tuple[Look, ...]] = (_backslash,)
"""What can be told from the sign where the parser stopped."""
ENDS: Final[tuple[Look, ...]] = (_miscounted, _behind_a_text)
"""Quotes inside a text, which end it before its author meant to; also inside brackets."""
QUOTES: Final[tuple[Look, ...]] = (_unclosed,)
"""Texts that nothing closes."""
VALUES: Final[tuple[Look, ...]] = (_value, _other_sign, _no_equals)
"""What a line holds that is no value, or no line of TOML."""
