"""Students, conferences and imports go into the bin and come back, by the keys that say so."""

import os
from collections.abc import Iterable
from typing import Any

import pytest
from tests.pilot.laptop import LARGE, SMALL, Laptop
from tests.pilot.past import held
from tests.pilot.test_roster_screen import bring, students
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import OptionList

from conferapp.storage.bin_moves import move_to_bin
from conferapp.storage.bin_plan import student_to_move
from conferapp.storage.locks import RecordLock
from conferapp.storage.workspace import Workspace
from conferapp.ui.dialogs.closing import ClosingDialog
from conferapp.ui.dialogs.sure import SureDialog
from conferapp.ui.dialogs.to_bin import ToBinDialog
from conferapp.ui.screens import bin as bin_screen
from conferapp.ui.screens.keys import HOME_KEYS
from conferapp.ui.screens.roster_keys import ROSTER_KEYS
from conferapp.ui.screens.story_keys import STORY_KEYS

SAID = {"assignment": "Unit 3 test"}


def names(laptop: Laptop) -> list[str]:
    """Who has a file."""
    return sorted(students(laptop))


def keys_of(bindings: Iterable[object], action: str) -> set[str]:
    """The keys of an action."""
    own = [b for b in bindings if isinstance(b, Binding) and b.action == action]
    return {key for binding in own for key in binding.key.split(",")}


@pytest.mark.parametrize("bindings", [HOME_KEYS, ROSTER_KEYS, STORY_KEYS])
def test_the_key_that_asks_is_none_that_confirms(bindings: list[object]) -> None:
    asks = keys_of(bindings, "to_bin")
    assert {"delete"} < asks
    assert not asks & keys_of(ToBinDialog.BINDINGS, "sure")
    assert not asks & {"enter", "space", "y", "down"}


async def test_a_student_goes_into_the_bin_and_comes_back_after_a_restart(laptop: Laptop) -> None:
    amara = laptop.student()
    laptop.student("Ben Ruiz")
    held(laptop, amara, SAID)
    held(laptop, amara, SAID, days_ago=3)
    async with laptop.open(SMALL) as sitting:
        await sitting.press("l", "delete")
        sitting.must_see("Move Amara Okafor to the bin?", "With every conference, 2 in all")
        sitting.must_see("Nothing is erased")
        await sitting.press("delete", "delete", "d", "enter")  # a key held down, then Enter
        assert names(laptop) == ["Amara Okafor", "Ben Ruiz"]
        await sitting.press("d", "b")
        sitting.must_see("✓ Amara Okafor is in the bin.")
        assert names(laptop) == ["Ben Ruiz"]
        assert list(laptop.places.workspace.glob("records/*/*.json")) == []
        await sitting.press("escape")
        sitting.must_not_see("Amara")
    async with laptop.open(SMALL) as sitting:
        await sitting.press("x")
        sitting.must_see("Amara Okafor, with 2 conferences", "Moved here on 22 November 2026.")
        await sitting.press("enter")
        sitting.must_see("It is back.", "The bin is empty")
        await sitting.press("escape")
        sitting.must_see("Amara Okafor")
        assert len(list(laptop.places.workspace.glob("records/*/*.json"))) == 2


async def test_one_conference_goes_from_home_or_from_the_students_page_unless_it_is_open(
    laptop: Laptop,
) -> None:
    amara = laptop.student()
    first = held(laptop, amara, SAID)
    second = held(laptop, amara, SAID, days_ago=3)
    async with laptop.open(LARGE) as sitting:
        await sitting.press("delete")  # on a student it only says where that goes
        assert sitting.on == "HomeScreen"
        sitting.must_see("In the class list, with l")
        await sitting.press("tab", "delete")
        sitting.must_see("Move the conference of 19 November 2026 to the bin?")
        lock = RecordLock(laptop.places.locks)
        assert lock.take(second.id)
        await sitting.press("down", "enter")
        sitting.must_see("is open in another window")
        lock.release(second.id)
        await sitting.press("delete", "b")
        sitting.must_see("is in the bin")
        await sitting.press("h", "end", "up", "enter", "delete", "b")
        await sitting.until(
            lambda: not list(laptop.places.workspace.glob("records/*/*.json")), "both are gone"
        )
        await sitting.press("escape", "x")
        assert sitting.app.screen.query_one(OptionList).option_count == 2
        await sitting.press("enter", "enter")
    assert {record["id"] for record in laptop.records} == {first.id, second.id}


