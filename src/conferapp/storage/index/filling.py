"""Filling: what files say goes into the index; of several with one id the furthest on counts.

A record that changed gets its words anew under another number. The old ones point to nothing.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from conferapp.domain.lines import GROUP_AGENDA, StudentLine
from conferapp.domain.text import first_name
from conferapp.storage.copy_names import furthest_first
from conferapp.storage.index.entries import (
    Entry,
    conference_entry,
    entry_at,
    student_entry,
    student_row,
)
from conferapp.storage.index.lines import BETWEEN_COPIES
from conferapp.storage.index.looking import Look, stored
from conferapp.storage.workspace import Workspace

Row = tuple[object, ...]
_Files = tuple[str, bytes, bytes]
"""An id, the file that is furthest on, and its other files."""
_NEWEST: Final = "ORDER BY moment DESC, created DESC, conference.id DESC LIMIT 1"
_COUNT: Final = f"""
UPDATE student SET
    standing = NULL,
    held = (SELECT day FROM conference WHERE student = student.id AND status = 'done'
            AND agenda != '{GROUP_AGENDA}' {_NEWEST}),
    agreed = (SELECT agreed FROM conference
              WHERE student = student.id AND status = 'done' AND agreed IS NOT NULL {_NEWEST}),
    unfinished = (SELECT count(*) FROM conference
                  WHERE student = student.id AND status IN ('planned', 'open')),
    running = (SELECT count(*) FROM conference WHERE student = student.id AND status = 'open')
