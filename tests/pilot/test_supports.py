"""What helps a student: set at home, between the pages or in the talk, and it holds at once."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import pairwise
from typing import Any, Final

import pytest
from tests.pilot.laptop import LARGE, SMALL, Laptop, Sitting

from conferapp.domain.model import Value
from conferapp.ui.screens.student import StudentScreen

AGENDA: Final = """
minutes = 4
languages = ["en", "es"]
[[preparation]]
id = "facts"
title = "The facts"
[[preparation.questions]]
id = "skills"
kind = "topics"
ask = "Points for each skill"
share = ["student"]
[[reflection]]
id = "mine"
title = { en = "Your thoughts", es = "Tus ideas" }
who = "student"
minutes = 2
intro = { en = "No answer is wrong.", es = "Ninguna respuesta está mal." }
[[reflection.questions]]
id = "helped"
kind = "long"
ask = { en = "What did you do that helped you?", es = "¿Qué hiciste que te ayudó?" }
simple = { en = "What helped you?", es = "¿Qué te ayudó?" }
starters = ["I got ready by "]
words = ["homework", "notes"]
[[reflection.questions]]
id = "sure"
kind = "scale"
ask = "How sure were you?"
[[reflection.questions]]
id = "shaky"
kind = "choices"
ask = "Which skills felt hard?"
options_from = "skills"
[[reflection]]
id = "more"
title = "One more thing"
who = "student"
[[reflection.questions]]
id = "else"
kind = "short"
ask = "Anything else?"
[[agenda]]
id = "talk"
title = "The talk"
minutes = 4
show = ["skills"]
[[agenda.questions]]
id = "why"
kind = "long"
ask = "Why do goals matter to you?"
simple = "Why have a goal?"
starters = ["A goal helps me "]
[[agenda.questions]]
id = "how"
kind = "long"
ask = "How will we know?"
"""
SKILLS: Final[list[Value]] = [
    {"topic": topic, "points": points, "out_of": 10, "level": level, "power": power}
    for topic, points, level, power in (
        ("Decimals", 9, "mastered", None),
        ("Equations", 9, "mastered", True),
        ("Fractions", 5, "close", None),
        ("Graphs", 1, "not yet", None),
        ("Percent", 3, "not yet", None),
        ("Word problems", 5, "close", True),
    )
]


def file_of(laptop: Laptop) -> dict[str, Any]:
    """The student's file."""
    (path,) = laptop.places.workspace.glob("students/*.json")
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


@asynccontextmanager
async def before_the_turn(
    laptop: Laptop,
    size: tuple[int, int] = LARGE,
    *,
    supports: Sequence[str] = (),
    language: str | None = None,
) -> AsyncIterator[Sitting]:
    """The page in between; the laptop is still the tutor's."""
    laptop.agenda(AGENDA)
    student = laptop.student(supports=supports, language=language)
    async with laptop.open(size, student=student.id) as person:
        await person.until_seen("The facts")
        person.conference.answer("skills", SKILLS)
        await person.press("f8")
        await person.until_seen("It’s Amara’s turn")
        yield person


@asynccontextmanager
async def with_the_student(
    laptop: Laptop, *supports: str, size: tuple[int, int] = LARGE
) -> AsyncIterator[Sitting]:
    """The student has the laptop."""
    async with before_the_turn(laptop, size, supports=supports) as person:
        await hand_over(person)
        yield person


async def hand_over(person: Sitting) -> None:
    """The student takes the laptop."""
    await person.press("enter")
    await person.until(lambda: person.on == "StudentScreen", "the student has the laptop")


async def tick_and_keep(person: Sitting, support: str) -> None:
    """Tick one support in the dialog, and keep it."""
    await person.until(lambda: person.on == "SupportsDialog", "the dialog is there")
    await person.click(support)
    await person.press("ctrl+s")
    await person.until(lambda: person.on != "SupportsDialog", "the dialog is gone")


# Where it is set ------------------------------------------------------------------------------


