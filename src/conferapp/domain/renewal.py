"""Renewal: a conference goes on with a newer version of its agenda, and loses no answer."""

from collections.abc import Iterable

from conferapp.domain.agenda import Agenda, Page
from conferapp.domain.conference import Conference
from conferapp.domain.record import AgendaRef, Answer, Event, Place

RENEWED = "went on with a newer version of its agenda"
"""What the record's history says."""
BEFORE = "before"
"""What stands behind the id of a question under which an answer to its older version is kept."""


def renewed(conference: Conference, agenda: Agenda, source: AgendaRef) -> Conference:
    """The same conference with a newer version of its agenda.

    An answer stays with its question where that asks for the same, on a page for the same people.
    Any other answer stays in the record alone, with the page it was given on: shown where others
    sit, it could tell them what wasn't meant for them.

    Args:
        conference: The conference; it isn't changed.
        agenda: The newer version.
        source: Its file.
    """
    record, now = conference.record, conference.clock.stamp()
    answers: dict[str, Answer] = {}
    for name, answer in record.answers.items():
        if name not in agenda.questions:
            answers[name] = answer
        elif stays(conference.agenda, agenda, name, answer):
            answers[name] = _taken_up(agenda, name, answer)
        else:
            answers[_free(name, record.answers.keys() | agenda.questions.keys())] = answer
    changed = {
        "agenda": source,
        "answers": answers,
        "at": place_in(conference, agenda),
        "history": (*record.history, Event(at=now, who=record.tutor, what=RENEWED)),
        "revision": record.revision + 1,
        "updated": now,
    }
    return Conference(
        record.model_copy(update=changed),
        agenda,
        conference.student,
        clock=conference.clock,
        around=conference.around,
    )


def what_moved(before: Conference, after: Conference) -> str:
    """What became of the answers, in a sentence or two for the tutor.

    Args:
        before: The conference with the older version.
        after: The same with the newer one.
    """
    asked = after.agenda.questions.keys() & before.record.answers.keys()
    apart = len(asked - after.record.answers.keys())
    gone = before.agenda.questions.keys() - after.agenda.questions.keys()
    kept = apart + len(gone & after.record.answers.keys())
    if not kept:
        return "It goes on with the newest version. Every answer is in its place."
    what = "1 answer is" if kept == 1 else f"{kept} answers are"
    return (
        f"It goes on with the newest version. {what} kept in the record alone, since the question "
        "is gone, asks for something else, or is for somebody else now."
    )


def stays(old: Agenda, new: Agenda, question_id: str, answer: Answer) -> bool:
    """Whether an answer stays with its question in a newer version.

    Args:
        old: The version that it was given in.
        new: The newer version.
        question_id: The question, which may not be in either.
        answer: The answer.
    """
    return fits(new, question_id, answer) and _same_people(old, new, question_id)


def _same_people(old: Agenda, new: Agenda, question_id: str) -> bool:
    """Whether a question stands on a page for the same people, and is covered as it was."""
    before, now = old.questions.get(question_id), new.questions[question_id]
    if before is None:  # its answer came from a version before
        return False
    who = old.page_of[question_id].who, new.page_of[question_id].who
    return who[0] == who[1] and before.reveal_after == now.reveal_after


def _taken_up(agenda: Agenda, question_id: str, answer: Answer) -> Answer:
    """An answer with what its record needs of the newer question; it goes to nobody new."""
    question = agenda.questions[question_id]
    page = agenda.page_of[question_id]
    share = tuple(each for each in answer.share if each in agenda.share(question))
    changed = {"part": page.part, "page": page.id, "keys": question.keys(), "share": share}
    return answer.model_copy(update=changed)


def _free(name: str, taken: Iterable[str]) -> str:
    number, there = 1, {*taken}
    while f"{name}-{BEFORE}-{number}" in there:
        number += 1
    return f"{name}-{BEFORE}-{number}"


def fits(agenda: Agenda, question_id: str, answer: Answer) -> bool:
    """Whether an answer still answers its question.

    Args:
        agenda: The newer agenda.
        question_id: The question, which may not be in it.
        answer: The answer.
    """
    question = agenda.questions.get(question_id)
    if question is None or question.kind != answer.kind:
        return False
    return answer.value is None or question.problem(answer.value) is None


def place_in(conference: Conference, agenda: Agenda) -> Place:
    """Where a conference goes on in a newer agenda: on its page, or the one in its place.

    Args:
        conference: The conference with the older agenda.
        agenda: The newer one.
    """
    here, at = conference.place(), conference.record.at
    page = same_page(conference.agenda, here, agenda)
    there = {question.id for question in page.questions}
    question = at.question if at and at.page == here.id and at.question in there else None
    return Place(page=page.id, question=question)


def same_page(old: Agenda, page: Page, new: Agenda) -> Page:
    """The page of a newer agenda that stands for one of an older: its id, or else its place.

    Args:
        old: The older agenda.
        page: A page of it.
        new: The newer one, with one page at least.
    """
    number = old.pages.index(page) if page in old.pages else 0
    return new.page(page.id) or new.pages[min(number, len(new.pages) - 1)]
