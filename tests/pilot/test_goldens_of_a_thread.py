"""Screens of a conversation that goes on, as text, at two sizes; see `test_goldens.py`.

A goal-setting conference was held two weeks ago; now a data review is prepared, the student
guesses, colors the skills and drafts a goal, and both talk.
"""

from pathlib import Path

import pytest
from tests.pilot.laptop import LARGE, SMALL, Laptop, Moment, Sitting
from tests.pilot.past import GOAL, PLAN, held
from tests.pilot.test_goldens import Album

from conferapp.domain.model import Value
from conferapp.storage.places import Places
from conferapp.storage.settings import TutorSettings

SMALL_BELOW = 110
"""Columns; with fewer, what stands beside the page folds away behind F6."""
LAST: dict[str, Value] = {
    "assignment": "the Unit 3 test",
    "strengths-named": "I check my work now.",
    "new-goal": [GOAL],
    "plan": list(PLAN),
}
SKILLS: dict[str, Value] = {
    "topics": [
        {"topic": "Area", "points": 9, "out_of": 10, "level": "mastered", "set": "data"},
        {"topic": "Nets", "points": 2, "out_of": 10, "level": "not yet", "set": "data"},
    ]
}


@pytest.fixture
def laptop(tmp_path: Path, moment: Moment, monkeypatch: pytest.MonkeyPatch) -> Laptop:
    """A laptop on whose screen no folder of this machine is named."""
    monkeypatch.chdir(tmp_path)
    places = Places(Path("workspace"), tmp_path / "config", tmp_path / "state")
    TutorSettings(tutor="R. Diaz").write(places.settings)
    return Laptop(places, moment)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x36"])
async def test_each_screen_of_a_thread_looks_as_it_is_kept(
    laptop: Laptop, size: tuple[int, int]
) -> None:
    album = Album(size)
    held(laptop, laptop.student("Sample Ben"), SKILLS, days_ago=5)
    student = laptop.student()
    held(laptop, student, LAST)
    async with laptop.open(size, student=student.id, agenda="data-review") as someone:
        await someone.until(lambda: someone.app.flow is not None, "the conference is open")
        await prepare(someone, album)
        await reflect(someone, album)
        await talk(someone, album)
    assert not album.differences, "\n".join(album.differences)


async def shoot(someone: Sitting, album: Album, name: str) -> None:
    """Take a picture once nothing moves any more."""
    await someone.pilot.pause()
    album.take(someone, name)


async def prepare(tutor: Sitting, album: Album) -> None:
    """The first page says last time; the skills go in."""
    await shoot(tutor, album, "thread-opening")
    await tutor.go_to("this-assessment", "the assessment")
    await tutor.say("which-assessment", "the shapes check")
    await tutor.say("took-it-on", "Fri 20 Nov 10:30")
    await tutor.go_to("skill-sheet", "from one score")
    await tutor.to_field("skills-by-teacher")
    await tutor.paste("Area\t4\t10\nAngles\t9\t10\nNets\t6\t10")
    await shoot(tutor, album, "thread-skills")
    await tutor.press("f11")
    await shoot(tutor, album, "thread-supports")
    await tutor.press("escape")


async def reflect(student: Sitting, album: Album) -> None:
    """The guess, the skills by level, the colors, the first goal."""
    await student.press("ctrl+g")
    await student.type("guess first\n")
    await student.until(lambda: student.on == "HandingOver", "it is the student's turn")
    await student.press("enter")
    await student.until(lambda: student.page == "guess-first", "the guess is there")
    await student.say("my-score-guess", "60")
    await student.press("f8", "enter")
    await shoot(student, album, "thread-revealed")
    await student.press("f8")
    await student.until(lambda: student.page == "color-the-skills", "the colors are there")
    await student.press("space", "tab", "right", "space", "tab", "space")
    await shoot(student, album, "thread-colors")
    for _ in range(5):
        await student.press("f8")
    await student.until(lambda: student.page == "first-goal", "the first goal is there")
    await shoot(student, album, "thread-draft")
    await student.press("f2")
    await student.take_back()
    await student.until(lambda: student.on == "HandingOver", "the tutor has the laptop")


async def talk(tutor: Sitting, album: Album) -> None:
    """Last time is closed, both sides meet, a skill is checked, others could help."""
    await tutor.press("ctrl+g")
    await tutor.type("the talk: last\n")
    await tutor.until(lambda: tutor.page == "since-last-time", "last time is there")
    await tutor.press("right", "space", "tab")
    await tutor.type("the bus was late")
    await shoot(tutor, album, "thread-last-time")
    await tutor.go_to("goal-and-data", "your goal and the data")
    await shoot(tutor, album, "thread-both-sides")
    await tutor.press("f12")
    await tutor.press("tab")
    await tutor.type("4/5")
    await shoot(tutor, album, "thread-quick-check")
    await tutor.press("enter")
    await tutor.go_to("hard-and-helpers", "still hard, and")
    await tutor.press("f9", *(["f6"] if tutor.app.size.width < SMALL_BELOW else []))
    await shoot(tutor, album, "thread-peers")
