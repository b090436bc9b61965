"""What is laid out beside a page: earlier answers, both sides, and what the profile knows."""

from collections.abc import Sequence

import pytest
from tests.unit.build import a_student, an_answer, conference, held, in_a_group, page

from conferapp.domain.beside import Beside, Voice, beside
from conferapp.domain.beside_words import table_words
from conferapp.domain.conference import Conference
from conferapp.domain.model import Value
from conferapp.domain.record import Record
from conferapp.domain.student import FoundationGoal, Student

TOML = """
[[preparation]]
id = "mine"
title = "Mine"
show = ["foundation-goals", "ways-of-learning", "last-changes"]
questions = [
  { id = "t-sure", kind = "scale", ask = "How sure was {student}?", mirrors = "sure" },
  { id = "t-best", kind = "choices", ask = "Best?", options = ["a", "b", "c"], mirrors = "best" },
  { id = "t-why", kind = "long", ask = "Why, you think?", mirrors = "why" },
  { id = "t-guess", kind = "score", ask = "Score?", mirrors = "s-guess" },
  { id = "t-help", kind = "yes_no", ask = "Help?", mirrors = "help" },
  { id = "numbers", kind = "measures", ask = "Counted" },
]
[[reflection]]
id = "theirs"
title = "Theirs"
who = "student"
questions = [
  { id = "sure", kind = "scale", ask = "How sure were you?", simple = "Sure?" },
  { id = "best", kind = "choices", ask = "What went best?", options = ["a", "b", "c"] },
  { id = "why", kind = "long", ask = "Why?" },
  { id = "s-guess", kind = "score", ask = "What do you think?" },
  { id = "help", kind = "short", ask = "What would help?" },
]
[[reflection]]
id = "seen"
title = "Seen"
who = "student"
show = ["sure", "t-sure", "t-why", "numbers"]
[[agenda]]
id = "live"
title = "Live"
show = ["t-sure", "sure", "best", "why", "s-guess", "help", "numbers"]
[[follow_up]]
id = "later"
title = "Later"
questions = [{ id = "next", kind = "long", ask = "What would you change?", role = "next-time" }]
"""


def talk_with(
    answers: dict[str, Value], *, student: Student | None = None, history: Sequence[Record] = ()
) -> Conference:
    talk = conference(TOML, student=student, history=history)
    for name, value in answers.items():
        talk.answer(name, value)
    return talk


def item(talk: Conference, name: str, page_id: str = "live") -> Beside:
    return next(i for i in beside(talk, page(talk, page_id)) if name in i.question)


def test_both_sides_stand_together_once_and_the_student_speaks_first() -> None:
    talk = talk_with({"t-sure": 2, "sure": 4})
    items = [i for i in beside(talk, page(talk, "live")) if i.question.endswith("sure")]
    assert [i.voices for i in items] == [(Voice("student", "4 of 5"), Voice("tutor", "2 of 5"))]
    assert items[0].title == "How sure were you?"


def test_a_side_that_said_nothing_is_there_with_nothing() -> None:
    voices = item(talk_with({"t-sure": 2}), "sure").voices
    assert voices == (Voice("student", ""), Voice("tutor", "2 of 5"))


def test_data_has_one_voice() -> None:
    talk = talk_with({"numbers": [{"what": "Homework", "value": 8}]})
    assert item(talk, "numbers").voices == (Voice("tutor", "Homework: 8"),)


@pytest.mark.parametrize(
    ("name", "tutor", "student", "agreement"),
    [
        ("sure", 3, 3, "same"),
        ("sure", 3, 4, "different"),
        ("best", ["a", "b"], ["b", "a"], "same"),
        ("best", ["a", "b"], ["a"], "different"),
        ("s-guess", {"value": 34, "out_of": 50}, {"value": 68, "out_of": 100}, "same"),
        ("s-guess", {"value": 0, "out_of": 50}, {"value": 0, "out_of": 100}, "same"),
        ("s-guess", {"value": 34, "out_of": 50}, {"value": 34, "out_of": 100}, "different"),
        ("sure", 3, None, None),
        ("why", "tired", "tired", None),
        ("help", True, "yes", None),
    ],
)
def test_agreement_is_marked_where_it_can_be_told(
    name: str, tutor: Value, student: Value, agreement: str | None
) -> None:
    talk = talk_with({f"t-{name.removeprefix('s-')}": tutor, name: student})
    assert item(talk, name).agreement == agreement


def test_a_student_page_has_nothing_of_the_tutors_side() -> None:
    talk = talk_with({"t-sure": 2, "t-why": "SENTINEL", "sure": 4, "numbers": [{"what": "Days"}]})
    items = beside(talk, page(talk, "seen"))
    assert [i.question for i in items] == ["sure", "numbers"]
    assert items[0].voices == (Voice("student", "4 of 5"),)
    assert items[0].agreement is None
    assert "SENTINEL" not in str(items)


def test_what_was_asked_is_said_in_plain_words_where_the_profile_asks_for_them() -> None:
    talk = talk_with({"sure": 4}, student=a_student(supports=("plain-words",)))
    assert item(talk, "sure").title == "Sure?"


