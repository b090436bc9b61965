"""The keys of “Looking back”, in the order of the key bar."""

from textual.binding import Binding, BindingType

from conferapp.ui.screens.base import HELP, HELP_MARK

LOOKBACK_KEYS: list[BindingType] = [
    Binding(
        "enter",
        "open",
        "Open",
        id="lookback.open",
        key_display="enter",
        tooltip="Go to the entries, or open the conference",
    ),
    Binding(
        "s,f4",
        "whose",
        "One student or all",
        id="lookback.whose",
        tooltip="Only the student of this entry, and again all of yours",
    ),
    Binding(
        "p,f5",
        "period",
        "Period",
        id="lookback.period",
        tooltip="All the time, the last 90 days, or the last 30 days",
    ),
    Binding("m,f6", "more", "Older ones", id="lookback.more", tooltip="Read older ones, too"),
    Binding("right", "entries", "Entries", id="lookback.right", show=False),
    Binding("left", "sections", "Sections", id="lookback.left", show=False),
    Binding("escape,f2", "home", "Home", id="lookback.home", tooltip="Go home"),
    HELP,
    HELP_MARK,
]
