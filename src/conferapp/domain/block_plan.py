"""The plan of a block: how the minutes are shared out, who is met, and which group sits together.

Of 45 minutes ten are to settle everyone, twenty for a small group, fifteen for three conferences;
other periods keep to that as far as they can.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from conferapp.domain.block import (
    LEAST_TALK,
    LONGEST_TALK,
    MOST_SEATS,
    USUAL,
    Block,
    Slot,
    topic_mark,
    within,
)
from conferapp.domain.board import LEAST, Shared, groups, tags_of
from conferapp.domain.due import days_overdue, group_of
from conferapp.domain.lines import StudentLine
from conferapp.domain.text import fold

SETTLING, GROUP = 10, 20
"""Minutes of the usual 45."""
LONGEST_SETTLING, SHORTEST_GROUP, LONGEST_GROUP = 15, 10, 45
_IN_ORDER: Final = {"in progress": 0, "due": 1, "never met": 1, "later": 2}
"""Who is met first, by how they stand; whoever was never met counts as due."""


class Shares(NamedTuple):
    """The minutes of a block, shared out.

    Attributes:
        settling: Minutes to settle.
        group: Minutes of the small group; 0 for none.
        talks: The minutes of each conference.
    """

    settling: int
    group: int
    talks: tuple[int, ...]


def plan_block(students: Sequence[StudentLine], today: date, minutes: int = USUAL) -> Block:
    """Plan a block out of who is due and who shares a need.

    Args:
        students: The class.
        today: The day.
        minutes: How long it is; too few or too many become the nearest that is possible.
    """
    minutes = within(minutes)
    here = [student for student in students if not student.archived]
    topic, members = _seating(here, today)
    shares = shared_out(minutes, group=bool(members), people=len(here) - len(members))
    if not shares.group:
        topic, members = "", ()
        shares = shared_out(minutes, group=False, people=len(here))
    others = [student.id for student in by_need(here, today) if student.id not in members]
    slots = [
        Slot(1, "settling", shares.settling),
        Slot(2, "group", shares.group, topic, members),
        *(
            Slot(key, "conference", length, students=(student,))
            for key, (length, student) in enumerate(zip(shares.talks, others, strict=False), 3)
        ),
    ]
    return Block(minutes, tuple(slot for slot in slots if slot.minutes))


def shared_out(minutes: int, *, group: bool, people: int) -> Shares:
    """Share minutes out; where they are few, the group goes first, then settling gets shorter.

    Args:
        minutes: The minutes of the block.
        group: Whether there is a group that could sit together.
        people: How many there are for conferences; they get more time each where they are few.
    """
    settling = min(round(minutes * SETTLING / USUAL), LONGEST_SETTLING)
    together = group_minutes(minutes) if group else 0
    if together < SHORTEST_GROUP:
        together = 0
    left = minutes - settling - together
    if people and left < LEAST_TALK:
        settling = max(settling - (LEAST_TALK - left), 0)
        left = minutes - settling - together
    count = min(left // LEAST_TALK, people)
    if not count:
        return Shares(settling, together, ())
    each, more = divmod(min(left, count * LONGEST_TALK), count)
    return Shares(settling, together, tuple(each + (at < more) for at in range(count)))


def group_minutes(minutes: int) -> int:
    """The minutes of a small group in a block of so many."""
    return min(round(minutes * GROUP / USUAL), LONGEST_GROUP)


def settling_minutes(minutes: int) -> int:
    """The minutes to settle in a block of so many."""
    return min(max(round(minutes * SETTLING / USUAL), 1), LONGEST_SETTLING)


def by_need(students: Iterable[StudentLine], today: date) -> list[StudentLine]:
    """Students as they are to be met: an open conference first, then by how long they are due.

    Of two who are due alike comes first who is prepared. Whoever was met today comes last.

    Args:
        students: The students.
        today: The day.
    """

    def place(student: StudentLine) -> tuple[bool, int, int, bool, str, str]:
        group = group_of(student, today)
        met = student.days_since == 0 and group != "in progress"
        late = -days_overdue(student, today)
        return met, _IN_ORDER[group], late, not student.in_progress, fold(student.name), student.id

    return sorted(students, key=place)


def offers(students: Sequence[StudentLine], today: date) -> Mapping[str, Shared]:
    """The groups that could sit together, by the marks of their topics, the most useful first.

    Args:
        students: The class.
        today: The day.
    """
    found = groups(students, today)
    return {topic_mark(group.tag.key): group for group in found if group.tag is not None}


def topics(students: Sequence[StudentLine], today: date) -> Mapping[str, str]:
    """The words of the topics of a class by their marks, also where nobody needs them any more.

    Args:
        students: The class.
        today: The day.
    """
    goals = (tag for student in students for tag in tags_of(student))
    levels = ((key, level.topic) for each in students for key, level in each.levels.items())
    known = {topic_mark(key): words for key, words in levels}
    known |= {topic_mark(tag.key): tag.words for tag in goals}
    shared = offers(students, today)
    return known | {mark: each.tag.words for mark, each in shared.items() if each.tag is not None}


def seats(group: Shared, students: Sequence[StudentLine], today: date) -> tuple[str, ...]:
    """Who of a group sits down together: a tableful, whoever is due first.

    Whoever has a conference under way goes on with that, if the others are enough.

    Args:
        group: The group.
        students: The class.
        today: The day.
    """
    there = {member.id for member in group.members}
    members = [student for student in by_need(students, today) if student.id in there]
    free = [student for student in members if group_of(student, today) != "in progress"]
    chosen = free if len(free) >= LEAST else members
    return tuple(student.id for student in chosen[:MOST_SEATS])


def _seating(students: Sequence[StudentLine], today: date) -> tuple[str, tuple[str, ...]]:
    """The mark of the topic and the members of the most useful group; nobody, if there is none."""
    for mark, group in offers(students, today).items():
        return mark, seats(group, students, today)
    return "", ()
