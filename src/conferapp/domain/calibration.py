"""Calibration: how well a student judges their own work, over all their conferences.

Prediction against result, and what they felt sure of against the level that the data gave it. Read
from records alone, by the roles that they keep, so that it doesn't hang on any agenda.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from conferapp.domain.almanac import day_of
from conferapp.domain.amounts import percent
from conferapp.domain.kinds.options import members
from conferapp.domain.model import as_rows
from conferapp.domain.record import Answer, Record
from conferapp.domain.standing import Standing
from conferapp.domain.text import fold, say_number

RIGHT = {"surest": {"mastered"}, "least-sure": {"close", "not yet"}}
"""The levels that bear out what a student felt, by the role of the question."""


@dataclass(frozen=True)
class Judgement:
    """What a student thought of one skill, and what the data says.

    Attributes:
        topic: The skill.
        said: What the student said: `surest`, `least-sure`, or a level.
        level: Its level by the data.
        right: Whether the two fit.
    """

    topic: str
    said: str
    level: str
    right: bool


@dataclass(frozen=True)
class Calibration:
    """One conference's share.

    Attributes:
        day: The day of the conference.
        work: What was looked at, or "".
        predicted: The predicted percentage, or None.
        result: The percentage that it came to, or None.
        confidence: How sure the student felt, as text, or "".
        judgements: Skill by skill.
    """

    day: date | None
    work: str
    predicted: float | None
    result: float | None
    confidence: str
    judgements: tuple[Judgement, ...]

    @property
    def gap(self) -> float | None:
        """The result less the prediction, in percentage points."""
        if self.predicted is None or self.result is None:
            return None
        return self.result - self.predicted

    @property
    def told(self) -> bool:
        """Whether there is anything to compare."""
        return self.gap is not None or bool(self.judgements)


def calibration(conference: Standing) -> tuple[Calibration, ...]:
    """Every conference of a student that tells something, the oldest first.

    This one counts too, as far as its results are open.
    """
    here = conference.record
    opened = {name: a for name, a in here.answers.items() if not conference.covered(name)}
    records = (*conference.around.history, here.model_copy(update={"answers": opened}))
    return tuple(found for record in records if (found := calibration_of(record)).told)


def calibration_of(record: Record) -> Calibration:
    """What one record tells."""
    roles = {str(a.keys["role"]): a for a in record.answers.values() if "role" in a.keys}
    confidence, work = roles.get("confidence"), roles.get("assignment")
    return Calibration(
        day=day_of(record.started or record.created),
        work=say_number(work.value) if work else "",
        predicted=_percent(roles.get("predicted-score")),
        result=_percent(roles.get("score")),
        confidence=_step(confidence) if confidence else "",
        judgements=tuple(_judgements(record, roles)),
    )


def average_gap(found: Iterable[Calibration]) -> float | None:
    """The mean of all gaps, in percentage points; None without any."""
    gaps = [one.gap for one in found if one.gap is not None]
    return sum(gaps) / len(gaps) if gaps else None


def _percent(answer: Answer | None) -> float | None:
    return percent(answer.value) if answer else None


def _step(answer: Answer) -> str:
    top = say_number(answer.keys.get("to", 5))
    return f"{say_number(answer.value)} of {top}"


def _judgements(record: Record, roles: Mapping[str, Answer]) -> Iterable[Judgement]:
    topics = [a for a in record.answers.values() if a.kind == "topics"]
    by_data = _levels(a for a in topics if a.by == "tutor")
    for role, right in RIGHT.items():
        for topic in members(roles[role].value) if role in roles else ():
            level = by_data.get(fold(topic))
            if level:
                yield Judgement(topic, role, level, level in right)
    for answer in topics:
        if answer.by != "student":
            continue
        for row in as_rows(answer.value):
            topic, said = say_number(row.get("topic")), say_number(row.get("level"))
            level = by_data.get(fold(topic))
            if said and level:
                yield Judgement(topic, said, level, said == level)


def _levels(answers: Iterable[Answer]) -> Mapping[str, str]:
    """The level of each topic by folded name: that of the assessment, before any quick check."""
    return {
        fold(say_number(row.get("topic"))): level
        for answer in answers
        for row in as_rows(answer.value)
        if (level := say_number(row.get("was" if row.get("set") == "check" else "level")))
    }
