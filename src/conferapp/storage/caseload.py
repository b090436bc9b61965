"""The caseload: every student with their conferences, as the files have them, through the index.

Imports no pydantic, because home shows before that is loaded. What a file is called decides
nothing; the ids inside do. Nothing is read that nobody looks at: a list of thousands is a list of
ids, and each line is asked for when it comes on screen.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

from conferapp.domain.due import due_on
from conferapp.domain.facts import Facts
from conferapp.domain.finding import Finder
from conferapp.domain.lines import ConferenceLine, StudentLine
from conferapp.domain.stance import Stance, stance_of
from conferapp.domain.text import clean, fold
from conferapp.storage.index.index import Index
from conferapp.storage.index.lines import CONFERENCE, STUDENT, Lines, day_of
from conferapp.storage.index.packing import packed_standing, unpacked, unpacked_standing
from conferapp.storage.workspace import Workspace

__all__ = ["USUAL_CADENCE", "Caseload", "ConferenceLine", "StudentLine", "Told", "UnreadableLine"]

USUAL_CADENCE: Final = 14
"""Days from one conference to the next, where a program says nothing else."""
_OUT_OF: Final = (
    "(SELECT count(*) FROM conference WHERE student = student.id), "
    "(SELECT max(number) FROM conference WHERE student = student.id)"
)
"""What tells that a student's conferences are still the same: each that changes gets a number."""
_NEWEST: Final = "ORDER BY moment DESC, created DESC, id DESC"


@dataclass(frozen=True)
class UnreadableLine:
    """A file that can't be used, and is left as it is.

    Attributes:
        path: The file inside the workspace, as people look for it.
        reason: Half a sentence, such as “it is empty”.
        remedy: A whole sentence.
    """

    path: str
    reason: str
    remedy: str


class Told(NamedTuple):
    """A conference with its facts.

    Attributes:
        line: What lists show of it.
        facts: What boards and reports need of it.
    """

    line: ConferenceLine
    facts: Facts


class Listed(NamedTuple):
    """A student's place in a list, without anything that has to be shown.

    Attributes:
        id: The student's id.
        tutor: Their tutor, or "".
        due: The day on which the next conference is due, or None.
        running: Whether a conference is under way.
    """

    id: str
    tutor: str
    due: date | None
    running: bool


