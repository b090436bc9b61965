"""The keys of the screen of handouts, in the order of the key bar.

They stand apart from the others, because each of the things that can leave has a number.
"""

from textual.binding import Binding, BindingType

from conferapp.ui.leaving import ITEMS
from conferapp.ui.screens.base import HELP, HELP_MARK, READ

HANDOUT_KEYS: list[BindingType] = [
    Binding(
        "enter",
        "make",
        "Make it",
        id="handouts.make",
        key_display="enter",
        tooltip="Make the file, and open it where the computer can",
    ),
    Binding(
        "enter,space",
        "in_or_out",
        "In or out",
        id="handouts.toggle",
        key_display="enter",
        tooltip="Leave the line out, or take it in again; at a +, write words of your own",
    ),
    Binding(
        "f8",
        "add",
        "Your words",
        id="handouts.add",
        tooltip="Add a line in your own words",
    ),
    Binding(
        "f5",
        "lines",
        "Lines",
        id="handouts.lines",
        tooltip="Go through it line by line, to leave some out; again to see it whole",
    ),
    Binding(
        "f4", "turn_form", "Form", id="handouts.form", tooltip="Web page, PDF, Markdown or text"
    ),
    Binding(
        "f3",
        "turn_language",
        "Language",
        id="handouts.language",
        tooltip="Take the next language; what people said stays in their words",
    ),
    Binding("f7,escape", "back", "Back", id="handouts.back", tooltip="Go back"),
    HELP,
    HELP_MARK,
    Binding(
        "f6",
        "folder",
        "Folder",
        id="handouts.folder",
        show=False,
        tooltip="Choose the folder that the files go to",
    ),
    Binding(
        "f9",
        "uncover",
        "Show it here",
        id="handouts.uncover",
        show=False,
        tooltip="Show on the screen what is for you alone",
    ),
    *READ,  # line by line they are that list's own
    *(
        Binding(
            str(at),
            f"choose({at})",
            item.name,
            id=f"handouts.{item.id}",
            show=False,
            tooltip=item.about,
        )
        for at, item in enumerate(ITEMS, 1)
    ),
]
