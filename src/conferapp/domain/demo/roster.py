"""Who is in the sample class, and how it stands with each of them today."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final, Literal

from conferapp.domain.demo.texts import Subject, Texts
from conferapp.domain.student import FoundationGoal, Person, Student
from conferapp.domain.supports import SUPPORTS

State = Literal["later", "overdue", "today", "open", "planned", "cancelled", "never", "archived"]
"""How it stands with a student: when the next conference is due, or how far the newest one is."""

STATES: Final[tuple[State, ...]] = (
    *("later", "overdue", "today", "open", "never", "planned", "later", "cancelled", "archived"),
    *("overdue", "today", "later", "later", "planned", "open", "overdue", "later", "today"),
    *("later", "overdue", "never", "archived", "planned", "later", "overdue", "open", "later"),
    *("planned", "today", "later"),
)
"""One after the other, so that a small class has some of each as well."""

FEWEST: Final = 2
"""Conferences of everybody who was met at all: one has to be there to look back on."""

_SHARES: Final = (6, 3, 2)
"""How many of the students each tutor has, against the others."""


@dataclass(frozen=True)
class Pupil:
    """A student of the sample class.

    Attributes:
        student: The student as they came.
        subject: What they work on.
        state: How it stands with them today.
        count: How many conferences they have.
        random: Decides what is left to chance about them.
    """

    student: Student
    subject: Subject
    state: State
    count: int
    random: Random


def chance(seed: object) -> Random:
    """Chance that falls the same way each time it is asked for by the same seed."""
    return Random(str(seed))  # noqa: S311  # nothing secret hangs on it, and it must be repeatable


def pupils(texts: Texts, seed: int, students: int, conferences: int) -> tuple[Pupil, ...]:
    """Everybody in the class.

    Args:
        texts: Names and subjects.
        seed: Decides what is left to chance.
        students: How many there are.
        conferences: How many they have in all.
    """
    random = chance(seed)
    states = [STATES[number % len(STATES)] for number in range(students)]
    counts = _shared_out(states, conferences, random)
    first, family = _shuffled(texts.first, random), _shuffled(texts.family, random)
    found = []
    for number, (state, count) in enumerate(zip(states, counts, strict=True)):
        turn, at = divmod(number, len(first))
        name = f"{first[at]} {family[(number + turn) % len(family)]}"
        subject = texts.subjects[number % len(texts.subjects)]
        own = chance(f"{seed}-{number}")
        student = _student(name, subject, texts, own, archived=state == "archived")
        found.append(Pupil(student, subject, state, count, own))
    return tuple(found)


def _shared_out(states: Sequence[State], conferences: int, random: Random) -> list[int]:
    """How many conferences each has: all together as many as were asked for, some with more."""
    met = [number for number, state in enumerate(states) if state != "never"]
    counts = [0] * len(states)
    for number in range(conferences if met else 0):
        # The first rounds go to everybody, so that nobody who was met has too few.
        first_rounds = number < FEWEST * len(met)
        counts[met[number % len(met)] if first_rounds else random.choice(met)] += 1
    return counts


def _shuffled(names: Sequence[str], random: Random) -> list[str]:
    return random.sample(names, len(names))


def _student(
    name: str, subject: Subject, texts: Texts, random: Random, *, archived: bool
) -> Student:
    supports = random.sample(sorted(SUPPORTS), random.choice((0, 0, 0, 1, 1, 2)))
    first = name.split(maxsplit=1)[0]
    goal = FoundationGoal(goal=random.choice(texts.foundations), agreed_with="family")
    return Student(
        id=f"s-{random.getrandbits(32):08x}",
        revision=1,
        name=name,
        called=first[:3] if len(first) > 5 and random.random() < 0.4 else None,
        grade=random.choice(subject.grades),
        subject=subject.name,
        language="es" if "el" in supports else None,
        supports=tuple(supports),
        foundation_goals=(goal,) if random.random() < 0.4 else (),
        tutor=random.choices(texts.tutors, weights=_SHARES[: len(texts.tutors)])[0],
        archived=archived,
        people=(Person(role="family", name="Sample Parent"),) if random.random() < 0.5 else (),
    )
