"""Mastery: which skills come first, how old the data is, and what a quick check does."""

from collections.abc import Sequence
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.build import Time, a_student, conference, page, question

from conferapp.domain.conference import Conference
from conferapp.domain.freshness import age
from conferapp.domain.kinds.tables import LEVELS, Topics
from conferapp.domain.mastery import (
    FEW,
    chunks,
    is_low,
    levels_of,
    missed,
    of_leverage,
    portions,
    ranked,
    topics_shown,
)
from conferapp.domain.model import Row, Value
from conferapp.domain.prompt import options
from conferapp.domain.quick_check import Check, checked, checks

TOML = """
[[preparation]]
id = "data"
title = "Data"
[[preparation.questions]]
id = "skills"
kind = "topics"
ask = "Skills?"
reveal_after = "guess"
share = ["student"]
[[preparation.questions]]
id = "score"
kind = "score"
ask = "Score?"
role = "score"
reveal_after = "guess"
[[preparation.questions]]
id = "when"
kind = "date"
ask = "When?"
role = "assessed-on"
[[reflection]]
id = "think"
title = "Think"
who = "student"
questions = [
  { id = "guess", kind = "score", ask = "Your guess?", role = "predicted-score" },
  { id = "colors", kind = "topics", ask = "Your colors?", mirrors = "skills" },
]
[[agenda]]
id = "live"
title = "Live"
show = ["skills", "colors", "guess"]
questions = [{ id = "more", kind = "topics", ask = "More?" }]
"""


def row(topic: str, points: float | None = None, /, **cells: Value) -> Row:
    """A topic with points out of ten, and what else is given."""
    with_points: Row = {} if points is None else {"points": points, "out_of": 10}
    return {"topic": topic, **with_points, **cells}


def names(rows: Sequence[Row]) -> list[Value]:
    """The topics, in order."""
    return [each.get("topic") for each in rows]


# Which come first -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("skill", "share"),
    [
        (row("a", 7), 30),
        (row("a", 12), 0),
        (row("a", 0), 100),
        (row("a", level="not yet"), 100),
        (row("a", level="close"), 50),
        (row("a", level="mastered"), 0),
        (row("a", 9, level="not yet"), 10),
        (row("a"), 0),
    ],
)
def test_what_was_missed_comes_from_points_or_else_from_the_level(skill: Row, share: float) -> None:
    assert missed(skill) == pytest.approx(share)


def test_power_standards_come_first_and_then_what_was_missed_most() -> None:
    rows = [row("a", 9), row("b", 2), row("C", 8, power=True), row("D", 3, power=True), row("e", 5)]
    assert names(ranked(rows)) == ["D", "C", "b", "e", "a"]


def test_where_nothing_tells_them_apart_the_order_stays() -> None:
    assert names(ranked([row("b", 5), row("a", 5), row("c", 5)])) == ["b", "a", "c"]


def in_chunks(*rows: Row) -> list[tuple[str, list[Value]]]:
    """The portions, by name."""
    return [(heading, names(part)) for heading, part in chunks(rows)]


def test_topics_come_in_portions_with_power_standards_first() -> None:
    found = in_chunks(
        row("a", 9),
        row("b", 2),
        row("C", 10, power=True),
        row("D", 3, power=True),
        row("e", 5),
        row("f", 10),
        row("g", 7),
    )
    assert found == [
        ("Power standards ★", ["D", "C"]),
        ("Missed most", ["b", "e", "g"]),
        ("The others", ["a", "f"]),
    ]


def test_a_portion_with_nothing_in_it_is_not_there() -> None:
    only = in_chunks(row("C", 2, power=True))
    assert only == [("Power standards ★", ["C"])]
    fine = in_chunks(row("C", 2, power=True), row("a", 10))
    assert [heading for heading, _ in fine] == ["Power standards ★", "The others"]


def test_few_topics_without_a_power_standard_are_one_portion() -> None:
    assert in_chunks(row("a", 9), row("b", 2), row("c", 5), row("d", 10)) == [
        ("", ["b", "c", "a", "d"])
    ]
    assert len(in_chunks(*(row(name, 5) for name in "abcde"))) == 2


