"""A small group: what is agreed and noted once, and kept with each of its members.

Each member gets a conference of their own, in which nobody else is named: what is kept with a
student can go home in a letter.
"""

from dataclasses import dataclass
from typing import Final

from conferapp.domain.agenda import Agenda, Page
from conferapp.domain.conference import Conference
from conferapp.domain.kinds.question import Question
from conferapp.domain.model import Row, as_rows
from conferapp.domain.record import Record
from conferapp.domain.text import MAX_LINE, MAX_LONG, clean, fold, limit, say_number

MOST_SEATS: Final = 6
"""Members who sit down at first; of a larger group the others are asked in by hand."""

_PAIR: Final = 2
"""Students who are partners."""


@dataclass(frozen=True, slots=True)
class Group:
    """A small group.

    Attributes:
        topic: What they work on.
        what: What the group does, as it stands in each plan; "" for no step.
        when: When, in words.
        note: What was noted with the group.
    """

    topic: str = ""
    what: str = ""
    when: str = ""
    note: str = ""

    @property
    def says(self) -> bool:
        """Whether there is anything to keep; a topic alone tells nothing."""
        return bool(self.what or self.note)

    def tidy(self) -> "Group":
        """The same as it is kept: clean, without spaces at the ends."""
        topic, what, when = (
            limit(clean(text).strip(), MAX_LINE)[0] for text in (self.topic, self.what, self.when)
        )
        note = limit(clean(self.note, lines=True).strip(), MAX_LONG)[0]
        return Group(topic, what, when, note)

    def is_about(self, topic: str) -> bool:
        """Whether this is what they worked on; where only the step tells, it has to say so."""
        return fold(self.topic or self.what) == fold(topic) or (
            not self.topic and bool(topic) and fold(topic) in fold(self.what)
        )


@dataclass(frozen=True, slots=True)
class Slots:
    """Where an agenda has room for what a group did.

    Attributes:
        work: The question for what they worked on, or None.
        plan: The question for the step, or None.
    """

    work: Question | None
    plan: Question | None

    @property
    def missing(self) -> str:
        """A sentence about what there is no room for, or ""."""
        if self.plan is None:
            return (
                "The agenda for small groups has no question of the kind actions that the "
                "student may have, so no step goes into anybody’s plan. The note is kept."
            )
        return ""


def first_step(topic: str, seats: int) -> str:
    """What a group does, until somebody words it.

    Args:
        topic: What they work on.
        seats: How many sit in it.
    """
    said = "With a partner" if seats == _PAIR else "Small group"
    return f"{said}: {topic}"[:MAX_LINE] if topic else said


def slots(agenda: Agenda) -> Slots:
    """Where an agenda has room for what a group did, found by the kinds of its questions.

    Args:
        agenda: The agenda for small groups.
    """
    shared = [
        question
        for page in agenda.agenda
        if page.who != "tutor"
        for question in page.questions
        if "student" in agenda.share(question)
    ]
    by_kind = (next((q for q in shared if q.kind == kind), None) for kind in ("long", "actions"))
    return Slots(*by_kind)


def keep_in(conference: Conference, group: Group) -> None:
    """Put into one member's conference what was agreed and noted with the group.

    Args:
        conference: A new conference with them.
        group: The group, tidy.
    """
    found = slots(conference.agenda)
    for page in conference.agenda.agenda:
        conference.enter(page)
    if found.work is not None and group.topic:
        conference.answer(found.work.id, group.topic, by="tutor")
    if found.plan is not None and group.what:
        told = fold(group.topic) in fold(group.what)  # then the plan doesn't say it twice
        topic = None if told else group.topic
        row: Row = {"what": group.what, "when": group.when or None, "topic": topic}
        conference.answer(found.plan.id, [row], by="tutor")
    noted_on = _note_page(conference.agenda, found)
    if noted_on is not None:
        conference.note(noted_on, group.note)


def kept_group(record: Record) -> Group:
    """What was kept with one member, out of their record.

    Args:
        record: The conference that holds it.
    """
    told = [answer for answer in record.answers.values() if answer.part == "agenda"]
    work = next((a.value for a in told if a.kind == "long" and isinstance(a.value, str)), "")
    rows = (row for answer in told if answer.kind == "actions" for row in as_rows(answer.value))
    step = {key: say_number(cell) for key, cell in next(rows, {}).items()}
    note = next((note.text for note in record.notes), "")
    return Group(work or step.get("topic", ""), step.get("what", ""), step.get("when", ""), note)


def _note_page(agenda: Agenda, found: Slots) -> Page | None:
    """The page of what they worked on, or else of the step, or else the first one."""
    for question in (found.work, found.plan):
        if question is not None:
            return agenda.page_of[question.id]
    return next(iter((*agenda.agenda, *agenda.pages)), None)
