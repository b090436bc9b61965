"""Every screen at every size and in every theme: as it is kept, whole, and to be read.

The pictures are kept in `goldens/every`. To take them anew, and to see the difference line by line:
`CONFERAPP_UPDATE_GOLDENS=1 .venv/bin/python -m pytest tests/pilot -k "as_it_is_kept_and_can_be_read
or no_picture"`, then `git diff tests/pilot/goldens`. That also removes the pictures of views that
are no longer in the tables. (The pages of a conference are in `test_every_page`.)
"""

import pytest
from tests.goldens import UPDATE
from tests.pilot.every_dialog import DIALOGS
from tests.pilot.every_look import GOLDENS, SIZES, look_at, screen_classes
from tests.pilot.every_page import PAGES
from tests.pilot.every_place import PLACES
from tests.pilot.laptop import Laptop

HERE = {**PLACES, **DIALOGS}


@pytest.mark.parametrize("name", HERE)
async def test_a_place_is_as_it_is_kept_and_can_be_read(nameless: Laptop, name: str) -> None:
    wrong = await look_at(nameless, name, HERE[name])
    assert not wrong, "\n".join(wrong)


def test_every_screen_and_every_dialog_is_looked_at() -> None:
    looked_at = {view.shows for view in (*HERE.values(), *PAGES.values())}
    assert {kind.__name__ for kind in screen_classes()} - looked_at == set()


def test_no_picture_is_kept_that_nobody_takes() -> None:
    names = {f"{name}-{x}x{y}.txt" for name in (*HERE, *PAGES) for x, y in SIZES}
    left = [path for path in GOLDENS.iterdir() if path.name not in names]
    for path in left if UPDATE else ():
        path.unlink()
    assert [path.name for path in left if path.exists()] == []


def test_no_two_views_have_one_name() -> None:
    assert len({*HERE, *PAGES}) == len(PLACES) + len(DIALOGS) + len(PAGES)
