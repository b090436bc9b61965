"""Lines out of the index: rows of its tables as what lists show."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from conferapp.domain.due import due_on
from conferapp.domain.lines import ConferenceLine, StudentLine
from conferapp.domain.stance import Stance

STUDENT: Final = (
    "id, path, copies, name, first, grade, subject, tutor, archived, revision, held, agreed"
)
"""The columns that `Lines.student` wants."""
CONFERENCE: Final = (
    "id, path, copies, student, student_name, agenda, title, status, revision, "
    "created, day, tutor, moment, page, step, steps"
)
"""The columns that `Lines.conference` wants."""

BETWEEN_COPIES: Final = b"\0"
"""Stands between the paths of copies: the one byte that no path has in it."""

Row = Sequence[Any]


@dataclass(frozen=True)
class Lines:
    """Makes lines out of rows.

    Attributes:
        root: The folder of the workspace.
        today: The day to count from.
        cadence: Days from one conference to the next.
    """

    root: Path
    today: date
    cadence: int

    def student(
        self, row: Row, conferences: Sequence[ConferenceLine], stands: Stance
    ) -> StudentLine:
        """A student.

        Args:
            row: The columns `STUDENT`.
            conferences: Their conferences, the newest first.
            stands: What these have left standing.
        """
        key, path, copies, name, first, grade, subject, tutor, archived, revision, *days = row
        held, agreed = map(day_of, days)
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
            agreed=agreed,
            due=due_on(held, agreed, self.cadence),
            days_since=(self.today - held).days if held else None,
        )

    def conference(self, row: Row) -> ConferenceLine:
        """A conference.

        Args:
            row: The columns `CONFERENCE`.
        """
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

    def _path(self, stored: bytes) -> Path:
        return self.root / os.fsdecode(stored)

    def _copies(self, stored: bytes) -> tuple[Path, ...]:
        return tuple(map(self._path, stored.split(BETWEEN_COPIES))) if stored else ()


def day_of(stored: str | None) -> date | None:
    """A day as the index has it, or None."""
    return date.fromisoformat(stored) if stored else None
