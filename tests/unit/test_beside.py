"""What is laid out beside a page: earlier answers, both sides, and what the profile knows."""

from collections.abc import Sequence

import pytest
from tests.unit.build import a_student, conference, page

from conferapp.domain.beside import Beside, Voice, beside
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
