"""What sort of answer a question asks for, in the words of somebody who reads it on paper."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from conferapp.domain.authoring.narrator import AS_WRITTEN, Narrator, listed
from conferapp.domain.days import say_short
from conferapp.domain.kinds.cells import Column
from conferapp.domain.kinds.day import Date, day_of
from conferapp.domain.kinds.goal import Goal
from conferapp.domain.kinds.looking_back import OUTCOMES, LastGoal
from conferapp.domain.kinds.numbers import Number, Scale, Score
from conferapp.domain.kinds.options import (
    Checklist,
    Choice,
    Choices,
    OptionQuestion,
    Recap,
    YesNo,
)
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.reminder import Reminder
from conferapp.domain.kinds.rows import RowsQuestion
from conferapp.domain.kinds.tables import Actions, Connections, Evidence, Measures, Topics
from conferapp.domain.kinds.words import Long, Short, TextQuestion
from conferapp.domain.text import say_number
from conferapp.domain.wording import Text


def kind_words(question: Question, narrator: Narrator = AS_WRITTEN) -> str:
    """What sort of answer a question asks for, such as `several lines`.

    Args:
        question: The question.
        narrator: Tells the wordings in it, and names other questions.
    """
    return KIND_WORDS[type(question)](question, narrator)


def day_words(value: object) -> str:
    """A day such as `Fri 4 Dec 2026`; what is none stays as it is."""
    day = day_of(str(value))
    return f"{say_short(day, day)} {day.year}" if day else str(value)


def _texts(lead: str, texts: Iterable[Text], narrator: Narrator) -> str:
    """Wordings behind a lead; they can hold commas, so semicolons part them."""
    said = "; ".join(narrator.line(text) for text in texts)
    return f"{lead}{said}" if said else ""


def _length(question: TextQuestion) -> str:
    return f", at most {question.max_length} characters" if question.max_length else ""


def _short(question: Short, narrator: Narrator) -> str:
    suggested = _texts("; suggested while typing: ", question.suggest, narrator)
    return f"one line{_length(question)}{suggested}"


def _number(question: Number, narrator: Narrator) -> str:
    unit = f" ({narrator.line(question.unit)})" if question.unit else ""
    low, high = (say_number(bound) for bound in (question.min, question.max))
    if low and high:
        return f"a number{unit} from {low} to {high}"
    bound = f", at least {low}" if low else f", at most {high}" if high else ""
    return f"a number{unit}{bound}"


def _score(question: Score, _: Narrator) -> str:
    if question.role == "predicted-score":
        return "a guess in points, out of as many as the result has"
    return f"points out of {say_number(question.out_of)}, or of another total"


def _scale(question: Scale, narrator: Narrator) -> str:
    labels = {step: narrator.line(text) for step, text in question.labels.items()}
    ends = (str(question.from_), str(question.to))
    if set(labels) <= {*ends}:
        told = (f"{end} ({labels[end]})" if end in labels else end for end in ends)
        return f"a scale from {' to '.join(told)}"
    steps = (f"{step} {labels[str(step)]}" for step in question.steps if str(step) in labels)
    return f"a scale from {' to '.join(ends)}: {'; '.join(steps)}"


def _choice(question: Choice, narrator: Narrator) -> str:
    return _options("a choice", question, narrator)


def _choices(question: Choices, narrator: Narrator) -> str:
    most = question.at_most
    lead = f"up to {most} choices" if most else "any number of choices"
    return _options("a choice" if most == 1 else lead, question, narrator)


def _options(lead: str, question: OptionQuestion, narrator: Narrator) -> str:
    other = "; or own words" if question.other else ""
    if question.options_from:
        return f"{lead} out of what is entered at {narrator.named(question.options_from)}{other}"
    return _texts(f"{lead} out of: ", question.options, narrator) + other


def _checklist(question: Checklist, narrator: Narrator) -> str:
    return _texts("a list to tick: ", question.items, narrator)


def _date(question: Date, _: Narrator) -> str:
    bounds = (("not before", question.earliest), ("not after", question.latest))
    told = "".join(f", {lead} {day_words(bound)}" for lead, bound in bounds if bound)
    return f"a day{' and the hour' if question.time else ''}{told}"


def _columns(columns: Iterable[Column]) -> str:
    return ", ".join(_column(column) for column in columns)


def _column(column: Column) -> str:
    # A heading's own commas would read as further columns.
    title = column.title.replace(", or ", " or ").replace(", ", " or ")
    options = f" ({listed(column.options, 'or')})" if column.options else ""
    return f"{title[:1].lower()}{title[1:]}{options}"


def _table(question: RowsQuestion, _: Narrator) -> str:
    return f"a table: {_columns(question.columns)}"


def _measures(question: Measures, narrator: Narrator) -> str:
    group = {"effort": " of effort", "academic": " of results", None: ""}[question.group]
    begins = _texts("; it begins with: ", question.rows, narrator)
    return f"a table{group}: {_columns(question.columns)}{begins}"


def _evidence(question: Evidence, narrator: Narrator) -> str:
    return _table(question, narrator) + _texts("; to think of: ", question.prompts, narrator)


def _topics(question: Topics, narrator: Narrator) -> str:
    if narrator.colors(question):
        return f"a color for each topic: {listed(question.COLUMNS[3].options, 'or')}"
    close, mastered = (say_number(at) for at in (question.close_from, question.mastered_from))
    levels = f"; the points set the level, close from {close} and mastered from {mastered} percent"
    begins = _texts("; it begins with: ", question.rows, narrator)
    return f"{_table(question, narrator)}{levels}{begins}"


def _goal(question: Goal, _: Narrator) -> str:
    focus = f"{question.focus} " if question.focus else ""
    most = question.at_most
    lead = f"up to {most} {focus}goals, each with" if most > 1 else f"one {focus}goal, with"
    return f"{lead}: {_columns(question.columns[1:])}"


def _actions(question: Actions, _: Narrator) -> str:
    return f"steps, each with: {_columns(question.columns)}"


def _reminder(question: Reminder, _: Narrator) -> str:
    pictures = listed((name.replace("-", " ") for name in question.pictures), "or")
    return "a picture and a few words for a card" + (f" ({pictures})" if pictures else "")


KIND_WORDS: Mapping[type[Question], Callable[[Any, Narrator], str]] = {
    Short: _short,
    Long: lambda question, _: f"several lines{_length(question)}",
    Number: _number,
    Score: _score,
    Scale: _scale,
    Choice: _choice,
    Choices: _choices,
    YesNo: lambda _, __: "yes or no",
    Date: _date,
    Checklist: _checklist,
    Measures: _measures,
    Evidence: _evidence,
    Topics: _topics,
    Connections: _table,
    Goal: _goal,
    Actions: _actions,
    Reminder: _reminder,
    LastGoal: lambda _, __: (
        f"for each goal and step of last time: {listed(OUTCOMES, 'or')}, "
        "and what helped or got in the way"
    ),
    Recap: lambda _, __: "goal, reasons and plan read back; a tick that the student said them",
}
"""What sort of answer each kind asks for."""
