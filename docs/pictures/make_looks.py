"""Make the picture of the themes: the same page in four of them, side by side.

`make pictures` runs it.
"""

import asyncio
import re
import tempfile
from pathlib import Path
from typing import Final

from make import EARLIER, HERE, PATIENCE, Picture, Sample, Talk, alone

from conferapp.ui.app import ConferApp
from conferapp.ui.palettes import CONTRAST, CONTRAST_LIGHT, DARK, LIGHT

PAGE: Final = Picture((EARLIER, Talk(0, "my-results")), ("enter", "enter"))
SIZE: Final = (80, 24)
THEMES: Final = (DARK, LIGHT, CONTRAST, CONTRAST_LIGHT)
ACROSS: Final = 2
GAP: Final = 16
_BOX: Final = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


async def taken(folder: Path) -> list[str]:
    """Take a picture in each theme.

    Args:
        folder: An empty folder for the workspace.

    Returns:
        Each as an SVG.
    """
    sample = Sample(folder)
    for talk in PAGE.talks:
        sample.hold(talk)
    desk = sample.desk()
    app = ConferApp(desk, student=sample.students[0])
    drawn = []
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for key in PAGE.keys:
            await pilot.press(key)
        desk.saver.flush(PATIENCE)
        await app.workers.wait_for_complete()
        for theme in THEMES:
            app.theme = theme
            await pilot.pause()
            drawn.append(alone(app.export_screenshot()))
    desk.saver.close(PATIENCE)
    return drawn


def beside(drawn: list[str]) -> str:
    """Put pictures of one size into one, row by row.

    Args:
        drawn: Each as an SVG.
    """
    box = _BOX.search(drawn[0])
    if box is None:
        raise ValueError("A picture says nothing of its size.")
    wide, high = (float(side) + GAP for side in box.groups())
    placed = (
        one.replace(
            "<svg ",
            f'<svg x="{at % ACROSS * wide}" y="{at // ACROSS * high}" '
            f'width="{wide - GAP}" height="{high - GAP}" ',
            1,
        )
        for at, one in enumerate(drawn)
    )
    rows = -(-len(drawn) // ACROSS)
    size = f"0 0 {wide * ACROSS - GAP} {high * rows - GAP}"
    inside = "".join(placed)
    return f'<svg viewBox="{size}" xmlns="http://www.w3.org/2000/svg">\n{inside}</svg>\n'


def main() -> None:
    """Make the picture anew."""
    with tempfile.TemporaryDirectory() as folder:
        drawn = asyncio.run(taken(Path(folder)))
    (HERE / "looks.svg").write_text(beside(drawn), encoding="utf-8")


if __name__ == "__main__":
    main()
