"""The index of a workspace: kept up with the files by what changed, and asked from any thread.

One thread writes at a time, in portions, so that another program and the screen get their turn in
between. Where the file of the index is broken, or is none, it is thrown away and begun anew, which
is nobody's problem but the index's own.
"""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import time
from typing import Any, Final, NamedTuple

from conferapp.storage.errors import Unreadable
from conferapp.storage.index.entries import Entry
from conferapp.storage.index.filling import fill
from conferapp.storage.index.holding import Held
from conferapp.storage.index.looking import (
    Look,
    folders_to_look_into,
    look_into,
    stamps_known,
    stored,
    times_known,
)
from conferapp.storage.index.opening import BROKEN, is_busy, throw_away, without_patience
from conferapp.storage.index.reading import MANY, read_beside, read_in_line
from conferapp.storage.safe_names import is_student_id
from conferapp.storage.workspace import Workspace

PORTION: Final = 500
"""Files that are taken up in one go: what sqlite does at the end of each takes its time, too."""
AT_ONCE: Final = 400
"""Files up to which nobody has to be told that they are being read."""
SMALL: Final = 2_000
"""Files up to which looking at each costs next to nothing."""
_TRIES: Final = 3
"""With the file that is there, with a new one, and in memory."""


class Progress(NamedTuple):
    """How far the index is.

    Attributes:
        done: Files that were taken up.
        total: Files that were to be taken up.
    """

    done: int = 0
    total: int = 0

    @property
    def left(self) -> int:
        """Files that are still to be taken up."""
        return self.total - self.done


class Index:
    """What the files of a workspace say, for quick answers.

    Args:
        workspace: The workspace.
        place: The file of the index; None keeps it in memory, and so does an encrypted workspace,
            because nothing of it may lie open on the disk.
        now: Tells the time in seconds, as the file system counts it.
    """

    def __init__(
        self, workspace: Workspace, place: Path | None = None, now: Callable[[], float] = time
    ) -> None:
        if workspace.seal.suffix and place is not None:
            throw_away(place)  # made before the workspace was encrypted
            place = None
        self._workspace, self._now = workspace, now
        self._held = Held(place)

    # Asking --------------------------------------------------------------------------------

    def ask(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that answer a question.

        Args:
            sql: A SELECT.
            values: What stands in place of its question marks.
        """
        for _ in range(_TRIES - 1):
            made = self._held.made
            try:
                return self._held.asked(sql, values)
            except UnicodeEncodeError:  # half a character, which nothing in the index has
                return []
            except BROKEN as error:
                if is_busy(error):
                    return []
            self._held.begin_anew(made)
            self.refresh(most=AT_ONCE)
        return self._held.asked(sql, values)

    def keep(self, sql: str, values: Sequence[object] = ()) -> None:
        """Keep something that was worked out from what the index has; it may as well be lost.

        Args:
            sql: A statement that changes one row.
            values: What stands in place of its question marks.
        """
        if not self._held.at_work:
            with contextlib.suppress(*BROKEN), self._held.at_it() as index, without_patience(index):
                index.execute(sql, values)

    def close(self) -> None:
        """Let go of the file."""
        self._held.close()

    # Keeping up ----------------------------------------------------------------------------

    def refresh(self, *, deep: bool | None = None, most: int | None = None) -> Progress:
        """Take up what changed on disk since the last look.

        Args:
            deep: Whether to look at every file, and not only into folders that changed. None: where
                that costs next to nothing.
            most: How many files may be taken up; None for any number. Where more have changed,
                none is taken up.

        Returns:
            How far that went.
        """
        progress = Progress()
        for progress in self.refreshing(deep=deep, most=most):  # noqa: B007  # the last one counts
            pass
        return progress

    def refreshing(
        self, *, deep: bool | None = None, most: int | None = None
    ) -> Iterator[Progress]:
        """The same in portions; whoever asks in between sees what was taken up.

        Args:
            deep: See `refresh`.
            most: See `refresh`.
        """
        for _ in range(_TRIES - 1):
            made = self._held.made
            try:
                yield from self._in_portions(deep, most)
                return
            except BROKEN as error:
                if is_busy(error):
                    return
            self._held.begin_anew(made)
        yield from self._in_portions(deep, most)

    def refresh_student(self, student_id: str) -> None:
        """Take up what changed of one student at once, while the rest may still be read.

        Args:
            student_id: The student's id; any other text for the students' files alone.
        """
        folders = [self._workspace.students]
        if is_student_id(student_id):
            folders.append(self._workspace.records / student_id)
        with contextlib.suppress(*BROKEN):
            looks = self._look(folders)
            for _ in self._taken_up(looks):
                pass

    def _in_portions(self, deep: bool | None, most: int | None) -> Iterator[Progress]:
        changed, others = self._to_look_into(deep)
        if most is not None and len(changed) > most:
            yield Progress(0, len(changed))
            return
        looks = self._look((*changed, *others))
        total = sum(len(look.changed) for look in looks)
        if most is not None and total > most:
            yield Progress(0, total)
            return
        yield Progress(0, total)
        done = 0
        for count in self._taken_up(looks):
            done += count
            yield Progress(done, total)

    def _to_look_into(self, deep: bool | None) -> tuple[Sequence[Path], Sequence[Path]]:
        with self._held.at_it() as index:
            (many,) = index.execute("SELECT count(*) FROM file").fetchone()
            known = times_known(index)
        wholly = many <= SMALL if deep is None else deep
        try:
            return folders_to_look_into(known, self._workspace, deep=wholly)
        except Unreadable:  # looking into it tells why
            return (self._workspace.students, self._workspace.records), ()

    def _look(self, folders: Sequence[Path]) -> list[Look]:
        """Look into folders; who waits for the index doesn't wait for the disk meanwhile."""
        looks = []
        for folder in folders:
            with self._held.at_it() as index:
                known = stamps_known(index, stored(folder, self._workspace.root))
            looks.append(look_into(folder, known, self._workspace, self._now()))
        return looks

    def _taken_up(self, looks: Sequence[Look]) -> Iterator[int]:
        """Take up what is different, a portion at a time; how many files each had."""
        many = sum(len(look.changed) for look in looks) >= MANY
        read = read_beside if many and not self._workspace.seal.suffix else read_in_line
        portion: list[tuple[Look, list[Entry]]] = []
        count = 0
        for look, entries in read(self._workspace, looks):
            portion.append((look, entries))
            count += len(entries)
            if count >= PORTION:
                self._transact(portion)
                yield count
                portion, count = [], 0
        self._transact(portion)
        yield count

    def _transact(self, found: Sequence[tuple[Look, Sequence[Entry]]]) -> None:
        if not found:
            return
        with self._held.at_it() as index:
            index.execute("BEGIN IMMEDIATE")
            try:
                fill(index, self._workspace, found)
            except BaseException:
                index.execute("ROLLBACK")
                raise
            index.execute("COMMIT")
