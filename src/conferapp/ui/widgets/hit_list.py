"""A list of places in conferences, which grows while somebody moves towards its end."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from textual.widgets.option_list import Option

from conferapp.storage.searching import Hit
from conferapp.ui.widgets.listing import Listing
from conferapp.ui.word_search import Shown
from conferapp.ui.words_text import MOST_HITS, labels

_NEAR: Final = 3
"""Places before the end from which on it is near."""
_PADDING: Final = 2
"""Columns that each line loses at its sides."""
_EDGE: Final = 3
"""Columns that the list loses at its sides, as long as it isn't on screen itself."""


class HitList(Listing, can_focus=False):
    """Shows the places; the keys come from a screen whose field keeps the focus."""

    def __init__(self, *, id: str) -> None:  # noqa: A002  # as Textual calls it
        """Begin without any."""
        super().__init__(id=id)
        self._shown: tuple[Shown, ...] = ()
        self._places: list[tuple[Shown, Hit]] = []

    @property
    def room(self) -> int:
        """Columns for a line."""
        own = self.scrollable_content_region.width
        return (own or self.screen.size.width - _EDGE) - _PADDING

    @property
    def here(self) -> tuple[Shown, Hit] | None:
        """The place under the cursor."""
        at = self.highlighted
        return self._places[at] if at is not None and at < len(self._places) else None

    @property
    def near_end(self) -> bool:
        """Whether the cursor is near the end of a list."""
        return bool(self._places) and (self.highlighted or 0) >= len(self._places) - _NEAR

    def begin(self, shown: Sequence[Shown], today: date, at: tuple[str, str] = ("", "")) -> None:
        """Show places from the first on.

        Args:
            shown: The conferences.
            today: The day.
            at: The ids of the conference and of the question to begin at, where they are there.
        """
        self.clear_options()
        self._places, self._shown = [], ()
        self._add(shown, today)
        ids = [(each.line.record_id, hit.said.question) for each, hit in self._places]
        self.highlighted = None if not ids else ids.index(at) if at in ids else 0
        self.display = bool(ids)

    def go_on(self, shown: Sequence[Shown], today: date) -> None:
        """Show more below, leaving the cursor where it is.

        Args:
            shown: All conferences: those that are on the list, and others behind them.
            today: The day.
        """
        at = self.highlighted
        self._add(shown[len(self._shown) :], today)
        self.highlighted = at

    def is_part_of(self, shown: Sequence[Shown]) -> bool:
        """Whether what is on the list is where these begin."""
        return bool(self._shown) and tuple(shown[: len(self._shown)]) == self._shown

    def break_anew(self, today: date) -> None:
        """Break the lines to another width, at the same place."""
        if self.here is not None:
            shown, hit = self.here
            self.begin(self._shown, today, (shown.line.record_id, hit.said.question))

    def move(self, by: int) -> None:
        """Move the cursor; it stops at both ends."""
        if self.highlighted is not None:
            self.highlighted = min(max(self.highlighted + by, 0), len(self._places) - 1)

    def turn(self, pages: int) -> None:
        """Move by as many places as are on the screen."""
        turn: Callable[[], None] = self.action_page_down if pages > 0 else self.action_page_up
        turn()

    def _add(self, shown: Sequence[Shown], today: date) -> None:
        self._shown = (*self._shown, *shown)
        self._places += [(each, hit) for each in shown for hit in each.hits[:MOST_HITS]]
        room = self.room
        self.add_options([o for each in shown for o in map(Option, labels(each, today, room))])
