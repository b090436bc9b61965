"""The list of agendas tells how each one stands, shows it, and tries it out."""

from pathlib import Path

import pytest
from tests.pilot.laptop import LARGE, SMALL, Laptop, Sitting

from conferapp.ui.screens.agendas import AgendasScreen

PAGE = '[[agenda]]\nid = "talk"\ntitle = "Let us talk"\nminutes = 5\n'
LONG = PAGE + '[[agenda.questions]]\nid = "why"\nkind = "{kind}"\nask = "Why is that?"\n'


async def list_of(lead: Sitting) -> None:
    """Open the list from home."""
    await lead.press("a")
    await lead.until(lambda: lead.on == "AgendasScreen", "the agendas are listed")


def look(lead: Sitting) -> None:
    """Let the list look at the folder, as it does each second."""
    screen = lead.app.screen
    assert isinstance(screen, AgendasScreen)
    screen._look()


def put(laptop: Laptop, name: str, text: str = LONG, kind: str = "long") -> Path:
    """Put an agenda of the program's own into the workspace."""
    laptop.agenda(text.replace("{kind}", kind), id=name, title=name.replace("-", " ").title())
    return laptop.places.workspace / "agendas" / f"{name}.toml"


async def test_own_agendas_stand_first_with_their_state(laptop: Laptop) -> None:
    put(laptop, "music-lesson")
    put(laptop, "broken", kind="lnog")
    async with laptop.open(LARGE, agenda=None) as lead:
        await list_of(lead)
        lead.must_see("Your own", "✗ Broken", "1 error", "✓ Music Lesson", "Came with Conferapp")
        lead.must_see("`lnog` isn’t a kind of question.", "Did you mean `long`?", "Line 10")


async def test_an_agenda_is_shown_as_its_outline(laptop: Laptop) -> None:
    put(laptop, "music-lesson")
    async with laptop.open(LARGE, agenda=None) as lead:
        await list_of(lead)
        lead.must_see("Music Lesson", "THE TALK", "Let us talk", "Why is that?")


async def test_one_that_is_replaced_says_so(laptop: Laptop) -> None:
    put(laptop, "check-in")
    async with laptop.open(LARGE, agenda=None) as lead:
        await list_of(lead)
        lead.must_see("replaced by your own")


async def test_the_list_follows_the_files(laptop: Laptop) -> None:
    path = put(laptop, "broken", kind="lnog")
    async with laptop.open(LARGE, agenda=None) as lead:
        await list_of(lead)
        lead.must_see("1 error")
        put(laptop, "broken")
        look(lead)
        lead.must_not_see("1 error")
        path.unlink()
        look(lead)
        lead.must_not_see("Your own")


async def test_enter_tries_it_and_home_comes_back_to_it(laptop: Laptop) -> None:
    put(laptop, "a-first")
    put(laptop, "music-lesson")
    async with laptop.open(LARGE, agenda=None) as lead:
        await list_of(lead)
        await lead.press("down", "enter")
        await lead.until(lambda: lead.app.flow is not None, "the trial is on")
        lead.must_see("Trying out music-lesson.toml", "Why is that?")
        await lead.say("why", "Because")
        await lead.press("f2", "f2")
        await lead.until(lambda: lead.on == "AgendasScreen", "the list is back")
        lead.must_see("Music Lesson")
        await lead.press("escape")
        await lead.until(lambda: lead.on == "HomeScreen", "home is there")
    assert laptop.records == []


async def test_a_trial_leaves_the_laptop_with_the_tutor(laptop: Laptop) -> None:
    """A trial in which the student has the laptop is no hand-over that a restart comes back to."""
    put(laptop, "music", '[[reflection]]\nid = "x"\ntitle = "Alone"\nwho = "student"\n' + LONG)
    async with laptop.open(LARGE, agenda=None) as lead:
        await list_of(lead)
        await lead.press("enter")
        await lead.until(lambda: lead.on == "HandingOver", "the page in between is there")
        await lead.press("enter")
        await lead.until(lambda: lead.on == "StudentScreen", "the student's page is there")
        assert lead.desk.handover.holder() is None
    async with laptop.open(LARGE, agenda=None) as tutor:
        assert tutor.on == "HomeScreen"


@pytest.mark.parametrize("size", [SMALL, LARGE, (40, 12)])
async def test_it_fits_every_window(laptop: Laptop, size: tuple[int, int]) -> None:
    put(laptop, "broken", kind="lnog")
    async with laptop.open(size, agenda=None) as lead:
        await list_of(lead)
        lead.must_see("Broken")
        for _ in range(8):
            await lead.press("down", "pagedown")
        await lead.press("pageup")
        assert lead.on == "AgendasScreen"


async def test_two_keys_in_a_burst_lead_where_they_lead_one_by_one(laptop: Laptop) -> None:
    laptop.student()
    for keys, seen in ((("s", "a"), "Which conference?"), (("a", "enter"), "Trying out")):
        async with laptop.open(LARGE, agenda=None) as lead:
            for key in keys:
                lead._send(key)
            await lead._settle()
            await lead.until_seen(seen)
            for _ in range(4):
                if lead.on != "HomeScreen":
                    await lead.press("f2" if lead.on == "ConferenceScreen" else "escape")
            await lead.until(lambda: lead.on == "HomeScreen", "home is there")
            await lead.press("s")
            await lead.until_seen("Which conference?")
