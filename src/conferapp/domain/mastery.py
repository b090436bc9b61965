"""Mastery: which skills come first, how old the data is, and what the app knows of each level."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from pydantic import JsonValue

from conferapp.domain.agenda import Page
from conferapp.domain.amounts import percent
from conferapp.domain.kinds.options import members
from conferapp.domain.kinds.tables import Topics
from conferapp.domain.model import Row, as_rows
from conferapp.domain.standing import Standing
from conferapp.domain.supports import wants
from conferapp.domain.text import fold, say_number

FEW = 3
"""Skills that are kept where the profile asks for fewer."""
_MISSED = {"not yet": 100.0, "close": 50.0, "mastered": 0.0}


def missed(row: Mapping[str, JsonValue]) -> float:
    """How much of a topic was missed, 0 to 100; by its level where there are no points."""
    share = percent(dict(row))
    return _MISSED.get(str(row.get("level")), 0.0) if share is None else max(100 - share, 0.0)


def ranked(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Power standards first, then the rest; among each, what was missed most."""
    return tuple(sorted(rows, key=lambda row: (not is_power(row), -missed(row))))


def is_power(row: Row) -> bool:
    """Whether a topic is a power standard, which has a star.

    Args:
        row: The topic.
    """
    return row.get("power") is True


def chunks(rows: Sequence[Row]) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """Topics in portions that a person can take in, each with a heading.

    Without power standards, and with no more topics than one portion holds, there is one portion
    without a heading.
    """
    power = ranked([row for row in rows if is_power(row)])
    others = ranked([row for row in rows if not is_power(row)])
    if not power and (len(others) <= FEW + 1 or not any(map(missed, others))):
        yield "", others
        return
    open_ones = tuple(row for row in others if missed(row))[:FEW]
    rest = tuple(row for row in others if not any(row is one for one in open_ones))
    for heading, portion in (
        ("Power standards ★", power),
        ("Missed most", open_ones),
        ("The others", rest),
    ):
        if portion:
            yield heading, portion


def of_leverage(rows: Sequence[Row], *, blind: bool = False) -> tuple[Row, ...]:
    """The few skills that are worth most: not mastered, power standards first, missed most.

    Args:
        rows: All topics.
        blind: Whether the results are still covered, so that only power standards count.
    """
    if blind:
        first = sorted(rows, key=lambda row: not is_power(row))
    else:
        first = sorted(ranked(rows), key=lambda row: row.get("level") == "mastered")
    kept = first[:FEW]
    return tuple(row for row in rows if any(row is one for one in kept))


def topics_shown(conference: Standing, question_id: str, *, student: bool) -> tuple[Row, ...]:
    """The topics of a question, as many as the student's profile has room for.

    Args:
        conference: The conference.
        question_id: A `topics` question.
        student: Whether it is the student who looks.
    """
    rows = as_rows(conference.value(question_id))
    if not student or not wants(conference.student, "fewer"):
        return rows
    names = {fold(name) for name in _few(conference, question_id)}
    return tuple(row for row in rows if fold(say_number(row.get("topic"))) in names)


def _few(conference: Standing, question_id: str) -> Sequence[str]:
    """The few skills that a student sees: those that the tutor chose, or else of most leverage.

    Chosen by the tutor they are the same before and after the results are opened. Without that,
    the covered points must not choose, or the choice would give them away. Asked on another page
    than the tutor’s, the role narrows nothing: the answer would eat the options it is picked from.
    """
    role = conference.agenda.roles.get("few-skills")
    tutors = role is not None and conference.agenda.page_of[role.id].who == "tutor"
    chosen = members(conference.value(role.id))[:FEW] if role and tutors else ()
    source = _data_behind(conference, question_id)
    rows = as_rows(conference.value(source))
    there = {fold(say_number(row.get("topic"))) for row in rows}
    if any(fold(name) in there for name in chosen):
        return chosen
    few = of_leverage(rows, blind=conference.covered(source))
    return [say_number(row.get("topic")) for row in few]


def _data_behind(conference: Standing, question_id: str) -> str:
    """The topics that say what counts: a student's own colours follow the data that they mirror."""
    other = conference.agenda.mirrored.get(question_id)
    theirs = conference.agenda.page_of[question_id].who == "student"
    both = other is not None and isinstance(conference.agenda.questions[other], Topics)
    return other if other is not None and both and theirs else question_id


def portions(
    conference: Standing, question_id: str, *, student: bool
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The names of topics in portions; in one, as they stand, while the results are covered.

    Args:
        conference: The conference.
        question_id: A `topics` question.
        student: Whether it is the student who looks.
    """
    rows = topics_shown(conference, question_id, student=student)
    found = (("", rows),) if conference.covered(question_id) else tuple(chunks(rows))
    return tuple(
        (heading, tuple(name for row in part if (name := say_number(row.get("topic")))))
        for heading, part in found
    )


def levels_of(conference: Standing, page: Page) -> Mapping[str, str]:
    """The level of each topic by the data, as far as it is open on a page.

    Checks are included; what a student says of their own skills isn't data.
    """
    found: dict[str, str] = {}
    for question in conference.agenda.of_kind("topics"):
        answer = conference.record.answers.get(question.id)
        hidden = page.who != "tutor" and conference.covered(question.id)
        if answer is None or answer.by != "tutor" or hidden:
            continue
        for row in as_rows(answer.value):
            name, level = say_number(row.get("topic")), row.get("level")
            if name and isinstance(level, str):
                found[name] = level
    return found


def is_low(conference: Standing, hides: Callable[[str], bool]) -> bool:
    """Whether the data is low, as far as it may be known: then wins come before struggles.

    Args:
        conference: The conference.
        hides: Says whether an answer is covered where this is shown.
    """
    role = conference.agenda.roles.get("score")
    score = percent(conference.value(role.id)) if role and not hides(role.id) else None
    if score is not None and score < LOW_SCORE:
        return True
    levels = [
        row.get("level")
        for question in conference.agenda.of_kind("topics")
        if not hides(question.id) and conference.agenda.page_of[question.id].who != "student"
        for row in as_rows(conference.value(question.id))
        if row.get("level")
    ]
    return bool(levels) and levels.count("not yet") * 2 >= len(levels)


LOW_SCORE = 60.0
"""The percentage below which a result counts as low."""