async def test_at_home_supports_are_ticked_and_kept_in_the_students_file(laptop: Laptop) -> None:
    laptop.agenda(AGENDA)
    laptop.student(supports=["large-print"])  # of a newer version, say
    async with laptop.open(SMALL) as tutor:
        await tutor.press("u")
        await tutor.until_seen("What helps Amara?")
        tutor.must_see("[ ] Plain words", "[ ] One question at a time", "[ ] English learner")
        await tutor.press("space", "down", "down", "space")
        assert file_of(laptop)["supports"] == ["large-print"]
        await tutor.press("tab", "enter")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
        assert file_of(laptop)["supports"] == ["plain-words", "one-at-a-time", "large-print"]
        await tutor.press("u")
        await tutor.until_seen("[✓] Plain words")
        await tutor.press("space", "escape")
        assert "plain-words" in file_of(laptop)["supports"]
        await tutor.begin("s", "short")
        await hand_over(tutor)
        tutor.must_see("question 1 of 3", "What helped you?")


async def test_on_the_page_in_between_it_is_set_and_said(laptop: Laptop) -> None:
    async with before_the_turn(laptop, SMALL) as person:
        await person.press("f3")
        await tick_and_keep(person, "Plain words")
        person.must_see("What helps: 1 on")  # which one is no business of who looks on
        assert person.desk.saver.flush(5)
        assert file_of(laptop)["supports"] == ["plain-words"]
        await hand_over(person)
        person.must_see("What helped you?")
        person.must_not_see("What did you do that helped you?", "What helps:")


async def test_in_the_talk_it_holds_at_once_and_typing_goes_on_where_it_was(
    laptop: Laptop,
) -> None:
    async with before_the_turn(laptop) as tutor:
        await tutor.go_to("talk", "the talk")
        tutor.must_see("Why do goals matter to you?")
        await tutor.say("how", "We count")
        await tutor.press("f11")
        await tick_and_keep(tutor, "English learner")
        tutor.must_see("Why have a goal?", "“ A goal helps me …")
        tutor.must_not_see("Why do goals matter", "Ideas to start with")
        await tutor.type(" to ten.")
        assert tutor.answer("how") == "We count to ten."
        await tutor.press("f12", "tab")
        await tutor.type("4/5\n")
        await tutor.until(lambda: tutor.on == "ConferenceScreen", "the page is there again")
        await tutor.type(" Twice.")
        assert tutor.answer("how") == "We count to ten. Twice."
        await tutor.saved()
        assert file_of(laptop)["supports"] == ["el"]
        student = tutor.conference.student.id
    async with laptop.open(LARGE, student=student) as tutor:
        await tutor.until_seen("Why have a goal?")


async def test_the_student_cannot_reach_the_dialog(laptop: Laptop) -> None:
    async with with_the_student(laptop) as student:
        await student.press("f11", "f3", "alt+s")
        assert student.on == "StudentScreen"


# Words ----------------------------------------------------------------------------------------


async def test_ideas_wait_below_the_text_until_they_are_wanted(laptop: Laptop) -> None:
    async with with_the_student(laptop) as student:
        student.must_see("▾ Ideas to start with")
        student.must_not_see("I got ready by", "+ homework")
        await student.to_field("helped")
        await student.press("tab")
        assert student.question == "sure"  # Tab leads from question to question
        await student.to_field("helped")
        await student.press("down")
        student.must_see("“ I got ready by …", "+ homework")
        student.must_not_see("Ideas to start with")
        await student.press("enter", "down", "right", "enter")
        assert student.answer("helped") == "I got ready by homework "


async def test_a_click_unfolds_the_ideas(laptop: Laptop) -> None:
    async with with_the_student(laptop, size=SMALL) as student:
        await student.click("Ideas to start with")
        await student.click("notes")
        assert student.answer("helped") == "notes "


@pytest.mark.parametrize("support", ["starters", "el"])
async def test_ideas_are_laid_out_where_the_profile_asks_for_them(
    laptop: Laptop, support: str
) -> None:
    async with with_the_student(laptop, support) as student:
        student.must_see("“ I got ready by …", "+ homework")
        student.must_not_see("Ideas to start with")
        assert ("What helped you?" in student.screen) == (support == "el")


# One at a time --------------------------------------------------------------------------------


async def test_questions_come_one_at_a_time_and_a_restart_finds_the_right_one(
    laptop: Laptop,
) -> None:
    async with with_the_student(laptop, "one-at-a-time") as student:
        student.must_see("question 1 of 3", "What did you do that helped you?")
        student.must_not_see("How sure were you?", "Which skills felt hard?")
        await student.press("f7")  # there is nothing before it
        student.must_see("question 1 of 3")
        await student.press("f8")
        student.must_see("question 2 of 3", "How sure were you?")
        student.must_not_see("What did you do")
        await student.press("f8", "f7", "4")
        assert student.answer("sure") == 4
        await student.saved()
    async with laptop.open(LARGE) as student:
        await student.until_seen("How sure were you?")
        student.must_see("question 2 of 3", "(•) 4")
        await student.click("Go on ▸")
        student.must_see("question 3 of 3", "Which skills felt hard?")
        await student.press("f8")
        await student.until_seen("Anything else?")
        student.must_not_see("question 1 of")
        await student.press("f7")
        student.must_see("Your thoughts")


