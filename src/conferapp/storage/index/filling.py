"""Filling: what files say goes into the index; of several with one id the furthest on counts.

A record that changed gets its words anew under another number. The old ones point to nothing.
"""

import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from conferapp.domain.facts import Facts
from conferapp.domain.lines import ConferenceLine, StudentLine
from conferapp.domain.text import first_name, fold
from conferapp.storage.copy_names import furthest_first
from conferapp.storage.index.entries import Entry, conference_entry, entry_at, student_entry
from conferapp.storage.index.looking import Look, stored
from conferapp.storage.index.packing import packed
from conferapp.storage.workspace import Workspace

_LARGEST: Final = 2**53
_COUNTED: Final = """
UPDATE student SET
    standing = NULL,
    held = (SELECT day FROM conference WHERE student = student.id AND status = 'done'
            ORDER BY moment DESC, created DESC, conference.id DESC LIMIT 1),
    agreed = (SELECT agreed FROM conference WHERE student = student.id AND status = 'done'
              AND agreed IS NOT NULL
              ORDER BY moment DESC, created DESC, conference.id DESC LIMIT 1),
    unfinished = (SELECT count(*) FROM conference
                  WHERE student = student.id AND status IN ('planned', 'open')),
    running = (SELECT count(*) FROM conference WHERE student = student.id AND status = 'open')
WHERE id = ?
"""


