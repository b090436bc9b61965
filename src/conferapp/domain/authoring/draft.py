"""Draft: what could be read of an agenda file, before it is known to hold together.

A fault on one page must not hide the faults of others, so pages and questions are kept one by
one, each with its place, even where some of their keys were wrong and had to be left out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

from conferapp.domain.agenda import DEFAULT_WHO, NAMED_SHOWS, Page
from conferapp.domain.kinds.question import Question
from conferapp.domain.model import Model
from conferapp.domain.placeholders import ANSWER, names_in
from conferapp.domain.problem import MOST_PROBLEMS, Where
from conferapp.domain.spelling import as_id, renamed

Raw = Mapping[str, object]
"""A table of the file as it was read."""


@dataclass(frozen=True)
class DraftQuestion:
    """A question with its place.

    Attributes:
        where: Its place.
        id: Its id as it was written, or "" if it has none.
        question: What could be read of it; a plain `Question` where its kind could not be used.
        raw: The table as it was read.
    """

    where: Where
    id: str
    question: Question
    raw: Raw

    @cached_property
    def unread(self) -> Raw:
        """What stands in the table and could not be used; it is reported where it stands."""
        return _unread(self.question, self.raw)

    @cached_property
    def sound(self) -> bool:
        """Whether its kind and all of its keys are known, so that more can be said about it."""
        return type(self.question) is not Question and not self.unread


@dataclass(frozen=True)
class DraftPage:
    """A page with its place; the page itself holds no questions yet.

    Attributes:
        where: Its place.
        id: Its id as it was written, or "" if it has none.
        page: What could be read of it.
        questions: Its questions.
        raw: The table as it was read.
    """

    where: Where
    id: str
    page: Page
    questions: tuple[DraftQuestion, ...]
    raw: Raw

    @property
    def surely(self) -> bool:
        """Whether it is known whose page it is, and not only supposed."""
        return self.raw.get("who", DEFAULT_WHO.get(self.page.part)) == self.page.who

    @property
    def unread(self) -> Raw:
        """See `DraftQuestion.unread`."""
        return _unread(self.page, self.raw)


@dataclass(frozen=True)
class Spot:
    """Where a question is asked: the number of its page, its number on it, and the page."""

    page_number: int
    number: int
    page: DraftPage


@dataclass(frozen=True)
class Draft:
    """An agenda that is being checked.

    Attributes:
        raw: The whole file as it was read.
        pages: Its pages in the order of the conference.
        lenses: The ids of its lenses.
        stray: Ids in places that could not be read as pages or questions. What refers to them is
            no mistake of its own.
        pictures: The names of the picture clues; None where any name will do.
    """

    raw: Raw
    pages: tuple[DraftPage, ...]
    lenses: frozenset[str]
    stray: frozenset[str] = frozenset()
    pictures: frozenset[str] | None = None

    @cached_property
    def spots(self) -> Mapping[str, Spot]:
        """Where each question is asked, by its id; the first one where two share an id."""
        found: dict[str, Spot] = {}
        for page_number, page in enumerate(self.pages):
            for number, question in enumerate(page.questions):
                found.setdefault(question.id, Spot(page_number, number, page))
        found.pop("", None)
        return found

    @cached_property
    def questions(self) -> Mapping[str, DraftQuestion]:
        """Each question by its id; the first one where two share an id."""
        return {name: spot.page.questions[spot.number] for name, spot in self.spots.items()}

    @cached_property
    def shared(self) -> frozenset[str]:
        """Ids that more than one question has, so that it can't be told which one is meant."""
        times = Counter(question.id for _, question in self.every_question())
        return frozenset(name for name, count in times.items() if count > 1)

    @cached_property
    def with_role(self) -> Mapping[str, str]:
        """The id of the question that has each role; the first one where two share a role."""
        found: dict[str, str] = {}
        for _, item in self.every_question():
            if item.question.role is not None and item.id:
                found.setdefault(item.question.role, item.id)
        return found

    @cached_property
    def mirrored(self) -> Mapping[str, str]:
        """The other side of each question that has one, in both directions."""
        found: dict[str, str] = {}
        for name, item in self.questions.items():
            other = item.question.mirrors
            if other is not None and other in self.spots:
                found[name] = other
                found.setdefault(other, name)
        return found

    @cached_property
    def excused(self) -> frozenset[str]:
        """Names that refer to nothing because of a mistake that is reported elsewhere already."""
        spelled = {as_id(name) for name in self.spots if as_id(name) != name}
        headed = {page.id for page in self.pages if {"kind", "ask"} & set(page.raw)}
        return self.stray | spelled | headed | self._lost | set(self.misnamed)

    @cached_property
    def _lost(self) -> frozenset[str]:
        """Names that may mean the questions which have no id yet."""
        nameless = sum(not question.id for _, question in self.every_question())
        unknown = {name for name in self.named if name not in self.spots}
        if len(unknown) <= nameless:
            return frozenset(unknown)
        return frozenset(name for name in unknown if nameless and self.named[name] > 1)

    @cached_property
    def named(self) -> Mapping[str, int]:
        """How often each question's id is named anywhere in the file."""
        every = chain(_names(self.raw, NAMING), _answers(self.raw))
        return Counter(name for name in every if name not in NAMED_SHOWS)

    @cached_property
    def misnamed(self) -> Mapping[str, str]:
        """Names used more than once that mean a question whose own id has a slip of the pen.

        Such a question is named nowhere by the id that it has. By the name that is meant, its id.
        """
        meant = _meant(self.named, frozenset(self.spots))
        return {name: asked for name, asked in meant.items() if asked not in self.naming(name)}

    def naming(self, name: str) -> frozenset[str]:
        """The questions that name a question themselves, and so can't be meant by its id.

        Args:
            name: The id of that question, which may not be there.
        """
        return frozenset(self._naming.get(name, ()))

    @cached_property
    def _naming(self) -> Mapping[str, set[str]]:
        """The ids of the questions that name each name; looked up once for each name in turn."""
        found: dict[str, set[str]] = {}
        for _, item in self.every_question():
            for name in _names(item.raw, NAMING):
                found.setdefault(name, set()).add(item.id)
        return found

    @cached_property
    def misnamed_lenses(self) -> Mapping[str, str]:
        """The same for lenses."""
        return _meant(Counter(_names(self.raw, ("lens",))), self.lenses)

    def every_question(self) -> Iterator[tuple[DraftPage, DraftQuestion]]:
        """Each question with its page, those with the same id too."""
        return ((page, question) for page in self.pages for question in page.questions)


