"""What the quiet place says about saving, and what is found again afterwards."""

import json
from pathlib import Path

import pytest
from tests.pilot.laptop import LARGE, SMALL, Disk, Laptop, Sitting

from conferapp.storage.errors import Advice, WriteFailed
from conferapp.ui import app
from conferapp.ui.widgets.keybar import KeyBar

FULL = WriteFailed(
    Path("workspace"),
    Advice("the disk is full", "Free some space; it goes on by itself."),
)
NEVER = 10_000.0
"""Seconds that a save may wait: whatever is on disk then was saved at once."""


def on_disk(laptop: Laptop, question: str) -> object:
    """The answer in the record's file, without asking for anything to be saved."""
    for path in laptop.places.workspace.glob("records/*/*.json"):
        answer = json.loads(path.read_text(encoding="utf-8"))["answers"].get(question)
        return answer and answer["value"]
    return None


async def until_on_disk(tutor: Sitting, laptop: Laptop, question: str, value: object) -> None:
    await tutor.until(lambda: on_disk(laptop, question) == value, f"{value!r} is on disk")


async def test_it_says_when_everything_was_saved(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        tutor.must_not_see("Saved")
        await tutor.say("assignment", "the Unit 3 test")
        await tutor.saved()
        await tutor.until_seen("Saved 15:30")
        tutor.moment.pass_by(600)
        await tutor.type("!")
        await tutor.saved()
        await tutor.until_seen("Saved 15:40")


async def test_a_disk_that_hangs_is_told_of_until_it_answers(laptop: Laptop) -> None:
    async with laptop.confer(disk=Disk(delay=NEVER)) as tutor:
        await tutor.say("assignment", "the Unit 3 test")
        tutor.moment.pass_by(60)
        tutor.app.watch_disk()
        await tutor.until_seen("Not saved since 15:30")
        tutor.must_see("Keep Conferapp open", "the Unit 3 test")
        tutor.desk.saver.flush(5)
        tutor.app.watch_disk()
        await tutor.until(lambda: not tutor.sees("Not saved"), "the warning goes")


async def test_a_failing_save_says_so_until_it_works_again(laptop: Laptop) -> None:
    disk = Disk()
    async with laptop.confer(SMALL, disk=disk) as tutor:
        disk.refuses = FULL
        await tutor.say("assignment", "the Unit 3 test")
        tutor.desk.saver.flush(0.5)
        await tutor.until_seen("Not saved")
        tutor.must_see("✗", "the disk is full", "it goes on by itself", "the Unit 3 test")
        await tutor.press("f8")
        tutor.must_see("Not saved", "the disk is full")
        disk.refuses = None
        await tutor.press("ctrl+s")
        tutor.desk.saver.flush(5)
        await tutor.until_seen("Saved 15:30")
        tutor.must_not_see("Not saved", "the disk is full")
        assert on_disk(laptop, "assignment") == "the Unit 3 test"


async def test_a_failing_save_is_said_on_home_too(laptop: Laptop) -> None:
    disk = Disk()
    async with laptop.confer(disk=disk) as tutor:
        await tutor.say("assignment", "the Unit 3 test")
        await tutor.saved()
        disk.refuses = FULL
        await tutor.type("!")
        await tutor.press("f2")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
        await tutor.until_seen("the disk is full")
        disk.refuses = None
        tutor.desk.saver.flush(5)
        await tutor.until(lambda: not tutor.sees("the disk is full"), "all is well again")
        assert on_disk(laptop, "assignment") == "the Unit 3 test!"


async def test_a_page_turn_saves_at_once(laptop: Laptop) -> None:
    async with laptop.confer(disk=Disk(delay=NEVER)) as tutor:
        await tutor.say("assignment", "the Unit 3 test")
        assert on_disk(laptop, "assignment") is None
        await tutor.press("f8")
        await until_on_disk(tutor, laptop, "assignment", "the Unit 3 test")


async def test_ctrl_s_saves_at_once(laptop: Laptop) -> None:
    async with laptop.confer(disk=Disk(delay=NEVER)) as tutor:
        await tutor.say("assignment", "the Unit 3 test")
        await tutor.press("ctrl+s")
        await until_on_disk(tutor, laptop, "assignment", "the Unit 3 test")


async def test_going_home_saves_at_once(laptop: Laptop) -> None:
    async with laptop.confer(disk=Disk(delay=NEVER)) as tutor:
        await tutor.say("assignment", "the Unit 3 test")
        await tutor.press("f2")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
        assert on_disk(laptop, "assignment") == "the Unit 3 test"


async def test_quitting_hands_everything_to_the_saver_at_once(laptop: Laptop) -> None:
    async with laptop.confer(disk=Disk(delay=NEVER)) as tutor:
        await tutor.say("assignment", "the Unit 3 test")
        tutor._send("ctrl+q")
        await until_on_disk(tutor, laptop, "assignment", "the Unit 3 test")


async def test_the_key_that_closes_never_drops_what_is_not_saved_and_another_one_can(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "FLUSH_SECONDS", 0.05)
    disk = Disk()
    async with laptop.confer(SMALL, disk=disk) as tutor:
        await tutor.say("assignment", "the Unit 3 test")
        await tutor.saved()
        disk.refuses = FULL
        await tutor.type("!")
        for _ in range(3):
            await tutor.press("ctrl+q")
        tutor.must_see("Not everything is saved yet.", "what never got to the disk is gone")
        await tutor.press("enter")
        tutor.must_see("the Unit 3 test!")
        assert tutor.app.is_running
        await tutor.press("ctrl+q")
        tutor._send("c")
        await tutor.until(lambda: not tutor.app.is_running, "it has closed without the disk")
    assert on_disk(laptop, "assignment") == "the Unit 3 test"


async def test_handing_over_saves_at_once(laptop: Laptop) -> None:
    async with laptop.confer(disk=Disk(delay=NEVER)) as tutor:
        await tutor.go_to("view", "my view")
        await tutor.to_field("tutor-sure")
        await tutor.press("4", "f8", "enter")
        await until_on_disk(tutor, laptop, "tutor-sure", 4)


async def test_a_conference_that_was_cut_off_opens_on_its_page_and_field(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("hello", "how are")
        await tutor.say("win", "A goal at foot")
        await tutor.saved()
    async with laptop.open(LARGE) as tutor:
        tutor.must_see("◐ Amara Okafor step 1 of 3")
        await tutor.press("enter")
        await tutor.until_seen("A win?")
        assert (tutor.page, tutor.question) == ("hello", "win")
        await tutor.type("ball")
        assert (await tutor.saved())["answers"]["win"]["value"] == "A goal at football"


async def test_the_row_that_was_being_edited_is_there_after_a_cut(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("aim", "new goal")
        await tutor.to_field("goal")
        await tutor.type("75 on the test\nthe Unit 4 te")
        await tutor.saved()
    async with laptop.open(LARGE) as tutor:
        await tutor.press("enter")
        await tutor.until_seen("the Unit 4 te")
        tutor.must_see("75 on the test")
        assert tutor.question == "goal"


async def test_what_could_not_be_read_as_a_day_is_there_after_a_cut(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("aim", "new goal")
        await tutor.say("next-date", "30 February")
        await tutor.saved()
    async with laptop.open(LARGE) as tutor:
        await tutor.press("enter")
        await tutor.until_seen("30 February")
        record = await tutor.saved()
        assert record["answers"]["next-date"]["typed"] == "30 February"
        assert record["answers"]["next-date"]["value"] is None


async def test_a_second_window_only_reads_what_is_open_in_the_first(laptop: Laptop) -> None:
    async with laptop.confer() as first:
        await first.say("assignment", "the Unit 3 test")
        await first.saved()
        async with laptop.open(LARGE) as second:
            await second.press("enter")
            await second.until_seen("open in another window")
            assert second.on == "ElsewhereScreen"
            second.must_see("the Unit 3 test")


async def test_the_state_of_saving_stands_on_every_screen(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.say("assignment", "x")
        await tutor.saved()
        for keys in (("f8",), ("f8",), ("enter",), ("f2",)):
            await tutor.press(*keys)
            await tutor.until_seen("Saved 15:30")
            assert tutor.main.query_one(KeyBar).saved == "Saved 15:30"
