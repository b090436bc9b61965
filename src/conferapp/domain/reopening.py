"""Reopening: a conference that was cancelled by mistake goes on where it was."""

from conferapp.domain.conference import Conference
from conferapp.domain.record import AgendaRef, Event

REOPENED = "reopened"
"""What the record's history says."""


def reopened(cancelled: Conference, source: AgendaRef, *, who: str, why: str) -> Conference:
    """A cancelled conference, planned or open again as it was before.

    Args:
        cancelled: The conference; it isn't changed.
        source: Its agenda's file, which has not changed since.
        who: Who takes the cancelling back.
        why: Their reason.
    """
    record, now = cancelled.record, cancelled.clock.stamp()
    begun = record.started or any(v.part in {"reflection", "agenda"} for v in record.pages)
    changed = {
        "status": "open" if begun else "planned",
        "agenda": source,
        "ended": None,
        "history": (*record.history, Event(at=now, who=who, what=REOPENED, why=why)),
        "revision": record.revision + 1,
        "updated": now,
    }
    return Conference(
        record.model_copy(update=changed),
        cancelled.agenda,
        cancelled.student,
        clock=cancelled.clock,
        around=cancelled.around,
    )
