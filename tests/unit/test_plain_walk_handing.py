"""The laptop goes to the student and back, in lines: what they see, what they can, who gets in."""

from pathlib import Path

import pytest
from tests.unit.line_mode import LineMode
from tests.unit.test_plain_walk import PREPARED, TALK

from conferapp.storage.handover import Handover
from conferapp.storage.settings import TutorSettings

SECRET = "She copies from Ben."
HANDED = [*PREPARED, f"/note {SECRET}", "2"]
"""Lines up to the student's first page; the note goes to the page in front of it."""


@pytest.fixture
def laptop(tmp_path: Path) -> LineMode:
    """A laptop with a short agenda, which knows its tutor."""
    return LineMode.under(tmp_path, TALK, tutor="R. Diaz")


def with_code(laptop: LineMode) -> None:
    """Set a code."""
    TutorSettings(tutor="R. Diaz").with_code("4711").write(laptop.places.settings)


def test_reading_aloud_hands_nothing_over(laptop: LineMode) -> None:
    held = laptop.hold(laptop.student(), [*PREPARED, "", "60"])
    assert Handover(laptop.places.handover).holder() is None
    assert held.session.conference.record.answers["guess"].by == "student"


def test_a_student_finds_nothing_that_the_tutor_was_told(laptop: LineMode) -> None:
    held = laptop.hold(laptop.student(), ["the Unit 3 test", f"/note {SECRET}", "68", "2", "/list"])

    assert held.said.startswith("These pages are yours, Amara.")
    assert "Page 1 of 2. Your guess\nHi Amara!" in held.said
    assert SECRET not in held.said
    assert "68" not in held.said.replace("such as 68 or 68/100", "")
    assert held.paper.theirs


def test_a_window_that_cannot_be_cleared_says_so_first(laptop: LineMode) -> None:
    held = laptop.hold(laptop.student(), [*PREPARED, "2"], clears=False)
    assert "This window can’t be cleared from here" in held.said
    assert "These pages are yours" not in held.said
    assert Handover(laptop.places.handover).holder() is None


def test_who_cannot_clear_the_window_goes_back_and_reads_aloud(laptop: LineMode) -> None:
    lines = [*PREPARED, "2", "/back", "1", "60"]
    held = laptop.hold(laptop.student(), lines, clears=False)
    assert held.said.count("It’s Amara’s turn.") == 2
    assert held.value("guess") == {"value": 60, "out_of": 100}
    assert not held.paper.theirs


def test_a_student_can_only_give_the_students_orders(laptop: LineMode) -> None:
    lines = ["/pages", "/notes", "/undo", "/stop", "/go 1", "/beside", "/cancel x", "/finish"]
    held = laptop.hold(laptop.student(), [*PREPARED, "2", *lines, "/help"])

    assert held.paper.lines == []
    assert held.session.conference.record.status == "open"
    helped = held.said.rpartition("There is no order /finish.")[2]
    assert "/give: Give the laptop back." in helped
    for order in ("/pages", "/notes", "/undo", "/stop", "/go", "/finish"):
        assert f"{order}:" not in helped
        assert f"{order}," not in helped


def test_a_student_goes_no_further_back_than_the_own_pages(laptop: LineMode) -> None:
    held = laptop.hold(laptop.student(), [*PREPARED, "2", "/back"])
    assert "This is the first page." in held.said
    assert "The facts" not in held.said


def test_behind_the_own_pages_only_the_word_leads_on(laptop: LineMode) -> None:
    lines = [*PREPARED, "2", "60", "", "", "no idea", "", "", "tutor"]
    held = laptop.hold(laptop.student(), lines)

    before, _, after = held.said.partition("Please give the laptop back to R. Diaz.")
    assert "The facts" not in before
    assert "That isn’t the word." in after
    assert "Page 2 of 2. How it went" in after  # an empty line leads back to it
    assert "The next page is only for you" in after
    assert "What do you see?" not in held.said
    assert not held.paper.theirs
    assert Handover(laptop.places.handover).holder() is None


def test_with_a_code_only_the_code_leads_on(laptop: LineMode) -> None:
    with_code(laptop)
    lines = [*PREPARED, "2", "/give", "What went well"]
    held = laptop.hold(laptop.student(), lines, secrets=["0000", "4711"])

    assert "That isn’t the code. Please try again." in held.said
    assert "It’s Amara’s turn." in held.said  # in the middle of the pages: the same page again
    assert "4711" not in held.said


def test_guessing_the_code_gets_slow(laptop: LineMode) -> None:
    with_code(laptop)
    held = laptop.hold(laptop.student(), [*PREPARED, "2", "/give"], secrets=["1", "2", "3", "4711"])
    assert held.said.count("Please wait 2 seconds.") == 2  # the right code isn't looked at
    assert held.walk is not None
    assert held.walk.private


def test_a_restart_comes_back_to_the_student(laptop: LineMode) -> None:
    amara = laptop.student()
    laptop.hold(amara, [*PREPARED, "2", "60"])
    again = laptop.hold(laptop.student("Ben Carter"), ["", "/give", "tutor"])

    assert "Ready to see how it went?" in again.said.partition("It’s Amara’s turn.")[0]
    assert "The facts" not in again.said
    assert again.session.conference.student.id == amara.id


def test_the_tutor_hands_over_in_the_middle_of_reading_aloud(laptop: LineMode) -> None:
    held = laptop.hold(laptop.student(), [*PREPARED, "1", "/hand", "61"])
    assert held.said.startswith("These pages are yours, Amara.")
    assert held.value("guess") == {"value": 61, "out_of": 100}
