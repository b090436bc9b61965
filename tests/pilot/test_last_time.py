"""Last time: said aloud, closed goal by goal and action by action, and taken over with one key."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from tests.pilot.agendas import THREAD
from tests.pilot.laptop import LARGE, SMALL, Laptop, Sitting
from tests.pilot.past import GOAL, PLAN, held

from conferapp.domain.model import Row, Value, as_row
from conferapp.domain.student import Student

ALOUD = (
    "“We last talked 2 weeks ago. Your goal was this: 75 on the Unit 3 test, by Friday 20 "
    "November. You planned this: Flashcards, every night, 15 minutes; Calculator practice, "
    "Mon and Wed. And if that did not work out: Grandma quizzes me.”"
)


def someone_from_before(laptop: Laptop) -> Student:
    """A student with a goal and a plan from two weeks ago."""
    laptop.agenda(THREAD)
    student = laptop.student()
    held(laptop, student, {"goal": [GOAL], "plan": [*PLAN]})
    return student


@asynccontextmanager
async def again(laptop: Laptop, size: tuple[int, int] = LARGE) -> AsyncIterator[Sitting]:
    """The second conference with a student, at its first page."""
    student = someone_from_before(laptop)
    async with laptop.open(size, student=student.id) as tutor:
        await tutor.until_seen("The facts")
        yield tutor


@asynccontextmanager
async def looking_back(laptop: Laptop, size: tuple[int, int] = LARGE) -> AsyncIterator[Sitting]:
    """The same, at the page that asks what became of last time."""
    async with again(laptop, size) as tutor:
        await tutor.turn_to("since-then")
        yield tutor


@asynccontextmanager
async def planning(laptop: Laptop, size: tuple[int, int] = LARGE) -> AsyncIterator[Sitting]:
    """The same, at the page with the goal and the plan."""
    async with again(laptop, size) as tutor:
        await tutor.turn_to("aim")
        yield tutor


async def write(someone: Sitting, question: str, words: str) -> None:
    """Fill in the first cell of a table's first row."""
    await someone.to_field(question)
    await someone.press("enter")
    await someone.type(words)
    await someone.press("escape")


def closed(tutor: Sitting) -> dict[str, tuple[object, object]]:
    """What was said of each goal and action: its outcome, and why."""
    answer = as_row(tutor.answer("last"))
    rows: list[Row] = [*as_list(answer.get("goals")), *as_list(answer.get("actions"))]
    return {
        str(row.get("goal") or row.get("what")): (row["outcome"], row["because"]) for row in rows
    }


def as_list(value: Value) -> list[Any]:
    """A list, or none."""
    return value if isinstance(value, list) else []


# Said aloud -----------------------------------------------------------------------------------


async def test_the_first_pages_say_last_time_in_words_to_say_aloud(laptop: Laptop) -> None:
    async with again(laptop, SMALL) as tutor:
        tutor.must_see("Last time", ALOUD)
        await tutor.press("f8")
        assert tutor.page == "view"
        tutor.must_not_see("We last talked")
        await tutor.go_to("since-then", "since then")
        tutor.must_see("Last time", ALOUD)
        await tutor.press("f8")
        tutor.must_not_see("We last talked")


async def test_the_student_is_not_told_last_time_by_the_screen(laptop: Laptop) -> None:
    async with again(laptop) as tutor:
        await tutor.press("f8", "f8", "enter")
        await tutor.until(lambda: tutor.on == "StudentScreen", "the student has the laptop")
        tutor.must_not_see("We last talked", "Last time")
        assert tutor.lines[0].startswith(" Goal  75 on the Unit 3 test")  # which is their own


async def test_the_goal_of_last_time_is_on_top_until_there_is_a_new_one(laptop: Laptop) -> None:
    async with planning(laptop) as tutor:
        assert tutor.lines[0].startswith(" Goal  75 on the Unit 3 test")
        await tutor.say("goal", "80 on the Unit 4 test")
        assert tutor.lines[0].startswith(" Goal  80 on the Unit 4 test")


async def test_a_first_conference_has_no_page_that_looks_back(laptop: Laptop) -> None:
    laptop.agenda(THREAD)
    student = laptop.student()
    async with laptop.open(LARGE, student=student.id) as tutor:
        await tutor.until_seen("The facts")
        tutor.must_not_see("Last time", "We last talked")
        await tutor.press("ctrl+g")
        tutor.must_see("A new goal")
        tutor.must_not_see("Since then")
        await tutor.press("escape")
        await tutor.go_to("aim", "new goal")
        tutor.must_see("1  A new goal")
        tutor.must_not_see("Since then", "From last time")
        await tutor.press("ctrl+l")
        await tutor.until_seen("Finish with Amara")
        tutor.must_not_see("Since then")


# What became of it ----------------------------------------------------------------------------


