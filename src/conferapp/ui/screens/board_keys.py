"""The keys of the class board, in the order of the key bar."""

from textual.binding import Binding, BindingType

from conferapp.ui.screens.base import HELP, HELP_MARK

BOARD_KEYS: list[BindingType] = [
    Binding(
        "enter",
        "open",
        "Open",
        id="board.open",
        key_display="enter",
        tooltip="Take a group or a pair up; at a student, see their page",
    ),
    Binding(
        "right",
        "view(1)",
        "Next view",
        id="board.view",
        show=False,  # the line of views says so
        key_display="→",
        priority=True,
        tooltip="Goals, groups, partners; 1, 2 and 3 go there at once",
    ),
    Binding("left", "view(-1)", "View before", id="board.back", show=False, priority=True),
    Binding(
        "f9,v",
        "show_class",
        "Show the class",
        id="board.show",
        tooltip="Cover everything but goals and first names, for a projector",
    ),
    Binding("s,f4", "scope", "Class", id="board.scope", tooltip="Choose whom to look at"),
    Binding("p,f6", "print_chart", "Print", id="board.print", tooltip="Make the chart as a page"),
    Binding("escape,f2", "home", "Home", id="board.home", tooltip="Go home"),
    HELP,
    HELP_MARK,
    Binding(
        "space",
        "leave_out",
        "Show or not",
        id="board.leave-out",
        show=False,
        tooltip="Among the goals: leave one out of what the class sees, or take it in again",
    ),
    *(
        Binding(str(number), f"go('{view}')", name, id=f"board.{view}", show=False)
        for number, (view, name) in enumerate(
            (("goals", "Goals"), ("groups", "Groups"), ("partners", "Partners")), 1
        )
    ),
]
