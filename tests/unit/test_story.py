"""A student's story: what all their finished conferences tell, and what they leave out."""

from datetime import date

import pytest
from tests.unit.build import a_student, an_answer, closing, held
from tests.unit.shares import english

from conferapp.domain.calibration import Calibration
from conferapp.domain.handouts.cards import back_pages
from conferapp.domain.handouts.material import Material
from conferapp.domain.model import Row, Value
from conferapp.domain.record import Answer, Record
from conferapp.domain.story.aim import aim
from conferapp.domain.story.courses import Course, Measured, courses
from conferapp.domain.story.journeys import Journey, Stop, journeys
from conferapp.domain.story.keepsakes import Keepsake, keepsakes
from conferapp.domain.story.story import Story, story_of


def told(*records: Record) -> Story:
    """The story of some conferences."""
    return story_of(a_student(), records)


def day(number: int) -> date:
    """A day of the month in which everything was held."""
    return date(2026, 11, number)


def score(value: float, role: str) -> Answer:
    """A result or a guess."""
    return an_answer("score", {"value": value, "out_of": 100}, role=role)


def scored(number: int, guessed: float | None, result: float | None) -> Record:
    """A conference with a guess, a result, or both."""
    record = held(number)
    answers = {
        role: score(value, role)
        for role, value in (("predicted-score", guessed), ("score", result))
        if value is not None
    }
    return record.model_copy(update={"answers": answers})


def skills(*rows: Row) -> Answer:
    """What the data says of topics."""
    return an_answer("topics", list(rows), by="tutor")


def counted(*rows: Row, group: str | None = "effort") -> Answer:
    """What was counted."""
    return an_answer("measures", list(rows), {"group": group} if group else {}, by="tutor")


# What counts ---------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["planned", "open", "cancelled"])
def test_only_a_finished_conference_tells_anything(status: str) -> None:
    record = held(
        goals=["Ten pages a day"],
        actions=["Read"],
        score=score(60, "score"),
        sure=an_answer("scale", 4, role="confidence"),
        skills=skills({"topic": "Area", "level": "close"}),
        effort=counted({"what": "Homework", "value": 3}),
        card=an_answer("reminder", {"words": "Step by step"}),
        hope=an_answer("short", "Nurse", role="hope"),
    )
    assert told(record) != told()
    assert told(record.model_copy(update={"status": status})) == told()


def test_what_nobody_ever_asked_is_no_story() -> None:
    story = told(held())
    assert (story.goals, story.scores, story.sure, story.courses) == ((), (), (), ())
    assert (story.topics, story.cards, story.hope) == ((), (), "")


def test_the_newest_hope_counts() -> None:
    nurse = an_answer("short", "Nurse", role="hope")
    doctor = an_answer("short", "Doctor", role="hope")
    assert told(held(1, hope=nurse), held(2, hope=doctor), held(3)).hope == "Doctor"


# Goals ---------------------------------------------------------------------------------------


def ends(story: Story) -> list[tuple[str, str, bool]]:
    """Each goal, the last word on it, and whether it stands."""
    return [
        (
            goal.end.item.name,
            goal.end.word.closing.outcome if goal.end.word else "",
            goal.stands,
        )
        for goal in story.goals
    ]


def test_each_goal_says_how_it_ended_and_the_last_one_stands() -> None:
    story = told(
        held(1, goals=["60 on Unit 1"]),
        held(8, goals=["70 on Unit 2"], closed=closing(goals={"60 on Unit 1": "kept"})),
        held(15, goals=["75 on Unit 3"], closed=closing(goals={"70 on Unit 2": "partly"})),
    )
    assert ends(story) == [
        ("60 on Unit 1", "kept", False),
        ("70 on Unit 2", "partly", False),
        ("75 on Unit 3", "", True),
    ]


def test_a_goal_that_was_looked_at_without_a_new_one_still_stands() -> None:
    story = told(held(1, goals=["60"]), held(8, closed=closing(goals={"60": "not yet"})))
    assert ends(story) == [("60", "not yet", True)]


def test_of_a_goal_that_was_taken_up_again_only_the_newer_one_stands() -> None:
    assert ends(told(held(1, goals=["60"]), held(8, goals=["60"]))) == [
        ("60", "", False),
        ("60", "", True),
    ]


