"""Something to leave behind: `reminder`, a picture clue and a few words."""

from typing import ClassVar, Literal

from conferapp.domain.conditions import Fact
from conferapp.domain.kinds.phrases import ENGLISH, Words
from conferapp.domain.kinds.question import EVERYBODY, Question, Share
from conferapp.domain.model import Id, Many, Value, as_row
from conferapp.domain.text import say_number

MOST_WORDS = 80
"""Characters: as many as a small card holds in large type."""


class Reminder(Question):
    """A picture clue and a few words, `{"picture", "words"}`.

    Attributes:
        pictures: The names of the pictures to choose from; none means all there are.
    """

    OWN_KEYS: ClassVar[tuple[str, ...]] = ("pictures",)
    SHARED_WITH: ClassVar[tuple[Share, ...] | None] = EVERYBODY

    kind: Literal["reminder"]
    pictures: Many[Id] = ()

    def problem(self, value: Value) -> str | None:
        """See `Question.problem`. A picture that is no longer there is fine: the words remain."""
        if not isinstance(value, dict):
            return "Please choose a picture, or write a few words."
        picture, words = value.get("picture"), value.get("words")
        if picture is not None and not isinstance(picture, str):
            return "Please choose one picture."
        if words is not None and not isinstance(words, str):
            return "Please write a few words."
        if isinstance(words, str) and len(words) > MOST_WORDS:
            return f"Please keep this to {MOST_WORDS} characters; it has {len(words)}."
        return None

    def tidy(self, value: Value) -> Value:
        """See `Question.tidy`: neither picture nor words is no answer."""
        row = as_row(value)
        return value if any(_text(row.get(key)) for key in ("picture", "words")) else None

    def as_text(self, value: Value, words: Words = ENGLISH) -> str:
        """Such as `ladder: Step by step`."""
        row = as_row(value)
        return ": ".join(text for key in ("picture", "words") if (text := _text(row.get(key))))

    def fact(self, value: Value) -> Fact:
        """See `Question.fact`: it includes the picture."""
        picture = _text(as_row(value).get("picture"))
        return Fact(value, members=(picture,) if picture else ())


def _text(cell: Value) -> str:
    return say_number(cell).strip()
