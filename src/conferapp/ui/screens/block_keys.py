"""The keys of the block, in the order of the key bar."""

from textual.binding import Binding, BindingType

from conferapp.ui.screens.base import HELP, HELP_MARK, READ

BLOCK_KEYS: list[BindingType] = [
    Binding(
        "enter",
        "open",
        "Begin",
        id="block.open",
        key_display="enter",
        tooltip="Begin this slot: its time runs, and its conference or group opens",
    ),
    Binding(
        "n,f8", "next", "Next", id="block.next", tooltip="Go on to the next slot: its time runs"
    ),
    Binding("a", "add", "Add", id="block.add", tooltip="Add a conference, a group, or settling in"),
    Binding("e", "who", "Who", id="block.who", tooltip="Put somebody else into this slot"),
    Binding(
        "plus,equals_sign",
        "longer(1)",
        "Minutes",
        id="block.longer",
        key_display="+/−",
        tooltip="Give this slot a minute more",
    ),
    Binding(
        "minus",
        "longer(-1)",
        "Shorter",
        id="block.shorter",
        show=False,
        tooltip="Give this slot a minute less",
    ),
    Binding("p", "print_it", "Print", id="block.print", tooltip="Make a page to print, for you"),
    Binding("escape,f2", "home", "Home", id="block.home", tooltip="Go home"),
    HELP,
    HELP_MARK,
    Binding(
        "s",
        "clock",
        "Clock on/off",
        id="block.clock",
        show=False,
        tooltip="Start the clock at this slot, or stop it",
    ),
    Binding(
        "shift+up,u",
        "move(-1)",
        "Move up",
        id="block.up",
        show=False,
        tooltip="Have this slot earlier",
    ),
    Binding(
        "shift+down,d",
        "move(1)",
        "Move down",
        id="block.down",
        show=False,
        tooltip="Have this slot later",
    ),
    Binding(
        "x,delete",
        "remove",
        "Take out",
        id="block.remove",
        show=False,
        tooltip="Take this slot out of the block",
    ),
    Binding(
        "g",
        "group",
        "Group",
        id="block.group",
        show=False,
        tooltip="Choose the topic of the small group, or add one",
    ),
    Binding(
        "m",
        "minutes",
        "Length",
        id="block.minutes",
        show=False,
        tooltip="Say how many minutes the block has",
    ),
    Binding(
        "r",
        "plan_anew",
        "Plan anew",
        id="block.anew",
        show=False,
        tooltip="Plan the block anew, out of who is due and who shares a need",
    ),
    Binding(
        "h",
        "student",
        "Student’s page",
        id="block.student",
        show=False,
        tooltip="See everything about the student of this conference",
    ),
    # Over the list, which is short.
    Binding(
        "z,ctrl+z",
        "take_back",
        "Take back",
        id="block.take-back",
        show=False,
        tooltip="Take back the last change of the block, also one from before a restart",
    ),
    *READ,
]
