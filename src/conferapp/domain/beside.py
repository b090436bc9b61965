"""Beside: the earlier answers that are laid out next to a page, both sides together."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from conferapp.domain.agenda import Page
from conferapp.domain.conference import Conference
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.rows import RowsQuestion
from conferapp.domain.model import Value
from conferapp.domain.record import By

Agreement = Literal["same", "different"]


@dataclass(frozen=True)
class Voice:
    """What one side said.

    Attributes:
        by: Whose words they are.
        text: The answer as text; "" while there is none.
    """

    by: By
    text: str


@dataclass(frozen=True)
class Beside:
    """One earlier answer, or a pair of them.

    Attributes:
        title: What was asked.
        voices: The student's first, then the tutor's.
        waits_for: The question that has to be answered before this one is uncovered.
        agreement: Whether two sides say the same, where that can be told.
        question: The id of the answer, or "" for what comes from the profile.
        kind: The kind of the answer, or "".
    """

    title: str
    voices: tuple[Voice, ...] = ()
    waits_for: str | None = None
    agreement: Agreement | None = None
    question: str = ""
    kind: str = ""


def beside(conference: Conference, page: Page) -> tuple[Beside, ...]:
    """What is laid out beside a page, in the order of its `show`.

    On a student page only what the student may see is there: the tutor's side of a pair isn't.
    """
    seen: set[str] = set()
    items: list[Beside] = []
    for name in page.show:
        if page.who == "student" and name in TUTORS_OWN:
            continue
        named = NAMED.get(name)
        found = named(conference) if named else _answered(conference, page, name, seen)
        items.extend(found)
    return tuple(items)


def _answered(conference: Conference, page: Page, name: str, seen: set[str]) -> Iterator[Beside]:
    agenda = conference.agenda
    if name in seen or name not in agenda.questions:
        return
    question = agenda.questions[name]
    other = agenda.mirrored.get(name)
    pair = [question] if other is None or page.who == "student" else _pair(conference, name, other)
    seen.update(q.id for q in pair)
    if page.who == "student" and name in agenda.mirrored and _by(conference, question) == "tutor":
        return  # data that a page names is for the student; the tutor's own thoughts never are
    title = conference.speech(page).ask(pair[0])
    if page.who != "tutor" and any(conference.covered(q.id) for q in pair):
        yield Beside(
            title,
            waits_for=next(q.reveal_after for q in pair if conference.covered(q.id)),
            question=name,
            kind=question.kind,
        )
        return
    voices = tuple(Voice(_by(conference, q), conference.text(q.id)) for q in pair)
    yield Beside(
        title, voices, agreement=_agreement(conference, pair), question=name, kind=question.kind
    )


def _pair(conference: Conference, name: str, other: str) -> list[Question]:
    both = [conference.agenda.questions[name], conference.agenda.questions[other]]
    return sorted(both, key=lambda q: _by(conference, q) == "tutor")


def _by(conference: Conference, question: Question) -> By:
    answer = conference.record.answers.get(question.id)
    page = conference.agenda.page_of[question.id]
    return answer.by if answer else ("tutor" if page.who == "tutor" else "student")


def _agreement(conference: Conference, pair: list[Question]) -> Agreement | None:
    kinds = {question.kind for question in pair}
    if len(pair) < 2 or len(kinds) > 1 or kinds <= UNCOMPARED:
        return None
    said = [_comparable(question, conference.value(question.id)) for question in pair]
    if None in said:
        return None
    return "same" if said[0] == said[1] else "different"


def _comparable(question: Question, value: Value) -> object:
    """An answer without what makes no difference: the order of ticks, the maximum of a score."""
    if value is None or isinstance(question, RowsQuestion):
        return value
    fact = question.fact(value)
    if isinstance(value, list):
        return frozenset(fact.members)
    return value if fact.number is None else fact.number


UNCOMPARED = {"short", "long", "evidence", "measures", "connections", "actions", "goal"}
"""Kinds in free words: two people never say the same, which doesn't mean that they differ."""


def _foundation_goals(conference: Conference) -> Iterator[Beside]:
    goals = [
        f"{goal.goal} (agreed with {goal.agreed_with})" if goal.agreed_with else goal.goal
        for goal in conference.student.foundation_goals
    ]
    if goals:
        yield Beside("Goals agreed at the start", (Voice("tutor", "\n".join(goals)),))


def _ways_of_learning(conference: Conference) -> Iterator[Beside]:
    if conference.student.ways_of_learning:
        ways = ", ".join(conference.student.ways_of_learning)
        yield Beside("Ways of learning that suit", (Voice("student", ways),))


def _last_changes(conference: Conference) -> Iterator[Beside]:
    previous = conference.previous
    answers = previous.answers.values() if previous else ()
    for answer in answers:
        if answer.keys.get("role") == "next-time" and isinstance(answer.value, str):
            yield Beside("What you wanted to change", (Voice("tutor", answer.value),))


TUTORS_OWN = ("last-changes",)
"""Those of them that no student page shows, whatever its agenda says."""

NAMED: Mapping[str, Callable[[Conference], Iterator[Beside]]] = {
    "foundation-goals": _foundation_goals,
    "ways-of-learning": _ways_of_learning,
    "last-changes": _last_changes,
}
"""What `show` may name besides questions."""
