"""How the files of a workspace stand to each other: copies, versions, and what lost its place."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from conferapp.storage.checked import Checked
from conferapp.storage.copy_names import furthest_first, stem_of
from conferapp.storage.findings import CONFLICTING, DUPLICATE, ORPHANED, Finding
from conferapp.storage.safe_names import is_record_id, is_student_id
from conferapp.storage.workspace import Workspace

_FROM_BACKUP: Final = "Look for it in your backup or sync program."
_LAST: Final = 8
"""Digits of a record's id that stand in the name of its file."""


@dataclass(frozen=True)
class Relations:
    """The files that could be read, and the names of those that couldn't.

    Attributes:
        workspace: The workspace.
        students: Students' files.
        records: Records.
        unread: Files that couldn't be read, which may be what others seem to lack.
        kept_since: The first day from which conferences are kept; None where all are.
        binned: The ids of what is in the bin, which isn't lost.
    """

    workspace: Workspace
    students: Sequence[Checked]
    records: Sequence[Checked]
    unread: Collection[Path]
    kept_since: date | None
    binned: Collection[str] = ()

    def findings(self) -> Iterator[Finding]:
        """Everything about them that isn't as it should be."""
        yield from self._versions(self.students, "student")
        yield from self._versions(self.records, "conference")
        yield from map(self._renamed, filter(_is_renamed, self.students))
        yield from self._strangers()
        yield from filter(None, map(self._elsewhere, self.records))
        yield from self._lost_before()

    def _versions(self, files: Sequence[Checked], what: str) -> Iterator[Finding]:
        count = Counter(file.id for file in files)
        same: dict[str, list[Checked]] = {}
        for file in files:
            if count[file.id] > 1:
                same.setdefault(file.id, []).append(file)
        for versions in same.values():
            # The order that home has.
            first, *others = sorted(versions, key=lambda v: furthest_first(v.revision, v.path))
            there = self.workspace.relative(first.path)
            for other in others:
                equal = other.digest == first.digest
                reason = f"the same {what}, word for word" if equal else f"the same {what}, changed"
                here = self.workspace.relative(other.path)
                yield Finding(DUPLICATE if equal else CONFLICTING, here, reason, also=there)

    def _renamed(self, student: Checked) -> Finding:
        return Finding(
            ORPHANED,
            self.workspace.relative(student.path),
            f"its name is that of another student than the id inside, {student.id}",
            f"If the id is right, call it {student.id}.json.",
        )

    def _strangers(self) -> Iterator[Finding]:
        known = {student.id for student in self.students} | set(map(stem_of, self.unread))
        strange: dict[str, list[Checked]] = {}
        for record in self.records:
            if record.student_id not in known:
                strange.setdefault(record.student_id, []).append(record)
        for student_id, records in strange.items():
            ids = len({record.id for record in records})
            held = "1 conference" if ids == 1 else f"{ids} conferences"
            folders = {record.path.parent for record in records}
            place = folders.pop() if len(folders) == 1 else records[0].path
            yield Finding(
                ORPHANED,
                self.workspace.relative(place),
                f"{held} of a student who has no file",
                f"Home shows the student all the same. Look for students/{student_id}.json in your "
                "backup or sync program.",
            )

    def _elsewhere(self, record: Checked) -> Finding | None:
        folder = record.path.parent
        if folder.name == record.student_id and folder.parent == self.workspace.records:
            return None
        return Finding(
            ORPHANED,
            self.workspace.relative(record.path),
            "a conference of another student than its folder"
            if folder != self.workspace.records
            else "a conference in no student’s folder",
            f"Move it to records/{record.student_id} while the app is closed.",
        )

    def _lost_before(self) -> Iterator[Finding]:
        known = {record.id for record in self.records} | {*self.binned}
        unread = " ".join(stem_of(path) for path in self.unread)
        for record in self.records:
            before = record.previous
            lost = before is not None and before not in known and before[-_LAST:] not in unread
            if before and lost and not self._was_removed(before):
                yield Finding(
                    ORPHANED,
                    self.workspace.relative(record.path),
                    "the conference that it goes on from isn’t here",
                    _FROM_BACKUP,
                )

    def _was_removed(self, record_id: str) -> bool:
        """Whether a conference is one that nobody expects to find any more."""
        begun = _day_of(record_id)
        return begun is not None and self.kept_since is not None and begun < self.kept_since


def kept_since(today: date, days: int) -> date | None:
    """The first day from which conferences are kept.

    Args:
        today: The day to count from.
        days: How long they are kept; 0 for ever.
    """
    return today - timedelta(days=days) if 0 < days <= today.toordinal() - 1 else None


def _is_renamed(student: Checked) -> bool:
    """Whether a file has the name of some other student; other names, as of copies, are fine."""
    stem = stem_of(student.path)
    return stem != student.id and is_student_id(stem)


def _day_of(record_id: str) -> date | None:
    """The day on which an id was given, which a UUID of version 7 tells."""
    if not is_record_id(record_id) or UUID(record_id).version != 7:
        return None
    seconds = (UUID(record_id).int >> 80) / 1000
    try:
        return datetime.fromtimestamp(seconds, UTC).date()
    except (OverflowError, OSError, ValueError):
        return None
