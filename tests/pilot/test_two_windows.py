"""One conference in two windows of a computer: read in one, taken over, and never lost."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tests.pilot.laptop import LARGE, Disk, Laptop, Sitting

from conferapp.desk import takeover
from conferapp.desk.desk import Desk
from conferapp.desk.elsewhere import NO_ANSWER
from conferapp.storage.errors import Advice, WriteFailed
from conferapp.storage.saver import Savable, Saver
from conferapp.storage.settings import TutorSettings
from conferapp.ui import entrance, taking_over
from conferapp.ui.screens.elsewhere import ElsewhereScreen

TAKEN = "Another window has taken this conference over. Everything typed here was saved"
NEVER = 10_000.0
"""Seconds that a save may wait: whatever is on disk then was saved on purpose."""
FULL = WriteFailed(Path("workspace"), Advice("the disk is full", "Free some space on it."))


class HangingDisk(Disk):
    """A disk that doesn't answer while `answers` is cleared."""

    def __init__(self) -> None:
        super().__init__()
        self.answers = threading.Event()
        self.answers.set()

    def saver(self, desk: Desk) -> Saver:
        """See `Disk.saver`."""

        def write(item: Savable) -> None:
            assert self.answers.wait(20)
            desk.shelf.save(item)

        return Saver(write, now=desk.clock.now, tell=desk.tidings.saving, delay=self.delay)


