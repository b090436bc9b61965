"""Facts: what lists and reports know of a conference is what the conference itself would tell."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import a_record
from tests.unit.build import JSON, an_answer, closing, held

from conferapp.domain.calibration import calibration_of
from conferapp.domain.digest import digest_of
from conferapp.domain.due import due_on, group_of
from conferapp.domain.facts import Facts, facts_of
from conferapp.domain.lines import ConferenceLine, Level, StudentLine
from conferapp.domain.model import Value
from conferapp.domain.record import Answer, Record
from conferapp.domain.stance import stance_of
from conferapp.domain.thread import thread_of
from conferapp.storage.records import dump

DAY = date(2026, 11, 21)


def raw(record: Record) -> dict[str, object]:
    """A record as it stands in its file."""
    content: dict[str, object] = json.loads(dump(record))
    return content


def with_answers(*answers: Answer) -> Record:
    """A record with some answers."""
    return a_record(answers={f"a{number}": answer for number, answer in enumerate(answers)})


def of_role(role: str, kind: str, value: Value, **keys: Value) -> Answer:
    """An answer with a role."""
    return an_answer(kind, value).model_copy(update={"keys": {"role": role, **keys}})


def of_tutor(kind: str, value: Value) -> Answer:
    """An answer that is the tutor's."""
    return an_answer(kind, value).model_copy(update={"by": "tutor", "share": ()})


GOAL_NAMES = st.sampled_from(["Pass", "Read more", "Ask once a day"])
HELD = st.builds(
    lambda goals, actions, closed: (goals, actions, closed),
    st.lists(GOAL_NAMES, max_size=2, unique=True),
    st.lists(st.sampled_from(["flashcards", "tutoring"]), max_size=2, unique=True),
    st.dictionaries(GOAL_NAMES, st.sampled_from(["kept", "partly", "not yet"]), max_size=2),
)


@given(st.lists(HELD, max_size=6))
def test_what_stands_is_what_the_next_conference_would_open_with(
    said: list[tuple[list[str], list[str], dict[str, str]]],
) -> None:
    history = [
        held(day, goals=goals, actions=actions, closed=closing(goals=closed))
        for day, (goals, actions, closed) in enumerate(said, 1)
    ]
    thread = thread_of(history)
    standing = stance_of((DAY, facts_of(raw(record)), True) for record in history)
    assert [item.name for item in standing.goals] == [item.name for item in thread.goals]
    assert [item.name for item in standing.actions] == [item.name for item in thread.actions]
    assert not standing.goal or not thread.goal or standing.goal == thread.goal


@given(st.lists(HELD, min_size=1, max_size=3))
def test_the_digest_tells_the_same_as_the_whole_file(
    said: list[tuple[list[str], list[str], dict[str, str]]],
) -> None:
    for day, (goals, actions, closed) in enumerate(said, 1):
        record = raw(held(day, goals=goals, actions=actions, closed=closing(goals=closed)))
        digest = json.loads(json.dumps(digest_of(record)))
        assert facts_of(digest) == facts_of(record)


@given(st.dictionaries(st.sampled_from(["answers", "pages", "notes", "at"]), JSON))
def test_whatever_a_file_holds_its_facts_can_be_told(content: dict[str, object]) -> None:
    assert facts_of(digest_of(content)) == facts_of(content)


@pytest.mark.parametrize("place", ["value", "keys", "title"])
def test_what_nests_deeper_than_an_answer_tells_nothing(place: str) -> None:
    deep: object = "x"
    for _ in range(900):
        deep = [deep]
    answer = {"kind": "goal", "part": "agenda", "by": "student", "value": [{"goal": "Ask"}]}
    page = {"page": "goal", "part": "agenda", "title": "The goal"}
    record = {"answers": {"a": {**answer, place: deep}}, "pages": [{**page, place: deep}]}
    facts = facts_of(digest_of(record))
    assert (len(facts.goals), len(facts.steps)) == {"title": (1, 0)}.get(place, (0, 1))


CELLS: st.SearchStrategy[object] = st.sampled_from(
    [None, "", "Ratios", 3, True, -1.5, [], {}, "close", "mastered"]
)
ROWS = st.lists(
    st.dictionaries(
        st.sampled_from(
            ["topic", "level", "goal", "what", "outcome", "page", "seconds", "skipped"]
        ),
        CELLS,
    ),
    max_size=3,
)


@given(
    kind=st.sampled_from(["goal", "actions", "last_goal", "topics", "score", 3]),
    value=ROWS | st.fixed_dictionaries({"goals": ROWS, "actions": ROWS}) | CELLS,
    keys=st.dictionaries(st.sampled_from(["role", "from", "to"]), CELLS) | CELLS,
)
def test_answers_of_any_shape_are_passed_over(kind: object, value: object, keys: object) -> None:
    answer = {"kind": kind, "part": "agenda", "by": "tutor", "share": ["student"]}
    content: dict[str, object] = {
        "answers": {"a": {**answer, "value": value, "keys": keys}},
        "pages": value,
    }
    assert facts_of(digest_of(content)) == facts_of(content)


