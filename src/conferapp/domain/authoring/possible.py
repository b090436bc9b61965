"""Possible: what conditions can find in the answer to a question, whoever answers it how.

It mirrors what `Question.fact` makes of the answers that a field lets through.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from conferapp.domain.kinds.goal import Goal
from conferapp.domain.kinds.looking_back import OUTCOMES
from conferapp.domain.kinds.numbers import Scale
from conferapp.domain.kinds.options import Checklist, OptionQuestion
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.reminder import Reminder
from conferapp.domain.kinds.rows import MAX_ROWS
from conferapp.domain.text import say_number
from conferapp.domain.wording import Text

Sort = Literal["words", "truth", "list", ""]


@dataclass(frozen=True)
class Span:
    """The numbers that `is`, `at_least` and `at_most` can find.

    Attributes:
        low: The smallest one.
        high: The largest one.
        whole: Whether they are whole numbers.
        begins: The sentence that says which is the smallest.
        ends: The sentence that says which is the largest.
    """

    low: float = -math.inf
    high: float = math.inf
    whole: bool = False
    begins: str = ""
    ends: str = ""


@dataclass(frozen=True)
class Possible:
    """What conditions can find in the answer to a question.

    Attributes:
        said: What the answer is, as a sentence goes on behind “the answer is”.
        hint: How such an answer is compared.
        sort: What `is` compares besides numbers: words, yes or no, a list, or nothing.
        span: Its numbers; None where it has none.
        listed: Whether `includes` has something to look through.
        names: Every name that it can have in it; None where anything can be.
        member: What such a name is called.
        key: The key of the question that lists the names, or "".
    """

    said: str
    hint: str
    sort: Sort = ""
    span: Span | None = None
    listed: bool = False
    names: tuple[str, ...] | None = None
    member: str = "option"
    key: str = ""


def possible(question: Question, pictures: frozenset[str] | None = None) -> Possible:
    """What conditions can find in the answer to a question.

    Args:
        question: A question of a known kind.
        pictures: The names of the picture clues; None where any name will do.
    """
    found = POSSIBLE[question.kind](question)
    if isinstance(question, Reminder) and not found.names and pictures is not None:
        return replace(found, names=tuple(sorted(pictures)))
    return found


def texts_of(question: Question) -> tuple[Text, ...]:
    """The options or items of a question in all their languages, in the order of `names`."""
    if isinstance(question, Checklist):
        return question.items
    return question.options if isinstance(question, OptionQuestion) else ()


def _words(_: Question) -> Possible:
    return Possible("words", 'Compare all of it, is = "…", or write answered = true.', "words")


def _number(question: Question) -> Possible:
    low, high = (getattr(question, key, None) for key in ("min", "max"))
    span = Span(
        -math.inf if low is None else low,
        math.inf if high is None else high,
        begins=f"`{question.id}` is {say_number(low)} at least",
        ends=f"`{question.id}` is {say_number(high)} at most",
    )
    return Possible("a number", "Write a number without quotes, such as at_least = 3.", span=span)


def _score(question: Question) -> Possible:
    span = Span(0, begins=f"`{question.id}` is a score, and none is below 0 percent")
    hint = "Write a percentage without quotes, such as at_most = 60."
    return Possible("a score, of which the percentage counts", hint, span=span)


def _scale(question: Question) -> Possible:
    low, high = (question.from_, question.to) if isinstance(question, Scale) else (1, 5)
    begins = f"the scale of `{question.id}` begins at {low}"
    ends = f"the scale of `{question.id}` ends at {high}"
    hint = f"Write a step without quotes, from {low} to {high}."
    return Possible("a step of a scale", hint, span=Span(low, high, True, begins, ends))


def _choice(question: Question) -> Possible:
    hint = 'Write one option in quotes, such as is = "…".'
    return Possible("one option", hint, "words", None, True, _names(question), key="options")


def _choices(question: Question) -> Possible:
    hint = 'Write includes = "…", with one option.'
    return Possible("a list", hint, "list", None, True, _names(question), key="options")


def _checklist(question: Question) -> Possible:
    hint = 'Write includes = "…", with one item.'
    return Possible("a list", hint, "list", None, True, _names(question), "item", "items")


def _names(question: Question) -> tuple[str, ...] | None:
    """The names to choose from; None where others can come in."""
    if isinstance(question, OptionQuestion) and (question.other or question.options_from):
        return None
    return question.names if isinstance(question, Checklist | OptionQuestion) else None


def _yes_no(_: Question) -> Possible:
    return Possible("yes or no", "Write true or false without quotes, such as is = true.", "truth")


def _recap(_: Question) -> Possible:
    return Possible("a tick", "Write is = true, without quotes.", "truth")


def _day(_: Question) -> Possible:
    return Possible("a day", 'Write a day in quotes, such as is = "2026-12-04".', "words")


def _rows(question: Question) -> Possible:
    most = question.at_most if isinstance(question, Goal) else MAX_ROWS
    begins = f"once `{question.id}` is answered, it has one row at least"
    ends = f"`{question.id}` takes {most} at most"
    hint = 'Count its rows, such as at_least = 2, or write includes = "…", or answered = false.'
    span = Span(1, most, True, begins, ends)
    return Possible("rows, which are counted", hint, span=span, listed=True)


def _reminder(question: Question) -> Possible:
    named = question.pictures if isinstance(question, Reminder) else ()
    hint = 'Write includes = "…", with the name of a picture.'
    said = "a picture and a few words"
    key = "pictures" if named else ""
    return Possible(said, hint, "", None, True, named or None, "picture", key)


def _last_goal(question: Question) -> Possible:
    begins = f"`{question.id}` counts what was kept, and fewer than none can’t be"
    hint = f"Write includes with one of “{'”, “'.join(OUTCOMES)}”, or at_least = 1."
    span = Span(0, whole=True, begins=begins)
    return Possible("what became of each goal", hint, "", span, True, OUTCOMES, "outcome")


POSSIBLE: Mapping[str, Callable[[Question], Possible]] = {
    "short": _words,
    "long": _words,
    "number": _number,
    "score": _score,
    "scale": _scale,
    "choice": _choice,
    "choices": _choices,
    "yes_no": _yes_no,
    "date": _day,
    "checklist": _checklist,
    "measures": _rows,
    "evidence": _rows,
    "topics": _rows,
    "connections": _rows,
    "goal": _rows,
    "actions": _rows,
    "reminder": _reminder,
    "last_goal": _last_goal,
    "recap": _recap,
}
"""For each kind, what its answers can be."""
