"""Make the pictures of the first minutes: the welcome and the tour.

`make pictures` runs it. The clock stands still, and the home folder is one that was just made, so
that the welcome names the same folder on every computer.
"""

import asyncio
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from make import HERE, PATIENCE, Time, alone

from conferapp.desk.desk import lay_desk
from conferapp.storage.places import Places
from conferapp.ui.app import ConferApp

ACROSS: Final = 100


@dataclass(frozen=True)
class Moment:
    """What is shown.

    Attributes:
        lines: How high the window is.
        keys: What is pressed before the picture is taken.
        tour: Whether the app opens on the tour; otherwise at the welcome.
    """

    lines: int
    keys: tuple[str, ...] = ()
    tour: bool = True


PICTURES: Final[Mapping[str, Moment]] = {
    "welcome": Moment(24, tuple("Sample Tutor"), tour=False),
    "tour": Moment(20, ("f8", "enter", "f8", *"60")),
}


async def taken(moment: Moment, home: Path) -> str:
    """Take a picture of the app as it opens for somebody new.

    Args:
        moment: What is shown.
        home: A home folder with nothing in it.

    Returns:
        The SVG.
    """
    places = Places(home / "Documents" / "Conferapp", home / "config", home / "state")
    desk = lay_desk(places, Time().clock)
    desk.saver.start()
    app = ConferApp(desk, tour=moment.tour)
    async with app.run_test(size=(ACROSS, moment.lines)) as pilot:
        await pilot.pause()
        for key in moment.keys:
            await pilot.press("space" if key == " " else key)
            await app.workers.wait_for_complete()
            await pilot.pause()
        drawn = app.export_screenshot()
    desk.saver.close(PATIENCE)
    return alone(drawn)


def main() -> None:
    """Make every picture anew."""
    for name, moment in PICTURES.items():
        with tempfile.TemporaryDirectory() as home:
            os.environ["HOME"] = home
            drawn = asyncio.run(taken(moment, Path(home)))
        (HERE / f"{name}.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
