"""Where everything stands in a TOML text: line and column of each key and value.

The standard library's parser forgets them. This one reads only texts which that parser has
already accepted, so it can do without most of the grammar.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from conferapp.domain.problem import Where
from conferapp.storage.text_lines import Lines, Position

_SPACE: Final = re.compile(r"[ \t]*")
_GAP: Final = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_KEY: Final = re.compile(r"""[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*'""")
_TEXT: Final = re.compile(
    r'''"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*\'''', re.DOTALL
)
_PLAIN: Final = re.compile(r"[^,\]}#\n]+")
_ESCAPED: Final = re.compile(r"\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)")
_ESCAPES: Final = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


class Span(NamedTuple):
    """Offsets of one entry: its key (or the header of its table), and its value."""

    key: int
    start: int
    end: int


class TomlIndex:
    """The places of a TOML text.

    Args:
        text: TOML that the parser has accepted, with plain newlines.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = Lines(text)
        self._spans: Mapping[Where, Span] = _Scan(text).spans

    def find(self, where: Where, *, at_key: bool = False, within: str | None = None) -> Position:
        """Where a value stands; of what the text doesn't have, the nearest table around it.

        Args:
            where: The keys and positions that lead to it.
            at_key: Whether its key is wanted. A table under a header of its own, and an element
                of a list, is found at its beginning either way.
            within: A piece of the value to look for; where it isn't found as it is written, the
                beginning of the value counts.
        """
        known = next((where[:n] for n in range(len(where), 0, -1) if where[:n] in self._spans), ())
        span = self._spans.get(known)
        if span is None:
            return Position(1, 1)
        if known != where or at_key:
            return self._lines.position(span.key)
        found = self._text.find(within, span.start, span.end) if within else -1
        return self._lines.position(max(found, span.start))

    def span(self, where: Where) -> Span | None:
        """Where a value begins and ends, or None where the text doesn't have it.

        Args:
            where: The keys and positions that lead to it.
        """
        return self._spans.get(where)

    def places(self) -> Iterable[Where]:
        """Every place that the text has, in no certain order."""
        return self._spans.keys()

    def __contains__(self, where: Where) -> bool:
        return where in self._spans


class _Scan:
    """One walk through a TOML text.

    Attributes:
        spans: What was found, by the keys and positions that lead to it.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._rows: dict[Where, int] = {}
        self.spans: dict[Where, Span] = {}
        self._document()

    def _document(self) -> None:
        table: Where = ()
        self._skip(_GAP)
        while self._at < len(self._text):
            before = self._at
            if self._next("["):
                table = self._header()
            else:
                self._entry(table)
            self._skip(_GAP)
            if self._at == before:
                return

    def _header(self) -> Where:
        start = self._at
        self._at += 1
        row = self._next("[")
        self._at += row
        self._skip(_SPACE)
        at_name = self._at
        table = self._resolved(self._keys(), row=row)
        self._take("]")
        if row:
            self._take("]")
        for length in range(1, len(table)):
            self.spans.setdefault(table[:length], Span(at_name, start, self._at))
        self.spans[table] = Span(at_name, start, self._at)
        return table

    def _resolved(self, keys: tuple[str, ...], *, row: bool) -> Where:
        """The place that a header names: below the newest row of each table array."""
        table: Where = ()
        for number, key in enumerate(keys, 1):
            table = (*table, key)
            if row and number == len(keys):
                self._rows[table] = self._rows.get(table, 0) + 1
            if table in self._rows:
                table = (*table, self._rows[table] - 1)
        return table

    def _entry(self, table: Where) -> None:
        at_key = self._at
        keys = self._keys()
        if not keys or not self._take("="):
            return
        where = (*table, *keys)
        self._skip(_SPACE)
        start = self._at
        self._value(where)
        for length in range(len(table) + 1, len(where)):
            self.spans.setdefault((*where[:length],), Span(at_key, at_key, self._at))
        self.spans[where] = Span(at_key, start, self._at)

    def _keys(self) -> tuple[str, ...]:
        keys: list[str] = []
        while found := _KEY.match(self._text, self._at):
            keys.append(_unquoted(found[0]))
            self._at = found.end()
            self._skip(_SPACE)
            if not self._take("."):
                break
            self._skip(_SPACE)
        return tuple(keys)

    def _value(self, where: Where) -> None:
        if self._next("["):
            self._list(where)
        elif self._next("{"):
            self._inside("}", lambda _: self._entry(where))
        else:
            quoted = self._next('"') or self._next("'")
            self._skip(_TEXT if quoted else _PLAIN)

    def _list(self, where: Where) -> None:
        def element(number: int) -> None:
            start = self._at
            self._value((*where, number))
            self.spans[(*where, number)] = Span(start, start, self._at)

        self._inside("]", element)

    def _inside(self, closing: str, element: Callable[[int], None]) -> None:
        self._at += 1
        number = 0
        self._skip(_GAP)
        while not self._take(closing):
            before = self._at
            element(number)
            number += 1
            self._skip(_GAP)
            self._take(",")
            self._skip(_GAP)
            if self._at == before:
                return

    def _next(self, sign: str) -> bool:
        return self._text.startswith(sign, self._at)

    def _take(self, sign: str) -> bool:
        taken = self._next(sign)
        self._at += taken
        return taken

    def _skip(self, what: re.Pattern[str]) -> None:
        found = what.match(self._text, self._at)
        self._at = found.end() if found else self._at


def _unquoted(key: str) -> str:
    if key[0] == "'":
        return key[1:-1]
    return _ESCAPED.sub(_unescaped, key[1:-1]) if key[0] == '"' else key


def _unescaped(found: re.Match[str]) -> str:
    sign = found[1]
    if sign[0] in "uU" and len(sign) > 1:
        return chr(int(sign[1:], 16))
    return _ESCAPES.get(sign, sign)
