"""Exports: whatever of a conference leaves the app is noted in its record."""

from conferapp.domain.record import Event, Record
from conferapp.domain.text import MAX_LINE, clean, limit


def noted_export(record: Record, what: str, to_whom: str, *, who: str, at: str) -> Record:
    """The record with a note that something of it was handed on.

    A conference that is open notes it by `Conference.exported`, so that its next snapshot has it.

    Args:
        record: The conference; it isn't changed.
        what: What was handed on, in plain words, such as `card, as a PDF`.
        to_whom: To whom, such as `family`.
        who: Who did it.
        at: When, as records keep it.
    """
    event = Event(at=at, who=who, what=f"exported: {_line(what)}", to=_line(to_whom))
    changed = {"history": (*record.history, event), "revision": record.revision + 1, "updated": at}
    return record.model_copy(update=changed)


def _line(text: str) -> str:
    return limit(clean(text).strip(), MAX_LINE)[0]
