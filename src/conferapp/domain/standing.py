"""Standing: where a conference stands, as everybody else sees it. Nothing here changes anything."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from conferapp.domain.agenda import Agenda, Page
from conferapp.domain.clock import Clock
from conferapp.domain.conditions import Fact, shown
from conferapp.domain.kinds.question import Question
from conferapp.domain.model import Value
from conferapp.domain.peers import Peer
from conferapp.domain.pictures import Picture
from conferapp.domain.record import Place, Record
from conferapp.domain.speech import Speech
from conferapp.domain.student import Student
from conferapp.domain.supports import SUPPORTS, wants
from conferapp.domain.thread import Thread, last_talk, thread_of


@dataclass(frozen=True)
class Around:
    """What a conference knows from elsewhere.

    Attributes:
        history: The student's finished conferences before this one, the oldest first.
        pictures: The picture clues, by name.
        peers: Looks up where other students stand; called when a page first shows it.
    """

    history: tuple[Record, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    peers: Callable[[], tuple[Peer, ...]] = tuple


ALONE = Around()
"""Nothing from elsewhere: a first conference, or one that is only looked at."""


class Standing:
    """Everything that can be read of one conference.

    Attributes:
        agenda: What it follows.
        student: Whom it is with.
        clock: Tells the time.
        around: What is known from elsewhere.
    """

    def __init__(
        self,
        record: Record,
        agenda: Agenda,
        student: Student,
        *,
        clock: Clock,
        around: Around = ALONE,
    ) -> None:
        """Stand where a record says."""
        self._record = record
        self.agenda = agenda
        self.student = student
        self.clock = clock
        self.around = around

    @property
    def record(self) -> Record:
        """The newest snapshot."""
        return self._record

    @property
    def at(self) -> Place | None:
        """The page where the conference is, and the question that has the focus."""
        return self._record.at

    def turned_to(self, page: Page) -> Place:
        """Where it is once a page is on screen; the focus stays where it was on the same page."""
        return self.at if self.at and self.at.page == page.id else Place(page=page.id)

    @property
    def previous(self) -> Record | None:
        """The student's last finished conference."""
        return self.around.history[-1] if self.around.history else None

    @property
    def last_talk(self) -> Record | None:
        """The last finished conference with the student alone; see `thread.last_talk`."""
        return last_talk(self.around.history)

    @cached_property
    def thread(self) -> Thread:
        """What the student's earlier conferences have left open."""
        return thread_of(self.around.history)

    @cached_property
    def peers(self) -> tuple[Peer, ...]:
        """Where other students stand, looked up once."""
        return self.around.peers()

    def value(self, question_id: str) -> Value:
        """The answer to a question, or None."""
        answer = self._record.answers.get(question_id)
        return answer.value if answer else None

    def typed(self, question_id: str) -> str | None:
        """What was typed for a question and could not be read yet."""
        answer = self._record.answers.get(question_id)
        return answer.typed if answer else None

    def text(self, question_id: str) -> str:
        """The answer to a question as text for people, "" without one."""
        value = self.value(question_id)
        return "" if value is None else self.agenda.questions[question_id].as_text(value)

    def covered(self, question_id: str) -> bool:
        """Whether the student may not see this answer yet."""
        question = self.agenda.questions.get(question_id)
        if question is None or question.reveal_after is None:
            return False
        return all(reveal.question != question_id for reveal in self._record.reveals)

    def locked(self, question_id: str) -> bool:
        """Whether an answer can only be commented on, because what it predicts was opened."""
        return any(reveal.after == question_id for reveal in self._record.reveals)

    def open_to_student(self, question_id: str) -> bool:
        """Whether an answer may be seen where the student is, unasked.

        It is there, it isn't covered, it is shared with the student or their own, and it isn't
        the tutor's view of them.
        """
        answer = self._record.answers.get(question_id)
        question = self.agenda.questions.get(question_id)
        if answer is None or question is None or self.covered(question_id):
            return False
        return answer.for_student and not self.agenda.tutors_view(question)

    @property
    def aloud(self) -> Record:
        """The record with those answers alone that may be read out with the student there."""
        seen = {n: a for n, a in self._record.answers.items() if self.open_to_student(n)}
        return self._record.model_copy(update={"answers": seen})

    def seen_on(self, page: Page) -> "SeenOn":
        """What conditions on a page may know."""
        return SeenOn(self, page)

    def speech(self, page: Page, *, overheard: bool = False) -> Speech:
        """The wording of a page as it is shown in this conference; see `Speech`."""
        return Speech(self, page, overheard=overheard)

    def pages(self) -> tuple[Page, ...]:
        """The pages that are shown now, in order."""
        pages = tuple(p for p in self.agenda.pages if self._has_place(p))
        return pages or self.agenda.pages[:1]

    def questions(self, page: Page) -> tuple[Question, ...]:
        """The questions of a page that are shown now, in order."""
        seen = self.seen_on(page)
        return tuple(q for q in page.questions if shown(q.show_if, seen) and not self._too_early(q))

    def _has_place(self, page: Page) -> bool:
        """Whether a page is shown: one that only looks back isn't, while there is nothing to."""
        too_early = page.looks_back and not self.thread.items
        return not too_early and shown(page.show_if, self.seen_on(page))

    def _too_early(self, question: Question) -> bool:
        return question.LOOKS_BACK and not self.thread.items

    def place(self) -> Page:
        """The page where the conference is; the first one before it began."""
        page = self.agenda.page(self.at.page) if self.at else None
        return page or self.pages()[0]

    def beyond(self, page: Page, steps: int = 1) -> Page | None:
        """The page some steps further on (or back), or None past either end."""
        pages = self.pages()
        order = {p.id: number for number, p in enumerate(self.agenda.pages)}
        here = sum(order[p.id] < order[page.id] for p in pages)
        there = here + steps if page in pages or steps < 0 else here + steps - 1
        return pages[there] if 0 <= there < len(pages) else None


