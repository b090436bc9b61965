"""Colouring skills: a student gives each skill a level; points and levels stay the tutor's."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from tests.pilot.laptop import LARGE, SMALL, Laptop, Sitting

from conferapp.domain.model import Value

AGENDA: Final = """
[[preparation]]
id = "facts"
title = "The facts"
[[preparation.questions]]
id = "skills"
kind = "topics"
ask = "Points for each skill"
reveal_after = "guess"
share = ["student"]
[[reflection]]
id = "guessing"
title = "Your guess"
who = "student"
[[reflection.questions]]
id = "guess"
kind = "score"
ask = "What do you think you got?"
[[reflection]]
id = "coloring"
title = "Color your skills"
who = "student"
[[reflection.questions]]
id = "colors"
kind = "topics"
ask = "What color is each skill for you?"
mirrors = "skills"
[[agenda]]
id = "talk"
title = "Two views"
show = ["skills"]
[[agenda.questions]]
id = "said"
kind = "long"
ask = "What do you see?"
"""
SKILLS: Final[list[Value]] = [
    {"topic": "Equations", "points": 18, "out_of": 20, "level": "mastered", "set": "data"},
    {"topic": "Word problems", "points": 6, "out_of": 12, "level": "close", "power": True},
    {"topic": "Graphs", "points": 2, "out_of": 8, "level": "not yet", "set": "data"},
]


@asynccontextmanager
async def coloring(
    laptop: Laptop, size: tuple[int, int] = LARGE, *, skills: Value = SKILLS
) -> AsyncIterator[Sitting]:
    """The student has the laptop, on the page of the skills; the results are still covered."""
    async with laptop.confer(size, agenda=AGENDA) as person:
        if skills:
            person.conference.answer("skills", skills)
        person.conference.answer("guess", {"value": 60, "out_of": 100})
        await person.press("f8", "enter")
        await person.until(lambda: person.on == "StudentScreen", "the student has the laptop")
        await person.press("f8")
        await person.until(lambda: person.page == "coloring", "the skills are there")
        yield person


def line_of(person: Sitting, skill: str) -> str:
    """The line of a skill."""
    return next(line for line in person.lines if skill in line)


async def test_each_skill_has_the_three_levels_beside_it_in_glyph_and_word(
    laptop: Laptop,
) -> None:
    async with coloring(laptop, SMALL) as student:
        for skill in ("Equations", "Word problems", "Graphs"):
            line = line_of(student, skill)
            assert all(mark in line for mark in ("● mastered", "◐ close", "○ not yet")), line
            assert "(•)" not in line
        student.must_not_see("18", "of 20", "★")


async def test_colors_are_given_with_the_keyboard_and_kept_as_the_students(
    laptop: Laptop,
) -> None:
    async with coloring(laptop) as student:
        await student.to_field("colors")
        await student.press("space", "tab", "right", "space", "tab", "end", "enter")
        assert "(•) ● mastered" in line_of(student, "Equations")
        assert "(•) ◐ close" in line_of(student, "Word problems")
        assert "(•) ○ not yet" in line_of(student, "Graphs")
        answers = (await student.saved())["answers"]
        said = [(r["topic"], r["level"], r["set"]) for r in answers["colors"]["value"]]
        assert said == [
            ("Equations", "mastered", "student"),
            ("Word problems", "close", "student"),
            ("Graphs", "not yet", "student"),
        ]
        assert answers["colors"]["by"] == "student"
        assert all(row["points"] is None for row in answers["colors"]["value"])
        assert answers["skills"]["value"][0] == SKILLS[0]


async def test_a_click_colors_and_one_skill_alone_is_an_answer(laptop: Laptop) -> None:
    async with coloring(laptop) as student:
        await student.click("◐ close", last=True)
        assert student.rows("colors", "topic", "level") == [("Graphs", "close")]
        await student.click("○ not yet", last=True)
        assert student.rows("colors", "topic", "level") == [("Graphs", "not yet")]
        await student.press("backspace")
        assert student.answer("colors") is None


async def test_colors_are_there_again_after_a_restart(laptop: Laptop) -> None:
    async with coloring(laptop) as student:
        await student.to_field("colors")
        await student.press("tab", "right", "space")
        await student.saved()
    async with laptop.open(LARGE) as student:
        await student.until_seen("Color your skills")
        assert "(•) ◐ close" in line_of(student, "Word problems")
        assert "(•)" not in line_of(student, "Graphs")
        await student.to_field("colors")
        await student.press("space")
        assert student.rows("colors", "topic", "level") == [
            ("Equations", "mastered"),
            ("Word problems", "close"),
        ]


async def test_once_the_results_are_open_skills_come_in_portions(laptop: Laptop) -> None:
    async with coloring(laptop) as student:
        student.must_not_see("Power standards")
        student.conference.reveal("guess")
        await student.press("f7", "f8")
        student.must_see("Power standards ★", "Missed most")
        order = [student.screen.index(s) for s in ("Word problems", "Graphs", "Equations")]
        assert order == sorted(order)
        await student.to_field("colors")
        await student.press("space")
        assert student.rows("colors", "topic", "level") == [("Word problems", "mastered")]


async def test_without_skills_the_page_says_who_enters_them(laptop: Laptop) -> None:
    async with coloring(laptop, skills=None) as student:
        student.must_see("There are no skills to look at yet: your tutor enters them first.")
        await student.press("tab", "space", "f8")
        assert student.answer("colors") is None


async def test_both_views_lie_side_by_side_in_the_talk(laptop: Laptop) -> None:
    async with coloring(laptop) as person:
        await person.to_field("colors")
        await person.press("space", "tab", "space", "f8")
        await person.take_back()
        await person.until(lambda: person.page == "talk", "the talk is there")
        person.must_see("covered until the guess")
        person.must_not_see("= Equations")
        await person.press("ctrl+r")
        person.must_see("= Equations: both ● mastered", "≠ Word problems", "Amara ● mastered")
        person.must_see("data ◐ close", "To talk about")
        person.must_see("Word problems: you say mastered, the data says close. What would show us?")
