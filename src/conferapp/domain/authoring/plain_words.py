"""Plain words: what is asked, when and of whom, for somebody who has never seen an agenda file."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from conferapp.domain.agenda import Agenda, Page, Who
from conferapp.domain.authoring.kind_words import day_words, kind_words
from conferapp.domain.authoring.narrator import GAP, UNTRANSLATED, Narrator, listed
from conferapp.domain.conditions import Condition, Conditions
from conferapp.domain.kinds.day import Date
from conferapp.domain.kinds.looking_back import LastGoal
from conferapp.domain.kinds.numbers import Number, Scale, Score
from conferapp.domain.kinds.options import Checklist, ListAnswer, OptionQuestion
from conferapp.domain.kinds.question import Question, Share
from conferapp.domain.kinds.reminder import Reminder
from conferapp.domain.kinds.rows import RowsQuestion
from conferapp.domain.languages import language_name
from conferapp.domain.supports import SUPPORTS
from conferapp.domain.text import say_number
from conferapp.domain.wording import Text, base, word

__all__ = [
    "SHARE_WORDS",
    "SHOW_WORDS",
    "WHO_WORDS",
    "begun_words",
    "condition_words",
    "count_words",
    "kind_words",
    "minutes_of",
    "planned_words",
    "reading_words",
    "share_words",
    "support_words",
    "time_words",
    "who_words",
]

T = TypeVar("T")

WHO_WORDS: Mapping[Who, str] = {
    "tutor": "the tutor alone",
    "student": "the student alone",
    "together": "tutor and student together",
}
SHARE_WORDS: Mapping[Share, str] = {
    "student": "the student",
    "family": "the family",
    "school": "the school",
}
SHOW_WORDS: Mapping[str, str] = {
    "foundation-goals": "the goals agreed at the start",
    "ways-of-learning": "the ways of learning that suit the student",
    "last-changes": "what the tutor wanted to change after the last conference",
    "last-words": "what the student said in the last talk",
    "peers": "for each skill, which students have mastered it and which share the need",
    "calibration": "the student’s guesses against the results, over all conferences",
}
"""What a page may show besides earlier answers."""

PHRASES: Mapping[str, Mapping[type[Question], str]] = {
    "is": {
        Question: "is answered with {}",
        ListAnswer: "is answered with {} and nothing else",
    },
    "is_not": {Question: "is answered with anything but {}"},
    "at_least": {
        Question: "is answered with {} or more",
        Score: "is answered with {} percent or more",
        RowsQuestion: "has {} or more rows",
        LastGoal: "has {} or more marked as kept",
    },
    "at_most": {
        Question: "is answered with {} or less",
        Score: "is answered with {} percent or less",
        RowsQuestion: "has {} or fewer rows",
        LastGoal: "has {} or fewer marked as kept",
    },
    "includes": {
        Question: "is answered with {}",
        ListAnswer: "is answered with {}, alone or beside others",
        RowsQuestion: "names {}",
        LastGoal: "has something marked as {}",
        Reminder: "is answered with the picture {}",
    },
}
"""What each test asks of an answer, by the kind of question or a parent of it."""


def who_words(who: Who) -> str:
    """Whose page it is."""
    return WHO_WORDS[who]


def share_words(share: Iterable[Share]) -> str:
    """Who may get an answer."""
    named = set(share)
    return listed(words for name, words in SHARE_WORDS.items() if name in named) or (
        "nobody but the tutor"
    )


def support_words(support: str) -> str:
    """The name of a support, without what it brings along."""
    return SUPPORTS.get(support, support.replace("-", " ")).partition(":")[0]


def reading_words(agenda: Agenda, language: str | None) -> Iterator[str]:
    """What a reader of an outline has to know, as far as the agenda gives reason for it.

    Args:
        agenda: The agenda.
        language: The language that it is shown in; None for its first.
    """
    questions = agenda.questions.values()
    yield f"What stands like {GAP.format('this')} is filled in for each student."
    if any(question.required for question in questions):
        yield "A needed answer is listed as open at the finish. It never stops a talk."
    if questions:
        yield "The tutor sees every answer. Each page says who else may get it."
    if any(question.simple for question in questions):
        yield "Plain words are for students whose profile asks for them."
    yield "Any page may be skipped with a reason, which is kept."
    if any(page.tips for page in agenda.pages):
        yield "Tips are for the tutor’s eyes only."
    first = Narrator(agenda).first
    told = language_name(first)
    if language is not None and base(language) != base(first):
        yield f"{UNTRANSLATED} stands behind what isn’t translated: it is in {told}."


def begun_words(text: str) -> str:
    """The beginning of a sentence, unless it is a whole one with gaps to fill in."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text} …"