async def test_a_fact_that_was_taken_away_or_replaced_comes_back(laptop: Laptop) -> None:
    laptop.student(grade="7", subject="Algebra")
    async with laptop.open(SMALL) as sitting:
        await sitting.press("l", "enter", "tab", "tab", "ctrl+u", "tab", "end")
        await sitting.type(" 2")
        await sitting.press("enter")
        sitting.must_see("Amara Okafor: changed.")
        assert students(laptop)["Amara Okafor"]["grade"] is None
        await sitting.press("escape", "x")
        sitting.must_see("Changed by hand: what was known of Amara Okafor", "Changed on 22")
        await sitting.press("enter")
        sitting.must_see("Taken back for 1 student.")
        known = students(laptop)["Amara Okafor"]
        assert (known["grade"], known["subject"]) == ("7", "Algebra")
        await sitting.press("escape", "l", "enter", "tab", "tab", "ctrl+u", "8", "enter")
        assert students(laptop)["Amara Okafor"]["grade"] == "8"
        await sitting.press("escape", "x", "enter")
        assert students(laptop)["Amara Okafor"]["grade"] == "7"


async def test_an_import_is_taken_back_from_the_bin(laptop: Laptop) -> None:
    laptop.student(grade="7")
    path = laptop.places.workspace.parent / "class.csv"
    path.write_text('Student,Grade\n"Okafor, Amara",8\nZoé Núñez,7\n', encoding="utf-8")
    async with laptop.open(LARGE) as sitting:
        await bring(sitting, path)
        await sitting.press("f8")
        sitting.moment.pass_by(5)
        await sitting.press("f8", "f8")
        await sitting.until_seen("Added: 1. Changed: 1.")
        await sitting.press("f2", "x")
        sitting.must_see("An import that changed 2 students")
        await sitting.press("enter")
        sitting.must_see("Taken back for 2 students.", "Zoé Núñez, with no conference")
        assert {name: s["grade"] for name, s in students(laptop).items()} == {"Amara Okafor": "7"}


async def test_what_is_read_later_stands_in_its_place_and_the_cursor_stays_at_what_it_was(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bin_screen, "AT_ONCE", 1)
    monkeypatch.setattr(bin_screen, "PORTION", 1)
    workspace = Workspace(laptop.places.workspace)
    for minute, name in enumerate(("Amara Okafor", "Ben Ruiz", "Cai Lin")):
        what = student_to_move(workspace, laptop.student(name).id)
        folder = move_to_bin(workspace, what, "", f"2026-11-22T15:0{minute}:00Z".strip)
        os.utime(folder, (-minute, -minute))  # as a sync program may leave it
    async with laptop.open(LARGE) as sitting:
        await sitting.press("x")
        listed = sitting.app.screen.query_one("#binned", OptionList)
        await sitting.until(lambda: listed.highlighted == 2, "all is read, and in order")
        prompts = [f"{option.prompt}".split(",")[0] for option in listed.options]
        assert prompts == ["Cai Lin", "Ben Ruiz", "Amara Okafor"]
        await sitting.press("enter")  # at what was read first
        assert names(laptop) == ["Amara Okafor"]


def test_every_question_before_a_removal_stands_on_what_changes_nothing() -> None:
    asking = _kinds(SureDialog) - {SureDialog}
    assert {ToBinDialog, ClosingDialog} <= asking
    for kind in asking:
        sure = keys_of(kind.BINDINGS, "sure")
        assert sure
        assert not sure & {"enter", "delete", "backspace", "d", "x", "ctrl+q"}


def _kinds(kind: type[Screen[Any]]) -> set[type[Screen[Any]]]:
    return {kind, *(each for sub in kind.__subclasses__() for each in _kinds(sub))}
