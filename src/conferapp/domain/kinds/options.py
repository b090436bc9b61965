"""Answers picked out of options: `choice`, `choices`, `yes_no`, `checklist` and `recap`."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from conferapp.domain.conditions import Fact
from conferapp.domain.kinds.phrases import ENGLISH, Words
from conferapp.domain.kinds.question import Question, Role
from conferapp.domain.model import Id, Many, Value
from conferapp.domain.wording import Text, word


class OptionQuestion(Question):
    """An answer out of options that the agenda lists, or takes from a `topics` question.

    Attributes:
        options: The options, stored in their first language.
        options_from: The `topics` question whose topics are the options.
        other: Whether own words may be given as well.
    """

    OWN_KEYS: ClassVar[tuple[str, ...]] = ("options", "options_from", "other")

    options: Many[Text] = ()
    options_from: Id | None = None
    other: bool = False

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if self.options and self.options_from is not None:
            raise ValueError("`options` and `options_from` both stand here: leave one of them out.")
        if not self.options and self.options_from is None:
            raise ValueError(
                "This question has nothing to choose from. Add a line such as "
                'options = ["At home", "At school"], or options_from.'
            )
        return self

    def read(self) -> Iterator[Text]:
        """See `Question.read`."""
        yield from (*super().read(), *self.options)

    @property
    def names(self) -> tuple[str, ...]:
        """The listed options as they are stored."""
        return tuple(word(option) for option in self.options)


class Choice(OptionQuestion):
    """One option."""

    kind: Literal["choice"]

    def problem(self, value: Value) -> str | None:
        """See `Question.problem`."""
        if not isinstance(value, str):
            return "Please choose one."
        if self.options and not self.other and value not in self.names:
            return "Please choose one of the options."
        return None

    def as_text(self, value: Value, words: Words = ENGLISH) -> str:
        """See `Question.as_text`."""
        return value if isinstance(value, str) else ""

    def fact(self, value: Value) -> Fact:
        """See `Question.fact`."""
        return Fact(value, members=(value,) if isinstance(value, str) else ())


class ListAnswer(Question):
    """An answer that is a list of strings."""

    def as_text(self, value: Value, words: Words = ENGLISH) -> str:
        """The members on one line, separated by commas."""
        return ", ".join(members(value))

    def fact(self, value: Value) -> Fact:
        """See `Question.fact`."""
        return Fact(value, members=members(value))


class Choices(OptionQuestion, ListAnswer):
    """Several options.

    Attributes:
        at_most: The most options that may be chosen.
    """

    OWN_KEYS: ClassVar[tuple[str, ...]] = (*OptionQuestion.OWN_KEYS, "at_most")
    ROLES: ClassVar[tuple[Role, ...]] = (
        *("ways-of-learning", "surest", "least-sure"),
        "few-skills",
    )

    kind: Literal["choices"]
    at_most: Annotated[int, Field(gt=0)] | None = None

    def problem(self, value: Value) -> str | None:
        """See `Question.problem`."""
        chosen = members(value)
        if not isinstance(value, list) or len(chosen) != len(value):
            return "Please choose from the list."
        if self.at_most is not None and len(chosen) > self.at_most:
            return f"Please choose at most {self.at_most}; there are {len(chosen)} now."
        if self.options and not self.other and not set(chosen) <= set(self.names):
            return "Please choose out of the options."
        return None


class Checklist(ListAnswer):
    """Ticked items.

    Attributes:
        items: The items, stored in their first language.
    """

    OWN_KEYS: ClassVar[tuple[str, ...]] = ("items",)

    kind: Literal["checklist"]
    items: Annotated[Many[Text], Field(min_length=1)]

    def read(self) -> Iterator[Text]:
        """See `Question.read`."""
        yield from (*super().read(), *self.items)

    @property
    def names(self) -> tuple[str, ...]:
        """The items as they are stored."""
        return tuple(word(item) for item in self.items)

    def problem(self, value: Value) -> str | None:
        """See `Question.problem`."""
        ticked = members(value)
        strings = isinstance(value, list) and len(ticked) == len(value)
        if not strings or not set(ticked) <= set(self.names):
            return "Please tick items of the list."
        return None


class TickQuestion(Question):
    """An answer that is yes or no."""

    def problem(self, value: Value) -> str | None:
        """See `Question.problem`."""
        return None if isinstance(value, bool) else "Please answer yes or no."

    def as_text(self, value: Value, words: Words = ENGLISH) -> str:
        """See `Question.as_text`."""
        if not isinstance(value, bool):
            return ""
        return words.say("answers.yes" if value else "answers.no")


class YesNo(TickQuestion):
    """Yes or no."""

    kind: Literal["yes_no"]


class Recap(TickQuestion):
    """Reads goal, plan and reasons back; a tick that the student said them."""

    kind: Literal["recap"]


def members(value: Value) -> tuple[str, ...]:
    """The strings of a list answer; anything else has none."""
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()
