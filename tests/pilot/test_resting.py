"""The screen rests when nobody is there: no name is on it, nothing moves, nothing is lost."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from tests.pilot.agendas import SHORT
from tests.pilot.laptop import LARGE, SMALL, Laptop, Sitting
from textual import events

from conferapp.storage.settings import TutorSettings

MINUTES = 60.0
NAMES = ("Amara", "Ben", "R. Diaz", "Unit 3", "short talk", "Saved")


def with_code(laptop: Laptop, code: str | None = "4711", *, minutes: int = 5) -> None:
    """Have a tutor's settings."""
    settings = TutorSettings(tutor="R. Diaz", idle_minutes=minutes).with_code(code)
    settings.write(laptop.places.settings)


async def asleep(person: Sitting, seconds: float = 6 * MINUTES) -> None:
    """Close the lid for a while, and open it: the app gets to look at the clock."""
    person.moment.pass_unattended(seconds, asleep=True)
    await person.app.look_at_clock()
    await person.pilot.pause()


async def at_rest(person: Sitting) -> None:
    """See that the screen rests, and that nobody's name is on it."""
    await person.until(lambda: person.on == "RestingScreen", "the screen rests")
    person.must_see("This screen is resting.")
    person.must_not_see(*NAMES)


def moved(x: int, y: int) -> events.MouseMove:
    """The mouse, moved."""
    return events.MouseMove(None, x, y, 0, 0, 0, False, False, False, x, y)


async def awake(person: Sitting, screen: str) -> None:
    await person.until(lambda: person.on == screen, f"{screen} is back")


# When -----------------------------------------------------------------------------------------


