"""The keys of the class list and of its import, in the order of the key bar."""

from textual.binding import Binding, BindingType

from conferapp.ui.screens.base import HELP, HELP_MARK

ROSTER_KEYS: list[BindingType] = [
    Binding(
        "enter,e",
        "edit",
        "Change",
        id="roster.edit",
        key_display="enter",
        tooltip="Change what is known of the student",
    ),
    Binding("n,f3", "new", "New", id="roster.new", tooltip="Add a student"),
    Binding(
        "x",
        "archive",
        "Left / back",
        id="roster.archive",
        tooltip="Mark that the student has left; again takes that back",
    ),
    Binding(
        "i,f5",
        "bring_in",
        "Import",
        id="roster.import",
        tooltip="Take students from a class list: a CSV file, or users.csv of OneRoster",
    ),
    Binding("slash,f4", "search", "Find", id="roster.find", tooltip="Find by a part of the name"),
    Binding(
        "delete,d",
        "to_bin",
        "Move to the bin",
        id="roster.to-bin",
        show=False,
        tooltip="Move the student with every conference into the bin; it asks first",
    ),
    Binding("escape,f2", "home", "Home", id="roster.home", tooltip="Go home"),
    HELP,
    HELP_MARK,
]

IMPORT_KEYS: list[BindingType] = [
    Binding(
        "enter",
        "read_file",
        "Read it",
        id="import.read",
        key_display="enter",
        tooltip="Read the file; nothing is changed yet",
    ),
    Binding(
        "enter",
        "choose",
        "Choose",
        id="import.choose",
        key_display="enter",
        tooltip="Say which column it is taken from; at a doubt, say who is meant",
    ),
    Binding(
        "space",
        "turn",
        "Leave out / take in",
        id="import.turn",
        tooltip="Leave this one out, or take it in again",
    ),
    Binding("f8", "go_on", "Go on", id="import.on", tooltip="See what would change"),
    Binding("f8", "write", "Import", id="import.write", tooltip="Write everything with a ✓"),
    Binding(
        "a",
        "turn_all",
        "All or none",
        id="import.all",
        tooltip="Leave out all that are shown, or take them in",
    ),
    Binding(
        "slash,f4", "search", "Find", id="import.find", tooltip="Show only lines with some words"
    ),
    Binding("escape,f7", "back", "Back", id="import.back", tooltip="Go back one step"),
    Binding("f2", "home", "Home", id="import.home", show=False, tooltip="Go home"),
    HELP,
    HELP_MARK,
]
