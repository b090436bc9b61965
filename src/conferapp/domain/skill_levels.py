"""Levels while a student gives them to skills, which come from the other side."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from conferapp.domain.kinds.rows import RowsQuestion
from conferapp.domain.model import Row, Value
from conferapp.domain.prompt import Prompt
from conferapp.domain.row_entry import RowEntry
from conferapp.domain.text import say_number

NO_SKILLS = "There are no skills to look at yet: your tutor enters them first."


@dataclass(frozen=True, slots=True)
class SkillLevels:
    """The skills and their levels. Every change gives a new one.

    Attributes:
        entry: How cells are entered.
        rows: The row of each skill, by its name, in order.
        portions: The names of the skills in portions, each with its heading, as many of them as
            there is room for. A level that was given to another one stays in the answer.
    """

    entry: RowEntry
    rows: Mapping[str, Row]
    portions: tuple[tuple[str, tuple[str, ...]], ...]

    def level(self, name: str) -> str:
        """The level of a skill, or ""."""
        return say_number(self.rows[name].get("level"))

    def given(self, name: str, level: str | None) -> "SkillLevels":
        """Give a skill a level, or take it away."""
        column = next(c for c in self.entry.columns if c.key == "level")
        row = self.entry.set(self.rows[name], column, level)
        return replace(self, rows={**self.rows, name: row})

    @property
    def answer(self) -> Value:
        """The answer that they give."""
        return self.entry.reported(self.rows.values())


def skill_levels(prompt: Prompt) -> SkillLevels:
    """The levels as they are so far.

    Raises:
        TypeError: If the question has no rows.
    """
    if not isinstance(prompt.question, RowsQuestion):
        raise TypeError(prompt.question.kind)
    entry = RowEntry(prompt.question, prompt.by, prompt.today, prompt.first_rows)
    shown = entry.shown(prompt.value)
    rows = {name: row for row in shown if (name := say_number(row.get("topic")))}
    found = ((head, tuple(n for n in names if n in rows)) for head, names in prompt.portions)
    return SkillLevels(entry, rows, tuple((head, names) for head, names in found if names))