def test_what_was_agreed_again_later_is_told_from_what_nobody_closed() -> None:
    story = told(held(1, goals=["60", "Read"]), held(8, goals=["60"]))
    assert [(goal.end.item.name, goal.again) for goal in story.goals] == [
        ("60", True),
        ("Read", False),
        ("60", False),
    ]


# Scores --------------------------------------------------------------------------------------


def test_a_conference_with_a_guess_or_a_result_is_among_the_scores() -> None:
    story = told(scored(1, 60, 68), scored(2, None, 70), scored(3, 50, None), held(4))
    assert [(one.day, one.predicted, one.result) for one in story.scores] == [
        (day(1), 60, 68),
        (day(2), None, 70),
        (day(3), 50, None),
    ]


def gaps(*points: float | None) -> list[Calibration]:
    """Conferences whose results were so many points from the guess."""
    return [
        Calibration(None, "", None if gap is None else 50.0, 50.0 + (gap or 0), "", ())
        for gap in points
    ]


def test_the_latest_guesses_are_held_against_those_before_whichever_side_they_missed() -> None:
    assert aim(gaps(20, -10, 6, None, -3, 0)) == (3, 15)


def test_few_guesses_are_held_against_nothing() -> None:
    assert aim(gaps(-4, 8)) == (6, None)
    assert aim(gaps(None)) is None


# Sure and right ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "low", "high", "step"), [(1, 1, 5, 0.0), (4, 1, 5, 0.75), (5, 0, 10, 0.5)]
)
def test_how_sure_somebody_felt_is_placed_on_its_own_scale(
    value: int, low: int, high: int, step: float
) -> None:
    sure = an_answer("scale", value, {"from": low, "to": high}, role="confidence")
    (one,) = told(held(sure=sure)).sure
    assert (one.step, one.scale) == (step, (low, high))


@pytest.mark.parametrize("keys", [{"from": 5, "to": 5}, {"from": "a"}, {"to": 10**400}])
def test_a_scale_that_makes_no_sense_is_no_feeling(keys: Row) -> None:
    assert told(held(sure=an_answer("scale", 3, keys, role="confidence"))).sure == ()


def test_skills_that_were_judged_count_without_a_feeling() -> None:
    record = held(
        skills=skills({"topic": "Area", "level": "mastered"}, {"topic": "Nets", "level": "close"}),
        best=an_answer("choices", ["Area", "Nets"], role="surest"),
    )
    (one,) = told(record).sure
    assert (one.step, one.right, len(one.found.judgements)) == (None, 1, 2)


# What was counted ----------------------------------------------------------------------------


def test_what_was_counted_is_one_course_however_it_was_spelled() -> None:
    found = courses(
        [
            held(1, effort=counted({"what": "Home work", "value": 6, "out_of": 10, "before": 5})),
            held(8, effort=counted({"what": "home-work ", "value": 8, "out_of": 10, "before": 6})),
        ]
    )
    assert found == (
        Course(
            "home-work",
            "effort",
            (Measured(day(1), "6 of 10", 60, "5"), Measured(day(8), "8 of 10", 80)),
        ),
    )


def test_words_are_values_too_and_have_no_share() -> None:
    (course,) = courses([held(effort=counted({"what": "On time", "value": "mostly"}))])
    assert course.values == (Measured(day(20), "mostly"),)


def test_an_earlier_value_that_no_conference_knows_is_kept() -> None:
    (course,) = courses(
        [
            held(1, effort=counted({"what": "Quizzes", "value": 60, "unit": "%"})),
            held(2, effort=counted({"what": "Quizzes", "value": 70, "unit": "%", "before": 60})),
            held(3, effort=counted({"what": "Quizzes", "value": 75, "unit": "%", "before": 72})),
        ]
    )
    assert [(value.said, value.before) for value in course.values] == [
        ("60 %", ""),
        ("70 %", ""),
        ("75 %", "72"),
    ]
    assert [value.share for value in course.values] == [60, 70, 75]


def test_effort_stands_before_work_and_one_name_in_both_is_two_things() -> None:
    record = held(
        work=counted({"what": "Reading", "value": 3}, group="academic"),
        effort=counted({"what": "Reading", "value": 20}),
        other=counted({"what": "Seats", "value": 1}, group=None),
    )
    assert [(course.what, course.group) for course in courses([record])] == [
        ("Reading", "effort"),
        ("Seats", "effort"),
        ("Reading", "academic"),
    ]


