"""Searching: the conferences in which words were said, the newest first, and where they stand.

The index knows which conferences have the words. Where in them they stand is read from the file,
of those that are on screen. Imports no pydantic, so that a search begins as soon as somebody types.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from conferapp.domain.excerpts import Excerpt, Sought, excerpt, has_all, worth
from conferapp.domain.lines import ConferenceLine
from conferapp.domain.said import Said, said_in
from conferapp.domain.words import wanted
from conferapp.storage.caseload import Caseload
from conferapp.storage.documents import peek, read_document
from conferapp.storage.errors import Unreadable
from conferapp.storage.index.index import Index
from conferapp.storage.own_students import own_students
from conferapp.storage.sealing import Seal

COUNTED: Final = 1_000
"""Conferences up to which they are counted; nobody reads more of them."""
_FEW: Final = 300
"""Students up to whom it is quicker to go through their conferences than through all."""
_WANTED: Final = ("answers", "notes", "pages")

_BY_WORDS: Final = (
    "FROM words CROSS JOIN conference INDEXED BY conference_number "
    "ON conference.number = words.rowid WHERE words MATCH ?"
)
_BY_TIME: Final = (
    "FROM conference INDEXED BY conference_moment "
    "WHERE number IN (SELECT rowid FROM words WHERE words MATCH ?)"
)
_BY_STUDENT: Final = (
    "FROM conference INDEXED BY conference_student "
    "WHERE number IN (SELECT rowid FROM words WHERE words MATCH ?)"
)
"""Three ways through the same conferences: the first is quick for few hits, the second for many,
the third for few students."""


@dataclass(frozen=True)
class Found:
    """What a search came to.

    Attributes:
        lines: A page of the conferences, the newest first.
        count: How many there are in all; one more than `COUNTED` stands for any larger number.
    """

    lines: tuple[ConferenceLine, ...] = ()
    count: int = 0


@dataclass(frozen=True)
class Hit:
    """A place in a conference where the words stand.

    Attributes:
        said: The answer or note.
        excerpt: The part of it around the words.
    """

    said: Said
    excerpt: Excerpt


def can_search(index: Index) -> bool:
    """Whether words can be looked for: now and then a Python comes without that part of sqlite.

    Args:
        index: The index.
    """
    rows = index.ask("SELECT sql FROM sqlite_master WHERE name = 'words'")
    return any("fts5" in str(sql) for (sql,) in rows)


def searched(caseload: Caseload) -> int:
    """How many conferences are looked through.

    Args:
        caseload: The caseload.
    """
    rows = caseload.index.ask("SELECT count(*) FROM conference")
    return int(rows[0][0]) if rows else 0


def search(caseload: Caseload, said: str, limit: int, offset: int = 0, *, tutor: str = "") -> Found:
    """A page of the conferences in which each of these words, or a longer one, was said.

    Args:
        caseload: The caseload.
        said: What was typed.
        limit: How many to give.
        offset: How many to pass over.
        tutor: Whose students to look among; "" for everybody's.
    """
    words = wanted(said)
    if not words:
        return Found()
    asked = " ".join(f'"{word}"' if _is_letter(word) else f'"{word}"*' for word in words)
    where, tutors, students = own_students(caseload.index, tutor)
    own = f" AND {where}" if where else ""
    few = bool(own) and students <= _FEW
    counted = (_BY_STUDENT if few else _BY_WORDS) + own
    values = (asked, *tutors)
    sql = f"SELECT count(*) FROM (SELECT 1 {counted} LIMIT {COUNTED + 1})"  # noqa: S608
    rows = caseload.index.ask(sql, values)
    count = int(rows[0][0]) if rows else 0
    if offset >= count and count <= COUNTED:
        return Found((), count)
    way = counted if few or count <= COUNTED else _BY_TIME + own
    found = caseload.index.ask(
        f"SELECT id {way} ORDER BY moment DESC, number DESC LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    lines = (caseload.conference(key) for (key,) in found)
    return Found(tuple(line for line in lines if line is not None), count)


def hits_in(path: Path, seal: Seal, sought: Sought, room: int) -> tuple[Hit, ...]:
    """The answers and notes of a conference in which sought words stand.

    Those with most of the words come first, otherwise they keep the order of the conference.

    Nothing where a word isn't in it any more, where letters of a script without spaces stand in
    another order, or where the file can't be read; home lists that one with the reason.

    Args:
        path: The file.
        seal: How the files of its workspace are sealed.
        sought: What is looked for.
        room: Letters that each excerpt may have.
    """
    try:
        told = tuple(said_in(peek(read_document(path, seal), _WANTED)))
    except Unreadable:
        return ()
    if not has_all([said.text for said in told], sought):
        return ()
    best_first = sorted(told, key=lambda said: -worth(said.text, sought))
    excerpts = ((said, excerpt(said.text, sought, room)) for said in best_first)
    return tuple(Hit(said, found) for said, found in excerpts if found is not None)


def _is_letter(word: str) -> bool:
    """Whether it is one letter of a script without spaces, which is a word by itself."""
    return len(word) == 1 and not word.isascii()
