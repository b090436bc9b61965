"""Facts: what lists, boards and reports need of a conference, out of the JSON of its file.

Plain Python over plain JSON, because home needs it before pydantic is loaded, and of every file.
What is found here is what the conference itself would tell: goals by the rules of the thread,
levels by the data, a guess and a result by their roles.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from conferapp.domain.almanac import day_of
from conferapp.domain.amounts import as_number, percent
from conferapp.domain.goal_names import Closing, Item, named
from conferapp.domain.goal_words import that_count
from conferapp.domain.text import MAX_LINE, clean, fold, say_number

Answers = Sequence[Mapping[str, Any]]
_CLOSES: Final[Mapping[str, str]] = {"goals": "goal", "actions": "what"}
"""The lists of a `last_goal` answer, each with the cell that names what is closed."""
OF_PAGE: Final = ("page", "part", "title", "seconds", "skipped")
"""What counts of a page."""
_KINDS: Final[Mapping[str, str]] = {"goals": "goal", "actions": "actions"}


@dataclass(frozen=True, slots=True)
class Step:
    """A page that was on screen or skipped.

    Attributes:
        page: Its id.
        part: Its part.
        title: Its title as it was shown.
        seconds: How long it was on screen in all.
        skipped: Why it was skipped on purpose; None where it wasn't.
    """

    page: str
    part: str
    title: str
    seconds: float = 0.0
    skipped: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one conference.

    Attributes:
        goals: The goals that it set, as far as the student may have them.
        actions: The steps of the plan, likewise.
        closed: What it said became of goals and actions of before: by list, then by folded name.
        levels: The level of each topic by the data, by the topic as it is written.
        agreed: The day that was agreed for the next conference.
        predicted: The guessed percentage.
        result: The percentage that it came to.
        sure: How sure the student felt, from 0 to 1.
        steps: The pages, in order of first sight.
        followed: Whether anything was answered on the tutor's pages for afterwards.
    """

    goals: tuple[Item, ...] = ()
    actions: tuple[Item, ...] = ()
    closed: Mapping[str, Mapping[str, Closing]] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    agreed: date | None = None
    predicted: float | None = None
    result: float | None = None
    sure: float | None = None
    steps: tuple[Step, ...] = ()
    followed: bool = False


def facts_of(record: Mapping[str, object]) -> Facts:
    """The facts of a conference.

    Args:
        record: The content of its file; whatever doesn't look as it should is passed over.
    """
    said = record.get("answers")
    answers = [a for a in said.values() if isinstance(a, dict)] if isinstance(said, dict) else []
    roles = {str(keys_of(a)["role"]): a for a in answers if "role" in keys_of(a)}
    return Facts(
        goals=_items(answers, "goals"),
        actions=_items(answers, "actions"),
        closed=_closed(answers),
        levels=_levels(answers),
        agreed=agreed_day(record),
        predicted=percent(_value(roles, "predicted-score")),
        result=percent(_value(roles, "score")),
        sure=_sure(roles.get("confidence", {})),
        steps=tuple(_steps(record.get("pages"))),
        followed=any(a.get("part") == "follow_up" for a in answers),
    )


def agreed_day(record: Mapping[str, object]) -> date | None:
    """The day that a conference agreed for the next one.

    Args:
        record: The content of its file.
    """
    said = record.get("answers")
    for answer in said.values() if isinstance(said, dict) else ():
        if isinstance(answer, dict) and keys_of(answer).get("role") == "next-conference":
            return day_of(answer.get("value"))
    return None


def is_page(page: object) -> bool:
    """Whether something tells of a page on screen: in words and numbers alone."""
    return isinstance(page, dict) and not any(
        isinstance(page.get(key), list | dict) for key in OF_PAGE
    )


def keys_of(answer: Mapping[str, Any]) -> Mapping[str, Any]:
    """The keys of an answer, as far as they are some."""
    keys = answer.get("keys")
    return keys if isinstance(keys, dict) else {}


def _value(roles: Mapping[str, Mapping[str, Any]], role: str) -> object:
    return roles.get(role, {}).get("value")


def _sure(answer: Mapping[str, Any]) -> float | None:
    """A step of a scale as a share of it."""
    step = as_number(answer.get("value"))
    low, high = as_number(keys_of(answer).get("from", 1)), as_number(keys_of(answer).get("to", 5))
    if step is None or low is None or high is None or not low <= step <= high or low == high:
        return None
    return (step - low) / (high - low)


def _for_student(answer: Mapping[str, Any]) -> bool:
    """The same as `Answer.for_student`."""
    share = answer.get("share")
    return answer.get("by") == "student" or (isinstance(share, list) and "student" in share)


def _items(answers: Answers, listed: str) -> tuple[Item, ...]:
    of_kind = (a for a in answers if a.get("kind") == _KINDS[listed] and _for_student(a))
    rows = that_count((str(a.get("part")), a.get("value")) for a in of_kind)
    return named(listed, map(_cleaned, rows)) if rows else ()


def _cleaned(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: clean(cell) if isinstance(cell, str) else cell for key, cell in row.items()}


def _closed(answers: Answers) -> Mapping[str, Mapping[str, Closing]]:
    """What was said of goals and actions; the same as `thread.closed_by`."""
    closed: dict[str, dict[str, Closing]] = {}
    for answer in answers:
        value = answer.get("value") if answer.get("kind") == "last_goal" else None
        for listed, cell in _CLOSES.items():
            rows = value.get(listed) if isinstance(value, dict) else None
            for row in rows if isinstance(rows, list) else ():
                if isinstance(row, dict) and row.get("outcome"):
                    name = fold(clean(say_number(row.get(cell))))
                    closed.setdefault(listed, {})[name] = _closing(row)
    return closed


def _closing(row: Mapping[str, Any]) -> Closing:
    outcome, because = say_number(row["outcome"]), clean(say_number(row.get("because"))).strip()
    return Closing(outcome == "kept", outcome=outcome[:MAX_LINE], because=because)


def _levels(answers: Answers) -> dict[str, str]:
    """Topics with their levels; what a student says of their own skills isn't data."""
    levels: dict[str, str] = {}
    for answer in answers:
        told = answer.get("kind") == "topics" and answer.get("by") == "tutor"
        rows = answer.get("value") if told else None
        for row in rows if isinstance(rows, list) else ():
            topic, level = (row.get("topic"), row.get("level")) if isinstance(row, dict) else (0, 0)
            if isinstance(topic, str) and isinstance(level, str) and topic.strip():
                levels[clean(topic).strip()[:MAX_LINE]] = clean(level)[:MAX_LINE]
    return levels


def _steps(pages: object) -> Iterator[Step]:
    for page in pages if isinstance(pages, list) else ():
        if is_page(page) and isinstance(page.get("page"), str):
            skipped = page.get("skipped")
            yield Step(
                page["page"],
                str(page.get("part")),
                clean(say_number(page.get("title")))[:MAX_LINE],
                max(as_number(page.get("seconds")) or 0.0, 0.0),
                clean(skipped)[:MAX_LINE] if isinstance(skipped, str) else None,
            )
