"""The story of one student of the sample class: what they can do, and how it changes.

A student gets better in fits and starts, most of all at what their goal is about, and learns to
judge their own work. Everything that is said in a conference comes from here, so that points,
levels, guesses, goals and what became of them tell one story.
"""

from dataclasses import dataclass, field
from random import Random

from conferapp.domain.demo.roster import Pupil, chance
from conferapp.domain.demo.texts import Subject

PER_WORK = 5
"""How many topics one piece of work is about."""


@dataclass
class Story:
    """Where a student stands.

    Attributes:
        subject: What they work on.
        random: Decides what is left to chance.
        skill: How much of each topic they can do, from 0 to 1.
        bias: By how much they guess too high, in points of a hundred.
        effort: How much of what they are asked to do they do, from 0 to 1.
        hope: What they hope for.
        focus: The topic of their goal, or "".
        marks: The topics of the work that is looked at, each with its points and their maximum.
        score: What it came to, out of a hundred.
        before: What was counted last time, by its name.
        planned: What was planned last time.
    """

    subject: Subject
    random: Random
    skill: dict[str, float]
    bias: float
    effort: float
    hope: str
    focus: str = ""
    marks: dict[str, tuple[int, int]] = field(default_factory=dict)
    score: int = 0
    before: dict[str, int | float] = field(default_factory=dict)
    planned: tuple[str, ...] = ()

    @classmethod
    def of(cls, pupil: Pupil, seed: int) -> "Story":
        """The story at its beginning.

        Args:
            pupil: The student.
            seed: That of the class: what is hard is hard for most of those in one subject.
        """
        random, subject = pupil.random, pupil.subject
        shared = chance(f"{seed}-{subject.name}")
        ease = {topic: shared.uniform(0.2, 0.8) for topic in subject.topics}
        gift = random.uniform(-0.15, 0.15)
        return cls(
            subject=subject,
            random=random,
            skill={t: _within(e + gift + random.gauss(0, 0.08)) for t, e in ease.items()},
            bias=random.choice((1, 1, -1)) * random.uniform(8, 26),
            effort=random.uniform(0.4, 0.8),
            hope=random.choice(subject.hopes),
        )

    @property
    def ranked(self) -> list[str]:
        """The topics that are looked at, what goes best first."""
        return sorted(self.marks, key=lambda topic: -self.skill[topic])

    @property
    def confidence(self) -> int:
        """How sure the student feels, from 1 to 5."""
        felt = self.score + self.bias + self.random.gauss(0, 8)
        return round(min(5, max(1, felt / 20)))

    @property
    def guess(self) -> int:
        """The score that the student expects."""
        felt = self.score + self.bias + self.random.gauss(0, 3)
        return round(min(100, max(self.score / 2, felt)))

    def look_at(self, number: int) -> None:
        """Take up the next piece of work.

        Args:
            number: How many conferences there were before; what is taught moves on with them.
        """
        names = self.subject.topics
        start = number * 2 % len(names)
        around = [names[(start + at) % len(names)] for at in range(PER_WORK)]
        if self.focus and self.focus not in around:
            around[-1] = self.focus
        self.marks = {topic: self._mark(topic) for topic in around}
        points, maxima = zip(*self.marks.values(), strict=True)
        self.score = round(100 * sum(points) / sum(maxima))

    def _mark(self, topic: str) -> tuple[int, int]:
        out_of = self.random.choice((4, 5, 5, 6, 8, 10))
        return round(out_of * _within(self.skill[topic] + self.random.gauss(0.02, 0.06))), out_of

    def go_on(self) -> None:
        """Some time passes between two conferences."""
        for topic in self.skill:
            step = self.random.gauss(0.012, 0.05) + (0.11 if topic == self.focus else 0)
            self.skill[topic] = _within(self.skill[topic] + step)
        self.bias *= self.random.uniform(0.55, 0.95)
        self.effort = _within(self.effort + self.random.gauss(0.015, 0.07))

    def aim(self) -> str:
        """Choose the topic of the next goal: what is furthest off, as it is for many in a class."""
        self.focus = min(self.subject.topics, key=lambda topic: self.skill[topic])
        return self.focus


def _within(share: float) -> float:
    return min(0.98, max(0.05, share))
