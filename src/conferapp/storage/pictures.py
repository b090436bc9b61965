"""The picture clues at hand: those that came with the app, and the program's own.

The program's own stand in one file, which a person draws by hand. It is read picture by picture, so
that a slip in one, even one that breaks the TOML, never hides the others. Whatever is wrong is a
sentence, and the file is never written to.
"""

import re
import tomllib
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from conferapp.domain.pictures import Picture, cells
from conferapp.domain.spelling import LONGEST_ID, as_id, did_you_mean
from conferapp.domain.text import clean
from conferapp.storage.agenda_problem import shorten
from conferapp.storage.agenda_text import NotText, decode
from conferapp.storage.errors import Unreadable
from conferapp.storage.files import identity, read_bounded
from conferapp.storage.mistakes import mistakes
from conferapp.storage.toml_bounds import PICTURE, excess

__all__ = ["LIMIT", "MOST_PROBLEMS", "Pictures", "find_pictures"]

LIMIT: Final = 64 * 1024
"""The largest file of pictures that is read, in bytes: room for two hundred."""
LONGEST_WORDS: Final = 40
"""Characters in the few words and in a heading."""
WIDEST: Final = 30
"""Cells of a terminal across a drawing: two fit beside each other on a card."""
HIGHEST: Final = 8
"""Lines of a drawing."""
MOST_PROBLEMS: Final = 20
"""Sentences about one file; more than anybody mends before looking again."""

_SHIPPED: Final = Path(__file__).resolve().parent.parent / "pictures.toml"
_KEYS: Final = ("name", "subject", "words", "art")
# Also what was meant as the beginning of a picture, so that it is told on its own line.
_START: Final = re.compile(
    r"^(?=[ \t]*\[{1,2}[ \t]*pictures?[ \t]*\]{1,2}[ \t]*(?:#.*)?$)", re.MULTILINE | re.IGNORECASE
)
_SWALLOWED: Final = re.compile(r'''=[ \t]*"""(?:[^"\\]|\\[^\n]|"(?!""))*\\[ \t]*\n''')
_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_AS_TEXT: Final = "Open it in a plain text editor and save it with the encoding UTF-8."
_BETWEEN: Final = "between two lines that hold three straight single quotes (''')"
_UNTIL: Final = "Until then it isn’t used."
_DAMAGED: Final = (
    "Pictures that come with Conferapp are missing or damaged. "
    "Install Conferapp again; your own pictures and records are not affected."
)


