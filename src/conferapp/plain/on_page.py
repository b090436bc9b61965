"""On a page: what stands above its questions is said, a result is opened, questions are asked.

What is answered goes to the conference and to the saver at once.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from conferapp.domain.beside_words import in_words, names_others, pane_words
from conferapp.domain.kinds.question import Question
from conferapp.domain.model import Value
from conferapp.domain.prompt import Prompt, prompt
from conferapp.domain.quick_check import checks
from conferapp.domain.reveal import READY, Curtain, curtain
from conferapp.domain.speech import goal_on_top
from conferapp.domain.wins import wins_so_far
from conferapp.plain import page_words
from conferapp.plain.askers.spoken import aloud, told
from conferapp.plain.asking import Asker, Asking
from conferapp.plain.choices import choose, wait

if TYPE_CHECKING:
    from conferapp.plain.walk import Walk

Askers = Callable[[Question], Asker]
ON_DISK = 0.2
"""Seconds that the disk has for an answer before the next question is asked."""
BESIDE = "/beside says what stands beside this page."


class OnPage:
    """What is said and asked on the page where a walk is.

    Attributes:
        uncovered: Whether what is covered beside this page was opened.
        interrupted: Whether an order came between the question and its answer, and led nowhere.
        unfit: The questions of which something typed didn't fit, and orders that nobody knows.
    """

    def __init__(self, walk: "Walk", askers: Askers) -> None:
        """Ask in a walk, with what asks each kind of question."""
        self._walk, self._askers = walk, askers
        self.uncovered = self._beside_told = self.interrupted = False
        self.unfit: list[str] = []
        self._told: tuple[str | None, int | None] = (None, None)

    # What is said ------------------------------------------------------------------------

    def open(self) -> None:
        """Say what stands above the questions, and go on with them."""
        self.uncovered = False
        self._say_page()
        self._walk.at(self._begin)

    def _say_page(self) -> None:
        walk, say = self._walk, self._walk.voice.say
        page, conference = walk.page, walk.conference
        say()
        for line in page_words.heading(walk.session, page, private=walk.private):
            say(line)
        self._say_goal()
        for line in page_words.lead(conference, page):
            say(line)
        if page.who == "student" and curtain(conference, page) is None:
            for line in page_words.table(conference, page):
                say(line)
        if page_words.wants_timer(conference, page):
            say(page_words.timer(conference, page))
        if page.who != "student" and pane_words(conference, page):
            say("/beside says more." if self._beside_told else BESIDE)
            self._beside_told = True
        if page.who != "student" and checks(conference, page.show):
            say("/check tries a skill here and now.")

    def _say_goal(self) -> None:
        """Say the goal and how many strengths were named, where that isn't what it was."""
        walk, before = self._walk, self._told
        goal, wins = goal_on_top(walk.conference), wins_so_far(walk.conference, walk.page)
        self._told = goal, wins
        if goal and goal != before[0]:
            walk.voice.say(aloud(f"Goal: {goal}"))
        if wins is not None and wins != before[1]:
            walk.voice.say(f"{wins} {'strength' if wins == 1 else 'strengths'} named so far.")

    def say_beside(self) -> bool:
        """Say what stands beside the page, whoever hears it; whether there is anything."""
        blocks = pane_words(self._walk.conference, self._walk.page)
        before = ""
        for block in blocks:
            heading, _, below = page_words.aloud_lines(in_words(block)).partition("\n")
            again = bool(below) and heading == before  # several tips of one kind in a row
            self._walk.voice.say(below if again else f"{heading}\n{below}".rstrip())
            before = heading
        return bool(blocks)

    @property
    def beside_covered(self) -> bool:
        """Whether what stands beside this page waits, since a student sits there."""
        page = self._walk.page
        hidden = self._walk.session.covered or names_others(page)
        return page.who != "tutor" and hidden and not self.uncovered

    def say_result(self) -> None:
        """Say what has just been opened, and go on with the page."""
        walk = self._walk
        if walk.page.who == "student":
            for line in page_words.table(walk.conference, walk.page):
                walk.voice.say(line)
        elif not self.beside_covered:
            self.say_beside()
        walk.at(self._begin)

    # What is asked -----------------------------------------------------------------------

    def _begin(self) -> None:
        """Go on with whatever the page has first: a covered result, questions, or nothing."""
        walk = self._walk
        covered = curtain(walk.conference, walk.page)
        if covered is not None:
            self._draw(covered)
        elif walk.question is not None:
            walk.at(self.ask_on)
        else:
            wait(walk.voice, "goes on")
            walk.forward()

    def _draw(self, covered: Curtain) -> None:
        """A covered result: shown beside the guess, once there is one."""
        walk = self._walk
        if covered.ready:
            walk.voice.say(told(covered.ask, covered.said))
            walk.voice.say(READY)
            wait(walk.voice, "shows the result")
            walk.conference.reveal(covered.key)
            walk.session.keep(at_once=True)
            self.say_result()
            return
        walk.voice.say(covered.waits)
        can_guess = covered.page.who == "student" or not walk.private
        ways = ["Guess first", "Go on without"] if can_guess else ["Go on without"]
        if choose(walk.voice, ways) == 0 and can_guess:
            walk.turn(covered.page, covered.key)
        elif walk.page.who == "student" or walk.question is None:
            walk.forward()  # nothing else of a student's page is open before the guess
        else:
            walk.at(self.ask_on)

    def ask_on(self) -> None:
        """Ask the question whose turn it is; behind the last one, go on."""
        walk = self._walk
        asked = walk.conference.questions(walk.page)
        question = next((each for each in asked if each.id == walk.question), None)
        if question is None:
            walk.forward()
            return
        brief, self.interrupted = self.interrupted, False
        said = prompt(walk.conference, walk.page, question)
        many = f"Question {asked.index(question) + 1} of {len(asked)}. " if len(asked) > 1 else ""
        walk.voice.say(f"\n{many}{said.ask}")
        if said.hint and not brief:
            walk.voice.say(said.hint)
        if said.whose and said.by == "tutor" and not brief:  # the student's words are the rule here
            walk.voice.say(f"Kept as {said.whose}.")
        walk.conference.focus(question.id)
        walk.session.keep()
        self.ask(question, said, brief=brief)
        walk.desk.saver.flush(ON_DISK)
        if walk.question == question.id:
            walk.question = self._behind(question.id)

    def _behind(self, question_id: str) -> str | None:
        """The next question of the page; an answer may have called for it just now."""
        walk = self._walk
        order = [question.id for question in walk.page.questions]
        shown = {question.id for question in walk.conference.questions(walk.page)}
        behind = order[order.index(question_id) + 1 :]
        return next((name for name in behind if name in shown), None)

    def ask(self, question: Question, said: Prompt, *, brief: bool = False) -> None:
        """Have a question answered that was said; each change is kept at once.

        Args:
            question: The question.
            said: The same, ready to be asked.
            brief: Whether it was said in full in front of an order.
        """
        with self._noting(question):
            report = partial(self._report, question.id)
            self._askers(question)(Asking(said, self._walk.voice, report, brief=brief))

    def _report(self, question_id: str, value: Value, typed: str | None) -> None:
        if self._walk.conference.answer(question_id, value, typed=typed):
            self._walk.session.keep(at_once=True)

    @contextmanager
    def _noting(self, question: Question) -> Iterator[None]:
        """Inside this a question is asked: what it changes can be undone, what didn't fit told."""
        walk, conference = self._walk, self._walk.conference
        before, misheard = conference.record.answers.get(question.id), walk.voice.misheard
        try:
            yield
        finally:
            walk.undone.note(conference, question.id, before)
            if walk.voice.misheard > misheard:
                page = conference.agenda.page_of[question.id]
                speech = conference.speech(page, overheard=True)
                self.unfit.append(f"{speech.say(page.title)}: {speech.ask(question)}")
