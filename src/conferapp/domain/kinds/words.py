"""Answers in words: `short` and `long`."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from conferapp.domain.kinds.phrases import ENGLISH, Words
from conferapp.domain.kinds.question import Question, Role
from conferapp.domain.model import Many, Value
from conferapp.domain.text import MAX_LINE, MAX_LONG
from conferapp.domain.wording import Text


class TextQuestion(Question):
    """An answer that is a string.

    Attributes:
        max_length: The most characters that the answer may have.
    """

    LIMIT: ClassVar[int] = MAX_LINE

    max_length: Annotated[int, Field(gt=0)] | None = None

    @property
    def limit(self) -> int:
        """The most characters that the answer may have, the app's own bound included."""
        return min(self.max_length or self.LIMIT, self.LIMIT)

    def problem(self, value: Value) -> str | None:
        """See `Question.problem`."""
        if not isinstance(value, str):
            return "Please write this in words."
        if len(value) > self.limit:
            return f"Please keep this to {self.limit} characters; it has {len(value)}."
        return None

    def tidy(self, value: Value) -> Value:
        """The text itself; only blanks count as nothing."""
        return None if isinstance(value, str) and not value.strip() else value

    def as_text(self, value: Value, words: Words = ENGLISH) -> str:
        """See `Question.as_text`."""
        return value.strip() if isinstance(value, str) else ""


class Short(TextQuestion):
    """One line of text.

    Attributes:
        suggest: Answers to pick from while typing; anything else may be typed as well.
    """

    ROLES: ClassVar[tuple[Role, ...]] = ("assignment", "hope", "support")

    kind: Literal["short"]
    suggest: Many[Text] = ()


class Long(TextQuestion):
    """Several lines of text."""

    LIMIT: ClassVar[int] = MAX_LONG
    ROLES: ClassVar[tuple[Role, ...]] = (
        *("hope", "ways-of-learning", "student-notes"),
        *("went-well", "was-hard", "next-time"),
        *("strengths", "support"),
    )

    kind: Literal["long"]