@pytest.mark.parametrize("row", [{"what": "Homework"}, {"value": 3}, {"what": "x", "unit": "%"}])
def test_a_row_that_counts_nothing_is_left_out(row: Row) -> None:
    assert courses([held(effort=counted(row))]) == ()


# Topics --------------------------------------------------------------------------------------


def test_a_topic_is_followed_from_conference_to_conference() -> None:
    low: Row = {"topic": "Area", "points": 3, "out_of": 10, "level": "not yet", "set": "data"}
    high: Row = {"topic": "area", "level": "close", "set": "tutor", "power": True}
    (topic,) = journeys([held(1, skills=skills(low)), held(8, skills=skills(high))])
    assert topic == Journey(
        "area",
        True,
        (Stop(day(1), "not yet", "3 of 10", "data"), Stop(day(8), "close", "", "tutor")),
    )
    assert (topic.level, topic.moved) == ("close", True)


def test_a_quick_check_moves_a_topic_on_its_day() -> None:
    row: Row = {
        "topic": "Area",
        "points": 6,
        "out_of": 10,
        "level": "mastered",
        "was": "close",
        "set": "check",
        "check": {"points": 4, "out_of": 5},
    }
    (topic,) = journeys([held(skills=skills(row))])
    assert topic.stops == (
        Stop(day(20), "close", "6 of 10"),
        Stop(day(20), "mastered", "4 of 5", "check"),
    )


def test_a_check_of_a_topic_without_a_level_before_is_one_stop() -> None:
    row: Row = {
        "topic": "Area",
        "level": "close",
        "set": "check",
        "check": {"points": 3, "out_of": 5},
    }
    (topic,) = journeys([held(skills=skills(row))])
    assert topic.stops == (Stop(day(20), "close", "3 of 5", "check"),)
    assert not topic.moved


def test_what_a_student_says_of_their_own_skills_is_no_data() -> None:
    own = an_answer("topics", [{"topic": "Area", "level": "mastered"}])
    assert journeys([held(colors=own)]) == ()


def test_what_is_left_to_do_stands_first_and_power_standards_before_others() -> None:
    rows: tuple[Row, ...] = (
        {"topic": "Ratios", "level": "mastered"},
        {"topic": "Nets", "level": "not yet"},
        {"topic": "Area", "level": "close"},
        {"topic": "Signs", "level": "not yet", "power": True},
        {"topic": "Angles", "points": 3},
    )
    found = journeys([held(skills=skills(*rows))])
    assert [topic.topic for topic in found] == ["Signs", "Nets", "Area", "Ratios", "Angles"]


@pytest.mark.parametrize(
    "value", [None, "x", [3], [{"topic": 3}], [{"level": "close"}], [{"topic": "A", "level": 3}]]
)
def test_topics_that_say_nothing_are_left_out(value: Value) -> None:
    assert journeys([held(skills=an_answer("topics", value, by="tutor"))]) == ()


# Cards ---------------------------------------------------------------------------------------


def test_a_card_is_collected_for_each_conference_that_left_a_clue_or_a_goal() -> None:
    clue = an_answer("reminder", {"picture": "ladder", "words": "Step by step"})
    found = keepsakes([held(1, goals=["Ten pages"]), held(2), held(3, card=clue)])
    assert found == (
        Keepsake(day(1), "", "", ("Ten pages",)),
        Keepsake(day(3), "ladder", "Step by step"),
    )


def test_a_clue_that_the_student_never_got_is_no_card() -> None:
    private = an_answer("reminder", {"words": "Only mine"}, by="tutor")
    assert keepsakes([held(card=private)]) == ()


def test_the_cards_are_those_of_the_back_pages() -> None:
    clue = an_answer("reminder", {"words": "Step by step"})
    shared = an_answer("goal", [{"goal": "Ten pages"}]).model_copy(update={"share": ("student",)})
    told_clue = clue.model_copy(update={"share": ("student",)})
    records = (held(1, aim=shared), held(2), held(3, clue=told_clue), held(4, aim=shared))
    material = Material(records[-1], "Amara", english(), earlier=records[:-1])
    pages = back_pages(material.for_reader("student"))
    assert len(pages.cards) == len(keepsakes(records)) == 3