def minutes_of(pages: Iterable[Page]) -> float:
    """The suggested minutes of some pages, added up."""
    return sum(page.minutes or 0 for page in pages)


def time_words(minutes: float) -> str:
    """Such as `25 minutes`."""
    return f"{say_number(minutes)} minute{'' if minutes == 1 else 's'}"


def count_words(number: int, thing: str) -> str:
    """Such as `3 pages`."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def planned_words(agenda: Agenda) -> str:
    """How long the talk is meant to take, and whether its pages agree; "" where nothing says."""
    added = minutes_of(agenda.agenda)
    if not agenda.minutes:
        return f"{time_words(added)} for the talk, the sum of its pages" if added else ""
    told = f"{time_words(agenda.minutes)} for the talk"
    if added == agenda.minutes:
        return f"{told}, the sum of its pages"
    return f"{told}; its pages add up to {time_words(added)}" if added else told


def condition_words(agenda: Agenda, conditions: Conditions, language: str | None = None) -> str:
    """When something is shown, such as `when “How sure are you?” is answered with 2 or less`.

    Args:
        agenda: The agenda.
        conditions: Conditions out of it.
        language: The language of the wordings that are quoted; None for the agenda's first.
    """
    narrator = Narrator(agenda, language)
    supports = [f"“{support_words(c.student)}”" for c in conditions.all_of if c.student]
    tests = [_test_words(narrator, agenda, c) for c in conditions.all_of if c.question]
    support = "support" if len(supports) == 1 else "supports"
    told = [f"for students with the {support} {listed(supports)}"] if supports else []
    told += [f"when {listed(tests)}"] if tests else []
    return ", and ".join(told)


def _test_words(narrator: Narrator, agenda: Agenda, condition: Condition) -> str:
    asked = condition.question or ""
    name, wanted = condition.test or ("answered", True)
    if name == "answered":
        return f"{narrator.named(asked)} {'is' if wanted else 'isn’t'} answered"
    question = agenda.questions.get(asked)
    phrase = _by_kind(PHRASES[name], type(question) if question else Question)
    return f"{narrator.named(asked)} {phrase.format(_value_words(narrator, question, wanted))}"


def _value_words(narrator: Narrator, question: Question | None, wanted: object) -> str:
    """A value that a condition asks for, in the words that are on screen for it."""
    if isinstance(wanted, list):
        return listed(_value_words(narrator, question, value) for value in wanted)
    if isinstance(wanted, bool):
        return "yes" if wanted else "no"
    said = say_number(wanted)
    if isinstance(wanted, str):
        return f"“{_option(narrator, question, said)}”"
    if isinstance(question, Scale) and said in question.labels:
        return f"{said} (“{narrator.line(question.labels[said])}”)"
    if isinstance(question, Number) and question.unit:
        return f"{said} {narrator.line(question.unit)}"
    return said


def _option(narrator: Narrator, question: Question | None, wanted: str) -> str:
    offered: tuple[Text, ...] = ()
    if isinstance(question, OptionQuestion):
        offered = question.options
    elif isinstance(question, Checklist):
        offered = question.items
    elif isinstance(question, Date):
        return day_words(wanted)
    return narrator.line(next((text for text in offered if word(text) == wanted), wanted))


def _by_kind(table: Mapping[type[Question], T], kind: type[Question]) -> T:
    """The row for a kind, or else for the nearest parent that has one."""
    return next(table[parent] for parent in kind.__mro__ if parent in table)
