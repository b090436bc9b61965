"""Line mode walks through a conference: pages, questions, orders, and where it goes on."""

from pathlib import Path

import pytest
from tests.typed import TYPED
from tests.unit.line_mode import LineMode
from tests.unit.whole_in_lines import LINES

TALK = """
minutes = 10
[[preparation]]
id = "facts"
title = "The facts"
[[preparation.questions]]
id = "assignment"
kind = "short"
ask = "Which test?"
role = "assignment"
required = true
[[preparation.questions]]
id = "score"
kind = "score"
ask = "What was the score?"
role = "score"
reveal_after = "guess"
[[reflection]]
id = "guessing"
title = "Your guess"
who = "student"
intro = "Hi {student}!"
[[reflection.questions]]
id = "guess"
kind = "score"
ask = "What do you think you got?"
role = "predicted-score"
[[reflection]]
id = "results"
title = "How it went"
who = "student"
show = ["guess", "score"]
[[reflection]]
id = "view"
title = "What you see"
who = "tutor"
[[reflection.questions]]
id = "seen"
kind = "short"
ask = "What do you see?"
[[agenda]]
id = "hello"
title = "Hello"
do = "Say hello."
say = ["Good to see you, {student}."]
show = ["assignment"]
tips = [{ text = "Wait." }]
[[agenda.questions]]
id = "win"
kind = "short"
ask = "What went well?"
[[agenda.questions]]
id = "hard"
kind = "short"
ask = "What was hard?"
[[agenda]]
id = "aim"
title = "The goal"
[[agenda.questions]]
id = "goal"
kind = "goal"
ask = "Which goal?"
[[agenda]]
id = "next"
title = "Next time"
[[agenda.questions]]
id = "date"
kind = "date"
ask = "When do we talk next?"
role = "next-conference"
[[follow_up]]
id = "after"
title = "After it"
[[follow_up.questions]]
id = "told"
kind = "short"
ask = "Who was told?"
"""
PREPARED = ["the Unit 3 test", "68"]
REFLECTED = ["1", "60", "", ""]  # read aloud, the guess, the result, and a page that asks nothing


@pytest.fixture
def laptop(tmp_path: Path) -> LineMode:
    """A laptop with a short agenda, which knows its tutor."""
    return LineMode.under(tmp_path, TALK, tutor="R. Diaz")


def test_a_whole_conference_in_lines_is_kept_as_it_was_typed(laptop: LineMode) -> None:
    held = laptop.hold(laptop.student(), LINES, agenda="goal-setting", patient=False)

    record = held.session.conference.record
    values = {key: answer.value for key, answer in record.answers.items()}
    assert str(values.pop("next-date"))[:16] == "2026-12-04T15:30"
    assert values == TYPED
    assert (held.voice.misheard, held.paper.lines) == (0, [])
    assert record.status == "done"
    said = ["She smiled at this.", "Quick check, Graphs: 3 of 4, not yet → close"]
    assert [(note.page, note.text) for note in record.notes] == [("step-3", each) for each in said]
    assert [reveal.by for reveal in record.reveals] == ["answer"] * 4
    assert {visit.page for visit in record.pages} >= {"this-work", "my-results", "next-time"}


def test_a_page_says_where_it_is_what_to_do_and_what_to_say(laptop: LineMode) -> None:
    said = laptop.hold(laptop.student(), [*PREPARED, *REFLECTED, "", "Fractions"]).said

    assert "Page 1 of 8. The facts\nPreparation, for you alone." in said
    assert "Question 1 of 2. Which test?" in said
    assert "Page 5 of 8. Hello\nThe talk, you and Amara." in said
    assert "Do: Say hello.\nSay: “Good to see you, Amara.”" in said
    assert "Wait." not in said  # a tip comes on order


def test_a_result_is_said_beside_the_guess_once_there_is_one(laptop: LineMode) -> None:
    said = laptop.hold(laptop.student(), [*PREPARED, "1", "60", ""]).said

    before, _, after = said.partition("Ready to see how it went?")
    assert "68 of 100" not in before.partition("Your guess")[2]
    assert "What was the score? 68 of 100" in after
    assert "You did 8 points better than you thought." in after


def test_without_a_guess_the_result_stays_covered_and_leads_back_to_it(laptop: LineMode) -> None:
    said = laptop.hold(laptop.student(), [*PREPARED, "1", "", "1", "60"]).said

    assert "The result is covered until there is a guess." in said
    assert said.count("Your guess") == 2
    assert "Ready to see how it went?" in said


def test_a_conference_goes_on_at_the_page_and_question_where_it_stood(laptop: LineMode) -> None:
    amara = laptop.student()
    laptop.hold(amara, [*PREPARED, *REFLECTED, "", "Signs", "She asked early."])
    said = laptop.hold(amara, ["The axes", "/stop"]).said

    assert said.startswith("A short talk with Amara goes on.")
    assert "Question 2 of 2. What was hard?" in said
    assert "Page 1 of 8" not in said
    assert "What went well?" not in said


def test_a_conference_can_begin_behind_its_preparation(laptop: LineMode) -> None:
    said = laptop.hold(laptop.student(), ["1"], behind=True).said

    assert "The facts" not in said
    assert "It’s Amara’s turn." in said