async def test_each_goal_and_action_is_there_with_its_back_up(laptop: Laptop) -> None:
    async with looking_back(laptop, SMALL) as tutor:
        await tutor.to_field("last")
        tutor.must_see("Goal  75 on the Unit 3 test, by Fri 20 Nov", "✓ kept", "◑ partly")
        tutor.must_see("Plan  Flashcards · every night · 15 minutes", "Back-up: Grandma quizzes me")
        await tutor.press("tab", "tab", "tab", "tab")
        tutor.must_see("Plan  Calculator practice · Mon and Wed", "↻ not yet")


async def test_kept_partly_and_not_yet_are_given_with_the_keyboard(laptop: Laptop) -> None:
    async with looking_back(laptop) as tutor:
        await tutor.to_field("last")
        await tutor.press("tab", "!")
        assert closed(tutor) == {"75 on the Unit 3 test": (None, "!")}  # why, without an outcome
        await tutor.press("backspace", "shift+tab", "space", "backspace")
        assert tutor.answer("last") is None
        await tutor.press("space", "tab", "tab", "right", "space", "tab", "tab", "end", "enter")
        assert closed(tutor) == {
            "75 on the Unit 3 test": ("kept", None),
            "Flashcards": ("partly", None),
            "Calculator practice": ("not yet", None),
        }
        answer = (await tutor.saved_last())["answers"]["last"]
        assert answer["kind"] == "last_goal"
        assert answer["value"]["record"] == tutor.conference.record.previous


async def test_a_click_gives_an_outcome_and_another_one_changes_it(laptop: Laptop) -> None:
    async with looking_back(laptop) as tutor:
        await tutor.click("↻ not yet")
        assert closed(tutor) == {"75 on the Unit 3 test": ("not yet", None)}
        await tutor.click("✓ kept")
        assert closed(tutor) == {"75 on the Unit 3 test": ("kept", None)}
        await tutor.click("◑ partly", last=True)
        assert closed(tutor)["Calculator practice"] == ("partly", None)


async def test_what_helped_or_got_in_the_way_is_kept_as_typed_after_a_restart(
    laptop: Laptop,
) -> None:
    async with looking_back(laptop) as tutor:
        await tutor.to_field("last")
        await tutor.press("tab", "tab", "end", "space", "tab")
        await tutor.type("The bus was late, [b]twice[/b].")
        assert closed(tutor) == {"Flashcards": ("not yet", "The bus was late, [b]twice[/b].")}
        assert tutor.desk.saver.flush(5)
    async with laptop.open(LARGE, student=tutor.conference.student.id) as tutor:
        await tutor.until(lambda: tutor.page == "since-then", "the page is there")
        tutor.must_see("(•) ↻ not yet", "The bus was late, [b]twice[/b].")
        assert tutor.question == "last"  # at its first line, where somebody goes on by Tab
        await tutor.press("tab", "tab", "tab")
        await tutor.type(" Then Mom drove.")
        assert closed(tutor) == {
            "Flashcards": ("not yet", "The bus was late, [b]twice[/b]. Then Mom drove.")
        }


async def test_the_outcome_is_read_at_home_afterwards(laptop: Laptop) -> None:
    async with looking_back(laptop) as tutor:
        await tutor.to_field("last")
        await tutor.press("space", "tab")
        await tutor.type("I asked early")
        await tutor.press("ctrl+l")
        await tutor.until_seen("Finish with Amara")
        await tutor.finish()
        tutor.must_see("Goal   ✓ reached: 75 on the Unit 3 test")
        await tutor.press("tab", "enter")
        await tutor.until(lambda: tutor.on == "ReadingScreen", "the record is there")
        tutor.must_see("✓ kept: 75 on the Unit 3 test (I asked early)")


# Taken over -----------------------------------------------------------------------------------


async def test_one_key_takes_over_the_goal_and_the_plan(laptop: Laptop) -> None:
    async with planning(laptop) as tutor:
        tutor.must_see("Ctrl+Y all", "↺ From last time: 75 on the Unit 3 test")
        await tutor.press("ctrl+y")
        assert tutor.rows("goal", "goal", "by", "why") == [
            ("75 on the Unit 3 test", "2026-11-20", "Nurse")
        ]
        assert tutor.rows("plan", "what", "when", "dose", "backup") == [
            ("Flashcards", "every night", "15 minutes", "Grandma quizzes me"),
            ("Calculator practice", "Mon and Wed", None, None),
        ]
        tutor.must_see("1 row taken over", "2 rows taken over")
        tutor.must_not_see("↺ From last time", "takes one over")
        await tutor.press("f1")
        tutor.must_not_see("Take over what was left open")  # there is nothing left to take


async def test_the_menu_below_a_plan_takes_over_one_row(laptop: Laptop) -> None:
    async with planning(laptop) as tutor:
        await tutor.click("↺ From last time: Calculator practice")
        assert tutor.rows("plan", "what") == [("Calculator practice",)]
        tutor.must_see("↺ From last time: Flashcards")
        tutor.must_not_see("↺ From last time: Calculator practice")
        await tutor.press("enter")  # the focus stays in the menu
        assert tutor.rows("plan", "what") == [("Calculator practice",), ("Flashcards",)]


