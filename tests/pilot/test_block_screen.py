"""The block: planned at a key, changed by hand, and a clock that carries from one to the next."""

import pytest
from tests.pilot.laptop import LARGE, SMALL, Laptop
from tests.pilot.past import held

from conferapp.domain.model import Row

NAMES = ("Ana Moreno", "Ben Ruiz", "Cy Wu", "Dee Li")


@pytest.fixture(autouse=True)
def no_viewer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are made here, and shown in no other program."""
    monkeypatch.setattr("conferapp.ui.showing.view", lambda *_: False)


async def test_the_clock_carries_from_one_conference_to_the_next(laptop: Laptop) -> None:
    for name in NAMES:
        laptop.student(name)
    laptop.agenda("[[agenda]]\nid = 'talk'\ntitle = 'The talk'\n")
    async with laptop.open(LARGE, agenda=None) as tutor:
        await tutor.press("k")
        tutor.must_see("45 minutes", "15:30–15:40 10 min Settling in", "15:40–15:49 9 min Ana")
        tutor.must_see("The clock doesn’t run.")
        await tutor.press("n")
        tutor.must_see("Now: settling in, 10 min left · then: Ana")
        tutor.moment.pass_by(60 * 7)
        await tutor.press("n", "enter")
        await tutor.until_seen("Which conference?")
        await tutor.type("short talk\n")
        await tutor.until(lambda: tutor.app.flow is not None, "the conference is open")
        tutor.moment.pass_by(60 * 10)
        tutor.main.tick()  # type: ignore[attr-defined]
        await tutor.pilot.pause()
        tutor.must_see("time is up, 1 min over")
        tutor.must_not_see("Ben", "Cy", "Dee")
        await tutor.press("f2")
        await tutor.until_seen("The block shows other students. Press F2")
        await tutor.press("f2")
        await tutor.until(lambda: tutor.on == "BlockScreen", "the block is there")
        tutor.must_see("Now: Ben, 9 min left · then: Cy", "◐ 15:37–15:47 9 min Ana")
        tutor.moment.pass_by(60 * 11)
        tutor.main._tick()  # type: ignore[attr-defined]
        await tutor.pilot.pause()
        tutor.must_see("Time is up for Ben, 2 min ago. n goes on: Cy.")
    async with laptop.open(SMALL) as tutor:  # closed, or broken down
        await tutor.press("k")
        tutor.must_see("Time is up for Ben, 2 min ago. n goes on: Cy.")
        await tutor.press("s")
        tutor.must_see("Stopped at 15:58.")


async def test_a_block_is_changed_by_hand_and_printed(laptop: Laptop) -> None:
    for name in NAMES:
        student = laptop.student(name)
        if name.startswith(("Ana", "Ben")):
            level: Row = {"topic": "Area", "points": 3, "out_of": 10, "level": "not yet"}
            held(laptop, student, {"topics": [{**level, "set": "data"}]})
    async with laptop.open(SMALL) as tutor:
        await tutor.press("k")
        tutor.must_see("20 min Group: Area", "8 min Cy", "7 min Dee")
        await tutor.press("end", "u", "x", "plus", "plus")
        tutor.must_see("45 minutes 15:30–16:10 5 min free")
        await tutor.press("a")
        await tutor.type("dee\n")
        tutor.must_see("16:10–16:15 5 min Dee")
        await tutor.press("r")
        tutor.must_see("z takes that back.", "20 min Group: Area")
        await tutor.press("z")
        tutor.must_see("The last change is taken back.", "16:10–16:15 5 min Dee")
        await tutor.press("home", "down")
        tutor.must_see("Members", "Ana: not yet", "Ben: not yet")
        await tutor.press("p")
        tutor.must_see("Made: 2026-11-22-block.html")
        (page,) = laptop.places.workspace.parent.rglob("2026-11-22-block.html")
        assert "Group: Area" in page.read_text("utf-8")
        await tutor.press("enter")
        await tutor.until(lambda: tutor.on == "GroupScreen", "the group is there")
        tutor.must_see("20 of 20 min left")
        await tutor.press("tab", "tab", "tab")
        await tutor.type("Friday")
        await tutor.press("f8", "escape")
        await tutor.until(lambda: tutor.on == "BlockScreen", "the block is there")
        tutor.must_see("The group is done, 20 min left. n goes on")
        await tutor.press("n", "home", "down")
        tutor.must_see("✓ 15:30–15:30 20 min Group: Area", "Kept", "✓ at 15:30 with Ana, Ben.")
        tutor.must_see("min free")
        await tutor.press("enter")
        await tutor.until(lambda: tutor.on == "GroupScreen", "the group is there")
        tutor.must_see("✓ Kept with Ana, Ben at 15:30", "✓ Ana  15:30", "Friday")
        assert len(laptop.records) == 4
