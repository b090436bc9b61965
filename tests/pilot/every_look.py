"""Looks at one view in every size and every theme; see `test_every_screen`."""

import importlib
import pkgutil
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import Any, Final

from tests.goldens import differences
from tests.pilot.every_screen import View
from tests.pilot.laptop import SMALL, Laptop, Sitting
from tests.pilot.picture import faint_in, faults_of, text_of, words_of
from textual.screen import Screen

import conferapp.ui
from conferapp.ui.palettes import PALETTES, TERMINAL
from conferapp.ui.steady_screen import SteadyScreen
from conferapp.ui.widgets.page_view import PageView

SIZES: Final = ((60, 20), SMALL, (120, 36), (200, 60))
THEMES: Final = (*PALETTES, TERMINAL)
"""Those whose colors are chosen here, and at the end the one whose colors are the terminal's."""
GOLDENS: Final = Path(__file__).with_name("goldens") / "every"


async def look_at(laptop: Laptop, name: str, view: View) -> list[str]:
    """Everything that is wrong with a view, by size and by theme."""
    wrong: list[str] = []
    opening = view.room(laptop)
    async with laptop.open(SMALL, **opening) as someone:
        await view.reach(someone)
        assert someone.on == view.shows, someone.screen
        assert someone.desk.saver.flush(5)
        someone.app.clear_notifications()
        await someone.pilot.pause()
        for size in SIZES:
            wrong += await _at_size(someone, name, size)
        wrong += await _in_themes(someone)
    return wrong


async def _at_size(someone: Sitting, name: str, size: tuple[int, int]) -> list[str]:
    """How a view differs from what is kept, and what doesn't fit."""
    await someone.pilot.resize_terminal(*size)
    await _from_the_top(someone)
    at = "x".join(map(str, size))
    picture = text_of(someone)
    faults = [f"{at}: {fault}" for fault in faults_of(someone.app.screen)]
    return [*faults, *differences(GOLDENS / f"{name}-{at}.txt", picture)]


async def _from_the_top(someone: Sitting) -> None:
    """Have a page at its top, or as near to it as what has the focus can be seen.

    How far it was moved on the way from one size to the next hangs on which of two things that
    wait for the next picture comes first.
    """
    screen = someone.app.screen
    for page in screen.query(PageView):
        page.scroll_home(animate=False)
        await someone.pilot.pause()
        if isinstance(screen, SteadyScreen):
            screen._see_focus(3)
            await someone.pilot.pause()


async def _in_themes(someone: Sitting) -> list[str]:
    """What says something else in another theme, or can't be read in it."""
    await someone.pilot.resize_terminal(*SMALL)
    wrong: list[str] = []
    kept = words_of(someone)  # frames are drawn otherwise where a terminal's colors are
    for theme in THEMES:
        someone.app.theme = theme
        await someone.pilot.pause()
        await someone.pilot.pause()  # a list of themes hears of it, and may have its own to say
        now = words_of(someone)
        wrong += unified_diff(kept, now, THEMES[0], theme, lineterm="")
        if theme != TERMINAL:
            wrong += [f"{theme}: {faint}" for faint in faint_in(someone.app.screen)]
    return wrong


def screen_classes() -> Iterator[type[Screen[Any]]]:
    """Every screen and dialog of the app: each class that no other is made of."""
    for module in pkgutil.walk_packages(conferapp.ui.__path__, "conferapp.ui."):
        importlib.import_module(module.name)
    waiting: list[type[Screen[Any]]] = [SteadyScreen]
    while waiting:
        found = waiting.pop()
        own = [kind for kind in found.__subclasses__() if kind.__module__.startswith("conferapp.")]
        waiting += own
        if not own:
            yield found
