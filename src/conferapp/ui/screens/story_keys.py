"""The keys of a student's page, in the order of the key bar."""

from textual.binding import Binding, BindingType

from conferapp.ui.screens.base import HELP, HELP_MARK, READ_SHOWN

STORY_KEYS: list[BindingType] = [
    Binding(
        "enter",
        "open",
        "Open",
        id="story.open",
        key_display="enter",
        tooltip="Go into the list of conferences, then open the chosen one",
    ),
    Binding(
        "s,f9",
        "begin",
        "Begin",
        id="story.begin",
        tooltip="Begin a conference with this student, or go on with the one in progress",
    ),
    Binding(
        "c,f11",
        "hand_out",
        "Cards and letters",
        id="story.hand-out",
        tooltip="See and make card, letters and copies of the last conference",
    ),
    *READ_SHOWN,
    Binding("escape,f2", "home", "Home", id="story.home", tooltip="Go home"),
    HELP,
    HELP_MARK,
    Binding(
        "right_square_bracket",
        "student(1)",
        "Next student",
        id="story.next",
        show=False,
        tooltip="See the same of the next student",
    ),
    Binding(
        "left_square_bracket",
        "student(-1)",
        "Student before",
        id="story.before",
        show=False,
        tooltip="See the same of the student before",
    ),
    Binding(
        "left",
        "sections",
        "Sections",
        id="story.sections",
        show=False,
        tooltip="Go back from the conferences to the sections",
    ),
    Binding(
        "delete,d",
        "to_bin",
        "Move to the bin",
        id="story.to-bin",
        show=False,
        tooltip="Move the conference under the cursor into the bin; it asks first",
    ),
]
