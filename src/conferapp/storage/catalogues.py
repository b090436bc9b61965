"""The catalogues at hand: those that came with the app, and the program's own.

The program's own lie in one folder, a file for each language. They are read when something is about
to leave the room, and not before.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from conferapp.domain.handouts.catalogue import Catalogue
from conferapp.domain.languages import is_tag, read_language
from conferapp.domain.text import clean
from conferapp.domain.wording import base
from conferapp.storage.agenda_ids import ENDING, agenda_paths
from conferapp.storage.catalogue_file import Phrases, catalogue_of, phrases_of
from conferapp.storage.catalogue_text import CatalogueText
from conferapp.storage.errors import StorageError

__all__ = ["ENGLISH", "MOST_FILES", "Catalogues", "WordsMissing", "find_catalogues"]

ENGLISH: Final = "en"
"""The language in which every phrase is there."""
MOST_FILES: Final = 100
"""Files of one folder that are read; more languages than any program's families speak."""

_SHIPPED: Final = Path(__file__).resolve().parent.parent / "catalogues"
_SHIPPED_LANGUAGES: Final = (ENGLISH, "es")


class WordsMissing(StorageError):
    """The words that belong to the installation are missing or damaged."""

    def __init__(self) -> None:
        super().__init__(
            "The words that come with Conferapp for cards and letters are missing or damaged. "
            "Install Conferapp again; your own words and records are not affected."
        )


@dataclass(frozen=True)
class Catalogues:
    """All catalogues that were found.

    Attributes:
        by_language: By the tags of their languages in small letters.
        problems: What is wrong in the program's files, as sentences for whoever can mend it.
    """

    by_language: Mapping[str, Catalogue] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def best(self, *tags: str | None) -> Catalogue:
        """The catalogue for the first of some languages that has one, or English.

        A region gives way where it has to: who reads `es-MX` reads `es` rather than English, and
        who reads `pt` reads `pt-BR`.

        Args:
            tags: Tags of languages, the dearest first; None and "" are passed over.
        """
        return next((found for tag in tags if (found := self._of(tag or ""))), self.english)

    @property
    def english(self) -> Catalogue:
        """The catalogue in which every phrase is there."""
        return self.by_language[ENGLISH]

    def _of(self, tag: str) -> Catalogue | None:
        for exact in (tag.casefold(), base(tag)):
            if exact in self.by_language:
                return self.by_language[exact]
        near = (one for key, one in self.by_language.items() if base(key) == base(tag))
        return next(near, None)


def find_catalogues(own: Path | None = None, shipped: Path = _SHIPPED) -> Catalogues:
    """Read all catalogues; what is wrong in the program's own is in the result.

    Args:
        own: The folder of the program's own, which may not exist.
        shipped: The folder of those that came with the app; tests name another one.

    Raises:
        WordsMissing: Those that came with the app are missing or damaged.
    """
    english, found = _shipped(shipped)
    if own is None:
        return Catalogues(found)
    problems: list[str] = []
    paths = agenda_paths(own)
    if len(paths) > MOST_FILES:
        more = f"{len(paths)} files, and at most {MOST_FILES} are read. Take out what isn’t needed."
        problems.append(f"The folder {clean(own.name)} holds {more}")
    for tag, path in _by_language(paths[:MOST_FILES], problems):
        text = CatalogueText(path)
        text.read()
        below = found.get(tag.casefold()) or found.get(base(tag)) or found[ENGLISH]
        catalogue = catalogue_of(text, tag, english, below)
        signed = bool(text.data) and base(below.language) == base(tag)
        if catalogue.phrases or signed:
            found[tag.casefold()] = catalogue
        elif not text.told():
            text.tell_of_all("it has no words yet. Put some in, or take it out of the folder.")
        problems += text.told()
    return Catalogues(found, tuple(problems))


def _shipped(folder: Path) -> tuple[Phrases, dict[str, Catalogue]]:
    """The English phrases, and the catalogues that came with the app."""
    english: Phrases = {}
    found: dict[str, Catalogue] = {}
    for tag in _SHIPPED_LANGUAGES:
        text = CatalogueText(folder / f"{tag}{ENDING}")
        text.read()
        english = english or phrases_of(text.data)
        found[tag] = catalogue_of(text, tag, english, found.get(ENGLISH))
        if text.told() or not (found[tag].phrases and found[tag].weekdays and found[tag].months):
            raise WordsMissing
    return english, found


def _by_language(paths: tuple[Path, ...], problems: list[str]) -> Iterator[tuple[str, Path]]:
    """Each file with the language that its name tells, languages before their regions."""
    named: dict[str, tuple[str, Path]] = {}
    for path in paths:
        stem, dot, ending = path.name.partition(".")
        meant = stem.replace("_", "-")
        tag = meant if is_tag(meant) else read_language(meant)
        called = clean(path.name)
        if tag is None:
            how = "Name it after its language, such as ht.toml for Haitian Creole."
            problems.append(f"{called} can’t be used: its name is no language. {how}")
        elif tag.casefold() != stem.casefold() or f"{dot}{ending}".casefold() != ENDING:
            problems.append(f"{called} can’t be used under this name. Name it {tag}{ENDING}.")
        elif tag.casefold() in named:
            other = clean(named[tag.casefold()][1].name)
            problems.append(f"{called} isn’t used, because {other} has the same language.")
        else:
            named[tag.casefold()] = (tag, path)
    yield from sorted(named.values(), key=lambda one: ("-" in one[0], one[0].casefold()))
