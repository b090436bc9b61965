"""A sheet beside a list: a plot where there is one, and text below it, moved page by page."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from conferapp.ui.chart import Chart
from conferapp.ui.widgets.plot import Plot

LEAST = 20
"""Columns into which text is broken at least."""


@dataclass(frozen=True)
class Sheet:
    """What stands on it.

    Attributes:
        text: The text.
        chart: The plot above it, or None.
        nothing: The sentence in place of a plot without any point.
    """

    text: Content
    chart: Chart | None = None
    nothing: str = ""


class SheetView(VerticalScroll, can_focus=False):
    """Shows a sheet."""

    DEFAULT_CSS = """
    SheetView {
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    SheetView Plot {
        margin-bottom: 1;
    }
    """

    def compose(self) -> ComposeResult:
        """The plot, and the text."""
        yield Plot()
        yield Static()

    @property
    def columns(self) -> int:
        """How long lines may be."""
        return max(self.scrollable_content_region.width, LEAST)

    def show(self, sheet: Sheet) -> None:
        """Show a sheet.

        Args:
            sheet: The sheet.
        """
        plot = self.query_one(Plot)
        plot.display = sheet.chart is not None
        if sheet.chart is not None:
            plot.show(sheet.chart, nothing=sheet.nothing)
        self.query_one(Static).update(Content.assemble(sheet.text))

    def turn(self, pages: int) -> None:
        """Move by some pages, of which two lines stay in view.

        Args:
            pages: How many; back, where it is below zero.
        """
        self.scroll_relative(y=pages * max(self.size.height - 2, 1), animate=False)
