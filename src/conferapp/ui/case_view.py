"""What home shows of the caseload at one moment: made anew whenever files have changed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING

from textual.content import Content

from conferapp.desk.desk import Desk
from conferapp.domain.at_a_glance import LOOK_BACK, glance, to_look_back_on
from conferapp.domain.caselist import Section, owned_by, sections
from conferapp.domain.due import GROUPS
from conferapp.domain.lines import ConferenceLine, StudentLine
from conferapp.storage.caseload import UnreadableLine
from conferapp.ui.case_text import student_label
from conferapp.ui.home_text import nobody, student_facts, unreadable_facts, unreadable_label
from conferapp.ui.keymap import Told
from conferapp.ui.nudges import Known, nudge
from conferapp.ui.widgets.facts import Fact

if TYPE_CHECKING:
    from conferapp.storage.after_pages import AfterPages

KEPT = 200
"""Students of whom everything is kept at hand: some screens full."""
A_CLASS = 100
"""Students up to whom all talks of two weeks can be looked through while somebody waits."""
UNREADABLE = "Could not be read"


class CaseView:
    """The caseload at one moment.

    Attributes:
        reading: Whether files are being read, so that not everybody may be there yet.

    Args:
        desk: What the app works with.
        reading: See above.
    """

    def __init__(self, desk: Desk, *, reading: bool) -> None:
        self._desk, self.reading = desk, reading
        self._caseload = desk.caseload()
        self._owned = owned_by(desk.tutor.tutor)
        self.student = lru_cache(KEPT)(self._caseload.student)
        # A line of the list needs no goals, which may have to be worked out first.
        self._in_line = lru_cache(KEPT)(partial(self._caseload.student, standing=False))

    @property
    def today(self) -> date:
        """The day from which everything is counted."""
        return self._caseload.today

    # The list ----------------------------------------------------------------------------

    def sections(self, wanted: str) -> tuple[Section, ...]:
        """The list: everybody, or those whose name fits, the best first.

        Args:
            wanted: A part of the name, or "".
        """
        if wanted:
            found = self._caseload.matching(wanted)
            return (Section("Found", found, mixed=True),) if found else ()
        unreadable = Section(UNREADABLE, tuple(self.unreadable))
        return (*self._everybody, unreadable) if unreadable.keys else self._everybody

    @cached_property
    def _everybody(self) -> tuple[Section, ...]:
        return sections(self._caseload.listed(), self._desk.tutor.tutor, self.today)

    @cached_property
    def unreadable(self) -> Mapping[str, UnreadableLine]:
        """The files that can't be used, by the keys by which the list has them."""
        return {f"unreadable-{at}": line for at, line in enumerate(self._caseload.unreadable)}

    def label(self, key: str, section: Section, width: int) -> Content:
        """A line of the list.

        Args:
            key: A student's id, or that of a file that can't be used.
            section: Where it stands.
            width: Columns for it.
        """
        if key in self.unreadable:
            return unreadable_label(self.unreadable[key])
        student = self._in_line(key)
        if student is None:  # taken away in this moment: the next view has no such line
            return Content("")
        return student_label(student, self.today, width, mixed=section.mixed)

    # What is chosen ----------------------------------------------------------------------

    def chosen(self, key: str | None) -> StudentLine | None:
        """The student with this key, or None.

        Args:
            key: The key of a line, or None.
        """
        return None if key is None or key in self.unreadable else self.student(key)

    def facts(self, key: str | None, wanted: str, told: Told) -> list[Fact]:
        """What stands at the right of a line.

        Args:
            key: The key of the line, or None where nothing is listed.
            wanted: The part of a name that is looked for, or "".
            told: Names the keys of a sentence as they are now.
        """
        student = self.chosen(key)
        if student is not None:
            found = glance(self._caseload.told(student.id))
            unlooked = to_look_back_on(found, self.today)
            tutor = "" if self._owned(student.tutor) else student.tutor
            with_pages = self._with_pages(unlooked)
            return student_facts(student, found, self.today, told, with_pages, tutor)
        if key is not None and key in self.unreadable:
            return unreadable_facts(self.unreadable[key])
        return nobody(wanted, reading=self.reading)

    def conferences(self, key: str | None) -> tuple[ConferenceLine, ...]:
        """The conferences of a student: those to go on with, then those that are over.

        Args:
            key: The key of a line, or None.
        """
        student = self.chosen(key)
        return (*student.in_progress, *student.history) if student else ()

    @cached_property
    def _after(self) -> "AfterPages":
        from conferapp.storage.after_pages import AfterPages  # seldom needed for the first paint

        return AfterPages(self._desk.workspace)

    def _with_pages(self, line: ConferenceLine | None) -> ConferenceLine | None:
        return line if line and self._after.has(line.agenda_id) else None

    # What is most useful to know ---------------------------------------------------------

    def nudge(self, keys: Mapping[str, str], *, done: int = 0, total: int = 0) -> str:
        """The one line below the top.

        Args:
            keys: The keys of the places that are there, by the names of the places.
            done: How many files were read.
            total: How many files there are to read.
        """
        due = next((s.keys for s in self._everybody if s.heading == GROUPS["due"]), ())
        known = Known(
            reading=self.reading,
            done=done,
            total=total,
            due=len(due),
            unreadable=len(self.unreadable),
            block=keys.get("block", ""),
            afterwards=keys.get("afterwards", ""),
        )
        return nudge(known) or nudge(replace(known, unlooked=self._unlooked))

    @cached_property
    def _unlooked(self) -> int:
        """The tutor's talks of late that nobody has looked back on; in a class, not a school."""
        if sum(len(section.keys) for section in self._everybody) > A_CLASS:
            return 0
        return sum(
            line.status == "done"
            and not facts.followed
            and self._owned(line.tutor)
            and self._with_pages(line) is not None
            for line, facts in self._caseload.told(since=self.today - LOOK_BACK)
        )
