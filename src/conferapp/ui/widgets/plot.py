"""A small plot for a terminal: conferences in time from left to right, up to two lines of points.

The lines are told apart by their glyphs and by a legend in words, not by colour alone.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from conferapp.ui.chart import BOTH, LEAST_HEIGHT, Cell, Chart, Drawn, drawn
from conferapp.ui.hung import quiet
from conferapp.ui.text import QUIET_STYLE, literal

HEIGHTS = (11, 15)
"""Lines with those of the axis, on a low and on a tall screen: quarters fall on whole rows."""
TALL = 32
"""Lines of a tall screen."""
NARROW = "There is too little room for a plot here; the table below has it all."


class Plot(Widget):
    """Draws a chart as wide as there is room.

    Attributes:
        nothing: The sentence that stands where there is no point.
    """

    DEFAULT_CSS = """
    Plot {
        width: 1fr;
        height: auto;
    }
    """

    def __init__(self, *, nothing: str = "", id: str | None = None) -> None:  # noqa: A002  # as widgets call it
        """Stand ready; `show` says what to draw.

        Args:
            nothing: The sentence that stands where there is no point.
            id: The id of the widget.
        """
        super().__init__(id=id)
        self.nothing = nothing
        self._chart = Chart((), (), ())

    def show(self, chart: Chart, *, nothing: str = "") -> None:
        """Draw another chart.

        Args:
            chart: The chart.
            nothing: The sentence that stands where there is no point.
        """
        self._chart, self.nothing = chart, nothing
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """See `Widget`."""
        return (
            plotted(self._chart, width, self._lines(viewport), self.nothing).plain.count("\n") + 1
        )

    def render(self) -> Content:
        """See `Widget`."""
        return plotted(self._chart, self.size.width, self._lines(self.app.size), self.nothing)

    def _lines(self, screen: Size) -> int:
        """A tall screen has room for a taller plot."""
        return HEIGHTS[screen.height >= TALL] if screen.height > HEIGHTS[1] else LEAST_HEIGHT


def plotted(chart: Chart, width: int, height: int, nothing: str) -> Content:
    """A chart with its legend, or a sentence where there is none.

    Args:
        chart: The chart.
        width: The columns that there are.
        height: The lines for the field and its axis.
        nothing: The sentence for a chart without any point.
    """
    if not chart.points:
        return quiet(nothing, width)
    found = drawn(chart, width, height)
    if found is None:
        return quiet(NARROW, width)
    return Content("\n").join([_legend(chart, found), *_rows(chart, found)])


def _rows(chart: Chart, found: Drawn) -> Iterator[Content]:
    for row in found.rows:
        runs = groupby(row, key=lambda cell: cell.line)
        yield Content.assemble(*(_run(chart, line, cells) for line, cells in runs))


def _run(chart: Chart, line: int | None, cells: Iterable[Cell]) -> Content:
    style = QUIET_STYLE if line is None else chart.lines[line].style
    return literal("".join(cell.letter for cell in cells), style)


def _legend(chart: Chart, found: Drawn) -> Content:
    """What each glyph stands for, and whether every conference is drawn."""
    parts = [literal(f"{line.glyph} {line.name}", line.style) for line in chart.lines]
    if any(cell.letter == BOTH for row in found.rows for cell in row):
        parts.append(literal(f"{BOTH} both, close together", QUIET_STYLE))
    if found.left_out:
        said = f"{len(chart.labels) - found.left_out} of {len(chart.labels)} drawn"
        parts.append(literal(said, QUIET_STYLE))
    return Content("   ").join(parts)
