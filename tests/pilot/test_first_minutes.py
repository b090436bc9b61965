"""The first two minutes: a welcome, a name, and a tour over a sample conference."""

from collections.abc import Sequence
from pathlib import Path

from tests.pilot.laptop import LARGE, SMALL, Laptop, Sitting

from conferapp.storage.settings import TutorSettings
from conferapp.ui.screens.base import AppScreen
from conferapp.ui.tour_lines import SCENES
from conferapp.ui.widgets.tour_bar import TourBar

TO_THE_STUDENT: Sequence[str] = ("f8", "enter")
AS_THE_STUDENT: Sequence[str] = ("4", "f8", "5", "0", "f8", "enter", "f8")
TO_THE_END: Sequence[str] = ("space", "f8", "f8", "f8", "f8", "f8", "f8")


def kept(laptop: Laptop) -> list[Path]:
    """Files about students and conferences."""
    return [*laptop.places.workspace.rglob("*.json"), *laptop.places.state.rglob("handover")]


def scene(new: Sitting) -> int:
    """The number of the scene that the bar tells of; 0 without one."""
    said = "".join(str(part.render()) for part in new.app.screen.query("#tour-line"))
    return int(said.split()[1].partition("/")[0]) if said else 0


async def test_whoever_is_new_gives_a_name_and_walks_the_tour_to_its_end(laptop: Laptop) -> None:
    async with laptop.open(SMALL, new=True) as new:
        new.must_see("Welcome to Conferapp", "Your records will live in", "1  Try it with a sample")
        new.must_see("Enter Next line")
        await new.type("Mx. Diaz\n")
        new.must_see("Enter Go on")
        seen = []
        await new.press("1")
        await new.until(lambda: scene(new) == 1, "the tour has begun")
        for key in (*TO_THE_STUDENT, *AS_THE_STUDENT):
            await new.press(key)
            seen.append(scene(new))
        new.must_see("give the laptop back to Mx. Diaz", "Esc three times leaves the tour")
        await new.take_back()
        await new.until(lambda: scene(new) == 7, "the talk has begun")
        for key in TO_THE_END:
            await new.press(key)
            seen.append(scene(new))
        assert {*seen} | {1, 7} == {*range(1, len(SCENES) + 1)}
        new.must_see("Thank you, Robin.", "Draw it first")  # the card
        await new.click("Card and letters")  # or F6
        await new.until_seen("leads back to the tour")
        await new.press("enter")
        new.must_see("no file is made")
        await new.press("f7")
        await new.until_seen("Thank you, Robin.")
        await new.press("enter")
        await new.until_seen("That was it.")
        new.must_see("F2 leads home from your pages, Ctrl+Q closes", "1  Add a student")
        await new.press("1")
        await new.until_seen("A new student")
        new.must_see("Enter Add", "Likes to be called")
        assert new.main.__class__.__name__ == "HomeScreen"
    assert not kept(laptop)
    assert TutorSettings.read(laptop.places.settings).tutor == "Mx. Diaz"


async def test_the_tour_is_left_in_the_middle_and_keeps_nothing(laptop: Laptop) -> None:
    async with laptop.open(LARGE, tour=True) as new:
        await new.press(*TO_THE_STUDENT, "3", "f2")
        await new.until_seen("Esc three times leaves the tour")
        await new.press("escape", "escape")
        new.must_see("Esc once more leaves the tour")
        assert new.on == "StudentScreen"
        await new.press("escape")
        await new.until(lambda: new.on == "HomeScreen", "home is there")
        new.must_see("You left the tour. Nothing of it is kept.", "Your students will stand here")
        await new.press("o")  # once more, and out of it by mouse
        await new.until(lambda: bool(new.app.screen.query(TourBar)), "the tour is there again")
        await new.click("Esc twice leaves the tour")
        await new.until(lambda: new.on == "HomeScreen", "home is there")
        assert new.app.flow is None
        assert isinstance(new.app.screen, AppScreen)
    assert not kept(laptop)


async def test_a_second_start_does_not_welcome_again(laptop: Laptop) -> None:
    async with laptop.open(new=True) as new:
        await new.press("escape")
        await new.until(lambda: new.on == "HomeScreen", "home is there")
        new.must_see("1  Try it with a sample student", "2  Import a class list")
    async with laptop.open(new=True) as new:
        assert new.on == "HomeScreen"
        await new.press("2")
        await new.until(lambda: new.on == "ImportScreen", "a list can be imported")


async def test_where_somebody_is_nobody_is_welcomed_and_the_tour_ends_at_home(
    laptop: Laptop,
) -> None:
    laptop.student("Lena Wu")
    async with laptop.open(LARGE, new=True) as tutor:
        tutor.must_see("Lena Wu")
        await tutor.press("y")
        await tutor.type("tour\n")
        await tutor.until(lambda: scene(tutor) == 1, "the tour has begun")
        await tutor.press("f2")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
        tutor.must_see("Lena Wu", "You left the tour")
        await tutor.press("f12")  # whoever knows no key finds the first things to do here
        await tutor.type("add\n")
        await tutor.until_seen("A new student")
        await tutor.press("escape", "f12")
        await tutor.type("close\n")
        await tutor.until(lambda: not tutor.app.is_running, "it is closed")