WHERE id IN (SELECT id FROM counted)
"""  # noqa: S608
_STRANGERS: Final = f"""
SELECT id, (SELECT student_name FROM conference WHERE student = counted.id {_NEWEST}) FROM counted
WHERE NOT EXISTS (SELECT * FROM student WHERE student.id = counted.id)
AND EXISTS (SELECT * FROM conference WHERE student = counted.id)
"""  # noqa: S608
_NOTE_GONE: Final = """
UPDATE meta SET value = 1 WHERE key = 'gone' AND EXISTS (
    SELECT * FROM counted WHERE NOT EXISTS (SELECT * FROM student WHERE student.id = counted.id)
)
"""
_READERS: Final = {"conference": conference_entry, "student": student_entry}


def fill(
    index: sqlite3.Connection,
    workspace: Workspace,
    found: Iterable[tuple[Look, Sequence[Entry]]],
) -> None:
    """Take up what is different in some folders.

    Args:
        index: The index, in a transaction that the caller has begun.
        workspace: The workspace.
        found: What is different, and what the changed files say, in the same order.
    """
    filler = _Filler(index, workspace)
    for look, entries in found:
        filler.take(look, entries)
    filler.settle()


class _Filler:
    """Takes files up, then settles what they come to.

    Args:
        index: The index.
        workspace: The workspace.
    """

    def __init__(self, index: sqlite3.Connection, workspace: Workspace) -> None:
        self._index, self._workspace = index, workspace
        self._read: dict[bytes, Entry] = {}
        for table in ("touched (kind, key)", "counted (id)"):
            name, _, columns = table.partition(" ")
            keys = columns.strip("()")
            index.execute(f"CREATE TEMP TABLE IF NOT EXISTS {name} ({keys}, PRIMARY KEY ({keys}))")
            index.execute(f"DELETE FROM {name}")  # noqa: S608

    def take(self, look: Look, entries: Sequence[Entry]) -> None:
        """Take up what is different in a folder.

        Args:
            look: What is different.
            entries: What its changed files say.
        """
        folder = stored(look.folder, self._workspace.root)
        names = [stored(path, self._workspace.root) for path, _ in look.changed]
        before = [(name,) for name in (*names, *look.gone)]
        self._many(
            "INSERT OR IGNORE INTO touched SELECT kind, key FROM file WHERE path = ?", before
        )
        self._many("DELETE FROM file WHERE path = ?", [(name,) for name in look.gone])
        rows: list[Row] = []
        for name, (_, stamp), entry in zip(names, look.changed, entries, strict=True):
            self._read[name] = entry
            what = (entry.kind, entry.key, entry.revision, entry.reason, entry.remedy)
            rows.append((name, folder, stamp, *what))
        if look.problem is not None:
            rows.append((folder, folder, "", "unreadable", "", 0, *look.problem.advice))
        self._insert("file", rows)
        self._many(
            "INSERT OR IGNORE INTO touched VALUES (?, ?)", [(e.kind, e.key) for e in entries]
        )
        self._index.execute("DELETE FROM folder WHERE path = ?", (folder,))
        # One that can't be read is kept, too: its files are known, and have to go when it does.
        if look.there:
            self._insert("folder", [(folder, look.seen)])

    def settle(self) -> None:
        """Have each conference and student tell what its file that is furthest on says."""
        ask = self._index.execute
        touched = "SELECT key FROM touched WHERE kind = 'conference'"
        ask(
            "INSERT OR IGNORE INTO counted SELECT student FROM conference "  # noqa: S608
            f"WHERE id IN ({touched})"
        )
        ask(
            "DELETE FROM fact WHERE number IN "  # noqa: S608
            f"(SELECT number FROM conference WHERE id IN ({touched}))"
        )
        ask(f"DELETE FROM conference WHERE id IN ({touched})")  # noqa: S608
        ask("INSERT OR IGNORE INTO counted SELECT key FROM touched WHERE kind = 'student'")
        ask("DELETE FROM student WHERE id IN (SELECT id FROM counted) AND path IS NULL")
        ask("DELETE FROM student WHERE id IN (SELECT key FROM touched WHERE kind = 'student')")
        self._put_conferences(list(self._furthest("conference")))
        found = self._furthest("student")
        self._insert("student", [(*files, *entry.row) for files, entry in found])
        strangers = ask(_STRANGERS).fetchall()
        lines = (StudentLine(key, None, name, first_name(name)) for key, name in strangers)
        self._insert("student", [(line.id, None, b"", *student_row(line)) for line in lines])
        ask(_COUNT)
        ask(_NOTE_GONE)

    def _furthest(self, kind: str) -> Iterator[tuple[_Files, Entry]]:
        """What is touched of a kind: by the file that is furthest on."""
        files: dict[str, list[tuple[int, bytes]]] = {}
        found = self._index.execute(
            "SELECT file.key, revision, path FROM touched JOIN file USING (kind, key) "
            "WHERE kind = ?",
            (kind,),
        )
        for key, revision, name in found.fetchall():
            files.setdefault(key, []).append((revision, name))
        for same in files.values():
            if len(same) > 1:
                same.sort(key=self._order)
            name = same[0][1]
            entry = self._read.get(name)
            if entry is None:
                path = self._workspace.root / os.fsdecode(name)
                entry = entry_at(path, self._workspace.seal, _READERS[kind])
            if entry.kind == kind:
                copies = BETWEEN_COPIES.join(other for _, other in same[1:])
                yield (entry.key, name, copies), entry

    def _order(self, file: tuple[int, bytes]) -> tuple[int, int, bytes]:
        revision, name = file
        return *furthest_first(revision, Path(os.fsdecode(name))), name

    def _put_conferences(self, found: Sequence[tuple[_Files, Entry]]) -> None:
        if not found:
            return
        (last,) = self._index.execute("SELECT value FROM meta WHERE key = 'words'").fetchone()
        numbered = [*enumerate(found, last + 1)]
        words = [(number, entry.said) for number, (_, entry) in numbered]
        self._many("INSERT INTO words (rowid, said) VALUES (?, ?)", words)
        self._insert("fact", [(number, entry.facts) for number, (_, entry) in numbered])
        rows = [(*files, *entry.row, number) for number, (files, entry) in numbered]
        self._insert("conference", rows)
        students = [entry.row[:1] for _, entry in found]
        self._many("INSERT OR IGNORE INTO counted VALUES (?)", students)
        self._index.execute(
            "UPDATE meta SET value = ? WHERE key = 'words'", (last + len(numbered),)
        )

    def _insert(self, table: str, rows: Sequence[Row]) -> None:
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self._many(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)  # noqa: S608

    def _many(self, sql: str, rows: Iterable[Row]) -> None:
        self._index.executemany(sql, rows)
