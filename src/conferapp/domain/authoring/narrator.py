"""The narrator: tells an agenda's wording where there is no student yet to fill it in for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from conferapp.domain.agenda import Agenda
from conferapp.domain.kinds.question import Question
from conferapp.domain.placeholders import ANSWER, fill
from conferapp.domain.text import shortened
from conferapp.domain.wording import Text, base, lacks, word

LONGEST = 120
"""Characters of a wording that is quoted to name its question; most are half as long."""

UNTRANSLATED = "†"
"""Behind a wording that isn't there in the language asked for."""

GAP = (
    "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}{}\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
)
"""Around words that stand for what is filled in."""

GAP_WORDS: Mapping[str, str] = {
    "student": "first name",
    "tutor": "the tutor’s name",
    "assignment": "the piece of work",
    "score": "the result",
    "goal": "the goal",
    "last.goal": "the last goal",
    "last.date": "the day of the last talk",
    "hope": "what the student hopes for",
    "next": "the day of the next talk",
}
"""What stands for each placeholder but `{answer.…}`."""


@dataclass(frozen=True)
class Narrator:
    """Tells wordings, with a gap in words, such as “first name”, for each placeholder.

    Attributes:
        agenda: The agenda; without it, questions can't be named.
        language: The language to tell them in; None for the agenda's first.
    """

    agenda: Agenda | None = None
    language: str | None = None

    def say(self, text: Text) -> str:
        """A wording, marked where it isn't there in the language asked for."""
        said = fill(self._word(text), self._gap)
        return f"{said.rstrip()} {UNTRANSLATED}" if self.falls_back(text) else said

    @property
    def first(self) -> str:
        """The agenda's first language, or "" where it names none."""
        return next(iter(self.agenda.languages), "") if self.agenda else ""

    def line(self, text: Text) -> str:
        """A wording on one line."""
        return " ".join(self.say(text).split())

    def falls_back(self, text: Text) -> bool:
        """Whether a wording isn't there in the language asked for."""
        if self.language is None or base(self.language) == base(self.first):
            return False
        return lacks(text, self.language)

    def named(self, question_id: str) -> str:
        """A question by its quoted wording, and by its page where two read alike."""
        return self._names.get(question_id, "an earlier question")

    def page_of(self, question_id: str) -> str:
        """The quoted title of the page on which a question stands."""
        return f"“{self._short(self.agenda.page_of[question_id].title)}”" if self.agenda else ""

    def colors(self, question: Question) -> bool:
        """Whether topics are only to be given a level each, because the tutor entered the rest."""
        if self.agenda is None:
            return False
        other = self.agenda.questions.get(self.agenda.mirrored.get(question.id, ""))
        if other is None or other.kind != question.kind:
            return False
        pages = self.agenda.page_of
        return pages[question.id].who != "tutor" and pages[other.id].who == "tutor"

    @cached_property
    def _names(self) -> Mapping[str, str]:
        if self.agenda is None:
            return {}
        names = {q.id: f"“{self._short(q.ask)}”" for q in self.agenda.questions.values()}
        alike = _alike(names)
        names |= {q: f"{names[q]} on the page {self.page_of(q)}" for q in alike}
        return names | {q: f"{names[q]} ({q})" for q in _alike(names)}

    def _word(self, text: Text) -> str:
        return self.agenda.word(text, self.language) if self.agenda else word(text)

    def _short(self, text: Text) -> str:
        # A name in which an answer is filled in doesn't name its question again: two questions
        # that name each other would never come to an end.
        return shortened(fill(self._word(text), lambda name: _gap(name, "an answer")), LONGEST)

    def _gap(self, name: str) -> str:
        return _gap(name, f"the answer to {self.named(name.removeprefix(ANSWER))}")


def _alike(names: Mapping[str, str]) -> Iterator[str]:
    met = Counter(names.values())
    return (name for name, said in names.items() if met[said] > 1)


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words as a list in a sentence: `a, b and c`; "" for none.

    Args:
        words: The words.
        last: What stands before the last of them.
    """
    *first, end = [*words] or [""]
    return f"{', '.join(first)} {last} {end}" if first else end


def _gap(name: str, answer: str) -> str:
    return GAP.format(GAP_WORDS.get(name, answer))


AS_WRITTEN = Narrator()
"""Tells what needs no agenda around it."""
