"""Filling a conference's preparation with what a gradebook says."""

from collections.abc import Container, Mapping, Sequence

from conferapp.domain.agenda import Agenda
from conferapp.domain.answering import Answering
from conferapp.domain.gradebook.bringing import Tally, brought, coming, tally
from conferapp.domain.gradebook.reading import Scored
from conferapp.domain.kinds.question import Role
from conferapp.domain.kinds.tables import Topics
from conferapp.domain.model import Value

Facts = Mapping[Role, Value]
"""Answers to questions with a role."""


def question_in(agenda: Agenda) -> Topics | None:
    """The question of an agenda's preparation that a gradebook answers: its first for topics.

    Args:
        agenda: The agenda.
    """
    asked = (question for page in agenda.preparation for question in page.questions)
    return next((question for question in asked if isinstance(question, Topics)), None)


def fill(
    conference: Answering,
    question: Topics,
    scored: Sequence[Scored],
    chosen: Container[str],
    facts: Facts,
) -> Tally | str:
    """Bring topics into a conference; where none changes, nothing else does.

    Args:
        conference: The conference.
        question: The question that they answer.
        scored: The topics.
        chosen: The keys of those that replace other points.
        facts: Answers to other questions of the preparation, for where there is none yet.

    Returns:
        What was done, or a sentence that says why nothing could be.
    """
    before = conference.value(question.id)
    found = coming(before, scored)
    told = tally(found, chosen)
    if told.idle:
        return told
    value = brought(question, before, found, chosen)
    if problem := question.problem(value):
        return problem
    # What the file replaces can come back whole, in the conference.
    conference.answer(question.id, value, by="tutor", keep="all")
    for role, fact in facts.items():
        _fill_one(conference, role, fact)
    return told


def _fill_one(conference: Answering, role: Role, fact: Value) -> None:
    """Answer a question of the preparation that nobody has answered, where the answer fits."""
    question = conference.agenda.roles.get(role)
    if question is None or conference.agenda.page_of[question.id].part != "preparation":
        return
    empty = question.id not in conference.record.answers
    if empty and question.problem(fact) is None and conference.takes(question.id):
        conference.answer(question.id, fact, by="tutor")
