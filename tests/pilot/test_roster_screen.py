"""The class list on the screen: somebody is added, changed, marked as left, and a list comes in."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.pilot.laptop import LARGE, SMALL, Laptop, Sitting
from tests.pilot.test_hostile_text import HOSTILE, nothing_is_obeyed

from conferapp.domain.roster_words import NEEDED
from conferapp.storage.settings import TutorSettings
from conferapp.ui.roster_text import NOBODY

LIST = 'Student,Grade,Student ID\n"Okafor, Amara",8,a1\n"Núñez, Zoé",7,a2\nTwin Sample,7,\n'


def students(laptop: Laptop) -> dict[str, dict[str, Any]]:
    """Everybody's file, by name."""
    files = (laptop.places.workspace / "students").glob("*.json")
    found = (json.loads(path.read_text(encoding="utf-8")) for path in files)
    return {student["name"]: student for student in found}


async def bring(sitting: Sitting, path: Path) -> None:
    """From home to the columns of a list."""
    await sitting.press("l", "i")
    await sitting.type(f"'{path}'\n")
    await sitting.until_seen("Enter chooses")


async def test_a_student_is_added_changed_and_marked_as_left(laptop: Laptop) -> None:
    async with laptop.open(SMALL) as sitting:
        await sitting.press("l")
        sitting.must_see(NOBODY.head, "adds a student: a name is enough")
        await sitting.press("n", "enter")
        sitting.must_see("A name is needed")
        await sitting.type("Sample Student")
        await sitting.press("tab", "tab")
        await sitting.type("7\n")
        sitting.must_see("✓ Sample Student is added.", "grade 7")
        await sitting.press("enter", "tab", "tab", "tab", "tab", "tab")
        await sitting.type("Klingon\n")
        sitting.must_see("No language is known")
        await sitting.press("ctrl+a", "ctrl+k")
        await sitting.type("Spanish\n")
        sitting.must_see("Sample Student: changed.")
        await sitting.press("x")
        sitting.must_see("⊘ Sample Student has left", "0 here, 1 has left")
        gone = students(laptop)["Sample Student"]
        assert (gone["archived"], gone["language"], gone["grade"]) == (True, "es", "7")
        await sitting.press("x", "escape")
        assert sitting.on == "HomeScreen"
        sitting.must_see("Sample Student")


async def test_a_fact_is_written_on_with_and_a_tutor_whom_nobody_else_has_is_asked_about(
    laptop: Laptop,
) -> None:
    laptop.student("Sample Student", tutor="R. Diaz", supports=("fewer", "spacing"))
    laptop.student("Twin Sample", tutor="M. Lee")
    TutorSettings(tutor="R. Diaz").write(laptop.places.settings)
    async with laptop.open(SMALL) as sitting:
        await sitting.press("l", "home")
        sitting.must_see("Fewer, More room")
        await sitting.press("enter")
        await sitting.type(" Two")
        await sitting.press(*["tab"] * 4)
        await sitting.type("z\n")
        sitting.must_see("⚑ No other student has this tutor. They leave your list.")
        await sitting.press("enter")
        sitting.must_see("Sample Student Two: changed.")
        assert students(laptop)["Sample Student Two"]["tutor"] == "R. Diazz"
        await sitting.press("enter", *["tab"] * 4, "ctrl+u")
        await sitting.type("M. Lee\n")
        sitting.must_see("Sample Student Two: changed.")


async def test_what_others_wrote_into_a_students_file_stays(laptop: Laptop) -> None:
    student = laptop.student(supports=("starters",))
    path = laptop.places.workspace / "students" / f"{student.id}.json"
    own = json.loads(path.read_text(encoding="utf-8")) | {"notes": "calm", "seat": "window"}
    path.write_text(json.dumps(own), encoding="utf-8")
    async with laptop.open() as sitting:
        await sitting.press("l", "enter", "tab")
        await sitting.type("Ama\n")
    found = students(laptop)["Amara Okafor"]
    assert (found["called"], found["notes"], found["seat"]) == ("Ama", "calm", "window")
    assert found["supports"] == ["starters"]


async def test_a_list_is_seen_before_any_of_it_is_written(laptop: Laptop, tmp_path: Path) -> None:
    laptop.student(grade="7")
    laptop.student("Twin Sample")
    laptop.student("Twin Sample")
    path = tmp_path / "my class.csv"
    path.write_text(LIST, encoding="utf-8")
    async with laptop.open(SMALL) as sitting:
        await bring(sitting, path)
        sitting.must_see("Student  Okafor, Amara", "Student ID")
        await sitting.press("f8")
        sitting.must_see("1 new student · 2 changes to 1 student", "? Twin Sample (row 4)")
        sitting.must_see("Nothing is written yet. F8 writes the 3")
        assert len(students(laptop)) == 2
        await sitting.press("enter")  # at the doubt: who is meant?
        sitting.must_see("Who is Twin Sample in row 4?", "Leave it alone")
        await sitting.press("escape", "down", "down", "space")
        sitting.must_see("– Amara Okafor: grade 7 → 8 (left out)", "F8 writes the 2")
        await sitting.press("slash")
        await sitting.type("nunez\n")
        sitting.must_not_see("Twin Sample", "Amara")
        await sitting.press("a")
        sitting.must_see("– Zoé Núñez", "F8 writes the 1")
        await sitting.press("a", "escape")
        sitting.must_see("? Twin Sample", "F8 writes the 2")
        await sitting.press("f8")
        await sitting.until_seen("Added: 1. Changed: 1.")
        found = students(laptop)
        assert (found["Amara Okafor"]["grade"], found["Amara Okafor"]["external_id"]) == ("7", "a1")
        assert found["Zoé Núñez"]["grade"] == "7"
        await sitting.press("escape")
        sitting.must_see("Class list", "Zoé Núñez")


async def test_columns_are_chosen_by_hand_and_esc_goes_back_one_step(
    laptop: Laptop, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Who,Level\nSample Student,7\n", encoding="utf-8")
    async with laptop.open(SMALL) as sitting:
        await bring(sitting, path)
        await sitting.press("f8")
        sitting.must_see(NEEDED)
        await sitting.press("enter")
        await sitting.type("who\n")
        sitting.must_see("Who  Sample Student")
        sitting.must_not_see("No column is taken")
        await sitting.press("f8")
        sitting.must_see("1 new student")
        await sitting.press("escape", "escape", "escape", "escape")
        assert sitting.on == "HomeScreen"
        assert not students(laptop)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_hostile_list_is_only_text(
    laptop: Laptop, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "list.csv"
    cells = [text.replace('"', '""') for text in HOSTILE.values()]
    rows = "".join(f'"{cell} Sample","{cell}",7\n' for cell in cells)
    path.write_text(f'Name,"Course ({cells[0]}{cells[1]})",Grade\n{rows}', encoding="utf-8")
    async with laptop.open(size) as sitting:
        await bring(sitting, path)
        nothing_is_obeyed(sitting)
        await sitting.press("f8")
        nothing_is_obeyed(sitting)
        await sitting.press("f8")
        sitting.must_see("Look at the list first.")
        await sitting.press("f8")
        await sitting.until_seen(f"Added: {len(HOSTILE)}.")
        await sitting.press("escape", "enter")
        nothing_is_obeyed(sitting)