def _unread(model: Model, raw: Raw) -> Raw:
    fields = type(model).model_fields.items()
    read = {field.alias or name for name, field in fields if name in model.model_fields_set}
    return {key: value for key, value in raw.items() if key not in {*read, "questions"}}


NAMING = ("show", "question", "mirrors", "reveal_after", "options_from")
"""The keys whose values are ids of questions."""


def _names(raw: object, keys: tuple[str, ...]) -> Iterator[str]:
    """What stands behind these keys, as often as it stands there."""
    if isinstance(raw, list):
        for member in raw:
            yield from _names(member, keys)
    elif isinstance(raw, Mapping):
        for key, value in raw.items():
            if key not in keys:
                yield from _names(value, keys)
            elif isinstance(value, str):
                yield value
            elif isinstance(value, list):
                yield from (name for name in value if isinstance(name, str))


def _answers(raw: object) -> Iterator[str]:
    """The ids in placeholders such as `{answer.goal}`, as often as they stand there."""
    if isinstance(raw, str):
        found = (name for name, _ in names_in(raw))
        yield from (name.removeprefix(ANSWER) for name in found if name.startswith(ANSWER))
    elif isinstance(raw, list | Mapping):
        for member in raw.values() if isinstance(raw, Mapping) else raw:
            yield from _answers(member)


def _meant(named: Mapping[str, int], known: frozenset[str]) -> Mapping[str, str]:
    alone = tuple(sorted(name for name in known if name not in named))
    unknown = (name for name, times in named.items() if times > 1 and name not in known)
    found = {name: renamed(name, alone, alone) for name in islice(unknown, MOST_PROBLEMS)}
    return {name: meant for name, meant in found.items() if meant is not None}