# Fewer, time, room ----------------------------------------------------------------------------


async def test_fewer_means_three_skills_for_the_student_and_all_for_the_tutor(
    laptop: Laptop,
) -> None:
    names = [str(row["topic"]) for row in SKILLS if isinstance(row, dict)]
    async with with_the_student(laptop, "fewer") as person:
        shown = [name for name in names if f"[ ] {name}" in person.screen]
        assert shown == ["Graphs", "Percent", "Word problems"]
        await person.press("f2")
        await person.take_back()
        await person.until(lambda: person.on == "HandingOver", "the tutor has the laptop")
        await person.go_to("talk", "the talk")
        person.must_see(*names)


async def test_the_timer_says_in_words_how_the_time_goes(laptop: Laptop) -> None:
    async with with_the_student(laptop, "timer") as student:
        student.must_see("◷ You have about 2 minutes for this page.")
        for seconds, words in (
            (70, "Half of the time is gone. 3 questions are still open."),
            (30, "Nearly there: finish your thought. 3 questions are still open."),
            (60, "Time is up, and that is fine."),
        ):
            student.moment.pass_by(seconds)
            assert isinstance(student.main, StudentScreen)
            student.main.tick()
            await student.pilot.pause()
            student.must_see(f"◷ {words}")


async def test_without_the_support_nobody_is_timed(laptop: Laptop) -> None:
    async with with_the_student(laptop) as student:
        student.must_not_see("◷", "minutes for this page")


async def test_roomier_lines_leave_a_free_row_between_options(laptop: Laptop) -> None:
    async with before_the_turn(laptop, (60, 60)) as person:
        assert await gaps_between_options(person) == [1, 1]
        await person.press("f2")
        await person.take_back()
        await person.until(lambda: person.on == "HandingOver", "the tutor has the laptop")
        await person.press("f3")
        await tick_and_keep(person, "More room between the lines")
        assert await gaps_between_options(person) == [2, 2]


async def gaps_between_options(person: Sitting) -> list[int]:
    """How far the rows of the first three skills are apart on the student's page."""
    await hand_over(person)
    names = ("Decimals", "Equations", "Fractions")
    rows = [next(y for y, line in enumerate(person.lines) if name in line) for name in names]
    return [below - above for above, below in pairwise(rows)]


# Language -------------------------------------------------------------------------------------


async def test_the_students_pages_speak_their_language_and_the_tutors_dont(
    laptop: Laptop,
) -> None:
    async with before_the_turn(laptop) as person:
        await person.press("f3", "tab")
        person.must_see("This conference", "has wording in English, Spanish.")
        await person.type("klingon maybe\n")
        person.must_see("✗ “klingon maybe”")
        await person.press("ctrl+u")
        await person.type("spanish\n")
        await person.until(lambda: person.on == "HandingOver", "the dialog is gone")
        person.must_see("⚑", "translated into Spanish yet: they show in English.")
        assert person.desk.saver.flush(5)
        assert file_of(laptop)["language"] == "es"
        await hand_over(person)
        person.must_see("Tus ideas", "Ninguna respuesta está mal.", "¿Qué hiciste que te ayudó?")
        person.must_see("How sure were you?")
        person.must_not_see("⚑", "translated", "Your thoughts")
        await person.press("f2")
        await person.take_back()
        await person.until(lambda: person.on == "HandingOver", "the tutor has the laptop")
        await person.press("ctrl+g")
        person.must_see("Tus ideas", "The talk")


async def test_plain_words_are_plain_in_the_students_language_too(laptop: Laptop) -> None:
    async with before_the_turn(laptop, supports=["plain-words"], language="es-MX") as person:
        await hand_over(person)
        person.must_see("¿Qué te ayudó?")


async def test_a_language_without_any_wording_is_said_to_the_tutor(laptop: Laptop) -> None:
    async with before_the_turn(laptop, language="so") as person:
        person.must_see("⚑ These pages have no wording in Somali: they show in English.")
        await hand_over(person)
        person.must_see("Your thoughts")
        person.must_not_see("⚑", "Somali")
