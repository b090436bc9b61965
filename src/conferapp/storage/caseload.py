"""The caseload: every student with their conferences, as the files have them, through the index.

Imports no pydantic, because home shows before that is loaded. What a file is called decides
nothing; the ids inside do. Nothing is read that nobody looks at: a list of thousands is a list of
ids, and each line is asked for when it comes on screen.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Final, NamedTuple

from conferapp.domain.due import due_on
from conferapp.domain.facts import Facts, Standing, standing_of
from conferapp.domain.finding import Finder
from conferapp.domain.lines import ConferenceLine, StudentLine
from conferapp.domain.text import clean, fold
from conferapp.storage.index.index import Index
from conferapp.storage.index.packing import packed_standing, unpacked, unpacked_standing
from conferapp.storage.workspace import Workspace

__all__ = ["USUAL_CADENCE", "Caseload", "ConferenceLine", "StudentLine", "Told", "UnreadableLine"]

USUAL_CADENCE: Final = 14
"""Days from one conference to the next, where a program says nothing else."""
_OF_STUDENT: Final = (
    "id, path, copies, name, first, grade, subject, tutor, archived, revision, held, agreed"
)
_STUDENT: Final = f"{_OF_STUDENT}, standing"
_CONFERENCE: Final = (
    "id, path, copies, student, student_name, agenda, title, status, revision, "
    "created, day, tutor, moment, page, step, steps"
)
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
        self._workspace, self._cadence = workspace, cadence

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
        rows = self.index.ask(f"SELECT {_STUDENT} FROM student")  # noqa: S608
        per_student: dict[str, list[ConferenceLine]] = {}
        for row in self.index.ask(f"SELECT {_CONFERENCE} FROM conference {_NEWEST}"):  # noqa: S608
            line = self._conference(row)
            per_student.setdefault(line.student_id, []).append(line)
        lines = (self._student(row, per_student.get(row[0], ())) for row in rows)
        return tuple(sorted(lines, key=_order))

    def student(self, student_id: str, *, standing: bool = True) -> StudentLine | None:
        """The student with this id, or None.

        Args:
            student_id: The id.
            standing: Whether to tell goals, actions and levels, which may have to be worked out.
        """
        rows = self.index.ask(f"SELECT {_STUDENT} FROM student WHERE id = ?", (student_id,))  # noqa: S608
        if not rows:
            return None
        found = self.index.ask(
            f"SELECT {_CONFERENCE} FROM conference WHERE student = ? {_NEWEST}",  # noqa: S608
            (student_id,),
        )
        lines = [self._conference(row) for row in found]
        return self._student(rows[0], lines, standing=standing)

    def listed(self, *, archived: bool = False) -> tuple[Listed, ...]:
        """The students by the name that they go by, as places in a list.

        Args:
            archived: Whether to list those who have left, and not the others.
        """
        rows = self.index.ask(
            "SELECT id, tutor, held, agreed, running FROM student WHERE archived = ? "
            "ORDER BY folded, id",
            (archived,),
        )
        return tuple(
            Listed(key, tutor, self._due(held, agreed), bool(running))
            for key, tutor, held, agreed, running in rows
        )

    def roll(self) -> Iterator[StudentLine]:
        """Everybody by name, without conferences and what stands: quick for thousands."""
        sql = f"SELECT {_OF_STUDENT}, ? FROM student ORDER BY folded, id"  # noqa: S608
        for row in self.index.ask(sql, (packed_standing(Standing()),)):
            yield self._student(row, ())

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
        sql = f"SELECT {_CONFERENCE} FROM conference WHERE id = ?"  # noqa: S608
        rows = self.index.ask(sql, (record_id,))
        return self._conference(rows[0]) if rows else None

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
        columns = f"{_CONFERENCE}, packed"
        sql = f"SELECT {columns} FROM {tables} {where} ORDER BY moment, created, id"  # noqa: S608
        for *row, facts in self.index.ask(sql, tuple(asked.values())):
            yield Told(self._conference(row), unpacked(facts))

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

    # Out of the index ----------------------------------------------------------------------

    def _student(
        self, row: Sequence[Any], conferences: Sequence[ConferenceLine], *, standing: bool = True
    ) -> StudentLine:
        key, path, copies, name, first, grade, subject, tutor, archived, revision, *rest = row
        held, agreed, kept = rest
        stands = Standing()
        if standing:
            stands = unpacked_standing(kept) if kept else self._stand(key)
        return StudentLine(
            id=key,
            path=self._path(path) if path is not None else None,
            name=name,
            first=first,
            grade=grade,
            subject=subject,
            tutor=tutor,
            archived=bool(archived),
            revision=revision,
            copies=self._copies(copies),
            conferences=tuple(conferences),
            goal=stands.goal,
            goals=stands.goals,
            actions=stands.actions,
            levels=stands.levels,
            agreed=_day(agreed),
            due=self._due(held, agreed),
            days_since=(self.today - date.fromisoformat(held)).days if held else None,
        )

    def _stand(self, student_id: str) -> Standing:
        """What stands for a student; worked out when somebody looks, and kept."""
        rows = self.index.ask(
            "SELECT day, packed, status = 'done' FROM conference JOIN fact USING (number) "
            "WHERE student = ? AND status IN ('done', 'open') ORDER BY moment, created, id",
            (student_id,),
        )
        standing = standing_of(
            (date.fromisoformat(day), unpacked(facts), bool(done)) for day, facts, done in rows
        )
        self.index.keep(
            "UPDATE student SET standing = ? WHERE id = ?",
            (packed_standing(standing), student_id),
        )
        return standing

    def _conference(self, row: Sequence[Any]) -> ConferenceLine:
        key, path, copies, student, name, agenda, title, status, revision, *rest = row
        created, day, tutor, moment, page, step, steps = rest
        return ConferenceLine(
            record_id=key,
            path=self._path(path),
            student_id=student,
            student_name=name,
            agenda_id=agenda,
            agenda_title=title,
            status=status,
            revision=revision,
            created=date.fromisoformat(created),
            day=date.fromisoformat(day),
            tutor=tutor,
            moment=moment,
            page=page,
            step=step,
            steps=steps,
            copies=self._copies(copies),
        )

    def _due(self, held: str | None, agreed: str | None) -> date | None:
        return due_on(_day(held), _day(agreed), self._cadence)

    def _path(self, stored: bytes) -> Path:
        return self._workspace.root / os.fsdecode(stored)

    def _copies(self, stored: bytes) -> tuple[Path, ...]:
        return tuple(self._path(path) for path in stored.split(b"\n")) if stored else ()


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _order(line: StudentLine) -> tuple[bool, bool, str]:
    return line.archived, not line.in_progress, fold(line.name)
