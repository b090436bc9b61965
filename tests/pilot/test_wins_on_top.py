"""Wins before struggles: where the data is low, the bar on top counts strengths as they come."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.pilot.agendas import SHORT
from tests.pilot.laptop import LARGE, SMALL, Laptop, Sitting

AGENDA = SHORT.replace(
    'kind = "long"\nask = "What went well"',
    'kind = "long"\nask = "What went well"\nrole = "strengths"\n'
    '[[agenda.questions]]\nid = "links"\nkind = "connections"\nsort = "strength"\n'
    'ask = "What you did for it"',
)
"""The short talk, in which strengths are counted."""


@asynccontextmanager
async def talking(
    laptop: Laptop, score: str, size: tuple[int, int] = LARGE, *, opened: bool = True
) -> AsyncIterator[Sitting]:
    """The live page on which strengths are named."""
    async with laptop.confer(size, agenda=AGENDA) as tutor:
        await tutor.say("score", score)
        tutor.conference.answer("guess", {"value": 60, "out_of": 100})
        if opened:
            tutor.conference.reveal("guess")
        await tutor.go_to("look", "made of it")
        yield tutor


async def test_strengths_are_counted_as_they_are_typed(laptop: Laptop) -> None:
    async with talking(laptop, "38/100", SMALL) as tutor:
        assert "☆☆☆ 0 strengths" in tutor.lines[0]
        await tutor.say("strengths", "Checks her work")
        assert "★☆☆ 1 strength" in tutor.lines[0]
        await tutor.type("\nAsks early\n\nchecks her work\nDraws")
        assert "★★★ 3 strengths" in tutor.lines[0]
        await tutor.press("ctrl+u")
        assert "★★☆ 2 strengths" in tutor.lines[0]


async def test_a_strength_that_is_tied_to_effort_counts_once(laptop: Laptop) -> None:
    async with talking(laptop, "38/100") as tutor:
        await tutor.say("strengths", "Checks her work\nAsks early")
        await tutor.to_field("links")
        await tutor.paste("asks early\thomework every week\nDraws\tpractice")
        assert "★★★ 3 strengths named" in tutor.lines[0]
        assert "min" in tutor.lines[0]


async def test_where_the_result_is_fine_nothing_is_counted(laptop: Laptop) -> None:
    async with talking(laptop, "68/100") as tutor:
        await tutor.say("strengths", "Checks her work")
        assert "strength" not in tutor.lines[0]


async def test_before_the_reveal_the_bar_gives_nothing_away(laptop: Laptop) -> None:
    async with talking(laptop, "38/100", opened=False) as tutor:
        await tutor.say("strengths", "Checks her work")
        assert "strength" not in tutor.lines[0]
        await tutor.press("ctrl+r")
        assert "★☆☆ 1 strength named" in tutor.lines[0]


async def test_outside_the_talk_nothing_is_counted(laptop: Laptop) -> None:
    async with talking(laptop, "38/100") as tutor:
        await tutor.go_to("facts", "the facts")
        assert "strength" not in tutor.lines[0]
        await tutor.go_to("results", "how it went")
        await tutor.press("enter")
        await tutor.until(lambda: tutor.on == "StudentScreen", "the student has the laptop")
        tutor.must_not_see("strengths named", "0 strengths")
