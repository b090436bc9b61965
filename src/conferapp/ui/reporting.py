"""Reporting: reports on workspaces, and what is made of them, for the screen and for commands.

Imports no Textual, so that the command line can use it.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from conferapp.domain.reports.period import Period
from conferapp.domain.reports.reports import REPORTS, report_on
from conferapp.outputs.report_csv import report_csv
from conferapp.storage.handed_on import check_outside
from conferapp.storage.handout_files import write_handout
from conferapp.storage.sealing import Seal
from conferapp.storage.several import Several, Source, StaysClosed, open_several
from conferapp.ui.reckoned import Reckoned, page_of, text_of

if TYPE_CHECKING:
    from conferapp.desk.desk import Desk

Files = Mapping[Path, bytes]
ASK_THERE: Final = "`conferapp report` on the command line asks for the passphrase of yours."
_STEM: Final = "report"


def reckon(
    several: Several,
    period: Period,
    today: date,
    wanted: Iterable[str] = REPORTS,
    going_on: Callable[[], bool] = lambda: True,
) -> Reckoned:
    """Reckon reports.

    Args:
        several: The workspaces.
        period: The days that count.
        today: The day from which it is counted who is overdue.
        wanted: The names of the reports.
        going_on: Tells whether anybody still waits for it; if not, it ends early.
    """
    told = takewhile(lambda _: going_on(), several.told(period))
    tables = report_on(several.frame(period, today), told, wanted)
    folders = tuple(source.workspace.root for source in several.sources)
    left = tuple(several.left_alone)
    return Reckoned(period, today, tables, folders, left, several.faults, several.notes)


def reckon_at(
    desk: "Desk", period: Period, beside: Iterable[Path], going_on: Callable[[], bool]
) -> Reckoned:
    """Reckon every report on the workspace that is open, and on others beside it.

    Takes a second or two where there is much, so it has a thread of its own.

    Args:
        desk: What the app works with; its index is asked as it is.
        period: The days that count.
        beside: The other workspaces.
        going_on: Tells whether anybody still waits for it; if not, it ends early.
    """
    today = desk.clock.today()

    def seal_for(_: object) -> Seal:
        if not desk.workspace.seal.suffix:
            raise StaysClosed(ASK_THERE)
        return desk.workspace.seal  # what opens one folder of a program opens the others

    several = open_several(
        beside,
        state=desk.places.state,
        today=today,
        seal_for=seal_for,
        beside=Source(desk.workspace, desk.caseload(), own=False),
        going_on=going_on,
    )
    try:
        return reckon(several, period, today, going_on=going_on)
    finally:
        several.close()


def write_files(reckoned: Reckoned, form: str, folder: Path) -> list[Path]:
    """Write reports to files of their own; what is there already stays.

    Their names tell the days that count, and no name of anybody.

    Args:
        reckoned: The reports.
        form: `html` or `csv`.
        folder: Where to; it is outside of every workspace.

    Returns:
        The files.

    Raises:
        StorageError: They aren't on disk.
    """
    for inside in reckoned.folders:
        check_outside(folder, inside)
    period = reckoned.period
    stem = f"report-{period.since.isoformat()}-to-{period.until.isoformat()}"
    alone = f"-{reckoned.tables[0].id}" if len(reckoned.tables) == 1 else ""
    contents = (
        {f"{stem}{alone}": page_of(reckoned)}
        if form == "html"
        else {f"{stem}-{table.id}": report_csv(table) for table in reckoned.tables}
    )
    return [
        write_handout(folder, name, form, data, workspace=reckoned.folders[0])
        for name, data in contents.items()
    ]


def _csv_files(reckoned: Reckoned, place: Path) -> Files:
    """One table for each report; for one report alone, the place may be a file."""
    if place.suffix.casefold() == ".csv" and len(reckoned.tables) == 1 and not place.is_dir():
        return {place: report_csv(reckoned.tables[0])}
    return {place / f"{table.id}.csv": report_csv(table) for table in reckoned.tables}


def _html_files(reckoned: Reckoned, place: Path) -> Files:
    return {_file(place, (".html", ".htm")): page_of(reckoned)}


def _text_files(reckoned: Reckoned, place: Path) -> Files:
    return {_file(place, (".txt",)): text_of(reckoned).encode()}


def _file(place: Path, endings: tuple[str, ...]) -> Path:
    """The file that is meant: the place itself by its ending, or one in that folder."""
    named = place.suffix.casefold() in endings and not place.is_dir()
    return place if named else place / f"{_STEM}{endings[0]}"


FORMS: Final[Mapping[str, Callable[[Reckoned, Path], Files]]] = {
    "text": _text_files,
    "csv": _csv_files,
    "html": _html_files,
}
"""What can be made: the files, for a place that somebody named."""
