"""The keys of the scores, in the order of the key bar; each step has its own."""

from textual.binding import Binding, BindingType

from conferapp.ui.screens.base import HELP, HELP_MARK

SCORES_KEYS: list[BindingType] = [
    Binding(
        "enter",
        "read_file",
        "Read it",
        id="scores.read",
        key_display="enter",
        tooltip="Read the file; nothing is changed yet",
    ),
    Binding(
        "enter",
        "choose",
        "Choose",
        id="scores.choose",
        key_display="enter",
        tooltip="Say what the column is; look at a student’s topics one by one",
    ),
    Binding(
        "enter,space",
        "pick",
        "Take / keep",
        id="scores.pick",
        key_display="enter",
        tooltip="Where points differ, take the file’s, or keep what is there",
    ),
    Binding(
        "space",
        "turn",
        "Leave out / take in",
        id="scores.turn",
        tooltip="Leave this one out, or take it in again",
    ),
    Binding("f8", "go_on", "Go on", id="scores.on", tooltip="See what would change"),
    Binding("f8", "write", "Bring in", id="scores.write", tooltip="Write everything with a ✓"),
    Binding(
        "m",
        "maximum",
        "Out of",
        id="scores.maximum",
        tooltip="Say how many points there were, for all topics without a maximum",
    ),
    Binding(
        "s",
        "whose",
        "Whose",
        id="scores.whose",
        tooltip="Say which student a row belongs to",
    ),
    Binding(
        "o",
        "take_all",
        "Take all",
        id="scores.all",
        tooltip="Where points differ, take all of the file’s; again keeps what is there",
    ),
    Binding(
        "n",
        "named",
        "Name",
        id="scores.named",
        tooltip="Say what was assessed, for conferences in which that is still open",
    ),
    Binding(
        "d",
        "day",
        "Day",
        id="scores.day",
        tooltip="Say on which day it was, for conferences in which that is still open",
    ),
    Binding(
        "a",
        "agenda",
        "Agenda",
        id="scores.agenda",
        tooltip="Choose the agenda of conferences that are planned for this",
    ),
    Binding(
        "c",
        "alone",
        "One / class",
        id="scores.alone",
        tooltip="Use the row of one student only, or those of the class again",
    ),
    Binding("escape,f7", "back", "Back", id="scores.back", tooltip="Go back one step"),
    Binding("f2", "home", "Home", id="scores.home", show=False, tooltip="Go home"),
    HELP,
    HELP_MARK,
]
