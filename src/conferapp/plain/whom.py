"""Whom to confer with: the students of a caseload by number, those who are due first."""

from collections.abc import Sequence
from typing import Final

from conferapp.domain.caselist import sections
from conferapp.domain.lines import StudentLine
from conferapp.plain.choices import ask_again
from conferapp.plain.voice import Ordered, Voice
from conferapp.storage.caseload import Caseload

MOST: Final = 20
"""Students that are listed; the others are found by a part of the name."""
STOP: Final = "stop"
NOBODY: Final = (
    "There are no students here yet. `conferapp roster import` brings a class list in, and the "
    "screens add one at a time."
)


def ask_whom(voice: Voice, caseload: Caseload, tutor: str) -> str | None:
    """Ask for a student.

    Args:
        voice: Speaks and listens.
        caseload: All students.
        tutor: The name of the tutor who asks, or "".

    Returns:
        The student's id, or None for nobody.

    Raises:
        Ended: There is nothing more to hear.
        Ordered: It was an order.
    """
    listed = _say_caseload(voice, caseload, tutor)
    if not listed:
        voice.say(NOBODY)
        return None
    while typed := _hear(voice):
        if typed.isdecimal() and 1 <= int(typed[:6]) <= len(listed):
            return listed[int(typed[:6]) - 1]
        found = [student for student in caseload.find(typed) if not student.archived]
        if len(found) == 1:
            return found[0].id
        if found:
            listed = _say(voice, found[:MOST])
            problem = f"{len(found)} students match."
        elif typed.isdecimal():
            problem = f"The numbers go from 1 to {len(listed)}."
        else:
            problem = "No student’s name has that in it."
        if not ask_again(voice, problem):
            return None
    voice.say("Nobody was chosen.")
    return None


def _hear(voice: Voice) -> str:
    """Hear who is meant; what orders there are here is said without the whole list again."""
    while True:
        try:
            return voice.hear("With whom? A number, or a part of the name")
        except Ordered as order:
            if order.name == STOP or not voice.patient:
                raise
            voice.say("Orders work once the conference is open; /stop leaves.")


def _say_caseload(voice: Voice, caseload: Caseload, tutor: str) -> list[str]:
    """List who is due, and so on; the ids of those who were listed."""
    listed: list[str] = []
    left = 0
    for section in sections(caseload.listed(), tutor, caseload.today):
        here = section.keys[: MOST - len(listed)]
        left += len(section.keys) - len(here)
        if here:
            voice.say(f"{section.heading}:")
        students = (caseload.student(key, standing=False) for key in here)
        listed += _say(voice, [s for s in students if s is not None], len(listed))
    if left:
        voice.say(f"And {left} more: a part of the name finds them.")
    return listed


def _say(voice: Voice, students: Sequence[StudentLine], before: int = 0) -> list[str]:
    for number, student in enumerate(students, before + 1):
        grade = f", grade {student.grade}" if student.grade else ""
        voice.say(f"{number}. {student.name}{grade}")
    return [student.id for student in students]
