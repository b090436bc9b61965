"""Whom to confer with: the students of a caseload by number, those who are due first."""

from collections.abc import Callable, Sequence
from typing import Final

from conferapp.domain.caselist import sections
from conferapp.domain.lines import StudentLine
from conferapp.plain.choices import ask_again
from conferapp.plain.commands import named
from conferapp.plain.voice import Ordered, Voice
from conferapp.storage.caseload import Caseload

MOST: Final = 20
"""Students that are listed; the others are found by a part of the name."""
STOP: Final = "stop"
ORDERS_LATER: Final = "Orders work once the conference is open; /stop leaves."
NOBODY: Final = (
    "There are no students here yet. `conferapp roster add` adds one, and `conferapp roster "
    "import` brings a class list in."
)
UNKNOWN: Final = "No student’s name has that in it."
TYPE_ONE: Final = "There are no students here yet. Type the name of the first one."


def ask_whom(
    voice: Voice, caseload: Caseload, tutor: str, add: Callable[[str], str | None]
) -> str | None:
    """Ask for a student.

    Args:
        voice: Speaks and listens.
        caseload: All students.
        tutor: The name of the tutor who asks, or "".
        add: Offers to add somebody whom nobody knows; a script isn't asked.

    Returns:
        The student's id, or None for nobody.

    Raises:
        Ended: There is nothing more to hear.
        Ordered: It was an order.
    """
    listed = _say_caseload(voice, caseload, tutor)
    if not (listed or _can_begin(voice)):
        return None
    while typed := _hear(voice):
        by_number = _numbered(typed, listed)
        if by_number is not None:
            return by_number
        everybody = caseload.find(typed)
        found = [student for student in everybody if not student.archived]
        if len(found) == 1:
            return found[0].id
        if found:
            listed = _say(voice, found[:MOST])
            problem = f"{len(found)} students match."
        elif listed and typed.isdecimal():
            problem = f"The numbers go from 1 to {len(listed)}."
        elif everybody:
            way = f"conferapp roster archive {named(everybody[0].name)} --back"
            problem = f"{everybody[0].name} has left. To have them back: {way}"
        else:
            added = add(typed) if voice.patient else None
            if added is not None:
                return added
            problem = "" if voice.patient else UNKNOWN
        if problem and not ask_again(voice, problem):
            return None
    voice.say("Nobody was chosen.")
    return None


def _can_begin(voice: Voice) -> bool:
    """Say that nobody is here yet; whether somebody can be added by whoever hears it."""
    voice.say(TYPE_ONE if voice.patient else NOBODY)
    return voice.patient


def _numbered(typed: str, listed: Sequence[str]) -> str | None:
    """The id of the student at a number, or None."""
    at = int(typed[:6]) if typed.isdecimal() else 0
    return listed[at - 1] if 1 <= at <= len(listed) else None


def _hear(voice: Voice) -> str:
    """Hear who is meant; what orders there are here is said without the whole list again."""
    while True:
        try:
            return voice.hear("With whom? A number, or a part of the name")
        except Ordered as order:
            if order.name == STOP or not voice.patient:
                raise
            voice.say(ORDERS_LATER)


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
