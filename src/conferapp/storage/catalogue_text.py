"""A file of words, read as TOML with suspicion; a line that is broken costs only itself.

A person who may never have seen TOML writes it. Whatever is wrong is a sentence with its line, and
the file is never written to.
"""

import re
import tomllib
from codecs import BOM_UTF8
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from conferapp.domain.problem import Where
from conferapp.domain.text import clean
from conferapp.storage.agenda_text import NotText, decode
from conferapp.storage.errors import Unreadable
from conferapp.storage.files import read_bounded
from conferapp.storage.mistakes import MOST, explain
from conferapp.storage.toml_bounds import WORDS, excess
from conferapp.storage.toml_index import TomlIndex

__all__ = ["LIMIT", "MOST_PROBLEMS", "CatalogueText"]

LIMIT: Final = 64 * 1024
"""The largest file that is read, in bytes: several times the English words."""
MOST_PROBLEMS: Final = 20
"""Sentences about one file; more than anybody mends before looking again."""

_AS_TEXT: Final = "Open it in a plain text editor and save it with the encoding UTF-8."
# In a line without any of these somebody may have meant to begin a section.
_VALUE: Final = re.compile("[=\"'“”„‘’«»]")
_OF_AGENDAS: Final = " If a new page or question begins here, its [[…]] line is missing."
_LONE: Final = re.compile(r"[\W_]*([a-z]+)[\W_]*")
_UNUSED: Final = "Until then nothing of this file is used."


@dataclass
class CatalogueText:
    """A file of words, as far as it was read.

    Attributes:
        path: The file.
        data: What it holds; empty where nothing of it can be used.
    """

    path: Path
    data: Mapping[str, Any] = field(default_factory=dict)
    _problems: list[tuple[int, str]] = field(default_factory=list)
    _index: TomlIndex | None = None

    @property
    def name(self) -> str:
        """The name of the file, safe to show."""
        return clean(self.path.name)

    def read(self) -> None:
        """Read the file; whatever is wrong is told."""
        try:
            data = read_bounded(self.path, LIMIT).data
        except Unreadable as error:
            self.tell_of_all(f"{error.advice.reason}. {error.advice.remedy}")
            return
        text = decode(data) if data.removeprefix(BOM_UTF8).strip() else ""
        if isinstance(text, NotText):
            self.tell_of_all(f"{text.message[0].lower()}{text.message[1:]} {_AS_TEXT}")
            return
        text = text.replace("\r\n", "\n")
        if (beyond := excess(text, WORDS)) is not None:
            line = text.count("\n", 0, beyond.offset) + 1
            self._tell_line(line, f"{beyond.message} {beyond.hint} {_UNUSED}")
            return
        self._parse(text)

    def tell(self, where: Where, sentences: str) -> None:
        """Note what is wrong with a value.

        Args:
            where: The keys that lead to it.
            sentences: What is wrong, and what to do.
        """
        line = self._index.find(where, at_key=True).line if self._index is not None else 1
        self._tell_line(line, sentences)

    def tell_of_all(self, reason: str) -> None:
        """Note why nothing of the file can be used.

        Args:
            reason: Half a sentence with its full stop, and what to do.
        """
        self._problems.append((0, f"{self.name} can’t be used: {reason}"))

    def told(self) -> tuple[str, ...]:
        """What is wrong, line by line, as much as anybody reads, and how much more there is."""
        sentences = [sentence for _, sentence in sorted(self._problems)]
        more = len(sentences) - MOST_PROBLEMS
        if more <= 0:
            return tuple(sentences)
        rest = f"{self.name}: {more} more things need mending. Begin with the first ones."
        return (*sentences[:MOST_PROBLEMS], rest)

    def _parse(self, text: str) -> None:
        """Take what the parser takes, with a blank for each line on which it stops.

        Below a broken header the phrases would end up in the section above. So where one may be
        broken, nothing is taken.
        """
        for _ in range(MOST):
            try:
                self.data = tomllib.loads(text)
            except ValueError as error:
                found = explain(text, error)
            else:
                self._index = TomlIndex(text)
                return
            start = text.rfind("\n", 0, found.offset) + 1
            end = text.find("\n", start) if "\n" in text[start:] else len(text)
            line = text[start:end].strip()
            hopeless = line.startswith("[") or _VALUE.search(line) is None
            until = _UNUSED if hopeless else "Until then this line isn’t used."
            said = clean(f"{found.message} {_as_words(found.hint)}").strip()
            if hopeless and (lone := _LONE.fullmatch(line)):
                said = f"A section begins with its name in square brackets. Write [{lone[1]}]."
            self._tell_line(text.count("\n", 0, start) + 1, f"{said} {until}")
            if hopeless:
                return
            text = text[:start] + " " * (end - start) + text[end:]
        self.tell_of_all("too many lines are broken. Mend the first ones, and look again.")

    def _tell_line(self, line: int, sentences: str) -> None:
        self._problems.append((line, f"{self.name}, line {line}: {sentences}"))


def _as_words(hint: str) -> str:
    """A hint that was written for agendas: their pages and doubled brackets aren’t known here."""
    hint = hint.removesuffix(_OF_AGENDAS)
    return hint.replace("[[agenda]]", "[letter]").replace("[[", "[").replace("]]", "]")
