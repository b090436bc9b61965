"""The screen below all others: its keys have words, and no click and no copying fails."""

from typing import ClassVar, Final, Generic, TypeVar

from rich.style import Style
from textual import on
from textual.actions import parse
from textual.binding import Binding
from textual.errors import NoWidget
from textual.events import Resize
from textual.geometry import Offset, Size
from textual.screen import Screen
from textual.widget import Widget

from conferapp.ui.keymap import USUAL, Keymap, declared_by, keys_of

T = TypeVar("T")

_ROUNDS: Final = 3
"""Looks for the focus in a window of another size: what breaks its lines anew finds its height
late, and moves what is below it."""


class SteadyScreen(Screen[T], Generic[T]):
    """Mends what Textual 8.2 gets wrong about the mouse; each of these would end the app."""

    _sized: Size | None = None
    """How large it was when it was last laid out."""

    ABOUT: ClassVar[str] = ""
    """What this screen is for and what to do here, in plain words.

    Keys stand in it by their usual names, letters in brackets: see `Keymap.told`.
    """
    ONCE: ClassVar[frozenset[str]] = frozenset({"f2", "ctrl+q"})
    """Usual keys that count once, however long they are held down: a second press means
    something."""

    # Keys ----------------------------------------------------------------------------------

    @property
    def keymap(self) -> Keymap:
        """The keys that were chosen, for the whole app."""
        chosen = getattr(self.app, "keymap", USUAL)
        return chosen if isinstance(chosen, Keymap) else USUAL

    @classmethod
    def declared(cls) -> list[Binding]:
        """The screen’s keys with an id, as they come, in the order in which they are declared."""
        return [binding for binding in declared_by(cls) if binding.id]

    def own_bindings(self) -> list[Binding]:
        """The screen’s keys that work now, as they are now."""
        return [
            self.keymap.now(self.worded(binding))
            for binding in self.declared()
            if self.can(binding)
        ]

    def keys_for(self, *actions: str) -> frozenset[str]:
        """The keys of some actions of this screen, as they are now."""
        return frozenset(
            key
            for binding in self.declared()
            if binding.action in actions
            for key in keys_of(self.keymap.now(binding))
        )

    def counts_once(self, key: str) -> bool:
        """Whether a key counts once, however long it is held down.

        Args:
            key: The key that is pressed.
        """
        if key in self.ONCE:
            return True
        return any(
            key in keys_of(self.keymap.now(binding)) and not self.ONCE.isdisjoint(keys_of(binding))
            for binding in (*self.declared(), *self._of_app())
            if binding.id in self.keymap.chosen
        )

    def told(self, text: str) -> str:
        """A sentence of the app’s own with its keys as they are now; see `Keymap.told`.

        Args:
            text: The sentence with the usual keys; no word of it may be somebody’s own.
        """
        return self.keymap.told(text, (*self.declared(), *self._of_app()), self.can)

    def can(self, binding: Binding) -> bool:
        """Whether a key does anything now.

        Args:
            binding: One of the screen’s keys.
        """
        _, name, parameters = parse(binding.action)
        return bool(self.check_action(name, parameters))

    def _of_app(self) -> list[Binding]:
        return [binding for binding in type(self.app).BINDINGS if isinstance(binding, Binding)]

    def worded(self, binding: Binding) -> Binding:
        """One of the screen’s keys in the words that fit just now.

        Args:
            binding: The key, as it is declared.
        """
        return binding

    @on(Resize)
    def _keep_focus_in_sight(self) -> None:
        """Look for the focus once everything has its new place; a page begins where it likes."""
        before, self._sized = self._sized, self.size
        if before is None or before == self.size:
            return
        self.call_after_refresh(self._see_focus, _ROUNDS)

    def _see_focus(self, rounds: int) -> None:
        """Scroll to what has the focus, where a smaller window has put it out of sight."""
        focused = self.focused
        if focused is not None and not self.can_view_partial(focused):
            around = next((each for each in focused.ancestors if _scrolls(each)), None)
            if isinstance(around, Widget):
                view, place = around.scrollable_content_region, focused.region
                by = min(place.y - view.y, max(place.bottom - view.bottom, 0))
                around.scroll_relative(y=by, animate=False)
        if rounds > 1:
            self.call_after_refresh(self._see_focus, rounds - 1)

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """See `Screen`; what a page turn has just taken away is none."""
        return (None, None) if self._is_gone(x, y) else super().get_widget_and_offset_at(x, y)

    def get_style_at(self, x: int, y: int) -> Style:
        """See `Screen`; the same for its style."""
        return Style.null() if self._is_gone(x, y) else super().get_style_at(x, y)

    def get_selected_text(self) -> str | None:
        """See `Screen`; where a text is wrapped, it may look for a line that isn't there."""
        try:
            return super().get_selected_text()
        except IndexError:
            return None

    def _is_gone(self, x: int, y: int) -> bool:
        try:
            return self.get_widget_at(x, y)[0].parent is None
        except NoWidget:
            return False


def _scrolls(node: object) -> bool:
    return isinstance(node, Widget) and node.allow_vertical_scroll


def told(node: Widget, text: str) -> str:
    """A sentence of the app’s own on whatever screen a widget is; see `SteadyScreen.told`.

    Args:
        node: The widget that shows it.
        text: The sentence with the usual keys.
    """
    return node.screen.told(text) if isinstance(node.screen, SteadyScreen) else text
