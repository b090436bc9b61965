"""The themes of Conferapp, made of its palettes.

`_variables` makes of the handful of colours of a palette every variable that a style sheet of this
program or of Textual asks for. tests/unit/test_themes.py measures every pair.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from textual.theme import Theme

from conferapp.ui.palettes import (
    CONTRAST,
    CONTRAST_LIGHT,
    DARK,
    LENSES,
    LIGHT,
    PALETTES,
    TERMINAL,
    Palette,
)


def own_variables(theme: Theme) -> dict[str, str]:
    """The variables that only this program's style sheets know, where a theme doesn't set them.

    Args:
        theme: Any theme; those of Textual know neither lenses nor quiet text.
    """
    place = 2 if theme.ansi else 0 if theme.dark else 1
    own = {f"lens-{name}": colors[place] for name, colors in LENSES.items()}
    if theme.name in PALETTES or theme.name == TERMINAL:
        return own
    made = theme.to_color_system().generate()
    text = made["foreground"]
    share = ("", "", "") if theme.ansi else (" 75%", " 55%", " 30%")
    return own | {
        name: text + part for name, part in zip(("quiet", "edge", "line"), share, strict=True)
    }


def _variables(of: Palette) -> dict[str, str]:
    """Every variable that a colour of this palette stands for."""
    return {**_words(of), **_parts(of)}


def _words(of: Palette) -> dict[str, str]:
    """The shades of a palette, and those that text has."""
    flat = {"primary": of.cursor, "success": of.good, "warning": of.care, "error": of.wrong}
    shades = {
        f"{name}-{way}-{step}": color
        for name, color in {**flat, "surface": of.surface, "panel": of.panel}.items()
        for way in ("lighten", "darken")
        for step in (1, 2, 3)
    }
    words = {"primary": of.heading, "secondary": of.accent, "accent": of.accent}
    words |= {"success": of.good, "warning": of.care, "error": of.wrong}
    return {
        **shades,
        **{f"text-{name}": color for name, color in words.items()},
        **{f"{name}-muted": of.panel for name in ("primary", "secondary", "success", "warning")},
        "accent-muted": of.panel,
        "error-muted": of.alarm,
        "quiet": of.quiet,
        "edge": of.edge,
        "line": of.line,
        "text": of.text,
        "text-muted": of.quiet,
        "text-disabled": of.quiet,
        "foreground-muted": of.quiet,
        "foreground-disabled": of.quiet,
    }


def _parts(of: Palette) -> dict[str, str]:
    """What the parts of a screen wear: borders, cursors, buttons, bars."""
    return {
        "surface-active": of.panel,
        "border": of.accent,
        "border-blurred": of.edge,
        "block-cursor-background": of.cursor,
        "block-cursor-foreground": of.on_cursor,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": of.picked,
        "block-cursor-blurred-foreground": of.on_picked,
        "block-cursor-blurred-text-style": "none",
        "block-hover-background": of.panel,
        "input-cursor-background": of.accent,
        "input-cursor-foreground": of.background,
        "input-selection-background": of.cursor,
        "input-selection-foreground": of.on_cursor,
        "screen-selection-background": of.cursor,
        "screen-selection-foreground": of.on_cursor,
        "button-foreground": of.text,
        "button-color-foreground": of.on_cursor,
        "button-focus-text-style": "bold reverse",
        "footer-background": of.panel,
        "footer-foreground": of.text,
        "footer-key-foreground": of.accent,
        "footer-description-foreground": of.text,
        "link-color": of.accent,
        "link-color-hover": of.on_cursor,
        "link-background-hover": of.cursor,
        "scrollbar": of.edge,
        "scrollbar-hover": of.quiet,
        "scrollbar-active": of.accent,
        "scrollbar-background": of.background,
        "scrollbar-background-hover": of.background,
        "scrollbar-background-active": of.background,
        "scrollbar-corner-color": of.background,
    }


def _theme(name: str, *, dark: bool) -> Theme:
    of = PALETTES[name]
    return Theme(
        name=name,
        dark=dark,
        primary=of.cursor,
        secondary=of.accent,
        accent=of.accent,
        success=of.good,
        warning=of.care,
        error=of.wrong,
        foreground=of.text,
        background=of.background,
        surface=of.surface,
        panel=of.panel,
        boost=of.surface,
        variables=_variables(of),
    )


_OWN, _ON, _HERE = "ansi_default", "ansi_bright_white", "ansi_blue"
"""Text and its ground; text on a ground of its own, and that: bright white can be read on it in
nearly every terminal. Textual loses `reverse` on the way from the style sheet to a list."""
_OF_TERMINAL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "quiet": _OWN,
        "edge": _OWN,
        "line": "ansi_bright_black",
        "text-primary": _OWN,
        "text-accent": "ansi_cyan",
        "text-muted": _OWN,
        "text-disabled": _OWN,
        "error-muted": _OWN,
        "primary-muted": _OWN,
        "border": "ansi_cyan",
        "border-blurred": _OWN,
        "ansi-background": _OWN,
        "ansi-foreground": _OWN,
        "block-cursor-foreground": _ON,
        "block-cursor-background": _HERE,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": _ON,
        "block-cursor-blurred-background": "ansi_bright_black",
        "block-cursor-blurred-text-style": "none",
        "block-hover-background": _OWN,
        "input-cursor-background": _HERE,
        "input-cursor-foreground": _ON,
        "input-cursor-text-style": "bold",
        "input-selection-background": _HERE,
        "input-selection-foreground": _ON,
        "button-foreground": _OWN,
        "button-color-foreground": _ON,
        "button-focus-text-style": "bold reverse",
        "footer-key-foreground": "ansi_cyan",
        "link-color": "ansi_cyan",
        "scrollbar": _HERE,
        "scrollbar-hover": _HERE,
        "scrollbar-active": "ansi_cyan",
        "scrollbar-background": _OWN,
        "scrollbar-background-hover": _OWN,
        "scrollbar-background-active": _OWN,
        "screen-selection-background": _HERE,
        "screen-selection-foreground": _ON,
    }
)


def _terminal() -> Theme:
    """Nothing but the sixteen colours that the terminal calls its own."""
    return Theme(
        name=TERMINAL,
        ansi=True,
        primary="ansi_blue",
        secondary="ansi_cyan",
        accent="ansi_cyan",
        success="ansi_green",
        warning="ansi_yellow",
        error="ansi_red",
        foreground=_OWN,
        background=_OWN,
        surface=_OWN,
        panel=_OWN,
        boost=_OWN,
        variables=dict(_OF_TERMINAL),
    )


THEMES: Final[tuple[Theme, ...]] = (
    _theme(DARK, dark=True),
    _theme(LIGHT, dark=False),
    _theme(CONTRAST, dark=True),
    _theme(CONTRAST_LIGHT, dark=False),
    _terminal(),
)
"""Ours, in the order in which they are offered."""
