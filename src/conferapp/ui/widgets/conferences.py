"""The conferences of one student, as a list to choose from."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from textual.widgets.option_list import Option

from conferapp.storage.caseload import ConferenceLine
from conferapp.ui.home_text import conference_label
from conferapp.ui.widgets.listing import Listing

HEADING: Final = "Conferences · {count}"


class Conferences(Listing):
    """Conferences; there is no list where there is none.

    Attributes:
        lines: The conferences, in the order of the list.
    """

    DEFAULT_CSS = """
    Conferences.-none {
        display: none;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # as widgets call it
        """Stand ready; `show` says what to list.

        Args:
            id: The id of the widget.
        """
        super().__init__(id=id)
        self.lines: Sequence[ConferenceLine] = ()

    def show(self, lines: Sequence[ConferenceLine], today: date) -> None:
        """List conferences, the cursor on the first.

        Args:
            lines: The conferences.
            today: The day.
        """
        self.lines = lines
        self.border_title = HEADING.format(count=len(lines))
        self.set_class(not lines, "-none")
        self.clear_options()
        self.add_options([Option(conference_label(line, today)) for line in lines])
        self.highlighted = 0 if lines else None

    @property
    def held(self) -> ConferenceLine | None:
        """The one in focus if it was held, or else the last one that was."""
        by_time = sorted(self.lines, key=lambda line: line.moment, reverse=True)
        lines = (*self._in_focus, *by_time)
        return next((line for line in lines if line.status in {"open", "done"}), None)

    @property
    def doubled(self) -> ConferenceLine | None:
        """The one in focus if it is there more than once, or else the first one that is."""
        return next((line for line in (*self._in_focus, *self.lines) if line.copies), None)

    @property
    def pointed_at(self) -> ConferenceLine | None:
        """The one under the cursor, where the list has the focus, or had it below a dialog."""
        here = self.highlighted if self.screen.focused is self else None
        return None if here is None or here >= len(self.lines) else self.lines[here]

    @property
    def _in_focus(self) -> Sequence[ConferenceLine]:
        """The conference under the cursor, while the list has the focus."""
        here = self.highlighted if self.has_focus else None
        return () if here is None else self.lines[here : here + 1]
