"""A conference held by keys alone."""

from collections.abc import Sequence

from tests.pilot.ways import Rows, Way

from conferapp.ui.widgets.pick import Pick


class ByKeys(Way):
    """Keys alone."""

    async def introduce(self, name: str, grade: str, subject: str) -> None:
        """Ten seconds: n, a name, three more lines, Enter."""
        await self.sitting.press("n")
        await self.sitting.until_seen("A new student")
        await self.sitting.type(name)
        await self.sitting.press("tab", "tab")
        await self.sitting.type(grade)
        await self.sitting.press("tab")
        await self.sitting.type(f"{subject}\n")

    async def prepare(self, title: str) -> None:
        """A letter, and a part of the title."""
        await self.sitting.begin(title=title)

    async def say(self, question: str, words: str) -> None:
        """Tab, and the words; behind what becomes a row comes Enter."""
        await self.sitting.say(question, words)

    async def pick(self, question: str, *options: str) -> None:
        """The arrows, and Space."""
        field = await self.sitting.to_field(question)
        await self._tick(field.query_one(Pick), options)

    async def count(self, question: str, numbers: Sequence[str]) -> None:
        """A column out of a gradebook."""
        await self.sitting.to_field(question)
        await self.sitting.paste("\n".join(numbers))

    async def enter_rows(self, question: str, rows: Rows) -> None:
        """One row is typed, from cell to cell; several come from a spreadsheet."""
        await self.sitting.to_field(question)
        if len(rows) > 1:
            await self.sitting.paste("\n".join("\t".join(row) for row in rows))
            return
        (row,) = rows
        await self.sitting.type(f"{row[0]}\n")
        if row[1:]:
            await self.sitting.press("shift+tab", "enter")
            await self.sitting.type("\n".join(row[1:]))
            await self.sitting.press("escape")

    async def fill_in(self, question: str, cells: Sequence[str]) -> None:
        """Enter opens it; then from cell to cell."""
        await self.sitting.to_field(question)
        await self.sitting.press("enter")
        await self.sitting.type("\n".join(cells))
        await self.sitting.press("escape")

    async def aim(self, question: str, cells: Sequence[str]) -> None:
        """From cell to cell with Enter."""
        await self.sitting.to_field(question)
        await self.sitting.type("\n".join(cells))

    async def go_on(self) -> None:
        """F8, on every page and on whosesoever."""
        await self.sitting.press("f8")

    async def set_what_helps(self, *options: str) -> None:
        """F3, the arrows, Ctrl+S."""
        await self.sitting.press("f3")
        await self._tick(self.sitting.app.screen.query_one(Pick), options)
        await self.sitting.press("ctrl+s")

    async def hand_over(self) -> None:
        """Enter."""
        await self.sitting.press("enter")

    async def show_result(self) -> None:
        """Enter: the way to it has the focus."""
        await self.sitting.press("enter")

    async def take_back(self) -> None:
        """F2, and a moment later F9."""
        await self.sitting.press("f2")
        self.sitting.must_see("And now F9")
        self.sitting.moment.pass_by(1)
        await self.sitting.press("f9")

    async def uncover(self) -> None:
        """F9."""
        await self.sitting.press("f9")

    async def note(self, words: str) -> None:
        """Ctrl+O, and Esc."""
        await self.sitting.press("ctrl+o")
        await self.sitting.type(words)
        await self.sitting.press("escape")

    async def check(self, skill: str, result: str) -> None:
        """F12, the arrows, the result."""
        await self.sitting.press("f12")
        await self._tick(self.sitting.app.screen.query_one(Pick), [skill])
        await self.sitting.type(f"{result}\n")

    async def skip(self, why: str) -> None:
        """F5, and the word."""
        await self.sitting.skip(why)

    async def finish(self) -> None:
        """F8 twice, and Enter."""
        await self.sitting.finish()

    async def read(self) -> None:
        """Tab, and Enter."""
        await self.sitting.press("tab", "enter")

    async def fill_in_afterwards(self) -> None:
        """F4."""
        await self.sitting.press("f4")

    async def _tick(self, pick: Pick, options: Sequence[str]) -> None:
        shown = [option.shown for option in pick.options]
        for words in options:
            at = next(n for n, option in enumerate(shown) if option.startswith(words))
            await self.sitting.press("home", *["down"] * at, "space")
