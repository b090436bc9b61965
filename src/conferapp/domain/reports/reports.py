"""The table of reports, and the one walk over the conferences that all of them share."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from math import isfinite
from typing import Final

from conferapp.domain.facts import Facts
from conferapp.domain.lines import ConferenceLine
from conferapp.domain.reports.actions import Actions
from conferapp.domain.reports.calibration import Calibration
from conferapp.domain.reports.frame import Frame, Tally
from conferapp.domain.reports.goals import Goals
from conferapp.domain.reports.held import Held
from conferapp.domain.reports.met import Met
from conferapp.domain.reports.steps import Steps
from conferapp.domain.reports.table import Figures, Row, Table
from conferapp.domain.reports.waiting import Waiting


@dataclass(frozen=True)
class Report:
    """A report that can be asked for.

    Attributes:
        title: Its heading.
        about: What it tells, in a sentence or two.
        tally: Makes what reckons it.
    """

    title: str
    about: str
    tally: Callable[[Frame], Tally]


REPORTS: Final[Mapping[str, Report]] = {
    "held": Report(
        "Conferences held",
        "Finished conferences of each tutor, by the Monday of their week. Cancelled ones are "
        "counted apart, and so are seats in small groups.",
        Held,
    ),
    "met": Report(
        "Students met",
        "How many of the students of each tutor had a conference in these weeks, and how many "
        "wait for one as of today.",
        Met,
    ),
    "waiting": Report(
        "Never met or overdue",
        "Students who never had a conference, and those whose next one is overdue as of today. "
        "Who has left isn’t here.",
        Waiting,
    ),
    "steps": Report(
        "Steps and minutes",
        "Every step that came up in finished conferences: how often it was skipped on purpose, and "
        "how long it was on the screen. A reason is named where it was given with at least three "
        "students.",
        Steps,
    ),
    "goals": Report(
        "Goals",
        "Goals that were agreed on in these weeks: how many name a measure, a date, a topic, and "
        "what was said of them since. A goal that goes on in the same words counts once.",
        Goals,
    ),
    "actions": Report(
        "Plans kept",
        "What was agreed to be done in these weeks, and what conferences in these weeks said of "
        "what had been agreed on before. “Looked at” counts how often something was said of a "
        "step.",
        Actions,
    ),
    "calibration": Report(
        "Guesses and results",
        "How far results were from what students guessed, in percentage points. A gap above zero "
        "means that the result was better than the guess, and a distance goes either way. The "
        "halves split each student’s own guesses into earlier and later ones: where the later "
        "distance is smaller, guesses get closer.",
        Calibration,
    ),
}
"""A row for each report, in the order in which they are shown."""


def report_on(
    frame: Frame,
    told: Iterable[tuple[ConferenceLine, Facts]],
    wanted: Iterable[str] = REPORTS,
) -> tuple[Table, ...]:
    """Reckon reports, in one walk over the conferences.

    Args:
        frame: What they are reckoned in.
        told: The conferences with their facts, the oldest first; each counts once, so none may come
            twice. Those outside of the period are passed over.
        wanted: The names of the reports.
    """
    tallies = {name: REPORTS[name].tally(frame) for name in wanted}
    for line, facts in told:
        if frame.period.holds(line.day):
            for tally in tallies.values():
                tally.take(line, facts)
    return tuple(
        Table(name, REPORTS[name].title, REPORTS[name].about, _sound(tally.figures()))
        for name, tally in tallies.items()
    )


def _sound(figures: Figures) -> Figures:
    """The same without numbers that are none, as a broken file may lead to."""
    rows, total = map(_finite, figures.rows), _finite(figures.total)
    return replace(figures, rows=tuple(rows), total=total)


def _finite(row: Row) -> Row:
    return tuple(None if isinstance(c, float) and not isfinite(c) else c for c in row)
