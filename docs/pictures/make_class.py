"""Make the pictures of a class: home, a student's page, the board, the block and a report.

`make pictures` runs it. They show the sample class of `conferapp demo` on a day that stands still.
"""

import asyncio
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from make import HERE, PATIENCE, SIZE, Time, alone

from conferapp.desk.desk import lay_desk
from conferapp.storage.demo import make_demo, sample_places
from conferapp.ui.app import ConferApp

PICTURES: Final[Mapping[str, tuple[str, ...]]] = {
    "class-home": (),
    "student-page": ("h", "down", "down"),
    "board": ("b",),
    "block": ("k", "s", "down"),
    "report": ("r",),
}
"""What is pressed at home before each picture is taken."""


async def taken(folder: Path, keys: tuple[str, ...]) -> str:
    """Take a picture of the app.

    Args:
        folder: Holds the sample class.
        keys: What is pressed before.

    Returns:
        The SVG.
    """
    desk = lay_desk(sample_places(folder), Time().clock)
    desk.saver.start()
    app = ConferApp(desk)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
        drawn = app.export_screenshot()
    desk.saver.close(PATIENCE)
    return alone(drawn)


def main() -> None:
    """Make every picture anew."""
    with tempfile.TemporaryDirectory() as folder:
        places = sample_places(Path(folder))
        make_demo(places.workspace, Time().clock)
        for name, keys in PICTURES.items():
            drawn = asyncio.run(taken(Path(folder), keys))
            (HERE / f"{name}.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()
