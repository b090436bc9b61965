"""What a new version of an agenda touches, in lines for people.

What happens to a conference is told of any one, in the singular, so that it reads well of one and
of many; the numbers stand in the first line.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from conferapp.domain.almanac import say_date
from conferapp.domain.authoring.narrator import listed
from conferapp.domain.authoring.plain_words import count_words
from conferapp.domain.record import Status
from conferapp.storage.touched import Held, Misfit, Touched, TouchedRecord

ENTRY: Final = "· "
"""What an entry of a list begins with."""

HELD_WORDS: Final[Mapping[Held, str]] = {
    "old": "begun with the old version",
    "new": "begun with the new version",
    "other": "begun with another version",
}
THEN: Final[Mapping[bool, str]] = {
    True: "kept in the record, since the question is gone or has another id",
    False: "kept in the record, since that is another question now",
}
"""What happens to an answer that doesn’t fit, by whether its question is gone."""
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
    lines = tuple(_line(record) for record in found.records)
    return (*_summary(found), *(("", *lines) if lines else ()))


def _summary(found: Touched) -> Iterator[str]:
    which = "this agenda" if found.same_id else f"the agenda `{found.agenda_id}`"
    yield _counted([STATUS_WORDS[record.status] for record in found.records], which)
    yield from _going_on(found)
    yield from _finished(found)
    if found.unreadable:
        files = count_words(found.unreadable, "file")
        yield f"{files} couldn’t be read, and may hold more. Home lists them, and says why."


def _counted(statuses: Sequence[str], which: str) -> str:
    if not statuses:
        return f"No conference in this workspace follows {which}."
    if len(statuses) == 1:
        return f"1 conference in this workspace follows {which}. It is {statuses[0]}."
    known = [said for said in STATUS_WORDS.values() if said in statuses]
    each = listed(f"{statuses.count(said)} {said}" for said in known)
    return f"{len(statuses)} conferences in this workspace follow {which}: {each}."


def _going_on(found: Touched) -> Iterator[str]:
    """What becomes of those that aren’t finished, and of their answers."""
    waiting = [record for record in found.records if record.unfinished]
    lost = sum(not record.keeps_agenda for record in waiting)
    if len(waiting) > lost:
        yield f"{_any(waiting)} goes on with the agenda as it was when it began."
    if lost:
        counted = count_words(lost, "conference")
        yield f"{counted} kept no usable copy of it; there, the version in the workspace counts."
    if waiting and not found.same_id:
        yield "It can’t take up the new version, which has another id."
    elif any(record.held != "new" for record in waiting):
        yield from _taking_up(Counter(misfit for r in waiting for misfit in r.misfits))


def _taking_up(misfits: Mapping[Misfit, int]) -> Iterator[str]:
    lead = "Once the new version is in place of the old, the tutor can take it up with Shift+F8."
    if not misfits:
        yield f"{lead} Every answer so far fits it."
        return
    yield f"{lead} No answer is lost, but these don’t fit it:"
    for misfit, number in misfits.items():
        yield f"{ENTRY}{count_words(number, 'answer')} to {misfit.asked}: {THEN[misfit.gone]}."


def _finished(found: Touched) -> Iterator[str]:
    """What becomes of those that are over."""
    over = [record for record in found.records if not record.unfinished]
    if over:
        yield f"{_any(over)} stays as it is: it keeps the wording that was shown."
    if found.afterwards and any(record.status == "done" for record in over):
        yield "Only its pages for afterwards come from the new version."


def _any(records: Sequence[TouchedRecord]) -> str:
    """Any of some conferences, such as `A conference that is prepared or in progress`."""
    there = {record.status for record in records}
    said = listed((words for status, words in STATUS_WORDS.items() if status in there), "or")
    return f"A conference that is {said}"


def _line(record: TouchedRecord) -> str:
    stands = f"{STATUS_WORDS[record.status]}, {HELD_WORDS[record.held]}"
    return f"{ENTRY}{say_date(record.day)}, {stands}: {record.path}"
