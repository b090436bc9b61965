"""Facts: what lists, boards and reports need of a conference, out of the JSON of its file.

Plain Python over plain JSON, because home needs it before pydantic is loaded, and of every file.
What is found here is what the conference itself would tell: goals by the rules of the thread,
levels by the data, a guess and a result by their roles.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from conferapp.domain.almanac import day_of
from conferapp.domain.amounts import as_number, percent
from conferapp.domain.goal_names import Closing, Item, carried, named
from conferapp.domain.goal_words import REACHED, goal_line, that_count
from conferapp.domain.lines import Level
from conferapp.domain.text import MAX_LINE, clean, fold, say_number

Answers = Sequence[Mapping[str, Any]]
_CLOSES: Final[Mapping[str, str]] = {"goals": "goal", "actions": "what"}
"""The lists of a `last_goal` answer, each with the cell that names what is closed."""
_KINDS_THAT_MATTER: Final = frozenset({"goal", "actions", "last_goal", "topics"})
_ROLES: Final = frozenset({"next-conference", "predicted-score", "score", "confidence"})
_OF_ANSWER: Final = ("kind", "part", "by", "share", "keys")
_OF_PAGE: Final = ("page", "part", "title", "seconds", "skipped")
_DEEPEST: Final = 12
"""Lists and tables inside one another; an answer has four."""
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


@dataclass(frozen=True, slots=True)
class Standing:
    """What a student's finished conferences have left standing.

    Attributes:
        goal: The newest goal that stands, or the last one that was reached, in few words, or "".
        goals: The goals that stand, the newest first.
        actions: The steps of the plan that stand.
        levels: Where the student stands in each topic, by its folded name.
    """

    goal: str = ""
    goals: tuple[Item, ...] = ()
    actions: tuple[Item, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=dict)


def facts_of(record: Mapping[str, object]) -> Facts:
    """The facts of a conference.

    Args:
        record: The content of its file; whatever doesn't look as it should is passed over.
    """
    said = record.get("answers")
    answers = [a for a in said.values() if isinstance(a, dict)] if isinstance(said, dict) else []
    roles = {str(_keys(a)["role"]): a for a in answers if "role" in _keys(a)}
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
        if isinstance(answer, dict) and _keys(answer).get("role") == "next-conference":
            return day_of(answer.get("value"))
    return None


def digest_of(record: Mapping[str, object]) -> dict[str, object]:
    """What `facts_of` needs of a record, and nothing else: it finds the same in it.

    Args:
        record: The content of its file; what nests deeper than any answer is left out.
    """
    said, pages = record.get("answers"), record.get("pages")
    answers = said.items() if isinstance(said, dict) else ()
    kept = {name: _short(answer) for name, answer in answers if _matters(answer)}
    steps = [
        {key: page[key] for key in _OF_PAGE if key in page}
        for page in (pages if isinstance(pages, list) else ())
        if _is_page(page)
    ]
    return {
        "answers": {name: answer for name, answer in kept.items() if not _is_deep(answer)},
        "pages": steps,
    }


def _is_page(page: object) -> bool:
    """Whether something tells of a page on screen: in words and numbers alone."""
    return isinstance(page, dict) and not any(_held_by(page.get(key)) for key in _OF_PAGE)


def _is_deep(value: object) -> bool:
    """Whether a value holds lists in lists in lists, as no answer does.

    Such a digest could be made, and not be read again where more of Python's stack is in use.
    """
    layer = [value]
    for _ in range(_DEEPEST):
        layer = [inner for outer in layer for inner in _held_by(outer)]
        if not layer:
            return False
    return True


def _held_by(value: object) -> Collection[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _matters(answer: object) -> bool:
    if not isinstance(answer, dict):
        return False
    kind, keys = answer.get("kind"), answer.get("keys")
    role = keys.get("role") if isinstance(keys, dict) else None
    return (
        (isinstance(kind, str) and kind in _KINDS_THAT_MATTER)
        or (isinstance(role, str) and role in _ROLES)
        or answer.get("part") == "follow_up"
    )


def _short(answer: Mapping[str, Any]) -> dict[str, object]:
    short: dict[str, object] = {key: answer[key] for key in _OF_ANSWER if key in answer}
    if answer.get("kind") in _KINDS_THAT_MATTER or _keys(answer).get("role") in _ROLES:
        short["value"] = answer.get("value")
    return short


def standing_of(conferences: Iterable[tuple[date, Facts, bool]]) -> Standing:
    """What conferences have left standing, by the rules of the thread.

    A goal counts when its conference is finished; a level as soon as the data is there.

    Args:
        conferences: The conferences of one student, the oldest first: the day of each, its facts,
            and whether it is finished.
    """
    goals: tuple[Item, ...] = ()
    actions: tuple[Item, ...] = ()
    newest: tuple[Item, ...] = ()
    levels: dict[str, Level] = {}
    for day, facts, finished in conferences:
        for topic, level in facts.levels.items():
            levels[fold(topic)] = _moved(levels.get(fold(topic)), topic, level, day)
        if not finished:
            continue
        closed = {listed: facts.closed.get(listed, {}) for listed in _KINDS}
        both = bool(facts.goals and facts.actions)
        goals = carried(goals, facts.goals, closed["goals"], anew=bool(facts.goals))
        actions = carried(actions, facts.actions, closed["actions"], anew=both)
        newest = facts.goals or newest
    in_view = goal_line(goals[0].row) if goals else ""
    if newest and not goals:
        in_view = f"{REACHED} {goal_line(newest[0].row)}"
    return Standing(in_view[: MAX_LINE + len(REACHED)], goals, actions, levels)


def _moved(before: Level | None, topic: str, level: str, day: date) -> Level:
    if before is None:
        return Level(topic, level, day, day)
    if before.level == level:
        return Level(topic, level, before.since, day, before.before)
    return Level(topic, level, day, day, before.level)


def _keys(answer: Mapping[str, Any]) -> Mapping[str, Any]:
    keys = answer.get("keys")
    return keys if isinstance(keys, dict) else {}


def _value(roles: Mapping[str, Mapping[str, Any]], role: str) -> object:
    return roles.get(role, {}).get("value")


def _sure(answer: Mapping[str, Any]) -> float | None:
    """A step of a scale as a share of it."""
    step = as_number(answer.get("value"))
    low, high = as_number(_keys(answer).get("from", 1)), as_number(_keys(answer).get("to", 5))
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
        if _is_page(page) and isinstance(page.get("page"), str):
            skipped = page.get("skipped")
            yield Step(
                page["page"],
                str(page.get("part")),
                clean(say_number(page.get("title")))[:MAX_LINE],
                max(as_number(page.get("seconds")) or 0.0, 0.0),
                clean(skipped)[:MAX_LINE] if isinstance(skipped, str) else None,
            )
