"""A click counts for what was pressed, also where the press itself moves it."""

from tests.pilot.laptop import Laptop, Sitting
from textual.widget import Widget

from conferapp.ui.widgets.pick import Pick

PAGE = """
[[agenda]]
id = "skills"
title = "Skills"
[[agenda.questions]]
id = "topics"
kind = "topics"
ask = "Points for each topic"
[[agenda.questions]]
id = "earlier"
kind = "yes_no"
ask = "Is there older work?"
"""


async def with_an_open_form(tutor: Sitting) -> Widget:
    """Fill in a row by mouse, whose form closes once something else is pressed; what is below."""
    await tutor.click("Nothing here yet")
    await tutor.type("Graphs")
    pick = tutor.field("earlier").query_one(Pick)
    tutor.must_see("( ) Yes")
    return pick


async def test_a_click_below_a_form_that_it_closes_counts(laptop: Laptop) -> None:
    async with laptop.confer(agenda=PAGE) as tutor:
        pick = await with_an_open_form(tutor)
        before = pick.region.y
        await tutor.click("( ) Yes")
        assert pick.region.y < before
        assert tutor.answer("earlier") is True
        assert tutor.rows("topics", "topic") == [("Graphs",)]


async def test_a_press_that_is_let_go_elsewhere_is_no_click(laptop: Laptop) -> None:
    async with laptop.confer(agenda=PAGE) as tutor:
        pick = await with_an_open_form(tutor)
        await tutor.click_at(pick.content_region.x + 2, pick.content_region.y, down=2)
        assert tutor.focus is pick
        assert tutor.answer("earlier") is None
