"""What stands in a PDF that typst wrote: its words, in which size and where.

It reads what such files consist of, and no other PDF.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_OBJECT = re.compile(rb"\n(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_PAGE = re.compile(rb"/Type/Page/.*?MediaBox\[0 0 ([\d.]+) ([\d.]+)\]", re.DOTALL)
_TOKEN = re.compile(
    rb"1 0 0 -1 (?P<x>[-\d.]+) (?P<y>[-\d.]+) cm"
    rb"|/(?P<font>\w+) (?P<size>[\d.]+) Tf"
    rb"|(?P<text>\()|<(?P<hex>[0-9A-Fa-f]+)>"
    rb"|(?P<end>\bET\b)",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@dataclass(frozen=True)
class Run:
    """Letters that stand side by side in one font.

    Attributes:
        text: The letters, from left to right.
        font: Its name.
        size: In points.
        x: Where it begins, from the left.
        y: Its base line, from the bottom.
    """

    text: str
    font: str
    size: float
    x: float
    y: float


@dataclass(frozen=True)
class Page:
    """One page.

    Attributes:
        size: Width and height in whole points.
        runs: What stands on it.
    """

    size: tuple[int, int]
    runs: tuple[Run, ...]

    @property
    def words(self) -> str:
        """All of its words, one space apart, whatever the line they are in."""
        return " ".join("\n".join(run.text for run in self.runs).split())

    def saying(self, words: str) -> Run:
        """The first run that has some words in it."""
        return next(run for run in self.runs if words in run.text)


def pages(pdf: bytes) -> tuple[Page, ...]:
    """The pages of a PDF."""
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(pdf)}
    return tuple(
        Page((round(float(box[1])), round(float(box[2]))), tuple(_runs(objects, one)))
        for one in objects.values()
        if (box := _PAGE.search(one))
    )


def words(pdf: bytes) -> str:
    """All words of a PDF, one space apart."""
    return " ".join(page.words for page in pages(pdf))


def _runs(objects: Mapping[int, bytes], page: bytes) -> Iterator[Run]:
    fonts = {
        name.decode(): (_letters(objects, int(number)), _name(objects[int(number)]))
        for name, number in re.findall(rb"/(\w+) (\d+) 0 R", _at(objects, page, b"Resources"))
        if b"/ToUnicode" in objects[int(number)]
    }
    x, y, font, size, text, at = 0.0, 0.0, "", 0.0, "", 0
    drawn = _stream(_at(objects, page, b"Contents"))
    while token := _TOKEN.search(drawn, at):
        at = token.end()
        if token["x"]:
            x, y = float(token["x"]), float(token["y"])
        elif token["font"]:
            font, size = token["font"].decode(), float(token["size"])
        elif token["end"]:
            yield Run(text, fonts[font][1], size, x, y)
            text = ""
        else:
            code = bytes.fromhex((token["hex"] or b"").decode())
            if token["text"]:
                code, at = _string(drawn, at)
            text += _read(fonts[font][0], code) if font else ""


def _string(drawn: bytes, start: int) -> tuple[bytes, int]:
    """A string up to the parenthesis that ends it, and where that was."""
    depth, at = 1, start
    while depth:
        depth += {b"(": 1, b")": -1}.get(drawn[at : at + 1], 0)
        at += 2 if drawn[at : at + 1] == b"\\" else 1

    def escaped(found: re.Match[bytes]) -> bytes:
        if found[1].isdigit():
            return bytes([int(found[1], 8)])
        return _LETTERS.get(found[1], found[1])

    return _ESCAPE.sub(escaped, drawn[start : at - 1]), at


def _read(letters: Mapping[str, str], code: bytes) -> str:
    wide = 1 if "" in letters else 2
    return "".join(letters[code[at : at + wide].hex()] for at in range(0, len(code), wide))


def _letters(objects: Mapping[int, bytes], font: int) -> Mapping[str, str]:
    """By the code of a glyph its letters; "" stands for codes of one byte."""
    told = _stream(_at(objects, objects[font], b"ToUnicode"))
    pairs = re.findall(rb"<(\w+)> <(\w+)>", told.partition(b"endcodespacerange")[2])
    letters = {
        code.decode().lower(): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in pairs
    }
    return letters | ({"": ""} if b"<00> <FF>" in told else {})


def _name(font: bytes) -> str:
    found = re.search(rb"/(?:BaseFont/\w+\+|Name/)([\w-]+)", font)
    return found[1].decode() if found else ""


def _at(objects: Mapping[int, bytes], one: bytes, key: bytes) -> bytes:
    found = re.search(rb"/" + key + rb" (\d+) 0 R", one)
    assert found
    return objects[int(found[1])]


def _stream(one: bytes) -> bytes:
    return zlib.decompress(one[one.index(b"stream\n") + 7 :])
