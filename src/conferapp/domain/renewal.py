"""Renewal: a conference goes on with a newer version of its agenda, and loses no answer."""

from conferapp.domain.agenda import Agenda, Page
from conferapp.domain.conference import Conference
from conferapp.domain.reading import text_of
from conferapp.domain.record import AgendaRef, Answer, Event, Note, Place

RENEWED = "went on with a newer version of its agenda"
"""What the record's history says."""


def renewed(conference: Conference, agenda: Agenda, source: AgendaRef) -> Conference:
    """The same conference with a newer version of its agenda.

    An answer whose question is gone stays in the record, where it reads as ever. One that its
    question doesn't take any more, because it asks for something else now, becomes a note on it.

    Args:
        conference: The conference; it isn't changed.
        agenda: The newer version.
        source: Its file.
    """
    record, now = conference.record, conference.clock.stamp()
    asked = {name: a for name, a in record.answers.items() if name in agenda.questions}
    misfits = {name: answer for name, answer in asked.items() if not fits(agenda, name, answer)}
    notes = (_note(agenda, name, answer, now) for name, answer in misfits.items())
    changed = {
        "agenda": source,
        "answers": {name: a for name, a in record.answers.items() if name not in misfits},
        "notes": (*record.notes, *notes),
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
    notes = len(after.record.notes) - len(before.record.notes)
    gone = before.agenda.questions.keys() - after.agenda.questions.keys()
    kept = len(gone & after.record.answers.keys())
    told = ["It goes on with the newest version."]
    if notes:
        told.append(f"{_answers(notes)} now a note on the page (Ctrl+O).")
    if kept:
        told.append(f"{_answers(kept)} kept in the record, since nothing asks for it any more.")
    return " ".join(told if notes or kept else [*told, "Every answer is in its place."])


def _answers(number: int) -> str:
    return "1 answer is" if number == 1 else f"{number} answers are"


def _note(agenda: Agenda, question_id: str, answer: Answer, now: str) -> Note:
    return Note(
        at=now,
        page=agenda.page_of[question_id].id,
        by=answer.by,
        text=f"{answer.ask} {text_of(question_id, answer)}",
        question=question_id,
    )


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
