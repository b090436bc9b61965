"""To the bin: asks whether something is to go there, moves it, and says what came of that."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from conferapp.domain.almanac import say_date
from conferapp.domain.lines import ConferenceLine, StudentLine
from conferapp.domain.text import shortened
from conferapp.storage.errors import StorageError
from conferapp.ui.dialogs.to_bin import ToBinDialog
from conferapp.ui.screens.base import AppScreen

if TYPE_CHECKING:
    from conferapp.desk.desk import Desk
    from conferapp.storage.bin_plan import ToMove

SHOWN = "[x home.bin] at home shows it, and brings it back."
NAMES_TOLD, LONGEST = 3, 60
"""Conferences that are named one by one in the question; characters of a name."""


def ask_to_bin(
    screen: AppScreen,
    desk: "Desk",
    student: StudentLine,
    line: ConferenceLine | None,
    done: Callable[[str, bool], None],
) -> None:
    """Ask, and move a student with all their conferences, or one conference.

    Args:
        screen: The screen on which it was asked for.
        desk: What the app works with.
        student: The student.
        line: The conference; None for the student.
        done: Told what came of it, as a sentence, and whether anything moved; not where it is kept.
    """
    from conferapp.desk.binning import Binning

    if screen.app.screen is not screen:  # a second key may be on its way
        return
    binning = Binning(desk)
    try:
        found = binning.find(student.id, line.record_id if line else "")
    except StorageError as problem:
        done(str(problem), False)
        return
    what = f"the conference of {say_date(line.day)}" if line else shortened(student.name, LONGEST)

    def take(sure: bool | None) -> None:
        if not sure:
            return
        try:
            binning.move(found)
        except StorageError as problem:
            done(str(problem), True)
        else:
            said = f"{what[0].upper()}{what[1:]}"
            done(f"✓ {said} is in the bin. {screen.told(SHOWN)}", True)

    lines = _conference_goes(student, line) if line else _student_goes(student, found)
    screen.app.push_screen(ToBinDialog(f"Move {what} to the bin?", lines), take)


def _conference_goes(student: StudentLine, line: ConferenceLine) -> list[str]:
    versions = f", in {len(line.copies) + 1} versions" if line.copies else ""
    return [f"{line.agenda_title}, with {shortened(student.name, LONGEST)}{versions}"]


def _student_goes(student: StudentLine, found: "ToMove") -> list[str]:
    conferences = student.conferences
    told = [f"  {say_date(line.day)}: {line.agenda_title}" for line in conferences[:NAMES_TOLD]]
    many = len(conferences)
    held = (
        "No conference goes with them." if not many else f"With every conference, {many:,} in all:"
    )
    more = [f"  … and {many - NAMES_TOLD:,} more"] if many > NAMES_TOLD else []
    files = "1 file" if found.staying == 1 else f"{found.staying} files"
    staying = [f"{files} that can’t be read, or isn’t Conferapp’s, stays."] if found.staying else []
    return [held, *told, *more, *staying]