def test_what_is_only_the_tutors_waits_where_a_student_sits_beside(laptop: LineMode) -> None:
    held = laptop.hold(laptop.student(), [*PREPARED, *REFLECTED])

    assert held.said.rstrip().endswith("/next passes it by.\nEnter opens it>")
    assert "What do you see?" not in held.said


def test_the_goal_is_said_when_it_changed(laptop: LineMode) -> None:
    lines = [*PREPARED, *REFLECTED, "", "Signs", "a", "b", "75 next time | the test"]
    said = laptop.hold(laptop.student(), lines).said

    assert said.count("Goal: 75 next time") == 1


def test_a_finished_conference_says_what_leaves_the_room(laptop: LineMode) -> None:
    lines = ["/finish", "4 Dec", "/finish", ""]
    held = laptop.hold(laptop.student(), [*PREPARED, *lines])

    assert "Still open: " in held.said
    assert "Thank you, Amara." in held.said
    assert 'conferapp export card "Amara Okafor"' in held.said
    assert held.session.conference.record.status == "done"


def test_a_number_at_the_finish_goes_to_what_is_open(laptop: LineMode) -> None:
    held = laptop.hold(laptop.student(), ["/finish", "", "1", "the Unit 3 test"])

    assert "1. The facts: Which test?" in held.said
    assert held.value("assignment") == "the Unit 3 test"


def test_pages_for_afterwards_follow_the_finish_when_that_is_wanted(laptop: LineMode) -> None:
    lines = [*PREPARED, "/finish", "4 Dec", "/finish", "2", "Her family"]
    held = laptop.hold(laptop.student(), lines)

    assert held.value("told") == "Her family"
    assert held.paper.lines == []


def test_behind_the_finish_no_order_leads_to_where_nothing_would_be_kept(laptop: LineMode) -> None:
    lines = [*PREPARED, "/finish", "4 Dec", "/finish", "/back", "/go 1", "/next", "/help", "2"]
    held = laptop.hold(laptop.student(), [*lines, "/back", "Her family"])

    after = held.said.partition("The conference is finished.")[2]
    assert "Page 1 of 8" not in after
    assert after.count("doesn’t work here") == 3
    assert held.value("told") == "Her family"


def test_a_cancelled_conference_keeps_its_reason(laptop: LineMode) -> None:
    held = laptop.hold(laptop.student(), ["the Unit 3 test", "/cancel", "1"])

    record = held.session.conference.record
    assert (record.status, record.history[-1].why) == ("cancelled", "No-show")


def test_a_script_that_says_what_does_not_fit_is_told_where(laptop: LineMode) -> None:
    held = laptop.hold(laptop.student(), ["x", "many", "/fnish"], patient=False)

    assert held.voice.misheard == 2
    assert held.walk is not None
    assert held.walk.on_page.unfit == ["The facts: What was the score?", "/fnish"]
    assert str(held.session.conference.typed("score")).startswith("many")
    assert "Did you mean /finish?" in held.said


def test_what_helps_holds_at_once_and_is_kept(laptop: LineMode) -> None:
    amara = laptop.student()
    held = laptop.hold(amara, ["/supports", "1 5", "Spanish"])

    student = held.session.conference.student
    assert (student.supports, student.language) == (("plain-words", "timer"), "es")
    again = laptop.hold(amara, ["/supports", "", "Klingonn"])
    assert "“Klingonn” isn’t known here." in again.said
    assert again.session.conference.student.supports == ("plain-words", "timer")


def test_an_agenda_that_changed_is_said_and_can_be_taken_up(laptop: LineMode) -> None:
    amara = laptop.student()
    laptop.hold(amara, PREPARED)
    laptop.agenda(TALK.replace('title = "Hello"', 'title = "Good morning"'))
    said = laptop.hold(amara, ["/renew", "/go Good morning"]).said

    assert "The file of this agenda has changed." in said
    assert "Page 5 of 8. Good morning" in said


def test_the_agenda_is_asked_by_number(laptop: LineMode) -> None:
    said = laptop.hold(laptop.student(), ["A short talk"], agenda=None).said

    assert said.startswith("Which conference?\n1. ")
    assert "A short talk with Amara." in said


def test_a_folder_that_is_only_read_says_why_nothing_is_kept(laptop: LineMode) -> None:
    amara = laptop.student()
    laptop.hold(amara, PREPARED)
    laptop.only_reads = "The folder can only be read."
    held = laptop.hold(amara, [])

    assert held.walk is None
    assert "The folder can only be read." in held.said


@pytest.mark.parametrize("agenda", ["check-in", "data-review", "goal-setting", "writing"])
def test_every_agenda_that_ships_is_walked_to_its_end_with_nothing_but_enter(
    laptop: LineMode, agenda: str
) -> None:
    lines = [*[""] * 5, *["/next"] * 40, "/finish", "/finish"]
    held = laptop.hold(laptop.student(), lines, agenda=agenda)

    assert held.session.conference.record.status == "done"
    assert "Finish with Amara." in held.said