class Filler:
    """Writes into an index, inside a transaction that the caller has begun.

    Args:
        index: The index.
        workspace: The workspace.
    """

    def __init__(self, index: sqlite3.Connection, workspace: Workspace) -> None:
        self._index, self._workspace = index, workspace
        self._read: dict[bytes, Entry] = {}
        self._ids: set[tuple[str, str]] = set()
        self._students: set[str] = set()

    def take(self, look: Look, files: Iterable[tuple[Path, str]]) -> None:
        """Take up files that are new or have changed.

        Args:
            look: What is different in their folder.
            files: Those of its files that it is the turn of, with their stamps.
        """
        folder = stored(look.folder, self._workspace.root)
        read = student_entry if look.folder == self._workspace.students else conference_entry
        for path, stamp in files:
            entry = entry_at(path, self._workspace.seal, read)
            name = stored(path, self._workspace.root)
            self._forget(name)
            self._read[name] = entry
            self._ids.add((entry.kind, entry.key))
            self._put(
                "file",
                path=name,
                folder=folder,
                stamp=stamp,
                kind=entry.kind,
                key=entry.key,
                revision=_bounded(entry.revision),
                reason=_text(entry.reason),
                remedy=_text(entry.remedy),
            )

    def drop(self, look: Look) -> None:
        """Forget the files of a folder that aren't there any more.

        Args:
            look: What is different in the folder.
        """
        for name in look.gone:
            self._forget(name)
            self._index.execute("DELETE FROM file WHERE path = ?", (name,))

    def done_with(self, look: Look) -> None:
        """Note that everything of a folder is taken up.

        Args:
            look: What was different in it.
        """
        name = stored(look.folder, self._workspace.root)
        if look.problem is not None:
            reason, remedy = look.problem.advice
            self._put(
                "file",
                path=name,
                folder=name,
                stamp="",
                kind="unreadable",
                key="",
                revision=0,
                reason=_text(reason),
                remedy=_text(remedy),
            )
        if look.folder.is_dir():
            self._put("folder", path=name, seen=look.seen)
        else:
            self._index.execute("DELETE FROM folder WHERE path = ?", (name,))

    def settle(self) -> None:
        """Have each conference and student tell what its file that is furthest on says."""
        for kind, key in self._ids:
            if kind != "unreadable":
                self._settle(kind, key)
        for student in self._students:
            self._count(student)
        self._read.clear()
        self._ids.clear()
        self._students.clear()

    def _forget(self, name: bytes) -> None:
        found = self._index.execute("SELECT kind, key FROM file WHERE path = ?", (name,)).fetchone()
        if found:
            self._ids.add(found)

    def _settle(self, kind: str, key: str) -> None:
        rows = self._index.execute(
            "SELECT revision, path FROM file WHERE key = ? AND kind = ?", (key, kind)
        ).fetchall()
        files = [(revision, self._path(name), name) for revision, name in rows]
        files.sort(key=lambda file: (*furthest_first(file[0], file[1]), file[2]))
        table = "conference" if kind == "conference" else "student"
        if kind == "conference":
            was = self._index.execute("SELECT student FROM conference WHERE id = ?", (key,))
            self._students.update(student for (student,) in was.fetchall())
        else:
            self._students.add(key)
        if not files:
            self._index.execute(f"DELETE FROM {table} WHERE id = ?", (key,))  # noqa: S608
            return
        (_, path, name), *others = files
        read = conference_entry if kind == "conference" else student_entry
        entry = self._read.get(name) or entry_at(path, self._workspace.seal, read)
        copies = b"\n".join(copy for _, _, copy in others)
        if isinstance(entry.line, ConferenceLine):
            self._put_conference(entry, entry.line, name, copies)
        elif isinstance(entry.line, StudentLine):
            self._put_student(entry.line, name, copies)

    def _put_conference(
        self, entry: Entry, line: ConferenceLine, name: bytes, copies: bytes
    ) -> None:
        facts = entry.facts or Facts()
        number = self._next_number()
        self._index.execute("INSERT INTO words (rowid, said) VALUES (?, ?)", (number, entry.said))
        self._put(
            "conference",
            id=line.record_id,
            path=name,
            copies=copies,
            student=line.student_id,
            student_name=_text(line.student_name),
            agenda=_text(line.agenda_id),
            title=_text(line.agenda_title),
            status=line.status,
            revision=_bounded(line.revision),
            created=line.created.isoformat(),
            day=line.day.isoformat(),
            tutor=_text(line.tutor),
            moment=line.moment,
            page=_text(line.page),
            step=line.step,
            steps=line.steps,
            agreed=facts.agreed.isoformat() if facts.agreed else None,
            facts=packed(facts),
            words=number,
        )
        self._students.add(line.student_id)

    def _put_student(self, line: StudentLine, name: bytes | None, copies: bytes = b"") -> None:
        self._put(
            "student",
            id=line.id,
            path=name,
            copies=copies,
            name=_text(line.name),
            first=_text(line.first),
            folded=fold(f"{line.name} {line.first}"),
            grade=_text(line.grade),
            subject=_text(line.subject),
            tutor=_text(line.tutor),
            archived=line.archived,
            revision=_bounded(line.revision),
            unfinished=0,
            running=0,
        )

    def _put(self, table: str, **row: object) -> None:
        names = f"{', '.join(row)}) VALUES ({', '.join('?' * len(row))}"
        self._index.execute(f"INSERT OR REPLACE INTO {table} ({names})", tuple(row.values()))

    def _count(self, student: str) -> None:
        """Reckon anew what a student's conferences come to; they alone may tell of a student."""
        found = self._index.execute("SELECT path FROM student WHERE id = ?", (student,)).fetchone()
        if found is None or found == (None,):
            newest = self._index.execute(
                "SELECT student_name FROM conference WHERE student = ? "
                "ORDER BY moment DESC, created DESC, id DESC LIMIT 1",
                (student,),
            ).fetchone()
            if newest is None:
                self._index.execute("DELETE FROM student WHERE id = ?", (student,))
                return
            (name,) = newest
            self._put_student(StudentLine(student, None, name, first_name(name)), None)
        self._index.execute(_COUNTED, (student,))

    def _next_number(self) -> int:
        """A number that no words have had yet."""
        rows = self._index.execute(
            "UPDATE meta SET value = value + 1 WHERE key = 'words' RETURNING value"
        )
        return int(rows.fetchone()[0])

    def _path(self, name: bytes) -> Path:
        return self._workspace.root / os.fsdecode(name)


def _bounded(number: int) -> int:
    return max(-_LARGEST, min(number, _LARGEST))


def _text(text: str) -> str:
    """A text as sqlite takes it: half a character can't be stored."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
