"""A gradebook goes from a file into preparation, and is seen before it does."""

from pathlib import Path

import pytest
from tests.pilot.laptop import LARGE, SMALL, Disk, Laptop, Sitting

from conferapp.storage.errors import Advice, WriteFailed

AGENDA = """
[[preparation]]
id = "data"
title = "Data"
[[preparation.questions]]
id = "skills"
kind = "topics"
ask = "Topics?"
[[agenda]]
id = "talk"
title = "Talk"
[[agenda.questions]]
id = "well"
kind = "short"
ask = "Well?"
"""


def gradebook(tmp_path: Path, *lines: str) -> Path:
    """A file as a gradebook gives it out."""
    path = tmp_path / "grades.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


async def to_students(tutor: Sitting, path: Path) -> None:
    """Name the file, and go on to the dry run."""
    await tutor.press("g")
    await tutor.until_seen("1 of 3")
    await tutor.type(f"{path}\n")
    await tutor.until_seen("2 of 3")
    await tutor.press("f8")
    await tutor.until_seen("3 of 3")


async def bring_in(tutor: Sitting) -> None:
    """Look, and write what has a mark."""
    await tutor.press("down", "f8")
    await tutor.until_seen("✓ Brought in")


async def test_points_come_in_and_others_stay_until_they_are_taken(
    laptop: Laptop, tmp_path: Path
) -> None:
    laptop.agenda(AGENDA)
    laptop.student("Amara Okafor")
    first = gradebook(tmp_path, "Name,Ratios (10)", "Amara Okafor,5")
    second = gradebook(
        tmp_path / "..", "Name,Ratios (10),Angles (8)", "Amara Okafor,9,6", "No One,1,2"
    )
    async with laptop.open(SMALL, agenda=None) as tutor:
        await to_students(tutor, first)
        tutor.must_see("1 new", "A new conference is planned", "+ Ratios: 5 of 10 ◐ C")
        await tutor.press("f8")
        tutor.must_see("Look at the list first.")
        assert laptop.records == []
        await tutor.press("a")
        await tutor.type("a short talk\n")
        await bring_in(tutor)
        await tutor.press("escape")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
        await to_students(tutor, second)
        tutor.must_see("? No One", "nobody of that name")
        await tutor.press("down")
        tutor.must_see("1 new, 1 kept as they were", "≠ Ratios: 5 of 10 → 9 of 10")
        await tutor.press("enter", "space")
        tutor.must_see("● the file’s points are taken", "There now: ◐ C Ratios: 5 of 10")
        await tutor.press("escape")
        tutor.must_see("1 new, 1 replaced")
        await bring_in(tutor)
    (record,) = laptop.records
    assert record["status"] == "planned"
    rows = record["answers"]["skills"]["value"]
    assert [(row["topic"], row["points"]) for row in rows] == [("Ratios", 9), ("Angles", 6)]


async def test_a_column_is_changed_and_a_maximum_is_said(laptop: Laptop, tmp_path: Path) -> None:
    laptop.agenda(AGENDA)
    laptop.student("Amara Okafor")
    path = gradebook(tmp_path, "Name,Score", "Amara Okafor,5")
    async with laptop.open(LARGE, agenda=None) as tutor:
        await tutor.press("g")
        await tutor.type(f"{tmp_path / 'nothing.csv'}\n")
        tutor.must_see("there is no such file")
        for _ in range(len("nothing.csv")):
            await tutor.press("backspace")
        await tutor.type(f"{path.name}\n")
        await tutor.until_seen("Say which columns are topics")
        await tutor.press("f8")
        tutor.must_see("2 of 3")
        await tutor.press("down", "enter")
        await tutor.type("out of …\n")
        await tutor.type("8\n")
        tutor.must_see("topic, out of 8")
        await tutor.press("f8")
        await tutor.until_seen("+ Score: 5 of 8")
        await tutor.press("escape", "escape")
        tutor.must_see("1 of 3")
        await tutor.press("escape")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
    assert laptop.records == []


async def test_whatever_a_file_holds_is_shown_as_it_is(laptop: Laptop, tmp_path: Path) -> None:
    laptop.agenda(AGENDA)
    amara = laptop.student("Amara Okafor")
    laptop.student("Sample Student")
    path = gradebook(
        tmp_path,
        "Name,[bold]Ratios[/b] (10),[@click=x]A",
        "[/b] Nobody,7,=1+1",
        "Amara Okafor,[red]x,\x1b[2J8",
        "Sample Student,10,1",
    )
    async with laptop.open(SMALL, agenda=None) as tutor:
        await to_students(tutor, path)
        tutor.must_see("? [/b] Nobody", "+ [bold]Ratios[/b]: 7 of 10", "[@click=x]A: =1+1")
        await tutor.press("c")
        tutor.must_see(
            f"Scores of {amara.name}", "2 other rows not used", "[bold]Ratios[/b]: [red]x"
        )
        tutor.must_not_see("Sample Student")
        await tutor.press("space")
        tutor.must_see("left out", "0 students of 1")
        await tutor.press("f8")
        tutor.must_see("Nothing would come in.")
    assert laptop.records == []


async def test_nobody_leaves_before_all_of_it_is_on_disk(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("conferapp.ui.screens.scores.PATIENCE", 0.01)
    laptop.agenda(AGENDA)
    laptop.student("Amara Okafor")
    disk = Disk()
    async with laptop.open(SMALL, agenda=None, disk=disk) as tutor:
        await to_students(tutor, gradebook(tmp_path, "Name,Ratios (10)", "Amara Okafor,5"))
        disk.refuses = WriteFailed(tmp_path, Advice("the disk is full", "Free some."))
        await tutor.press("down", "f8")
        await tutor.until_seen("Not saved yet.")
        await tutor.press("escape", "f2")
        assert tutor.on == "ScoresScreen"
        disk.refuses = None
        await tutor.until_seen("✓ Brought in for 1 student.")
        assert not tutor.desk.locks._held
    assert len(laptop.records) == 1
