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
        saved = literal(f"{self.saved}   " if self.saved else "", QUIET_STYLE)
        shown = self.shown_on(self.screen)
        keys = [(binding.action == HELP_ACTION, _label(binding)) for binding in shown]
        room = self.size.width - saved.cell_length
        while (
            len(keys) > MOST_KEYS or sum(label.cell_length + GAP for _, label in keys) > room + GAP
        ):
            others = [key for key in keys if not key[0]]
            if not others:
                break
            keys.remove(others[-1])
        return Content.assemble(saved, Content(" " * GAP).join(label for _, label in keys))

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
