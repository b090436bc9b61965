"""Wins before struggles: strengths are counted where the data is low."""

import pytest
from tests.unit.build import conference, page

from conferapp.domain.conference import Conference
from conferapp.domain.model import Value
from conferapp.domain.wins import strengths_named, wins_so_far

TOML = """
[[preparation]]
id = "data"
title = "Data"
questions = [
  { id = "score", kind = "score", ask = "Score?", role = "score", reveal_after = "guess" },
]
[[reflection]]
id = "think"
title = "Think"
who = "student"
questions = [{ id = "guess", kind = "score", ask = "Guess?", role = "predicted-score" }]
[[agenda]]
id = "live"
title = "Live"
questions = [
  { id = "good", kind = "long", ask = "What went well?", role = "strengths" },
  { id = "mine-too", kind = "long", ask = "More?", role = "strengths", by = "tutor" },
  { id = "ties", kind = "connections", ask = "Ties?", sort = "strength" },
  { id = "hard", kind = "connections", ask = "Hard?", sort = "struggle" },
]
[[agenda]]
id = "yours"
title = "Yours"
who = "student"
[[agenda]]
id = "mine"
title = "Mine"
who = "tutor"
[[follow_up]]
id = "after"
title = "After"
"""


def talk_with(result: float | None = 40, *, opened: bool = True, **answers: Value) -> Conference:
    """A conference with a result and what was named."""
    talk = conference(TOML)
    for name, value in answers.items():
        talk.answer(name, value)
    if result is not None:
        talk.answer("score", {"value": result, "out_of": 100})
    if opened:
        talk.reveal("guess", by_tutor=True)
    return talk


def wins(talk: Conference, on: str = "live") -> int | None:
    """How many wins a page says were named."""
    return wins_so_far(talk, page(talk, on))


def test_strengths_that_the_tutor_adds_count_as_well() -> None:
    talk = talk_with(good="Asked early")
    talk.answer("mine-too", "Kept going\nasked early")
    assert strengths_named(talk) == 2


def test_lines_and_strengths_tied_to_effort_are_counted_and_struggles_are_not() -> None:
    talk = talk_with(
        good="Asked early\n\nKept going\n",
        ties=[{"from": "Ratios", "to": "drew"}, {"to": "nothing"}],
        hard=[{"from": "Area", "to": "poster"}],
    )
    assert strengths_named(talk) == 3


def test_a_strength_that_is_named_in_both_places_counts_once() -> None:
    assert strengths_named(talk_with(good="ratios\nRatios", ties=[{"from": "Ratios."}])) == 1


def test_nothing_named_is_none_so_far() -> None:
    assert strengths_named(talk_with()) == 0
    assert strengths_named(conference('[[agenda]]\nid = "a"\ntitle = "A"')) == 0


def test_wins_are_counted_in_the_talk_where_the_result_was_low() -> None:
    assert wins(talk_with(40, good="Asked early")) == 1
    assert wins(talk_with(40)) == 0


def test_wins_are_not_counted_where_the_result_was_fine_or_is_unknown() -> None:
    assert wins(talk_with(80, good="Asked early")) is None
    assert wins(talk_with(None, good="Asked early")) is None


@pytest.mark.parametrize("on", ["think", "yours", "after", "data"])
def test_wins_are_counted_only_in_the_talk_and_never_for_the_student_alone(on: str) -> None:
    assert wins(talk_with(40, good="Asked early"), on) is None


def test_a_count_never_gives_a_covered_result_away() -> None:
    covered = talk_with(40, opened=False, good="Asked early")
    assert wins(covered) is None
    assert wins(covered, "mine") == 1
