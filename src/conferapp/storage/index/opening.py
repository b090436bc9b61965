"""Opening the index: a file for this user alone, or memory where there may or can be none.

Whatever is wrong with the file, it is thrown away: everything in it can be read again.
"""

import contextlib
import os
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from conferapp.storage import disk
from conferapp.storage.errors import WriteFailed
from conferapp.storage.files import private_folder
from conferapp.storage.index.schema import NO_WORDS, SHAPE, TABLES

PATIENCE: Final = 2.0
"""Seconds for which one program waits until another has written its share."""
_CHECKPOINT: Final = 8_000
"""Pages that may wait beside the file before they are put into it."""
_WORN_OUT: Final = 5_000
"""Records whose words were left behind, from which on an index is worth making anew."""
_ENDINGS: Final = ("", "-wal", "-shm", "-journal")
_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
BROKEN: Final = (sqlite3.DatabaseError, OSError, UnicodeError, ValueError, WriteFailed)
"""What reading or writing an index can meet that isn't one, or of which a part is gone."""


def is_busy(error: BaseException) -> bool:
    """Whether only another program is at the index just now.

    Args:
        error: What an operation met.
    """
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(code, int) and code & 0xFF in _BUSY


def open_file(place: Path) -> sqlite3.Connection:
    """Open an index that is there and sound, or make an empty one.

    Args:
        place: The file.

    Raises:
        sqlite3.Error: Another program is at it, or it can't be used.
        OSError: It can't be made.
        WriteFailed: Its folder can't be made.
    """
    private_folder(place.parent)
    _make(place)
    connection = _connected(os.fspath(place))
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT}")
        if not _is_ours(connection):
            raise sqlite3.DatabaseError("of another shape, worn out, or of somebody who is gone")
    except BaseException:
        connection.close()
        raise
    return connection


def open_memory() -> sqlite3.Connection:
    """An empty index that ends with the program."""
    connection = _connected(":memory:")
    _lay_out(connection)
    return connection


@contextlib.contextmanager
def without_patience(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A connection for what isn't worth waiting until another program has written its share.

    Args:
        connection: The one that writes.
    """
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        yield connection
    finally:
        connection.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000:.0f}")


def throw_away(place: Path) -> None:
    """Remove an index; one that isn't there is fine, and so is one that can't be removed.

    Args:
        place: The file.
    """
    for ending in _ENDINGS:
        with contextlib.suppress(OSError):
            os.unlink(f"{place}{ending}")


def _make(place: Path) -> None:
    """Make an empty file, if there is none, that nobody else may read from its first moment on.

    One that is there isn't opened. Closing it again would take away what sqlite has locked in it
    for this whole process, and another one would remove the log beside it that we write into.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | disk.PLAIN
    try:
        os.close(os.open(place, flags, disk.FILE_MODE))
    except FileExistsError:
        if not stat.S_ISREG(os.lstat(place).st_mode):
            raise


def _connected(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        name, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _is_ours(connection: sqlite3.Connection) -> bool:
    """Whether it has the tables of this version, and no words that it shouldn't have any more.

    Those of conferences that changed point to nothing; too many of them cost room. Those of a
    student who is gone have to go, too, and can't be taken out one by one.
    """
    if _is_empty(connection):
        connection.execute("BEGIN IMMEDIATE")
        if _is_empty(connection):  # another program may have been quicker
            _lay_out(connection)
        connection.execute("COMMIT")
    meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    (conferences,) = connection.execute("SELECT count(*) FROM conference").fetchone()
    left_behind = meta.get("words", 0) - conferences
    worn_out = left_behind > _WORN_OUT + 2 * conferences
    return meta.get("shape") == SHAPE and not meta.get("gone") and not worn_out


def _is_empty(connection: sqlite3.Connection) -> bool:
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return not tables


def _lay_out(connection: sqlite3.Connection) -> None:
    for statement in filter(None, map(str.strip, TABLES.split(";"))):
        try:
            connection.execute(statement)
        except sqlite3.OperationalError as error:
            if "no such module" not in str(error):
                raise
            for instead in NO_WORDS:
                connection.execute(instead)
    connection.execute("INSERT INTO meta VALUES ('words', 0), ('gone', 0), ('shape', ?)", (SHAPE,))
    # Words are gathered in memory and written in large portions.
    connection.execute("INSERT INTO words (words, rank) VALUES ('hashsize', 16777216)")