def test_many_topics_of_which_none_was_missed_are_one_portion() -> None:
    assert in_chunks(*(row(name, 10) for name in "abcdefg")) == [("", list("abcdefg"))]


some_rows = st.lists(
    st.fixed_dictionaries(
        {"points": st.integers(0, 10), "out_of": st.just(10), "power": st.booleans() | st.none()},
        optional={"level": st.sampled_from(LEVELS)},
    ),
    max_size=9,
).map(lambda drawn: [{**cells, "topic": f"skill {at}"} for at, cells in enumerate(drawn)])


@given(rows=some_rows)
def test_no_topic_is_lost_or_told_twice_in_portions(rows: list[Row]) -> None:
    told = [name for _, part in chunks(rows) for name in names(part)]
    assert sorted(map(str, told)) == sorted(map(str, names(rows)))


def test_topics_that_look_the_same_are_all_there() -> None:
    assert sum(len(part) for _, part in chunks([row("a", 2) for _ in range(6)])) == 6


# The few that matter ----------------------------------------------------------------------


def test_the_few_that_matter_are_not_mastered_and_power_standards_come_first() -> None:
    rows = [
        row("a", 9, level="mastered"),
        row("b", 2, level="not yet"),
        row("C", 9, level="mastered", power=True),
        row("D", 6, level="close", power=True),
        row("e", 5, level="close"),
        row("f", 7, level="close"),
    ]
    assert names(of_leverage(rows)) == ["b", "D", "e"]


def test_mastered_skills_fill_up_where_there_are_few_others() -> None:
    rows = [row("a", 9, level="mastered"), row("b", 2, level="not yet")]
    assert names(of_leverage(rows)) == ["a", "b"]


def test_while_results_are_covered_only_power_standards_count() -> None:
    rows = [row("a", 9), row("b", 0), row("c", 1), row("d", 0), row("E", 10, power=True)]
    assert names(of_leverage(rows, blind=True)) == ["a", "b", "E"]


@given(rows=some_rows)
def test_the_few_that_matter_tell_nothing_of_covered_results(rows: list[Row]) -> None:
    bare = [{"topic": each["topic"], "power": each["power"]} for each in rows]
    assert names(of_leverage(rows, blind=True)) == names(of_leverage(bare, blind=True))


@given(rows=some_rows, blind=st.booleans())
def test_the_few_that_matter_are_as_many_as_there_is_room_for(rows: list[Row], blind: bool) -> None:
    kept = of_leverage(rows, blind=blind)
    assert len(kept) == min(FEW, len(rows))
    assert [each for each in rows if each in kept] == list(kept)


SKILLS: Value = [
    row("a", 9, level="mastered"),
    row("b", 2, level="not yet"),
    row("c", 6, level="close"),
    row("d", 1, level="not yet"),
    row("E", 8, level="mastered", power=True),
]


def talk_with(
    *, supports: tuple[str, ...] = (), opened: bool = True, skills: Value = SKILLS
) -> Conference:
    """A conference with skills in it."""
    talk = conference(TOML, student=a_student(supports=supports))
    talk.answer("skills", skills)
    if opened:
        talk.reveal("guess", by_tutor=True)
    return talk


def shown(talk: Conference, name: str = "skills", *, student: bool = True) -> list[Value]:
    """The topics that a student, or the tutor, sees."""
    return names(topics_shown(talk, name, student=student))


def test_a_student_sees_every_topic_unless_the_profile_asks_for_fewer() -> None:
    assert shown(talk_with()) == ["a", "b", "c", "d", "E"]
    assert shown(talk_with(supports=("el", "timer"))) == ["a", "b", "c", "d", "E"]
    assert shown(talk_with(supports=("fewer",))) == ["b", "c", "d"]


def test_the_tutor_sees_every_topic_whatever_the_profile_says() -> None:
    assert shown(talk_with(supports=("fewer",)), student=False) == ["a", "b", "c", "d", "E"]


def test_the_few_that_a_student_sees_before_the_reveal_give_nothing_away() -> None:
    assert shown(talk_with(supports=("fewer",), opened=False)) == ["a", "b", "E"]


