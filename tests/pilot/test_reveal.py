"""The reveal: first the guess, then the curtain, then the result beside it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.pilot.agendas import SHORT
from tests.pilot.laptop import Laptop, Sitting

from conferapp.ui.fields.field import Field


@asynccontextmanager
async def at_the_guess(laptop: Laptop, score: str = "68/100") -> AsyncIterator[Sitting]:
    """The student has the laptop, on the page of the guess."""
    async with laptop.confer() as person:
        await person.say("score", score)
        await person.turn_to("view")
        await person.press("f8", "enter", "f8")
        await person.until_seen("What do you think you got?")
        yield person


async def test_without_a_guess_the_curtain_leads_to_it(laptop: Laptop) -> None:
    async with at_the_guess(laptop) as student:
        await student.press("f8")
        student.must_see("covered until there is a guess", "Go and guess")
        student.must_not_see("68", "What went best?")
        await student.press("enter")
        await student.until(lambda: student.page == "guessing", "the guess is there")


async def test_a_guess_makes_opening_the_result_a_moment_of_its_own(laptop: Laptop) -> None:
    async with at_the_guess(laptop) as student:
        await student.say("guess", "60")
        await student.press("f8")
        student.must_see("60 of 100", "Ready to see how it went?", "Show the result")
        student.must_not_see("68", "What went best?")
        await student.press("enter")
        await student.until_seen("68 of 100")
        student.must_see(
            "60 of 100", "You did 8 points better than you thought", "What went best?", "█", "░"
        )


async def test_the_curtain_opens_by_a_click(laptop: Laptop) -> None:
    async with at_the_guess(laptop) as student:
        await student.say("guess", "68")
        await student.press("f8")
        await student.click("Show the result")
        await student.until_seen("Your guess was right on.")


async def test_nobody_goes_past_a_covered_result_unawares(laptop: Laptop) -> None:
    still = "The result is still covered: Enter opens it. F8 again"
    async with at_the_guess(laptop) as student:
        assert not student.main.counts_once("f8")
        await student.say("guess", "60")
        await student.press("f8")
        here = student.page
        student.must_not_see(still)
        assert student.main.counts_once("f8")  # a key that is held down stays here
        await student.click("Go on ▸")
        student.must_see(still)
        assert student.page == here
        await student.press("f8")
        await student.until(lambda: student.on == "GivingBack", "it goes on all the same")
        await student.press("f7", "f8")  # another visit
        student.must_see(still)
        await student.press("enter")
        await student.until_seen("68 of 100")
        await student.press("f8")
        await student.until(lambda: student.on == "GivingBack", "nothing is covered any more")


async def test_a_lower_result_is_said_kindly(laptop: Laptop) -> None:
    async with at_the_guess(laptop) as student:
        await student.say("guess", "90")
        await student.press("f8", "enter")
        await student.until_seen("It came out 22 points under your guess.")
        student.must_see("Now we can find out where they went.")


async def test_the_guess_stays_as_it_was_once_the_result_is_open(laptop: Laptop) -> None:
    async with at_the_guess(laptop) as student:
        await student.say("guess", "60")
        await student.press("f8", "enter")
        await student.until_seen("68 of 100")
        await student.press("f7")
        student.must_see("Kept as it was, now that the result is open")
        for line in student.field("guess").query("Line"):
            line.focus()
            await student.type("99")
            await student.press("delete", "backspace")
        record = await student.saved()
        assert record["answers"]["guess"]["value"] == {"value": 60, "out_of": 100}


async def test_a_locked_guess_refuses_what_a_field_reports(laptop: Laptop) -> None:
    async with at_the_guess(laptop) as student:
        await student.say("guess", "60")
        await student.press("f8", "enter")
        await student.until_seen("68 of 100")
        student.main.post_message(Field.Answered("guess", {"value": 99, "out_of": 100}, None))
        await student.pilot.pause()
        record = await student.saved()
        assert record["answers"]["guess"]["value"] == {"value": 60, "out_of": 100}


async def test_until_then_the_guess_can_be_changed(laptop: Laptop) -> None:
    async with at_the_guess(laptop) as student:
        await student.say("guess", "60")
        await student.press("f8", "f7", "backspace", "backspace")
        await student.say("guess", "75")
        await student.press("f8")
        student.must_see("75 of 100")


async def test_opening_is_on_the_record_with_what_it_waited_for(laptop: Laptop) -> None:
    async with at_the_guess(laptop) as student:
        await student.say("guess", "60")
        await student.press("f8", "enter")
        await student.until_seen("68 of 100")
        (reveal,) = (await student.saved())["reveals"]
        assert (reveal["question"], reveal["after"], reveal["by"]) == ("score", "guess", "answer")


async def test_a_restart_before_the_curtain_leaves_it_closed(laptop: Laptop) -> None:
    async with at_the_guess(laptop) as student:
        await student.say("guess", "60")
        await student.press("f8")
        await student.saved()
    async with laptop.open() as student:
        await student.until_seen("Show the result")
        student.must_not_see("68")


async def test_without_a_score_there_is_nothing_to_cover(laptop: Laptop) -> None:
    async with laptop.confer() as student:
        await student.say("assignment", "x")
        await student.go_to("view", "my view")
        await student.press("f8", "enter", "f8", "f8")
        await student.until_seen("What went best?")
        student.must_not_see("Show the result")


async def test_the_tutor_opens_a_result_on_purpose_and_the_record_says_so(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.say("score", "68/100")
        await tutor.go_to("look", "made of it")
        tutor.must_see("covered until the guess")
        tutor.must_not_see("68 of 100")
        await tutor.press("ctrl+r")
        tutor.must_see("68 of 100")
        (reveal,) = (await tutor.saved())["reveals"]
        assert (reveal["question"], reveal["by"]) == ("score", "tutor")


async def test_a_covered_result_is_not_read_out_by_a_placeholder(laptop: Laptop) -> None:
    agenda = SHORT.replace('say = ["How is', 'say = ["You got {score}.", "How is')
    async with laptop.confer(agenda=agenda) as tutor:
        await tutor.say("score", "68/100")
        await tutor.go_to("hello", "how are")
        tutor.must_see("How is your day going?")
        tutor.must_not_see("68")
