"""Gathering: what was written after a tutor's newest conferences, read from their files."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from conferapp.domain.facts import facts_of
from conferapp.domain.gathered import Talk
from conferapp.domain.lines import ConferenceLine
from conferapp.domain.said import said_in
from conferapp.domain.text import first_name
from conferapp.storage.caseload import Caseload
from conferapp.storage.documents import peek, read_document
from conferapp.storage.errors import Unreadable
from conferapp.storage.own_students import own_students
from conferapp.storage.sealing import Seal

MANY: Final = 300
"""Conferences that are read at a time."""
AFTERWARDS: Final = "follow_up"
"""The part whose pages are filled in when the student has left."""
_WANTED: Final = ("answers", "pages")


@dataclass(frozen=True)
class Scope:
    """Which conferences count.

    Attributes:
        tutor: Whose students; "" for everybody's.
        student: The id of the one student, or "" for all of them.
        since: The first day that counts; None for all.
        most: How many of them, the newest.
    """

    tutor: str = ""
    student: str = ""
    since: date | None = None
    most: int = MANY


@dataclass(frozen=True)
class Talks:
    """What was read.

    Attributes:
        talks: The conferences, the newest first.
        more: Whether there are older ones.
        unread: How many files could not be read; home lists them with the reason.
    """

    talks: tuple[Talk, ...] = ()
    more: bool = False
    unread: int = 0


def gather_talks(
    caseload: Caseload, seal: Seal, scope: Scope, has_pages: Callable[[str], bool]
) -> Talks:
    """Read what was written after conferences.

    Args:
        caseload: The caseload.
        seal: How the files of the workspace are sealed.
        scope: Which conferences count.
        has_pages: Whether the agenda of this id has pages for afterwards.
    """
    keys = _keys(caseload, scope)
    lines = [line for key in keys[: scope.most] if (line := caseload.conference(key))]
    names = {line.student_id: "" for line in lines}
    for student in names:
        rows = caseload.index.ask("SELECT first FROM student WHERE id = ?", (student,))
        names[student] = str(rows[0][0]) if rows else ""
    read = [_talk(line, names[line.student_id], seal, has_pages) for line in lines]
    talks = tuple(talk for talk in read if talk is not None)
    return Talks(talks, len(keys) > scope.most, len(read) - len(talks))


def _keys(caseload: Caseload, scope: Scope) -> list[str]:
    """The ids of the conferences, and one more where there is any."""
    own = own_students(caseload.index, "" if scope.student else scope.tutor)
    asked: dict[str, tuple[str, ...]] = {"status = 'done'": ()}
    if scope.student:
        asked["student = ?"] = (scope.student,)
    elif own.where:
        asked[own.where] = own.values
    if scope.since:
        asked["day >= ?"] = (scope.since.isoformat(),)
    values = [value for each in asked.values() for value in each]
    sql = f"SELECT id FROM conference WHERE {' AND '.join(asked)} "  # noqa: S608
    rows = caseload.index.ask(
        f"{sql} ORDER BY moment DESC, number DESC LIMIT ?", (*values, scope.most + 1)
    )
    return [str(key) for (key,) in rows]


def _talk(
    line: ConferenceLine, first: str, seal: Seal, has_pages: Callable[[str], bool]
) -> Talk | None:
    try:
        content = peek(read_document(line.path, seal), _WANTED)
    except Unreadable:
        return None
    facts = facts_of(content)
    said = tuple(s for s in said_in(content) if s.part == AFTERWARDS and not s.note)
    return Talk(
        line,
        first or first_name(line.student_name),
        said,
        facts.predicted,
        facts.result,
        waits=not facts.followed and has_pages(line.agenda_id),
    )
