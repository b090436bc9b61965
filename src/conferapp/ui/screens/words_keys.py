"""The keys of the search for words: letters are typed, so that only others have a meaning."""

from textual.binding import Binding, BindingType

from conferapp.ui.screens.base import HELP

WORDS_KEYS: list[BindingType] = [
    Binding(
        "enter",
        "open",
        "Open",
        id="words.open",
        key_display="enter",
        tooltip="Open the conference at this place",
    ),
    Binding(
        "f4",
        "whose",
        "All or yours",
        id="words.whose",
        tooltip="Look among your own students only, or among all",
    ),
    Binding("escape,f2", "home", "Home", id="words.home", tooltip="Go home"),
    Binding("up", "move(-1)", "Up", id="words.up", show=False),
    Binding("down", "move(1)", "Down", id="words.down", show=False),
    Binding("pageup", "turn(-1)", "Page up", id="words.pageup", show=False),
    Binding("pagedown", "turn(1)", "Page down", id="words.pagedown", show=False),
    HELP,
]