async def test_what_was_taken_over_can_be_taken_back(laptop: Laptop) -> None:
    async with planning(laptop) as tutor:
        await write(tutor, "plan", "Ask Ms. Lopez")
        await tutor.press("ctrl+y")
        assert len(tutor.rows("plan", "what")) == 3
        tutor.must_see("2 rows taken over. Ctrl+Z takes it back.")
        await tutor.press("ctrl+z")
        assert tutor.rows("plan", "what") == [("Ask Ms. Lopez",)]
        tutor.must_see("↺ From last time: Flashcards", "↺ From last time: Calculator practice")
        await tutor.press("ctrl+y")
        assert len(tutor.rows("plan", "what")) == 3


async def test_a_row_that_was_taken_over_and_deleted_is_offered_again_at_once(
    laptop: Laptop,
) -> None:
    async with planning(laptop) as tutor:
        await write(tutor, "plan", "Ask Ms. Lopez")
        await tutor.press("ctrl+y")
        tutor.must_not_see("From last time: Flashcards", "To take over")
        await tutor.to_field("plan")
        await tutor.press("home", "down", "delete")
        assert tutor.rows("plan", "what") == [("Ask Ms. Lopez",), ("Calculator practice",)]
        tutor.must_see("To take over", "↺ From last time: Flashcards")
        tutor.must_not_see("From last time: Calculator practice")
        await tutor.press("ctrl+z")
        tutor.must_not_see("From last time: Flashcards", "To take over")


async def test_a_row_that_was_taken_over_and_changed_is_not_offered_again_with_others(
    laptop: Laptop,
) -> None:
    async with planning(laptop) as tutor:
        await tutor.press("ctrl+y")
        await tutor.to_field("plan")
        await tutor.press("home", "enter", "tab")
        await tutor.type("Saturdays")
        await tutor.press("escape", "end", "delete")
        assert len(tutor.rows("plan", "what")) == 1
        tutor.must_see("↺ From last time: Calculator practice")
        tutor.must_not_see("From last time: Flashcards")


async def test_what_was_taken_over_is_offered_again_after_a_change_of_whose_words_they_are(
    laptop: Laptop,
) -> None:
    async with planning(laptop) as tutor:
        await tutor.press("ctrl+y")
        await tutor.to_field("plan")
        await tutor.press("f3", "home", "delete")
        assert tutor.rows("plan", "what") == [("Calculator practice",)]
        tutor.must_see("↺ From last time: Flashcards")


async def test_what_was_kept_is_over_unless_somebody_wants_to_go_on_with_it(
    laptop: Laptop,
) -> None:
    async with looking_back(laptop) as tutor:
        await tutor.to_field("last")
        await tutor.press("space", "tab", "tab", "space", "tab", "tab", "end", "space")
        await tutor.press("f8")
        tutor.must_not_see("From last time: 75 on", "From last time: Flashcards")
        await tutor.press("ctrl+y")
        assert tutor.rows("plan", "what") == [("Calculator practice",)]
        await tutor.click("↺ Kept, to go on with: Flashcards")
        assert tutor.rows("plan", "what") == [("Calculator practice",), ("Flashcards",)]


async def test_what_stands_in_the_plan_already_is_not_offered(laptop: Laptop) -> None:
    async with planning(laptop) as tutor:
        await write(tutor, "plan", "flashcards")
        await tutor.press("f7", "f8")
        tutor.must_see("From last time: Calculator practice")
        tutor.must_not_see("From last time: Flashcards")


async def test_drafts_of_the_students_page_are_offered_to_the_talk(laptop: Laptop) -> None:
    async with again(laptop) as person:
        await person.press("f8", "f8", "enter")
        await person.until(lambda: person.on == "StudentScreen", "the student has the laptop")
        await write(person, "goal-draft", "Read the question twice")
        await write(person, "plan-draft", "Underline it")
        await person.press("f8")
        await person.take_back()
        await person.until(lambda: person.on == "ConferenceScreen", "the tutor has the laptop")
        await person.go_to("aim", "new goal")
        assert person.lines[0].startswith(" Goal  75 on the Unit 3 test")  # it is only a draft
        person.must_see("↺ Draft: Read the question twice", "↺ Draft: Underline it")
        person.must_see("↺ From last time: 75 on the Unit 3 test", "↺ From last time: Flashcards")
        await person.click("↺ Draft: Underline it")
        await person.click("↺ Draft: Read the question twice")
        assert person.rows("goal", "goal") == [("Read the question twice",)]
        assert person.rows("plan", "what") == [("Underline it",)]
        assert person.lines[0].startswith(" Goal  Read the question twice")
