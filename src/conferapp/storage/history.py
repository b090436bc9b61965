"""A student's history: the finished conferences that one in progress goes on from."""

from collections.abc import Iterable

from conferapp.domain.almanac import moment_of
from conferapp.domain.lines import ConferenceLine
from conferapp.domain.record import Record
from conferapp.storage.errors import StorageError
from conferapp.storage.records import read_record
from conferapp.storage.sealing import PLAIN, Seal


def finished_before(
    lines: Iterable[ConferenceLine], record: Record | None = None, seal: Seal = PLAIN
) -> tuple[Record, ...]:
    """The student's finished conferences before one, the oldest first.

    One that has begun goes on from the conference that was the last one then. A file that can't be
    read is passed over: home lists it with the reason.

    Args:
        lines: The student's conferences.
        record: The conference, or None for a new one.
        seal: How the files of the workspace are sealed.
    """
    done = (line for line in lines if line.status == "done")
    read = (_read(line, seal) for line in done)
    found = sorted(filter(None, read), key=_order)
    if record is None or record.status == "planned":
        return tuple(found)
    ids = [one.id for one in found]
    if record.previous in ids:
        return tuple(found[: ids.index(record.previous) + 1])
    begun = moment_of(record.started or record.created)
    return tuple(one for one in found if one.id != record.id and _ended(one) <= begun)


def _read(line: ConferenceLine, seal: Seal) -> Record | None:
    try:
        return read_record(line.path, seal).record
    except StorageError:
        return None


def _order(record: Record) -> tuple[float, str, str]:
    """By the end; of those that ended at one moment, the one that was begun later is the later."""
    return _ended(record), record.created, record.id


def _ended(record: Record) -> float:
    return moment_of(record.ended or record.updated)
