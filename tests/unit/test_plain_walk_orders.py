"""What can be ordered in place of an answer, and what each order does."""

from pathlib import Path

import pytest
from tests.unit.line_mode import LineMode
from tests.unit.test_plain_walk import PREPARED, REFLECTED, TALK

from conferapp.plain.orders import ORDERS
from conferapp.storage.settings import TutorSettings

TO_TALK = [*PREPARED, *REFLECTED, "", "Signs"]
"""Lines up to the first question of the talk."""


@pytest.fixture
def laptop(tmp_path: Path) -> LineMode:
    """A laptop with a short agenda."""
    return LineMode.under(tmp_path, TALK)


def said_at(laptop: LineMode, *lines: str) -> str:
    """What is said to lines at the first question of the talk."""
    return laptop.hold(laptop.student(), [*TO_TALK, *lines]).said.partition("What went well?")[2]


def test_help_lists_the_orders_that_work_here(laptop: LineMode) -> None:
    said = said_at(laptop, "/help")
    assert "/next, or /n: Go on to the next page." in said
    assert "/note WORDS: Write a note on this page." in said
    assert "/give" not in said
    assert "/check" not in said


def test_an_order_that_nobody_knows_leads_to_the_nearest_one(laptop: LineMode) -> None:
    said = said_at(laptop, "/nxet", "/give", "/reveal")
    assert "There is no order /nxet. Did you mean /next?" in said
    assert "/give doesn’t work here. /help lists what does." in said


def test_every_order_is_in_the_documents(project: Path) -> None:
    told = (project / "docs" / "line-mode.md").read_text(encoding="utf-8")
    missing = [name for name in ORDERS if f"`/{name}`" not in told and f"`/{name} " not in told]
    assert missing == []


def test_two_slashes_are_an_answer_that_begins_with_one(laptop: LineMode) -> None:
    held = laptop.hold(laptop.student(), ["//shrug"])
    assert held.value("assignment") == "/shrug"


def test_next_and_back_go_by_pages_and_by_questions(laptop: LineMode) -> None:
    said = said_at(laptop, "/n", "/b", "/b", "/b")
    assert said.count("Page 6 of 8. The goal") == 1
    assert "Page 5 of 8. Hello" in said
    assert said.count("Question 2 of 2. What was hard?") == 1
    assert "Question 1 of 2. What went well?" in said
    assert "This page is only for you" not in said


def test_the_first_page_has_none_before_it(laptop: LineMode) -> None:
    assert "This is the first page." in laptop.hold(laptop.student(), ["/back"]).said


def test_a_page_and_a_question_can_be_said_once_more(laptop: LineMode) -> None:
    said = said_at(laptop, "Nothing", "/again", "/again 2", "/again 9")
    assert said.count("Say hello.") == 1
    assert said.count("Question 2 of 2. What was hard?") == 3
    assert "/list gives the questions of this page their numbers." in said


def test_the_questions_of_a_page_are_listed_with_their_answers(laptop: LineMode) -> None:
    said = said_at(laptop, "She asked early.", "/list")
    assert "1. What went well? She asked early.\n2. What was hard? nothing yet" in said


def test_pages_have_numbers_to_go_to(laptop: LineMode) -> None:
    lines = ["/pages", "/go 6", "/go facts", "", "/go nowhere at all", "/go 99", "/go"]
    said = said_at(laptop, *lines)
    assert "Preparation:\n1. The facts, opened\nReflection:\n2. Your guess, opened" in said
    assert "5. Hello, here\n6. The goal\n" in said
    assert "Page 6 of 8. The goal" in said
    assert "Page 1 of 8. The facts" in said
    assert "No page’s title has that in it. /pages gives them their numbers." in said
    assert "There is no page 99: the last one is 8." in said
    assert said.count("Preparation:") == 2  # alone, it lists them, too


def test_a_note_has_one_line_or_several(laptop: LineMode) -> None:
    held = laptop.hold(
        laptop.student(),
        [*TO_TALK, "/note She smiled.", "/note", "Ask her", "about the bus", "", "/notes"],
    )
    notes = [(note.page, note.text) for note in held.session.conference.record.notes]
    assert notes == [("hello", "She smiled."), ("hello", "Ask her\nabout the bus")]
    assert "1. She smiled.\n2. Ask her\nabout the bus" in held.said


def test_a_page_is_skipped_with_a_word_why(laptop: LineMode) -> None:
    held = laptop.hold(laptop.student(), [*TO_TALK, "/skip", "1", "/back", "/skip", "/next"])
    assert "Skipped: Ran out of time" in held.said
    assert "Not skipped any more." in held.said
    visit = held.session.conference.record.visit("hello")
    assert visit is not None
    assert visit.skipped is None


def test_undo_brings_answers_back_step_by_step(laptop: LineMode) -> None:
    held = laptop.hold(laptop.student(), ["a", "5", "/b", "/go 1", "b", "/undo", "/undo", "/undo"])
    assert "Undone. Which test? a" in held.said
    assert "Undone. What was the score? nothing yet" in held.said
    assert held.value("assignment") is None


def test_what_is_undone_on_a_page_of_the_tutors_is_not_said_beside_a_student(
    laptop: LineMode,
) -> None:
    held = laptop.hold(laptop.student(), [*TO_TALK, "/undo"])
    assert "Undone, on a page of your own: What you see" in held.said
    assert held.value("seen") is None


