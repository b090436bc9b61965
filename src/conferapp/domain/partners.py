"""Partners: who could practise together, and who could teach what they have just learned."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from conferapp.domain.board import Member, Tag, Words, goals_by_tag, works_on
from conferapp.domain.called import called
from conferapp.domain.lines import StudentLine
from conferapp.domain.text import fold

LATELY: Final = timedelta(days=30)
"""How long somebody has just mastered a topic: then how it was learned is still fresh."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why two could work together.

    Attributes:
        tag: What they work on.
        teacher: The id of who has just mastered it and can teach it; "" where both have it as goal.
    """

    tag: Tag
    teacher: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two students.

    Attributes:
        one: The first; who teaches, where only one of them does.
        other: The second.
        why: What they could do together, the best first; one line for each topic.
    """

    one: Member
    other: Member
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Pairing:
    """A class in pairs.

    Attributes:
        pairs: The pairs; nobody is in two of them.
        alone: Those for whom there is no partner left.
    """

    pairs: tuple[Pair, ...]
    alone: tuple[Member, ...]


def partners(students: Sequence[StudentLine], today: date, topic: str = "") -> Pairing:
    """Pairs of students, each student in one at most.

    Who has the fewest to choose from chooses first, so that few are left over; of several
    partners the one with whom there is most to do.

    Args:
        students: The class.
        today: The day to count from.
        topic: The key of the only topic that counts; "" for all.
    """
    names, could = called(students), _possible(students, today, topic)
    members = {one.id: Member(one.id, names[one.id]) for one in students}
    pairs = []
    while waiting := [key for key in could if could[key]]:
        one = min(waiting, key=lambda key: (len(could[key]), fold(names[key]), key))
        other = min(could[one], key=lambda key: _rank(could[one][key], len(could[key]), names[key]))
        pairs.append(_pair(members[one], members[other], could[one][other]))
        for gone in (one, other):
            for left in could.pop(gone):
                if left in could:
                    del could[left][gone]
    left_over = sorted((members[key] for key in could), key=lambda one: fold(one.name))
    pairs.sort(key=lambda pair: (fold(pair.why[0].tag.key), fold(pair.one.name)))
    return Pairing(tuple(pairs), tuple(left_over))


def _rank(why: Sequence[Why], choices: int, name: str) -> tuple[bool, int, int, str]:
    """Smaller is better: both teach, then most in common, then who has fewer to choose from."""
    both = len({each.teacher for each in why if each.teacher}) > 1
    return not both, -len(why), choices, fold(name)


def _pair(one: Member, other: Member, why: Sequence[Why]) -> Pair:
    best = sorted(why, key=lambda each: (not each.teacher, each.tag.key))
    if best[0].teacher == other.id:
        one, other = other, one
    return Pair(one, other, tuple(best))


def _possible(
    students: Sequence[StudentLine], today: date, topic: str
) -> dict[str, dict[str, tuple[Why, ...]]]:
    """For each student, the others with whom there is something to do."""
    could: dict[str, dict[str, tuple[Why, ...]]] = {one.id: {} for one in students}
    words = Words()
    work = {one.id: tuple(works_on(one, today)) for one in students}
    for tag, _, _ in (each for known in work.values() for each in known):
        words.hear(tag)
    shared = _shared(students, work, today)
    for one, other, key, teacher in (each for each in shared if topic in {"", each[2]}):
        why = Why(words.say(key), teacher)
        for here, there in ((one, other), (other, one)):
            could[here][there] = (*could[here].get(there, ()), why)
    return could


def _shared(
    students: Sequence[StudentLine],
    work: Mapping[str, Sequence[tuple[Tag, str, str]]],
    today: date,
) -> Iterator[tuple[str, str, str, str]]:
    """Two ids each, the key of what they share, and the id of who teaches it, or ""."""
    with_goal: dict[str, list[str]] = {}
    learning: dict[str, list[str]] = {}
    for one in students:
        goals = {tag.key for tag in goals_by_tag(one)}
        for tag, _, _ in work[one.id]:
            learning.setdefault(tag.key, []).append(one.id)
            if tag.key in goals:
                with_goal.setdefault(tag.key, []).append(one.id)
    for key, there in with_goal.items():
        yield from ((a, b, key, "") for at, a in enumerate(there) for b in there[at + 1 :])
    for one in students:
        for key in _just_mastered(one, today):
            if key not in {tag.key for tag, _, _ in work[one.id]}:
                yield from ((one.id, other, key, one.id) for other in learning.get(key, ()))


def _just_mastered(student: StudentLine, today: date) -> Iterator[str]:
    for key, level in student.levels.items():
        if level.level == "mastered" and today - level.since <= LATELY:
            yield key
