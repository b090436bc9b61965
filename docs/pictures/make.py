"""Make the pictures of the README: the app itself, drawn by the app, with a sample student.

Run it with `make pictures`. The clock stands still, so a picture changes only when the app does.
"""

import asyncio
import re
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Final

from conferapp.desk.desk import Desk, lay_desk
from conferapp.desk.opening import Opener
from conferapp.domain.agenda import Page
from conferapp.domain.clock import Clock
from conferapp.domain.conference import Conference
from conferapp.storage.places import Places
from conferapp.storage.students import new_student
from conferapp.ui.app import ConferApp

HERE: Final = Path(__file__).resolve().parent
SIZE: Final = (120, 36)
AGENDA: Final = "goal-setting"
TODAY: Final = datetime(2026, 11, 21, 15, 30, tzinfo=timezone(timedelta(hours=-5)))
PATIENCE: Final = 5.0  # seconds for the disk
FONTS: Final = "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"
"""Fonts that computers have: a picture must fetch nothing from the network."""

_FONT_FACE: Final = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


@dataclass(frozen=True)
class Talk:
    """A conference that was held before the picture.

    Attributes:
        student: The number of the student in `sample.toml`.
        until: The id of the page where it is.
        days_ago: How long ago it was.
        whole: Whether that page is answered too.
    """

    student: int
    until: str
    days_ago: int = 0
    whole: bool = False


@dataclass(frozen=True)
class Picture:
    """One picture.

    Attributes:
        talks: What was held before; one of an earlier day is finished.
        keys: What is pressed before the picture is taken.
        opens: Whether the app opens at the first student's conference; otherwise at home.
    """

    talks: tuple[Talk, ...]
    keys: tuple[str, ...] = ()
    opens: bool = True


EARLIER: Final = Talk(0, "step-9", days_ago=14, whole=True)
WORDS: Final = "I'm proud of my fractions. It went well because I checked every answer."
PICTURES: Final[Mapping[str, Picture]] = {
    "home": Picture(
        (
            EARLIER,
            Talk(1, "step-9", days_ago=9, whole=True),
            Talk(0, "step-3"),
            Talk(2, "effort-data"),
        ),
        opens=False,
    ),
    "live-step": Picture((EARLIER, Talk(0, "step-3")), tuple(WORDS)),
    "help": Picture((EARLIER, Talk(0, "step-3")), ("f1",)),
    "reveal": Picture((EARLIER, Talk(0, "my-results")), ("enter", "enter")),
    "finish": Picture((EARLIER, Talk(0, "step-9", whole=True)), ("ctrl+l",)),
    "handouts": Picture((EARLIER, Talk(0, "step-9", whole=True)), ("ctrl+l", "f6", "6")),
}


class Time:
    """A clock that stands until somebody moves it."""

    def __init__(self) -> None:
        self.now, self._ticks = TODAY, 0.0

    def passes(self, minutes: float) -> None:
        """Move on."""
        self.now += timedelta(minutes=minutes)
        self._ticks += 60 * minutes

    @property
    def clock(self) -> Clock:
        """What the app gets."""
        return Clock(now=lambda: self.now, ticks=lambda: self._ticks)


class Sample:
    """A workspace with sample students.

    Attributes:
        time: The clock.
        students: The ids of the students, in the order of `sample.toml`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._told: dict[str, Any] = tomllib.loads((HERE / "sample.toml").read_text("utf-8"))
        self.time = Time()
        self.students: list[str] = []
        desk = self.desk()
        for known in self._told["students"]:
            student = new_student(**known, tutor=self._told["tutor"])
            desk.saver.offer(student, at_once=True)
            self.students.append(student.id)
        desk.saver.close(PATIENCE)

    def desk(self) -> Desk:
        """A desk in this workspace, with a saver that runs."""
        places = Places(self._folder / "workspace", self._folder / "config", self._folder / "state")
        desk = lay_desk(places, self.time.clock)
        desk.tutor = replace(desk.tutor, tutor=self._told["tutor"])
        desk.saver.start()
        return desk

    def hold(self, talk: Talk) -> None:
        """Hold a conference, and leave it where the picture needs it."""
        answers = self._told["answers"] | (self._told["earlier"] if talk.days_ago else {})
        self.time.now = TODAY - timedelta(days=talk.days_ago)
        desk = self.desk()
        opener = Opener(desk)
        loaded = opener.library().get(AGENDA)
        if loaded is None or loaded.agenda is None or loaded.source is None:
            raise LookupError(f"The agenda {AGENDA} can’t be used.")
        session = opener.begin(self.students[talk.student], loaded.agenda, loaded.source)
        self._walk(session.conference, talk, answers)
        if talk.days_ago:
            session.conference.finish()
        session.end()
        desk.saver.close(PATIENCE)
        session.release()
        self.time.now = TODAY + timedelta(minutes=12)

    def _walk(self, conference: Conference, talk: Talk, answers: Mapping[str, Any]) -> None:
        """Answer page after page, each live one in the minutes that are planned for it."""
        page: Page | None = conference.pages()[0]
        while page is not None:
            conference.enter(page)
            for _ in range(int(page.minutes or 0)):
                self.time.passes(1)
                conference.look()
            last = page.id == talk.until
            if last and not talk.whole:
                return
            for question in conference.questions(page):
                if question.id in answers:
                    conference.answer(question.id, answers[question.id])
                    conference.reveal(question.id)
            page = None if last else conference.beyond(page)


async def taken(picture: Picture, folder: Path) -> str:
    """Take a picture of the app.

    Args:
        picture: The picture.
        folder: An empty folder for the workspace.

    Returns:
        The SVG.
    """
    sample = Sample(folder)
    for talk in picture.talks:
        sample.hold(talk)
    desk = sample.desk()
    app = ConferApp(desk, student=sample.students[0] if picture.opens else None)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for key in picture.keys:
            await pilot.press(key)
        desk.saver.flush(PATIENCE)
        await app.workers.wait_for_complete()
        await pilot.pause()
        drawn = app.export_screenshot()
    desk.saver.close(PATIENCE)
    return alone(drawn)


def alone(drawn: str) -> str:
    """A picture that needs nothing but itself: no font from the network.

    Some viewers take the blanks at the beginning of a text away unless they are told not to.

    Args:
        drawn: The SVG as Textual exports it.
    """
    drawn = _FONT_FACE.sub("", drawn)
    drawn = drawn.replace("font-family: Fira Code, monospace", f"font-family: {FONTS}")
    drawn = drawn.replace("<svg ", '<svg xml:space="preserve" ', 1)
    return "\n".join(line.rstrip() for line in drawn.splitlines()) + "\n"


def main() -> None:
    """Make every picture anew."""
    for name, picture in PICTURES.items():
        with tempfile.TemporaryDirectory() as folder:
            drawn = asyncio.run(taken(picture, Path(folder)))
        (HERE / f"{name}.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
