"""The finish: gaps one key away, the plan read back, the next date, and ways not to finish."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from tests.pilot.laptop import LARGE, SMALL, Laptop, Sitting

from conferapp.domain.model import Value


@asynccontextmanager
async def at_the_finish(laptop: Laptop, size: tuple[int, int] = LARGE) -> AsyncIterator[Sitting]:
    """A talk of which only the goal was set."""
    async with laptop.confer(size) as tutor:
        await tutor.turn_to("aim")
        await tutor.say("goal", "75 on the Unit 4 test")
        await tutor.press("f8")
        await tutor.until_seen("Finish with Amara")
        yield tutor


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_last_step_leads_to_what_is_open_and_to_the_plan(
    laptop: Laptop, size: tuple[int, int]
) -> None:
    async with at_the_finish(laptop, size) as tutor:
        tutor.must_see("Still open: 8 now", "○ The facts: Which test?")
        tutor.must_see("Goal: 75 on the Unit 4 test", "Read it back together")
        tutor.must_see("A day, such as 4 Dec")  # the hint of the last thing that is asked


async def test_enter_on_a_gap_goes_to_the_field(laptop: Laptop) -> None:
    async with at_the_finish(laptop) as tutor:
        await tutor.click("When do we talk next?")
        await tutor.until(lambda: tutor.on == "ConferenceScreen", "the page is there")
        await tutor.pilot.pause()
        assert (tutor.page, tutor.question) == ("aim", "next-date")


async def test_enter_on_the_first_gap_opens_its_page(laptop: Laptop) -> None:
    async with at_the_finish(laptop) as tutor:
        await tutor.press("enter")
        await tutor.until(lambda: tutor.on == "ConferenceScreen", "the page is there")
        await tutor.pilot.pause()
        assert tutor.page == "facts"


async def test_a_gap_on_a_page_of_the_students_leads_to_the_page_in_between(
    laptop: Laptop,
) -> None:
    async with at_the_finish(laptop) as tutor:
        await tutor.click("Before the results: not opened yet")
        await tutor.until_seen("It’s Amara’s turn")


async def test_a_skipped_page_is_no_gap(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("look", "made of it")
        await tutor.skip("no time")
        await tutor.press("ctrl+l")
        await tutor.until_seen("Finish with Amara")
        tutor.must_not_see("What you made of it: not opened yet")


async def test_back_returns_to_the_page_before(laptop: Laptop) -> None:
    async with at_the_finish(laptop) as tutor:
        await tutor.press("f7")
        await tutor.until(lambda: tutor.on == "ConferenceScreen", "the talk is there")
        assert tutor.page == "aim"


async def test_the_next_date_is_typed_here_and_read_back(laptop: Laptop) -> None:
    async with at_the_finish(laptop) as tutor:
        await tutor.to_field("next-date")
        await tutor.type("in 2 weeks")
        tutor.must_see("Sunday 6 December 2026, in 14 days")
        assert (await tutor.saved())["answers"]["next-date"]["value"] == "2026-12-06"


async def test_a_next_date_typed_at_once_lands_in_its_field(laptop: Laptop) -> None:
    async with at_the_finish(laptop) as tutor:
        await tutor.type("7 Dec")
        tutor.must_see("Monday 7 December 2026")
        assert (await tutor.saved())["answers"]["next-date"]["value"] == "2026-12-07"


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_first_press_tells_what_is_open_and_anything_else_takes_it_back(
    laptop: Laptop, size: tuple[int, int]
) -> None:
    async with at_the_finish(laptop, size) as tutor:
        await tutor.press("f8")
        tutor.must_see("Press F8 once more to finish. Still open:")
        await tutor.press("down")
        tutor.must_not_see("Press F8 once more")
        await tutor.press("f8")
        assert tutor.on == "FinishScreen"


@pytest.mark.parametrize("how", ["f8", "ctrl+n", "click"])
async def test_finishing_ends_the_conference_and_goes_home(laptop: Laptop, how: str) -> None:
    async with at_the_finish(laptop) as tutor:
        if how == "click":
            await tutor.click("Finish ✓")
            await tutor.finish("left")
        else:
            await tutor.finish(how, how)
        tutor.must_see("Amara Okafor", "Goal   75 on the Unit 4 test", "● Sun 22 Nov")
        record = await tutor.saved()
        assert record["status"] == "done"
        assert record["ended"]
        assert "text" not in record["agenda"]


@pytest.mark.parametrize(
    ("keys", "why"), [((), "No-show"), (("down",), "Begun by mistake"), (("tab",), "snow day")]
)
async def test_a_conference_that_did_not_happen_is_cancelled_with_a_word_why(
    laptop: Laptop, keys: tuple[str, ...], why: str
) -> None:
    async with at_the_finish(laptop) as tutor:
        await tutor.press("f5")
        await tutor.until_seen("It didn’t happen. Why?")
        await tutor.press(*keys)
        await tutor.type(f"{why}\n" if keys == ("tab",) else "\n")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
        tutor.must_see("⊘ Sun 22 Nov", "cancelled", "none agreed yet")
        record = await tutor.saved()
        (event,) = record["history"]
        assert (record["status"], event["what"], event["why"]) == ("cancelled", "cancelled", why)


async def test_one_press_too_many_at_the_end_of_the_talk_does_not_finish_it(
    laptop: Laptop,
) -> None:
    async with at_the_finish(laptop) as tutor:
        await tutor.press("f8")
        assert tutor.on == "FinishScreen"
        assert (await tutor.saved())["status"] == "open"


async def test_the_student_leaves_with_the_goal_and_sees_no_other_name(laptop: Laptop) -> None:
    laptop.student("Ben Ruiz")
    async with at_the_finish(laptop) as tutor:
        await tutor.press("f8", "f8")
        await tutor.until_seen("Thank you, Amara.")
        tutor.must_see("Goal: 75 on the Unit 4 test")
        tutor.must_not_see("Ben")
        assert (await tutor.saved())["status"] == "done"


async def test_a_long_plan_begins_with_thanks_and_moves_with_the_arrows(laptop: Laptop) -> None:
    async with at_the_finish(laptop, SMALL) as tutor:
        steps: list[Value] = [{"what": f"Step {n}", "backup": "Grandma"} for n in range(1, 15)]
        tutor.conference.answer("plan", steps)
        await tutor.press("f8", "f8")
        await tutor.until_seen("Thank you, Amara.")
        tutor.must_see("Goal: 75 on the Unit 4 test", "◐ Step 1")
        tutor.must_not_see("◐ Step 14")
        for _ in range(10):
            await tutor.press("down")
        tutor.must_see("◐ Step 14")
        await tutor.press("enter")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")


async def test_cancelling_can_be_left(laptop: Laptop) -> None:
    async with at_the_finish(laptop) as tutor:
        await tutor.press("f5", "escape")
        assert tutor.on == "FinishScreen"
        assert (await tutor.saved())["status"] == "open"


async def test_home_leaves_it_open(laptop: Laptop) -> None:
    async with at_the_finish(laptop) as tutor:
        await tutor.press("f2", "f2")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
        tutor.must_see("◐ Amara Okafor step 3 of 3")


async def test_what_belongs_to_afterwards_can_be_filled_in_before(laptop: Laptop) -> None:
    async with at_the_finish(laptop) as tutor:
        await tutor.press("f4")
        await tutor.until(lambda: tutor.page == "after", "the page for afterwards is there")
        await tutor.press("f9")
        await tutor.say("told", "Grandma.")
        assert (await tutor.saved())["status"] == "open"


async def test_the_next_conference_names_the_one_before_and_shows_its_goal(
    laptop: Laptop,
) -> None:
    async with at_the_finish(laptop) as tutor:
        await tutor.finish()
        await tutor.begin("p", "short")
        await tutor.until_seen("The facts")
        assert tutor.lines[0].startswith(" Goal  75 on the Unit 4 test")
        await tutor.say("assignment", "Unit 4")
        tutor.desk.saver.flush(5)
        ids = {record["status"]: record["id"] for record in laptop.records}
        before = {record["status"]: record["previous"] for record in laptop.records}
        assert before == {"done": None, "planned": ids["done"]}
