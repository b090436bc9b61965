"""Broken TOML, first half: headers, keys, brackets and commas that don't go together."""

import re
from typing import Final

from conferapp.domain.agenda import PARTS
from conferapp.domain.spelling import LONGEST_ID
from conferapp.storage.agenda_keys import PAGES_BEGIN, meant_header
from conferapp.storage.agenda_problem import shorten
from conferapp.storage.toml_stop import Look, Mistake, Stop
from conferapp.storage.toml_tokens import open_brackets

_WRAPPED: Final = re.compile(r"[(\[{\uff3b\uff5b]*[ \t]*([\w./-]+)[ \t]*[)\]}\uff3d\uff5d]*:?")
_STATEMENT: Final = re.compile(r"\s*(?:\[\[?[^\[\]]*\]?\]?\s*(?:#.*)?$|[\w.-]+[ \t]*=)")


def _repeated(stop: Stop) -> Mistake | None:
    """A key or a header that stands twice."""
    inline = re.match(r"Duplicate inline table key '(.*)'", stop.said)
    if inline:
        at = stop.text.rfind(inline[1], stop.start, stop.offset)
        message = f"`{shorten(inline[1])}` stands twice between these braces."
        return Mistake(max(at, stop.start), message, "Take one of them out.")
    if not stop.said.startswith("Cannot "):
        return None
    header = re.match(r"\s*(\[\[?)([^\]]*)\]", stop.line)
    return _repeated_header(stop, header) if header else _repeated_key(stop)


def _repeated_header(stop: Stop, header: re.Match[str]) -> Mistake:
    name, at = header[2].strip(), stop.start + header.start(1)
    part = name.removesuffix(".questions")
    if header[1] == "[[" or part in {"page", *PARTS}:
        return _page_header(stop, part, name, at)
    message = f"`[{shorten(name)}]` stands here for the second time."
    also = stop.earlier(rf"^[ \t]*\[[ \t]*{re.escape(name)}[ \t]*\]", at)
    return Mistake(at, message, "Put the lines of both under one of them.", also)


def _page_header(stop: Stop, part: str, name: str, at: int) -> Mistake:
    """Headers of pages and questions that don't go together."""
    head = rf"^[ \t]*(\[{{1,2}})[ \t]*{re.escape(part)}(\.\w+)?[ \t]*\]"
    first = re.compile(head, re.MULTILINE).search(stop.text, 0, at)
    shown = shorten(part)
    if part != name:
        page = max(stop.text.rfind(f"\n[[{part}]]", 0, at), 0)
        single = re.compile(rf"^[ \t]*\[[ \t]*{re.escape(name)}[ \t]*\]", re.MULTILINE)
        for found in single.finditer(stop.text, page, at):
            at = stop.text.index("[", found.start())
        message = "A question begins with two brackets on each side."
        return Mistake(at, message, f"Write [[{shown}.questions]].")
    if first and first[2] and first[1] == "[[":
        message = f"There are questions above the first page of this part, [[{shown}]]."
        also = stop.number(first.end())
        return Mistake(at, message, "A page begins before its questions.", also)
    if first and first[1] == "[":
        at = first.start(1)
    message = f"`[{shown}]` has one bracket on each side, and a page begins with two."
    return Mistake(at, message, f"Write [[{shown}]]." if part in PARTS else PAGES_BEGIN)


def _repeated_key(stop: Stop) -> Mistake:
    """The parser stops behind the value, which may be lines below the key."""
    keys = list(
        re.finditer(r"^[ \t]*([\w-]+|\"[^\"\n]*\")[^=\n]*=", stop.text[: stop.offset], re.M)
    )
    if not keys:
        return Mistake(stop.offset, "Something stands twice here.", "Take one of the two out.")
    table = max(stop.text.rfind("\n[", 0, stop.offset), 0)
    repeated = next(
        (
            key
            for key in reversed(keys)
            if any(key[1] == other[1] for other in keys if table <= other.start() < key.start())
        ),
        keys[-1],
    )
    at = repeated.start(1)
    also = stop.earlier(rf"^[ \t]*{re.escape(repeated[1])}[^=\n]*=", at, table)
    what = "page or question" if "[[" in stop.text[table : table + 4] else "table"
    message = f"`{shorten(repeated[1])}` stands twice in this {what}."
    hint = "Keep one. If a new page or question begins here, its [[…]] line is missing."
    return Mistake(at, message, hint, also)


