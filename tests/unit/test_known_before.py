"""What is known before is carried on: a hope, and the ways of learning in the profile."""

import pytest
from tests.unit.build import a_student, an_answer, conference, held, page

from conferapp.domain.conference import Conference
from conferapp.domain.model import Value
from conferapp.domain.record import Record
from conferapp.domain.standing import first_answer
from conferapp.domain.student import Student

TOML = """
[[preparation]]
id = "hopes"
title = "Hopes"
questions = [
  { id = "hope", kind = "long", ask = "Hope?", role = "hope" },
  { id = "plain", kind = "short", ask = "Plain?" },
]
[[reflection]]
id = "ways"
title = "Ways"
who = "student"
[[reflection.questions]]
id = "how"
kind = "choices"
ask = "How do you learn?"
options = ["Draw it", "Say it", "Play a game"]
other = true
role = "ways-of-learning"
"""
IN_WORDS = (
    TOML.replace('kind = "choices"', 'kind = "long"')
    .replace("other = true", "")
    .replace('options = ["Draw it", "Say it", "Play a game"]', "")
)


def begun(
    *history: Record, ways: tuple[str, ...] = (), toml: str = TOML, enter: bool = True
) -> Conference:
    """A conference whose pages were all entered."""
    talk = conference(toml, history=history, student=a_student(ways_of_learning=ways))
    for each in talk.pages() if enter else ():
        talk.enter(each)
    return talk


def hoping(day: int, hope: Value) -> Record:
    """A conference in which a hope was told."""
    return held(day, hoped=an_answer("short", hope, role="hope"))


# Hope -------------------------------------------------------------------------------------


def test_a_hope_is_carried_on_from_the_newest_conference_that_knew_one() -> None:
    talk = begun(hoping(1, "a nurse"), hoping(5, "a doctor"), held(9))
    assert talk.value("hope") == "a doctor"


def test_without_an_earlier_hope_nothing_is_put_into_anybodys_mouth() -> None:
    assert begun(held(1)).value("hope") is None
    assert begun(held(1, other=an_answer("short", "x", role="assignment"))).value("hope") is None


def test_a_hope_can_be_changed_and_taken_away_for_good() -> None:
    talk = begun(hoping(1, "a nurse"))
    talk.answer("hope", "a pilot")
    talk.enter(page(talk, "hopes"))
    assert talk.value("hope") == "a pilot"
    talk.answer("hope", None)
    talk.enter(page(talk, "hopes"))
    assert talk.value("hope") is None


def test_what_was_answered_before_the_page_was_opened_stays() -> None:
    talk = begun(hoping(1, "a nurse"), enter=False)
    talk.answer("hope", "a pilot")
    talk.enter(page(talk, "hopes"))
    assert talk.value("hope") == "a pilot"


def test_a_default_of_the_agenda_comes_before_what_is_known() -> None:
    toml = TOML.replace('role = "hope"', 'role = "hope", default = "to be told"')
    assert begun(hoping(1, "a nurse"), toml=toml).value("hope") == "to be told"


def test_only_questions_with_a_role_begin_with_what_is_known() -> None:
    talk = begun(hoping(1, "a nurse"), ways=("Draw it",))
    assert first_answer(talk, talk.agenda.questions["plain"]) is None


# Ways of learning -------------------------------------------------------------------------


def test_ways_of_learning_come_from_the_profile() -> None:
    ways = ("Draw it", "hum a tune")
    assert begun(ways=ways).value("how") == ["Draw it", "hum a tune"]
    assert begun(ways=ways, toml=IN_WORDS).value("how") == "Draw it\nhum a tune"


@pytest.mark.parametrize("toml", [TOML, IN_WORDS])
def test_an_empty_profile_gives_no_answer(toml: str) -> None:
    assert begun(toml=toml).value("how") is None


def profile(value: Value, *, known: tuple[str, ...] = ("Say it",), toml: str = TOML) -> Student:
    """The student after a conference with this answer."""
    talk = begun(ways=known, toml=toml)
    talk.answer("how", value)
    return talk.profile()


def test_the_profile_learns_how_a_student_likes_to_learn() -> None:
    student = profile(["Draw it", "Say it"])
    assert student.ways_of_learning == ("Draw it", "Say it")
    assert student.revision == 1
    assert profile(" Draw it \n\nhum", toml=IN_WORDS).ways_of_learning == ("Draw it", "hum")


def test_the_profile_stays_as_it_is_where_nothing_new_was_found_out() -> None:
    values: list[Value] = [["Say it"], None]
    for value in values:
        student = profile(value)
        assert (student.ways_of_learning, student.revision) == (("Say it",), 0)
    without = conference('[[agenda]]\nid = "a"\ntitle = "A"', student=a_student(called="Mara"))
    assert without.profile() is without.student


def test_the_next_conference_begins_with_what_the_last_one_found_out() -> None:
    student = profile(["Draw it"])
    assert begun(ways=student.ways_of_learning).value("how") == ["Draw it"]


def test_a_student_whose_profile_changes_in_the_middle_of_a_talk_is_met_anew() -> None:
    plain = '[[agenda]]\nid = "a"\ntitle = "A"\nshow_if = { student = "el" }\n'
    learner = conference(f'{plain}[[agenda]]\nid = "b"\ntitle = "B"')
    assert [each.id for each in learner.pages()] == ["b"]
    learner.meet(a_student(supports=("el",)))
    assert [each.id for each in learner.pages()] == ["a", "b"]


def test_a_condition_holds_for_a_support_that_another_one_brings_along() -> None:
    helped = '[[agenda]]\nid = "a"\ntitle = "A"\nshow_if = { student = "starters" }\n'
    toml = f'{helped}[[agenda]]\nid = "b"\ntitle = "B"'
    learner = conference(toml, student=a_student(supports=("el",)))
    other = conference(toml, student=a_student(supports=("timer", "sign-language")))
    assert [each.id for each in learner.pages()] == ["a", "b"]
    assert [each.id for each in other.pages()] == ["b"]
