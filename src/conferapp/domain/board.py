"""The class board: who works on the same goal, and who could sit together.

Goals are comparable by their tag: the topic that a goal carries, or else its own words. Everything
here is out of what lists know of students, so that a board opens without reading a conference.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from conferapp.domain.called import called
from conferapp.domain.goal_names import SAID_IN, Item
from conferapp.domain.goal_words import goal_line
from conferapp.domain.lines import Level, StudentLine
from conferapp.domain.text import MAX_LINE, fold, say_number

RECENT: Final = timedelta(days=180)
"""How far back a level counts: what is older tells little of today."""
NEEDS: Final = frozenset({"close", "not yet"})
"""The levels that leave something to work on."""
LEAST: Final = 2
"""Students who make a group."""
_GOAL, _NEED = 2, 1
"""What somebody adds to the use of a group: their own goal, and what the data asks for."""


@dataclass(frozen=True, slots=True)
class Tag:
    """What makes goals comparable.

    Attributes:
        key: By which they are compared, folded.
        words: How it is said.
        own: Whether these are a goal's own words, for want of a topic.
    """

    key: str
    words: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A student on the board.

    Attributes:
        id: The student's id.
        name: Their first name, told apart from the others on the board.
        level: `close` or `not yet` in the topic by recent data, or "".
        goal: Their own goal on it in few words, or "".
    """

    id: str
    name: str
    level: str = ""
    goal: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """A topic, and the students on it.

    Attributes:
        tag: The topic, or the words of a goal; None for the students without a goal.
        members: The students, by name in the chart, the most useful first in a group.
    """

    tag: Tag | None
    members: tuple[Member, ...]


def tag_of(goal: Item) -> Tag | None:
    """The tag of a goal, or None for one that says nothing.

    Args:
        goal: A goal.
    """
    topic = say_number(goal.row.get("topic")).strip()[:MAX_LINE]
    said = (say_number(goal.row.get(key)).strip() for key in SAID_IN["goals"])
    words = topic or next(filter(None, said), "")
    return Tag(fold(words), words[:MAX_LINE], own=not topic) if fold(words) else None


def goals_chart(students: Sequence[StudentLine]) -> tuple[Shared, ...]:
    """What the class works on: each topic with its students, those that most share first.

    It holds first names and topics, no level and no result, because the class may see it.

    Args:
        students: The class.

    Returns:
        The topics; behind them the students without a goal, if there are any.
    """
    names = called(students)
    on: dict[str, dict[str, Member]] = {}
    words = Words()
    for one in students:
        for tag in tags_of(one):
            words.hear(tag)
            on.setdefault(tag.key, {})[one.id] = Member(one.id, names[one.id])
    rows = [Shared(words.say(key), _by_name(there.values())) for key, there in on.items()]
    rows.sort(key=lambda row: (-len(row.members), row.tag.key if row.tag else ""))
    none = [Member(one.id, names[one.id]) for one in students if not any(tags_of(one))]
    return (*rows, Shared(None, _by_name(none))) if none else tuple(rows)


def groups(students: Sequence[StudentLine], today: date) -> tuple[Shared, ...]:
    """Who could work on one thing together, the most useful group first.

    Somebody belongs to a group who has a goal on the topic, or hasn't mastered it by recent data.
    How many sit down together is for whoever reads it.

    Args:
        students: The class.
        today: The day to count from.

    Returns:
        Groups of two and more. In each, first those who made it their goal, then those for whom
        it isn't there yet, then those who are close.
    """
    names = called(students)
    found: dict[str, list[Member]] = {}
    words = Words()
    for one in students:
        for tag, level, goal in works_on(one, today):
            words.hear(tag)
            found.setdefault(tag.key, []).append(Member(one.id, names[one.id], level, goal))
    rows = [
        Shared(words.say(key), tuple(sorted(there, key=_urgency)))
        for key, there in found.items()
        if len(there) >= LEAST
    ]
    return tuple(sorted(rows, key=lambda row: (-_use(row), row.tag.key if row.tag else "")))


def works_on(student: StudentLine, today: date) -> Iterator[tuple[Tag, str, str]]:
    """What a student works on: each tag, the level that asks for it, and the goal on it.

    Args:
        student: The student.
        today: The day to count from.
    """
    goals = goals_by_tag(student)
    open_ones = {key: level for key, level in student.levels.items() if is_need(level, today)}
    for tag, goal in goals.items():
        level = open_ones.pop(tag.key, None)
        yield tag, level.level if level else "", goal_line(goal.row)
    for key, level in open_ones.items():
        yield Tag(key, level.topic), level.level, ""


def goals_by_tag(student: StudentLine) -> Mapping[Tag, Item]:
    """The goals of a student that stand, one for each tag, the newest first."""
    found: dict[str, tuple[Tag, Item]] = {}
    for goal in student.goals:
        tag = tag_of(goal)
        if tag is not None:
            found.setdefault(tag.key, (tag, goal))
    return dict(found.values())


def tags_of(student: StudentLine) -> tuple[Tag, ...]:
    """What a student's goals are about."""
    return tuple(goals_by_tag(student))


def is_need(level: Level, today: date) -> bool:
    """Whether a level leaves something to work on, by data that is recent enough."""
    return level.level in NEEDS and today - level.seen <= RECENT


class Words:
    """How tags are said: as most say it, a topic rather than a goal's own words."""

    def __init__(self) -> None:
        """Nothing was said yet."""
        self._said: dict[str, Counter[Tag]] = {}

    def hear(self, tag: Tag) -> None:
        """Somebody says it like this."""
        self._said.setdefault(tag.key, Counter())[tag] += 1

    def say(self, key: str) -> Tag:
        """How it is said."""
        said = self._said[key]
        return min(said, key=lambda tag: (tag.own, -said[tag], tag.words))


def _by_name(members: Iterable[Member]) -> tuple[Member, ...]:
    return tuple(sorted(members, key=lambda one: (fold(one.name), one.id)))


def _urgency(member: Member) -> tuple[bool, bool, str, str]:
    return not member.goal, member.level != "not yet", fold(member.name), member.id


def _use(group: Shared) -> int:
    return sum(_GOAL * bool(one.goal) + _NEED * bool(one.level) for one in group.members)