def test_a_students_own_colors_follow_the_data_that_they_stand_beside() -> None:
    talk = talk_with(supports=("fewer",))
    talk.answer("colors", [row(name, level="close") for name in "abcdE"])
    assert shown(talk, "colors") == ["b", "c", "d"]


def test_the_names_of_topics_come_in_portions_once_the_results_are_open() -> None:
    assert portions(talk_with(), "skills", student=True) == (
        ("Power standards ★", ("E",)),
        ("Missed most", ("d", "b", "c")),
        ("The others", ("a",)),
    )


def test_while_the_results_are_covered_the_names_stand_as_they_were_entered() -> None:
    talk = talk_with(opened=False)
    assert portions(talk, "skills", student=True) == (("", ("a", "b", "c", "d", "E")),)


def test_what_has_no_name_stands_in_no_portion() -> None:
    talk = talk_with(skills=[row("a", 3), {"points": 2, "out_of": 10}])
    assert portions(talk, "skills", student=True) == (("", ("a",)),)


FEW_CHOSEN = """
[[preparation]]
id = "data"
title = "Data"
[[preparation.questions]]
id = "skills"
kind = "topics"
ask = "Skills?"
reveal_after = "guess"
[[preparation]]
id = "few"
title = "Few"
[[preparation.questions]]
id = "chosen"
kind = "choices"
ask = "Which?"
options_from = "skills"
role = "few-skills"
[[reflection]]
id = "think"
title = "Think"
who = "student"
[[reflection.questions]]
id = "guess"
kind = "short"
ask = "Guess?"
"""


def test_the_few_skills_that_the_tutor_chose_stay_the_same_before_and_after_the_reveal() -> None:
    talk = conference(FEW_CHOSEN, student=a_student(supports=("fewer",)))
    rows: Value = [{"topic": name, "level": "not yet"} for name in "abcd"]
    talk.answer("skills", rows)
    talk.answer("chosen", ["d", "b"])
    for _ in range(2):
        shown = topics_shown(talk, "skills", student=True)
        assert [row["topic"] for row in shown] == ["b", "d"]
        talk.reveal("guess", by_tutor=True)
    assert len(topics_shown(talk, "skills", student=False)) == 4


FEW_PICKED_BY_STUDENT = """
[[preparation]]
id = "data"
title = "Data"
[[preparation.questions]]
id = "skills"
kind = "topics"
ask = "Skills?"
[[reflection]]
id = "pick"
title = "Pick"
who = "student"
[[reflection.questions]]
id = "chosen"
kind = "choices"
ask = "Which?"
options_from = "skills"
role = "few-skills"
"""


def test_the_few_skills_that_a_student_picks_do_not_take_the_others_from_the_list() -> None:
    talk = conference(FEW_PICKED_BY_STUDENT, student=a_student(supports=("fewer",)))
    talk.answer("skills", [{"topic": name, "level": "not yet"} for name in "abcd"])
    asked = talk.agenda.questions["chosen"]
    before = options(talk, page(talk, "pick"), asked)
    talk.answer("chosen", ["b"])
    assert [option.stored for option in before] == ["a", "b", "c"]
    assert options(talk, page(talk, "pick"), asked) == before


# Levels -----------------------------------------------------------------------------------


def test_levels_are_those_of_the_data_and_never_the_students_own_view() -> None:
    talk = talk_with()
    talk.answer("colors", [row("a", level="not yet"), row("z", level="close")])
    talk.answer("more", [row("f", level="close"), row("g"), {"level": "close"}])
    assert levels_of(talk, page(talk, "live")) == {
        "a": "mastered",
        "b": "not yet",
        "c": "close",
        "d": "not yet",
        "E": "mastered",
    }


# How old the data is ----------------------------------------------------------------------


def age_said(on: Value, *, now: str = "2026-11-21T15:30:00-05:00") -> tuple[str, bool] | None:
    """How old an assessment is said to be now, and whether that is late."""
    time = Time()
    time.at = datetime.fromisoformat(now)
    talk = conference(TOML, time=time)
    talk.answer("when", on)
    found = age(talk)
    return (found.said, found.late) if found else None


