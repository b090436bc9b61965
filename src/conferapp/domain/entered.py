"""Entered: what was put down before and may be picked up again while a cell is typed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from conferapp.domain.agenda import Page
from conferapp.domain.kinds.cells import Offers
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.tables import LEVELS
from conferapp.domain.model import as_rows
from conferapp.domain.standing import Standing
from conferapp.domain.text import say_number


def entered(conference: Standing, page: Page) -> Mapping[Offers, tuple[str, ...]]:
    """What the cells of a page may offer, never what is covered there.

    Where the student is, nothing is offered that isn't shared with them. Names of topics aren't
    covered: the student picks from them before the points are shown. Their order would give the
    points away, so until then it is the order in which they were entered.
    """
    agenda = conference.agenda
    open_here = [q for q in agenda.questions.values() if _open(conference, page, q)]
    topics = [name for q in agenda.of_kind("topics") for name in _cells(conference, q, "topic")]
    best_first = [name for level in LEVELS for name in _at(conference, open_here, level)]
    told = [q for q in agenda.with_role("strengths") if q in open_here]
    named = [line for q in told for line in conference.text(q.id).splitlines()]
    return {
        "topics": _each(topics),
        "strengths": _each([*named, *best_first, *topics]),
        "struggles": _each([*reversed(best_first), *topics]),
        "efforts": _each(_efforts(conference, page, open_here)),
        "chances": _each(_earlier(conference, page, "struggle")),
    }


def _open(conference: Standing, page: Page, question: Question) -> bool:
    return page.who == "tutor" or conference.open_to_student(question.id)


def _cells(conference: Standing, question: Question, key: str) -> Iterator[str]:
    return (say_number(row.get(key)) for row in as_rows(conference.value(question.id)))


def _at(conference: Standing, questions: Sequence[Question], level: str) -> Iterator[str]:
    """The topics at one level, as far as the results are open."""
    for question in questions:
        if question.kind == "topics":
            for row in as_rows(conference.value(question.id)):
                if row.get("level") == level:
                    yield say_number(row.get("topic"))


def _efforts(conference: Standing, page: Page, questions: Sequence[Question]) -> Iterator[str]:
    for question in questions:
        effort = question.kind == "measures" and getattr(question, "group", None) == "effort"
        if question.kind == "evidence" or effort:
            yield from _cells(conference, question, "what")
    yield from _earlier(conference, page, "strength")


def _earlier(conference: Standing, page: Page, sort: str) -> Iterator[str]:
    """What strengths or struggles were tied to in earlier conferences, the newest first."""
    for record in reversed(conference.around.history):
        for answer in record.answers.values():
            seen = page.who == "tutor" or answer.for_student
            if seen and answer.kind == "connections" and answer.keys.get("sort") == sort:
                yield from (say_number(row.get("to")) for row in as_rows(answer.value))


def _each(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
