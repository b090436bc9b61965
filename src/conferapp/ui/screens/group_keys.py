"""The keys of a small group, in the order of the key bar."""

from textual.binding import Binding, BindingType

from conferapp.ui.screens.base import HELP, HELP_MARK

GROUP_KEYS: list[BindingType] = [
    Binding(
        "f8,ctrl+s",
        "keep",
        "Keep with each",
        id="group.keep",
        tooltip="Put the step into the plan of each member, and the note into the record of each",
    ),
    Binding(
        "space",
        "in_or_out",
        "In or out",
        id="group.in-or-out",
        tooltip="In the list: take a student out of the group, or in again",
    ),
    Binding("a,f4", "add", "Add", id="group.add", tooltip="Ask another student in"),
    Binding(
        "n",
        "once_more",
        "A further one",
        id="group.further",
        show=False,
        tooltip="Begin a further one for today with those with whom one is kept already",
    ),
    Binding("escape", "back", "Back", id="group.back", tooltip="Go back to where you came from"),
    Binding("f2", "home", "Home", id="group.home", show=False, tooltip="Go home"),
    HELP,
    HELP_MARK,
]
