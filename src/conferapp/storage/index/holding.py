"""Holding: the connections to an index, for several threads of one program.

One writes, and one beside it answers. Where no file can be kept, a single one in memory does both
for as long as the program runs.
"""

import contextlib
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from conferapp.storage.index.opening import BROKEN, is_busy, open_file, open_memory, throw_away


class Held:
    """The connections, opened when they are first wanted.

    Attributes:
        made: Counts how often the index was begun anew.

    Args:
        place: The file of the index; None keeps it in memory.
    """

    def __init__(self, place: Path | None) -> None:
        self._place = place
        self._writing, self._reading = threading.Lock(), threading.Lock()
        self._writer: sqlite3.Connection | None = None
        self._reader: sqlite3.Connection | None = None
        self.made = 0

    @property
    def at_work(self) -> bool:
        """Whether a thread is writing."""
        return self._writing.locked()

    def asked(self, sql: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        """The rows that answer a question.

        Args:
            sql: A SELECT.
            values: What stands in place of its question marks.
        """
        if self._reader is None:
            with self._writing:
                self._open()
        with self._reading:
            return self._reader.execute(sql, values).fetchall() if self._reader else []

    @contextlib.contextmanager
    def at_it(self) -> Iterator[sqlite3.Connection]:
        """The connection that writes, for one thread at a time.

        Who asks goes on beside it, and sees what was last finished; but for one in memory, which
        has a single connection for both.
        """
        with self._writing:
            index = self._open()
            with self._reading if self._reader is index else contextlib.nullcontext():
                yield index

    def begin_anew(self, made: int) -> None:
        """Throw the index away; from the second time on it stays in memory.

        Args:
            made: Which one was met that is broken; another thread may have begun anew meanwhile.
        """
        with self._writing:
            if made != self.made:
                return
            self.made += 1
            self._let_go()
            if self._place is not None:
                throw_away(self._place)
            if self.made > 1:
                self._place = None

    def close(self) -> None:
        """Let go of the file; it is opened again when it is wanted."""
        with self._writing:
            self._let_go()

    def _open(self) -> sqlite3.Connection:
        """The connection that writes; call it with the lock of those who write held."""
        if self._writer is None:
            try:
                self._writer, self._reader = self._opened()
            except BROKEN:
                self._writer = self._reader = open_memory()
        return self._writer

    def _opened(self) -> tuple[sqlite3.Connection, sqlite3.Connection]:
        if self._place is None:
            made = open_memory()
            return made, made
        try:
            return open_file(self._place), open_file(self._place)
        except BROKEN as error:
            if is_busy(error):
                raise
            throw_away(self._place)
            return open_file(self._place), open_file(self._place)

    def _let_go(self) -> None:
        # Closed under a thread that asks, sqlite takes the whole program with it.
        with self._reading:
            for connection in {self._reader, self._writer} - {None}:
                if connection is not None:
                    with contextlib.suppress(*BROKEN):
                        connection.close()
            self._reader = self._writer = None
