"""Material: what a handout is made of, cut down to what its reader may have.

Whatever composes a handout takes a `Material` and nothing else.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from conferapp.domain.almanac import day_of
from conferapp.domain.handouts.allowed import allowed
from conferapp.domain.handouts.catalogue import Catalogue
from conferapp.domain.handouts.handout import Line, Span, Spans
from conferapp.domain.kinds.question import Role, Share
from conferapp.domain.model import Row
from conferapp.domain.pictures import Picture
from conferapp.domain.reading import text_of
from conferapp.domain.record import Answer, Record
from conferapp.domain.thread import Thread, thread_of

Asked = tuple[str, Answer]
"""The id of a question, and its answer."""


@dataclass(frozen=True)
class Material:
    """What a handout is made of.

    Attributes:
        record: The conference.
        called: What the student likes to be called.
        catalogue: The program's words.
        earlier: The finished conferences before it, the oldest first.
        pictures: The picture clues, by name.
        covered: The questions whose answers the student may not see yet.
    """

    record: Record
    called: str
    catalogue: Catalogue
    earlier: tuple[Record, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    covered: Collection[str] = ()

    def for_reader(self, reader: Share | None) -> "Material":
        """The material with what a reader may have; None is the tutor, who has everything."""
        if reader is None:
            return self
        before = tuple(
            allowed(one, reader, earlier=self.earlier[:at]) for at, one in enumerate(self.earlier)
        )
        record = allowed(self.record, reader, covered=self.covered, earlier=self.earlier)
        return replace(self, record=record, earlier=before)

    @property
    def day(self) -> str:
        """The day of the conference in full, in the catalogue's words."""
        day = day_held(self.record)
        return self.catalogue.day(day) if day else ""

    @property
    def tutor(self) -> Spans:
        """The tutor's name, or words for it."""
        name = self.record.tutor
        return (Span(name, said=True),) if name else self.catalogue.phrase("common.somebody")

    def of_role(self, role: Role) -> Iterator[Asked]:
        """The answers with a role, in the order in which they were first given."""
        return (each for each in self.answers if each[1].keys.get("role") == role)

    def of_kind(self, kind: str) -> Iterator[Asked]:
        """The answers of a kind."""
        return (each for each in self.answers if each[1].kind == kind)

    @property
    def answers(self) -> tuple[Asked, ...]:
        """All answers, each with the id of its question."""
        return tuple(self.record.answers.items())

    @cached_property
    def _thread(self) -> Thread:
        return thread_of((*self.earlier, self.record))

    @cached_property
    def goals(self) -> tuple[Row, ...]:
        """The goals that stand behind this conference, the newest first."""
        return tuple(item.row for item in self._thread.goals)

    @cached_property
    def actions(self) -> tuple[Row, ...]:
        """The steps that stand behind this conference, the newest first."""
        return tuple(item.row for item in self._thread.actions)

    @property
    def next_day(self) -> str:
        """The day of the next conference, with its hour where there is one; "" for none."""
        moments = (self.catalogue.moment(a.value) for _, a in self.of_role("next-conference"))
        return next(filter(None, moments), "")

    def text(self, asked: Asked) -> str:
        """An answer as text, the program's words in it in the catalogue's language."""
        return text_of(*asked, words=self.catalogue)

    def said(self, asked: Asked) -> tuple[Line, ...]:
        """An answer, a line for each of its own that says something."""
        lines = [line for line in self.text(asked).splitlines() if line.strip()]
        return tuple(
            Line(f"answer:{asked[0]}:{number}", (Span(line.strip(), said=True),))
            for number, line in enumerate(lines)
        )

    def ask(self, answer: Answer) -> Spans:
        """A question as it was asked, or words for one whose wording stays with the tutor."""
        if answer.ask:
            return (Span(answer.ask, said=True),)
        return self.catalogue.phrase("common.question")


def day_held(record: Record) -> date | None:
    """The day of a conference."""
    return day_of(record.started or record.created)
