"""Conditions: `show_if`, which lets pages, questions and tips depend on earlier answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Protocol, Self

from pydantic import Field, JsonValue, model_validator

from conferapp.domain.amounts import is_number
from conferapp.domain.model import Id, Many, Model

Plain = str | bool | int | float
"""What a condition may compare with: a word, yes or no, or a number."""


class Seen(Protocol):
    """What a condition may ask about the conference."""

    def fact(self, question: str) -> "Fact | None":
        """The answer to a question, or None while it is unanswered."""

    def covered(self, question: str) -> bool:
        """Whether the answer is hidden from those who see the page; it then satisfies nothing."""

    @property
    def supports(self) -> tuple[str, ...]:
        """The supports in the student's profile."""


@dataclass(frozen=True)
class Fact:
    """An answer as conditions see it.

    Attributes:
        value: The answer itself; for a choice the option, for a list the whole list.
        number: What `at_least` and `at_most` compare: the number, or a score's percentage.
        members: What `includes` looks through.
    """

    value: JsonValue
    number: float | None = None
    members: tuple[str, ...] = ()


def _equal(fact: Fact, wanted: object) -> bool:
    if is_number(wanted) and fact.number is not None:
        return fact.number == wanted
    # Python takes `true` for 1, and nobody who writes or answers a question does.
    return isinstance(fact.value, bool) == isinstance(wanted, bool) and fact.value == wanted


def _at_least(fact: Fact, bound: object) -> bool:
    return fact.number is not None and isinstance(bound, int | float) and fact.number >= bound


def _at_most(fact: Fact, bound: object) -> bool:
    return fact.number is not None and isinstance(bound, int | float) and fact.number <= bound


TESTS: Mapping[str, Callable[[Fact, object], bool]] = {
    "is": _equal,
    "is_not": lambda fact, wanted: not _equal(fact, wanted),
    "at_least": _at_least,
    "at_most": _at_most,
    "includes": lambda fact, wanted: wanted in fact.members,
}
"""The tests that need an answer; `answered` alone can hold without one."""


class Condition(Model):
    """One table of `show_if`: a question with one test, or a support of the student.

    Attributes:
        question: The question whose answer is tested.
        student: A support in the student's profile, instead of a question.
        is_: Equal to; on a list the whole list.
        is_not: Answered, and not equal.
        at_least: At least this number; on a score this percentage.
        at_most: At most this number; on a score this percentage.
        includes: The list has this member.
        answered: Whether there is an answer at all.
    """

    question: Id | None = None
    student: Id | None = None
    is_: Plain | Many[Plain] | None = Field(default=None, alias="is")
    is_not: Plain | Many[Plain] | None = None
    at_least: int | float | None = None
    at_most: int | float | None = None
    includes: str | None = None
    answered: bool | None = None

    @property
    def test(self) -> tuple[str, object] | None:
        """The name of the test that is set, with what it compares to."""
        for name in (*TESTS, "answered"):
            wanted: object = getattr(self, "is_" if name == "is" else name)
            if wanted is not None:
                return name, list(wanted) if isinstance(wanted, tuple) else wanted
        return None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        tests = [name for name in (*TESTS, "answered") if self._has(name)]
        if (self.question is None) == (self.student is None):
            raise ValueError("A condition names either a question or a student’s support.")
        if self.question is not None and len(tests) != 1:
            raise ValueError(
                "A condition has exactly one test: is, is_not, at_least, at_most, includes or "
                "answered. For two tests, write a list of two conditions."
            )
        if self.student is not None and tests:
            raise ValueError("A condition on the student’s supports has no further test.")
        return self

    def _has(self, name: str) -> bool:
        return getattr(self, "is_" if name == "is" else name) is not None

    def holds(self, seen: Seen) -> bool:
        """Whether the condition holds now."""
        if self.student is not None:
            return self.student in seen.supports
        if self.question is None or self.test is None or seen.covered(self.question):
            return False
        name, wanted = self.test
        fact = seen.fact(self.question)
        if name == "answered":
            return (fact is not None) is wanted
        return fact is not None and TESTS[name](fact, wanted)


def _as_list(value: object) -> object:
    return [value] if isinstance(value, dict) else value


class Conditions(Model):
    """All tables of one `show_if`; they must hold together."""

    all_of: Annotated[Many[Condition], Field(min_length=1)]

    @model_validator(mode="before")
    @classmethod
    def _from_toml(cls, value: object) -> object:
        return {"all_of": _as_list(value)}

    def hold(self, seen: Seen) -> bool:
        """Whether every condition holds now."""
        return all(condition.holds(seen) for condition in self.all_of)


def shown(conditions: Conditions | None, seen: Seen) -> bool:
    """Whether something with this `show_if` (or none) is shown now."""
    return conditions is None or conditions.hold(seen)
