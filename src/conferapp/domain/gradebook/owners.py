"""Whose row is whose: the names in a gradebook, held against the students of a tutor."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from typing import Final

from conferapp.domain.gradebook.reading import Pupil
from conferapp.domain.text import fold


@dataclass(frozen=True)
class Known:
    """A student as the app knows them.

    Attributes:
        id: Their id in the app.
        name: The whole name.
        called: What to call them.
        key: Their id at school, or "".
    """

    id: str
    name: str
    called: str = ""
    key: str = ""


@dataclass(frozen=True)
class Owner:
    """Whose a row is.

    Attributes:
        student: The student's id, or "" where nobody was found.
        why: What there is to know: why nobody was found, or by what little somebody was.
    """

    student: str = ""
    why: str = ""


NOBODY: Final = "nobody of that name"
SEVERAL: Final = "more than one student could be meant"
TAKEN: Final = "another row is this student’s already"
TWICE: Final = "more than one row could be this student’s"
BY_FIRST: Final = "found by the first name alone"
ABOUT: Final = "found by a part of the name"


def owners(pupils: Sequence[Pupil], students: Iterable[Known]) -> tuple[Owner, ...]:
    """Find whose each row is; a student gets one at most, the row that fits best.

    Args:
        pupils: The rows.
        students: The students to choose from.
    """
    known = tuple(students)
    found: dict[int, Owner] = {}
    taken: set[str] = set()
    for fits, why in _TESTS:
        fitting = {
            place: [student.id for student in known if fits(pupil, student)]
            for place, pupil in enumerate(pupils)
            if place not in found
        }
        wanted = Counter(chain.from_iterable(fitting.values()))
        for place, ids in fitting.items():
            if ids:
                found[place] = _owner(ids, why, taken, wanted)
        taken |= {owner.student for owner in found.values()}
    return tuple(found.get(place, Owner(why=NOBODY)) for place in range(len(pupils)))


def _owner(ids: Sequence[str], why: str, taken: Set[str], wanted: Mapping[str, int]) -> Owner:
    if len(ids) > 1:
        return Owner(why=SEVERAL)
    if ids[0] in taken:
        return Owner(why=TAKEN)
    return Owner(why=TWICE) if wanted[ids[0]] > 1 else Owner(ids[0], why)


def _by_key(pupil: Pupil, student: Known) -> bool:
    return bool(pupil.key) and fold(pupil.key) == fold(student.key)


def _by_name(pupil: Pupil, student: Known) -> bool:
    return bool(pupil.name) and bool(_orders(pupil.name) & _orders(student.name))


def _by_called(pupil: Pupil, student: Known) -> bool:
    """Such as “Tom Weber”, who is Thomas Weber in his file."""
    own = _orders(student.name)
    last = {order.rpartition(" ")[2] for order in own}
    short = {f"{fold(student.called)} {name}" for name in last if student.called}
    return bool(_orders(pupil.name) & short)


def _by_part(pupil: Pupil, student: Known) -> bool:
    """All words of the shorter name, two at least, stand in the longer one."""
    here, there = set(fold(pupil.name).split()), set(fold(student.name).split())
    return min(len(here), len(there)) >= 2 and (here <= there or there <= here)


def _by_first(pupil: Pupil, student: Known) -> bool:
    said = fold(pupil.name)
    return bool(said) and " " not in said and said == fold(student.called)


_Test = Callable[[Pupil, Known], bool]
_TESTS: Final[tuple[tuple[_Test, str], ...]] = (
    (_by_key, ""),
    (_by_name, ""),
    (_by_called, ""),
    (_by_part, ABOUT),
    (_by_first, BY_FIRST),
)
"""How somebody is found, the surest first."""


def _orders(name: str) -> set[str]:
    """A folded name as it stands, and with what follows a comma in front."""
    last, _, first = name.partition(",")
    return {fold(name), fold(f"{first} {last}")}
