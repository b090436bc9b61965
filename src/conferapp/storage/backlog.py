"""What is offered for saving and not on disk yet, and when it is due.

Plain bookkeeping without threads, files or a clock of its own: `storage.saver` does those.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

RETRY_AFTER: Final[Sequence[float]] = (0.5, 1.0, 1.5)
"""Seconds to wait after each failure in a row; the last one repeats. It stays under the two seconds
within which all is saved once a disk works again."""


class Savable(Protocol):
    """A snapshot of a document; it doesn't change any more."""

    @property
    def key(self) -> str:
        """Which document."""

    @property
    def revision(self) -> int:
        """Orders the snapshots of one document."""


@dataclass
class _Entry:
    """One document with unsaved changes.

    Attributes:
        newest: The newest snapshot.
        since: When the first change came that is in no snapshot handed out; infinite if none.
        not_before: When to try again after a failure.
        failures: How many in a row.
        problem: The sentence of the last failure.
        writing: The snapshot that was handed out.
        began: When that was.
    """

    newest: Savable
    since: float
    not_before: float = -math.inf
    failures: int = 0
    problem: str | None = None
    writing: Savable | None = None
    began: float = math.inf


class Backlog:
    """The newest unsaved snapshot of each document.

    The delay counts from the first unsaved change, so that somebody who types without a pause is
    never further behind than that.

    Args:
        delay: Seconds from a change to its save.
    """

    def __init__(self, delay: float) -> None:
        self._delay = delay
        self._entries: dict[str, _Entry] = {}
        self._saved: dict[str, int] = {}

    def __len__(self) -> int:
        """How many documents aren't on disk as they are now."""
        return len(self._entries)

    @property
    def problem(self) -> str | None:
        """The sentence of the document that has been failing the longest, or None."""
        return next((e.problem for e in self._entries.values() if e.problem), None)

    def put(self, item: Savable, moment: float, *, at_once: bool = False) -> bool:
        """Take in a snapshot, unless it is older than what is known.

        Args:
            item: The snapshot.
            moment: Now, in seconds of a clock that only goes forward.
            at_once: Whether it is due now, even after failures.

        Returns:
            Whether this made something due earlier than before.
        """
        entry = self._entries.get(item.key)
        known = entry.newest.revision if entry else self._saved.get(item.key, item.revision)
        if item.revision < known:
            return False
        if entry is None:
            entry = self._entries[item.key] = _Entry(item, math.inf)
        before = self._due(entry)
        entry.newest = item
        entry.since = min(entry.since, moment)
        if at_once:
            entry.since = entry.not_before = -math.inf
        return self._due(entry) < before

    def forget(self, key: str) -> None:
        """Forget what was saved of a document: it was read anew, perhaps from an older copy."""
        self._saved.pop(key, None)

    def hurry(self) -> None:
        """Make everything due now, even after failures."""
        for entry in self._entries.values():
            entry.not_before = -math.inf
            if entry.since < math.inf:
                entry.since = -math.inf

    def due(self) -> float:
        """When something has to be written next; infinite if nothing does."""
        return min(map(self._due, self._entries.values()), default=math.inf)

    def take(self, moment: float) -> Savable | None:
        """Hand out the snapshot that is due the longest, or None.

        Args:
            moment: Now.
        """
        entry = min(self._entries.values(), key=self._due, default=None)
        if entry is None or self._due(entry) > moment:
            return None
        entry.writing, entry.since, entry.began = entry.newest, math.inf, moment
        return entry.newest

    def saved(self, item: Savable) -> None:
        """Note that a snapshot is on disk.

        Args:
            item: What was handed out.
        """
        entry = self._entries[item.key]
        self._saved[item.key] = item.revision
        if entry.newest is item:
            del self._entries[item.key]
        else:
            entry.writing, entry.problem = None, None
            entry.not_before, entry.failures = -math.inf, 0

    def failed(self, item: Savable, moment: float, problem: str) -> None:
        """Note that a snapshot isn't on disk; the newest one stays and is tried again.

        Args:
            item: What was handed out.
            moment: Now.
            problem: The sentence for people.
        """
        entry = self._entries[item.key]
        entry.writing, entry.problem = None, problem
        entry.since = min(entry.since, moment)
        entry.not_before = moment + RETRY_AFTER[min(entry.failures, len(RETRY_AFTER) - 1)]
        entry.failures += 1

    def underway(self) -> tuple[float, Savable | None]:
        """When the snapshot was handed out that is being written, and the newest of its document.

        Returns:
            Infinity and None when nothing is being written.
        """
        writing = (entry for entry in self._entries.values() if entry.writing)
        entry = next(writing, None)
        return (entry.began, entry.newest) if entry else (math.inf, None)

    def abandoned(self) -> Savable | None:
        """The snapshot that was handed out and of which nothing was heard."""
        return next((e.writing for e in self._entries.values() if e.writing), None)

    def _due(self, entry: _Entry) -> float:
        return max(entry.since + self._delay, entry.not_before)