def test_the_profile_stands_beside_a_page_that_names_it() -> None:
    student = a_student(
        foundation_goals=(
            FoundationGoal(goal="Pass Algebra", agreed_with="family"),
            FoundationGoal(goal="Read more"),
        ),
        ways_of_learning=("draw it", "say it"),
    )
    talk = talk_with({}, student=student)
    goals, ways = beside(talk, page(talk, "mine"))
    assert goals.voices[0].text == "Pass Algebra (agreed with family)\nRead more"
    assert ways.voices[0].text == "draw it, say it"


def test_an_empty_profile_puts_nothing_beside_a_page() -> None:
    assert beside(talk_with({}), page(talk_with({}), "mine")) == ()


def test_what_the_tutor_wanted_to_change_comes_back_next_time() -> None:
    before = talk_with({"next": "Wait longer"})
    before.finish()
    talk = talk_with({}, history=[before.record])
    (changes,) = beside(talk, page(talk, "mine"))
    assert changes.voices == (Voice("tutor", "Wait longer"),)


# What comes from elsewhere ----------------------------------------------------------------

ELSEWHERE = """
[[preparation]]
id = "data"
title = "Data"
questions = [
  { id = "score", kind = "score", ask = "Score?", role = "score", reveal_after = "guess" },
  { id = "t-sure", kind = "scale", ask = "Sure?", mirrors = "sure" },
  { id = "skills", kind = "topics", ask = "Skills?", share = ["student"] },
  { id = "t-best", kind = "choices", ask = "?", options_from = "skills", mirrors = "best" },
]
[[reflection]]
id = "think"
title = "Think"
who = "student"
show = ["last-changes", "last-words", "peers", "calibration", "skills"]
questions = [
  { id = "guess", kind = "score", ask = "Guess?", role = "predicted-score" },
  { id = "sure", kind = "scale", ask = "Sure?", role = "confidence" },
  { id = "best", kind = "choices", ask = "?", options_from = "skills", role = "surest" },
]
[[agenda]]
id = "words"
title = "Words"
show = ["last-words"]
[[agenda]]
id = "sides"
title = "Sides"
show = ["sure", "best"]
[[follow_up]]
id = "judging"
title = "Judging"
show = ["calibration"]
[[follow_up]]
id = "topics"
title = "Topics"
show = ["skills"]
"""


def elsewhere(
    page_id: str, answers: dict[str, Value] | None = None, *history: Record, supports: str = ""
) -> tuple[Beside, ...]:
    """What stands beside a page of this agenda, the results open."""
    student = a_student(supports=tuple(supports.split()))
    talk = conference(ELSEWHERE, history=history, student=student)
    for name, value in (answers or {}).items():
        talk.answer(name, value)
    talk.reveal("guess", by_tutor=True)
    return beside(talk, page(talk, page_id))


def test_a_small_group_does_not_hide_what_was_said_in_the_talk_before_it() -> None:
    last = held(9, why=an_answer("long", "I read.", ask="Why?"))
    (words,) = elsewhere("words", None, last, in_a_group(20, "Draw it"))
    assert words.voices == (Voice("student", "I read."),)


def test_what_the_student_said_in_words_last_time_comes_back() -> None:
    last = held(
        1,
        goals=["Pass"],
        hard=an_answer("long", "Fractions\nare hard", ask="What was hard?"),
        fun=an_answer("short", "The poster", ask="What was fun?"),
        mine=an_answer("long", "SENTINEL", by="tutor"),
        draft=an_answer("long", "SENTINEL", part="reflection"),
        sure=an_answer("scale", 4),
    )
    items = elsewhere("words", {}, held(1, old=an_answer("long", "SENTINEL")), last)
    assert [(item.title, item.voices) for item in items] == [
        ("Last time: What was hard?", (Voice("student", "Fractions\nare hard"),)),
        ("Last time: What was fun?", (Voice("student", "The poster"),)),
    ]


def test_a_first_conference_has_no_last_words() -> None:
    assert elsewhere("words") == ()


def guessed(day: int, guess: float, result: float) -> Record:
    """A conference with a guess and a result."""
    return held(
        day,
        guess=an_answer("score", {"value": guess, "out_of": 100}, role="predicted-score"),
        score=an_answer("score", {"value": result, "out_of": 100}, role="score"),
        work=an_answer("short", "Unit 3", role="assignment"),
    )


def calibrated(*history: Record, **answers: Value) -> str:
    """Guess against result in words."""
    (item,) = elsewhere("judging", answers, *history)
    return item.voices[0].text


def test_every_guess_stands_against_its_result_with_a_word_on_the_whole() -> None:
    assert calibrated(guessed(1, 90, 70), guessed(8, 60, 50)) == (
        "Sun 1 Nov · Unit 3\n"
        "  guessed 90 %, got 70 % (-20)\n"
        "Sun 8 Nov · Unit 3\n"
        "  guessed 60 %, got 50 % (-10)\n"
        "On the whole, guesses are 15 points over the result"
    )


