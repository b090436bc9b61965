"""Both sides: what student and tutor said about the same thing, with the data as a third voice."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from conferapp.domain.agenda import Page
from conferapp.domain.calibration import RIGHT
from conferapp.domain.kinds.options import Choices, members
from conferapp.domain.kinds.question import By, Question
from conferapp.domain.kinds.rows import RowsQuestion
from conferapp.domain.kinds.tables import Topics
from conferapp.domain.model import Value, as_rows
from conferapp.domain.standing import Standing
from conferapp.domain.text import fold, say_number

Agreement = Literal["same", "different"]
UNCOMPARED = {
    *("short", "long", "evidence", "measures", "connections", "actions", "goal"),
    *("topics", "reminder", "last_goal", "recap"),
}
"""Kinds in free words, in which two people never say the same; topics are compared one by one."""


@dataclass(frozen=True)
class Side:
    """One topic as each side sees it.

    Attributes:
        topic: The topic.
        student: What the student says: a level, `named`, or "".
        tutor: What the tutor says, likewise.
        data: The level by the data, or "" while it is covered or not known.
        agreement: Whether student and tutor say the same.
        borne_out: Whether the data bears out what was said, or None where that can't be told.
    """

    topic: str
    student: str
    tutor: str
    data: str
    agreement: Agreement
    borne_out: bool | None = None


PICKED = "named"


def by_of(conference: Standing, question: Question) -> By:
    """Whose side a question is on."""
    answer = conference.record.answers.get(question.id)
    return answer.by if answer else conference.agenda.by(question)


def sides(conference: Standing, page: Page, pair: Sequence[Question]) -> tuple[Side, ...]:
    """Two mirrored answers topic by topic; nothing where they aren't about topics.

    Args:
        conference: The conference.
        page: Where this is shown: what is covered there stays out of the third voice.
        pair: The student's question, then the tutor's.
    """
    if not _two_sides(conference, pair) or any(conference.value(q.id) is None for q in pair):
        return ()
    student, tutor = pair
    if isinstance(student, Topics) and isinstance(tutor, Topics):
        return _levels(conference, student, tutor)
    if isinstance(student, Choices) and isinstance(tutor, Choices) and student.options_from:
        return _picks(conference, page, student, tutor)
    return ()


def _picks(conference: Standing, page: Page, student: Choices, tutor: Choices) -> tuple[Side, ...]:
    theirs, ours = (members(conference.value(q.id)) for q in (student, tutor))
    hidden = page.who != "tutor" and any(
        conference.covered(q.options_from) for q in (student, tutor) if q.options_from
    )
    rows = as_rows(conference.value(student.options_from or ""))
    levels = {fold(say_number(r.get("topic"))): say_number(r.get("level")) for r in rows}
    right = RIGHT.get(str(student.role))
    found = []
    for topic in dict.fromkeys((*theirs, *ours)):
        level = "" if hidden else levels.get(fold(topic), "")
        both = topic in theirs and topic in ours
        found.append(
            Side(
                topic,
                PICKED if topic in theirs else "",
                PICKED if topic in ours else "",
                level,
                "same" if both else "different",
                level in right if right and level and topic in theirs else None,
            )
        )
    return tuple(found)


def _levels(conference: Standing, student: Topics, tutor: Topics) -> tuple[Side, ...]:
    """A student's own levels against the data, or against what the tutor set by hand."""
    theirs = {fold(say_number(r.get("topic"))): r for r in as_rows(conference.value(student.id))}
    found = []
    for row in as_rows(conference.value(tutor.id)):
        topic = say_number(row.get("topic"))
        said = say_number(theirs.get(fold(topic), {}).get("level"))
        level = say_number(row.get("level"))
        if not said or not level:
            continue
        by_hand = row.get("set") == "tutor"
        same: Agreement = "same" if said == level else "different"
        found.append(Side(topic, said, level if by_hand else "", "" if by_hand else level, same))
    return tuple(found)


def agreement(conference: Standing, pair: Sequence[Question]) -> Agreement | None:
    """Whether two sides say the same, or None where that can't be told."""
    kinds = {question.kind for question in pair}
    if not _two_sides(conference, pair) or len(kinds) > 1 or kinds <= UNCOMPARED:
        return None
    said = [_comparable(question, conference.value(question.id)) for question in pair]
    if None in said:
        return None
    return "same" if said[0] == said[1] else "different"


def _two_sides(conference: Standing, pair: Sequence[Question]) -> bool:
    """Whether two people spoke: on a page for both, the tutor may have answered for themselves."""
    return len({by_of(conference, question) for question in pair}) == 2


def _comparable(question: Question, value: Value) -> object:
    """An answer without what makes no difference: the order of ticks, the maximum of a score."""
    if value is None or isinstance(question, RowsQuestion):
        return value
    fact = question.fact(value)
    if isinstance(value, list):
        return frozenset(fact.members)
    return value if fact.number is None else fact.number


def talking_points(
    conference: Standing, pair: Sequence[Question], found: Sequence[Side]
) -> tuple[str, ...]:
    """Differences as lines that a tutor can say, so that the student explains first."""
    if found:
        return tuple(_point(side) for side in found if side.agreement == "different")
    if agreement(conference, pair) != "different":
        return ()
    theirs, ours = (conference.text(question.id) for question in pair)
    return (f"You said {theirs}. I would have said {ours}. What do you think I saw?",)


def _point(side: Side) -> str:
    other = side.tutor or side.data
    if side.student == PICKED:
        return f"You named {side.topic}. What makes you say so?"
    if side.tutor == PICKED:
        return f"I had {side.topic} on my list too. How do you see it?"
    who = "I would say" if side.tutor else "the data says"
    return f"{side.topic}: you say {side.student}, {who} {other}. What would show us?"
