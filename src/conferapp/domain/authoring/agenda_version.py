"""Two versions of an agenda: what goes together in them, and their words, made to be compared.

The id decides what goes together. What is left over on both sides is the same where its words are:
somebody gave it another id.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from conferapp.domain.agenda import PART_NAMES, Agenda, Page
from conferapp.domain.authoring.changed_words import Wording, quoted
from conferapp.domain.authoring.narrator import Narrator
from conferapp.domain.authoring.plain_words import SHOW_WORDS
from conferapp.domain.kinds.question import Question
from conferapp.domain.model import Model
from conferapp.domain.placeholders import ANSWER, names_in
from conferapp.domain.wording import Text

Marks = Mapping[str, Hashable]
"""By its id, what a thing has in common with itself under another id; None is nothing."""


@dataclass(frozen=True)
class Matched:
    """What goes together: ids in the older version, with those in the newer one.

    Attributes:
        pages: The pages.
        questions: The questions.
        lenses: The lenses.
    """

    pages: Mapping[str, str]
    questions: Mapping[str, str]
    lenses: Mapping[str, str]


def match(old: Agenda, new: Agenda) -> Matched:
    """Find out what goes together in two versions.

    Args:
        old: The older version.
        new: The newer version.
    """
    pages = _pairs(
        (_titles_in_part(old), _titles_in_part(new)),
        (_titles(old), _titles(new)),
        (_contents(old), _contents(new)),
    )
    same = {page.id: page.id for page in new.pages}
    return Matched(
        pages,
        _pairs((_asks(old, pages), _asks(new, same)), (_asks(old, {}), _asks(new, {}))),
        _pairs((_names(old), _names(new))),
    )


def _pairs(*rounds: tuple[Marks, Marks]) -> dict[str, str]:
    """Ids that go together, in their older order: the same ones, then those whose marks agree."""
    old, new = rounds[0]
    pairs = {name: name for name in old if name in new}
    for was, now in rounds:
        taken = {*pairs.values()}
        free = [name for name in now if name not in taken]
        for name in (name for name in old if name not in pairs and was[name] is not None):
            other = next((other for other in free if now[other] == was[name]), None)
            if other is not None:
                pairs[name] = other
                free.remove(other)
    return {name: pairs[name] for name in old if name in pairs}


def _titles_in_part(agenda: Agenda) -> Marks:
    return {page.id: (page.part, agenda.word(page.title)) for page in agenda.pages}


def _titles(agenda: Agenda) -> Marks:
    return {page.id: agenda.word(page.title) for page in agenda.pages}


def _contents(agenda: Agenda) -> Marks:
    return {page.id: tuple(q.id for q in page.questions) or None for page in agenda.pages}


def _asks(agenda: Agenda, pages: Mapping[str, str]) -> Marks:
    """Kind and words, and the page by its newer id, where pages are given."""
    asked, stand = agenda.questions.values(), agenda.page_of
    return {q.id: (pages.get(stand[q.id].id), q.kind, agenda.word(q.ask)) for q in asked}


def _names(agenda: Agenda) -> Marks:
    return {name: agenda.word(lens.name) for name, lens in agenda.lenses.items()}


@dataclass(frozen=True)
class Version:
    """One of two versions of an agenda.

    Attributes:
        agenda: The agenda.
        renamed: Ids of its questions that the other version has under another id, by their own.
    """

    agenda: Agenda
    renamed: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def narrator(self) -> Narrator:
        """Tells its wordings and names its questions."""
        return Narrator(self.agenda)

    def wording(self, text: Text | None) -> Wording:
        """A text of it, to be held against that of the other version."""
        first = self.agenda.languages[:1]
        table = {"": text} if isinstance(text, str) else text or {}
        words = {"" if tag in first else tag: self._plain(said) for tag, said in table.items()}
        return Wording(words, lambda piece: quoted(self.narrator.say(piece)))

    def link(self, question_id: str) -> Wording:
        """A question that something refers to."""
        return Wording({"": self.known_as(question_id)}, lambda _: self._named(question_id))

    def place(self, page: Page, question: Question | None = None) -> str:
        """Where a page stands, or a question on it, such as “The talk, page “Say your goal””."""
        place = f"{PART_NAMES[page.part]}, page {self.quote(page.title)}"
        return f"{place}, question {self.quote(question.ask)}" if question else place

    def quote(self, text: Text) -> str:
        """A text of it in quotation marks, in its first language."""
        return quoted(self.narrator.say(text))

    def known_as(self, question_id: str) -> str:
        """The id of a question in the newer version."""
        return self.renamed.get(question_id, question_id)

    def _named(self, name: str) -> str:
        return SHOW_WORDS.get(name) or self.narrator.named(name)

    def _plain(self, text: str) -> str:
        """A text with its placeholders as the newer version has them, spaces in them aside."""
        parts, end = [], 0
        for name, at in names_in(text):
            asked = name.removeprefix(ANSWER)
            put = f"{ANSWER}{self.known_as(asked)}" if name.startswith(ANSWER) else name
            parts.append(f"{text[end:at]}{{{put}}}")
            end = text.index("}", at) + 1
        return "".join((*parts, text[end:]))


class Side(NamedTuple):
    """Something in one version.

    Attributes:
        version: The version.
        item: The page, question, tip or lens in it, or the agenda itself.
    """

    version: Version
    item: Model
