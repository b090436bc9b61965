"""Notes in a conference's record that something of it was handed on."""

from dataclasses import dataclass
from pathlib import Path

from conferapp.domain.exports import noted_export
from conferapp.storage.errors import StorageError
from conferapp.storage.locks import RecordLock
from conferapp.storage.store import Store


@dataclass(frozen=True)
class Handed:
    """Something that was handed on.

    Attributes:
        what: What it was, such as `Goal card, as PDF`.
        to_whom: For whom it is.
        who: Who did it.
        at: When, as records keep it.
    """

    what: str
    to_whom: str
    who: str
    at: str


def note_export(store: Store, locks: RecordLock, path: Path, handed: Handed) -> str:
    """Note it in the record, if that can be changed now; what was handed on is out all the same.

    Args:
        store: Opens and saves the record.
        locks: Hold its lock meanwhile.
        path: The record's file.
        handed: What is noted.

    Returns:
        Why it isn't noted, as a sentence; "" where it is.
    """
    try:
        found = store.open_record(path)
        if found.read_only:
            return f"It isn’t noted in the conference. {found.read_only}"
        if not locks.take(found.record.id):
            return "It isn’t noted in the conference, which another window has open."
        try:
            # Only now: what that window wrote before it let go of the lock counts.
            record = store.open_record(path).record
            store.save(
                noted_export(record, handed.what, handed.to_whom, who=handed.who, at=handed.at)
            )
        finally:
            locks.release(found.record.id)
    except StorageError as problem:
        return f"It isn’t noted in the conference. {problem}"
    return ""