def first_answer(conference: Standing, question: Question) -> Value:
    """What a question begins with: its default, or what is known from earlier conferences.

    A hope is carried on, and ways of learning come from the profile, where they would do as an
    answer; both can be changed.
    """
    if question.default is not None:
        return question.default
    known = question.tidy(_known(conference, question))
    return known if known is not None and question.problem(known) is None else None


def _known(conference: Standing, question: Question) -> Value:
    if question.role == "ways-of-learning":
        ways = list(conference.student.ways_of_learning)
        return "\n".join(ways) if question.kind == "long" else [*ways]
    if question.role == "hope":
        for record in reversed(conference.around.history):
            for answer in record.answers.values():
                if answer.keys.get("role") == "hope":
                    return answer.value
    return None


class SeenOn:
    """What the conditions on one page may know: a covered answer satisfies none of them."""

    def __init__(self, conference: Standing, page: Page) -> None:
        """Look at a conference from one of its pages."""
        self._conference = conference
        self._page = page

    def fact(self, question: str) -> Fact | None:
        """See `Seen.fact`."""
        conference = self._conference
        asked = conference.agenda.questions.get(question)
        value = conference.value(question)
        return None if asked is None or value is None else asked.fact(value)

    def covered(self, question: str) -> bool:
        """See `Seen.covered`."""
        return self._page.who != "tutor" and self._conference.covered(question)

    @property
    def supports(self) -> tuple[str, ...]:
        """See `Seen.supports`: those that another one brings along count, too."""
        student = self._conference.student
        brought = (name for name in SUPPORTS if wants(student, name))
        return tuple(dict.fromkeys((*student.supports, *brought)))


def live_pages(conference: Standing) -> Iterator[Page]:
    """The pages of the live part that are shown now."""
    return (page for page in conference.pages() if page.part == "agenda")