@pytest.mark.parametrize(
    ("on", "said", "late"),
    [
        ("2026-11-21T15:00:00-05:00", "0 hours", False),
        ("2026-11-21T14:00:00-05:00", "1 hour", False),
        ("2026-11-20T08:30:00-05:00", "31 hours", False),
        ("2026-11-19T15:30:00-05:00", "48 hours", False),
        ("2026-11-19T15:29:59-05:00", "48 hours", True),
        ("2026-11-19T12:30:00-08:00", "48 hours", False),
        ("2026-11-18T15:30:00-05:00", "72 hours", True),
        ("2026-11-17T15:30:00-05:00", "96 hours", True),
        ("2026-11-11T15:30:00-05:00", "10 days", True),
    ],
)
def test_the_hours_since_an_assessment_are_counted_and_more_than_48_are_late(
    on: str, said: str, late: bool
) -> None:
    assert age_said(on) == (f"{said} since the assessment", late)


def test_an_hour_without_an_offset_is_taken_as_local() -> None:
    assert age_said("2026-11-20T15:30") == ("24 hours since the assessment", False)


@pytest.mark.parametrize(
    ("on", "said", "late"),
    [
        ("2026-11-20", "About 27 hours", False),
        ("2026-11-19", "About 51 hours", True),
        ("2026-11-11", "About 10 days", True),
        ("2026-11-21", "About 3 hours", False),
    ],
)
def test_of_an_assessment_of_which_only_the_day_is_known_the_age_is_rough(
    on: str, said: str, late: bool
) -> None:
    assert age_said(on) == (f"{said} since the assessment", late)


def test_an_assessment_of_this_very_day_is_never_in_the_future() -> None:
    assert age_said("2026-11-21", now="2026-11-21T08:00:00-05:00") == (
        "About 0 hours since the assessment",
        False,
    )


@pytest.mark.parametrize("on", [None, "2026-11-22", "2026-11-30T08:00:00-05:00"])
def test_an_assessment_that_is_unknown_or_still_to_come_has_no_age(on: Value) -> None:
    assert age_said(on) is None


def test_an_agenda_that_asks_for_no_day_has_no_age() -> None:
    assert age(conference('[[agenda]]\nid = "a"\ntitle = "A"')) is None


# Quick checks -----------------------------------------------------------------------------


def could_check(talk: Conference) -> list[tuple[str, bool]]:
    """What could be checked on the live page, and whether each is near."""
    return [(found.topic, found.near) for found in checks(talk, page(talk, "live").show)]


def test_skills_close_to_mastery_come_first_and_mastered_ones_last() -> None:
    assert could_check(talk_with()) == [
        ("c", True),
        ("b", False),
        ("d", False),
        ("a", False),
        ("E", False),
    ]


def test_a_student_who_calls_a_skill_close_or_mastered_brings_it_near() -> None:
    talk = talk_with()
    talk.answer(
        "colors",
        [row("D", level="mastered"), row("b", level="not yet"), row("a", level="close")],
    )
    assert could_check(talk)[:3] == [("c", True), ("d", True), ("b", False)]


def test_covered_skills_and_the_students_own_colors_are_not_there_to_be_checked() -> None:
    talk = talk_with(opened=False)
    talk.answer("colors", [row("a", level="close")])
    assert could_check(talk) == []


def test_a_skill_without_a_name_or_level_can_still_be_checked_only_by_its_name() -> None:
    talk = talk_with(skills=[{"points": 1, "out_of": 2}, row("new")])
    assert checks(talk, ("skills",)) == (Check("skills", 1, "new", None, near=False),)


def topics() -> Topics:
    """A question about topics with the usual bounds."""
    asked = question("topics")
    assert isinstance(asked, Topics)
    return asked


def test_a_check_moves_the_level_and_keeps_the_points_of_the_assessment() -> None:
    before = row("c", 6, level="close", set="data", power=True)
    assert checked(topics(), before, 4, 5) == {
        **before,
        "level": "mastered",
        "was": "close",
        "set": "check",
        "check": {"points": 4, "out_of": 5},
    }


