"""A window of any size, down to a single cell, can be laid out, and again when it grows."""

import itertools
from pathlib import Path
from typing import Final

from tests.faults.monkey import LONG
from tests.faults.test_input_bursts import CTRL_G, F2, F8, FORMS, burst
from tests.pilot.laptop import Laptop, Sitting, folders

from conferapp.ui.safe_app import LARGEST, SMALLEST

SIZES: Final = (
    tuple(itertools.product((1, 20, 31, 2_000), (1, 9)))
    if LONG
    else ((1, 1), (20, 9), (31, 2), (2_000, 9))
)
"""Columns and lines."""


async def squeeze(tutor: Sitting) -> None:
    """Make the window very small and very large, and as it was."""
    before = tutor.screen
    for size in SIZES:
        await tutor.pilot.resize_terminal(*size)
        assert SMALLEST.width <= tutor.app.size.width <= LARGEST.width
        assert SMALLEST.height <= tutor.app.size.height <= LARGEST.height
    await tutor.pilot.resize_terminal(80, 24)
    await tutor.until(lambda: tutor.screen == before, "the screen is as it was")


async def test_home_and_its_dialogs_in_any_window(tmp_path: Path) -> None:
    laptop = Laptop(folders(tmp_path))
    async with laptop.confer((80, 24), agenda=FORMS) as tutor:
        await tutor.say("first", "something")
        await tutor.press("f2")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
        await squeeze(tutor)
        await burst(tutor, b"n")
        await squeeze(tutor)


async def test_a_conference_to_its_end_in_any_window(tmp_path: Path) -> None:
    async with Laptop(folders(tmp_path)).confer((80, 24), agenda=FORMS) as tutor:
        await tutor.until(lambda: tutor.focus is not None, "a field has the focus")
        await squeeze(tutor)
        await burst(tutor, CTRL_G)
        await squeeze(tutor)
        await burst(tutor, b"Finish\r")
        await tutor.until(lambda: tutor.on == "FinishScreen", "the end is there")
        await squeeze(tutor)
        await burst(tutor, F2, F8)
        assert not tutor.app.crashed
