"""The agenda: the whole definition of a conference, as a program lead wrote it."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field

from conferapp.domain.conditions import Conditions
from conferapp.domain.kinds.question import By, Question, Role, Share
from conferapp.domain.kinds.union import AnyQuestion
from conferapp.domain.model import Id, Many, Model
from conferapp.domain.wording import Tag, Text, base, word

Part = Literal["preparation", "reflection", "agenda", "follow_up"]
PARTS: tuple[Part, ...] = get_args(Part)
"""The four parts of a conference, in order."""
PART_NAMES: Mapping[str, str] = {
    "preparation": "Preparation",
    "reflection": "Reflection",
    "agenda": "The talk",
    "follow_up": "Afterwards",
}
"""What people call them."""

Who = Literal["tutor", "student", "together"]
DEFAULT_WHO: Mapping[str, Who] = {
    "preparation": "tutor",
    "agenda": "together",
    "follow_up": "tutor",
}
"""Whose page it is when the page doesn't say; a reflection page must say."""

Color = Literal["red", "orange", "yellow", "green", "cyan", "blue", "violet", "pink"]

NAMED_SHOWS = (
    *("foundation-goals", "ways-of-learning", "last-changes", "last-words"),
    *("peers", "calibration"),
)
"""What a page may show besides earlier answers."""


class Lens(Model):
    """A way of looking at a conference; it gives its name and colour to tips.

    Attributes:
        name: Its name, always written beside its colour.
        idea: What it is about, in a sentence.
        color: The colour of its tips.
    """

    name: Text
    idea: Text | None = None
    color: Color | None = None


class Tip(Model):
    """Advice for the tutor.

    Attributes:
        text: The advice.
        lens: The lens it belongs to.
        show_if: The tip wakes when the page is entered and these conditions hold.
    """

    text: Text
    lens: Id | None = None
    show_if: Conditions | None = None


class Page(Model):
    """One page of a part.

    Attributes:
        part: The part it stands in; the loader takes it from the name of the table.
        id: Unique in the agenda.
        title: Its heading.
        section: Groups neighbouring pages in the list of steps.
        who: Whose page it is.
        minutes: Suggested time.
        intro: A few lines above the questions.
        do: What the tutor does.
        say: Lines that the tutor can say.
        good: Examples shown as good.
        weak: Examples shown as weak.
        tips: Advice for the tutor.
        show: What is laid out beside the page: ids of earlier questions, or `NAMED_SHOWS`.
        optional: Not counted as unfinished when skipped.
        show_if: Shown only while these conditions hold.
        questions: The questions, in order.
    """

    part: Part
    id: Id
    title: Text
    section: Text | None = None
    who: Who
    minutes: Annotated[int | float, Field(gt=0)] | None = None
    intro: Text | None = None
    do: Text | None = None
    say: Many[Text] = ()
    good: Many[Text] = ()
    weak: Many[Text] = ()
    tips: Many[Tip] = ()
    show: Many[Id] = ()
    optional: bool = False
    show_if: Conditions | None = None
    questions: Many[AnyQuestion] = ()

    @property
    def looks_back(self) -> bool:
        """Whether it is there only behind an earlier conference, as all its questions are."""
        return bool(self.questions) and all(question.LOOKS_BACK for question in self.questions)


def placed(part: Part, page: Mapping[str, object]) -> dict[str, object]:
    """A page as the file has it, with its part and the `who` that the part implies."""
    who = DEFAULT_WHO.get(part)
    return ({"who": who} if who else {}) | dict(page) | {"part": part}


def _no_truth(value: object) -> object:
    """`true` is no version, though Python takes it for 1."""
    return None if isinstance(value, bool) else value


class Agenda(Model):
    """A whole agenda file.

    Attributes:
        format: The version of the format; this is 1.
        id: Unique among the agendas found.
        title: What people call it.
        about: Whom it is for, and when to use it.
        minutes: Planned length of the live part.
        languages: Languages of the wording; the first fills gaps in the others.
        lenses: The lenses by id.
        preparation: Pages before the conference.
        reflection: Pages of thinking apart, before and on the results.
        agenda: Pages of the live conversation.
        follow_up: Pages for afterwards.
    """

    format: Annotated[Literal[1], BeforeValidator(_no_truth)]
    id: Id
    title: Text
    about: Text | None = None
    minutes: Annotated[int | float, Field(gt=0)] | None = None
    languages: Annotated[Many[Tag], Field(min_length=1)] = ("en",)
    lenses: dict[Id, Lens] = Field(default_factory=dict)
    preparation: Many[Page] = ()
    reflection: Many[Page] = ()
    agenda: Many[Page] = ()
    follow_up: Many[Page] = ()

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All pages, in the order in which a conference walks them."""
        return (*self.preparation, *self.reflection, *self.agenda, *self.follow_up)

    @cached_property
    def page_of(self) -> Mapping[str, Page]:
        """The page on which each question stands, by the question's id."""
        return {question.id: page for page in self.pages for question in page.questions}

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by its id, in the order of the pages."""
        return {question.id: question for page in self.pages for question in page.questions}

    @cached_property
    def roles(self) -> Mapping[Role, Question]:
        """The question that has each role."""
        return {q.role: q for q in self.questions.values() if q.role is not None}

    def with_role(self, role: Role) -> Iterator[Question]:
        """Every question that has a role, for those that several may have."""
        return (question for question in self.questions.values() if question.role == role)

    @cached_property
    def mirrored(self) -> Mapping[str, str]:
        """The other side of each question that has one, in both directions."""
        pairs = {q.id: q.mirrors for q in self.questions.values() if q.mirrors}
        return {**{other: own for own, other in pairs.items()}, **pairs}

    def page(self, page_id: str) -> Page | None:
        """The page with this id."""
        return next((page for page in self.pages if page.id == page_id), None)

    def share(self, question: Question) -> tuple[Share, ...]:
        """Who may get the answer to a question."""
        if question.share is not None:
            return question.share
        if question.SHARED_WITH is not None:
            return question.SHARED_WITH
        return () if self.page_of[question.id].who == "tutor" else ("student",)

    def by(self, question: Question) -> By:
        """Whose words an answer is, unless the tutor says otherwise."""
        page = self.page_of[question.id]
        if page.who == "together" and question.by is not None:
            return question.by
        return "tutor" if page.who == "tutor" else "student"

    def tutors_view(self, question: Question) -> bool:
        """Whether an answer is the tutor's own view of the student, which no student page shows.

        That is the tutor's side of a mirror, unless the agenda itself shares it with the student,
        as it does with data.
        """
        ours = question.id in self.mirrored and self.page_of[question.id].who == "tutor"
        return ours and "student" not in (question.share or ())

    def word(self, text: Text, language: str | None = None) -> str:
        """A wording in a language, the gaps filled by the agenda's first language."""
        return word(text, tuple(tag for tag in (language, *self.languages[:1]) if tag))

    def speaks(self, language: str) -> bool:
        """Whether the agenda says that it is worded in a language."""
        return any(base(tag) == base(language) for tag in self.languages)

    def of_kind(self, kind: str) -> Iterator[Question]:
        """The questions of a kind, in the order of the pages."""
        return (q for q in self.questions.values() if q.kind == kind)
