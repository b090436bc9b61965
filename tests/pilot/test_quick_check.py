"""The quick check: a skill, right answers out of all, and the level that comes of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import pytest
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
[[agenda]]
id = "try"
title = "Try one now"
show = ["skills"]
[[agenda.questions]]
id = "showed"
kind = "long"
ask = "What did it show?"
[[agenda]]
id = "bye"
title = "Goodbye"
"""
SKILLS: Final[list[Value]] = [
    {"topic": "Equations", "points": 18, "out_of": 20, "level": "mastered", "set": "data"},
    {"topic": "Word problems", "points": 6, "out_of": 12, "level": "close", "set": "data"},
    {"topic": "Graphs", "points": 2, "out_of": 8, "level": "not yet", "set": "data"},
]


@asynccontextmanager
async def trying(
    laptop: Laptop, size: tuple[int, int] = LARGE, *, opened: bool = True
) -> AsyncIterator[Sitting]:
    """The page that shows the skills, once the student has seen them."""
    async with laptop.confer(size, agenda=AGENDA) as tutor:
        tutor.conference.answer("skills", SKILLS)
        tutor.conference.answer("guess", {"value": 60, "out_of": 100})
        if opened:
            tutor.conference.reveal("guess")
        await tutor.turn_to("try")
        yield tutor


def levels(tutor: Sitting) -> dict[object, object]:
    """The level of each skill."""
    return dict(tutor.rows("skills", "topic", "level"))  # type: ignore[arg-type]  # pairs


async def palette(tutor: Sitting) -> None:
    """Open the dialog out of the palette."""
    await tutor.press("ctrl+p")
    await tutor.type("quick check\n")


@pytest.mark.parametrize(("way", "size"), [("button", SMALL), ("key", LARGE), ("palette", SMALL)])
async def test_the_dialog_opens_in_three_ways_with_the_nearest_skill_first(
    laptop: Laptop, way: str, size: tuple[int, int]
) -> None:
    async with trying(laptop, size) as tutor:
        if way == "button":
            await tutor.click("◐ Quick check: try one skill now")
        elif way == "key":
            await tutor.press("f12")
        else:
            await palette(tutor)
        await tutor.until(lambda: tutor.on == "CheckDialog", "the dialog is there")
        tutor.must_see("Quick check", "Which skill?", "(•) Word problems  ◐ close  (nearly there)")
        places = [tutor.screen.index(f") {s}  ") for s in ("Word problems", "Graphs", "Equations")]
        assert places == sorted(places)


async def test_the_result_is_kept_and_the_level_moves(laptop: Laptop) -> None:
    async with trying(laptop) as tutor:
        tutor.must_see("◐ C Word problems: 6 of 12")
        await tutor.press("f12", "tab")
        await tutor.type("4/5")
        tutor.must_see("→ ● mastered")
        await tutor.press("enter")
        await tutor.until(lambda: tutor.on == "ConferenceScreen", "the page is there again")
        tutor.must_see("● M Word problems: 6 of 12", "(check: 4 of 5; was close)")
        tutor.must_see("✎ Quick check, Word problems: 4 of 5, close → mastered")
        record = await tutor.saved()
        row = record["answers"]["skills"]["value"][1]
        assert (row["points"], row["out_of"]) == (6, 12)
        assert (row["level"], row["set"], row["was"]) == ("mastered", "check", "close")
        assert row["check"] == {"points": 4, "out_of": 5}
        (note,) = record["notes"]
        assert (note["page"], note["question"], note["by"]) == ("try", "skills", "tutor")
        assert note["text"] == "Quick check, Word problems: 4 of 5, close → mastered"


async def test_another_skill_is_picked_and_can_fall_back(laptop: Laptop) -> None:
    async with trying(laptop) as tutor:
        await tutor.press("f12")
        await tutor.click(") Equations")
        await tutor.type("1 of 4")
        tutor.must_see("→ ○ not yet")
        await tutor.press("enter")
        await tutor.until_seen("Quick check, Equations: 1 of 4, mastered → not yet")
        assert levels(tutor) == {
            "Equations": "not yet",
            "Word problems": "close",
            "Graphs": "not yet",
        }


async def test_a_result_that_cannot_be_read_says_how_and_changes_nothing(
    laptop: Laptop,
) -> None:
    async with trying(laptop) as tutor:
        await tutor.press("f12", "tab", "enter")
        tutor.must_see("✗ Write the result as 3/4")
        for typed in ("four", "4", "3/0"):
            await tutor.press("ctrl+u", *typed)
            tutor.must_not_see("✗")
            await tutor.press("enter")
            tutor.must_see("✗ Write the result as 3/4")
            assert tutor.on == "CheckDialog"
        await tutor.press("escape")
        assert tutor.on == "ConferenceScreen"
        assert tutor.answer("skills") == SKILLS
        assert tutor.conference.record.notes == ()


async def test_words_half_written_are_there_after_a_check(laptop: Laptop) -> None:
    async with trying(laptop) as tutor:
        await tutor.say("showed", "She drew it")
        await tutor.press("f12", "tab")
        await tutor.type("2/3\n")
        await tutor.until_seen("✎ Quick check, Word problems")
        tutor.must_see("She drew it")
        assert levels(tutor)["Word problems"] == "close"
        tutor.must_see("still close")


async def test_while_the_results_are_covered_there_is_nothing_to_check(laptop: Laptop) -> None:
    async with trying(laptop, opened=False) as tutor:
        tutor.must_see("covered until the guess")
        tutor.must_not_see("Quick check")
        await tutor.press("f12")
        assert tutor.on == "ConferenceScreen"
        await tutor.press("f1")
        tutor.must_not_see("Check a skill")


async def test_a_page_without_skills_has_no_check(laptop: Laptop) -> None:
    async with trying(laptop) as tutor:
        await tutor.press("f8")
        tutor.must_not_see("Quick check")
        await tutor.press("f12")
        assert tutor.on == "ConferenceScreen"
