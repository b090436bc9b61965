"""TOML that means harm: as much as a file may hold of what takes time, and real files damaged."""

import random
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from conferapp.storage.files import AGENDA_LIMIT
from conferapp.storage.toml_bounds import excess

Unit = Callable[[int], str]
"""One piece of a file, by its number."""

HEAD: Final = 'format = 1\nid = "harm"\ntitle = "Harm"\n'
_PAGE: Final = '[[agenda]]\nid = "p"\ntitle = "P"\n'
_ASKED: Final = '[[agenda.questions]]\nid = "q{0}"\nkind = "{1}"\nask = "?"\n'
_TEST: Final = '{ question = "z", at_least = 3 }'
_LONG_LINE: Final = 9_000
_IN_A_LIST: Final = 399


def _page(number: int, lines: str = "", part: str = "agenda") -> str:
    return f'[[{part}]]\nid = "p{number}"\ntitle = "P"\n{lines}'


def _in_list(key: str, entry: Callable[[int], str]) -> str:
    return f"{key} = [\n" + "".join(f"{entry(at)},\n" for at in range(_IN_A_LIST)) + "]\n"


def _asked(kind: str, lines: Callable[[int], str]) -> Unit:
    """Questions of a kind, a few on each page."""

    def unit(number: int) -> str:
        page = _page(number) if number % 9 == 0 else ""
        return page + _ASKED.format(number, kind) + lines(number)

    return unit


