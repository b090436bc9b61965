"""The steps of each agenda: how often they are skipped, why, and how long they take.

A single child may be read out of a reason, or out of minutes. So a row says nothing but how often
its step came up where it is about fewer than three students, and each reason and the minutes have
to be of three as well.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from conferapp.domain.facts import Facts, Step
from conferapp.domain.lines import ConferenceLine
from conferapp.domain.reports.few import FEWEST
from conferapp.domain.reports.frame import Frame
from conferapp.domain.reports.table import Column, Figures, Row, median, share
from conferapp.domain.text import fold

PARTS: Final[Mapping[str, str]] = {
    "preparation": "Preparation",
    "reflection": "Reflection",
    "agenda": "Conversation",
    "follow_up": "Afterwards",
}
"""The parts of an agenda in their order, each with its name here."""
_MOST_REASONS: Final = 3
_TOO_FEW: Final = (
    "Of a step that came up with fewer than three students, nothing is told but how often it did."
)
_UNTIMED: Final = (
    "Minutes (–) aren’t told where fewer than three students spent any on a step. Pages that are "
    "filled in after a conference are mostly not timed at all."
)
_COLUMNS = (
    Column("agenda", "Agenda", "text"),
    Column("page", "Step", "text"),
    Column("part", "Part", "text"),
    Column("page_id", "Id", "text", shown=False),
    Column("came_up", "Came up"),
    Column("skipped", "Skipped"),
    Column("share_skipped", "Share skipped", "percent"),
    Column("median_minutes", "Median minutes", "minutes"),
    Column("total_minutes", "Minutes in all", "minutes"),
    Column("reasons", "Why it was skipped", "text"),
)


@dataclass
class _Page:
    """A page as the conferences had it."""

    agenda: str
    part: str
    place: int = 0
    came_up: int = 0
    skipped: int = 0
    titles: Counter[str] = field(default_factory=Counter)
    minutes: "array[float]" = field(default_factory=lambda: array("d"))
    in_all: float = 0.0
    students: set[str] = field(default_factory=set)
    timed: set[str] = field(default_factory=set)
    reasons: Counter[str] = field(default_factory=Counter)
    gave: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    spelled: dict[str, str] = field(default_factory=dict)

    def take(self, step: Step, title: str, place: int, student: str) -> None:
        """Count the page of one conference."""
        self.place += place
        self.came_up += 1
        self.titles[title] += 1
        self.students.add(student)
        self.in_all += step.seconds / 60
        if step.skipped is None:
            if step.seconds > 0:
                self.minutes.append(step.seconds / 60)
                self.timed.add(student)
            return
        self.skipped += 1
        if reason := step.skipped.strip():
            self.reasons[fold(reason)] += 1
            self.gave[fold(reason)].add(student)
            self.spelled.setdefault(fold(reason), reason)

    def cells(self) -> Row:
        """What is told of it beside how often it came up."""
        if len(self.students) < FEWEST:
            return None, None, None, None, ""
        timed = len(self.timed) >= FEWEST
        return (
            self.skipped,
            share(self.skipped, self.came_up),
            median(self.minutes) if timed else None,
            round(self.in_all, 1) if timed else None,
            self.why(),
        )

    def why(self) -> str:
        """The reasons that were given with enough students, the most frequent first."""
        told = self.reasons.most_common()
        often = [(why, times) for why, times in told if len(self.gave[why]) >= FEWEST]
        return ", ".join(f"{self.spelled[why]} ({times:,})" for why, times in often[:_MOST_REASONS])


class Steps:
    """Counts the pages of finished conferences.

    A title may have the student's name in it. It says “the student” there, since what stands here
    is about all of them.

    Args:
        frame: What is reckoned in.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._pages: dict[tuple[str, str], _Page] = {}

    def take(self, line: ConferenceLine, facts: Facts) -> None:
        """See `Tally`."""
        if line.status != "done":
            return
        called = self._frame.called(line)
        for place, step in enumerate(facts.steps):
            key = line.agenda_id, step.page
            if key not in self._pages:
                self._pages[key] = _Page(line.agenda_title, step.part)
            self._pages[key].take(step, _of_anybody(step.title, called), place, line.student_id)

    def figures(self) -> Figures:
        """See `Tally`."""
        rows = tuple(self._row(*key) for key in sorted(self._pages, key=self._order))
        return Figures(_COLUMNS, rows, note=self._note(), grouped=True)

    def _note(self) -> str:
        if not self._pages:
            return self._frame.nothing
        few = {len(page.students) < FEWEST for page in self._pages.values()}
        untimed = any(len(p.timed) < FEWEST <= len(p.students) for p in self._pages.values())
        return " ".join((*((_TOO_FEW,) if True in few else ()), *((_UNTIMED,) if untimed else ())))

    def _order(self, key: tuple[str, str]) -> tuple[str, str, int, float, str]:
        page = self._pages[key]
        part = list(PARTS).index(page.part) if page.part in PARTS else len(PARTS)
        return fold(page.agenda), key[0], part, page.place / page.came_up, key[1]

    def _row(self, agenda: str, page_id: str) -> Row:
        page = self._pages[agenda, page_id]
        title = max(page.titles.items(), key=lambda told: (told[1], told[0]))[0]
        return (
            page.agenda or agenda,
            title or page_id,
            PARTS.get(page.part, page.part),
            page_id,
            page.came_up,
            *page.cells(),
        )


def _of_anybody(title: str, called: str) -> str:
    """A title without the name of the student whom it was shown for."""
    if called not in title or not called:
        return title
    said = re.sub(rf"\b{re.escape(called)}\b", "the student", title)
    return said[:1].upper() + said[1:]