def test_guess_and_result_are_those_that_the_calibration_finds() -> None:
    record = with_answers(
        of_role("predicted-score", "score", {"value": 30, "out_of": 50}),
        of_role("score", "score", {"value": 34, "out_of": 50}),
    )
    facts, found = facts_of(raw(record)), calibration_of(record)
    assert (facts.predicted, facts.result) == (found.predicted, found.result) == (60.0, 68.0)


@pytest.mark.parametrize(
    ("step", "keys", "sure"),
    [(1, {}, 0.0), (5, {}, 1.0), (2, {"from": 0, "to": 4}, 0.5), (9, {}, None), ("2", {}, None)],
)
def test_how_sure_somebody_was_is_a_share_of_the_scale(
    step: Value, keys: dict[str, Value], sure: float | None
) -> None:
    assert facts_of(raw(with_answers(of_role("confidence", "scale", step, **keys)))).sure == sure


def test_levels_are_those_of_the_data_and_not_what_a_student_says() -> None:
    said = an_answer("topics", [{"topic": "Area", "level": "mastered"}])
    data = of_tutor("topics", [{"topic": " Ratios", "level": "close"}, {"topic": "", "level": "x"}])
    assert facts_of(raw(with_answers(said, data))).levels == {"Ratios": "close"}


def test_pages_tell_how_long_they_took_and_why_they_were_skipped() -> None:
    first, second = facts_of(raw(a_record())).steps
    assert (first.page, first.title, first.seconds, first.skipped) == (
        "step-3",
        "The Unit 3 test",
        0,
        None,
    )
    assert second.skipped == "ran out of time"


def test_an_answer_on_a_page_for_afterwards_counts_as_looked_back() -> None:
    later = an_answer("long", "fine").model_copy(update={"part": "follow_up"})
    assert facts_of(raw(with_answers(later))).followed
    assert not facts_of(raw(a_record())).followed


# Over time -------------------------------------------------------------------------------


def levels(*days: tuple[int, str]) -> Iterable[tuple[date, Facts, bool]]:
    """Conferences that say where somebody stands in one topic."""
    return ((date(2026, 11, day), Facts(levels={"Ratios": level}), True) for day, level in days)


def test_a_level_knows_since_when_it_has_been_and_what_was_before() -> None:
    standing = stance_of(levels((1, "not yet"), (8, "close"), (15, "close")))
    since, seen = date(2026, 11, 8), date(2026, 11, 15)
    assert standing.levels == {"ratios": Level("Ratios", "close", since, seen, "not yet")}


def test_a_conference_under_way_tells_levels_and_no_goals_yet() -> None:
    facts = facts_of(raw(held(1, goals=["Pass"])))
    standing = stance_of([(DAY, facts, False)])
    assert standing.goals == ()
    assert stance_of([(DAY, facts, True)]).goals


# Who is due ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "agreed", "due"),
    [
        (None, None, None),
        (None, 20, 20),
        (1, None, 15),
        (1, 9, 9),
        (1, 28, 28),
        (9, 9, 23),
        (9, 2, 23),
    ],
)
def test_the_agreed_day_counts_if_it_lies_behind_the_last_talk_or_else_the_cadence(
    last: int | None, agreed: int | None, due: int | None
) -> None:
    def day(number: int | None) -> date | None:
        return date(2026, 11, number) if number else None

    assert due_on(day(last), day(agreed), 14) == day(due)


def test_behind_the_last_day_of_the_calendar_nothing_is_due() -> None:
    assert due_on(date.max, None, 14) == date.max


@pytest.mark.parametrize(
    "value",
    [
        {"value": 1e308, "out_of": 1},
        {"value": float("inf"), "out_of": 10},
        {"value": 8, "out_of": float("nan")},
        {"value": 10**400, "out_of": 10},
    ],
)
def test_a_number_that_is_endless_or_none_comes_to_nothing(value: object) -> None:
    answer = {"kind": "score", "keys": {"role": "score"}, "value": value}
    pages = [{"page": "goal", "part": "agenda", "seconds": float("inf")}]
    facts = facts_of({"answers": {"a": answer}, "pages": pages})
    assert (facts.result, facts.steps[0].seconds) == (None, 0.0)


def student(due: date | None, *statuses: str) -> StudentLine:
    """A student with conferences in some states."""
    about = ("Sample", "goal-setting", "Goal setting")
    lines = (
        ConferenceLine("id", Path("a.json"), "s-1", *about, status, 1, DAY, DAY)
        for status in statuses
    )
    return StudentLine("s-1", None, "Sample", "Sample", conferences=tuple(lines), due=due)


@pytest.mark.parametrize(
    ("who", "group"),
    [
        (student(None), "never met"),
        (student(None, "planned"), "never met"),
        (student(date(2026, 11, 22), "done"), "later"),
        (student(date(2026, 11, 21), "done"), "due"),
        (student(date(2026, 11, 1), "planned", "done"), "due"),
        (student(date(2026, 11, 1), "open", "done"), "in progress"),
        (student(date(2026, 11, 30), "cancelled", "done"), "later"),
    ],
)
def test_a_student_is_in_the_group_of_what_comes_next(who: StudentLine, group: str) -> None:
    assert group_of(who, DAY) == group