@dataclass(frozen=True)
class Pictures:
    """All picture clues that were found.

    Attributes:
        found: Those that came with the app first, then the program's own, each in the order of
            their file; no two have the same name. One of the program's own that has the name of one
            that came with the app stands in its place.
        problems: What is wrong in the files, as sentences for whoever can mend it.
    """

    found: tuple[Picture, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def by_name(self) -> Mapping[str, Picture]:
        """The pictures by their names."""
        return {picture.name: picture for picture in self.found}

    @property
    def names(self) -> frozenset[str]:
        """Their names."""
        return frozenset(self.by_name)

    def get(self, name: str) -> Picture | None:
        """The picture with a name, or None if there is none.

        Args:
            name: The name.
        """
        return next((picture for picture in self.found if picture.name == name), None)


def find_pictures(own: Path | None = None, shipped: Path = _SHIPPED) -> Pictures:
    """Read all pictures; whatever is wrong is in the result, and nothing is raised.

    It takes about as long as a key stroke, so the app does it when pictures are first asked for.

    Args:
        own: The program's own file, which may not exist.
        shipped: The file that came with the app; tests name another one.
    """
    theirs = _File(shipped)
    whole = theirs.read() and not theirs.problems
    problems = () if whole else (_DAMAGED,)
    if own is None:
        return Pictures(tuple(theirs.pictures.values()), problems)
    ours = _File(own)
    ours.read()
    both = theirs.pictures | ours.pictures
    return Pictures(tuple(both.values()), (*problems, *ours.told()))


@dataclass
class _File:
    """What one file holds, as far as it was read.

    Attributes:
        path: The file.
        pictures: The pictures by name.
        lines: The line on which each of them begins.
        problems: What is wrong.
    """

    path: Path
    pictures: dict[str, Picture] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def told(self) -> tuple[str, ...]:
        """The problems, as many as anybody reads, and how many there are beyond those."""
        more = len(self.problems) - MOST_PROBLEMS
        if more <= 0:
            return tuple(self.problems)
        rest = f"{self._name}: {more} more things need mending. Begin with the first ones."
        return (*self.problems[:MOST_PROBLEMS], rest)

    def read(self) -> bool:
        """Read the file, picture by picture; tell whether it is there."""
        try:
            if identity(self.path) is None:
                return False
            data = read_bounded(self.path, LIMIT).data
        except Unreadable as error:
            self._whole(f"{error.advice.reason}. {error.advice.remedy}")
            return True
        text = decode(data) if data.removeprefix(BOM_UTF8).strip() else ""
        if isinstance(text, NotText):
            self._whole(f"{text.message[0].lower()}{text.message[1:]} {_AS_TEXT}")
            return True
        line = 1
        for piece in _START.split(text.replace("\r\n", "\n")):
            self._piece(piece, line)
            line += piece.count("\n")
        return True

    @property
    def _name(self) -> str:
        return clean(self.path.name)

    def _whole(self, reason: str) -> None:
        self.problems.append(f"{self._name} can’t be used: {reason}")

    def _tell(self, line: int, sentences: str) -> None:
        self.problems.append(f"{self._name}, line {line}: {sentences}")

    def _piece(self, text: str, line: int) -> None:
        """Read what stands from one `[[picture]]` to the next."""
        if (beyond := excess(text, PICTURE)) is not None:
            at = line + text.count("\n", 0, beyond.offset)
            self._tell(at, f"{beyond.message} {beyond.hint} {_UNTIL}")
            return
        try:
            data = tomllib.loads(text)
        except ValueError:
            for broken in mistakes(text):
                at = line + text.count("\n", 0, broken.offset)
                what = clean(f"{broken.message} {broken.hint}").strip()
                self._tell(at, f"{what} Until then this picture isn’t used.")
            return
        if _SWALLOWED.search(text):
            what = "A backslash that ends a line between double quotes joins it to the next line"
            self._tell(line, f"{what}. Draw {_BETWEEN}.")
        pictures = data.pop("picture", [])
        for entry in pictures if isinstance(pictures, list) else ():
            self._picture(entry, line)
        stray = next(iter(data), None if isinstance(pictures, list) else "picture")
        if stray is not None:
            begin = "Begin each picture with [[picture]], in two pairs of brackets"
            self._tell(line, f"{begin}; here stands `{shorten(stray)}` without it.")

    def _picture(self, entry: object, line: int) -> None:
        """Take one picture, or tell everything that is wrong with it."""
        given: dict[str, object] = dict(entry) if isinstance(entry, dict) else {}
        name = given.get("name")
        called = f"picture `{shorten(name)}`" if isinstance(name, str) and name else "this picture"
        for key in (key for key in given if key not in _KEYS):
            meant = did_you_mean(key, _KEYS) or f"There are {', '.join(_KEYS)}."
            self._tell(line, f"In {called}, `{shorten(key)}` means nothing. {meant}")
        wrong = [*_wrong_name(name), *_wrong_words(given), *_wrong_art(given.get("art"))]
        if not wrong and name in self.lines:
            first = self.lines[str(name)]
            wrong = [f"has the same name as the one on line {first}. Give one of them another name"]
        for what in wrong:
            self._tell(line, f"{called[0].upper()}{called[1:]} {what}. {_UNTIL}")
        if not wrong:
            subject, words = (_words(str(given[key])) for key in ("subject", "words"))
            picture = Picture(str(name), subject, words, _drawing(str(given["art"])))
            self.pictures[picture.name], self.lines[picture.name] = picture, line


def _wrong_name(name: object) -> Iterator[str]:
    if not isinstance(name, str) or not name.strip():
        yield 'has no name. Add a line such as name = "magnifying-glass"'
    elif len(name) > LONGEST_ID:
        yield f"has {len(name)} characters in `name`. Take at most {LONGEST_ID}"
    elif not _NAME.fullmatch(name):
        better = as_id(name) or "magnifying-glass"
        yield f'has a name that can’t be used. Take a to z, digits and hyphens, such as "{better}"'


def _wrong_words(given: Mapping[str, object]) -> Iterator[str]:
    for key, such_as in (("subject", "Reading"), ("words", "Look closely")):
        value = given.get(key)
        words = _words(value) if isinstance(value, str) else ""
        if not words:
            yield f'has no {key}. Add a line such as {key} = "{such_as}"'
        elif len(words) > LONGEST_WORDS:
            yield f"has {len(words)} characters in `{key}`. Take at most {LONGEST_WORDS}"


def _wrong_art(art: object) -> Iterator[str]:
    drawing = _drawing(art) if isinstance(art, str) else ()
    widest = max(map(cells, drawing), default=0)
    if not isinstance(art, str) or not widest:
        yield f"has no art. Draw it {_BETWEEN}"
    elif "\t" in art:
        yield "has a tab in its drawing, and tabs differ in width. Put spaces in its place"
    elif _CONTROL.search(art):
        yield (
            "has a sign in its drawing that can’t be printed. "
            f"Draw it {_BETWEEN}, where a backslash is only a backslash"
        )
    elif len(drawing) > HIGHEST:
        yield f"is {len(drawing)} lines high. Draw it in at most {HIGHEST}"
    elif widest > WIDEST:
        yield f"is {widest} columns wide. Draw it in at most {WIDEST}"


def _words(value: str) -> str:
    return " ".join(clean(value).split())


def _drawing(art: str) -> tuple[str, ...]:
    """The lines of a drawing, without the blank lines and the spaces that surround it."""
    lines = [line.rstrip() for line in clean(art, lines=True).split("\n")]
    drawn = [number for number, line in enumerate(lines) if line]
    if not drawn:
        return ()
    lines = lines[drawn[0] : drawn[-1] + 1]
    margin = min(len(line) - len(line.lstrip(" ")) for line in lines if line)
    return tuple(line[margin:] for line in lines)
