"""Bringing in: what was found in a file of answers, taken into the conference."""

from collections.abc import Collection
from typing import Final

from conferapp.domain.conference import Conference
from conferapp.domain.record import Event
from conferapp.domain.travel.brought import Brought, Found

BROUGHT: Final = "brought in from the student’s page"
REPLACED: Final = "replaced by an answer from the student’s page"


def bring_in(
    conference: Conference, brought: Brought, take: Collection[str] = (), *, who: str
) -> tuple[str, ...]:
    """Take answers into a conference, in the order of its pages.

    A prediction goes in before its result is opened, and stays from then on. An answer that is
    there already is replaced only where that was asked for, and stays in the history.

    Args:
        conference: The conference.
        brought: What was found.
        take: The questions whose answers are replaced.
        who: Who brings it in.

    Returns:
        The ids of the questions whose answers changed.
    """
    if brought.problem or conference.record.closed:
        return ()
    chosen = {found.question: found for found in brought.new}
    chosen |= {found.question: found for found in brought.differing if found.question in take}
    changed: list[str] = []
    events: list[Event] = []
    opened = False
    for question_id in conference.agenda.questions:
        found = chosen.get(question_id)
        if found is not None:
            before = conference.record.answers.get(question_id)
            if _is_new(brought, found) and before is not None:
                continue  # somebody answered it while the preview was read
            if conference.answer(question_id, found.value, by="student", keep="all"):
                changed.append(question_id)
                now = conference.clock.stamp()
                if before is not None:
                    events.append(
                        Event(at=now, who=who, what=REPLACED, question=question_id, was=before)
                    )
        if question_id in brought.opened and conference.value(question_id) is not None:
            opened = conference.reveal(question_id) or opened
    if changed or opened:
        what = f"{BROUGHT}: {len(changed)} {'answer' if len(changed) == 1 else 'answers'}"
        events.append(Event(at=conference.clock.stamp(), who=who, what=what))
        pages = dict.fromkeys(conference.agenda.page_of[name].id for name in changed)
        conference.take_back(tuple(pages), tuple(events))
    return tuple(changed)


def _is_new(brought: Brought, found: Found) -> bool:
    return any(found is each for each in brought.new)
