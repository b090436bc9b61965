"""The examples of docs/agenda-guide.md: found, and made into whole files.

What an example needs stands in comments before its block, which nobody sees who reads the page:

    <!-- example: guess -->            its name, so that later ones can ask for it
    <!-- before: guess, my-goal -->    named examples that go before it in its file
    <!-- before:                       or pages that go before it, written out
    [[reflection]] …
    -->
    <!-- part: preparation -->         the part that its page stands in; without it the part that
                                       its own headers name, and else the talk
    <!-- mistake -->                   it has one mistake, and the ```text block behind it is what
    <!-- advice -->                    `agenda check` prints; or one piece of advice, likewise
    <!-- messages:                     before a table: one mistake for each row, parted by lines of
    [[agenda]] …                       two percent signs; the first column says what is said of it
    %%
    … -->
    <!-- diff: guess                   before a ```text block: what `agenda diff` prints when this
    [[reflection]] … -->               takes the place of the example of that name

An example begins where it likes: with `format` (a whole file), a header, or a key of a page or of a
question. The headers and the keys above it that a file needs are put before it.

A ```text block behind a comment such as

    <!-- screen: as student, press down
    sure = 2
    -->

is what the screen shows of the last example. The wishes behind the colon, parted by commas, are
those of `Shot`; the lines below them are answers that were given by then, as TOML.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Self

from pydantic import BaseModel

from conferapp.domain.agenda import PARTS, Page
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.union import KINDS

HEAD: Final = 'format = 1\nid = "music-lesson"\ntitle = "Music lesson"\n'
A_PAGE: Final = "a-page"
"""The id of a page that is put before an example."""
_A_PAGE: Final = {"id": f'"{A_PAGE}"', "title": '"A page"'}
_A_QUESTION: Final = {"id": '"a-question"', "kind": '"short"', "ask": '"A question"'}

_BLOCK: Final = re.compile(
    r"(?P<notes>(?:<!--(?:(?!-->).)*-->\s*\n)*)^```(?P<language>\w*)\n(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
_NOTE: Final = re.compile(r"<!-- *(\w+):?(.*?)-->", re.DOTALL)
_HEADER: Final = re.compile(r"^\[\[(\w+)(\.questions)?\]\]", re.MULTILINE)
_KEY: Final = re.compile(r"^(\w+)\s*=", re.MULTILINE)
_TABLE: Final = re.compile(
    r"<!-- messages:(.*?)-->\n\|[^\n]*\n\| ---[^\n]*\n((?:\|[^\n]*\n)+)", re.DOTALL
)
_FIRST_CELL: Final = re.compile(r"^\| (.*?) \|", re.MULTILINE)
_IN_CODE: Final = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


@dataclass(frozen=True)
class Block:
    """One block of code on the page.

    Attributes:
        language: What it is written in, such as `toml`.
        text: Its lines.
        notes: The comments before it, by their first word.
        span: Where its lines stand on the page.
        line: The number of its first line there.
    """

    language: str
    text: str
    notes: Mapping[str, str]
    span: tuple[int, int]
    line: int


def blocks(page: str) -> tuple[Block, ...]:
    """All blocks of code on a page, from its top down."""
    return tuple(
        Block(
            found["language"],
            found["text"],
            {name: said.strip(" ") for name, said in _NOTE.findall(found["notes"])},
            found.span("text"),
            page.count("\n", 0, found.start("text")) + 1,
        )
        for found in _BLOCK.finditer(page)
    )


def prose(page: str) -> str:
    """A page without its blocks and comments."""
    return _NOTE.sub("", _BLOCK.sub("", page))


def in_code(page: str) -> tuple[str, ...]:
    """What stands in code within the sentences of a page."""
    return tuple(found[1] for found in _IN_CODE.finditer(prose(page)))


@dataclass(frozen=True)
class Shot:
    """What a picture of an example asks for.

    Attributes:
        student: `as student`: the student has the laptop.
        page: `page ID`: the page; without it, the first of the example's own.
        press: `press KEY KEY`: keys to press.
        supports: `with NAME NAME`: supports of the student.
        language: `in TAG`: the student's language.
        again: `again`: there was a conference before.
        part: `beside`: the tutor's pane; `whole`: the whole screen, and not the page alone.
        size: `80 x 24`: columns and lines of the screen.
        answers: What was answered by then.
    """

    student: bool = False
    page: str | None = None
    press: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    language: str | None = None
    again: bool = False
    part: str = "page"
    size: tuple[int, int] = (80, 60)
    answers: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, note: str) -> Self:
        """Read the comment before a picture."""
        first, _, answers = note.partition("\n")
        wishes: dict[str, Any] = {}
        for wish in filter(None, (each.strip() for each in first.split(","))):
            wishes |= _wish(*wish.split())
        return cls(**wishes, answers=tomllib.loads(answers))


def _wish(first: str, *rest: str) -> dict[str, Any]:
    if first.isdigit():
        return {"size": (int(first), int(rest[-1]))}
    wishes: dict[str, dict[str, Any]] = {
        "as": {"student": True},
        "page": {"page": "".join(rest)},
        "press": {"press": rest},
        "with": {"supports": rest},
        "in": {"language": "".join(rest)},
        "again": {"again": True},
        "beside": {"part": "pane"},
        "whole": {"part": "screen"},
    }
    return wishes[first]


@dataclass(frozen=True)
class Example:
    """An example, with the whole file that it is a part of.

    Attributes:
        block: Its block.
        file: The whole file.
        first: The id of the first page of its own.
    """

    block: Block
    file: str
    first: str


def examples(page: str) -> tuple[Example, ...]:
    """All agendas on a page, made whole. Other files in TOML say so in a note, `file`."""
    named = _named(page)
    found = (b for b in blocks(page) if b.language == "toml" and "file" not in b.notes)
    return tuple(_whole(block, named) for block in found)


def versions(page: str) -> Iterator[tuple[Block, str, str]]:
    """Each block that tells what changed, with the file before and after."""
    named = _named(page)
    for block in blocks(page):
        name, _, anew = block.notes.get("diff", "").partition("\n")
        if name:
            yield block, _join([named[name]]), _join([_pieces(anew)])


def messages(page: str) -> Iterator[tuple[Block, str]]:
    """The first column of each table of messages, with the file that each row is about."""
    for table in _TABLE.finditer(page):
        cells = [
            Block("", cell[1], {}, cell.span(1), page.count("\n", 0, cell.start()) + 1)
            for cell in _FIRST_CELL.finditer(page, *table.span(2))
        ]
        files = [_join([_pieces(text.lstrip())]) for text in table[1].split("%%\n")]
        yield from zip(cells, files, strict=True)


@dataclass(frozen=True)
class _Pieces:
    """A part of a file: what belongs above all pages, and pages."""

    top: str
    pages: str


def _named(page: str) -> Mapping[str, _Pieces]:
    return {
        block.notes["example"]: _pieces(block.text, block.notes.get("part"))
        for block in blocks(page)
        if "example" in block.notes
    }


def _before(said: str, named: Mapping[str, _Pieces]) -> list[_Pieces]:
    if "[" in said:
        return [_pieces(said.lstrip())]
    found = [named[name.strip()] for name in said.split(",") if name.strip()]
    return [replace(one, pages=one.pages.replace(A_PAGE, f"{A_PAGE}-before")) for one in found]


def _pieces(text: str, part: str | None = None) -> _Pieces:
    """A snippet with the headers that it leaves out."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    first = lines[0] if lines else ""
    header, key = _HEADER.match(first), _KEY.match(first)
    if (header and not header[2]) or (key and key[1] in KEYS_OF_PAGES):
        part = part or next(iter(_HEADER.findall(text)), ("agenda", ""))[0]
        return _Pieces("", text if header else _page(part, text))
    if header or (key and key[1] in KEYS_OF_QUESTIONS):
        part = part or (header[1] if header else "agenda")
        return _Pieces("", _page(part, "") + (text if header else _question(part, text)))
    top, bracket, pages = text.partition("\n[[")
    return _Pieces(f"{top}\n", f"{bracket[1:]}{pages}")


