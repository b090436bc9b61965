"""A version of an agenda, to be held against another one, in words that compare."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from conferapp.domain.agenda import Agenda, Page
from conferapp.domain.changed_words import Wording, quoted
from conferapp.domain.kinds.question import Question
from conferapp.domain.model import Model
from conferapp.domain.narrator import Narrator
from conferapp.domain.placeholders import ANSWER, names_in
from conferapp.domain.plain_words import PART_WORDS, SHOW_WORDS
from conferapp.domain.wording import Text


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
        place = f"{PART_WORDS[page.part]}, page {self.quote(page.title)}"
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
