"""The class board, what the class sees of it, and a small group taken from it."""

import pytest
from tests.pilot.laptop import SMALL, Laptop
from tests.pilot.past import held

from conferapp.domain.model import Row, Value
from conferapp.ui.screens.base import GoTo

SECRETS = ("not yet", "close", "mastered", "Moreno", "Ruiz", "80", "Groups", "Class board", "Home")
"""What isn't for the class."""


@pytest.fixture(autouse=True)
def no_viewer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are made here, and shown in no other program."""
    monkeypatch.setattr("conferapp.ui.showing.view", lambda *_: False)


def a_class(laptop: Laptop) -> None:
    """Three students with the same need, two with a goal on it, one with another grade."""
    for at, name in enumerate(("Ana Moreno", "Ben Ruiz", "Cy Wu")):
        student = laptop.student(name, grade="7" if at < 2 else "8")
        level: Row = {"topic": "Area", "points": 3, "out_of": 10, "level": "not yet", "set": "data"}
        said: dict[str, Value] = {"topics": [level]}
        if at < 2:
            said["new-goal"] = [{"goal": f"Get 8{at} on it", "topic": "Area", "by": "2026-12-11"}]
        held(laptop, student, said)


async def test_the_class_sees_goals_and_first_names_and_nothing_else(laptop: Laptop) -> None:
    a_class(laptop)
    async with laptop.open(SMALL) as tutor:
        await tutor.press("b")
        tutor.must_see("Class board", "My students · 3 students", "Area   2", "Ana, Ben")
        await tutor.press("right")
        tutor.must_see("Area   3 students", "○ Ana  not yet", "goal: Get 80 on it")
        await tutor.press("f9")
        tutor.must_see("What we are working on", "Area", "Ana   ·   Ben", "Still choosing a goal")
        tutor.must_not_see(*SECRETS)
        await tutor.press("ctrl+p", "f2", "b", "2")
        assert tutor.on == "ShowingScreen"
        assert tutor.app.private
        assert not tutor.app.handed  # no window of a student at a distance has it
        await tutor.press("escape")
        tutor.must_see("Area   3 students")


async def test_a_goal_that_is_left_out_is_neither_shown_nor_printed(laptop: Laptop) -> None:
    a_class(laptop)
    async with laptop.open(SMALL) as tutor:
        await tutor.press("b", "space")
        tutor.must_see("⊘ Area", "not shown to the class")
        await tutor.press("p")
        tutor.must_see("Made: 2026-11-22-class-goals.html")
        (page,) = laptop.places.workspace.parent.rglob("*-class-goals.html")
        assert "Area" not in page.read_text("utf-8")
        await tutor.press("f9")
        tutor.must_not_see("Area")


async def test_a_group_from_the_board_is_kept_with_each_once(laptop: Laptop) -> None:
    a_class(laptop)
    async with laptop.open(SMALL) as tutor:
        await tutor.press("b", "2", "enter")
        tutor.must_see("Small group", "■ Ana", "■ Cy", "Small group: Area")
        await tutor.press("down", "down", "space", "tab", "tab", "tab")
        tutor.must_see("□ Cy  not in it")
        await tutor.type("Tuesday")
        await tutor.press("tab")
        await tutor.type("ben led")
        await tutor.press("f8")
        tutor.must_see("Not here, please: the name “Ben”.")
        await tutor.press(*["backspace"] * 7)
        await tutor.type("Drawing helped.")
        await tutor.press("f8")
        tutor.must_see("✓ Kept with Ana, Ben: the step is in each plan", "✓ Ben  kept")
        await tutor.press("f8")
        tutor.must_see("kept with everybody here already")
        groups = [r for r in laptop.records if r["agenda"]["id"] == "small-group"]
        assert sorted(record["student"]["name"] for record in groups) == ["Ana Moreno", "Ben Ruiz"]
        await tutor.press("escape")
        tutor.must_see("▸2 Groups", "Area   3 students")


async def test_nobody_to_look_at_is_told_what_to_do(laptop: Laptop) -> None:
    async with laptop.open(SMALL) as tutor:
        tutor.app.screen.post_message(GoTo("board"))
        await tutor.until_seen("There is nobody here yet.")
        await tutor.press("3", "enter", "f9", "p", "space", "s")
        assert tutor.on == "BoardScreen"


async def test_what_was_typed_for_a_group_is_there_when_somebody_comes_back(
    laptop: Laptop,
) -> None:
    student = laptop.student("Ana Moreno")
    async with laptop.open(SMALL) as tutor:
        tutor.app.screen.post_message(GoTo("group", at=f"Area|{student.id}"))
        await tutor.until_seen("■ Ana")
        await tutor.press("a")
        tutor.must_see("Everybody is in this list already.")
        await tutor.press("f8")
        tutor.must_see("Say when, or note something.")
        await tutor.press("tab", "tab", "tab")
        await tutor.type("Friday")
        await tutor.press("escape")
        assert tutor.on == "HomeScreen"
    async with laptop.open(SMALL) as tutor:  # closed, or broken down
        tutor.app.screen.post_message(GoTo("group", at=f"Area|{student.id}"))
        await tutor.until_seen("Friday")
