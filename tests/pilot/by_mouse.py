"""A conference held by mouse for all but typing; a key that isn't typing fails the test."""

from collections.abc import Sequence
from typing import Final

from tests.pilot.laptop import Sitting
from tests.pilot.ways import Rows, Way
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Input, TextArea

from conferapp.ui.dialogs.help import KeyList
from conferapp.ui.fields.rows import RowsField
from conferapp.ui.screens.home import HomeScreen
from conferapp.ui.widgets.pick import Pick
from conferapp.ui.widgets.row_cells import Cell

MOST_TURNS: Final = 20
"""Turns of the wheel after which something that isn't in view never comes."""


class ByMouse(Way):
    """Clicks alone; letters are typed where a cursor stands, and no key is pressed besides."""

    def __init__(self, sitting: Sitting) -> None:
        """Sit down with a mouse, and put keys out of reach."""
        super().__init__(sitting)
        _refuse_keys(sitting)

    async def introduce(self, name: str, grade: str, subject: str) -> None:
        """A click on each line, and on what takes it."""
        await self.sitting.click("Add a student")
        await self.sitting.until_seen("A new student")
        for line, words in (("name", name), ("grade", grade), ("subject", subject)):
            await self._put(self.sitting.app.screen.query_one(f"#student-{line}"), words)
        await self.sitting.click("Enter Add")

    async def prepare(self, title: str) -> None:
        """A click on the key, and one on the title."""
        await self.sitting.click("p Prepare")
        await self.sitting.until_seen("Which conference?")
        await self.sitting.click(title)
        await self.sitting.until(lambda: self.sitting.app.flow is not None, "it is open")

    async def say(self, question: str, words: str) -> None:
        """A click into the field; a line break comes out of the menu of a terminal, by a paste."""
        field = self.sitting.field(question)
        place = next(each for each in field.query("*") if isinstance(each, Input | TextArea))
        if "\n" in words:
            await self._press(place)
            await self.sitting.paste(words)
        else:
            await self._put(place, words)

    async def pick(self, question: str, *options: str) -> None:
        """A click on each."""
        for option in options:
            pick = self.sitting.field(question).query_one(Pick)
            await self._words_in(pick, option)
            assert pick.chosen, f"{option} was clicked:\n{self.sitting.screen}"

    async def count(self, question: str, numbers: Sequence[str]) -> None:
        """Two clicks on a row open it; then one on its number."""
        field = self.sitting.field(question)
        assert isinstance(field, RowsField)
        counted = field.entry.counted
        assert counted is not None
        for at, number in enumerate(numbers):
            name = str(field.edits.rows[at][field.entry.columns[0].key])
            for _ in range(2):
                await self._words_in(field, name)
            await self._put(_cell(field, counted.key), number)

    async def enter_rows(self, question: str, rows: Rows) -> None:
        """A click begins the first row, one on “Add” each further one; then one on each cell."""
        field = self.sitting.field(question)
        assert isinstance(field, RowsField)
        for number, row in enumerate(rows):
            await self._words_in(field, "Add" if number else "Nothing here yet")
            await self._cells(field, row)

    async def fill_in(self, question: str, cells: Sequence[str]) -> None:
        """Two clicks open it; then one on each cell."""
        field = self.sitting.field(question)
        assert isinstance(field, RowsField)
        for _ in range(2):
            await self._words_in(field, "to be filled in")
        await self._cells(field, cells)

    async def aim(self, question: str, cells: Sequence[str]) -> None:
        """A click on each cell."""
        field = self.sitting.field(question)
        assert isinstance(field, RowsField)
        await self._cells(field, cells)

    async def go_on(self) -> None:
        """What is there to be clicked, on a page of the tutor's or of the student's."""
        for button in self.sitting.app.screen.query(Button):
            button.active_effect_duration = 0  # a person's next click comes after that
        theirs = self.sitting.on == "StudentScreen"
        await self.sitting.click("Go on ▸" if theirs else "F8 Next")

    async def set_what_helps(self, *options: str) -> None:
        """A click on the key, on each line, and on what keeps it."""
        await self.sitting.click("What helps")
        for option in options:
            await self._words_in(self.sitting.app.screen.query_one(Pick), option)
        await self.sitting.click("Keep", last=True)

    async def hand_over(self) -> None:
        """The button."""
        await self.sitting.click("Hand over ▸")

    async def show_result(self) -> None:
        """The button."""
        await self.sitting.click("Show the result")

    async def take_back(self) -> None:
        """One button, and a moment later the other."""
        await self.sitting.click("1  Tutor (F2)")
        self.sitting.moment.pass_by(1)
        await self.sitting.click("2  Take it (F9)")

    async def uncover(self) -> None:
        """The key, clicked."""
        await self.sitting.click("Uncover")

    async def note(self, words: str) -> None:
        """The key, clicked; and again."""
        await self.sitting.click("Ctrl+O Note")
        await self.sitting.type(words)
        await self.sitting.click("Ctrl+O Note")

    async def check(self, skill: str, result: str) -> None:
        """The button, the skill, the result, and what takes it."""
        await self.sitting.click("◐ Quick check: try one skill now")
        await self.sitting.click(f") {skill}")
        await self.sitting.type(result)
        await self.sitting.click("Enter Take it")

    async def skip(self, why: str) -> None:
        """A line of the help, and a reason."""
        await self.sitting.click("F1 Help")
        line = "Skip this page with a word why"
        for _ in range(MOST_TURNS):
            if not self.sitting.sees(line):
                await self._wheel(self.sitting.app.screen.query_one(KeyList), down=True)
        await self.sitting.click(line)
        await self.sitting.click(why)

    async def finish(self) -> None:
        """The button, and the one behind it."""
        await self.sitting.click("Finish ✓")
        await self.sitting.until_seen("Thank you, ")
        await self.sitting.click("  Home  ")
        await self.sitting.until(lambda: self.sitting.on == HomeScreen.__name__, "home is there")

    async def read(self) -> None:
        """A click on it."""
        await self.sitting.click("● Sun 22 Nov")

    async def fill_in_afterwards(self) -> None:
        """The key, clicked."""
        await self.sitting.click("F4 Afterwards")

    # What a hand on a mouse does

    async def _put(self, place: Widget, words: str) -> None:
        """Put the cursor somewhere, and type."""
        await self._press(place)
        await self.sitting.type(words)

    async def _press(self, place: Widget) -> None:
        """Click on the beginning of something."""
        await self._into_view(place)
        await self.sitting.click_at(place.content_region.x, place.content_region.y)

    async def _words_in(self, place: Widget, words: str) -> None:
        """Click on words in something."""
        await self._into_view(place)
        found = self._finds(place.region, words)
        assert found, f"{words!r} isn't in {place}:\n{self.sitting.screen}"
        await self.sitting.click_at(*found)

    def _finds(self, region: Region, words: str) -> tuple[int, int] | None:
        """Where in a part of the screen it says something, in cells; or None."""
        strips = self.sitting.app.screen._compositor.render_strips()
        for y in range(max(region.y, 0), min(region.bottom, len(strips))):
            before, there, _ = strips[y].crop(region.x, region.right).text.partition(words)
            if there:
                return region.x + len(before), y
        return None

    async def _cells(self, field: RowsField, words: Sequence[str]) -> None:
        for column, cell in zip(field.entry.columns, words, strict=False):
            if cell:
                await self._put(_cell(field, column.key), cell)

    async def _into_view(self, place: Widget) -> None:
        """Turn the wheel until something is in view, if it isn't."""
        around = next(
            (a for a in place.ancestors if isinstance(a, Widget) and a.max_scroll_y), None
        )
        if around is None:
            return
        for _ in range(MOST_TURNS):
            view = around.scrollable_content_region
            if place.region.y >= view.y and place.region.bottom <= view.bottom:
                return
            down = place.region.bottom > view.bottom
            await self._wheel(around, down=down)
        raise AssertionError(f"{place} never came into view:\n{self.sitting.screen}")

    async def _wheel(self, place: Widget, *, down: bool) -> None:
        wheel = events.MouseScrollDown if down else events.MouseScrollUp
        await self.sitting.pilot._post_mouse_events([wheel], widget=place)
        await self.sitting.pilot.pause()


def _cell(field: RowsField, key: str) -> Cell:
    """The cell of a column in the form that is open."""
    return next(cell for cell in field.query(Cell) if cell.column.key == key)


def _refuse_keys(sitting: Sitting) -> None:
    """Fail where a key is pressed that doesn't type a letter into a text."""
    app, post = sitting.app, sitting.app.post_message

    def only_letters(message: Message) -> bool:
        if isinstance(message, events.Key):
            assert message.is_printable, f"{message.key} isn't typing"
            typing = isinstance(app.screen.focused, Input | TextArea)
            assert typing, f"{message.key} isn't typed into a text, but on {app.screen.focused}"
        return post(message)

    setattr(app, "post_message", only_letters)  # noqa: B010  # mypy knows no other way
