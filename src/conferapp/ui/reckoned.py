"""Reports as they were reckoned, and how all of them are told at once.

Imports no Textual, so that the command line can use it.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from conferapp.domain.reports.period import Period
from conferapp.domain.reports.table import Table, say_day
from conferapp.domain.text import clean
from conferapp.outputs.report_html import ReportPage, report_html
from conferapp.outputs.report_text import report_text
from conferapp.outputs.wrapping import wrapped
from conferapp.storage.left_alone import GROUPS, QUIET, LeftAlone

CAREFUL: Final = (
    "It names children, and it isn’t encrypted. Keep it where nobody else gets at it, and delete "
    "it when it isn’t needed any more."
)
MOST_NAMED: Final = 30
"""Files of one group that are named to people; `--json` names all."""


@dataclass(frozen=True)
class Reckoned:
    """Reports as they were reckoned.

    Attributes:
        period: The days that count.
        today: The day on which they were reckoned.
        tables: The reports.
        folders: The workspaces that were read.
        left_alone: What isn't counted.
        faults: Whether something could not be read.
        notes: What there is to know about the settings of the folders, as sentences.
    """

    period: Period
    today: date
    tables: tuple[Table, ...]
    folders: tuple[Path, ...]
    left_alone: tuple[LeftAlone, ...] = ()
    faults: bool = False
    notes: tuple[str, ...] = ()

    @property
    def troubles(self) -> int:
        """How many things there are that somebody should look at."""
        left = sum(one.group not in QUIET for one in self.left_alone)
        return left + len(self.notes)

    def only(self, wanted: Callable[[Table], bool]) -> "Reckoned":
        """The same with some of the reports.

        Args:
            wanted: Tells which.
        """
        return replace(self, tables=tuple(filter(wanted, self.tables)))

    @property
    def names_students(self) -> bool:
        """Whether the names of students are in it."""
        return any(table.names_students for table in self.tables)

    @property
    def about(self) -> str:
        """Which days and folders it is about."""
        many = len(self.folders)
        where = clean(self.folders[0].name) if many == 1 else f"{many:,} folders"
        return f"{self.period.said()}, from {where if many else 'no folder'}"


def counted_lines(reckoned: Reckoned) -> Iterator[str]:
    """What was left alone, counted, and without the names of files.

    Args:
        reckoned: The reports.
    """
    many = Counter(one.group for one in reckoned.left_alone)
    for group, (one, more) in GROUPS.items():
        if many[group]:
            yield f"{one if many[group] == 1 else more.format(many[group])}."


def named_lines(reckoned: Reckoned) -> Iterator[str]:
    """What was left alone, counted, and named where somebody should look at it.

    Args:
        reckoned: The reports.
    """
    for group, said in zip(_groups(reckoned), counted_lines(reckoned), strict=True):
        if group in QUIET:
            yield said
            continue
        found = [one for one in reckoned.left_alone if one.group == group]
        yield f"{said[:-1]}:"
        yield from (f"  {told_of(one)}" for one in found[:MOST_NAMED])
        if len(found) > MOST_NAMED:
            yield f"  … and {len(found) - MOST_NAMED:,} more"


def _groups(reckoned: Reckoned) -> list[str]:
    there = {one.group for one in reckoned.left_alone}
    return [group for group in GROUPS if group in there]


def told_of(one: LeftAlone) -> str:
    """Where something is that was left alone, and why.

    Args:
        one: It.
    """
    reason = f"{clean(one.reason)}." if one.reason and one.remedy else clean(one.reason)
    why = " ".join(filter(None, (reason, one.remedy)))
    return f"{one.place}: {why}" if why else one.place


def text_of(reckoned: Reckoned) -> str:
    """Everything as plain text.

    Args:
        reckoned: The reports.
    """
    parts = [f"Conferences, {reckoned.about}\n", *map(report_text, reckoned.tables)]
    if reckoned.notes:
        parts.append("\n".join(("Notes", "=====", *map(wrapped, reckoned.notes))) + "\n")
    if reckoned.left_alone:
        parts.append("\n".join(("Left alone", "==========", *named_lines(reckoned))) + "\n")
    return "\n".join(parts)


def page_of(reckoned: Reckoned) -> bytes:
    """Everything as one web page.

    Args:
        reckoned: The reports.
    """
    about = (
        f"{reckoned.about}. Made on {say_day(reckoned.today)}.",
        *((CAREFUL,) if reckoned.names_students else ()),
    )
    page = ReportPage(
        "Conferences", about, reckoned.tables, (*reckoned.notes, *counted_lines(reckoned))
    )
    return report_html(page)