def _said(words: str) -> Unit:
    """Pages of a student’s with one long line of words each."""
    line = words * (_LONG_LINE // len(words))
    return lambda number: _page(number, f'who = "student"\nintro = "{line}"\n', "reflection")


UNITS: Final[Mapping[str, Unit]] = {
    "dotted keys": lambda n: f"k{n}.b.c.d.e.f.g.h.i.j.k.l.m.n.o = 1\n",
    "dotted headers": lambda n: f"[a{n}.b.c.d.e.f.g.h.i.j.k.l.m.n.o]\n",
    "brackets": lambda n: f"k{n} = {'[' * 31}{']' * 31}\n",
    "braces": lambda n: f"k{n} = {'[{a = ' * 15}1{'}]' * 15}\n",
    "unknown keys": lambda n: f"titl{n} = 1\n",
    "unknown tables": lambda n: f"[agend{n}]\n",
    "unknown keys of questions": _asked("long", lambda n: f"hin{n} = 1\nreq{n} = 2\n"),
    "empty pages": lambda _: "[[agenda]]\n",
    "empty questions": lambda n: (_page(n) if n % 20 == 0 else "") + "[[agenda.questions]]\n",
    "pages and questions": lambda _: "[[agenda]]\n[[agenda.questions]]\n",
    "pages in a list": lambda n: _in_list(f"x{n}" if n > 3 else "agenda", lambda _: "{}"),
    "questions in lists": lambda n: _page(n, _in_list("questions", lambda _: "{}")),
    "mirrors": _asked("long", lambda n: f'mirrors = "r{n}"\nreveal_after = "s{n}"\n'),
    "one id": _asked("long", lambda _: 'id = "q"\n'),
    "kinds": lambda n: (_page(n) if n % 9 == 0 else "") + _ASKED.format(n, f"knid{n}"),
    "bad ids": lambda _: f'[[agenda]]\nid = "{"É a" * 80}"\ntitle = "P"\n',
    "chained conditions": _asked(
        "yes_no", lambda n: f'show_if = {{ question = "q{n - 1}", is = true }}\n'
    ),
    "conditions": lambda n: _page(n, f"show_if = [{', '.join([_TEST] * 10)}]\n"),
    "options": _asked("choice", lambda _: _in_list("options", lambda at: f'"o{at}"')),
    "numbers for options": _asked("choice", lambda _: _in_list("options", lambda _: "1")),
    "numbers to say": lambda n: _page(n, _in_list("say", lambda _: "1")),
    "lines to say": lambda n: _page(n, _in_list("say", lambda _: '"one two three."')),
    "tips": lambda n: _page(n, _in_list("tips", lambda _: '{ lens = "a", tekst = "b" }')),
    "shown": lambda n: _page(n, _in_list("show", lambda at: f'"a{at}"')),
    "placeholders": lambda n: _page(n, _in_list("say", lambda at: f'"{{answer.a{at}}}"')),
    "lenses": lambda n: f'[lenses.l{n}]\nname = "L"\ncolor = "rde"\n',
    "no numbers": lambda n: f"k{n} = nan\nl{n} = -inf\n",
    "long numbers": lambda n: f"k{n} = {'9' * 4_200}\n",
    "days": lambda n: f"k{n} = 1979-05-27T07:32:00Z\n",
    "long keys": lambda n: f"{'k' * _LONG_LINE}{n} = 1\n",
    "long words": _said("unbelievable" * 8),
    "words": _said("Wonderful unbelievable. "),
    "short sentences": _said("A. "),
    "open placeholders": _said("{"),
    "marks": _said("\u2de0\u2d7f"),
    "towers": _said("a\u0301\u0323"),
    "joiners": _said("\u200d\ufe0f"),
    "escapes": _said("\\u001b]52;c;aGk=\\u0007"),
    "line breaks": _said("\\n"),
}
"""What takes long to be parsed, checked, or put into words."""

LINES: Final = (
    *("a = b", "a: b", 'a = "b', "- a = 1", "1. a = 1", "a = “b”", "a = b, c", "a = [1 2]"),
    *("a = [1,", "a = {", "a b = 1", "&amp;", "<b>", "```", "| a = 1", 'a = "\\q"', "- [ ] x"),
    *('[[agenda]] id = "x"', "= 1", '"a', "a = yes", "a = 1,5", "[agenda]", "agenda", "// a"),
    *('say = "a",\n"b",', 'a = """', 'a = "b"c"', "a = 'b'c'", "a = 2026-13-99", "a = 0x", "* x"),
    *(
        "},",
        "],",
        "\u200ba = 1",
        "\xa0a = 1",
        "a \uff1d 1",
        "&#1234567;",
        "a..b = 1",
        "\x1b[2J",
        "\r",
    ),
)
"""Lines that break a file, each in a way of its own."""
_TOKENS: Final = (
    *("[", "]", "[[", "]]", "{", "}", "=", ",", "\n", "#", ".", "\\", '"', '"""', "'", "'''"),
    *("\0", "\x1b", "\x9b", "\u202e", "“", "”", " ", "\t", "\r\n", "nan", "1e999", "9" * 5_000),
    *("[[agenda]]\n", "[[agenda.questions]]\n", "id = ", "kind = ", "show_if = ", "&amp;", "- "),
)


def filled(unit: Unit, *, over: bool = False) -> bytes:
    """A file with as many pieces as it may have, or as many as are read of any file.

    Args:
        unit: Makes the pieces.
        over: Whether to go beyond what an agenda may hold.
    """
    text, size, ends, number = [HEAD], len(HEAD), [len(HEAD)], 0
    while size + len(piece := unit(number).encode()) <= AGENDA_LIMIT:
        text.append(piece.decode())
        size += len(piece)
        ends.append(ends[-1] + len(text[-1]))
        number += 1
    whole = "".join(text)
    beyond = None if over else excess(whole)
    if beyond is not None:
        whole = whole[: max(end for end in ends if end <= beyond.offset)]
    return whole.encode()


def broken(line: str, width: int) -> bytes:
    """A file full of one line that isn't TOML.

    Args:
        line: The line.
        width: How long each line is made, at least.
    """
    whole = f"{line} " * max(1, width // (len(line) + 1))
    return filled(lambda _: f"{whole.rstrip()}\n")


@cache
def _real(folder: Path) -> Sequence[bytes]:
    return [path.read_bytes() for path in sorted(folder.glob("*.toml"))]


def damaged(folder: Path, luck: random.Random) -> bytes:
    """A real agenda with pieces taken out, put in, doubled and changed.

    Args:
        folder: Where real ones are.
        luck: Chooses.
    """
    text = bytearray(luck.choice(_real(folder)))
    for _ in range(luck.choice((1, 1, 1, 3, 30, 300))):
        at, length = luck.randrange(len(text) + 1), luck.choice((1, 4, 40, 900))
        token = luck.choice(_TOKENS).encode() * luck.choice((1, 1, 1, 20, 900))
        change = luck.randrange(4)
        if change == 0:
            del text[at : at + length]
        elif change == 1:
            text[at:at] = token
        elif change == 2:
            text[at : at + 1] = luck.randbytes(1)
        else:
            text[at:at] = text[:length]
    return bytes(text[:AGENDA_LIMIT])


def soup(luck: random.Random) -> bytes:
    """A file of what TOML consists of, in no order.

    Args:
        luck: Chooses.
    """
    count = luck.choice((50, 2_000, 60_000))
    return "".join(luck.choices(_TOKENS, k=count)).encode()[:AGENDA_LIMIT]
