"""The paint: which colours the app wears, and that nothing on it moves by itself."""

from collections.abc import Container, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual import constants
from textual.events import DescendantFocus, Resize
from textual.filter import LineFilter, Monochrome
from textual.widgets import Input, TextArea

from conferapp.desk.desk import Desk
from conferapp.ui.legible import PLENTY, Colorless, Legible
from conferapp.ui.palettes import DARK, STARK, TERMINAL
from conferapp.ui.steady_screen import told
from conferapp.ui.taking_over import TakingOver
from conferapp.ui.themes import THEMES, own_variables

if TYPE_CHECKING:
    from conferapp.ui.dialogs.theme import ThemeDialog

GONE: Final = "The colors “{name}” that you had chosen aren’t there any more. F10 offers others."
SLIM: Final = 72
"""Columns below which two panes beside each other leave away what they can."""
_FEW: Final = frozenset({"standard", "windows"})
"""What Rich calls the terminals of 16 colours."""


def fitting(kept: str, known: Container[str]) -> str:
    """The theme to begin with.

    Args:
        kept: The name of the one that was chosen, or "".
        known: The names of all that are there.
    """
    return kept if kept in known else DARK


def needs_own_colors(color_system: str | None, *, no_color: bool) -> bool:
    """Whether only the theme in the terminal's own colours can be read here.

    Args:
        color_system: What Rich calls the colours of the terminal.
        no_color: Whether somebody wants none, by the variable NO_COLOR.
    """
    return no_color or color_system in _FEW


class Painting(TakingOver):
    """Wears one of the themes, and keeps the one that was chosen."""

    def __init__(self, desk: Desk, home_at: str | None) -> None:
        """Put on what was chosen before anything is painted."""
        super().__init__(desk, home_at)
        self._legible, self._clear, self._colorless = Legible(), Legible(PLENTY), Colorless()
        self._before = ""
        for theme in THEMES:
            self.register_theme(theme)
        self.animation_level = "none"
        self.theme = fitting(desk.tutor.theme, self.available_themes)

    def fit_terminal(self, *, moving: bool = False) -> None:
        """Wear the terminal's own colours where it knows no others, or where none are wanted.

        What was chosen stays chosen: the next terminal may be another one.

        Args:
            moving: Whether somebody asked for Textual's animations.
        """
        if moving:
            self.animation_level = constants.TEXTUAL_ANIMATIONS
        if needs_own_colors(self.console.color_system, no_color=self.no_color):
            self.theme = TERMINAL

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Keep the cursor from blinking, wherever one can type."""
        if isinstance(event.widget, Input | TextArea):
            event.widget.cursor_blink = False

    def on_resize(self, event: Resize) -> None:
        """Know about windows that are narrower still than `-narrow`: see the style sheets."""
        self.set_class(event.size.width < SLIM, "-slim")

    @property
    def missing_theme(self) -> str | None:
        """A sentence where the theme that was chosen isn't there any more."""
        kept = self.desk.tutor.theme
        if not kept or kept in self.available_themes:
            return None
        return told(self.screen, GONE).format(name=kept)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of the lenses and others of our own, beside the theme's."""
        return own_variables(self.current_theme)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """See `App`: the last steps before the terminal.

        Where no colour is wanted and the theme is the terminal's own, none is sent, not even grey;
        the letters of any other theme can be read.
        """
        wanted = super().get_line_filters()
        if self.native_ansi_color:
            wanted = [self._colorless if isinstance(one, Monochrome) else one for one in wanted]
        return [self._clear if self.theme in STARK else self._legible, *wanted]

    # Choosing ----------------------------------------------------------------------------

    def action_change_theme(self) -> None:
        """Offer our themes."""
        from conferapp.ui.dialogs.theme import OURS, ThemeDialog

        self._before = self.theme
        self.push_screen(ThemeDialog(OURS, here=self.theme), self._put_on)

    def on_theme_dialog_seen(self, event: "ThemeDialog.Seen") -> None:
        """Show a theme that may be chosen."""
        self.theme = event.theme

    def _put_on(self, chosen: str | None) -> None:
        from conferapp.ui.dialogs.theme import MORE, Look, ThemeDialog

        if chosen == MORE:
            ours = {theme.name for theme in THEMES}
            others = [
                Look(name, name) for name in sorted(self.available_themes) if name not in ours
            ]
            self.push_screen(ThemeDialog(others, here=self._before), self._put_on)
            return
        self.theme = chosen or self._before
        if chosen and chosen != self.desk.tutor.theme:
            self.keep_settings(replace(self.desk.tutor, theme=chosen))
