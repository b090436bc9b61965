"""The dialog that chooses one thing out of a list."""

import pytest
from tests.pilot.laptop import SMALL, Laptop

from conferapp.ui.dialogs.choose import ChooseDialog, Entry

LONG = "Meet them: ten days overdue. Goal: nine of ten right on word problems, by Friday. "


@pytest.mark.parametrize("size", [SMALL, (60, 20)])
async def test_what_the_keys_do_is_in_view_below_a_long_list(
    laptop: Laptop, size: tuple[int, int]
) -> None:
    entries = [Entry(str(n), f"Sample Student {n}", LONG * (n % 9)) for n in range(30)]
    async with laptop.open(size) as tutor:
        tutor.app.push_screen(ChooseDialog("Who instead?", entries, here="8"))
        await tutor.until_seen("Sample Student 8")
        tutor.must_see("Who instead?", "Meet them", "Enter takes the marked one.")
        await tutor.press("down", "end", "up")
        tutor.must_see("Who instead?", "Enter takes the marked one.")
        tall = tutor.app.screen.query_one("OptionList").size.height
        await tutor.press("down")
        assert tutor.app.screen.query_one("OptionList").size.height == tall
