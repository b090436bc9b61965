"""Something to keep: a subject, a picture, a few words, and the card on the way out."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from tests.pilot.laptop import LARGE, SMALL, Laptop, Sitting

AGENDA: Final = """
[[agenda]]
id = "keep"
title = "Something to keep"
[[agenda.questions]]
id = "card"
kind = "reminder"
ask = "My card"
[[agenda.questions]]
id = "next"
kind = "short"
ask = "Anything else?"
"""
STAIRS: Final = (".--", ".--'", "---'")
"""Lines of the drawing of stairs."""

KITE: Final = """
[[picture]]
name = "kite"
subject = "Our school"
words = "Fly"
art = "<>~"
"""


@asynccontextmanager
async def making_a_card(
    laptop: Laptop, size: tuple[int, int] = LARGE, agenda: str = AGENDA
) -> AsyncIterator[Sitting]:
    """The page with the card."""
    async with laptop.confer(size, agenda=agenda) as person:
        await person.to_field("card")
        yield person


async def pick_stairs(person: Sitting) -> None:
    """Math, and then the stairs, by keyboard alone."""
    await person.press("tab", "right", "right", "space")
    await person.press("tab", *["right"] * 7, "space")


async def test_a_subject_leads_to_its_pictures_and_a_picture_brings_its_words(
    laptop: Laptop,
) -> None:
    async with making_a_card(laptop, SMALL) as person:
        person.must_see("Your picture", "a few words that remind you", "( ) Math")
        person.must_see("( ) magnifying glass")
        person.must_not_see("( ) number line")
        await pick_stairs(person)
        person.must_see("(•) Math", "(•) stairs", "( ) number line", "Show every step")
        person.must_not_see("( ) magnifying glass")
        assert person.answer("card") == {"picture": "stairs", "words": "Show every step"}
        answer = (await person.saved())["answers"]["card"]
        assert (answer["kind"], answer["value"]["picture"]) == ("reminder", "stairs")


async def test_the_picture_that_is_pointed_at_is_shown_and_only_the_taken_one_stays(
    laptop: Laptop,
) -> None:
    async with making_a_card(laptop) as person:
        await person.press("tab", "tab", "right")
        person.must_see("'--'\\\\")  # the magnifying glass
        assert person.answer("card") is None
        await person.press("tab")
        person.must_see("Your picture")
        person.must_not_see("'--'\\\\")


async def test_another_picture_brings_its_own_words_while_nobody_wrote_others(
    laptop: Laptop,
) -> None:
    async with making_a_card(laptop) as person:
        await pick_stairs(person)
        await person.press("right", "space")
        assert person.answer("card") == {"picture": "four-signs", "words": "Look at the sign first"}
        await person.press("backspace")
        assert person.answer("card") is None


async def test_own_words_stay_when_another_picture_is_picked(laptop: Laptop) -> None:
    async with making_a_card(laptop) as person:
        await pick_stairs(person)
        await person.press("shift+tab", "shift+tab")
        await person.type(", [b]twice[/b]")
        own = "Show every step, [b]twice[/b]"
        assert person.answer("card") == {"picture": "stairs", "words": own}
        await person.click("four signs")
        assert person.answer("card") == {"picture": "four-signs", "words": own}
        person.must_see(own)
        await person.press("backspace")
        assert person.answer("card") == {"picture": None, "words": own}


async def test_words_alone_are_a_card_and_eighty_characters_fit(laptop: Laptop) -> None:
    async with making_a_card(laptop) as person:
        await person.paste("Breathe. " * 10)
        assert person.answer("card") == {"picture": None, "words": ("Breathe. " * 10)[:80]}
        person.must_see("80 characters fit here")


async def test_the_card_is_there_again_with_the_subject_of_its_picture(laptop: Laptop) -> None:
    async with making_a_card(laptop) as person:
        await pick_stairs(person)
        await person.saved()
        student = person.conference.student.id
    async with laptop.open(LARGE, student=student) as person:
        await person.until_seen("My card")
        person.must_see("(•) Math", "(•) stairs", "Show every step", *STAIRS)


async def test_the_card_is_what_the_student_leaves_with(laptop: Laptop) -> None:
    async with making_a_card(laptop, SMALL) as person:
        await pick_stairs(person)
        await person.press("f8", "f8", "f8")
        await person.until_seen("Thank you, Amara.")
        person.must_see(*STAIRS, "Show every step")


async def test_an_agenda_that_names_its_pictures_offers_no_others(laptop: Laptop) -> None:
    few = AGENDA.replace('ask = "My card"', 'ask = "My card"\npictures = ["stairs", "ladder"]')
    async with making_a_card(laptop, agenda=few) as person:
        person.must_see("(•) Math", "( ) Feelings and courage", "( ) stairs")
        person.must_not_see("( ) Reading", "( ) number line")


async def test_a_picture_of_the_programs_own_is_offered(laptop: Laptop) -> None:
    laptop.places.workspace.mkdir(parents=True)
    (laptop.places.workspace / "pictures.toml").write_text(KITE, encoding="utf-8")
    async with making_a_card(laptop) as person:
        await person.click("Our school")
        await person.click("kite")
        assert person.answer("card") == {"picture": "kite", "words": "Fly"}
        person.must_see("<>~")
