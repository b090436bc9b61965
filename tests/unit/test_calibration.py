"""Calibration: how well a student judges their own work, read from records alone."""

from collections.abc import Sequence
from datetime import date

import pytest
from tests.unit.build import an_answer, conference, held

from conferapp.domain.calibration import (
    Calibration,
    Judgement,
    average_gap,
    calibration,
    calibration_of,
)
from conferapp.domain.conference import Conference
from conferapp.domain.model import Value
from conferapp.domain.record import Answer, Record

TOML = """
[[preparation]]
id = "data"
title = "Data"
questions = [
  { id = "score", kind = "score", ask = "Score?", role = "score", reveal_after = "guess" },
  { id = "skills", kind = "topics", ask = "Skills?", reveal_after = "guess" },
]
[[reflection]]
id = "think"
title = "Think"
who = "student"
questions = [
  { id = "guess", kind = "score", ask = "Your guess?", role = "predicted-score" },
  { id = "best", kind = "choices", ask = "?", options_from = "skills", role = "surest" },
]
"""


def score(value: float, role: str, out_of: float = 100) -> Answer:
    """A score or a prediction."""
    return an_answer("score", {"value": value, "out_of": out_of}, role=role)


def guessed(guess: float, result: float, day: int = 20) -> Record:
    """A conference with a guess and a result."""
    return held(day, guess=score(guess, "predicted-score"), score=score(result, "score"))


def levels(*topics: tuple[str, str]) -> Value:
    """Rows of topics with their levels."""
    return [{"topic": topic, "level": level} for topic, level in topics]


def data(*topics: tuple[str, str]) -> Answer:
    """What the tutor entered."""
    return an_answer("topics", levels(*topics), by="tutor")


# One conference ---------------------------------------------------------------------------


def test_a_prediction_stands_against_its_result_with_what_was_looked_at() -> None:
    record = held(
        12,
        guess=score(40, "predicted-score", 50),
        score=score(68, "score"),
        work=an_answer("short", "the Unit 3 test", role="assignment"),
        sure=an_answer("scale", 4, {"from": 1, "to": 5}, role="confidence"),
    )
    found = calibration_of(record)
    assert (found.day, found.work, found.confidence) == (
        date(2026, 11, 12),
        "the Unit 3 test",
        "4 of 5",
    )
    assert (found.predicted, found.result, found.gap) == (80, 68, -12)


def test_a_conference_with_one_half_only_has_no_gap() -> None:
    assert calibration_of(held(score=score(68, "score"))).gap is None
    assert calibration_of(held(guess=score(68, "predicted-score"))).gap is None
    assert calibration_of(held()) == Calibration(date(2026, 11, 20), "", None, None, "", ())


def test_what_felt_sure_and_what_felt_shaky_is_held_against_the_levels() -> None:
    record = held(
        skills=data(("Ratios", "mastered"), ("Area", "close"), ("Time", "not yet")),
        best=an_answer("choices", ["Ratios", "area", "Gone"], role="surest"),
        worst=an_answer("choices", ["Time", "Ratios"], role="least-sure"),
    )
    assert calibration_of(record).judgements == (
        Judgement("Ratios", "surest", "mastered", right=True),
        Judgement("area", "surest", "close", right=False),
        Judgement("Time", "least-sure", "not yet", right=True),
        Judgement("Ratios", "least-sure", "mastered", right=False),
    )


def test_a_students_own_colors_are_held_against_the_levels() -> None:
    record = held(
        skills=data(("Ratios", "mastered"), ("Area", "close"), ("Time", "not yet")),
        colors=an_answer("topics", levels(("ratios", "mastered"), ("Area", "mastered"))),
    )
    assert calibration_of(record).judgements == (
        Judgement("ratios", "mastered", "mastered", right=True),
        Judgement("Area", "mastered", "close", right=False),
    )


def test_a_skill_that_the_data_says_nothing_of_is_not_judged() -> None:
    record = held(
        skills=an_answer("topics", [{"topic": "Ratios"}, {"level": "close"}], by="tutor"),
        best=an_answer("choices", ["Ratios", "Area"], role="surest"),
        colors=an_answer("topics", levels(("Ratios", "close"))),
    )
    assert calibration_of(record).judgements == ()


def test_a_student_judged_what_the_assessment_showed_and_not_what_a_check_showed_later() -> None:
    row: Value = {"topic": "Area", "level": "mastered", "was": "close", "set": "check"}
    record = held(
        skills=an_answer("topics", [row], by="tutor"),
        best=an_answer("choices", ["Area"], role="surest"),
    )
    assert calibration_of(record).judgements == (Judgement("Area", "surest", "close", right=False),)


@pytest.mark.parametrize("value", [None, "words", 3, ["x"], {"topic": "x"}])
def test_a_record_of_a_foreign_shape_tells_nothing_and_breaks_nothing(value: Value) -> None:
    record = held(
        skills=an_answer("topics", value, by="tutor"),
        score=an_answer("score", value, role="score"),
        best=an_answer("choices", value, role="surest"),
        guess=score(60, "predicted-score"),
    )
    assert not calibration_of(record).told


# All of a student's conferences -----------------------------------------------------------


def gaps(talk: Conference) -> list[float | None]:
    """The gap of each conference that tells something."""
    return [one.gap for one in calibration(talk)]


def talk_with(*, guess: float, result: float, history: Sequence[Record] = ()) -> Conference:
    """A conference with a guess and a result that waits for it."""
    talk = conference(TOML, history=history)
    talk.answer("guess", {"value": guess, "out_of": 100})
    talk.answer("score", {"value": result, "out_of": 100})
    talk.answer("skills", levels(("Ratios", "mastered")))
    talk.answer("best", ["Ratios"])
    return talk


def test_every_conference_that_tells_something_is_there_the_oldest_first() -> None:
    talk = talk_with(
        guess=80, result=85, history=[guessed(90, 70, 5), held(9), guessed(60, 70, 12)]
    )
    talk.reveal("guess")
    assert gaps(talk) == [-20, 10, 5]


def test_this_conference_counts_only_as_far_as_its_results_are_open() -> None:
    talk = talk_with(guess=80, result=85, history=[guessed(90, 70, 5)])
    assert gaps(talk) == [-20]
    assert not any(one.judgements for one in calibration(talk))
    talk.reveal("guess")
    assert gaps(talk) == [-20, 5]
    assert calibration(talk)[-1].judgements == (
        Judgement("Ratios", "surest", "mastered", right=True),
    )


def test_looking_at_calibration_changes_nothing() -> None:
    talk = talk_with(guess=80, result=85)
    before = talk.record
    calibration(talk)
    assert talk.record is before
    assert "score" in talk.record.answers


def test_the_average_gap_counts_those_that_have_one() -> None:
    found = [calibration_of(r) for r in (guessed(90, 70), held(), guessed(60, 70))]
    assert average_gap(found) == -5
    assert average_gap([calibration_of(held())]) is None
    assert average_gap([]) is None
