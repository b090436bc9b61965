"""Whose row is whose: the names in a gradebook, held against the students of a tutor."""

from collections import Counter, defaultdict
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
    for test in _TESTS:
        finder = _Finder(test, known)
        fitting = {
            place: finder.fitting(pupil) for place, pupil in enumerate(pupils) if place not in found
        }
        wanted = Counter(chain.from_iterable(fitting.values()))
        for place, ids in fitting.items():
            if ids:
                found[place] = _owner(ids, test.why, taken, wanted)
        taken |= {owner.student for owner in found.values()}
    return tuple(found.get(place, Owner(why=NOBODY)) for place in range(len(pupils)))


def _owner(ids: Sequence[str], why: str, taken: Set[str], wanted: Mapping[str, int]) -> Owner:
    if len(ids) > 1:
        return Owner(why=SEVERAL)
    if ids[0] in taken:
        return Owner(why=TAKEN)
    return Owner(why=TWICE) if wanted[ids[0]] > 1 else Owner(ids[0], why)


@dataclass(frozen=True)
class _Test:
    """A way to find somebody: by words that a row and a student have in common.

    Attributes:
        of_pupil: The words of a row.
        of_student: The words of a student.
        why: What there is to know of somebody who is found like this.
        part: Whether all words of one of the two have to stand in the other, and two at least.
    """

    of_pupil: Callable[[Pupil], Set[str]]
    of_student: Callable[[Known], Set[str]]
    why: str = ""
    part: bool = False


class _Finder:
    """Finds students by a test, each word looked up once: a program has hundreds of them."""

    def __init__(self, test: _Test, students: Iterable[Known]) -> None:
        self._test = test
        self._words: dict[str, Set[str]] = {}
        self._by_word: defaultdict[str, list[str]] = defaultdict(list)
        for student in students:
            self._words[student.id] = test.of_student(student)
            for word in self._words[student.id]:
                self._by_word[word].append(student.id)

    def fitting(self, pupil: Pupil) -> list[str]:
        """The ids of the students who fit a row."""
        words = self._test.of_pupil(pupil)
        shared = Counter(chain.from_iterable(self._by_word.get(word, ()) for word in words))
        if not self._test.part:
            return list(shared)
        least = len(words)
        return [
            student
            for student, common in shared.items()
            if common >= 2 and common == min(least, len(self._words[student]))
        ]


# The words of a row and of a student ------------------------------------------------------


def _orders(name: str) -> Set[str]:
    """A folded name as it stands, and with what follows a comma in front."""
    last, _, first = name.partition(",")
    return {fold(name), fold(f"{first} {last}")} - {""}


def _called(student: Known) -> Set[str]:
    """Such as “Tom Weber”, who is Thomas Weber in his file."""
    lasts = {order.rpartition(" ")[2] for order in _orders(student.name)}
    return {fold(f"{student.called} {last}") for last in lasts} if student.called else set()


def _first(pupil: Pupil) -> Set[str]:
    """The name, where it is one word."""
    return set() if " " in fold(pupil.name) else {fold(pupil.name)} - {""}


_TESTS: Final = (
    _Test(lambda pupil: {fold(pupil.key)} - {""}, lambda student: {fold(student.key)} - {""}),
    _Test(lambda pupil: _orders(pupil.name), lambda student: _orders(student.name)),
    _Test(lambda pupil: _orders(pupil.name), _called),
    _Test(
        lambda pupil: set(fold(pupil.name).split()),
        lambda student: set(fold(student.name).split()),
        ABOUT,
        part=True,
    ),
    _Test(_first, lambda student: {fold(student.called)} - {""}, BY_FIRST),
)
"""How somebody is found, the surest first."""
