"""Beside: the earlier answers that are laid out next to a page, both sides together."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from conferapp.domain.agenda import Page
from conferapp.domain.calibration import Calibration, average_gap, calibration
from conferapp.domain.days import say_short
from conferapp.domain.kinds.question import By, Question
from conferapp.domain.kinds.tables import LEVEL_MARKS, Topics
from conferapp.domain.mastery import chunks, levels_of, topics_shown
from conferapp.domain.peers import names, needs
from conferapp.domain.reading import text_of
from conferapp.domain.reveal import NEAR
from conferapp.domain.sides import Agreement, Side, agreement, by_of, sides, talking_points
from conferapp.domain.standing import Standing


@dataclass(frozen=True)
class Voice:
    """What one side said.

    Attributes:
        by: Whose words they are; the data is a voice of its own.
        text: The answer as text; "" while there is none.
    """

    by: By | Literal["data"]
    text: str


@dataclass(frozen=True)
class Beside:
    """One earlier answer, or a pair of them.

    Attributes:
        title: What was asked.
        voices: The student's first, then the tutor's, then the data's.
        waits_for: The question that has to be answered before this one is uncovered.
        agreement: Whether two sides say the same, where that can be told.
        question: The id of the answer, or "" for what comes from elsewhere.
        sides: Topic by topic, where two sides spoke of topics; it stands for the voices then.
        points: What the tutor can say where the sides differ.
    """

    title: str
    voices: tuple[Voice, ...] = ()
    waits_for: str | None = None
    agreement: Agreement | None = None
    question: str = ""
    sides: tuple[Side, ...] = ()
    points: tuple[str, ...] = ()


def beside(conference: Standing, page: Page) -> tuple[Beside, ...]:
    """What is laid out beside a page, in the order of its `show`.

    On a student page only what the student may see is there: the tutor's side of a pair isn't.
    """
    seen: set[str] = set()
    items: list[Beside] = []
    for name in page.show:
        if page.who == "student" and name in TUTORS_OWN:
            continue
        named = NAMED.get(name)
        found = named(conference, page) if named else _answered(conference, page, name, seen)
        items.extend(found)
    return tuple(items)


def _answered(conference: Standing, page: Page, name: str, seen: set[str]) -> Iterator[Beside]:
    agenda = conference.agenda
    if name in seen or name not in agenda.questions:
        return
    question = agenda.questions[name]
    other = agenda.mirrored.get(name)
    pair = [question] if other is None or page.who == "student" else _pair(conference, name, other)
    seen.update(q.id for q in pair)
    if page.who == "student" and agenda.tutors_view(question):
        return
    title = conference.speech(page).ask(pair[0])
    if page.who != "tutor" and any(conference.covered(q.id) for q in pair):
        waits = next(q.reveal_after for q in pair if conference.covered(q.id))
        yield Beside(title, waits_for=waits, question=name)
        return
    voices = [Voice(by_of(conference, q), _text(conference, page, q)) for q in pair]
    found = sides(conference, page, pair)
    if len(pair) > 1:
        voices += _data(conference, page, pair)
    yield Beside(
        title,
        tuple(voices),
        agreement=agreement(conference, pair),
        question=name,
        sides=found,
        points=talking_points(conference, pair, found),
    )


def _pair(conference: Standing, name: str, other: str) -> list[Question]:
    both = [conference.agenda.questions[name], conference.agenda.questions[other]]
    return sorted(both, key=lambda q: by_of(conference, q) == "tutor")


def _text(conference: Standing, page: Page, question: Question) -> str:
    """An answer as text; topics in portions, power standards first."""
    if not isinstance(question, Topics):
        return conference.text(question.id)
    lines: list[str] = []
    for heading, rows in chunks(topics_shown(conference, question.id, student=_alone(page))):
        lines += [heading] if heading else []
        lines += [question.row_text(row) for row in rows]
    return "\n".join(lines)


def _alone(page: Page) -> bool:
    return page.who == "student"


def _data(conference: Standing, page: Page, pair: list[Question]) -> Iterator[Voice]:
    """The result as the third voice beside how sure each side was."""
    role = conference.agenda.roles.get("score")
    if role is None or not any(q.role == "confidence" for q in pair):
        return
    if page.who == "tutor" or not conference.covered(role.id):
        text = conference.text(role.id)
        if text:
            yield Voice("data", text)


# What comes from elsewhere -------------------------------------------------------------------


def _foundation_goals(conference: Standing, _page: Page) -> Iterator[Beside]:
    goals = [
        f"{goal.goal} (agreed with {goal.agreed_with})" if goal.agreed_with else goal.goal
        for goal in conference.student.foundation_goals
    ]
    if goals:
        yield Beside("Goals agreed at the start", (Voice("tutor", "\n".join(goals)),))


def _ways_of_learning(conference: Standing, _page: Page) -> Iterator[Beside]:
    if conference.student.ways_of_learning:
        ways = ", ".join(conference.student.ways_of_learning)
        yield Beside("Ways of learning that suit", (Voice("student", ways),))


def _last_changes(conference: Standing, _page: Page) -> Iterator[Beside]:
    """The newest word on what to change, however many conferences ago it was written."""
    for record in reversed(conference.around.history):
        for answer in record.answers.values():
            if answer.keys.get("role") == "next-time" and isinstance(answer.value, str):
                yield Beside("What you wanted to change", (Voice("tutor", answer.value),))
                return


def _last_words(conference: Standing, _page: Page) -> Iterator[Beside]:
    """What the student said in words in the talk before this one, the rows of it left out."""
    record = conference.last_talk
    for name, answer in record.answers.items() if record else ():
        if answer.part == "agenda" and answer.by == "student" and answer.kind in IN_WORDS:
            said = text_of(name, answer)
            if said:
                yield Beside(f"Last time: {answer.ask}", (Voice("student", said),))


IN_WORDS = {"short", "long"}
"""The kinds whose answers are somebody's own words."""


