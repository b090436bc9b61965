"""The history of a conference for a reader: when, who, what, why, and what was before."""

from collections.abc import Iterator
from datetime import datetime

from textual.content import Content

from conferapp.domain.days import say_short
from conferapp.domain.reading import text_of
from conferapp.domain.record import Answer, Event, Record
from conferapp.ui.text import QUIET_STYLE, literal

NOBODY = "no name set"
CORRECTED = (
    "⚑ Changed after it had ended, last by {who}, {when}. How it was before stands at the end."
)


def history_on_top(record: Record) -> list[Content]:
    """What a reader has to know first: why it was cancelled, and that it isn't as it was."""
    cancelled = [e for e in record.history if e.what == "cancelled" and record.status == e.what]
    lines = [literal(_what(event), "$text-warning") for event in cancelled[-1:]]
    changes = [event for event in record.history if _is_change(event)]
    if changes:
        who, when = changes[-1].who or NOBODY, _when(changes[-1].at)
        lines.append(literal(CORRECTED.format(who=who, when=when), "$text-warning"))
    return lines


def history_text(record: Record) -> Iterator[Content]:
    """Everything that was done to a conference, the oldest first; nothing without any."""
    if record.history:
        yield literal("HISTORY", "bold $text-accent")
    yield from map(_event_text, record.history)


def _is_change(event: Event) -> bool:
    return event.question is not None or event.page is not None


def _event_text(event: Event) -> Content:
    lines = [
        literal(f"{_when(event.at)} · {event.who or NOBODY}", QUIET_STYLE),
        literal(f"  {_what(event)}"),
    ]
    if event.was is not None:
        lines.append(literal(f"    before ({event.was.by}): {_was(event)}"))
    return Content("\n").join(lines)


def _what(event: Event) -> str:
    to = f", to: {event.to}" if event.to else ""
    return f"{event.what}{to}{f': {event.why}' if event.why else ''}"


def _was(event: Event) -> str:
    was = event.was
    said = (
        text_of(event.question or "q", was) if isinstance(was, Answer) else was.text if was else ""
    )
    return said.replace("\n", "\n      ")


def _when(stamp: str) -> str:
    """Such as “Sun 22 Nov 2026, 15:30”; what is no time stands as it is."""
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return stamp
    return f"{say_short(moment.date(), moment.date())} {moment.year}, {moment:%H:%M}"