class Caseload:
    """Every student of a workspace, as of the last look at the files.

    Attributes:
        index: What is asked.
        today: The day to count from.

    Args:
        index: The index, which somebody else keeps up.
        workspace: The workspace.
        today: The day to count from.
        cadence: Days from one conference to the next.
    """

    def __init__(
        self, index: Index, workspace: Workspace, today: date, cadence: int = USUAL_CADENCE
    ) -> None:
        self.index, self.today = index, today
        self._lines = Lines(workspace.root, today, cadence)

    @classmethod
    def read(
        cls,
        workspace: Workspace,
        today: date,
        *,
        place: Path | None = None,
        cadence: int = USUAL_CADENCE,
    ) -> "Caseload":
        """Look into all files of a workspace that changed; one that isn't there is empty.

        Args:
            workspace: The workspace.
            today: The day to count from.
            place: The file of the index; None for one in memory, so that every file is read.
            cadence: Days from one conference to the next.
        """
        index = Index(workspace, place)
        index.refresh(deep=True)
        return cls(index, workspace, today, cadence)

    # Students ------------------------------------------------------------------------------

    @cached_property
    def students(self) -> tuple[StudentLine, ...]:
        """Everybody: those with something in progress first, who have left last, each by name."""
        rows = self.index.ask(f"SELECT {STUDENT} FROM student")  # noqa: S608
        per_student: dict[str, list[ConferenceLine]] = {}
        for row in self.index.ask(f"SELECT {CONFERENCE} FROM conference {_NEWEST}"):  # noqa: S608
            line = self._lines.conference(row)
            per_student.setdefault(line.student_id, []).append(line)
        lines = (
            self._lines.student(row, per_student.get(row[0], ()), self._stand(row[0]))
            for row in rows
        )
        return tuple(sorted(lines, key=_order))

    def student(self, student_id: str, *, standing: bool = True) -> StudentLine | None:
        """The student with this id, or None.

        Args:
            student_id: The id.
            standing: Whether to tell goals, actions and levels, which may have to be worked out.
        """
        rows = self.index.ask(f"SELECT {STUDENT} FROM student WHERE id = ?", (student_id,))  # noqa: S608
        if not rows:
            return None
        found = self.index.ask(
            f"SELECT {CONFERENCE} FROM conference WHERE student = ? {_NEWEST}",  # noqa: S608
            (student_id,),
        )
        lines = [self._lines.conference(row) for row in found]
        stands = self._stand(student_id) if standing else Stance()
        return self._lines.student(rows[0], lines, stands)

    def listed(self, *, archived: bool = False) -> tuple[Listed, ...]:
        """The students by the name that they go by, as places in a list.

        Args:
            archived: Whether to list those who have left, and not the others.
        """
        cadence = self._lines.cadence
        rows = self.index.ask(
            "SELECT id, tutor, held, agreed, running FROM student WHERE archived = ? "
            "ORDER BY folded, id",
            (archived,),
        )
        return tuple(
            Listed(key, tutor, due_on(day_of(held), day_of(agreed), cadence), bool(running))
            for key, tutor, held, agreed, running in rows
        )

    def roll(self) -> Iterator[StudentLine]:
        """Everybody by name, without conferences and what stands: quick for thousands."""
        for row in self.index.ask(f"SELECT {STUDENT} FROM student ORDER BY folded, id"):  # noqa: S608
            yield self._lines.student(row, (), Stance())

    def find(self, said: str) -> list[StudentLine]:
        """The students whose name has each of these words in it, accents and case aside.

        Args:
            said: Any parts of the name, or of what the student is called; "" finds all.
        """
        words = fold(said).split()
        return [
            line
            for line in self.students
            if all(word in fold(f"{line.name} {line.first}") for word in words)
        ]

    def matching(self, said: str) -> tuple[str, ...]:
        """The ids of the students whose name fits, small slips forgiven, the best first.

        Args:
            said: Any parts of the name.
        """
        return self._finder.find(said)

    @cached_property
    def _finder(self) -> Finder:
        rows = self.index.ask("SELECT id, folded, archived FROM student ORDER BY folded, id")
        return Finder([(key, folded) for key, folded, archived in rows if not archived])

    # Conferences ---------------------------------------------------------------------------

    def conference(self, record_id: str) -> ConferenceLine | None:
        """The conference with this id, or None.

        Args:
            record_id: The id.
        """
        sql = f"SELECT {CONFERENCE} FROM conference WHERE id = ?"  # noqa: S608
        rows = self.index.ask(sql, (record_id,))
        return self._lines.conference(rows[0]) if rows else None

    def told(
        self, student_id: str = "", *, since: date | None = None, until: date | None = None
    ) -> Iterator[Told]:
        """Conferences with their facts, the oldest first.

        Args:
            student_id: Whose; "" for everybody's.
            since: The first day that counts; None for all.
            until: The last day that counts; None for all.
        """
        wheres = {
            "student = ?": student_id,
            "day >= ?": since.isoformat() if since else "",
            "day <= ?": until.isoformat() if until else "",
        }
        asked = {where: value for where, value in wheres.items() if value}
        where = f"WHERE {' AND '.join(asked)}" if asked else ""
        tables = "conference JOIN fact USING (number)"
        columns = f"{CONFERENCE}, packed"
        sql = f"SELECT {columns} FROM {tables} {where} ORDER BY moment, created, id"  # noqa: S608
        for *row, facts in self.index.ask(sql, tuple(asked.values())):
            yield Told(self._lines.conference(row), unpacked(facts))

    @property
    def unreadable(self) -> tuple[UnreadableLine, ...]:
        """Files and folders that can't be used."""
        rows = self.index.ask(
            "SELECT path, reason, remedy FROM file WHERE kind = 'unreadable' ORDER BY path"
        )
        return tuple(
            UnreadableLine(clean(Path(os.fsdecode(path)).as_posix()), reason, remedy)
            for path, reason, remedy in rows
        )

    def _stand(self, student_id: str) -> Stance:
        """What stands for a student; worked out when somebody looks, and kept.

        Unless their conferences are others by then: another thread or program may be filling.
        """
        kept = self.index.ask(
            f"SELECT standing, {_OUT_OF} FROM student WHERE id = ?",  # noqa: S608
            (student_id,),
        )
        if kept and kept[0][0]:
            return unpacked_standing(kept[0][0])
        rows = self.index.ask(
            "SELECT day, packed, status = 'done' FROM conference JOIN fact USING (number) "
            "WHERE student = ? AND status IN ('done', 'open') ORDER BY moment, created, id",
            (student_id,),
        )
        standing = stance_of(
            (date.fromisoformat(day), unpacked(facts), bool(done)) for day, facts, done in rows
        )
        for _, count, newest in kept:
            self.index.keep(
                "UPDATE student SET standing = ? "  # noqa: S608
                f"WHERE id = ? AND ({_OUT_OF}) IS (?, ?)",
                (packed_standing(standing), student_id, count, newest),
            )
        return standing


def _order(line: StudentLine) -> tuple[bool, bool, str]:
    return line.archived, not line.in_progress, fold(line.name)
