"""The walk: leads through a conference page by page and question by question, in lines.

It is at one place at a time, its stage: in front of a page, in the middle of one, at the finish.
A stage says and asks; an order leads elsewhere. What is answered goes to the conference and to the
saver at once.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from conferapp.desk.desk import Desk
from conferapp.desk.session import Session
from conferapp.domain.agenda import Page
from conferapp.domain.beside_words import in_words, names_others, pane_words
from conferapp.domain.conference import Conference
from conferapp.domain.kinds.question import Question
from conferapp.domain.model import Value
from conferapp.domain.prompt import Prompt, prompt
from conferapp.domain.quick_check import checks
from conferapp.domain.reveal import READY, curtain
from conferapp.domain.speech import goal_on_top
from conferapp.domain.wins import wins_so_far
from conferapp.plain import page_words
from conferapp.plain.asking import Asker, Asking
from conferapp.plain.choices import choose, wait
from conferapp.plain.ending import Ending
from conferapp.plain.handing import Handing
from conferapp.plain.terminal import Terminal
from conferapp.plain.undoing import Steps
from conferapp.plain.voice import Ended, Ordered, Voice

Askers = Callable[[Question], Asker]
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
        terminal: What it speaks through.
        page: The page where it is, or in front of which it stands.
        question: The id of the question that is asked, or asked next; None behind the last.
        entered: Whether the page is open, and not only what stands in front of it.
        private: Whether the student has the laptop.
        aloud: Whether the student's pages are read aloud, by who has the laptop anyway.
        uncovered: Whether what is covered beside this page was opened.
        undone: What can be undone.
        unfit: The questions of which something typed didn't fit.
    """

    def __init__(
        self,
        desk: Desk,
        session: Session,
        voice: Voice,
        terminal: Terminal,
        askers: Askers,
        obey: Obey,
    ) -> None:
        """Stand in front of a conference."""
        self.desk, self.session, self.voice, self.terminal = desk, session, voice, terminal
        self._askers, self._obey = askers, obey
        self.page = session.place()
        self.question: str | None = None
        self.entered = self.aloud = self.uncovered = False
        self.private = desk.handover.holder() is not None
        self.undone = Steps()
        self.unfit: list[str] = []
        self.handing, self.ending = Handing(self), Ending(self)
        self.news: list[str] = []
        self._shown_who = ""
        self._told: tuple[str | None, int | None] = (None, None)
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
            self.terminal.give_away()
        if behind and place.part == "preparation" and not self.private:
            pages = self.session.pages()
            self.run(next((page for page in pages if page.part != "preparation"), pages[0]))
        else:
            self.run(place, at.question if at else None)

    def run(self, page: Page, question: str | None = None) -> None:
        """Walk until the conference is left.

        Args:
            page: Where to begin.
            question: The id of the question to begin at, or None.

        Raises:
            Ended: There is nothing more to hear.
        """
        self.turn(page, question)
        while self._stage is not None:
            self._say_news()
            try:
                self._stage()
            except Ordered as order:
                self._obey(self, order)
            except Ended:
                # No key of a student's ends it; only closing the window does.
                if not self.private or not self.terminal.is_there():
                    raise

    def at(self, stage: Callable[[], None] | None) -> None:
        """Be somewhere else from now on; None to have left."""
        self._stage = stage

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
        self.entered, self.uncovered, self._shown_who = True, False, page.who
        self.conference.enter(page)
        self.session.keep(at_once=True)
        self.say_page()
        asked = [each.id for each in self.conference.questions(page)]
        self.question = question if question in asked else next(iter(asked), None)
        covered = curtain(self.conference, page)
        if covered is not None:
            self.at(self._curtain)
        else:
            self.at(self.ask_on if asked else self._only_read)

    def say_page(self) -> None:
        """Say what stands above the questions."""
        say, page, conference = self.voice.say, self.page, self.conference
        say()
        for line in page_words.heading(self.session, page, private=self.private):
            say(line)
        self._say_goal()
        for line in page_words.lead(conference, page):
            say(line)
        if page.who == "student" and curtain(conference, page) is None:
            for line in page_words.table(conference, page):
                say(line)
        if page_words.wants_timer(conference, page):
            say(page_words.timer(conference, page))
        if page.who != "student" and any(True for _ in pane_words(conference, page)):
            say("/beside says what stands beside this page.")
        if page.who != "student" and checks(conference, page.show):
            say("/check tries a skill here and now.")

    def _say_goal(self) -> None:
        """Say the goal and how many strengths were named, where that isn't what it was."""
        before = self._told
        self._told = (goal_on_top(self.conference), wins_so_far(self.conference, self.page))
        goal, wins = self._told
        if goal and goal != before[0]:
            self.voice.say(f"Goal: {goal}")
        if wins is not None and wins != before[1]:
            self.voice.say(f"{wins} {'strength' if wins == 1 else 'strengths'} named so far.")

    def _say_news(self) -> None:
        """Say what came from elsewhere meanwhile; it may name a file, so it is the tutor's."""
        while self.news and not self.private:
            self.voice.say(self.news.pop(0))

    # On a page ---------------------------------------------------------------------------

    def _curtain(self) -> None:
        """A covered result: shown beside the guess, once there is one."""
        covered = curtain(self.conference, self.page)
        if covered is None:
            self.at(self.ask_on if self.question else self._only_read)
            return
        if covered.ready:
            self.voice.say(f"{covered.ask} {covered.said}")
            self.voice.say(READY)
            wait(self.voice, "shows the result")
            self.conference.reveal(covered.key)
            self.session.keep(at_once=True)
            self.say_result()
            return
        self.voice.say(covered.waits)
        theirs = covered.page.who == "student" or not self.private
        ways = ["Guess first", "Go on without"] if theirs else ["Go on without"]
        if choose(self.voice, ways) == 0 and theirs:
            self.turn(covered.page, covered.key)
        elif self.page.who == "student":  # nothing else of it is open before the guess
            self.forward()
        else:
            self.at(self.ask_on if self.question else self._only_read)

    def say_result(self) -> None:
        """Say what has just been opened, and go on with the page."""
        if self.page.who == "student":
            for line in page_words.table(self.conference, self.page):
                self.voice.say(line)
        else:
            self.say_beside()
        self.at(self._curtain)

    def say_beside(self) -> bool:
        """Say what stands beside the page, without a look at who may hear it; whether it is any."""
        blocks = pane_words(self.conference, self.page)
        for block in blocks:
            self.voice.say(page_words.aloud_lines(in_words(block)))
        return bool(blocks)

    @property
    def beside_covered(self) -> bool:
        """Whether what stands beside this page waits, since a student sits there."""
        together = self.page.who == "together"
        hidden = self.session.covered or names_others(self.page)
        return together and hidden and not self.uncovered

    def _only_read(self) -> None:
        """A page that asks nothing."""
        wait(self.voice, "goes on")
        self.forward()

    def ask_on(self) -> None:
        """Ask the question whose turn it is; behind the last one, go on."""
        asked = self.conference.questions(self.page)
        question = next((each for each in asked if each.id == self.question), None)
        if question is None:
            self.forward()
            return
        said = prompt(self.conference, self.page, question)
        many = f"Question {asked.index(question) + 1} of {len(asked)}. " if len(asked) > 1 else ""
        self.voice.say(f"\n{many}{said.ask}")
        if said.hint:
            self.voice.say(said.hint)
        if said.whose:
            self.voice.say(f"Kept as {said.whose}.")
        self.conference.focus(question.id)
        self.session.keep()
        self.ask(question, said)
        if self.question == question.id:
            self.question = self._behind(question.id)

    def ask(self, question: Question, said: Prompt) -> None:
        """Have a question answered that was said; each change is kept at once.

        Args:
            question: The question.
            said: The same, ready to be asked.
        """
        with self._noting(question):
            self._askers(question)(Asking(said, self.voice, partial(self._report, question.id)))

    def _behind(self, question_id: str) -> str | None:
        """The next question of the page; an answer may have called for it just now."""
        order = [question.id for question in self.page.questions]
        here = order.index(question_id)
        shown = {question.id for question in self.conference.questions(self.page)}
        return next((name for name in order[here + 1 :] if name in shown), None)

    def _report(self, question_id: str, value: Value, typed: str | None) -> None:
        if self.conference.answer(question_id, value, typed=typed):
            self.session.keep(at_once=True)

    @contextmanager
    def _noting(self, question: Question) -> Iterator[None]:
        """Inside this a question is asked: what it changes can be undone, what didn't fit is told.

        Args:
            question: The question.
        """
        before, misheard = self.conference.record.answers.get(question.id), self.voice.misheard
        try:
            yield
        finally:
            self.undone.note(self.conference, question.id, before)
            if self.voice.misheard > misheard:
                page = self.conference.agenda.page_of[question.id]
                speech = self.conference.speech(page, overheard=True)
                self.unfit.append(f"{speech.say(page.title)}: {speech.ask(question)}")

    def forward(self) -> None:
        """Go on to the next page; behind the student's pages, the laptop goes back."""
        there = self.session.beyond(self.page, 1)
        if self.private:
            self.turn(there) if there and there.who == "student" else self.handing.give_back()
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
        if self.entered and here > 0 and asked:
            self.question = asked[here - 1]
            self.at(self.ask_on)
            return
        there = self.session.beyond(self.page, -1)
        if there is None or (self.private and there.who != "student"):
            self.voice.say("This is the first page.")
        else:
            last = [question.id for question in self.conference.questions(there)][-1:]
            self.turn(there, last[0] if last else None)
