"""The words of the reports on screen."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from textual.content import Content

from conferapp.domain.reports.table import Table
from conferapp.domain.text import clean
from conferapp.outputs.report_text import aligned
from conferapp.outputs.wrapping import wrapped
from conferapp.ui.hung import heading, stacked
from conferapp.ui.reckoned import CAREFUL, Reckoned, named_lines
from conferapp.ui.report_choices import Days
from conferapp.ui.text import QUIET_STYLE, literal

LEFT_ALONE: Final = "left-alone"
"""The place on the list behind the reports, where something was left alone."""
RECKONING: Final = "Reckoning …"
MANY: Final = 1_000
"""Conferences from which on it is said how many were counted so far."""
STILL_READING: Final = (
    "Conferences are still being read. The figures come when that is done; you can go home "
    "meanwhile."
)
WHICH_FOLDER: Final = (
    "Which folder? Another tutor’s Conferapp folder, or one in which several lie. It is counted "
    "until you close Conferapp."
)
WHICH_DAYS: Final = "From which day until which? Both count."
DAYS_HINT: Final = (
    "Such as 2026-09-01, 1 Sep or last Monday; no second one is today. Enter takes them. Esc goes "
    "back."
)
HINT: Final = "Drag it here, or type where it is. Enter takes it. Esc goes back."
ABOUT_LEFT_ALONE: Final = (
    "What there is to know about the folders, and files that aren’t counted as they are. None was "
    "changed. What can’t be read may be missing in the figures."
)
NOTHING: Final = Content("")
PARTS: Final = ("about", "head", "body")
"""The widgets that a sheet fills, from top to bottom."""
_FORMS: Final[Mapping[str, str]] = {"html": "The page", "csv": "A table of each report"}
_OPEN_IT: Final = "Nothing here shows it, so open that file in a browser yourself."


class Sheet:
    """What stands on the right: sentences, the names of the columns, and the rows.

    Attributes:
        more: Whether there are columns further on.

    Args:
        about: Sentences, wrapped to the room there is.
        head: The names of the columns, which stay in view.
        body: The rows.
        more: Whether there are columns further on.
    """

    def __init__(
        self,
        about: Content,
        head: Content = NOTHING,
        body: Content = NOTHING,
        *,
        more: bool = False,
    ) -> None:
        self._parts = {"about": about, "head": head, "body": body}
        self.more = more

    def part(self, name: str) -> Content:
        """A part, for the widget of that name."""
        return self._parts[name]


EMPTY: Final = "It fills by itself as conferences are finished. “Period” counts a longer time."
"""Below a report without a row; who waits is no matter of conferences held."""


def top_text(reckoned: Reckoned | None, days: Days) -> Content:
    """What is counted: for the top of the screen."""
    told = f"   {days.said}"
    if reckoned is not None:
        told += f" · {reckoned.about}"
    return Content.assemble(literal("Reports", "bold $text-primary"), literal(told, QUIET_STYLE))


def table_sheet(table: Table, room: int, skip: int) -> Sheet:
    """A report, with as many columns as fit.

    Args:
        table: The report.
        room: Columns of the screen that there are.
        skip: How many columns of the table were gone past.
    """
    lines = aligned(table, room=room, skip=skip)
    note = table.figures.note
    about = [heading(table.title), literal(table.about, QUIET_STYLE)]
    if note:
        about.append(literal(note))
    if lines is None:
        fills = [] if table.names_students else [NOTHING, literal(EMPTY, QUIET_STYLE)]
        return Sheet(stacked([*about, *fills]))
    rows: list[Content] = []
    for name, group in lines.groups:
        if name:
            rows += [*([NOTHING] if rows else []), literal(name, "bold")]
        rows += [literal(row) for row in group]
    if lines.total:
        rows.append(literal(lines.total, "bold"))
    head = [literal(line, QUIET_STYLE) for line in lines.head]
    return Sheet(stacked(about), stacked(head), stacked(rows), more=lines.more)


def waiting_sheet(counted: int, *, reading: bool) -> Sheet:
    """A word while there are no figures yet.

    Args:
        counted: How many conferences were counted so far.
        reading: Whether files are still being read.
    """
    so_far = f" {counted:,} conferences so far" if counted > MANY else ""
    return Sheet(literal(STILL_READING if reading else f"{RECKONING}{so_far}"))


def left_alone_sheet(reckoned: Reckoned, room: int) -> Sheet:
    """What isn’t counted, by name.

    Args:
        reckoned: The reports.
        room: Columns of the screen that there are.
    """
    about = stacked([heading("Left alone"), literal(ABOUT_LEFT_ALONE, QUIET_STYLE)])
    lines = (_hung(line, room) for line in (*reckoned.notes, *named_lines(reckoned)))
    return Sheet(about, body=stacked(map(literal, lines)))


def _hung(line: str, room: int) -> str:
    """A line, wrapped below itself where it names a file."""
    said = line.lstrip()
    return wrapped(said, first=" " * (len(line) - len(said)), rest="    ", width=room)


def left_alone_label(reckoned: Reckoned) -> Content:
    """The place on the list for what isn’t counted; where nobody has to look, it is a quiet one."""
    if not reckoned.troubles:
        return literal("Left alone", QUIET_STYLE)
    mark = "✗" if reckoned.faults else "⚑"
    return literal(f"{mark} Left alone ({reckoned.troubles:,})", "$text-warning")


def made_text(form: str, paths: Sequence[Path], *, opened: bool, names: bool) -> str:
    """What was made, and where it is."""
    folder = clean(str(paths[0].parent))
    where = f"{clean(paths[0].name)} in {folder}" if len(paths) == 1 else folder
    done = "made and opened" if opened else "made"
    more = (_OPEN_IT if form == "html" and not opened else "", CAREFUL if names else "")
    return " ".join((f"✓ {_FORMS[form]} is {done}: {where}.", *filter(None, more)))
