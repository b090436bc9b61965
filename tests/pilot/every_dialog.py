"""The dialogs, each in front of the screen from which it is asked; see `every_screen`."""

from types import MappingProxyType
from typing import Final

from tests.pilot.every_page import READ, again, on, over
from tests.pilot.every_place import IMPORT, SCORES, with_files
from tests.pilot.every_screen import (
    View,
    Views,
    a_class,
    ask,
    empty,
    place,
    post,
    press,
    then,
    write,
)

from conferapp.ui.dialogs.closing import ClosingDialog
from conferapp.ui.screens.base import ToFinish

DIALOGS: Final[Views] = MappingProxyType(
    {
        "new-student": View("StudentDialog", empty, press("n")),
        "tutor": View("TutorDialog", a_class, press("t")),
        "which-conference": View("ChooseDialog", a_class, press("home", "p")),
        "where-to": View("ChooseDialog", a_class, press("f12")),
        "theme": View("ThemeDialog", a_class, press("f10")),
        "edit-student": View("EditStudentDialog", a_class, then(place("roster"), press("enter"))),
        "edit-nobody": View(
            "EditStudentDialog", a_class, then(place("roster"), press("n", "enter"))
        ),
        "which-days": View("ChooseDialog", a_class, then(place("reports"), press("p"))),
        "own-days": View(
            "LinesDialog", a_class, then(place("reports"), press("p"), write("from one day\n"))
        ),
        "to-bin": View("ToBinDialog", a_class, then(place("roster"), press("delete"))),
        "closing": View("ClosingDialog", on("step-3"), ask(lambda _: ClosingDialog())),
        "which-column": View("ChooseDialog", with_files, then(IMPORT, press("enter"))),
        "which-points": View("ChooseDialog", with_files, then(SCORES, press("enter"))),
        "go-to": View("ChooseDialog", on("step-3"), press("ctrl+g")),
        "go-to-nothing": View("ChooseDialog", on("step-3"), then(press("ctrl+g"), write("xyzzy"))),
        "skip": View("WordsDialog", on("step-3"), press("f5")),
        "cancel": View("WordsDialog", on("step-3"), then(post(ToFinish), press("f5"))),
        "supports": View("SupportsDialog", on("step-3"), press("f11")),
        "quick-check": View(
            "CheckDialog", again("goal-and-data"), then(press("f12", "tab"), write("4/5"))
        ),
        "reason": View("ReasonDialog", over, then(READ, press("f7"))),
        "help": View("HelpDialog", on("step-7"), press("f1")),
        "help-home": View("HelpDialog", a_class, press("f1")),
        "palette": View("CommandPalette", on("tutor-view"), press("ctrl+p")),
    }
)
