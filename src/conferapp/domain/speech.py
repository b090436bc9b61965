"""Speech: an agenda's wording as it is shown in one conference, placeholders filled in."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from conferapp.domain.agenda import Page
from conferapp.domain.days import say_short
from conferapp.domain.goal_words import REACHED, goal_line, goal_said, that_count
from conferapp.domain.kinds.question import Question, Role
from conferapp.domain.placeholders import ANSWER, fill, names_in
from conferapp.domain.supports import wants
from conferapp.domain.thread import items_of, unfinished
from conferapp.domain.wording import Text, base, lacks

if TYPE_CHECKING:
    from conferapp.domain.standing import Standing

LAST = "last.goal"
"""What stands for an earlier conference among the sources of a wording."""
_ROLES: Mapping[str, Role] = {
    "assignment": "assignment",
    "score": "score",
    "hope": "hope",
    "next": "next-conference",
}
"""The placeholders that stand for the answer with a role."""

Goal = Mapping[str, object]
"""One row of a `goal` answer."""


def goal_now(conference: "Standing", *, drafts: bool = True) -> Goal | None:
    """The goal set in this conference, as far as the student may see it.

    Args:
        conference: The conference.
        drafts: Whether one that the student noted before the talk counts, too.
    """
    agenda = conference.agenda
    goals = [(agenda.page_of[q.id].part, q.id) for q in agenda.of_kind("goal")]
    answers = (
        (part, conference.value(name))
        for part, name in goals
        if (drafts or part != "reflection") and conference.open_to_student(name)
    )
    return next((row for row in that_count(answers) if goal_line(row)), None)


def goal_on_top(conference: "Standing") -> str | None:
    """The goal to keep in view: the new one, or else the one that stands.

    One that this very conference closed as reached doesn't stand any more. What a student drafts
    takes that place only where there is no other.
    """
    left = unfinished(conference.thread, conference.record)
    standing = next((item.row for item in left if item.listed == "goals"), None)
    goal = goal_now(conference, drafts=False) or standing or goal_now(conference)
    if goal is None and (reached := last_goal(conference)):
        return f"{REACHED} {goal_line(reached)}"
    return goal_line(goal) if goal else None


def last_goal(conference: "Standing") -> Goal | None:
    """The goal to look back on: the one that stands, or else the last one that was reached."""
    histories = (items_of(record, "goals") for record in reversed(conference.around.history))
    every = (item for items in (conference.thread.goals, *histories) for item in items)
    return next((item.row for item in every), None)


class Speech:
    """Words for one page of a conference.

    What the student may not see yet reads as a gap on student and together pages.
    """

    def __init__(self, conference: "Standing", page: Page, *, overheard: bool = False) -> None:
        """Speak for a page.

        Args:
            conference: The conference.
            page: The page.
            overheard: Whether a student may see it, though the page is the tutor's: in a list of
                pages, say, or of what is still open.
        """
        self._conference = conference
        self._page = page
        self._overheard = overheard
        self._values: Mapping[str, Callable[[], str | None]] = {
            "student": lambda: conference.student.first,
            "tutor": lambda: conference.record.tutor or None,
            **{name: partial(self._role, role) for name, role in _ROLES.items()},
            "goal": lambda: _said(goal_now(conference) or last_goal(conference)),
            "last.goal": lambda: _said(last_goal(conference)),
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
        return self.say(self._asked(question))

    def quoted(self, question: Question) -> tuple[str, ...]:
        """The questions whose answers a question quotes, by their ids; `LAST` for earlier ones.

        Who gets the answer may not get those.
        """
        asked = self._conference.agenda.word(self._asked(question), self.language)
        named = (self._sources(name) for name, _ in names_in(asked))
        return tuple(dict.fromkeys(source for sources in named for source in sources))

    def _asked(self, question: Question) -> Text:
        plain = wants(self._conference.student, "plain-words") and self._page.who != "tutor"
        return question.simple if plain and question.simple else question.ask

    def _sources(self, name: str) -> tuple[str, ...]:
        """Where the value of a placeholder comes from."""
        agenda = self._conference.agenda
        if name.startswith(ANSWER):
            return (name.removeprefix(ANSWER),)
        if name == "goal" and goal_now(self._conference):
            return tuple(question.id for question in agenda.of_kind("goal"))
        if name in {"goal", "last.goal"}:
            return (LAST,)
        asked = agenda.roles.get(_ROLES[name]) if name in _ROLES else None
        return (asked.id,) if asked else ()

    def missing(self) -> int:
        """How many wordings that a student reads on this page lack the student's language."""
        language, page = self.language, self._page
        texts = [page.title, page.intro, *(text for q in page.questions for text in q.read())]
        if language is None or base(language) == base(self._conference.agenda.languages[0]):
            return 0
        return sum(text is not None and lacks(text, language) for text in texts)

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
        if self._page.who == "student" and agenda.tutors_view(agenda.questions[question_id]):
            return True
        seen = self._overheard or self._page.who != "tutor"
        return seen and self._conference.covered(question_id)

    def _role(self, role: Role) -> str | None:
        question = self._conference.agenda.roles.get(role)
        return self._answer(question.id) if question else None

    def _last_date(self) -> str | None:
        day = self._conference.thread.day
        return say_short(day, self._conference.clock.today()) if day else None


def _said(goal: Goal | None) -> str | None:
    return goal_said(goal) if goal else None
