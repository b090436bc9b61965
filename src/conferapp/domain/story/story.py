"""The story: goals and how they ended, guesses and results, topics, effort, and the cards.

Only finished conferences tell it. What was cancelled never counted, and what is still going on may
have results that are covered.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from conferapp.domain.amounts import as_number
from conferapp.domain.calibration import Calibration, calibration_of
from conferapp.domain.goal_ends import GoalEnd, goal_ends
from conferapp.domain.record import Record
from conferapp.domain.story.courses import Course, courses
from conferapp.domain.story.journeys import Journey, journeys
from conferapp.domain.story.keepsakes import Keepsake, keepsakes
from conferapp.domain.student import Student
from conferapp.domain.text import fold
from conferapp.domain.thread import Thread, thread_of


@dataclass(frozen=True)
class GoalTold:
    """A goal, and what became of it.

    Attributes:
        end: The goal, and the last word on it.
        stands: Whether it is being worked on.
        again: Whether a later conference agreed on it again, in the same words.
    """

    end: GoalEnd
    stands: bool
    again: bool = False


@dataclass(frozen=True)
class Sureness:
    """How sure a student felt, and what the data says.

    Attributes:
        step: How far up its scale the feeling was, 0 to 1; None where nobody asked.
        scale: The lowest and the highest step of that scale, or None.
        found: Prediction, result and judgements of the same conference.
    """

    step: float | None
    scale: tuple[float, float] | None
    found: Calibration

    @property
    def right(self) -> int:
        """The skills that the student judged as the data does."""
        return sum(judged.right for judged in self.found.judgements)


@dataclass(frozen=True)
class Story:
    """What a student's finished conferences tell.

    Attributes:
        student: The student.
        thread: The goals and the plan that stand.
        goals: Every goal, the oldest first.
        scores: The conferences with a prediction or a result, the oldest first.
        sure: Those in which the student said how sure they felt, or judged skills.
        courses: What was counted.
        topics: How topics moved.
        cards: The cards that were collected.
        hope: What the student hopes for in the long run, or "".
    """

    student: Student
    thread: Thread = field(default_factory=Thread)
    goals: tuple[GoalTold, ...] = ()
    scores: tuple[Calibration, ...] = ()
    sure: tuple[Sureness, ...] = ()
    courses: tuple[Course, ...] = ()
    topics: tuple[Journey, ...] = ()
    cards: tuple[Keepsake, ...] = ()
    hope: str = ""


def story_of(student: Student, records: Iterable[Record]) -> Story:
    """What a student's conferences tell.

    Args:
        student: The student.
        records: Their conferences of any status, the oldest first.
    """
    held = tuple(record for record in records if record.status == "done")
    thread = thread_of(held)
    told = tuple(map(calibration_of, held))
    sure = tuple(_sureness(record, found) for record, found in zip(held, told, strict=True))
    return Story(
        student,
        thread,
        goals=_goals(held, thread),
        scores=tuple(o for o in told if o.predicted is not None or o.result is not None),
        sure=tuple(one for one in sure if one.step is not None or one.found.judgements),
        courses=courses(held),
        topics=journeys(held),
        cards=keepsakes(held),
        hope=str(_newest(held, "hope") or ""),
    )


def _goals(held: Sequence[Record], thread: Thread) -> tuple[GoalTold, ...]:
    """The goals; of two that say the same, the newer one is that which stands."""
    standing = [item.row for item in thread.goals]
    found: list[GoalTold] = []
    later: set[str] = set()
    for end in reversed(goal_ends(held)):
        stands = end.item.row in standing
        if stands:
            standing.remove(end.item.row)
        name = fold(end.item.name)
        found.append(GoalTold(end, stands, again=name in later))
        later.add(name)
    return tuple(reversed(found))


def _sureness(record: Record, found: Calibration) -> Sureness:
    for answer in record.answers.values():
        if answer.keys.get("role") == "confidence":
            step = as_number(answer.value)
            low, high = as_number(answer.keys.get("from", 1)), as_number(answer.keys.get("to", 5))
            if step is not None and low is not None and high is not None and low < high:
                return Sureness((step - low) / (high - low), (low, high), found)
    return Sureness(None, None, found)


def _newest(held: Sequence[Record], role: str) -> object:
    """The newest answer with a role, or None."""
    answers = (answer for record in reversed(held) for answer in record.answers.values())
    return next((a.value for a in answers if a.keys.get("role") == role and a.value), None)
