"""Each screen of one fixed conference, as text, at two sizes.

`CONFERAPP_UPDATE_GOLDENS=1 make test`, or pytest on this file, writes the pictures anew; the
difference then shows in the version control, line by line.
"""

from pathlib import Path

import pytest
from tests.goldens import differences
from tests.pilot.laptop import LARGE, SMALL, Laptop, Moment, Sitting

from conferapp.storage.places import Places
from conferapp.storage.settings import TutorSettings

GOLDENS = Path(__file__).with_name("goldens")
TOPICS = "Equations\t18\t20\nWord problems\t6\t12\nGraphs\t2\t8"


class Album:
    """Pictures of one size, compared with those that are kept.

    Args:
        size: Columns and rows.
    """

    def __init__(self, size: tuple[int, int]) -> None:
        self._size = "x".join(map(str, size))
        self.differences: list[str] = []

    def take(self, someone: Sitting, name: str) -> None:
        """Take a picture of the screen."""
        path = GOLDENS / f"{name}-{self._size}.txt"
        now = "\n".join(someone.lines) + "\n"
        self.differences += differences(path, now)


@pytest.fixture
def laptop(tmp_path: Path, moment: Moment, monkeypatch: pytest.MonkeyPatch) -> Laptop:
    """A laptop on whose screen no folder of this machine is named."""
    monkeypatch.chdir(tmp_path)
    places = Places(Path("workspace"), tmp_path / "config", tmp_path / "state")
    TutorSettings(tutor="R. Diaz").write(places.settings)
    return Laptop(places, moment)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x36"])
async def test_each_screen_looks_as_it_is_kept(laptop: Laptop, size: tuple[int, int]) -> None:
    album = Album(size)
    async with laptop.open(size) as someone:
        album.take(someone, "home-empty")
        await someone.press("n")
        album.take(someone, "new-student")
        await someone.type("Amara Okafor\n")
        await someone.until_seen("none agreed yet")
        await prepare(someone, album)
        await reflect(someone, album)
        await talk(someone, album)
        await finish(someone, album)
    assert not album.differences, "\n".join(album.differences)


async def prepare(tutor: Sitting, album: Album) -> None:
    """The tutor's own pages."""
    await tutor.begin()
    await tutor.until_seen("The work you will talk about")
    await tutor.pilot.pause()
    await tutor.say("conference-date", "24 Nov")
    await tutor.say("assignment", "the Unit 3 test")
    await tutor.say("score", "68/100")
    await shoot(tutor, album, "preparation")
    await tutor.go_to("results-data", "in numbers")
    await tutor.to_field("topics")
    await tutor.paste(TOPICS)
    await shoot(tutor, album, "preparation-table")
    await tutor.go_to("tutor-view", "how ready")
    await tutor.say("tutor-confidence", "3")
    await tutor.press("f9")
    await shoot(tutor, album, "covered-page")
    await tutor.press("f9", "ctrl+p")
    await shoot(tutor, album, "palette")
    await tutor.press("escape")
    await tutor.go_to("hand-over", "before amara")
    await tutor.press("f8")
    await shoot(tutor, album, "handing-over")


async def reflect(student: Sitting, album: Album) -> None:
    """The student's pages."""
    await student.press("enter")
    await student.say("confidence", "2")
    await student.press("f8")
    await shoot(student, album, "student-page")
    await student.press("f8")
    await student.until(lambda: student.page == "my-effort", "the effort is there")
    await shoot(student, album, "student-words")
    await student.press("f8")
    await student.say("guess", "60")
    await student.press("f8")
    await shoot(student, album, "curtain")
    await student.press("enter")
    await student.until_seen("68 of 100")
    await shoot(student, album, "reveal")
    await student.press("f2")
    await shoot(student, album, "giving-back")
    await student.take_back()
    await student.until(lambda: student.on == "HandingOver", "the tutor has the laptop")


async def talk(tutor: Sitting, album: Album) -> None:
    """Live steps."""
    await tutor.press("f4")
    await tutor.type("made of it\n")
    await tutor.until(lambda: tutor.page == "step-3", "step 3 is there")
    await tutor.say("strengths-named", "Checks her work now.")
    tutor.moment.pass_by(80)
    await tutor.press("ctrl+o")
    await tutor.type("She smiled.")
    await shoot(tutor, album, "note")
    await tutor.press("escape", "f6")
    await shoot(tutor, album, "live-step-pane")
    await tutor.press("f6", "f5")
    await shoot(tutor, album, "skip")
    await tutor.press("escape", "ctrl+g")
    await shoot(tutor, album, "go-to")
    await tutor.type("new goal\n")
    await tutor.until(lambda: tutor.page == "step-6", "step 6 is there")
    await tutor.say("new-goal", "75 on the Unit 4 test")
    await shoot(tutor, album, "goal")
    await tutor.press("f8")
    await tutor.until(lambda: tutor.page == "step-7", "step 7 is there")
    await tutor.to_field("plan")
    await tutor.press("enter")
    await tutor.type("come more\n")
    await shoot(tutor, album, "plan")
    await tutor.press("escape", "f1")
    await shoot(tutor, album, "help")
    await tutor.press("escape")


async def finish(tutor: Sitting, album: Album) -> None:
    """The finish, home, and the record read."""
    await tutor.press("ctrl+l")
    await tutor.until_seen("Finish with Amara")
    await shoot(tutor, album, "finish")
    await tutor.finish()
    await shoot(tutor, album, "home")
    await tutor.press("tab", "enter")
    await tutor.until(lambda: tutor.on == "ReadingScreen", "the record is there")
    await shoot(tutor, album, "reading")


async def shoot(someone: Sitting, album: Album, name: str) -> None:
    """Take a picture once everything is on disk, so that the quiet place says the same."""
    someone.desk.saver.flush(5)
    someone.app.clear_notifications()
    await someone.pilot.pause()
    album.take(someone, name)