def test_a_single_guess_says_nothing_on_the_whole() -> None:
    assert "whole" not in calibrated(guessed(1, 90, 70))
    assert "guessed 70 %, got 72 % (right on)" in calibrated(guessed(1, 70, 72))


def test_guesses_that_are_mostly_right_or_too_low_are_said_to_be() -> None:
    right = calibrated(guessed(1, 90, 70), guessed(8, 50, 70))
    assert right.endswith("On the whole, guesses are right on")
    low = calibrated(guessed(1, 50, 70), guessed(8, 60, 70))
    assert low.endswith("On the whole, guesses are 15 points under the result")


def test_skills_that_were_judged_otherwise_are_named() -> None:
    skills: Value = [
        {"topic": "Ratios", "level": "mastered"},
        {"topic": "Area", "level": "not yet"},
    ]
    said = calibrated(skills=skills, best=["Ratios", "Area"])
    assert "judged 1 of 2 skills as the data does" in said
    assert "≠ Area: felt sure, ○ N not yet" in said
    assert "≠ Ratios" not in said


def test_without_anything_to_compare_nothing_is_said_of_judging() -> None:
    assert elsewhere("judging") == ()


def test_nothing_of_the_tutors_own_stands_beside_a_students_page() -> None:
    last = held(
        1,
        words=an_answer("long", "SENTINEL"),
        change=an_answer("long", "SENTINEL", by="tutor", role="next-time"),
    )
    assert [item.title for item in elsewhere("think", {}, last)] == ["Skills?"]


def test_the_newest_change_comes_back_however_long_ago_it_was_written() -> None:
    change = an_answer("long", "Wait longer", by="tutor", role="next-time")
    talk = talk_with({}, history=[held(1, change=change), held(8)])
    (item,) = beside(talk, page(talk, "mine"))
    assert item.voices == (Voice("tutor", "Wait longer"),)


def test_the_result_speaks_third_beside_how_sure_each_side_was() -> None:
    both: dict[str, Value] = {"sure": 4, "t-sure": 2, "score": {"value": 34, "out_of": 50}}
    sure, _ = elsewhere("sides", both)
    assert sure.voices == (
        Voice("student", "4 of 5"),
        Voice("tutor", "2 of 5"),
        Voice("data", "34 of 50 (68 %)"),
    )
    assert sure.points
    assert elsewhere("sides", {"sure": 4, "t-sure": 2})[0].voices[2:] == ()


def test_the_result_is_silent_while_it_is_covered() -> None:
    talk = conference(ELSEWHERE)
    talk.answer("sure", 4)
    talk.answer("t-sure", 2)
    talk.answer("score", {"value": 34, "out_of": 50})
    items = beside(talk, page(talk, "sides"))
    assert [voice.by for voice in items[0].voices] == ["student", "tutor"]


def test_sides_and_what_to_say_about_them_come_with_a_pair_about_topics() -> None:
    skills: Value = [{"topic": "Ratios", "level": "mastered"}]
    picks: dict[str, Value] = {"skills": skills, "best": ["Ratios"], "t-best": ["Area"]}
    _, best = elsewhere("sides", picks)
    assert [side.topic for side in best.sides] == ["Ratios", "Area"]
    assert len(best.points) == 2


SKILLS: Value = [
    {"topic": "Time", "points": 9, "out_of": 10, "level": "mastered"},
    {"topic": "Area", "points": 2, "out_of": 10, "level": "not yet"},
    {"topic": "Angles", "points": 5, "out_of": 10, "level": "close"},
    {"topic": "Ratios", "points": 8, "out_of": 10, "level": "mastered", "power": True},
]


def test_topics_are_laid_out_in_portions_with_power_standards_first() -> None:
    (item,) = elsewhere("topics", {"skills": SKILLS})
    assert item.voices[0].text.splitlines() == [
        "Power standards ★",
        "● M Ratios: 8 of 10 ★",
        "Missed most",
        "○ N Area: 2 of 10",
        "◐ C Angles: 5 of 10",
        "● M Time: 9 of 10",
    ]


def test_a_student_whose_profile_asks_for_fewer_gets_the_few_that_matter() -> None:
    (item,) = [i for i in elsewhere("think", {"skills": SKILLS}, supports="fewer") if i.question]
    assert "Time" not in item.voices[0].text
    assert "Area" in item.voices[0].text
    (whole,) = elsewhere("topics", {"skills": SKILLS}, supports="fewer")
    assert "Time" in whole.voices[0].text


@pytest.mark.parametrize("power", [True, False])
def test_the_star_is_explained_where_a_topic_has_one(power: bool) -> None:
    talk = conference("""
[[preparation]]
id = "mine"
title = "Mine"
questions = [{ id = "skills", kind = "topics", ask = "Skills" }]
[[reflection]]
id = "theirs"
title = "Theirs"
who = "student"
show = ["skills"]
""")
    talk.answer("skills", [{"topic": "Ratios", "level": "close", "power": power}])
    *_, legend = table_words(talk, page(talk, "theirs")).blocks
    ((sign,),) = legend
    assert ("★" in sign.text) is power
