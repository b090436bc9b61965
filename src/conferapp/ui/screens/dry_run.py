"""A dry run: what would be written is shown, and the key that led to it doesn't write it."""

from typing import ClassVar, Final

from textual.events import Key

from conferapp.ui.screens.base import AppScreen
from conferapp.ui.screens.place import PlaceScreen

ONCE_MORE: Final = "Look at the list first. F8 once more writes what has a ✓."


class DryRunScreen(PlaceScreen):
    """A place that shows what would be written before it writes."""

    ONCE: ClassVar[frozenset[str]] = AppScreen.ONCE | {"f8"}

    _looked = False

    def look_first(self) -> None:
        """Begin to show what would be written."""
        self._looked = False

    def has_looked(self) -> bool:
        """Whether anything else was done since; the next time, that it was asked is enough."""
        looked, self._looked = self._looked, True
        return looked

    def on_key(self, event: Key) -> None:
        """Take any other key than those that lead here, and write, for a look."""
        self._looked = self._looked or event.key not in self.keys_for("go_on", "write")
