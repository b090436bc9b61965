"""Speech: an agenda's wording as it is shown in one conference, placeholders filled in."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from conferapp.domain.agenda import Page
from conferapp.domain.almanac import day_of
from conferapp.domain.days import say_short
from conferapp.domain.goal_words import goal_line
from conferapp.domain.kinds.question import Question, Role
from conferapp.domain.model import as_rows
from conferapp.domain.placeholders import ANSWER, fill
from conferapp.domain.reading import goal_of
from conferapp.domain.wording import Text, lacks

if TYPE_CHECKING:
    from conferapp.domain.conference import Conference


def goal_now(conference: "Conference") -> str | None:
    """The goal set in this conference, in few words."""
    for question in conference.agenda.of_kind("goal"):
        if conference.covered(question.id):
            continue
        for row in as_rows(conference.value(question.id)):
            if line := goal_line(row):
                return line
    return None


def goal_on_top(conference: "Conference") -> str | None:
    """The goal to keep in view: the new one, or else the one from last time."""
    if line := goal_now(conference):
        return line
    return goal_of(conference.previous) if conference.previous else None


class Speech:
    """Words for one page of a conference.

    What the student may not see yet reads as a gap on student and together pages.
    """

    def __init__(self, conference: "Conference", page: Page) -> None:
        """Speak for a page."""
        self._conference = conference
        self._page = page
        self._values: Mapping[str, Callable[[], str | None]] = {
            "student": lambda: conference.student.first,
            "tutor": lambda: conference.record.tutor or None,
            "assignment": lambda: self._role("assignment"),
            "score": lambda: self._role("score"),
            "hope": lambda: self._role("hope"),
            "next": lambda: self._role("next-conference"),
            "goal": lambda: goal_on_top(conference),
            "last.goal": lambda: goal_of(conference.previous) if conference.previous else None,
            "last.date": self._last_date,
        }

    @property
    def language(self) -> str | None:
        """The student's language on the student's pages; elsewhere the agenda's first."""
        return self._conference.student.language if self._page.who == "student" else None

    def say(self, text: Text | None) -> str:
        """A wording in the right language with its placeholders filled in; "" for None."""
        if text is None:
            return ""
        return fill(self._conference.agenda.word(text, self.language), self._value)

    def ask(self, question: Question) -> str:
        """A question, in plain words where the student's profile asks for them."""
        plain = "plain-words" in self._conference.student.supports and self._page.who != "tutor"
        return self.say(question.simple if plain and question.simple else question.ask)

    def missing(self, text: Text | None) -> bool:
        """Whether a translated wording lacks the student's language on this page."""
        language = self.language
        return language is not None and text is not None and lacks(text, language)

    def _value(self, name: str) -> str | None:
        if name.startswith(ANSWER):
            return self._answer(name.removeprefix(ANSWER))
        value = self._values.get(name)
        return value() if value else None

    def _answer(self, question_id: str) -> str | None:
        conference = self._conference
        if question_id not in conference.agenda.questions:
            return None
        if self.hidden(question_id):
            return None
        return "; ".join(conference.text(question_id).splitlines()) or None

    def hidden(self, question_id: str) -> bool:
        """Whether an answer is covered on this page, or the tutor's own view on a student's."""
        agenda = self._conference.agenda
        theirs = question_id in agenda.mirrored and agenda.page_of[question_id].who == "tutor"
        if self._page.who == "student" and theirs:
            return True
        return self._page.who != "tutor" and self._conference.covered(question_id)

    def _role(self, role: Role) -> str | None:
        question = self._conference.agenda.roles.get(role)
        return self._answer(question.id) if question else None

    def _last_date(self) -> str | None:
        previous = self._conference.previous
        day = day_of(previous.ended or previous.created) if previous else None
        return say_short(day, self._conference.clock.today()) if day else None
