"""What a new version of an agenda touches, in lines for people."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from conferapp.domain.almanac import say_date
from conferapp.domain.narrator import listed
from conferapp.domain.plain_words import count_words
from conferapp.domain.record import Status
from conferapp.storage.touched import Held, Touched, TouchedRecord

HELD_WORDS: Final[Mapping[Held, str]] = {
    "old": "begun with the version before",
    "new": "begun with the new version",
    "other": "begun with yet another version",
}
STATUS_WORDS: Final[Mapping[Status, str]] = {
    "planned": "prepared",
    "open": "in progress",
    "done": "finished",
    "cancelled": "cancelled",
}


def told(found: Touched) -> tuple[str, ...]:
    """What is touched, in lines for people: what it comes to, then each conference.

    Args:
        found: What was found.
    """
    return (*_summary(found), *(_line(record) for record in found.records))


def _summary(found: Touched) -> Iterator[str]:
    records = found.records
    by_status = Counter(STATUS_WORDS[record.status] for record in records)
    if records:
        each = listed(
            f"{by_status[said]} {said}" for said in STATUS_WORDS.values() if by_status[said]
        )
        follow = "conference follows" if len(records) == 1 else "conferences follow"
        yield f"{len(records)} {follow} the agenda `{found.agenda_id}`: {each}."
    else:
        yield f"No conference follows the agenda `{found.agenda_id}`."
    yield from _going_on(records)
    if any(not record.unfinished for record in records):
        yield "Nothing in a finished record changes: it keeps the wording that was shown."
    if found.afterwards and any(record.status == "done" for record in records):
        yield "Pages for afterwards that are opened from now on are those of the new version."
    if records:
        yield _answers(sum(r.apart for r in records), sum(r.answers for r in records))
    if found.unreadable:
        files = count_words(found.unreadable, "file")
        yield f"{files} couldn’t be read, and may hold more. Home lists them, and says why."


def _going_on(records: Iterable[TouchedRecord]) -> Iterator[str]:
    """What becomes of those that aren’t finished."""
    keep = Counter(record.keeps_agenda for record in records if record.unfinished)
    if keep[True]:
        yield f"Not finished: {keep[True]}. The agenda stays for them as it was when they began."
    if keep[False]:
        yield f"Without a copy of their agenda: {keep[False]}. They go on with the new version."


def _answers(apart: int, answers: int) -> str:
    if not apart:
        return f"All of their answers ({answers}) belong to questions that are asked as before."
    return (
        f"{apart} of their {answers} answers belong to questions that were taken away, have "
        "another id, or ask for something else now. They stay readable, with their question."
    )


def _line(record: TouchedRecord) -> str:
    apart = f", {record.apart} of {record.answers} answers not asked for like that any more"
    stands = (
        f"{STATUS_WORDS[record.status]}, {HELD_WORDS[record.held]}{apart if record.apart else ''}"
    )
    return f"{say_date(record.day)}: {stands} ({record.path})"