def _still_open(stop: Stop) -> Mistake | None:
    """A list or an inline table that isn't closed, seen where the next statement begins."""
    opened = open_brackets(stop.text, stop.offset)
    if not opened:
        return None
    at = opened[-1]
    brace = stop.text[at] == "{"
    ends = stop.offset >= len(stop.text.rstrip())
    if brace and (not stop.rest.strip() or stop.rest.lstrip().startswith("#") or ends):
        return None if stop.said.startswith("Illegal") else _over_lines(stop, at)
    # Inside a list, the brackets of the header that follows count as opened too.
    first = next((n for n in opened if stop.number(n) < stop.number(stop.offset)), None)
    if first is not None and (ends or _STATEMENT.match(stop.line)):
        if stop.text[first] == "{":
            return _over_lines(stop, first)
        message = "This list is never closed."
        return Mistake(first, message, "Put a ] behind its last entry.", stop.number(stop.offset))
    if ends:
        sign = {"{": "}", "[": "]"}[stop.text[at]]
        return Mistake(at, f"This is never closed: a {sign} is missing.", f"Add the {sign}.")
    return None


def _lost_brace(stop: Stop) -> Mistake | None:
    """An entry of a list that has keys, a } at its end, and no {."""
    line = stop.bare[stop.start : stop.start + len(stop.line)]
    entry = re.match(r"[ \t]*(?=[\w-]+[ \t]*=)", line)
    if entry is None or not stop.inside or line.count("}") != line.count("{") + 1:
        return None
    hint = "Write { in front of it."
    return Mistake(stop.start + entry.end(), "The { that begins this entry is missing.", hint)


def _over_lines(stop: Stop, at: int) -> Mistake:
    line = stop.text[at:].partition("\n")[0]
    written = line.partition("#")[0].strip(" \t{")
    next_entry = stop.text[at + len(line) :].lstrip().startswith("{")
    if written and "}" not in line and (next_entry or not written.endswith(",")):
        message = "This is never closed: a } is missing."
        return Mistake(at, message, "Put a } behind its last word, on the same line.")
    if "}" in line and stop.text[: stop.offset].rstrip().endswith(","):
        at = stop.offset
    message = "What stands between { and } has to be on one line."
    return Mistake(at, message, "Join the lines, up to the } that closes it.")


def _wrong_end(stop: Stop) -> Mistake | None:
    """A list or a table that ends with the sign of another one."""
    sign, opened = stop.rest[:1], open_brackets(stop.text, stop.offset)
    if not sign or sign not in ")]}" or not opened:
        return None
    ends = {"[": "]", "{": "}"}
    right, outer = ends[stop.text[opened[-1]]], [ends[stop.text[n]] for n in opened[:-1]]
    if sign == right:
        return None
    if sign in outer:
        message = f"A {right} is missing in front of this {sign}."
        return Mistake(stop.offset, message, f"Write {right}{sign} in its place.")
    mended = f"{stop.text[: stop.offset]}{right}{stop.text[stop.offset + 1 :]}"
    message = f"What begins with {stop.text[opened[-1]]} ends with {right}, and not with {sign}."
    return Mistake(stop.offset, message, f"Write {right} in its place.", mended=mended)


def _stray_comma(stop: Stop) -> Mistake | None:
    before = stop.text[: stop.offset].rstrip()
    if stop.rest.startswith("}") and before.endswith(","):
        return Mistake(stop.offset, "There is a comma too many before this }.", "Take it out.")
    if not stop.rest.startswith(",") or re.match(r"\s*\[\[?\w", stop.line):
        return None
    if stop.said.startswith("Expected '=") and stop.line[: stop.offset - stop.start].endswith('"'):
        message = "What stands between { and } needs keys in front of its words."
        return Mistake(stop.offset, message, 'Write it such as { text = "…" }')
    number = re.search(r"=\s*(-?\d+),(\d+)\s*(?:#.*)?$", stop.line)
    if number:
        hint = f"Write {number[1]}.{number[2]}"
        return Mistake(stop.offset, "A number has a point, not a comma.", hint, alone=True)
    alone = "=" in stop.line and not open_brackets(stop.text, stop.offset)
    return Mistake(stop.offset, "There is a comma too many here.", "Take it out.", alone=alone)


