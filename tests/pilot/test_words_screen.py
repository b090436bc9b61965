"""Find words, look back, and come back from a conference to where one was."""

import json

import pytest
from tests.pilot.laptop import Laptop, Sitting
from tests.pilot.past import held

from conferapp.domain.model import Value
from conferapp.domain.student import Student
from conferapp.ui.screens.words import WordsScreen

LONG = "\n".join(f"Line {n} of a long account." for n in range(40))
OLDER: dict[str, Value] = {
    "assignment": "the Unit 2 test",
    "told-what": "They laughed at fractions.",
}
NEWER: dict[str, Value] = {
    "assignment": "the fraction quiz",
    "told-what": LONG,
    "change-next": "Begin with ratios, then fractions.",
}


def past(laptop: Laptop) -> Student:
    """A student with two conferences."""
    student = laptop.student()
    first = held(laptop, student, OLDER, days_ago=28)
    held(laptop, student, NEWER, days_ago=14, before=(first,))
    return student


async def to_place(tutor: Sitting, key: str, name: str) -> None:
    """Go to a place from home."""
    await tutor.until_seen("Amara Okafor")
    await tutor.press(key)
    await tutor.until(lambda: tutor.on == name, f"{name} is there")


async def test_words_are_found_while_they_are_typed_and_a_place_is_come_back_to(
    laptop: Laptop,
) -> None:
    past(laptop)
    async with laptop.open() as tutor:
        await to_place(tutor, "w", "WordsScreen")
        tutor.must_see("what was answered and noted in 2 conferences is looked through")
        await tutor.type("f")
        tutor.must_see("from 2 letters on")
        await tutor.type("ract")
        await tutor.until_seen("2 conferences, the newest first")
        tutor.must_see("the fraction quiz", "They laughed at fractions.")
        await tutor.press("down", "enter")
        await tutor.until(lambda: tutor.on == "ReadingScreen", "it is read")
        await tutor.until_seen("▸ What would you do differently?")
        tutor.must_not_see("the fraction quiz")  # which stands far above
        await tutor.press("escape")
        await tutor.until(lambda: tutor.on == "WordsScreen", "the search is back")
        await tutor.until_seen("2 conferences, the newest first")
        await tutor.type(" ratio")
        await tutor.until_seen("Begin with ratios, then fractions.")
        tutor.must_not_see("They laughed")
        await tutor.type(" zzz")
        await tutor.until_seen("No conference has all of that in it")
        await tutor.press("escape")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")


async def test_a_conference_that_changed_meanwhile_is_not_shown_with_words_it_lost(
    laptop: Laptop,
) -> None:
    student = past(laptop)
    async with laptop.open() as tutor:
        await to_place(tutor, "w", "WordsScreen")
        for path in laptop.places.workspace.glob(f"records/{student.id}/*.json"):
            record = json.loads(path.read_text("utf-8"))
            record["answers"].pop("assignment")
            path.write_text(json.dumps(record), "utf-8")
        assert isinstance(tutor.main, WordsScreen)
        await tutor.type("quiz")
        await tutor.until_seen("No conference has all of that in it")


@pytest.mark.parametrize("wide", [False, True], ids=["small", "large"])
async def test_looking_back_gathers_what_was_written_and_comes_back(
    laptop: Laptop, *, wide: bool
) -> None:
    past(laptop)
    async with laptop.open((120, 36) if wide else (80, 24)) as tutor:
        await to_place(tutor, "f", "LookbackScreen")
        await tutor.until_seen("2 conferences of all")
        tutor.must_see("Went well  0", "Change next time  1", "Not looked back  0")
        await tutor.press("down", "down")
        tutor.must_see("Begin with ratios, then fractions.")
        await tutor.press("enter", "enter")
        await tutor.until(lambda: tutor.on == "ReadingScreen", "it is read")
        await tutor.until_seen("▸ What would you do differently?")
        await tutor.press("escape")
        await tutor.until_seen("Begin with ratios, then fractions.")
        assert tutor.focus is not None
        assert tutor.focus.id == "entries"
        await tutor.press("s")
        await tutor.until_seen("2 conferences of Amara")
        await tutor.press("escape")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
