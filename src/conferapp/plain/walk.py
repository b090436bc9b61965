"""The walk: leads through a conference from page to page, in lines.

It is at one place at a time, its stage: in front of a page, in the middle of one, at the finish.
A stage says and asks; an order leads elsewhere. What happens on a page is in `OnPage`.
"""

from collections.abc import Callable
from functools import partial

from conferapp.desk.desk import Desk
from conferapp.desk.session import Session
from conferapp.domain.agenda import Page
from conferapp.domain.conference import Conference
from conferapp.plain.choices import wait
from conferapp.plain.ending import Ending
from conferapp.plain.handing import Handing
from conferapp.plain.news import News
from conferapp.plain.on_page import Askers, OnPage
from conferapp.plain.surface import Surface
from conferapp.plain.undoing import Steps
from conferapp.plain.voice import Ended, Ordered, Voice

Obey = Callable[["Walk", Ordered], None]
ONLY_YOU = (
    "The next page is only for you, and somebody who sits beside may hear or read it. "
    "/next passes it by."
)


class Walk:
    """One conference's way through the lines.

    Attributes:
        desk: What the app works with.
        session: The conference.
        voice: Speaks and listens.
        surface: What it speaks on.
        page: The page where it is, or in front of which it stands.
        question: The id of the question that is asked, or asked next; None behind the last.
        entered: Whether the page is open, and not only what stands in front of it.
        private: Whether the student has the laptop.
        aloud: Whether the student's pages are read aloud, by who has the laptop anyway.
        undone: What can be undone.
        news: What came from elsewhere, and waits for its moment.
        on_page: What is said and asked on the page.
        handing: Leads the laptop to the student and back.
        ending: Leads out of the conference.
    """

    def __init__(
        self,
        desk: Desk,
        session: Session,
        voice: Voice,
        surface: Surface,
        askers: Askers,
        obey: Obey,
    ) -> None:
        """Stand in front of a conference."""
        self.desk, self.session, self.voice, self.surface = desk, session, voice, surface
        self._obey = obey
        self.page = session.place()
        self.question: str | None = None
        self.entered = self.aloud = False
        self.private = desk.handover.holder() is not None
        self.undone = Steps()
        self.news = News()
        self.on_page, self.handing, self.ending = OnPage(self, askers), Handing(self), Ending(self)
        self._shown_who = ""
        self._stage: Callable[[], None] | None = None
        session.covered = desk.tutor.cover

    @property
    def conference(self) -> Conference:
        """The conference, as it stands."""
        return self.session.conference

    @property
    def first(self) -> str:
        """What the student is called."""
        return self.conference.student.first

    # On the way --------------------------------------------------------------------------

    def run_from(self, *, behind: bool) -> None:
        """Walk from where the conference stands.

        Args:
            behind: Whether to begin behind the preparation, if it stands before that.

        Raises:
            Ended: There is nothing more to hear.
        """
        place, at = self.session.place(), self.conference.at
        if self.private:
            self.surface.give_away()
        if behind and place.part == "preparation" and not self.private:
            pages = self.session.pages()
            self.turn(next((page for page in pages if page.part != "preparation"), pages[0]))
        else:
            self.turn(place, at.question if at else None)
        while self._stage is not None:
            self._take_a_step(self._stage)

    def _take_a_step(self, stage: Callable[[], None]) -> None:
        for said in self.news.heard(private=self.private):
            self.voice.say(said)
        step: Callable[[], None] | None = stage
        try:
            while step is not None:
                try:
                    step()
                    step = None
                except Ordered as order:  # also in the middle of what another one asks
                    self.on_page.interrupted = True
                    step = partial(self._obey, self, order)
        except Ended:
            # No key of a student's ends it; only closing the window does.
            if not (self.private and self.surface.is_there()):
                raise

    def at(self, stage: Callable[[], None] | None) -> None:
        """Be somewhere else from now on; None to have left."""
        self._stage = stage
        self.on_page.interrupted = False

    def turn(self, page: Page, question: str | None = None) -> None:
        """Go to a page, or to what stands in front of it.

        Args:
            page: The page.
            question: The id of the question to go to, or None for the first.
        """
        if self.private and page.who != "student":
            self.handing.give_back(page)
            return
        self.ending.looked = False
        self.page, self.question, self.entered = page, question, False
        if page.who == "student" and not (self.private or self.aloud):
            self.at(self.handing.ask)
        elif self._is_for_tutor_alone(page):
            self.at(self._uncover)
        else:
            self.at(partial(self.enter, question))

    def _is_for_tutor_alone(self, page: Page) -> bool:
        """Whether a page is the tutor's and a student may sit beside."""
        open_now = self.conference.record.status == "open"
        return page.who == "tutor" and self._shown_who != "tutor" and open_now

    def _uncover(self) -> None:
        self.voice.say(f"\n{ONLY_YOU}")
        wait(self.voice, "opens it")
        self.at(partial(self.enter, self.question))

    def enter(self, question: str | None = None) -> None:
        """Open the page.

        Args:
            question: The id of the question to begin at, or None for the first.
        """
        page = self.page
        if page.who != "student":
            self.aloud = False
        self.entered, self._shown_who = True, page.who
        self.conference.enter(page)
        self.session.keep(at_once=True)
        asked = [each.id for each in self.conference.questions(page)]
        self.question = question if question in asked else next(iter(asked), None)
        self.on_page.open()

    def forward(self) -> None:
        """Go on to the next page; behind the student's pages, the laptop goes back."""
        there = self.session.beyond(self.page, 1)
        if self.private:
            if there is not None and there.who == "student":
                self.turn(there)
            else:
                self.handing.give_back()
            return
        if there and there.part == "follow_up" and self.page.part == "agenda":
            there = None
        if there is not None:
            self.turn(there)
        elif self.session.follow_up_only:
            self.at(None)
        else:
            self.at(self.ending.look)

    def backward(self) -> None:
        """Go back one question, or to the page before."""
        asked = [question.id for question in self.conference.questions(self.page)]
        here = asked.index(self.question) if self.question in asked else len(asked)
        if self.entered and here > 0:
            self.question = asked[here - 1]
            self.at(self.on_page.ask_on)
            return
        there = self.session.beyond(self.page, -1)
        if there is None or (self.private and there.who != "student"):
            self.voice.say("This is the first page.")
        else:
            last = [question.id for question in self.conference.questions(there)][-1:]
            self.turn(there, last[0] if last else None)
