"""The student's turn is one stretch: a tutor's page in the middle of it is told."""

import pytest
from tests.unit.lines import HEAD, ask, one, page, told

from conferapp.storage.agendas import read_agenda


def pages(*who: str, part: str = "reflection") -> list[str]:
    """Pages for these people, each with a question, so that something is asked on it."""
    return [
        page(f"p{number}", f'who = "{whose}"', part=part)
        + ask(f"q{number}", f"required = {str(number == 0).lower()}", part=part)
        for number, whose in enumerate(who)
    ]


@pytest.mark.parametrize("part", ["preparation", "reflection", "agenda", "follow_up"])
def test_a_tutors_page_between_two_of_the_students_is_told(part: str) -> None:
    found = one(*pages("tutor", "student", "tutor", "student", "tutor", part=part))
    assert found.startswith('who = "tutor"')
    assert "in the middle of the student’s turn, between `p1` and `p3`" in found


def test_it_is_told_at_its_line() -> None:
    text = HEAD + "".join(pages("student", "tutor", "student"))
    (found,) = read_agenda(text, "talk.toml").problems
    assert (found.line, found.column) == (16, 7)


def test_two_such_pages_in_a_row_are_one_mistake() -> None:
    assert "between `p0` and `p3`" in one(*pages("student", "tutor", "tutor", "student"))
    assert len(told(*pages("student", "tutor", "student", "tutor", "student"))) == 2


@pytest.mark.parametrize(
    "who",
    [
        ("tutor", "student", "student", "tutor"),
        ("student", "student", "tutor", "tutor"),
        ("student", "together", "student"),
        ("student", "tutor", "together", "student"),
        ("student", "together", "tutor", "student"),
    ],
)
def test_pages_before_behind_and_for_both_are_no_interruption(who: tuple[str, ...]) -> None:
    assert told(*pages(*who)) == []


def test_each_part_is_a_turn_of_its_own() -> None:
    later = page("b", 'who = "tutor"'), page("c", 'who = "student"')
    assert told(*pages("student"), *later) == []
    assert told(*pages("student", "tutor"), later[1]) == []


def test_pages_of_which_only_one_is_ever_there_are_no_interruption() -> None:
    first, tutors, last = pages("student", "tutor", "student")
    choice = page("a", part="preparation")
    choice += ask("way", 'options = ["Alone", "Aloud"]', kind="choice", part="preparation")

    def only(text: str, way: str) -> str:
        return text.replace('"T"\n', f'"T"\nshow_if = {{ question = "way", is = "{way}" }}\n', 1)

    assert told(choice, first, only(tutors, "Aloud"), only(last, "Alone")) == []
    assert "between" in one(choice, first, only(tutors, "Aloud"), only(last, "Aloud"))
    assert "between" in one(choice, first, only(tutors, "Aloud"), last)


def test_a_page_whose_people_are_misspelled_is_one_mistake() -> None:
    assert "can’t be `who`" in one(*pages("student", "studnet", "student"))