async def test_after_five_minutes_without_a_key_the_screen_rests(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.say("assignment", "the Unit 3 test")
        await asleep(tutor, 4.9 * MINUTES)
        assert tutor.on == "ConferenceScreen"
        await tutor.type("s")
        await asleep(tutor, 4.9 * MINUTES)
        assert tutor.on == "ConferenceScreen"
        await asleep(tutor, 0.1 * MINUTES)
        await at_rest(tutor)
        await tutor.press("enter")
        await awake(tutor, "ConferenceScreen")
        assert tutor.answer("assignment") == "the Unit 3 tests"


@pytest.mark.parametrize(("minutes", "rests"), [(0, False), (1, True)])
async def test_the_tutor_chooses_the_minutes(laptop: Laptop, minutes: int, rests: bool) -> None:
    with_code(laptop, None, minutes=minutes)
    async with laptop.confer() as tutor:
        await asleep(tutor)
        assert (tutor.on == "RestingScreen") is rests


async def test_the_minutes_are_set_at_home_and_nonsense_is_told(laptop: Laptop) -> None:
    laptop.student()
    async with laptop.open() as tutor:
        await tutor.press("t")
        await tutor.until(lambda: tutor.on == "TutorDialog", "the dialog is there")
        await tutor.press("tab", "tab", "end", "backspace")
        await tutor.type("x\n")
        await tutor.until_seen("as a whole number")
        await tutor.press("backspace")
        await tutor.type("20\n")
        await awake(tutor, "HomeScreen")
        assert TutorSettings.read(laptop.places.settings).idle_minutes == 20


async def test_one_key_rests_at_once_even_over_a_dialog(laptop: Laptop) -> None:
    laptop.student()
    async with laptop.open() as tutor:
        await tutor.press("n")
        await tutor.type("Ben Ru")
        await tutor.press("shift+f9")
        await at_rest(tutor)
        assert not tutor.app.handed  # no window of a student at a distance has it
        await tutor.press("enter")
        await awake(tutor, "StudentDialog")
        await tutor.type("iz\n")
        await tutor.until_seen("Ben Ruiz")


# What wakes acts on nothing -------------------------------------------------------------------


async def test_the_key_that_wakes_the_computer_is_not_for_the_page_behind(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.say("assignment", "the Unit 3 test")
        page = tutor.page
        tutor.moment.pass_unattended(60 * MINUTES, asleep=True)
        await tutor.press("f8")
        await at_rest(tutor)
        await tutor.press("f8", "ctrl+g", "x")
        await at_rest(tutor)
        await tutor.press("enter")
        await awake(tutor, "ConferenceScreen")
        assert (tutor.page, tutor.answer("assignment")) == (page, "the Unit 3 test")


async def test_nothing_old_is_painted_when_the_computer_wakes(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with laptop.confer() as tutor:
        painted: list[str] = []
        before = tutor.app.post_display_hook
        tutor.moment.pass_unattended(60 * MINUTES, asleep=True)

        def painted_something() -> None:
            painted.append(tutor.on)
            before()

        monkeypatch.setattr(tutor.app, "post_display_hook", painted_something)
        tutor.app.screen.refresh()
        await tutor.until(lambda: "RestingScreen" in painted, "it is painted")
        assert set(painted) == {"RestingScreen"}


# At rest --------------------------------------------------------------------------------------


KEYS = (
    *("ctrl+p", "ctrl+q", "ctrl+c", "ctrl+s", "ctrl+g", "ctrl+o", "ctrl+l", "ctrl+v", "ctrl+z"),
    *("f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12", "shift+f9"),
    *("question_mark", "escape", "tab", "shift+tab", "up", "x"),
)


@pytest.mark.parametrize("code", ["4711", None])
async def test_no_key_and_no_click_leads_anywhere(laptop: Laptop, code: str | None) -> None:
    with_code(laptop, code)
    async with laptop.confer(SMALL) as tutor:
        await tutor.say("assignment", "x")
        await tutor.press("shift+f9")
        await at_rest(tutor)
        for key in KEYS:
            await tutor.press(key)
        for y in range(0, 24, 4):
            await tutor.pilot.click(offset=(3, y))
        await tutor.paste("pasted words")
        tutor.must_not_see("pasted words")
        await at_rest(tutor)
        assert tutor.app.is_running
        await tutor.press("backspace", *["backspace"] * 20)
        await tutor.type("4711\n" if code else "\n")
        await awake(tutor, "ConferenceScreen")
        assert tutor.answer("assignment") == "x"


async def test_everything_is_on_disk_and_what_is_said_meanwhile_waits(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.say("assignment", "the Unit 3 test")
        await tutor.press("shift+f9")
        await at_rest(tutor)
        tutor.must_see("Everything is saved.")
        assert (await tutor.saved())["answers"]["assignment"]["value"] == "the Unit 3 test"
        tutor.app.say("About Ben Ruiz: call home.")
        tutor.app.notify("About Amara: call home.", markup=False)
        await tutor.pilot.pause()
        await at_rest(tutor)
        await tutor.press("enter")
        await tutor.until_seen("About Ben Ruiz")
        tutor.must_see("About Amara")


async def test_what_was_on_its_way_happens_below(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.say("assignment", "x")
        await tutor.press("ctrl+g")
        await tutor.until(lambda: tutor.on == "ChooseDialog", "the dialog is there")
        dialog = tutor.app.screen
        await tutor.press("shift+f9")
        await at_rest(tutor)
        getattr(dialog, "answer")(None)  # noqa: B009  # as a key that was quicker would
        tutor.app.action_command_palette()
        await tutor.app.go_home()
        await tutor.pilot.pause()
        await at_rest(tutor)
        await tutor.press("enter")
        await awake(tutor, "HomeScreen")
        assert [type(s).__name__ for s in tutor.app.screen_stack] == ["Screen", "HomeScreen"]


async def test_a_window_that_changes_its_size_shows_the_page_in_its_new_size(
    laptop: Laptop,
) -> None:
    async with laptop.confer(LARGE) as tutor:
        await tutor.press("ctrl+g", "shift+f9")
        await at_rest(tutor)
        await tutor.pilot.resize_terminal(*SMALL)
        await tutor.press("enter")
        await awake(tutor, "ChooseDialog")
        assert tutor.main.size == (80, 24)
        assert tutor.main.has_class("-narrow")


# With a code ----------------------------------------------------------------------------------


async def test_only_the_code_leads_back_and_guessing_gets_slower(laptop: Laptop) -> None:
    with_code(laptop)
    async with laptop.confer() as tutor:
        await asleep(tutor)
        await at_rest(tutor)
        for wrong in ("1", "2", "3"):
            await tutor.type(f"{wrong}\n")
            await tutor.until_seen("That isn’t the code")
        await tutor.until_seen("Please wait 2 seconds.")
        await tutor.type("4711\n")
        await at_rest(tutor)
        tutor.moment.pass_unattended(2)
        await tutor.type("4\n")
        await tutor.until_seen("Please wait 4 seconds.")
        tutor.moment.pass_unattended(4)
        await tutor.type("4711\n")
        await awake(tutor, "ConferenceScreen")
        assert "4711" not in (laptop.places.waits).read_text(encoding="utf-8")


@pytest.mark.parametrize("named", [False, True])
async def test_a_restart_asks_for_the_code_before_anything_is_painted(
    laptop: Laptop, named: bool
) -> None:
    with_code(laptop)
    async with laptop.confer() as tutor:
        await tutor.say("assignment", "the Unit 3 test")
        await tutor.press("shift+f9")
        await at_rest(tutor)
    student = json.loads(next(laptop.places.workspace.glob("students/*")).read_text("utf-8"))
    async with laptop.open(student=student["id"] if named else None) as tutor:
        await at_rest(tutor)
        await tutor.type("4711\n")
        await awake(tutor, "ConferenceScreen" if named else "HomeScreen")
    async with laptop.open() as tutor:
        await awake(tutor, "HomeScreen")


# A student has the laptop ---------------------------------------------------------------------


@asynccontextmanager
async def with_the_student(laptop: Laptop) -> AsyncIterator[Sitting]:
    async with laptop.confer(agenda=SHORT) as person:
        await person.say("assignment", "the Unit 3 test")
        await person.go_to("view", "my view")
        await person.press("f8", "enter")
        await person.until(lambda: person.on == "StudentScreen", "the student has the laptop")
        yield person


async def test_any_key_leads_a_student_back_to_the_page_and_does_nothing_else(
    laptop: Laptop,
) -> None:
    with_code(laptop)
    async with with_the_student(laptop) as student:
        page = student.page
        for key in ("x", "escape", "ctrl+p", "f2"):
            await asleep(student)
            await at_rest(student)
            student.must_see("Press any key")
            assert student.app.handed
            await student.press(key)
            await awake(student, "StudentScreen")
            assert student.page == page, key


async def test_a_student_cannot_have_it_rest(laptop: Laptop) -> None:
    async with with_the_student(laptop) as student:
        await student.press("shift+f9")
        assert student.on == "StudentScreen"


async def test_a_window_at_home_rests_when_another_one_is_handed_over(laptop: Laptop) -> None:
    with_code(laptop)
    laptop.student("Ben Ruiz")
    async with laptop.open() as at_home:
        async with with_the_student(laptop):
            pass
        await at_home.app.look_at_clock()
        await at_rest(at_home)


# Everywhere -----------------------------------------------------------------------------------


async def test_home_rests_too_and_keeps_its_place(laptop: Laptop) -> None:
    for name in ("Amara Okafor", "Ben Ruiz"):
        laptop.student(name)
    async with laptop.open() as tutor:
        await tutor.press("down")
        before = tutor.screen
        await asleep(tutor)
        await at_rest(tutor)
        await tutor.press("enter")
        await awake(tutor, "HomeScreen")
        assert tutor.screen == before


async def test_the_mouse_keeps_it_awake_and_leads_back(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        tutor.moment.pass_unattended(4 * MINUTES)
        tutor.app.post_message(moved(5, 5))
        await tutor.pilot.pause()
        await asleep(tutor, 4 * MINUTES)
        assert tutor.on == "ConferenceScreen"
        await asleep(tutor)
        await at_rest(tutor)
        await tutor.click("Go on")
        await awake(tutor, "ConferenceScreen")
