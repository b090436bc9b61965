"""The goal: statement, measure, from, to, by when, topic, and why it matters."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field, JsonValue

from conferapp.domain.almanac import day_of
from conferapp.domain.kinds.cells import TYPED, Column
from conferapp.domain.kinds.phrases import ENGLISH, Words
from conferapp.domain.kinds.question import EVERYBODY, Share
from conferapp.domain.kinds.rows import RowsQuestion
from conferapp.domain.model import Row, Value, as_rows
from conferapp.domain.text import say_number
from conferapp.domain.vague import vague_goal

FOCUSES = ("content", "language")


class Goal(RowsQuestion):
    """A goal, or a few; the answer is always a list.

    Attributes:
        focus: The focus that a new goal starts with.
        at_most: The most goals.
        stretch: Whether a bolder target is asked for beside the floor.
    """

    OWN_KEYS: ClassVar[tuple[str, ...]] = ("at_most", "stretch")
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("goal", "Goal"),
        Column("measure", "Measured by"),
        Column("from", "From", "amount"),
        Column("to", "To", "amount"),
        Column("stretch", "Stretch", "amount"),
        Column("by", "By when", "day"),
        Column("topic", "Topic", offers="topics"),
        Column("why", "Why it matters"),
        Column("focus", "Focus", "one_of", FOCUSES),
    )
    SHARED_WITH: ClassVar[tuple[Share, ...] | None] = EVERYBODY

    kind: Literal["goal"]
    focus: Literal["content", "language"] | None = None
    at_most: Annotated[int, Field(gt=0, le=20)] = 1
    stretch: bool = False

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns asked for here: stretch and focus only where the agenda wants them."""
        left_out = {
            key for key, wanted in (("stretch", self.stretch), ("focus", self.focus)) if not wanted
        }
        return tuple(column for column in self.COLUMNS if column.key not in left_out)

    def new_row(self, *cells: str) -> Row:
        """See `RowsQuestion.new_row`."""
        return {**super().new_row(*cells), "focus": self.focus}

    def first_rows(self) -> tuple[Row, ...]:
        """One empty goal to fill in."""
        return (self.new_row(),)

    def tidy(self, value: Value) -> Value:
        """A goal of which only the focus is known isn't one yet."""
        rows = super().tidy(value)
        kept = [
            row
            for row in as_rows(rows)
            if any(cell is not None for key, cell in row.items() if key != "focus")
        ]
        return list(kept) or None

    def problem(self, value: Value) -> str | None:
        """See `Question.problem`."""
        if isinstance(value, list) and len(value) > self.at_most:
            goals = "one goal" if self.at_most == 1 else f"{self.at_most} goals"
            return f"Please keep this to {goals}; there are {len(value)}."
        return super().problem(value)

    def cell_problem(self, column: Column, cell: JsonValue) -> str | None:
        """See `RowsQuestion.cell_problem`."""
        if column.type == "day" and cell is not None and day_of(cell) is None:
            return "Please write a day, such as 4 Dec or in 2 weeks."
        return super().cell_problem(column, cell)

    def row_text(self, row: Mapping[str, JsonValue], words: Words = ENGLISH) -> str:
        """Such as `75 on the Unit 4 test · from 68 to 75 · by Sat 12 Dec`."""
        cells = {key: say_number(cell) for key, cell in row.items()}
        reach = (
            words.say(f"answers.{key}", amount=cells[key])
            for key in ("from", "to", "stretch")
            if cells.get(key)
        )
        parts = (
            cells.get("goal"),
            cells.get("measure"),
            " ".join(reach),
            _by(row, words),
            cells.get("topic"),
        )
        said = " · ".join(part for part in parts if part)
        why = words.say("answers.why", why=cells["why"]) if cells.get("why") else ""
        return ". ".join(part for part in (said, why) if part)

    def nudge(self, row: Mapping[str, JsonValue]) -> str | None:
        """See `RowsQuestion.nudge`."""
        goal, measure, by = (say_number(row.get(key)) for key in ("goal", "measure", "by"))
        if row.get("to") is not None:
            measure = measure or say_number(row.get("to"))
        return vague_goal(goal, measure, by)


def _by(row: Mapping[str, JsonValue], words: Words) -> str:
    """By when: the day, or what was typed and could not be read as one."""
    day = day_of(row.get("by"))
    if day:
        return words.say("answers.by", day=words.short(day))
    typed = say_number(row.get("by")) or say_number(row.get("by" + TYPED))
    return words.say("answers.by_typed", typed=typed) if typed else ""
