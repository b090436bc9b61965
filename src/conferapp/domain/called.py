"""What students are called beside each other: first names, told apart where two share one.

For a list that others see as well: it gives away no more of a family name than it has to.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from conferapp.domain.lines import StudentLine
from conferapp.domain.text import fold

_LETTERS: Final = 3
"""The most letters of a family name; those whom they don't part are numbered."""
_SUFFIX: Final = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)


def called(students: Sequence[StudentLine]) -> Mapping[str, str]:
    """First names by the students' ids, such as `Ana M.` where there are two called Ana.

    Args:
        students: Everybody who is named in one place.
    """
    said = {one.id: one.first or one.name for one in students}
    for letters in range(1, _LETTERS + 1):
        shared = _shared(said)
        for one in students:
            if one.id in shared:
                said[one.id] = _with_family(one, letters) or said[one.id]
    return _numbered(said)


def _shared(said: Mapping[str, str]) -> set[str]:
    """The ids of those who go by the same name as somebody else."""
    count = Counter(map(fold, said.values()))
    return {key for key, name in said.items() if count[fold(name)] > 1}


def _with_family(student: StudentLine, letters: int) -> str:
    family = _family(student)
    return f"{student.first} {family[:letters]}." if family else ""


def _family(student: StudentLine) -> str:
    """The family name, or "" where only a first name is known."""
    before, _, given = student.name.partition(",")
    if given.strip() and not _SUFFIX.fullmatch(given.strip()):
        return before.strip()
    words = [word for word in before.split() if not _SUFFIX.fullmatch(word)]
    alone = len(words) < 2 or fold(student.name) == fold(student.first)
    return "" if alone else words[-1]


def _numbered(said: Mapping[str, str]) -> Mapping[str, str]:
    shared, seen = _shared(said), Counter[str]()
    numbered = dict(said)
    for key in sorted(shared):
        seen[fold(said[key])] += 1
        numbered[key] = f"{said[key]} ({seen[fold(said[key])]})"
    return numbered
