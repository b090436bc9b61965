"""The themes of Conferapp, and the only place where colours stand as numbers.

Each is written down as a `Palette`, a handful of colours with a task each; `_variables` makes of it
every variable that a style sheet of this program or of Textual asks for. tests/unit/test_themes.py
measures every pair.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from textual.theme import Theme

DARK: Final = "conferapp-dark"
LIGHT: Final = "conferapp-light"
CONTRAST: Final = "conferapp-contrast"
CONTRAST_LIGHT: Final = "conferapp-contrast-light"
TERMINAL: Final = "conferapp-terminal"
STARK: Final = frozenset({CONTRAST, CONTRAST_LIGHT})
"""The themes in which all text has a contrast of 7 and not only of 4.5."""


@dataclass(frozen=True)
class Palette:
    """The colours of a theme, by what they are for.

    Attributes:
        background: What most text stands on.
        surface: Dialogs and folded panes.
        panel: The bars at the top and at the bottom, and lines to type in.
        line: What parts two panes; it may be faint, since nothing depends on it.
        edge: The edge of a field and the handle of a scroll bar: 3:1 on all of the above.
        text: Text.
        quiet: Text that stands back.
        heading: Headings.
        accent: What is said aloud, keys, where we are, the ring of focus.
        good: What went well.
        care: What needs a look.
        wrong: What is wrong.
        cursor: Behind the line under the cursor, and behind the button that leads on.
        on_cursor: Text on that.
        picked: Behind the line under the cursor of a list that hasn't the focus.
        on_picked: Text on that.
        alarm: Behind the sentence that saving fails.
    """

    background: str
    surface: str
    panel: str
    line: str
    edge: str
    text: str
    quiet: str
    heading: str
    accent: str
    good: str
    care: str
    wrong: str
    cursor: str
    on_cursor: str
    picked: str
    on_picked: str
    alarm: str


PALETTES: Final[Mapping[str, Palette]] = MappingProxyType(
    {
        DARK: Palette(
            background="#121418",
            surface="#191c21",
            panel="#22262d",
            line="#353b45",
            edge="#767d89",
            text="#e6e3dc",
            quiet="#a6abb4",
            heading="#cfe0f7",
            accent="#8dbcf6",
            good="#9bd5a5",
            care="#ecc67c",
            wrong="#f6a196",
            cursor="#2e72c0",
            on_cursor="#ffffff",
            picked="#6a727f",
            on_picked="#ffffff",
            alarm="#4a1d1b",
        ),
        LIGHT: Palette(
            background="#fbf9f4",
            surface="#f6f3ec",
            panel="#eae6da",
            line="#d4cdc5",
            edge="#7f7a70",
            text="#23272e",
            quiet="#595c63",
            heading="#17365f",
            accent="#1a569f",
            good="#1b6334",
            care="#774900",
            wrong="#a5261d",
            cursor="#1f5ca8",
            on_cursor="#ffffff",
            picked="#6b6d74",
            on_picked="#ffffff",
            alarm="#f8ddd8",
        ),
        CONTRAST: Palette(
            background="#000000",
            surface="#000000",
            panel="#171717",
            line="#9a9a9a",
            edge="#b4b4b4",
            text="#ffffff",
            quiet="#d2d2d2",
            heading="#ffffff",
            accent="#ffe14a",
            good="#84ff9f",
            care="#ffc65c",
            wrong="#ffa79f",
            cursor="#ffe14a",
            on_cursor="#000000",
            picked="#ffffff",
            on_picked="#000000",
            alarm="#3d0000",
        ),
        CONTRAST_LIGHT: Palette(
            background="#ffffff",
            surface="#ffffff",
            panel="#efefef",
            line="#5c5c5c",
            edge="#4a4a4a",
            text="#000000",
            quiet="#333333",
            heading="#000000",
            accent="#07308f",
            good="#00461a",
            care="#5a3200",
            wrong="#850b05",
            cursor="#07308f",
            on_cursor="#ffffff",
            picked="#000000",
            on_picked="#ffffff",
            alarm="#ffe3e0",
        ),
    }
)
"""Each theme with colours of its own, by its name."""

LENSES: Final[Mapping[str, tuple[str, str, str]]] = MappingProxyType(
    {
        "red": ("#ff6c66", "#6a0410", "ansi_red"),
        "orange": ("#eab676", "#7a4400", "ansi_bright_red"),
        "yellow": ("#fbf04c", "#746308", "ansi_yellow"),
        "green": ("#a5f0a0", "#00734f", "ansi_green"),
        "cyan": ("#56dcec", "#0b4d5e", "ansi_cyan"),
        "blue": ("#85b8fe", "#0a1c96", "ansi_blue"),
        "violet": ("#a48ff0", "#6a1fd0", "ansi_magenta"),
        "pink": ("#fa90c0", "#b3079c", "ansi_bright_magenta"),
    }
)
"""Each colour name of the agenda format: on dark, on light, and in the terminal's own colours.

They differ in lightness as well as in hue, since two hues in eight always fall together for
somebody. A name and a glyph stand beside each of them all the same."""


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


def _terminal() -> Theme:
    """Nothing but the sixteen colours that the terminal calls its own.

    Where text has a ground of its own, that is one on which bright white can be read in nearly
    every terminal; Textual loses `reverse` on the way from the style sheet to a list.
    """
    own, on, here, left = "ansi_default", "ansi_bright_white", "ansi_blue", "ansi_bright_black"
    return Theme(
        name=TERMINAL,
        ansi=True,
        primary="ansi_blue",
        secondary="ansi_cyan",
        accent="ansi_cyan",
        success="ansi_green",
        warning="ansi_yellow",
        error="ansi_red",
        foreground=own,
        background=own,
        surface=own,
        panel=own,
        boost=own,
        variables={
            "quiet": own,
            "edge": own,
            "line": "ansi_bright_black",
            "text-primary": own,
            "text-accent": "ansi_cyan",
            "text-muted": own,
            "text-disabled": own,
            "error-muted": own,
            "primary-muted": own,
            "border": "ansi_cyan",
            "border-blurred": own,
            "ansi-background": own,
            "ansi-foreground": own,
            "block-cursor-foreground": on,
            "block-cursor-background": here,
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-foreground": on,
            "block-cursor-blurred-background": left,
            "block-cursor-blurred-text-style": "none",
            "block-hover-background": own,
            "input-cursor-background": here,
            "input-cursor-foreground": on,
            "input-cursor-text-style": "bold",
            "input-selection-background": here,
            "input-selection-foreground": on,
            "button-foreground": own,
            "button-color-foreground": on,
            "button-focus-text-style": "bold reverse",
            "footer-key-foreground": "ansi_cyan",
            "link-color": "ansi_cyan",
            "scrollbar": here,
            "scrollbar-hover": here,
            "scrollbar-active": "ansi_cyan",
            "scrollbar-background": own,
            "scrollbar-background-hover": own,
            "scrollbar-background-active": own,
            "screen-selection-background": here,
            "screen-selection-foreground": on,
        },
    )


THEMES: Final[tuple[Theme, ...]] = (
    _theme(DARK, dark=True),
    _theme(LIGHT, dark=False),
    _theme(CONTRAST, dark=True),
    _theme(CONTRAST_LIGHT, dark=False),
    _terminal(),
)
"""Ours, in the order in which they are offered."""
