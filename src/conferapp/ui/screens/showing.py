"""What the class sees of its board: goals and first names, in a large calm layout."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from conferapp.domain.shown import TITLE, ShownRow
from conferapp.ui.screens.base import HELP, HELP_MARK, READ
from conferapp.ui.screens.place import PlaceScreen
from conferapp.ui.text import QUIET_STYLE, literal
from conferapp.ui.widgets.way import Way

BETWEEN = "   ·   "
"""What stands between two names."""
NOTHING = "There are no goals to show yet."


class ShowingScreen(PlaceScreen):
    """Covers everything; nothing of the tutor's is on it, and no message comes over it."""

    ABOUT = """
This is for everybody to see: what the class is working on. PgDn and PgUp move it. A projector shows
larger letters if you make those of this window larger, in most with Ctrl and +. Esc goes back to
the board, which is only for you.
"""
    PRIVATE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="showing.back", tooltip="Go back"),
        *READ,
        HELP,
        HELP_MARK,
    ]

    def __init__(self, rows: Sequence[ShownRow]) -> None:
        """Show the chart as the class sees it."""
        super().__init__()
        self.rows = tuple(rows)

    def compose(self) -> ComposeResult:
        """The chart, and the one key that leads away, which can be clicked."""
        with VerticalScroll(id="chart"):
            yield Static(literal(TITLE, "bold $text-primary"), id="title")
            for row in self.rows:
                yield Static(_row_label(row), classes="topic")
            if not self.rows:
                yield Static(literal(NOTHING))
        yield Way(literal("Esc", QUIET_STYLE), id="esc")

    def on_mount(self) -> None:
        """Let arrows move it."""
        self.query_one("#chart").focus()

    def on_way_taken(self, event: Way.Taken) -> None:
        """Go back by mouse, too."""
        event.stop()
        self.action_back()

    def action_back(self) -> None:
        """Go back to the board, once: a second key may be on its way."""
        if self.app.screen is self:
            self.dismiss()

    def action_scroll(self, pages: int) -> None:
        """Move the chart."""
        chart = self.query_one("#chart", VerticalScroll)
        chart.scroll_relative(y=pages * max(chart.size.height - 2, 1), animate=False)


def _row_label(row: ShownRow) -> Content:
    names = Content(BETWEEN).join(literal(name) for name in row.names)
    style = "bold" if row.said else QUIET_STYLE
    return Content.assemble(literal(row.words, style), "\n\n", names)
