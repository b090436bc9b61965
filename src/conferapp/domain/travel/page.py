"""What travels: the student's reflection pages as values, with nothing of the tutor's in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue

from conferapp.domain.handouts.handout import Direction
from conferapp.domain.model import Value

FORMAT = 1
"""The version of the page, and of the file of answers that it saves."""
MADE_BY = "Conferapp page"
"""What a file of answers says that it comes from."""


@dataclass(frozen=True)
class Test:
    """A condition that is looked at on the page itself, since it hangs on answers given there.

    Attributes:
        question: The question whose answer is tested.
        test: The name of the test, such as `at_most`.
        wanted: What it compares with.
    """

    question: str
    test: str
    wanted: JsonValue


@dataclass(frozen=True)
class NoteLine:
    """A line of something laid out.

    Attributes:
        text: The line.
        level: The level of a topic, for its colour; "" for any other line.
        heading: Whether it is a heading of the lines below it.
        small: Whether it only explains the marks of the others.
    """

    text: str
    level: str = ""
    heading: bool = False
    small: bool = False


@dataclass(frozen=True)
class Note:
    """Something laid out beside a page.

    Attributes:
        title: What was asked.
        lines: What was said.
        share: The percentage of a score, for its bar.
        question: The question of the page whose answer is shown as it is then; "" for another.
        english: Whether the app has these lines in English only.
    """

    title: str
    lines: tuple[NoteLine, ...] = ()
    share: float | None = None
    question: str = ""
    english: bool = False


@dataclass(frozen=True)
class Asked:
    """A question as the student sees it.

    Attributes:
        id: Its id.
        kind: What the answer is.
        control: How it is answered on the page.
        ask: The question.
        hint: One line under it, or "".
        starters: Sentence starters.
        words: Word bank.
        value: The student's own answer so far, or what the question begins with.
        begins: Whether that value is only what it begins with, and no answer yet.
        locked: Whether it can't be changed any more.
        tests: Shown while these hold.
        settings: What its control needs besides.
    """

    id: str
    kind: str
    control: str
    ask: str
    hint: str = ""
    starters: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    value: Value = None
    begins: bool = False
    locked: bool = False
    tests: tuple[Test, ...] = ()
    settings: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """One page.

    Attributes:
        id: Its id.
        title: Its heading.
        intro: A few lines above the questions, or "".
        minutes: Suggested time, or None.
        tests: Shown while these hold.
        notes: What is laid out beside it.
        waits: The question that has to be answered before something here is uncovered, or "".
        predicts: Whether something elsewhere waits for an answer given here.
        questions: The questions.
    """

    id: str
    title: str
    intro: str = ""
    minutes: float | None = None
    tests: tuple[Test, ...] = ()
    notes: tuple[Note, ...] = ()
    waits: str = ""
    predicts: bool = False
    questions: tuple[Asked, ...] = ()


@dataclass(frozen=True)
class Gap:
    """A prediction and the result that it is held against.

    Attributes:
        guess: The question in which it was made.
        result: The result, as a score.
    """

    guess: str
    result: Mapping[str, JsonValue]


@dataclass(frozen=True)
class Stage:
    """The pages as they are until a prediction is in, and behind that as they are then.

    Attributes:
        sheets: The pages.
        gap: What a prediction is held against, once that is open.
        key: The question that opens what comes behind, or "".
        behind: The pages once it is answered and the result was asked for.
    """

    sheets: tuple[Sheet, ...]
    gap: Gap | None = None
    key: str = ""
    behind: "Stage | None" = None


@dataclass(frozen=True)
class TravelPage:
    """The page that travels.

    Attributes:
        conference: The id of the record that the answers belong to.
        agenda: The fingerprint of the agenda that it was made of.
        title: The title of the agenda.
        language: The language of its questions, as a tag.
        spoken: The language of the app's own words on it.
        direction: In which direction those are written.
        supports: The supports that it heeds.
        says: The app's own words by their names, with gaps in braces.
        stage: The pages.
    """

    conference: str
    agenda: str
    title: str
    language: str
    spoken: str
    direction: Direction
    supports: tuple[str, ...]
    says: Mapping[str, str]
    stage: Stage

    @property
    def questions(self) -> Mapping[str, Asked]:
        """Every question that can be answered on it, by its id."""
        stages, found = [self.stage], {}
        while stages:
            stage = stages.pop()
            found.update({q.id: q for sheet in stage.sheets for q in sheet.questions})
            stages += [stage.behind] if stage.behind else []
        return found