@pytest.fixture(autouse=True)
def looks_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no window look by itself at what the other does: the tests say when a second is over."""
    monkeypatch.setattr("conferapp.ui.resting.LOOK", 3_600.0)
    monkeypatch.setattr(takeover, "PAUSE", 0.01)
    monkeypatch.setattr("conferapp.ui.screens.elsewhere.LOOK", 3_600.0)


@asynccontextmanager
async def two_windows(
    laptop: Laptop, *, disk: Disk | None = None
) -> AsyncIterator[tuple[Sitting, Sitting]]:
    """A conference that is open in one window, and read in another."""
    TutorSettings(tutor="R. Diaz").write(laptop.places.settings)
    async with laptop.confer(disk=disk) as first:
        await first.say("assignment", "the Unit 3 test")
        await first.saved()
        async with laptop.open(LARGE) as second:
            await second.press("enter")
            await second.until(lambda: second.on == "ElsewhereScreen", "it is read")
            yield first, second


async def ask(wants: Sitting) -> None:
    """Have a window ask for what another has."""
    await wants.press("f6")
    await wants.until_seen("The other window is asked")


async def take_over(wants: Sitting, has: Sitting) -> None:
    """Have one window get what another has; the time between two looks is passed over."""
    await ask(wants)
    has.app.look_round()
    await has.until(lambda: has.on == "GivenAwayScreen", "it is given away")
    await wants.until(lambda: wants.app.flow is not None, "it goes on in the other window")
    await wants.pilot.pause()


async def ask_in_vain(wants: Sitting, has: Sitting) -> None:
    """Have one window ask for what another has, and that one answer."""
    await ask(wants)
    has.app.look_round()
    await has.pilot.pause()


def look(reader: Sitting) -> None:
    """Pass over the time until a window that only reads looks again."""
    assert isinstance(reader.main, ElsewhereScreen)
    reader.main.follow()


def value(laptop: Laptop, question: str) -> object:
    """An answer as it stands on disk."""
    (record,) = laptop.records
    return record["answers"][question]["value"]


# Reading ----------------------------------------------------------------------------------


async def test_the_second_follows_what_is_written_and_changes_nothing(laptop: Laptop) -> None:
    async with two_windows(laptop) as (first, second):
        second.must_see("R. Diaz has this conference open in another window since 15:30.")
        second.must_see("F6 takes it over", "the Unit 3 test")
        await first.type(" and more")
        await first.saved()
        look(second)
        await second.until_seen("the Unit 3 test and more")
        second.must_see("R. Diaz has this conference")
        before = laptop.records
        await second.type("Something else")
        await second.press("f4", "f5", "f7", "f8", "ctrl+s", "delete")
        assert second.on == "ElsewhereScreen"
        assert laptop.records == before


async def test_that_the_first_has_closed_it_is_said(laptop: Laptop) -> None:
    async with two_windows(laptop) as (first, second):
        await first.press("f2")
        await first.until(lambda: first.on == "HomeScreen", "home is there")
        look(second)
        await second.until_seen("The other window has closed this conference")
        await second.press("f6")
        await second.until(lambda: second.app.flow is not None, "it goes on here")
        assert second.answer("assignment") == "the Unit 3 test"


# Taking over ------------------------------------------------------------------------------


async def test_the_first_is_told_and_shows_nothing_of_it_before_a_key(laptop: Laptop) -> None:
    async with two_windows(laptop) as (first, second):
        await take_over(second, first)
        first.must_see(TAKEN, "here you can read it.")
        first.must_not_see("the Unit 3 test", "Amara")
        assert second.page == "facts"
        await second.to_field("assignment")
        await second.type(" again")
        assert (await second.saved())["answers"]["assignment"]["value"] == "the Unit 3 test again"
        await first.press("f2")
        first.must_see("Press F2 again")
        await first.press("f4")
        await first.until(lambda: first.on == "ElsewhereScreen", "it is read")
        first.must_see(
            "the Unit 3 test again", "R. Diaz has this conference open in another window"
        )


async def test_what_is_typed_in_the_first_afterwards_is_not_kept_but_shown(laptop: Laptop) -> None:
    async with two_windows(laptop) as (first, second):
        assert first.app.flow is not None
        session = first.app.flow.session
        await take_over(second, first)
        await first.type("too late")
        await first.until_seen("Typed since then, and not kept: too late")
        await first.press("ctrl+s", "f8", "enter", "tab")
        assert first.on == "GivenAwayScreen"
        session.conference.answer("assignment", "too late")
        session.keep(at_once=True)
        assert first.desk.saver.flush(5)
        assert value(laptop, "assignment") == "the Unit 3 test"
        assert len(laptop.records) == 1


async def test_what_was_typed_last_is_saved_before_the_first_lets_go(laptop: Laptop) -> None:
    async with two_windows(laptop, disk=Disk(delay=NEVER)) as (first, second):
        await ask(second)
        for letter in " and every letter":
            first._send(letter)
        first.app.look_round()
        await first.until(lambda: first.on == "GivenAwayScreen", "it is given away")
        assert value(laptop, "assignment") == "the Unit 3 test and every letter"
        await second.until(lambda: second.app.flow is not None, "it goes on in the other window")
        assert second.answer("assignment") == "the Unit 3 test and every letter"


async def test_it_is_taken_back_and_by_a_third_window(laptop: Laptop) -> None:
    async with two_windows(laptop) as (first, second):
        await take_over(second, first)
        await second.to_field("assignment")
        await second.type(", two")
        await first.press("f4")
        await first.until(lambda: first.on == "ElsewhereScreen", "it is read")
        await take_over(first, second)
        await first.to_field("assignment")
        await first.type(", three")
        async with laptop.open(LARGE) as third:
            await third.press("enter")
            await third.until(lambda: third.on == "ElsewhereScreen", "it is read")
            await take_over(third, first)
            assert third.answer("assignment") == "the Unit 3 test, two, three"
        assert len(laptop.records) == 1


async def test_two_that_ask_at_once_end_with_one_that_has_it(laptop: Laptop) -> None:
    async with two_windows(laptop) as (first, second), laptop.open(LARGE) as third:
        await third.press("enter")
        await third.until(lambda: third.on == "ElsewhereScreen", "it is read")
        second._send("f6")
        third._send("f6")
        await second.until_seen("The other window is asked")
        await third.until_seen("The other window is asked")
        first.app.look_round()
        await first.until(lambda: first.on == "GivenAwayScreen", "it is given away")
        both = (second, third)
        await second.until(lambda: any(one.app.flow for one in both), "one has it")
        (has,) = (one for one in both if one.app.flow)
        (other,) = (one for one in both if not one.app.flow)
        await other.until_seen("A third window was quicker")
        assert has.answer("assignment") == "the Unit 3 test"


async def test_the_pages_for_afterwards_are_let_go_of_too(laptop: Laptop) -> None:
    async with two_windows(laptop) as (first, second):
        await first.press("ctrl+l")
        await first.until_seen("Finish with Amara")
        await first.press("f8", "f8")
        await first.until_seen("Thank you, ")
        await first.press("f4")
        await first.say("told", "Grandma.")
        await first.saved()
        look(second)
        await second.until_seen("Grandma.")
        await take_over_of_ended(second, first)
        second.must_see("Grandma.", "The other window has let go")
        await second.press("f4")
        await second.until(lambda: second.app.flow is not None, "the pages are open")
        assert second.page == "after"


async def take_over_of_ended(wants: Sitting, has: Sitting) -> None:
    await ask(wants)
    has.app.look_round()
    await has.until(lambda: has.on == "GivenAwayScreen", "it is given away")
    await wants.until(lambda: wants.on == "ReadingScreen", "it is read")
    await wants.pilot.pause()


async def test_a_window_that_rests_lets_go_below_its_cover(laptop: Laptop) -> None:
    async with two_windows(laptop) as (first, second):
        await first.press("shift+f9")
        await first.until(lambda: first.on == "RestingScreen", "it rests")
        await ask(second)
        first.app.look_round()
        await second.until(lambda: second.app.flow is not None, "it goes on in the other window")
        assert first.on == "RestingScreen"
        first.must_not_see(TAKEN)
        await first.press("enter")
        await first.until_seen(TAKEN)
        assert first.on == "GivenAwayScreen"


# Keeping ----------------------------------------------------------------------------------


async def test_a_student_who_has_the_laptop_is_not_interrupted(laptop: Laptop) -> None:
    async with two_windows(laptop) as (first, second):
        await first.go_to("before", "before the results")
        await first.press("enter")
        await first.until(lambda: first.on == "StudentScreen", "the student has the laptop")
        await ask_in_vain(second, first)
        await second.until_seen("A student has the laptop in the other window")
        assert first.on == "StudentScreen"
        assert second.app.flow is None


async def test_words_that_are_not_on_disk_keep_it_until_they_are(laptop: Laptop) -> None:
    disk = Disk()
    async with two_windows(laptop, disk=disk) as (first, second):
        disk.refuses = FULL
        await first.type(" and more")
        first.desk.saver.flush(0.5)
        await first.until_seen("Not saved")
        await ask_in_vain(second, first)
        await second.until_seen("has words that aren’t saved yet")
        await first.type("!")
        disk.refuses = None
        assert first.desk.saver.flush(5)
        await take_over(second, first)
        assert second.answer("assignment") == "the Unit 3 test and more!"


async def test_a_disk_that_hangs_keeps_it_and_typing_goes_on(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_over, "GRACE", 0.05)
    disk = HangingDisk()
    async with two_windows(laptop, disk=disk) as (first, second):
        disk.answers.clear()
        await first.type(" and more")
        await ask_in_vain(second, first)
        await second.until_seen("has words that aren’t saved yet")
        await first.type("!")
        disk.answers.set()
        await take_over(second, first)
        assert second.answer("assignment") == "the Unit 3 test and more!"


async def test_a_question_that_waits_for_an_answer_keeps_it(laptop: Laptop) -> None:
    async with two_windows(laptop) as (first, second):
        await first.press("f5")
        await first.type("Ran out of")
        await ask_in_vain(second, first)
        await second.until_seen("a question waits for an answer")
        await first.type(" time\n")
        await take_over(second, first)
        (record,) = laptop.records
        assert record["pages"][0]["skipped"] == "Ran out of time"


async def test_a_window_that_does_not_answer_keeps_it(laptop: Laptop) -> None:
    async with two_windows(laptop) as (first, second):
        first.app.look_round = lambda: None  # type: ignore[method-assign]  # it hangs
        await ask(second)
        second.moment.pass_by(takeover.PATIENCE)
        await second.until_seen("The other window doesn’t answer")
        second.must_see(NO_ANSWER.partition(":")[2].strip()[:60])
        assert second.app.flow is None
        del first.app.look_round
        first.app.look_round()
        await first.type("!")
        assert (await first.saved())["answers"]["assignment"]["value"] == "the Unit 3 test!"
        await take_over(second, first)
        assert second.answer("assignment") == "the Unit 3 test!"


async def test_a_window_that_has_left_the_page_does_not_ask_any_more(laptop: Laptop) -> None:
    async with two_windows(laptop) as (first, second):
        await ask(second)
        await second.press("escape")
        await second.until(lambda: second.on == "HomeScreen", "home is there")
        first.app.look_round()
        await first.pilot.pause()
        assert first.on == "ConferenceScreen"
        assert second.desk.locks._held == {}


# Letting go -------------------------------------------------------------------------------


async def test_the_same_window_opens_it_twice_in_a_row(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.press("f2")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
        assert list(laptop.places.locks.iterdir()) == []
        await tutor.begin(title="short talk")
        await tutor.say("assignment", "x")
        await tutor.saved()
        for _ in range(2):
            await tutor.press("f2")
            await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
            assert tutor.desk.locks._held == {}
            await tutor.press("enter")
            await tutor.until(lambda: tutor.app.flow is not None, "it is open")
            assert list(tutor.desk.locks._held) == [tutor.conference.record.id]
            await tutor.pilot.pause()


async def test_what_was_left_unsaved_stays_with_this_window_until_it_is_saved(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entrance, "FLUSH_SECONDS", 0.05)
    disk = HangingDisk()
    async with two_windows(laptop, disk=disk) as (first, second):
        record_id = first.conference.record.id
        disk.answers.clear()
        await first.type(" and more")
        await first.press("f2")
        await first.until(lambda: first.on == "HomeScreen", "home is there")
        assert list(first.desk.locks._held) == [record_id]
        await ask_in_vain(second, first)
        await second.until_seen("has words that aren’t saved yet")
        disk.answers.set()
        assert first.desk.saver.flush(5)
        first.app.look_round()
        assert first.desk.locks._held == {}
        await second.press("f6")
        await second.until(lambda: second.app.flow is not None, "it goes on in the other window")
        assert second.answer("assignment") == "the Unit 3 test and more"
