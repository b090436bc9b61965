"""An old conference is read as it was kept, with its agenda or without."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.pilot.agendas import SHORT
from tests.pilot.laptop import LARGE, Laptop, Sitting
from tests.pilot.past import keep, loaded

from conferapp.domain.conference import begin


@asynccontextmanager
async def reading(laptop: Laptop) -> AsyncIterator[Sitting]:
    """An old conference on screen."""
    an_old_conference(laptop)
    async with laptop.open(LARGE) as tutor:
        await tutor.press("tab", "enter")
        await tutor.until(lambda: tutor.on == "ReadingScreen", "the conference is there")
        await tutor.pilot.pause()
        yield tutor


def an_old_conference(laptop: Laptop) -> None:
    """One that was finished, with an answer, a note and a skipped page."""
    laptop.agenda(SHORT)
    agenda, source = loaded(laptop, "goal-setting")
    clock = laptop.moment.clock
    conference = begin(agenda, source, laptop.student(), tutor="", clock=clock)
    for page in agenda.pages:
        if page.part != "follow_up":
            conference.enter(page)
    conference.answer("assignment", "the Unit 3 test")
    conference.skip(agenda.page_of["mood"], "no time")
    conference.answer("strengths", "Checks her work")
    conference.note(agenda.page_of["strengths"], "She smiled.")
    conference.finish()
    keep(laptop, conference.record)


async def test_everything_that_was_said_can_be_read(laptop: Laptop) -> None:
    async with reading(laptop) as tutor:
        tutor.must_see("Amara Okafor · A short talk", "Sun 22 Nov 2026 · done")
        tutor.must_see("PREPARATION", "Which test?", "(tutor)", "the Unit 3 test", "THE TALK")
        tutor.must_see("⊘ Skipped: no time", "(student)", "Checks her work", "✎ She smiled.")


async def test_nothing_can_be_changed_while_it_is_read(laptop: Laptop) -> None:
    async with reading(laptop) as tutor:
        before = laptop.records
        await tutor.type("Something else")
        await tutor.press("delete", "ctrl+s", "f8", "escape")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
        assert laptop.records == before


async def test_esc_goes_home_to_the_same_student(laptop: Laptop) -> None:
    laptop.student("Zoe Last")
    async with reading(laptop) as tutor:
        await tutor.press("escape")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
        tutor.must_see("● Sun 22 Nov  A short talk")


async def test_a_long_record_is_moved_by_keys(laptop: Laptop) -> None:
    an_old_conference(laptop)
    async with laptop.open((60, 12)) as tutor:
        await tutor.press("tab", "enter")
        await tutor.until(lambda: tutor.on == "ReadingScreen", "the conference is there")
        tutor.must_not_see("She smiled.")
        await tutor.press("pagedown", "pagedown", "down")
        tutor.must_see("She smiled.")
        await tutor.press("pageup", "pageup", "up")
        tutor.must_see("Amara Okafor · A short talk")


async def test_it_reads_without_its_agenda_too(laptop: Laptop) -> None:
    an_old_conference(laptop)
    (laptop.places.workspace / "agendas" / "goal-setting.toml").unlink()
    async with laptop.open(LARGE) as tutor:
        await tutor.press("tab", "enter")
        await tutor.until_seen("Checks her work")
        tutor.must_see("Which test?", "What went well")


async def test_afterwards_opens_the_pages_for_afterwards_and_nothing_else(laptop: Laptop) -> None:
    async with reading(laptop) as tutor:
        await tutor.press("f4")
        await tutor.until(lambda: tutor.on == "ConferenceScreen", "the page is there")
        await tutor.pilot.pause()
        assert tutor.page == "after"
        await tutor.press("f7")
        assert tutor.page == "after"
        await tutor.press("ctrl+g")
        tutor.must_see("Afterwards: Afterwards")
        tutor.must_not_see("The talk:", "Preparation:", "Finish")
        await tutor.press("escape")
        await tutor.say("told", "Grandma.")
        await tutor.press("f8")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
        record = await tutor.saved()
        assert record["answers"]["told"]["value"] == "Grandma."
        assert record["status"] == "done"


async def test_afterwards_goes_on_where_it_was_left(laptop: Laptop) -> None:
    async with reading(laptop) as tutor:
        await tutor.press("f4")
        await tutor.until(lambda: tutor.on == "ConferenceScreen", "the page is there")
        await tutor.say("told", "Grandma.")
        await tutor.saved()
    async with laptop.open(LARGE) as tutor:
        await tutor.press("tab", "enter")
        await tutor.until_seen("Grandma.")
        await tutor.press("f4")
        await tutor.until(lambda: tutor.on == "ConferenceScreen", "the page is there")
        tutor.must_see("Who was told?", "Grandma.")


async def test_a_talk_without_pages_for_afterwards_offers_none(laptop: Laptop) -> None:
    async with laptop.confer(agenda=SHORT.partition("[[follow_up]]")[0]) as tutor:
        await tutor.say("assignment", "x")
        await tutor.press("ctrl+l")
        await tutor.until_seen("Finish with Amara")
        tutor.must_not_see("Afterwards")
        await tutor.finish()
        await tutor.press("tab", "enter")
        await tutor.until(lambda: tutor.on == "ReadingScreen", "the conference is there")
        tutor.must_not_see("Afterwards")
