"""The list of thousands, by itself: moving, clicking, and what is asked of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.pilot.bare import BareApp
from textual.app import ComposeResult
from textual.content import Content
from textual.pilot import Pilot

from conferapp.domain.caselist import Section
from conferapp.ui.text import literal
from conferapp.ui.widgets.caselist import CaseList

HEIGHT = 10
FEW = (Section("Due", ("a", "b")), Section("Later", ("c",)))
MANY = (Section("Due", ("due",)), Section("Later", tuple(map(str, range(100_000)))))


class Shelf(BareApp):
    """An app with the list and nothing else."""

    def __init__(self, *sections: Section) -> None:
        super().__init__()
        self.sections = sections
        self.asked: list[str] = []
        self.met: list[tuple[str, str]] = []

    def compose(self) -> ComposeResult:
        """The list."""
        yield CaseList()

    def on_mount(self) -> None:
        """Fill it."""
        self.listed.show(self.sections, self.label)
        self.listed.focus()

    def label(self, key: str, _: Section, width: int) -> Content:
        """What a line says: more than there is room for."""
        self.asked.append(key)
        return literal(f"名前 {key} ".ljust(width * 2, "-"))

    @property
    def listed(self) -> CaseList:
        """The list."""
        return self.query_one(CaseList)

    @property
    def lines(self) -> list[str]:
        """What is on screen."""
        return [strip.text for strip in self.screen._compositor.render_strips()]

    def on_case_list_highlighted(self, event: CaseList.Highlighted) -> None:
        """Note it."""
        self.met.append(("at", event.key))

    def on_case_list_opened(self, event: CaseList.Opened) -> None:
        """Note it."""
        self.met.append(("open", event.key))


@asynccontextmanager
async def shown(*sections: Section) -> AsyncIterator[tuple[Shelf, Pilot[None]]]:
    """The list on a small screen."""
    app = Shelf(*sections)
    async with app.run_test(size=(20, HEIGHT)) as pilot:
        yield app, pilot


async def test_the_cursor_skips_headings_and_stops_at_the_ends() -> None:
    async with shown(*FEW) as (app, pilot):
        assert app.listed.key == "a"
        await pilot.press("up", "down", "down", "down", "up")
        assert app.met == [("at", "b"), ("at", "c"), ("at", "b")]
        await pilot.press("end", "home", "enter")
        assert app.met[3:] == [("at", "c"), ("at", "a"), ("open", "a")]


async def test_only_what_is_on_screen_is_asked_for_however_long_the_list_is() -> None:
    async with shown(*MANY) as (app, pilot):
        assert set(app.asked) <= {"due", *map(str, range(HEIGHT))}
        app.asked.clear()
        await pilot.press("end")
        assert app.listed.key == "99999"
        assert "99999" in app.lines[-1]
        await pilot.press("pageup")
        assert app.listed.key == str(99_999 - HEIGHT + 1)
        assert len(set(app.asked)) <= 3 * HEIGHT
        await pilot.press("home")
        assert app.lines[0].startswith("Due · 1")  # the heading comes along


async def test_a_long_line_is_cut_by_columns() -> None:
    async with shown(*FEW) as (app, _):
        assert app.lines[1].startswith("名前 a --")
        assert app.lines[1].rstrip().endswith("…")


async def test_a_click_chooses_a_second_one_opens_and_a_heading_does_neither() -> None:
    async with shown(*FEW) as (app, pilot):
        await pilot.click(CaseList, offset=(3, 2))
        await pilot.click(CaseList, offset=(3, 2))
        await pilot.click(CaseList, offset=(3, 0))
        await pilot.click(CaseList, offset=(3, 8))
        assert app.met == [("at", "b"), ("open", "b")]


async def test_a_list_shown_anew_stays_at_its_key_or_goes_to_the_first() -> None:
    async with shown(*MANY) as (app, pilot):
        await pilot.press("end")
        app.listed.show((Section("Due", ("x", "99999", "y")),), app.label, "99999")
        await pilot.pause()
        assert app.listed.key == "99999"
        assert "99999" in app.lines[2]
        app.listed.show(FEW, app.label, "99999")
        assert app.listed.key == "a"


async def test_an_empty_list_has_no_key_and_takes_every_key_in_its_stride() -> None:
    async with shown() as (app, pilot):
        await pilot.press("down", "up", "pagedown", "pageup", "home", "end", "enter")
        assert (app.listed.key, app.met) == (None, [])
