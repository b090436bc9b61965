"""Answers in numbers: `number`, `score` and `scale`."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from conferapp.domain.amounts import as_number, is_number, percent
from conferapp.domain.conditions import Fact
from conferapp.domain.kinds.phrases import ENGLISH, Words
from conferapp.domain.kinds.question import Question, Role
from conferapp.domain.model import Value, as_row
from conferapp.domain.text import say_number
from conferapp.domain.wording import Text, word


class Number(Question):
    """A number.

    Attributes:
        unit: What is counted, written behind the number.
        min: The smallest number that makes sense.
        max: The largest number that makes sense.
    """

    OWN_KEYS: ClassVar[tuple[str, ...]] = ("unit", "min", "max")

    kind: Literal["number"]
    unit: Text | None = None
    min: int | float | None = None
    max: int | float | None = None

    @model_validator(mode="after")
    def _min_below_max(self) -> Self:
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError("`min` is above `max`, so that no number would fit.")
        return self

    def problem(self, value: Value) -> str | None:
        """See `Question.problem`."""
        if not isinstance(value, int | float) or isinstance(value, bool):
            return "Please write a number, such as 12 or 7.5."
        if self.min is not None and value < self.min:
            return f"That is below {say_number(self.min)}, the smallest that fits here."
        if self.max is not None and value > self.max:
            return f"That is above {say_number(self.max)}, the largest that fits here."
        return None

    def as_text(self, value: Value, words: Words = ENGLISH) -> str:
        """See `Question.as_text`."""
        said = say_number(value)
        return f"{said} {word(self.unit)}" if said and self.unit else said

    def fact(self, value: Value) -> Fact:
        """See `Question.fact`."""
        return Fact(value, as_number(value))


class Score(Question):
    """Points out of a maximum, `{"value", "out_of"}`, shown as a percentage too.

    Attributes:
        out_of: The maximum to start from; it can be changed while answering.
    """

    OWN_KEYS: ClassVar[tuple[str, ...]] = ("out_of",)
    ROLES: ClassVar[tuple[Role, ...]] = ("score", "predicted-score")

    kind: Literal["score"]
    out_of: Annotated[int | float, Field(gt=0)] = 100

    def problem(self, value: Value) -> str | None:
        """See `Question.problem`. More points than the maximum are fine: bonus points exist."""
        row = as_row(value)
        points, out_of = row.get("value"), row.get("out_of")
        if not is_number(points):
            return "Please write the points as a number, such as 68."
        if not is_number(out_of) or percent(value) is None:
            return "Please write how many points there were in all, such as 100."
        if isinstance(points, int | float) and points < 0:
            return "Points can’t be below zero."
        return None

    def tidy(self, value: Value) -> Value:
        """A score without points is no answer, whatever its maximum."""
        return None if as_row(value).get("value") is None else value

    def as_text(self, value: Value, words: Words = ENGLISH) -> str:
        """Such as `68 of 100`, with the percentage where the maximum isn't 100."""
        row, share = as_row(value), percent(value)
        said = counted(row.get("value"), row.get("out_of"), words)
        if share is None or row.get("out_of") == 100:
            return said
        return words.say("answers.percent", said=said, share=f"{share:.0f}")

    def fact(self, value: Value) -> Fact:
        """See `Question.fact`: conditions compare percentages."""
        return Fact(value, percent(value))


def counted(points: Value, out_of: Value, words: Words) -> str:
    """Such as `9 of 10`; without a maximum the points alone, and nothing without points."""
    part, whole = say_number(points), say_number(out_of)
    return words.say("answers.of", part=part, whole=whole) if part and whole else part


class Scale(Question):
    """One step of a scale.

    Attributes:
        from_: The lowest step (`from` in the file).
        to: The highest step.
        labels: Words for some or all of the steps, by step.
    """

    OWN_KEYS: ClassVar[tuple[str, ...]] = ("from", "to", "labels")
    ROLES: ClassVar[tuple[Role, ...]] = ("confidence",)

    kind: Literal["scale"]
    from_: int = Field(default=1, alias="from")
    to: int = 5
    labels: dict[str, Text] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _steps_make_sense(self) -> Self:
        if not self.from_ < self.to:
            raise ValueError("`from` has to be less than `to`.")
        if self.to - self.from_ > 20:
            raise ValueError("A scale has at most 21 steps; use `number` for a finer one.")
        for step in self.labels:
            if step not in map(str, self.steps):
                raise ValueError(f"`labels` names the step {step}, which the scale doesn’t have.")
        return self

    def read(self) -> Iterator[Text]:
        """See `Question.read`."""
        yield from (*super().read(), *self.labels.values())

    @property
    def steps(self) -> range:
        """The steps of the scale."""
        return range(self.from_, self.to + 1)

    def problem(self, value: Value) -> str | None:
        """See `Question.problem`."""
        if isinstance(value, int) and not isinstance(value, bool) and value in self.steps:
            return None
        return f"Please choose a step from {self.from_} to {self.to}."

    def as_text(self, value: Value, words: Words = ENGLISH) -> str:
        """Such as `2 of 5, a little sure`."""
        step = say_number(value)
        label = self.labels.get(step)
        said = words.say("answers.of", part=step, whole=str(self.to)) if value is not None else ""
        return f"{said}, {word(label)}" if label else said

    def fact(self, value: Value) -> Fact:
        """See `Question.fact`."""
        return Fact(value, as_number(value))
