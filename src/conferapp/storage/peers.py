"""Where the other students stand: the newest level of each topic, read from their records.

Only looked up when a page shows it. A file that can't be read is passed over: home lists it.
"""

from collections.abc import Iterator, Mapping

from conferapp.domain.peers import Peer
from conferapp.domain.text import clean, fold
from conferapp.storage.caseload import Caseload, StudentLine
from conferapp.storage.documents import peek, read_document
from conferapp.storage.errors import Unreadable
from conferapp.storage.sealing import PLAIN, Seal

RECENT = 6
"""Conferences of each student that are looked through: what is older tells little of today."""
_COUNTED = {"done", "open"}


def find_peers(caseload: Caseload, student_id: str, seal: Seal = PLAIN) -> tuple[Peer, ...]:
    """Every other student with a level in anything.

    Args:
        caseload: All students.
        student_id: The one who is left out.
        seal: How the files of the workspace are sealed.
    """
    others = (s for s in caseload.students if s.id != student_id and not s.archived)
    found = (Peer(student.first, _levels(student, seal)) for student in others)
    return tuple(peer for peer in found if peer.levels)


def _levels(student: StudentLine, seal: Seal) -> Mapping[str, str]:
    levels: dict[str, str] = {}
    counted = [line for line in student.conferences if line.status in _COUNTED]
    for line in counted[:RECENT]:
        try:
            answers = peek(read_document(line.path, seal), ("answers",)).get("answers")
        except Unreadable:
            continue
        for topic, level in _told(answers):
            levels.setdefault(topic, level)
    return levels


def _told(answers: object) -> Iterator[tuple[str, str]]:
    """Topics with their levels by the data, out of answers of any shape."""
    for answer in answers.values() if isinstance(answers, dict) else ():
        if not isinstance(answer, dict) or answer.get("kind") != "topics":
            continue
        rows = answer.get("value") if answer.get("by") == "tutor" else None
        for row in rows if isinstance(rows, list) else ():
            topic, level = (row.get("topic"), row.get("level")) if isinstance(row, dict) else (0, 0)
            if isinstance(topic, str) and isinstance(level, str):
                yield fold(clean(topic)), level