def _peers(conference: Standing, page: Page) -> Iterator[Beside]:
    lines = []
    levels = levels_of(conference, page)
    for need in needs(levels, conference.peers):
        lines.append(need.topic)
        lines += [f"  ✓ can help: {names(need.mastered)}"] if need.mastered else []
        lines += [f"  ⇄ shares it: {names(need.sharing)}"] if need.sharing else []
    if levels and not lines:
        lines = ["Nobody yet: the records of the others name no skill that is still open here."]
    if lines:
        yield Beside("Who could work together", (Voice("data", "\n".join(lines)),))


def _calibration(conference: Standing, _page: Page) -> Iterator[Beside]:
    found = calibration(conference)
    lines = [line for one in found for line in _calibrated(conference, one)]
    mean = average_gap(found)
    if mean is not None and sum(one.gap is not None for one in found) > 1:
        side = "under" if mean > 0 else "over"
        said = "right on" if abs(mean) <= NEAR else f"{abs(mean):.0f} points {side} the result"
        lines.append(f"On the whole, guesses are {said}")
    if lines:
        yield Beside("Guess against result", (Voice("data", "\n".join(lines)),))


def _calibrated(conference: Standing, one: Calibration) -> Iterator[str]:
    day = say_short(one.day, conference.clock.today()) if one.day else ""
    yield " · ".join(part for part in (day, one.work) if part)
    if one.gap is not None:
        near = "right on" if abs(one.gap) <= NEAR else f"{one.gap:+.0f}"
        yield f"  guessed {one.predicted:.0f} %, got {one.result:.0f} % ({near})"
    if one.confidence and one.result is not None:
        yield f"  felt sure: {one.confidence}"
    if one.judgements:
        right = sum(judged.right for judged in one.judgements)
        yield f"  judged {right} of {len(one.judgements)} skills as the data does"
    for judged in one.judgements:
        if not judged.right:
            felt = RIGHT_WORDS.get(judged.said, f"said {judged.said}")
            yield f"  ≠ {judged.topic}: {felt}, {LEVEL_MARKS.get(judged.level, '')} {judged.level}"


RIGHT_WORDS: Mapping[str, str] = {"surest": "felt sure", "least-sure": "felt unsure"}
"""What a student felt, by the role of the question."""

OF_OTHERS = ("peers",)
"""Those that name other students: on a page for both, they wait behind the cover."""
TUTORS_OWN = ("last-changes", "last-words", "peers")
"""Those of them that no student page shows, whatever its agenda says."""

NAMED: Mapping[str, Callable[[Standing, Page], Iterator[Beside]]] = {
    "foundation-goals": _foundation_goals,
    "ways-of-learning": _ways_of_learning,
    "last-changes": _last_changes,
    "last-words": _last_words,
    "peers": _peers,
    "calibration": _calibration,
}
"""What `show` may name besides questions."""
