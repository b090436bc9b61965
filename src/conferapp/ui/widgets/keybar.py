"""The key bar: what is saved, and at most six keys, in one line that can be clicked."""

from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.reactive import reactive
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from conferapp.ui.key_names import key_name
from conferapp.ui.steady_screen import SteadyScreen
from conferapp.ui.text import QUIET_STYLE, literal

MOST_KEYS = 6
GAP = 2
"""Cells between two keys."""
ACTION = "action"
"""The name under which a clickable text carries its action."""
HELP_ACTION = "help"
"""The one key that is always shown: it leads to all the others."""
WAYS = frozenset({HELP_ACTION, "next", "finish", "write", "take_in", "home", "give_back"})
"""What goes on, and what leads out: where there is little room, other keys go first."""
SHORT = "✓"
"""Stands for `Saved` where a key would have no room otherwise."""


class KeyBar(Widget):
    """One line at the bottom of a screen.

    It reads the screen's own bindings, those with `show`, in the order in which they stand there,
    so that it needs no work while the focus moves from field to field.

    Attributes:
        saved: What the quiet place says, such as `Saved 10:42`.
    """

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        background: $panel;
        color: $text-muted;
        padding: 0 1;
    }
    """

    saved: reactive[str] = reactive("")

    async def on_click(self, event: Click) -> None:
        """Do what the key under the mouse does."""
        action = event.style.meta.get(ACTION)
        if action is not None:
            await self.run_action(f"screen.{action}")

    def on_resize(self) -> None:
        """Which keys there are depends on the width of the screen."""
        self.refresh()

    def render(self) -> RenderResult:
        """The line."""
        shown = self.shown_on(self.screen)
        keys = [(binding.action, _label(binding)) for binding in shown]
        saved = self._state(self.saved)
        if not self._fit(keys[:MOST_KEYS], saved):
            saved = self._state(self.saved.replace("Saved", SHORT))
        while len(keys) > MOST_KEYS or not self._fit(keys, saved):
            first = [key for key in keys if key[0] not in WAYS]
            others = first or [key for key in keys if key[0] != HELP_ACTION]
            if not others:
                break
            keys.remove(others[-1])
        return Content.assemble(saved, Content(" " * GAP).join(label for _, label in keys))

    def _state(self, saved: str) -> Content:
        return literal(f"{saved}   " if saved else "", QUIET_STYLE)

    def _fit(self, keys: list[tuple[str, Content]], saved: Content) -> bool:
        """Whether some keys have room in one line."""
        wide = sum(label.cell_length + GAP for _, label in keys) - GAP
        return wide <= self.size.width - saved.cell_length

    @staticmethod
    def shown_on(screen: Screen[object]) -> list[Binding]:
        """The keys that a bar has to show, in order, as they are now; it may have less room.

        Args:
            screen: The screen whose keys they are.
        """
        if not isinstance(screen, SteadyScreen):
            return []
        shown: dict[str, Binding] = {}
        for binding in screen.declared():
            if binding.show and binding.action not in shown and screen.can(binding):
                shown[binding.action] = screen.keymap.now(screen.worded(binding))
        return list(shown.values())


def _label(binding: Binding) -> Content:
    name = literal(key_name(binding.key_display or binding.key), "bold $text-accent")
    label = Content.assemble(name, literal(f" {binding.description}", "$foreground"))
    return label.stylize(Style.from_meta({ACTION: binding.action}))
