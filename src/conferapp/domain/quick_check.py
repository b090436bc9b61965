"""The quick check: a skill that is close to mastery is tried here and now, and its level moves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conferapp.domain.kinds.tables import LEVEL_MARKS, Topics
from conferapp.domain.model import Row, as_rows
from conferapp.domain.standing import Standing
from conferapp.domain.text import fold, say_number

HOW = "Write the result as 3/4, with at least one question in all."
"""What to do where a result can't be read."""


@dataclass(frozen=True)
class Check:
    """A skill that can be checked quickly, here and now.

    Attributes:
        question: The `topics` question that it stands in.
        row: The number of its row there.
        topic: Its name.
        level: Its level now.
        near: Whether it is close to mastery, by the data or by the student's own word.
    """

    question: str
    row: int
    topic: str
    level: str | None
    near: bool

    @property
    def label(self) -> str:
        """How it is listed, with its level and whether it is nearly there."""
        level = f"  {level_mark(self.level)} {self.level}" if self.level else ""
        return f"{self.topic}{level}{'  (nearly there)' if self.near else ''}"


def level_mark(level: str | None) -> str:
    """The glyph of a level, or a space for none.

    Args:
        level: The level.
    """
    return LEVEL_MARKS.get(level or "", " ")[0]


def checks(conference: Standing, shown: Sequence[str]) -> tuple[Check, ...]:
    """The skills of the topics shown on a page that could be checked, those close to it first.

    Args:
        conference: The conference.
        shown: The ids that the page shows; covered ones give nothing away.
    """
    if conference.record.closed:  # it belongs to a talk that goes on
        return ()
    own = _students_levels(conference)
    found: list[Check] = []
    for name in shown:
        question = conference.agenda.questions.get(name)
        theirs = question is not None and conference.agenda.page_of[name].who == "student"
        shut = theirs or conference.covered(name) or conference.locked(name)
        if not isinstance(question, Topics) or shut:
            continue
        for number, row in enumerate(as_rows(conference.value(name))):
            topic, level = say_number(row.get("topic")), row.get("level")
            if topic:
                said = own.get(fold(topic))
                near = level != "mastered" and (level == "close" or said in {"close", "mastered"})
                found.append(Check(name, number, topic, str(level) if level else None, near))
    return tuple(sorted(found, key=lambda check: (not check.near, check.level == "mastered")))


def _students_levels(conference: Standing) -> Mapping[str, str]:
    """What a student says of their own skills, by folded name."""
    return {
        fold(say_number(row.get("topic"))): str(row["level"])
        for question in conference.agenda.of_kind("topics")
        if conference.agenda.page_of[question.id].who == "student"
        for row in as_rows(conference.value(question.id))
        if row.get("level")
    }


def checked(question: Topics, row: Row, points: float, out_of: float) -> Row:
    """The row of a topic after a quick check; its points from the assessment stay.

    Args:
        question: The question that it stands in, which says what counts as mastered.
        row: The row before.
        points: Points in the check.
        out_of: How many there were.
    """
    level = question.level({"points": points, "out_of": out_of})
    return {
        **row,
        # A second check doesn't hide where the skill stood before the first.
        "was": row.get("was") if row.get("set") == "check" else row.get("level"),
        "level": level,
        "set": "check",
        "check": {"points": points, "out_of": out_of},
    }
