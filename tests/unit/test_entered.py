"""What was entered before is offered while a cell is typed, as far as it may be seen."""

from collections.abc import Sequence

import pytest
from tests.unit.build import an_answer, conference, held, page

from conferapp.domain.conference import Conference
from conferapp.domain.entered import entered
from conferapp.domain.kinds.cells import Offers
from conferapp.domain.model import Value
from conferapp.domain.record import Record

TOML = """
[[preparation]]
id = "data"
title = "Data"
questions = [
  { id = "skills", kind = "topics", ask = "?", reveal_after = "guess", share = ["student"] },
  { id = "seen", kind = "evidence", ask = "Seen?" },
  { id = "effort", kind = "measures", ask = "Effort?", group = "effort", share = ["student"] },
  { id = "tests", kind = "measures", ask = "Tests?", group = "academic" },
]
[[reflection]]
id = "think"
title = "Think"
who = "student"
questions = [{ id = "guess", kind = "short", ask = "Guess?" }]
[[agenda]]
id = "good"
title = "Good"
questions = [{ id = "wins", kind = "long", ask = "Strengths?", role = "strengths" }]
[[agenda]]
id = "live"
title = "Live"
[[follow_up]]
id = "after"
title = "After"
"""
SKILLS: Value = [
    {"topic": "Angles", "level": "not yet"},
    {"topic": "Ratios", "level": "mastered"},
    {"topic": "Time"},
    {"topic": "Area", "level": "close"},
    {"level": "close"},
]


def talk_with(
    *, opened: bool = True, history: Sequence[Record] = (), **answers: Value
) -> Conference:
    """A conference with these answers."""
    talk = conference(TOML, history=history)
    for name, value in answers.items():
        talk.answer(name, value)
    if opened:
        talk.reveal("guess", by_tutor=True)
    return talk


def offered(talk: Conference, what: Offers, on: str = "live") -> tuple[str, ...]:
    """What the cells of a page offer."""
    return entered(talk, page(talk, on))[what]


def test_what_is_mastered_is_the_first_strength_and_the_last_struggle() -> None:
    talk = talk_with(skills=SKILLS)
    assert offered(talk, "topics") == ("Angles", "Ratios", "Time", "Area")
    assert offered(talk, "strengths") == ("Ratios", "Area", "Angles", "Time")
    assert offered(talk, "struggles") == ("Angles", "Area", "Ratios", "Time")


def test_strengths_in_the_students_own_words_come_first() -> None:
    talk = talk_with(skills=SKILLS, wins="Asked early\n\nRatios")
    assert offered(talk, "strengths")[:3] == ("Asked early", "Ratios", "Area")


@pytest.mark.parametrize("on", ["live", "think"])
def test_the_order_of_topics_gives_no_covered_level_away(on: str) -> None:
    talk = talk_with(opened=False, skills=SKILLS)
    as_entered = ("Angles", "Ratios", "Time", "Area")
    assert offered(talk, "strengths", on) == offered(talk, "struggles", on) == as_entered
    assert offered(talk, "strengths", "after")[0] == "Ratios"


def test_efforts_are_what_was_seen_and_counted_and_what_helped_before() -> None:
    before = an_answer("connections", [{"from": "Area", "to": "drew it"}], {"sort": "strength"})
    talk = talk_with(
        history=[held(1, tie=before)],
        seen=[{"what": "asked early"}, {"source": "home"}],
        effort=[{"what": "Homework"}, {"what": "asked early"}],
        tests=[{"what": "Quiz"}],
    )
    assert offered(talk, "efforts", "after") == ("asked early", "Homework", "drew it")
    assert offered(talk, "efforts", "live") == ("Homework", "asked early", "drew it")


def test_private_ties_of_earlier_talks_are_offered_to_the_tutor_alone() -> None:
    tie = an_answer("connections", [{"from": "Area", "to": "SENTINEL"}], {"sort": "strength"})
    mine = tie.model_copy(update={"by": "tutor", "share": ()})
    talk = talk_with(history=[held(1, tie=mine)])
    assert offered(talk, "efforts", "think") == offered(talk, "efforts", "live") == ()
    assert offered(talk, "efforts", "after") == ("SENTINEL",)


def test_chances_to_grow_are_those_of_earlier_talks_the_newest_first() -> None:
    def chance(to: str, sort: str = "struggle") -> Value:
        return [{"from": "Area", "to": to}]

    history = [
        held(1, tie=an_answer("connections", chance("the poster"), {"sort": "struggle"})),
        held(5, tie=an_answer("connections", chance("the fair"), {"sort": "struggle"})),
        held(9, tie=an_answer("connections", chance("SENTINEL"), {"sort": "strength"})),
    ]
    assert offered(talk_with(history=history), "chances") == ("the fair", "the poster")


def test_where_the_student_is_only_what_is_shared_with_them_is_offered() -> None:
    talk = talk_with(seen=[{"what": "SENTINEL"}], effort=[{"what": "Homework"}])
    assert offered(talk, "efforts", "think") == ("Homework",)
    assert offered(talk, "efforts", "live") == ("Homework",)


def test_where_nothing_was_entered_nothing_is_offered() -> None:
    assert set(entered(talk_with(), page(talk_with(), "live")).values()) == {()}
