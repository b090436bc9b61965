"""Classes: which students can be looked at together, without reading what is known of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from conferapp.domain.lines import StudentLine
from conferapp.domain.text import fold
from conferapp.storage.caseload import Caseload

MINE: Final = "mine"
"""The key of a tutor's own students."""
EVERYONE: Final = "everyone"
"""The key of everybody."""
MOST: Final = 200
"""Students who are looked at together: more share no room."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Students who can be looked at together.

    Attributes:
        key: Its key, such as `mine`, `everyone`, `subject:algebra`, `grade:7`.
        name: How it is called.
        ids: The ids of the students, by name.
    """

    key: str
    name: str
    ids: tuple[str, ...]

    @property
    def left_out(self) -> int:
        """How many of them are too many to be looked at."""
        return max(len(self.ids) - MOST, 0)


def scopes(caseload: Caseload, tutor: str) -> Mapping[str, Scope]:
    """The classes of a workspace by their keys; the first is the one to begin with.

    Args:
        caseload: All students.
        tutor: The name of the tutor, or "": then all are theirs.
    """
    rows = caseload.index.ask(
        "SELECT id, tutor, subject, grade FROM student WHERE archived = 0 ORDER BY folded, id"
    )
    mine = [key for key, whose, _, _ in rows if not tutor or whose in {tutor, ""}]
    found = [
        Scope(MINE, "My students", tuple(mine)),
        Scope(EVERYONE, "Everyone", tuple(row[0] for row in rows)),
        *_parted("subject", "", ((subject, key) for key, _, subject, _ in rows)),
        *_parted("grade", "Grade ", ((grade, key) for key, _, _, grade in rows)),
    ]
    return {scope.key: scope for scope in found if scope.ids}


def students_of(caseload: Caseload, scope: Scope) -> tuple[StudentLine, ...]:
    """The students of a class, as many as share a room.

    Args:
        caseload: All students.
        scope: The class.
    """
    return tuple(filter(None, map(caseload.student, scope.ids[:MOST])))


def students_of_tutor(caseload: Caseload, tutor: str) -> tuple[StudentLine, ...]:
    """The students of a tutor; everybody, where they have none.

    Of more than share a room it takes those who are to be met first.

    Args:
        caseload: All students.
        tutor: The tutor's name, or "".
    """
    scope = next(iter(scopes(caseload, tutor).values()), None)
    if scope is None:
        return ()
    if scope.left_out:
        own, today = set(scope.ids), caseload.today
        first = sorted(
            (one for one in caseload.listed() if one.id in own),
            key=lambda one: (not one.running, one.due or today),
        )
        scope = replace(scope, ids=tuple(one.id for one in first))
    return students_of(caseload, scope)


def names(caseload: Caseload) -> tuple[tuple[str, str], ...]:
    """The id and the name of every student who is here, by name.

    Args:
        caseload: All students.
    """
    asked = "SELECT id, name FROM student WHERE archived = 0 ORDER BY folded, id"
    return tuple((key, name) for key, name in caseload.index.ask(asked))


def _parted(kind: str, before: str, said: Iterable[tuple[str, str]]) -> list[Scope]:
    """A class for each value that something has, in the order of their names."""
    parts: dict[str, tuple[str, list[str]]] = {}
    for value, key in said:
        if fold(value):
            parts.setdefault(fold(value), (value, []))[1].append(key)
    return [
        Scope(f"{kind}:{folded}", f"{before}{value}", tuple(keys))
        for folded, (value, keys) in sorted(parts.items())
    ]
