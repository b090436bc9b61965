"""Holding one conference of the sample class, page by page, on a clock that is moved along."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from conferapp.domain.agenda import Agenda, Page
from conferapp.domain.clock import Clock
from conferapp.domain.conference import LONGEST_STRETCH, Conference, begin
from conferapp.domain.demo.answers import answer_to
from conferapp.domain.demo.scene import Scene
from conferapp.domain.ids import record_id
from conferapp.domain.kinds.question import Question
from conferapp.domain.quick_check import checks
from conferapp.domain.record import AgendaRef
from conferapp.domain.standing import Around
from conferapp.domain.student import Student

_ALONE_SECONDS: Final = (25, 150)
_ANSWERED: Final = {"preparation": 0.75, "reflection": 0.9, "agenda": 0.9, "follow_up": 0.75}
"""How often a question is answered that need not be, by the part of the conference."""
_BEGUN: Final = timedelta(minutes=90)
"""How long ago the student came to a conference that is still open: longer than any page takes."""
_SKIPPED: Final = {True: 0.3, False: 0.04}
"""How often a page is skipped, by whether it is optional."""


class Moving:
    """A clock that stands still until it is moved.

    Args:
        at: The time that it begins with.
    """

    def __init__(self, at: datetime) -> None:
        self.at, self.ticks = at, 0.0
        self.clock = Clock(now=lambda: self.at, ticks=lambda: self.ticks)

    def passes(self, seconds: float) -> None:
        """Let time go by."""
        self.at += timedelta(seconds=seconds)
        self.ticks += seconds


@dataclass
class Holding:
    """A conference that is held.

    Attributes:
        scene: What it is about.
        time: The clock.
        conference: The conference.
        talk: When the student comes.
    """

    scene: Scene
    time: Moving
    conference: Conference
    talk: datetime
    _checked: bool = False

    @classmethod
    def prepared(
        cls,
        scene: Scene,
        agenda: tuple[Agenda, AgendaRef],
        student: Student,
        *,
        tutor: str,
        now: datetime,
        around: Around,
    ) -> "Holding":
        """A conference that is about to be prepared.

        Args:
            scene: What it is about.
            agenda: What it follows, and its file.
            student: Whom it is with.
            tutor: Who leads it.
            now: The time of today, which nothing is later than.
            around: What is known from elsewhere.
        """
        random, meeting = scene.random, scene.meeting
        hour = time(random.randrange(9, 15), random.randrange(60), random.randrange(60))
        talk = datetime.combine(meeting.day, hour, now.tzinfo)
        if meeting.ends == "open":
            talk = now - _BEGUN
        made = min(talk - timedelta(hours=random.randint(20, 50)), now - timedelta(hours=2))
        moving = Moving(made.replace(microsecond=random.randrange(1000) * 1000))
        rules, source = agenda
        begun = begin(rules, source, student, tutor=tutor, clock=moving.clock, around=around).record
        own = begun.model_copy(update={"id": record_id(moving.at, random.getrandbits)})
        conference = Conference(own, rules, student, clock=moving.clock, around=around)
        return cls(scene, moving, conference, talk)

    def hold(self) -> None:
        """Hold it as far as it goes."""
        ends = self.scene.meeting.ends
        page: Page | None = self.conference.pages()[0]
        while page is not None:
            if page.part != "preparation" and not self._goes_on(page):
                return
            self._page(page)
            last_of_open = ends == "open" and page.part == "agenda"
            if last_of_open and self.scene.random.random() < 0.4:
                return
            page = self.conference.beyond(page)
        if not self.conference.record.closed:
            self.conference.finish()

    def _goes_on(self, page: Page) -> bool:
        """Whether it goes on behind the preparation, on this page."""
        ends = self.scene.meeting.ends
        if ends == "planned" or (ends == "open" and page.part == "follow_up"):
            return False
        if self.time.at < self.talk:
            self.time.passes((self.talk - self.time.at).total_seconds())
        if ends == "cancelled":
            self.conference.cancel(self.scene.random.choice(self.scene.texts.cancelled))
            return False
        if page.part == "follow_up" and not self.conference.record.closed:
            self.conference.finish()
            self.time.passes(self.scene.random.randint(60, 900))
        return True

    def _page(self, page: Page) -> None:
        """Be on a page: read, answer, maybe note something."""
        random, conference = self.scene.random, self.conference
        conference.enter(page)
        needed = any(question.required for question in page.questions)
        if not needed and random.random() < _SKIPPED[page.optional]:
            self._passes(random.randint(3, 12))
            texts, alone = self.scene.texts, page.part == "preparation"
            conference.skip(page, random.choice(texts.unneeded if alone else texts.skipped))
            return
        self._passes(self._seconds(page))
        for question in page.questions:
            if question in conference.questions(page):
                self._answer(page, question)
        if page.part == "agenda":
            self._besides(page)

    def _answer(self, page: Page, question: Question) -> None:
        random, conference = self.scene.random, self.conference
        told = question.required or question.role is not None or conference.value(question.id)
        if not told and random.random() > _ANSWERED[page.part]:
            return
        if conference.value(question.id) is None:
            conference.answer(question.id, answer_to(self.scene, question, conference))
        if conference.value(question.id) is not None:
            conference.reveal(question.id)

    def _besides(self, page: Page) -> None:
        """A note, or a quick check of a skill that is close."""
        random, conference = self.scene.random, self.conference
        if random.random() < 0.12:
            conference.note(page, random.choice(self.scene.texts.notes))
        near = [check for check in checks(conference, page.show) if check.near]
        if near and not self._checked and random.random() < 0.35:
            self._checked = True
            points = random.choice((3, 4, 4, 5))
            conference.check_skill(page, near[0], points, 5)
            if near[0].topic in self.scene.story.skill:
                self.scene.story.skill[near[0].topic] = points / 5

    def _seconds(self, page: Page) -> float:
        random = self.scene.random
        if page.minutes:
            return page.minutes * 60 * random.uniform(0.5, 1.5)
        return random.uniform(*_ALONE_SECONDS)

    def _passes(self, seconds: float) -> None:
        """Let time go by as somebody does who looks at the screen now and then."""
        while seconds > 0:
            self.time.passes(min(seconds, LONGEST_STRETCH))
            self.conference.look()
            seconds -= LONGEST_STRETCH