def test_notes_on_a_student_page_that_is_read_aloud_are_covered_too(laptop: LineMode) -> None:
    TutorSettings(cover=True).write(laptop.places.settings)
    lines = [*PREPARED, "1", "/note She is shy.", "/notes", "/notes"]
    said = laptop.hold(laptop.student(), lines).said
    assert said.rpartition("Covered, since")[0].count("She is shy.") == 1  # as it was typed
    assert "1. She is shy." in said


def test_a_question_that_an_order_interrupts_is_asked_again_in_few_words(
    laptop: LineMode,
) -> None:
    laptop.agenda(CHOICE)
    held = laptop.hold(laptop.student(), ["/goal", "/nxet", "/ideas", "/again 1", "2"])
    assert held.said.count("Which color?\n") == 4
    assert held.said.count("1. Red\n") == 2
    assert "There are no ideas here." in held.said
    assert held.value("color") == "Blue"


CHOICE = """
[[agenda]]
id = "look"
title = "Look at it"
[[agenda.questions]]
id = "color"
kind = "choice"
ask = "Which color?"
options = ["Red", "Blue"]
"""


def test_the_number_of_a_reason_does_behind_the_order_too(laptop: LineMode) -> None:
    held = laptop.hold(laptop.student(), ["/skip 3", "/cancel 2"])
    assert "Skipped: Talked about it already" in held.said
    assert "Cancelled: Begun by mistake." in held.said
    assert 'conferapp confer "Amara Okafor" --plain begins a new one.' in held.said


def test_what_cannot_be_undone_is_no_order(laptop: LineMode) -> None:
    assert "/undo doesn’t work here." in laptop.hold(laptop.student(), ["/undo"]).said


def test_an_answer_becomes_the_tutors_words_and_the_students_again(laptop: LineMode) -> None:
    lines = [*TO_TALK, "/whose", "She asked.", "/whose"]
    held = laptop.hold(laptop.student(), lines)
    assert "Write the answer first, then say whose words it is." in held.said
    assert "What went well? Kept as your words now." in held.said
    assert held.session.conference.record.answers["win"].by == "tutor"


def test_a_result_is_opened_on_purpose(laptop: LineMode) -> None:
    held = laptop.hold(laptop.student(), [*PREPARED, "1", "/next", "/reveal"])
    assert "What was the score? 68 of 100" in held.said
    assert [reveal.by for reveal in held.session.conference.record.reveals] == ["tutor"]


def test_what_stands_beside_is_said_on_order(laptop: LineMode) -> None:
    said = said_at(laptop, "/beside")
    assert "Which test?\nthe Unit 3 test\n" in said
    assert "Wait." in said


def test_what_is_covered_beside_a_page_is_opened_by_the_second_order(laptop: LineMode) -> None:
    TutorSettings(cover=True).write(laptop.places.settings)
    before, _, after = said_at(laptop, "/beside", "/beside").partition("Covered, since")
    assert "Wait." not in before
    assert "Wait." in after


def test_a_skill_is_tried_here_and_now(laptop: LineMode) -> None:
    laptop.agenda(SKILLS)
    held = laptop.hold(
        laptop.student(), ["Graphs | 5 | 10", "", "/check", "1", "many", "4/4", "/notes"]
    )
    assert (
        "1. Graphs, close (nearly there)\n1 takes it, Enter goes back> " in held.said
    )  # and no sign of a screen
    assert "Write the result as 3/4" in held.said
    assert "Quick check, Graphs: 4 of 4, close, then mastered" in held.said


SKILLS = """
[[preparation]]
id = "data"
title = "The data"
[[preparation.questions]]
id = "skills"
kind = "topics"
ask = "Points"
[[agenda]]
id = "look"
title = "Look at it"
show = ["skills"]
[[agenda.questions]]
id = "said"
kind = "short"
ask = "What do you see?"
"""


def test_goal_and_time_are_said_on_order(laptop: LineMode) -> None:
    said = said_at(laptop, "/goal", "/time")
    assert "No goal yet: you will agree on one together." in said
    assert "The talk: 0 of 10 min." in said


def test_stop_leaves_everything_where_it_is(laptop: LineMode) -> None:
    held = laptop.hold(laptop.student(), ["a", "/stop", "never heard"])
    assert held.paper.lines == ["never heard"]
    assert held.session.conference.record.status == "planned"


def test_at_the_finish_back_leads_to_the_talk(laptop: LineMode) -> None:
    said = said_at(laptop, "/go finish", "", "/next", "/back")
    assert "This is the end. /finish ends the conference." in said
    assert said.rstrip().endswith(">")
    assert "Question 2 of 2. What was hard?" in said


def test_a_next_date_that_is_over_is_asked_for_once_more(laptop: LineMode) -> None:
    lines = ["/finish", "3 days ago", "/back", "/finish", "4 Dec", "/back", "/finish"]
    said = laptop.hold(laptop.student(), lines).said
    assert "We talk again: Thu 19 Nov 2026\nThat day is over" in said
    assert said.count("When do we talk next?\n") == 2
    assert "We talk again: Fri 4 Dec 2026\n\nStill open:" in said


def test_several_tips_of_one_kind_have_their_heading_once(laptop: LineMode) -> None:
    tips = '{ lens = "agency", text = "Wait." }, { lens = "agency", text = "Ask." }'
    lens = '[lenses.agency]\nname = "Student agency"\nidea = "They decide."\ncolor = "cyan"\n'
    talk = TALK.replace('{ text = "Wait." }', tips)
    laptop.agenda(talk.replace("[[preparation]]", f"{lens}[[preparation]]", 1))
    said = said_at(laptop, "/beside")
    assert "Student agency\nWait.\nAsk.\n" in said