def _left_over(stop: Stop) -> Mistake | None:
    """A line out of a list or a text whose beginning is gone."""
    line = stop.line.strip()
    entry = re.match(r"""["'{]""", line) and not re.match(r"""("[^"]*"|'[^']*')\s*=""", line)
    if not line or not (entry or line[0] in "]}") or open_brackets(stop.text, stop.start):
        return None
    at = stop.start + stop.line.index(line[0])
    if line[:3] in {'"""', "'''"}:
        message = f"These {line[:3]} end a text that isn’t open."
        return Mistake(at, message, f"Look further up for the {line[:3]} where it begins.")
    if line[0] in "]}":
        message = f"This {line[0]} closes nothing."
        if stop.text[:at].rstrip().endswith(line[0]):
            return Mistake(at, message, "Take it out.", alone=True)
        return Mistake(at, message, "Look further up for the line where its list begins.")
    message = "This entry stands in no list."
    return Mistake(at, message, "Look further up: a line such as say = [ is missing there.")


def _missing_comma(stop: Stop) -> Mistake | None:
    if stop.said not in {"Unclosed array", "Unclosed inline table"} or not stop.rest.strip():
        return None
    message = f"A comma is missing before this {'entry' if 'array' in stop.said else 'key'}."
    other = stop.rest[0] in ";.:|/"
    hint = f"Write a comma in place of the {stop.rest[0]}" if other else "Put commas between them."
    return Mistake(stop.offset, message, hint)


def _plain_header(stop: Stop) -> Mistake | None:
    """The name of a part, alone on its line, with other brackets around it or with none."""
    line = stop.line.strip()
    wrapped = _WRAPPED.fullmatch(line)
    name = meant_header(wrapped[1]) if wrapped and len(line) < LONGEST_ID else None
    if name is None or stop.inside or re.match(r"\[[^\[\]]*\]$|\[\[?\w", line):
        return None
    at = stop.start + stop.line.index(line[0])
    what = "A question" if name.endswith(".questions") else "A page"
    return Mistake(
        at, f"{what} begins with two square brackets on each side.", f"Write [[{name}]]."
    )


def _second_key(stop: Stop) -> Mistake | None:
    """Another line that went on behind a value or a header."""
    found = re.match(r"[ \t,;|]*(?P<what>(?P<key>[\w-]+)[ \t]*=(?!=)|\[\[?[\w.]+\]\]?)", stop.rest)
    if not stop.said.startswith("Expected newline") or found is None:
        return None
    at = stop.offset + found.start("what")
    end = stop.start + len(stop.line)
    message = "Two keys stand on this line." if found["key"] else "A header stands behind a key."
    if stop.line.lstrip().startswith("["):
        message = "Behind a header nothing else stands on its line."
    hint = f"Begin a new line before {shorten(found['key'] or found['what'])}."
    mended = stop.text[: stop.offset] + " " * (end - stop.offset) + stop.text[end:]
    return Mistake(at, message, hint, mended=mended)


def _header(stop: Stop) -> Mistake | None:
    if not stop.line.lstrip().startswith("["):
        return None
    at = stop.start + len(stop.line) - len(stop.line.lstrip())
    name = shorten(stop.line.strip(" \t[]").split("]")[0].split("#")[0].strip()) or "agenda"
    if re.fullmatch(r"[\w-]+(\.[\w-]+)*", name) is None:
        message = "The name between these brackets can’t be read."
        hint = "It is made of letters, digits, hyphens and underscores, such as [[agenda]]."
        meant = meant_header(name)
        if meant:
            sides = ("[", "]") if meant.startswith("lenses") else ("[[", "]]")
            hint = f"Did you mean {meant.join(sides)}?"
        return Mistake(at, message, hint, alone=False)
    message = "The brackets around this name don’t match."
    sides = ("[", "]") if name.startswith("lenses") else ("[[", "]]")
    return Mistake(at, message, f"Write {name.join(sides)}.")


LINES: Final[tuple[Look, ...]] = (_plain_header, _second_key)
"""A header without its brackets, or on the line of another."""
REPEATED: Final[tuple[Look, ...]] = (_repeated,)
"""What is plain from the parser's words alone."""
BRACKETS: Final[tuple[Look, ...]] = (
    *(_left_over, _lost_brace, _wrong_end, _stray_comma, _still_open, _missing_comma),
)
"""What goes wrong around brackets; looked for before the values between them."""
HEADERS: Final[tuple[Look, ...]] = (_header,)
"""What goes wrong in the header of a table."""
