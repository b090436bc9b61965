"""The palettes of Conferapp: the only place where colours stand as numbers.

`themes` makes of each palette what Textual asks for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

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