def test_a_second_check_keeps_where_the_skill_stood_before_the_first() -> None:
    once = checked(topics(), row("c", 1, level="not yet", set="data"), 3, 5)
    twice = checked(topics(), once, 5, 5)
    assert (twice["level"], twice["was"], twice["check"]) == (
        "mastered",
        "not yet",
        {"points": 5, "out_of": 5},
    )


def test_a_level_that_is_set_by_hand_after_a_check_stands_on_its_own() -> None:
    by_check = checked(topics(), row("c", 6, level="close", set="data"), 4, 5)
    by_hand = topics().with_cell(by_check, "level", "not yet", "tutor")
    assert (by_hand["level"], by_hand["set"]) == ("not yet", "tutor")
    assert not {"was", "check"} & set(by_hand)
    cleared = topics().with_cell(by_check, "level", None, "tutor")
    assert (cleared["level"], cleared["set"]) == ("close", "data")


def test_points_that_are_corrected_after_a_check_leave_its_level_alone() -> None:
    by_check = checked(topics(), row("c", 6, level="close", set="data"), 4, 5)
    assert topics().with_cell(by_check, "points", 1, "tutor")["level"] == "mastered"


@pytest.mark.parametrize(
    ("points", "level"),
    [
        (5, "mastered"),
        (4, "mastered"),
        (3, "close"),
        (2.5, "close"),
        (2, "not yet"),
        (0, "not yet"),
    ],
)
def test_the_bounds_of_the_agenda_say_what_a_check_makes_of_a_skill(
    points: float, level: str
) -> None:
    assert checked(topics(), row("c", level="close"), points, 5)["level"] == level


def test_a_quick_check_moves_one_skill_and_a_note_keeps_its_result() -> None:
    talk = talk_with()
    (first, *_) = checks(talk, ("skills",))
    said = talk.check_skill(page(talk, "live"), first, 4, 5)
    assert said == "Quick check, c: 4 of 5, close → mastered"
    assert [each.get("level") for each in topics_shown(talk, "skills", student=False)] == [
        *("mastered", "not yet", "mastered", "not yet", "mastered")
    ]
    (note,) = talk.record.notes
    assert (note.text, note.page, note.question, note.by) == (said, "live", "skills", "tutor")
    assert "(check: 4 of 5; was close)" in talk.text("skills")


def test_a_quick_check_that_changes_nothing_says_so() -> None:
    talk = talk_with()
    (first, *_) = checks(talk, ("skills",))
    assert talk.check_skill(page(talk, "live"), first, 3.0, 5).endswith("3 of 5, still close")


def test_a_skill_without_a_level_gets_one_from_a_check() -> None:
    talk = talk_with(skills=[row("new")])
    (first,) = checks(talk, ("skills",))
    said = talk.check_skill(page(talk, "live"), first, 1, 5)
    assert said.endswith("1 of 5, no level → not yet")


def test_data_that_is_checked_stays_the_tutors_data() -> None:
    talk = talk_with()
    (first, *_) = checks(talk, ("skills",))
    talk.check_skill(page(talk, "live"), first, 4, 5)
    assert talk.record.answers["skills"].by == "tutor"
    assert levels_of(talk, page(talk, "live"))["c"] == "mastered"


# When the data is low ---------------------------------------------------------------------


def low(score: float | None, *levels: str, hidden: bool = False) -> bool:
    """Whether the data is low, with this score and these levels."""
    talk = conference(TOML)
    talk.answer("score", None if score is None else {"value": score, "out_of": 100})
    talk.answer("skills", [row(f"s{at}", level=level) for at, level in enumerate(levels)])
    talk.answer("colors", [row("a", level="not yet")])
    return is_low(talk, lambda _: hidden)


def test_a_low_score_or_half_of_the_skills_not_yet_mastered_makes_the_data_low() -> None:
    assert low(59)
    assert not low(60)
    assert low(90, "not yet", "mastered")
    assert not low(90, "not yet", "mastered", "close")
    assert low(None, "not yet")


def test_without_data_or_while_it_is_hidden_nothing_is_low() -> None:
    assert not low(None)
    assert not low(10, "not yet", hidden=True)