def _page(part: str, text: str) -> str:
    who = {"who": '"student"'} if part == "reflection" else {}
    own = text.partition("\n[[")[0]
    return f"\n[[{part}]]\n{_missing(_A_PAGE | who, own)}{text}"


def _question(part: str, text: str) -> str:
    return f"\n[[{part}.questions]]\n{_missing(_A_QUESTION, text)}{text}"


def _missing(keys: Mapping[str, str], text: str) -> str:
    there = set(_KEY.findall(text))
    return "".join(f"{key} = {value}\n" for key, value in keys.items() if key not in there)


def _whole(block: Block, named: Mapping[str, _Pieces]) -> Example:
    own = _pieces(block.text, block.notes.get("part"))
    file = _join([*_before(block.notes.get("before", ""), named), own])
    data = {} if "mistake" in block.notes else tomllib.loads(own.pages)
    first = next((data[part][0]["id"] for part in PARTS if part in data), A_PAGE)
    return Example(block, file, first)


def _join(pieces: Iterable[_Pieces]) -> str:
    pieces = tuple(pieces)
    tops = "".join(sorted((p.top for p in pieces), key=lambda top: top.startswith("[")))
    pages = "\n".join(p.pages for p in pieces if p.pages) or _page("agenda", "")
    head = "" if re.search(r"^format\s*=", tops, re.MULTILINE) else HEAD
    return f"{head}{tops}\n{pages}"


def keys(*models: type[BaseModel]) -> frozenset[str]:
    """The keys that a file may have for some models."""
    return frozenset(
        found.alias or name for model in models for name, found in model.model_fields.items()
    )


KEYS_OF_PAGES: Final = keys(Page) - {"part"}
"""What a page may have."""
KEYS_OF_QUESTIONS: Final = keys(Question, *KINDS.values())
"""What a question may have, whatever its kind."""
