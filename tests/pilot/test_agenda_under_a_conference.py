"""An agenda may change, break or vanish: open conferences go on, and old records read as ever."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.pilot.laptop import LARGE, Laptop

PAGES = """
[[agenda]]
id = "talk"
title = "Let us talk"

[[agenda.questions]]
id = "why"
kind = "long"
ask = "Why is that?"

[[agenda]]
id = "end"
title = "One goal"

[[agenda.questions]]
id = "goal"
kind = "goal"
ask = "My goal"

[[follow_up]]
id = "after"
title = "Afterwards"

[[follow_up.questions]]
id = "change"
kind = "long"
ask = "What would you change?"
"""


def vanishes(path: Path) -> None:
    path.unlink()


def breaks(path: Path) -> None:
    path.write_text('title = "Half a line\n', encoding="utf-8")


def loses_its_questions(path: Path) -> None:
    text = 'format = 1\nid = "music"\ntitle = "Music"\n[[agenda]]\nid = "new"\ntitle = "New"\n'
    path.write_text(text, encoding="utf-8")


def asks_for_something_else(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('kind = "long"', 'kind = "number"'), encoding="utf-8")


def becomes_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def is_reworded(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Let us talk", "We talk"), encoding="utf-8")


def folder_of(path: Path) -> dict[str, tuple[bytes, int]]:
    """What lies beside an agenda, and when each file was last written."""
    return {
        found.name: (found.read_bytes(), found.stat().st_mtime_ns)
        for found in path.parent.iterdir()
    }


Accident = Callable[[Path], None]
ACCIDENTS: tuple[Accident, ...] = (
    vanishes,
    breaks,
    loses_its_questions,
    asks_for_something_else,
    becomes_a_folder,
)


def happens(laptop: Laptop, path: Path, accident: Accident) -> None:
    """Let something happen to the agenda as it was."""
    if path.is_dir():
        path.rmdir()
    laptop.agenda(PAGES, id="music", title="Music")
    accident(path)


@pytest.fixture
def path(laptop: Laptop) -> Path:
    """The program's own agenda."""
    laptop.agenda(PAGES, id="music", title="Music")
    return laptop.places.workspace / "agendas" / "music.toml"


async def test_an_open_conference_goes_on_as_it_began(laptop: Laptop, path: Path) -> None:
    student = laptop.student()
    async with laptop.open(LARGE, student=student.id, agenda="music") as tutor:
        await tutor.until(lambda: tutor.app.flow is not None, "the conference is open")
        await tutor.say("why", "Because")
        vanishes(path)
        await tutor.type(" I like it")
    for accident in ACCIDENTS:
        happens(laptop, path, accident)
        async with laptop.open(LARGE, student=student.id, agenda="music") as tutor:
            await tutor.until(lambda: tutor.app.flow is not None, "the conference is open again")
            tutor.must_see("Why is that?", "Because I like it")
            await tutor.press("f8")
            tutor.must_see("One goal", "My goal")
            await tutor.press("f7")
    async with laptop.open(LARGE, student=student.id, agenda="music") as tutor:
        await tutor.until(lambda: tutor.app.flow is not None, "the conference is open again")
        await tutor.press("ctrl+l")
        await tutor.finish()
    (record,) = laptop.records
    assert record["status"] == "done"
    assert record["answers"]["why"]["value"] == "Because I like it"


async def test_an_old_record_reads_as_it_was_said(laptop: Laptop, path: Path) -> None:
    student = laptop.student()
    async with laptop.open(LARGE, student=student.id, agenda="music") as tutor:
        await tutor.until(lambda: tutor.app.flow is not None, "the conference is open")
        await tutor.say("why", "Because I like it")
        await tutor.press("ctrl+l")
        await tutor.finish()
        before = laptop.records
        for accident in ACCIDENTS:
            happens(laptop, path, accident)
            await tutor.press("tab", "enter")
            await tutor.until(lambda: tutor.on == "ReadingScreen", "the record is read")
            tutor.must_see("Music", "Let us talk", "Why is that?", "Because I like it")
            await tutor.press("escape")
            await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
            tutor.must_see("Amara Okafor")
    assert laptop.records == before


async def test_the_tutor_can_ask_for_the_newest_version(laptop: Laptop, path: Path) -> None:
    student = laptop.student()
    async with laptop.open(LARGE, student=student.id, agenda="music") as tutor:
        await tutor.until(lambda: tutor.app.flow is not None, "the conference is open")
        await tutor.say("why", "Because")
        await tutor.press("shift+f8")
        await tutor.until_seen("follows the newest version already")
    is_reworded(path)
    async with laptop.open(LARGE, student=student.id, agenda="music") as tutor:
        await tutor.until_seen("The file of this agenda has changed.")
        await tutor.press("shift+f8")
        await tutor.until_seen("We talk")
        tutor.must_see("Because", "It goes on with the newest version.")
        breaks(path)
        await tutor.press("shift+f8")
        await tutor.until_seen("is gone, or has an error")
        saved = await tutor.saved()
        assert "We talk" in saved["agenda"]["text"]
    async with laptop.open(LARGE, student=student.id, agenda="music") as tutor:
        await tutor.until(lambda: tutor.app.flow is not None, "the conference is open again")
        tutor.must_see("We talk", "Because")


async def test_no_conference_writes_to_the_agenda(laptop: Laptop, path: Path) -> None:
    before = folder_of(path)
    student = laptop.student()
    async with laptop.open(LARGE, student=student.id, agenda="music") as tutor:
        await tutor.until(lambda: tutor.app.flow is not None, "the conference is open")
        await tutor.say("why", "Because")
        await tutor.press("ctrl+l")
        await tutor.finish()
        await tutor.press("a")
        await tutor.until(lambda: tutor.on == "AgendasScreen", "the agendas are listed")
        await tutor.press("enter")
        await tutor.until(lambda: tutor.app.flow is not None, "the trial is on")
    assert list(before) == ["music.toml"]
    assert folder_of(path) == before
