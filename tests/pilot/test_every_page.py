"""Every page of a conference at every size and in every theme; see `test_every_screen`."""

import pytest
from tests.pilot.every_look import look_at
from tests.pilot.every_page import PAGES
from tests.pilot.laptop import Laptop


@pytest.mark.parametrize("name", PAGES)
async def test_a_page_is_as_it_is_kept_and_can_be_read(nameless: Laptop, name: str) -> None:
    wrong = await look_at(nameless, name, PAGES[name])
    assert not wrong, "\n".join(wrong)
