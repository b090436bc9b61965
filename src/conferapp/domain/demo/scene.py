"""The scene of one conference of the sample class: what it is about, and words for it."""

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Final

from conferapp.domain.almanac import WEEKDAYS
from conferapp.domain.demo.story import Story
from conferapp.domain.demo.texts import Texts
from conferapp.domain.demo.timeline import Meeting
from conferapp.domain.model import Row

_MEASURED: Final = 0.8
"""The share of goals that name a measure."""
_DATED: Final = 0.9
"""The share of goals that name a day."""


@dataclass
class Scene:
    """What one conference is about.

    Attributes:
        texts: What people say.
        story: Where the student stands.
        meeting: When it is.
        work: What is looked at.
        name: What the student is called.
        goals: What was agreed on already, by focus: a draft and what comes of it are one goal.
        plan: The same for the plan.
    """

    texts: Texts
    story: Story
    meeting: Meeting
    work: str
    name: str
    goals: dict[str | None, Row] = field(default_factory=dict)
    plan: list[Row] = field(default_factory=list)

    @property
    def random(self) -> Random:
        """Decides what is left to chance."""
        return self.story.random

    def say(self, text: str, **more: object) -> str:
        """A text with its braces filled in, as a sentence begins."""
        said = self._filled(text, **more)
        return said[:1].upper() + said[1:]

    def cells(self, text: str) -> list[str | None]:
        """The cells of a row, the first of which says what it is; one that is blank is None."""
        first, *rest = (cell.strip() for cell in text.split("|"))
        return [self.say(first), *(self._filled(cell) or None for cell in rest)]

    def _filled(self, text: str, **more: object) -> str:
        ranked = self.story.ranked or list(self.story.subject.topics)
        return text.format(
            strong=self.random.choice(ranked[:2]),
            weak=self.random.choice(ranked[-2:]),
            topic=self.story.focus or ranked[-1],
            work=self.work,
            name=self.name,
            day=WEEKDAYS[self.random.randrange(5)],
            **more,
        )

    def goal(self, focus: str | None) -> Row:
        """The goal of this conference."""
        if focus not in self.goals:
            self.goals[focus] = self._language() if focus == "language" else self._goal(focus)
        return self.goals[focus]

    def _goal(self, focus: str | None) -> Row:
        story, topic = self.story, self.story.aim()
        by = self.meeting.day + timedelta(days=self.random.choice((14, 14, 21, 28)))
        row: Row = {
            "by": by.isoformat() if self.random.random() < _DATED else None,
            "why": self.random.choice(self.texts.whys) if self.random.random() < 0.7 else None,
            "focus": focus,
        }
        if self.random.random() >= _MEASURED:
            goal = self.say(self.random.choice(story.subject.vague))
            return row | {"goal": goal, "topic": topic if topic in goal else None}
        goal, measure, top = self.random.choice(story.subject.measured).split(" | ")
        out_of = int(top)
        step = round(out_of**0.5)  # two of five, three of ten, ten of a hundred
        now = story.score if out_of == 100 else round(out_of * story.skill[topic])
        now = min(now, out_of - step)
        to = now + step
        goal = self.say(goal, to=to)
        return row | {"goal": goal, "measure": measure, "from": now, "to": to, "topic": topic}

    def _language(self) -> Row:
        goal, measure = self.random.choice(self.texts.language).split(" | ")
        by = self.meeting.day + timedelta(days=14)
        return {"goal": goal, "measure": measure, "by": by.isoformat(), "focus": "language"}
