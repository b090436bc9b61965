"""Question: what every kind has in common, and the contract that a kind fulfils.

A kind's whole contract is on its class. Conference, record, conditions and outputs use only
what is declared here, so that a new kind is one class and one name in the union.
"""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import Field, JsonValue

from conferapp.domain.conditions import Conditions, Fact
from conferapp.domain.kinds.phrases import ENGLISH, Words
from conferapp.domain.model import Id, Many, Model, Value
from conferapp.domain.wording import Text

By = Literal["tutor", "student"]
Share = Literal["student", "family", "school"]
EVERYBODY: tuple[Share, ...] = get_args(Share)
Role = Literal[
    "conference-date",
    "next-conference",
    "assessed-on",
    "assignment",
    "score",
    "predicted-score",
    "hope",
    "ways-of-learning",
    "student-notes",
    "went-well",
    "was-hard",
    "next-time",
    "confidence",
    "surest",
    "least-sure",
    "strengths",
    "few-skills",
    "support",
]
SEVERAL: tuple[Role, ...] = ("strengths", "support")
"""The roles that more than one question of an agenda may have."""


class Question(Model):
    """One question of a page.

    Attributes:
        id: Unique in the agenda.
        kind: What the answer is; each kind narrows it to its own name.
        ask: The question as it is read.
        hint: One line under it.
        required: Counted as a gap while it is unanswered. Nothing blocks moving on.
        default: The initial answer, shaped as the kind's answers are.
        simple: The question in plain words.
        starters: Sentence starters; choosing one puts it in the field.
        words: Word bank; choosing one inserts it at the cursor.
        mirrors: The question that this one answers from the other side.
        reveal_after: The answer is covered for the student until this question is answered.
        share: Who may get the answer; None leaves it to the page.
        show_if: Shown only while these conditions hold.
        role: Ties the answer to something that the app knows by name.
        by: Whose words the answer is on a page for both, unless the tutor says otherwise.
    """

    ROLES: ClassVar[tuple[Role, ...]] = ()
    """The roles that a question of this kind may have."""
    OWN_KEYS: ClassVar[tuple[str, ...]] = ()
    """The kind's own keys that a reader of the record needs (by their names in TOML)."""
    SHARED_WITH: ClassVar[tuple[Share, ...] | None] = None
    """Who gets the answer by default; None leaves it to the page."""

    LOOKS_BACK: ClassVar[bool] = False
    """Whether it is asked only where an earlier conference has left something open."""

    id: Id
    kind: str
    ask: Text
    hint: Text | None = None
    required: bool = False
    default: JsonValue = None
    simple: Text | None = None
    starters: Many[Text] = ()
    words: Many[Text] = ()
    mirrors: Id | None = None
    reveal_after: Id | None = None
    share: Many[Share] | None = None
    show_if: Annotated[Conditions | None, Field()] = None
    role: Role | None = None
    by: By | None = None

    def read(self) -> Iterator[Text]:
        """The wordings that whoever answers reads."""
        yield from (text for text in (self.ask, self.hint, self.simple) if text is not None)
        yield from (*self.starters, *self.words)

    def problem(self, value: Value) -> str | None:
        """What is wrong with an answer, as a sentence for the person who types it."""
        raise NotImplementedError

    def as_text(self, value: Value, words: Words = ENGLISH) -> str:
        """The answer as plain text for people; several rows are several lines.

        Args:
            value: The answer.
            words: What the app itself says in it; what people said is never translated.
        """
        raise NotImplementedError

    def tidy(self, value: Value) -> Value:
        """The answer as it is stored: None where nothing was answered."""
        return None if value in ("", [], {}) else value

    def fact(self, value: Value) -> Fact:
        """The answer as conditions see it."""
        return Fact(value)

    def keys(self) -> dict[str, JsonValue]:
        """The kind's own keys, and the role, that a reader of the record needs."""
        dumped = self.model_dump(mode="json", by_alias=True, exclude_none=True)
        return {key: dumped[key] for key in (*self.OWN_KEYS, "role") if key in dumped}
